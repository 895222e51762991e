using System.Management.Automation;
using StackStage.Cmdlets.Hosting;
using StackStage.Operations.Stages;

namespace StackStage.Cmdlets.Commands.Stages;

/// <summary>Lists the earlier states that a stage's home keeps, the newest first: when, of which update, how many resources, sound or not, and whether the present key opens it.</summary>
[Cmdlet(VerbsCommon.Get, "StackStageSnapshot", HelpUri = HelpPages.Root + "Get-StackStageSnapshot.md")]
[OutputType(typeof(StageSnapshot))]
public sealed class GetStackStageSnapshotCommand : StageHomeCmdlet
{
    /// <summary>Only those that are kept there: Snapshot, Version, Backup, History.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public StageSnapshotSource[]? Source { get; set; }

    /// <summary>Only so many, the newest.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? Newest { get; set; }

    private protected override Task ProcessAsync(CmdletOutput output, CancellationToken cancellationToken) => output.ReportAsync(async () =>
    {
        var home = await OpenHomeAsync(output, cancellationToken).ConfigureAwait(false);
        var left = Newest ?? int.MaxValue;
        await foreach (var kept in new StageHistory(home, output).ListAsync(StageName, Source, cancellationToken).ConfigureAwait(false))
        {
            output.WriteObject(kept);
            if (--left == 0)
            {
                break;
            }
        }
    });
}
