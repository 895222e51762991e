using System.Management.Automation;
using System.Security;
using StackStage.Cmdlets.Hosting;
using StackStage.Operations.Errors;
using StackStage.Operations.StateFiles;
using StackStage.Snapshots;

namespace StackStage.Cmdlets.Commands.Snapshots;

/// <summary>Finds everything that is wrong in a Pulumi or SST state file: one record per fault, or with -Quiet one Boolean per file.</summary>
[Cmdlet(VerbsDiagnostic.Test, "PulumiSnapshot", DefaultParameterSetName = StageSet, HelpUri = HelpPages.Root + "Test-PulumiSnapshot.md")]
[OutputType(typeof(Operations.StateFiles.SnapshotFault), typeof(Operations.Stages.StageSnapshotFault), typeof(bool))]
public sealed class TestPulumiSnapshotCommand : SnapshotCmdlet
{
    private readonly FindingGate _gate = new();
    private Passphrase? _passphrase;

    /// <summary>Writes true or false per state instead of the faults. True: Pulumi loads it; warnings do not count.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <summary>Ends with an error when a fault is an error, so that a build stops.</summary>
    [Parameter]
    public SwitchParameter FailOnFinding { get; set; }

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
        await base.BeginAsync(output, cancellationToken).ConfigureAwait(false);
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

    private protected override string CommandName => "Test-PulumiSnapshot";

    private protected override async Task TakeAsync(StateReference state, CmdletOutput output, CancellationToken cancellationToken) =>
        Write(output, await state.ReadAsync(false, output, cancellationToken).ConfigureAwait(false), cancellationToken);

    private protected override Task FinishAsync(CmdletOutput output, CancellationToken cancellationToken) => _gate.EndAsync(IsOn(Quiet), IsOn(FailOnFinding), output, cancellationToken);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _passphrase?.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Write(CmdletOutput output, StateFile file, CancellationToken cancellationToken)
    {
        var faults = SnapshotTester.Test(file, _passphrase, output, cancellationToken);
        foreach (var fault in faults)
        {
            _gate.Count(fault.Severity == FaultSeverity.Error);
        }

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
            output.WriteVerbose($"Nothing is wrong in '{file.Name}' ({file.Snapshot.Resources.Count} resources).");
        }
    }
}
