using StackStage.Operations.Errors;

namespace StackStage.Operations.Steps;

/// <summary>
/// The one road from a plan to its results: it is asked for, then the approved steps run, side by side where the order
/// allows. A failure stops only what must not go on without it.
/// </summary>
public static class PlanRunner
{
    /// <summary>How many changing steps work side by side unless told otherwise.</summary>
    public const int DefaultThrottleLimit = 16;

    private const int ShownWhenStopped = 5;

    /// <summary>Asks for and runs the steps of <paramref name="plan"/>.</summary>
    /// <param name="plan">The steps.</param>
    /// <param name="host">Answers, and hears of errors.</param>
    /// <param name="cancellationToken">Stops the run: running steps are cancelled, no other is begun.</param>
    /// <param name="options">How.</param>
    /// <returns>One result per step, in plan order. Errors have been written to the host, those of one cause once.</returns>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public static async Task<PlanResults> RunAsync(Plan plan, IOperationHost host, CancellationToken cancellationToken, PlanRunOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(host);
        options ??= new PlanRunOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.ThrottleLimit, 1);

        var answers = await PlanApproval.AskAsync(plan, options.Changes, host, cancellationToken).ConfigureAwait(false);
        Planning.End();
        var journal = options.BeginJournalAsync is null ? null : await options.BeginJournalAsync(answers).ConfigureAwait(false);
        try
        {
            var results = await new PlanRun(plan, host, options, journal, cancellationToken).RunAsync(answers).ConfigureAwait(false);
            if (journal is not null)
            {
                await FinishAsync(plan, results, journal, host).ConfigureAwait(false);
            }

            if (cancellationToken.IsCancellationRequested)
            {
                SayStop(results, options, host);
                cancellationToken.ThrowIfCancellationRequested();
            }

            return results;
        }
        finally
        {
            if (journal is not null)
            {
                await journal.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    // What failed or waits is continued; what was declined, or turned out to have to stay, is not. An object that was declined
    // as a whole is as it was, and so is what earlier runs know of it.
    private static async Task FinishAsync(Plan plan, PlanResults results, IRunJournal journal, IOperationHost host)
    {
        bool IsOver(StepResult result) => result.Succeeded || result.IsUnwanted || result.IsSettled;
        bool IsDeclined(PlanSubject subject) => plan.StepsOf(subject).Where(step => step.Changes).ToList() is { Count: > 0 } own && own.TrueForAll(step => results[step].IsUnwanted);
        var done = plan.Subjects
            .Where(subject => !subject.StaysOpen && !IsDeclined(subject) && plan.StepsOf(subject).All(step => IsOver(results[step])))
            .Select(subject => subject.Key)
            .ToList();
        try
        {
            await journal.FinishAsync(done, CancellationToken.None).ConfigureAwait(false);
        }
        catch (StageException failure)
        {
            host.WriteWarning($"What was done is done, but the journal does not say so: {failure.Error.Message} The same command finds everything done.");
        }
    }

    private static void SayStop(PlanResults results, PlanRunOptions options, IOperationHost host)
    {
        var stopped = results.Where(result => result.State == StepState.Stopped).Select(result => $"'{result.Action}' on {result.Target}").ToList();
        var running = stopped.Count switch
        {
            0 => string.Empty,
            <= ShownWhenStopped => $" Under way: {string.Join("; ", stopped)}.",
            _ => $" Under way: {string.Join("; ", stopped.Take(ShownWhenStopped))} and {stopped.Count - ShownWhenStopped} more.",
        };
        host.WriteWarning($"Stopped: {results.Count(result => result.Succeeded)} of {results.Count} steps are done.{running} What was begun is not lost.{(options.ContinueWith is { } line ? $" To continue: {line}" : string.Empty)}");
    }
}
