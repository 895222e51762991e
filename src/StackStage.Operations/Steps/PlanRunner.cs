using StackStage.Operations.Errors;

namespace StackStage.Operations.Steps;

/// <summary>
/// The one road from a plan to its results: every step is asked for in plan order, then the approved ones run,
/// side by side where the order allows. A failure stops only what depends on it.
/// </summary>
public static class PlanRunner
{
    /// <summary>How many steps run side by side unless told otherwise.</summary>
    public const int DefaultParallelism = 16;

    /// <summary>Asks for and runs the steps of <paramref name="plan"/>.</summary>
    /// <param name="plan">The steps.</param>
    /// <param name="host">Answers for each step, and hears of errors.</param>
    /// <param name="cancellationToken">Stops the run: running steps are cancelled, no other is begun.</param>
    /// <param name="parallelism">The most changing steps that run at one time; steps that only look or wait do not count.</param>
    /// <returns>One result per step, in plan order. Failed steps have been written to the host as errors.</returns>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public static async Task<IReadOnlyList<StepResult>> RunAsync(
        Plan plan,
        IOperationHost host,
        CancellationToken cancellationToken,
        int parallelism = DefaultParallelism)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(host);
        ArgumentOutOfRangeException.ThrowIfLessThan(parallelism, 1);

        var results = new StepResult?[plan.Steps.Count];
        await ApproveAsync(plan, host, results, cancellationToken).ConfigureAwait(false);
        Planning.End();
        await RunApprovedAsync(plan, host, results, parallelism, cancellationToken).ConfigureAwait(false);
        return results!;
    }

    private static async Task ApproveAsync(Plan plan, IOperationHost host, StepResult?[] results, CancellationToken cancellationToken)
    {
        var asked = new bool[plan.Steps.Count];
        var later = new List<int>();
        for (var index = 0; index < plan.Steps.Count; index++)
        {
            if (!IsDue(index))
            {
                later.Add(index);
                continue;
            }

            await AskAsync(index).ConfigureAwait(false);
            while (later.FindIndex(IsDue) is >= 0 and var place)
            {
                var due = later[place];
                later.RemoveAt(place);
                await AskAsync(due).ConfigureAwait(false);
            }
        }

        // Steps that are to be asked for after each other; asked all the same.
        foreach (var index in later)
        {
            await AskAsync(index).ConfigureAwait(false);
        }

        bool IsDue(int index) => plan.Steps[index].AskedAfter.All(id => asked[plan.IndexOf(id)]);

        async Task AskAsync(int index)
        {
            cancellationToken.ThrowIfCancellationRequested();
            asked[index] = true;
            var step = plan.Steps[index];
            var blocking = step.After.Concat(step.AskedAfter).Select(id => results[plan.IndexOf(id)]).FirstOrDefault(r => r?.State is StepState.Declined or StepState.Skipped);
            if (blocking is not null)
            {
                results[index] = Result(step, StepState.Skipped, blocking.Detail ?? $"not done because '{blocking.Action}' on {blocking.Target} was declined");
                host.WriteVerbose(results[index]!.ToString());
                return;
            }

            results[index] = await host.ApproveAsync(step, cancellationToken).ConfigureAwait(false) switch
            {
                Approval.Declined => Result(step, StepState.Declined),
                Approval.Previewed => Result(step, StepState.Previewed),
                _ => null,
            };
        }
    }

    private static async Task RunApprovedAsync(Plan plan, IOperationHost host, StepResult?[] results, int parallelism, CancellationToken cancellationToken)
    {
        var open = new int[plan.Steps.Count];
        var dependents = new List<int>[plan.Steps.Count];
        var ready = new PriorityQueue<int, int>();
        for (var index = 0; index < plan.Steps.Count; index++)
        {
            dependents[index] = [];
            if (results[index] is not null)
            {
                continue;
            }

            foreach (var before in plan.Steps[index].Before.Distinct(StringComparer.Ordinal).Select(plan.IndexOf))
            {
                if (results[before] is null)
                {
                    open[index]++;
                    dependents[before].Add(index);
                }
            }

            if (open[index] == 0)
            {
                ready.Enqueue(index, index);
            }
        }

        var running = new Dictionary<Task<StepResult>, int>();
        var changing = 0;
        while (ready.Count > 0 || running.Count > 0)
        {
            // Two hundred waits share their looks; they must not keep changes from being made.
            while (ready.Count > 0 && changing < parallelism && !cancellationToken.IsCancellationRequested)
            {
                var index = ready.Dequeue();
                var blocking = plan.Steps[index].After.Select(id => results[plan.IndexOf(id)]!).FirstOrDefault(r => !r.Succeeded)
                    ?? plan.Steps[index].AfterIfApproved.Select(id => results[plan.IndexOf(id)]!).FirstOrDefault(r => !r.Succeeded && !IsUnwanted(r));
                if (blocking is null)
                {
                    running.Add(RunStepAsync(plan.Steps[index], host, cancellationToken), index);
                    changing += plan.Steps[index].Changes ? 1 : 0;
                }
                else
                {
                    Finish(index, Result(plan.Steps[index], blocking.State == StepState.Pending ? StepState.Pending : StepState.Skipped, Why(blocking)));
                }
            }

            if (running.Count == 0)
            {
                // Either all is done, or a stop leaves ready steps unbegun.
                if (cancellationToken.IsCancellationRequested || ready.Count == 0)
                {
                    break;
                }

                continue;
            }

            var ended = await Task.WhenAny(running.Keys).ConfigureAwait(false);
            running.Remove(ended, out var endedIndex);
            changing -= plan.Steps[endedIndex].Changes ? 1 : 0;
            Finish(endedIndex, await ended.ConfigureAwait(false));
        }

        cancellationToken.ThrowIfCancellationRequested();

        void Finish(int index, StepResult result)
        {
            results[index] = result;
            if (result.Error is not null)
            {
                host.WriteError(result.Error);
            }
            else
            {
                host.WriteVerbose(result.ToString());
            }

            foreach (var next in dependents[index])
            {
                if (--open[next] == 0)
                {
                    ready.Enqueue(next, next);
                }
            }
        }
    }

    // Declined, or not asked for because something else was; skipped while it ran would be another thing.
    private static bool IsUnwanted(StepResult result) => result.State == StepState.Declined || result is { State: StepState.Skipped, Started: null };

    private static string Why(StepResult blocking) => blocking.State switch
    {
        StepState.Pending => $"waits for '{blocking.Action}' on {blocking.Target}; run the command again to continue",
        StepState.Failed => $"not done because '{blocking.Action}' on {blocking.Target} failed",
        _ => blocking.Detail ?? $"not done because '{blocking.Action}' on {blocking.Target} was not done",
    };

    private static async Task<StepResult> RunStepAsync(Step step, IOperationHost host, CancellationToken cancellationToken)
    {
        var started = host.Time.GetUtcNow();
        StepResult Ended(StepState state, string? detail = null, StageError? error = null) =>
            Result(step, state, detail) with { Started = started, Finished = host.Time.GetUtcNow(), Error = error };

        try
        {
            var outcome = await step.RunAsync(cancellationToken).ConfigureAwait(false);
            return Ended(outcome.State, outcome.Detail);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return Ended(StepState.Stopped, "stopped; run the command again to continue");
        }
        catch (StageException failure)
        {
            return Ended(StepState.Failed, failure.Error.Message, failure.Error);
        }
#pragma warning disable CA1031 // One step's failure, of whatever type, must not lose the results of the others.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            var error = new StageError(
                "StepFailed",
                StageErrorCategory.NotSpecified,
                $"{step.Action} {step.Target} failed: {failure.Message}",
                step.Target,
                "Look at the cause, then run the command again: it continues where it stopped.",
                failure);
            return Ended(StepState.Failed, error.Message, error);
        }
    }

    private static StepResult Result(Step step, StepState state, string? detail = null) => new(step.Id, step.Action, step.Target, state, Detail: detail);
}
