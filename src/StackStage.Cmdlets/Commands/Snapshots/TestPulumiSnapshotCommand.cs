using System.Management.Automation;
using System.Security;
using StackStage.Cmdlets.Hosting;
using StackStage.Operations.Errors;
using StackStage.Operations.StateFiles;
using StackStage.Snapshots;

namespace StackStage.Cmdlets.Commands.Snapshots;

/// <summary>Finds everything that is wrong in a Pulumi or SST state file: one record per fault, or with -Quiet one Boolean per file.</summary>
[Cmdlet(VerbsDiagnostic.Test, "PulumiSnapshot", DefaultParameterSetName = PathSet, HelpUri = HelpPages.Root + "Test-PulumiSnapshot.md")]
[OutputType(typeof(Operations.StateFiles.SnapshotFault), typeof(bool))]
public sealed class TestPulumiSnapshotCommand : StateFileCmdlet
{
    private Passphrase? _passphrase;

    /// <summary>State files; wildcards are allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string[]? Path { get; set; }

    /// <summary>State files whose names are taken as they are: those of Get-ChildItem.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string[]? LiteralPath { get; set; }

    /// <summary>What comes through the pipeline: a state's text (whole, or line by line) or bytes; or paths. A string is a text if its first character is a brace.</summary>
    [Parameter(Mandatory = true, ParameterSetName = InputObjectSet, ValueFromPipeline = true)]
    [SnapshotContentTransformation]
    public SnapshotContent? InputObject { get; set; }

    /// <summary>Writes true or false per state instead of the faults. True: Pulumi loads it; warnings do not count.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <summary>A passphrase that must fit the state.</summary>
    [Parameter]
    [ValidateNotNull]
    public SecureString? Passphrase { get; set; }

    /// <summary>A file with the passphrase.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? PassphraseFile { get; set; }

    /// <summary>Checks the passphrase of the environment: PULUMI_CONFIG_PASSPHRASE or PULUMI_CONFIG_PASSPHRASE_FILE.</summary>
    [Parameter]
    public SwitchParameter CheckPassphrase { get; set; }

    private protected override async Task BeginAsync(CmdletOutput output, CancellationToken cancellationToken)
    {
        if (Passphrase is not null)
        {
            _passphrase = Operations.StateFiles.Passphrase.From(Passphrase);
        }
        else if (PassphraseFile is not null)
        {
            var file = await output.OnPipelineThreadAsync(host => host.ResolveFiles(PassphraseFile, literal: true), cancellationToken).ConfigureAwait(false);
            _passphrase = Operations.StateFiles.Passphrase.FromFile(file[0]);
        }
        else if (IsOn(CheckPassphrase))
        {
            _passphrase = Operations.StateFiles.Passphrase.FromEnvironment() ?? throw new StageException(new StageError(
                "NoPassphrase",
                StageErrorCategory.InvalidArgument,
                "-CheckPassphrase needs a passphrase, and none is set.",
                null,
                "Give -Passphrase or -PassphraseFile, or set PULUMI_CONFIG_PASSPHRASE or PULUMI_CONFIG_PASSPHRASE_FILE."));
        }
    }

    private protected override Task ProcessAsync(CmdletOutput output, CancellationToken cancellationToken)
    {
        return InputObject is null
            ? ForEachFileAsync(Path, LiteralPath, output, TestFileAsync, cancellationToken)
            : ForEachPipedAsync(InputObject, literal: false, output, TestFileAsync, content => TestContent(content, output, cancellationToken), cancellationToken);

        async Task TestFileAsync(string path) =>
            Write(output, await StateFile.ReadAsync(path, salvage: false, output, cancellationToken).ConfigureAwait(false), cancellationToken);
    }

    private protected override Task EndAsync(CmdletOutput output, CancellationToken cancellationToken) =>
        EndPipedAsync(output, content => TestContent(content, output, cancellationToken));

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _passphrase?.Dispose();
        }

        base.Dispose(disposing);
    }

    private Task TestContent(byte[] content, CmdletOutput output, CancellationToken cancellationToken)
    {
        Write(output, StateFile.Parse(InputName, content, salvage: false, output, cancellationToken), cancellationToken);
        return Task.CompletedTask;
    }

    private void Write(CmdletOutput output, StateFile file, CancellationToken cancellationToken)
    {
        var faults = SnapshotTester.Test(file, file.IsOnDisk ? file.Path : null, _passphrase, output, cancellationToken);
        if (IsOn(Quiet))
        {
            output.WriteObject(!faults.Any(fault => fault.Severity == FaultSeverity.Error));
            return;
        }

        foreach (var fault in faults)
        {
            output.WriteObject(fault);
        }

        if (faults.Count == 0)
        {
            output.WriteVerbose($"Nothing is wrong in '{file.Path}' ({file.Snapshot.Resources.Count} resources).");
        }
    }
}
