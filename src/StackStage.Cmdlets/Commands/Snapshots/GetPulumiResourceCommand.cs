using System.Management.Automation;
using StackStage.Cmdlets.Completion;
using StackStage.Cmdlets.Hosting;
using StackStage.Operations.StateFiles;

namespace StackStage.Cmdlets.Commands.Snapshots;

/// <summary>Lists the resources of a state file. It needs no passphrase and decrypts nothing; a broken state is listed too.</summary>
[Cmdlet(VerbsCommon.Get, "PulumiResource", DefaultParameterSetName = PathSet)]
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
        var selector = new ResourceSelector
        {
            Urns = Urn,
            Types = Type,
            Names = Name,
            OnlyProtected = IsOn(Protected),
            OnlyPendingDelete = IsOn(PendingDelete),
        };
        return ForEachFileAsync(Path, LiteralPath, output, path => ListAsync(path, selector, output, cancellationToken), cancellationToken);
    }

    private static async Task ListAsync(string path, ResourceSelector selector, CmdletOutput output, CancellationToken cancellationToken)
    {
        var file = await StateFile.ReadAsync(path, salvage: false, output, cancellationToken).ConfigureAwait(false);
        var isFound = false;
        foreach (var resource in selector.In(file.Snapshot))
        {
            cancellationToken.ThrowIfCancellationRequested();
            output.WriteObject(PulumiResource.From(path, resource));
            isFound = true;
        }

        if (!isFound && selector.NameForUrn(file.Snapshot) is { } hint)
        {
            output.WriteWarning(hint);
        }
    }
}
