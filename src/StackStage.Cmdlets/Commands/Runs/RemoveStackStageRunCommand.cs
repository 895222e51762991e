using System.Management.Automation;
using StackStage.Cmdlets.Completion;
using StackStage.Cmdlets.Hosting;
using StackStage.Operations.Errors;
using StackStage.Operations.Journal;
using StackStage.Operations.Steps;

namespace StackStage.Cmdlets.Commands.Runs;

/// <summary>Deletes the journals of runs. Of one that is not finished, what it knows is lost, and that is asked about.</summary>
[Cmdlet(VerbsCommon.Remove, "StackStageRun", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, HelpUri = HelpPages.Root + "Remove-StackStageRun.md")]
public sealed class RemoveStackStageRunCommand : RunCmdlet
{
    /// <summary>The run's id, as Get-StackStageRun shows it.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RunIdCompleter))]
    public string[]? Id { get; set; }

    /// <summary>Does not ask about a run that is not finished.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override async Task ProcessAsync(CmdletOutput output, CancellationToken cancellationToken)
    {
        var journals = await OpenJournalsAsync(output, cancellationToken).ConfigureAwait(false);
        foreach (var id in Id!)
        {
            await output.ReportAsync(() => RemoveAsync(journals, id, output, cancellationToken)).ConfigureAwait(false);
        }
    }

    private static StageError NotFinished(StackStageRun run) => new(
        "RunNotFinished",
        StageErrorCategory.InvalidOperation,
        $"The run {run.Id} ({run.Command}) is not finished: {run.Left} is left, and what it knows of that would be lost. Its journal was left alone.",
        run.Id,
        run.ContinueWith is { } command ? $"Continue it: {command}. If it is of no use any more, add -Force." : "If it is of no use any more, add -Force.");

    private async Task RemoveAsync(RunJournals journals, string id, CmdletOutput output, CancellationToken cancellationToken)
    {
        if ((await journals.ListAsync(run => string.Equals(run, id, StringComparison.OrdinalIgnoreCase), unfinished: false, detail: false, cancellationToken).ConfigureAwait(false)).SingleOrDefault() is not { } run)
        {
            output.WriteError(NotFound(id, journals));
            return;
        }

        var answer = await output.OnPipelineThreadAsync(host => host.ShouldProcess($"{run.Id} ({run.Command} {run.Targets}, {run.State})", "Delete the run's journal", output.Place?.Invoke()), cancellationToken).ConfigureAwait(false);
        if (answer != Approval.Approved)
        {
            return;
        }

        var query = $"The run {run.Id} ({run.Command}) is not finished: {run.Left} is left. What it knows of that, such as what a deleted resource used, or since when a record is gone, is lost with its journal, and cannot be read from AWS any more. Delete it?";
        if (run.State == RunState.Unfinished && !IsOn(Force))
        {
            // Whoever clears the folder unattended, and means the finished ones, must not lose the others with them.
            if (await output.OnPipelineThreadAsync(host => host.IsBound("Confirm"), cancellationToken).ConfigureAwait(false))
            {
                output.WriteError(NotFinished(run));
                return;
            }

            if (!await output.ShouldContinueAsync(query, "Delete what an unfinished run knows", cancellationToken).ConfigureAwait(false))
            {
                return;
            }
        }

        if (!await journals.RemoveAsync(run.Id, cancellationToken).ConfigureAwait(false))
        {
            output.WriteError(NotFound(id, journals));
        }
    }
}
