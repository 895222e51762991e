using System.Management.Automation;
using StackStage.Cmdlets.Completion;
using StackStage.Cmdlets.Hosting;
using StackStage.Operations.Stages;

namespace StackStage.Cmdlets.Commands.Stages;

/// <summary>Puts an earlier state of a stage back: shows first what would change, keeps the present one, and can be undone with -Previous.</summary>
[Cmdlet(VerbsData.Restore, "StackStageSnapshot", DefaultParameterSetName = IdSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, HelpUri = HelpPages.Root + "Restore-StackStageSnapshot.md")]
[OutputType(typeof(StageRestoration))]
public sealed class RestoreStackStageSnapshotCommand : StageHomeCmdlet
{
    private const string IdSet = "Id";
    private const string PreviousSet = "Previous";
    private const string LastSoundSet = "LastSound";

    /// <summary>The snapshot's id, as Get-StackStageSnapshot shows it.</summary>
    [Parameter(Mandatory = true, ParameterSetName = IdSet, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SnapshotIdCompleter))]
    public string? SnapshotId { get; set; }

    /// <summary>Where the snapshot is kept, if several are called the same.</summary>
    [Parameter(ParameterSetName = IdSet, ValueFromPipelineByPropertyName = true)]
    public StageSnapshotSource? Source { get; set; }

    /// <summary>Takes the newest snapshot that is not what the state is now: undoes the last change, a restoration included.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PreviousSet)]
    public SwitchParameter Previous { get; set; }

    /// <summary>Takes the newest snapshot that Pulumi loads, that lists any resource, that the present key opens as far as can be told, and that is not what the state is now.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LastSoundSet)]
    public SwitchParameter LastSound { get; set; }

    /// <summary>Does not ask about a snapshot that Pulumi would not load, or that may need another key.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override Task ProcessAsync(CmdletOutput output, CancellationToken cancellationToken) => output.ReportAsync(async () =>
    {
        var choice = IsOn(Previous) ? SnapshotChoice.Previous : IsOn(LastSound) ? SnapshotChoice.LastSound : SnapshotChoice.Of(SnapshotId!, Source);
        var home = await OpenHomeAsync(output, cancellationToken).ConfigureAwait(false);
        var restored = await StageRestorer.RestoreAsync(
            home,
            StageName,
            choice,
            "Restore-StackStageSnapshot",
            (question, cancellation) => IsOn(Force) ? Task.FromResult(true) : output.ShouldContinueAsync(question, "Restore a snapshot", cancellation),
            output,
            cancellationToken).ConfigureAwait(false);
        if (restored is not null)
        {
            output.WriteResult(restored);
        }
    });
}
