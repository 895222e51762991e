using System.Management.Automation;
using StackStage.Cmdlets.Hosting;
using StackStage.Operations.Stages;

namespace StackStage.Cmdlets.Commands.Stages;

/// <summary>Removes the lock that a killed update left on a stage; shows who held it and since when, and refuses one that may be in use.</summary>
[Cmdlet(VerbsCommon.Unlock, "StackStage", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, HelpUri = HelpPages.Root + "Unlock-StackStage.md")]
[OutputType(typeof(StageUnlock))]
public sealed class UnlockStackStageCommand : StageHomeCmdlet
{
    /// <summary>From what age on a lock counts as left behind. A lock that is renewed is as old as its last renewal.</summary>
    [Parameter]
    [Duration]
    public TimeSpan OlderThan { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Removes a lock of any age. Only when its run is surely over: two updates at once destroy a state.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override Task ProcessAsync(CmdletOutput output, CancellationToken cancellationToken) => output.ReportAsync(async () =>
    {
        var home = await OpenHomeAsync(output, cancellationToken).ConfigureAwait(false);
        foreach (var unlocked in await StageUnlocker.UnlockAsync(home, StageName, IsOn(Force) ? null : OlderThan, output, cancellationToken).ConfigureAwait(false))
        {
            output.WriteResult(unlocked);
        }
    });
}
