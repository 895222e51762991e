using System.Management.Automation;
using StackStage.Cmdlets.Hosting;
using StackStage.Operations.Errors;
using StackStage.Operations.StateFiles;
using StackStage.Snapshots;

namespace StackStage.Cmdlets.Commands.Snapshots;

/// <summary>Sets and clears flags of resources in a state: protection, taint, and whether the real resource stays when the entry is deleted.</summary>
[Cmdlet(VerbsCommon.Set, "PulumiResource", DefaultParameterSetName = StageSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, HelpUri = HelpPages.Root + "Set-PulumiResource.md")]
[OutputType(typeof(PulumiResource), typeof(Operations.Stages.StagePulumiResource), typeof(string))]
public sealed class SetPulumiResourceCommand : ResourceEditCmdlet
{
    /// <summary>Whether Pulumi refuses to delete it.</summary>
    [Parameter]
    public bool? Protect { get; set; }

    /// <summary>Whether the next deployment replaces it.</summary>
    [Parameter]
    public bool? Taint { get; set; }

    /// <summary>Whether the real resource stays when its entry is deleted.</summary>
    [Parameter]
    public bool? RetainOnDelete { get; set; }

    /// <summary>Writes the resources that changed. A text from the pipeline is answered with a text in any case, and not with these.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override string CommandName => "Set-PulumiResource";

    private protected override bool PrefersLive => true;

    private protected override Task BeginAsync(CmdletOutput output, CancellationToken cancellationToken) => Protect is null && Taint is null && RetainOnDelete is null
        ? throw new StageException(new StageError("NothingToSet", StageErrorCategory.InvalidArgument, "Which flag is to be set is not said.", null, "Give -Protect, -Taint or -RetainOnDelete, each with $true or $false."))
        : base.BeginAsync(output, cancellationToken);

    private protected override async Task EditAsync(StateFile file, Func<StateFile, IReadOnlyList<int>> select, CmdletOutput output, CancellationToken cancellationToken)
    {
        var change = new ResourceFlagChange { Protect = Protect, Taint = Taint, RetainOnDelete = RetainOnDelete };
        Write(await ResourceFlags.SetAsync(file, select, change, output, cancellationToken).ConfigureAwait(false), IsOn(PassThru), output);
    }
}
