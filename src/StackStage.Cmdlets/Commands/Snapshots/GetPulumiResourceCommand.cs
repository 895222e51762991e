using System.Management.Automation;
using StackStage.Cmdlets.Completion;
using StackStage.Cmdlets.Hosting;
using StackStage.Operations.StateFiles;

namespace StackStage.Cmdlets.Commands.Snapshots;

/// <summary>Lists the resources of a state file. It needs no passphrase and decrypts nothing; a broken state is listed too.</summary>
[Cmdlet(VerbsCommon.Get, "PulumiResource", DefaultParameterSetName = StageSet, HelpUri = HelpPages.Root + "Get-PulumiResource.md")]
[OutputType(typeof(PulumiResource), typeof(Operations.Stages.StagePulumiResource))]
public sealed class GetPulumiResourceCommand : SnapshotCmdlet
{
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

    private protected override string CommandName => "Get-PulumiResource";

    private protected override async Task TakeAsync(StateReference state, CmdletOutput output, CancellationToken cancellationToken)
    {
        var file = await state.ReadAsync(false, output, cancellationToken).ConfigureAwait(false);
        var selector = new ResourceSelector
        {
            Urns = Urn,
            Types = Type,
            Names = Name,
            OnlyProtected = IsOn(Protected),
            OnlyPendingDelete = IsOn(PendingDelete),
        };
        selector.ReportMissing(file, output);
        foreach (var resource in selector.In(file.Snapshot))
        {
            cancellationToken.ThrowIfCancellationRequested();
            output.WriteObject(file.Describe(resource));
        }
    }
}
