using System.Management.Automation;
using StackStage.Cmdlets.Hosting;
using StackStage.Operations.StateFiles;
using StackStage.Snapshots;

namespace StackStage.Cmdlets.Commands.Snapshots;

/// <summary>Takes resources out of a state, and only out of it: the real resources stay. The state as it was is kept.</summary>
[Cmdlet(VerbsCommon.Remove, "PulumiResource", DefaultParameterSetName = StageSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, HelpUri = HelpPages.Root + "Remove-PulumiResource.md")]
[OutputType(typeof(PulumiResource), typeof(Operations.Stages.StagePulumiResource), typeof(string))]
public sealed class RemovePulumiResourceCommand : ResourceEditCmdlet
{
    /// <summary>Removes what depends on it too, children included.</summary>
    [Parameter]
    public SwitchParameter Recurse { get; set; }

    /// <summary>Keeps what depends on it, and drops only its references.</summary>
    [Parameter]
    public SwitchParameter DropReference { get; set; }

    /// <summary>Removes protected resources too.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Writes the removed resources. A text from the pipeline is answered with a text in any case, and not with these.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override string CommandName => "Remove-PulumiResource";

    private protected override async Task EditAsync(StateFile file, Func<StateFile, IReadOnlyList<int>> select, CmdletOutput output, CancellationToken cancellationToken)
    {
        var options = new RemovalOptions { Force = IsOn(Force), Recurse = IsOn(Recurse), DropReference = IsOn(DropReference) };
        Write(await ResourceRemover.RemoveAsync(file, select, options, output, cancellationToken).ConfigureAwait(false), IsOn(PassThru), output);
    }
}
