using System.Management.Automation;
using StackStage.Cmdlets.Completion;
using StackStage.Cmdlets.Hosting;
using StackStage.Operations.StateFiles;

namespace StackStage.Cmdlets.Commands.Snapshots;

/// <summary>Lists the resources of a state file. It needs no passphrase and decrypts nothing; a broken state is listed too.</summary>
[Cmdlet(VerbsCommon.Get, "PulumiResource", DefaultParameterSetName = PathSet, HelpUri = HelpPages.Root + "Get-PulumiResource.md")]
[OutputType(typeof(PulumiResource))]
public sealed class GetPulumiResourceCommand : StateFileCmdlet
{
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

    /// <summary>Only these URNs; wildcards are allowed.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(UrnCompleter))]
    public string[]? Urn { get; set; }

    /// <summary>Only these types, such as aws:s3/*; wildcards are allowed.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ResourceTypeCompleter))]
    public string[]? Type { get; set; }

    /// <summary>Only these names; wildcards are allowed.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ResourceNameCompleter))]
    public string[]? Name { get; set; }

    /// <summary>Only protected resources.</summary>
    [Parameter]
    public SwitchParameter Protected { get; set; }

    /// <summary>Only copies that wait to be deleted.</summary>
    [Parameter]
    public SwitchParameter PendingDelete { get; set; }

    private protected override Task ProcessAsync(CmdletOutput output, CancellationToken cancellationToken)
    {
        return InputObject is null
            ? ForEachFileAsync(Path, LiteralPath, output, ListFileAsync, cancellationToken)
            : ForEachPipedAsync(InputObject, literal: false, output, ListFileAsync, content => ListContent(content, output, cancellationToken), cancellationToken);

        async Task ListFileAsync(string path) =>
            List(await StateFile.ReadAsync(path, salvage: false, output, cancellationToken).ConfigureAwait(false), output, cancellationToken);
    }

    private protected override Task EndAsync(CmdletOutput output, CancellationToken cancellationToken) =>
        EndPipedAsync(output, content => ListContent(content, output, cancellationToken));

    private Task ListContent(byte[] content, CmdletOutput output, CancellationToken cancellationToken)
    {
        List(StateFile.Parse(InputName, content, salvage: false, output, cancellationToken), output, cancellationToken);
        return Task.CompletedTask;
    }

    private void List(StateFile file, CmdletOutput output, CancellationToken cancellationToken)
    {
        var selector = new ResourceSelector
        {
            Urns = Urn,
            Types = Type,
            Names = Name,
            OnlyProtected = IsOn(Protected),
            OnlyPendingDelete = IsOn(PendingDelete),
        };
        var isFound = false;
        foreach (var resource in selector.In(file.Snapshot))
        {
            cancellationToken.ThrowIfCancellationRequested();
            output.WriteObject(PulumiResource.From(file.IsOnDisk ? file.Path : null, resource));
            isFound = true;
        }

        if (!isFound && selector.NameForUrn(file.Snapshot) is { } hint)
        {
            output.WriteWarning(hint);
        }
    }
}
