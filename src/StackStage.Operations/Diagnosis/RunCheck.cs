using StackStage.Operations.Journal;
using StackStage.Operations.Stages;

namespace StackStage.Operations.Diagnosis;

/// <summary>Looks for runs that were begun and that nobody finished or works on.</summary>
internal static class RunCheck
{
    public static async Task<IReadOnlyList<StageFinding>> LookAsync(StageHome home, RunJournals journals, string? accountId, CancellationToken cancellationToken)
    {
        var runs = await journals.ListAsync(_ => true, unfinished: true, detail: false, cancellationToken).ConfigureAwait(false);
        return
        [
            .. runs.Where(run => run.State == RunState.Unfinished && run.EndpointUrl == journals.StandIn && (accountId is null || run.AccountId == accountId)).Select(run => new StageFinding
            {
                Severity = FindingSeverity.Warning,
                Check = StageCheck.Run,
                Kind = "RunUnfinished",
                Message = $"{run.Command} was begun on {run.Began.LocalDateTime:yyyy-MM-dd HH:mm} and not finished: {string.Join(", ", run.Left)}.",
                Command = run.ContinueWith,
                Resource = run.Id,
                Home = home.Kind,
                Region = run.Region.Length == 0 ? null : run.Region,
            }),
        ];
    }
}
