using System.Globalization;
using StackStage.Operations.Connection;
using StackStage.Operations.Errors;
using StackStage.Operations.Steps;

namespace StackStage.Operations.Waiting;

/// <summary>
/// Waits for many resources of a kind with one look per interval for all of them. Each caller waits for its own;
/// whoever comes while others wait joins their looks. Throttling and broken connections only make the wait longer.
/// </summary>
public sealed class Waiter
{
    private static int lastActivity = 100;

    private readonly Dictionary<string, Waiting> waiting = new(StringComparer.Ordinal);
    private readonly object gate = new();
    private readonly WaitTarget target;
    private readonly WaitOptions options;
    private readonly IOperationHost host;
    private readonly Random random;
    private readonly int activity = Interlocked.Increment(ref lastActivity);
    private bool looking;

    /// <summary>Makes a waiter for one kind of wait.</summary>
    /// <param name="target">What is waited for.</param>
    /// <param name="options">How patiently.</param>
    /// <param name="host">Hears of progress; its clock counts the time.</param>
    /// <param name="random">Where the jitter comes from; given by tests that must repeat.</param>
    public Waiter(WaitTarget target, WaitOptions options, IOperationHost host, Random? random = null)
    {
        this.target = target ?? throw new ArgumentNullException(nameof(target));
        this.options = options ?? throw new ArgumentNullException(nameof(options));
        this.host = host ?? throw new ArgumentNullException(nameof(host));
        this.random = random ?? Random.Shared;
    }

    /// <summary>Waits for one resource.</summary>
    /// <param name="id">The resource.</param>
    /// <param name="cancellationToken">Ends the wait at once; what was begun goes on without us.</param>
    /// <returns><see cref="StepState.Done"/> when reached, or <see cref="StepState.Pending"/> with <see cref="WaitOptions.NoWait"/>.</returns>
    /// <exception cref="StageException">It can never be reached, cannot be looked at, or the time is over.</exception>
    public async Task<StepOutcome> WaitAsync(string id, CancellationToken cancellationToken)
    {
        Waiting? mine;
        lock (gate)
        {
            if (!waiting.TryGetValue(id, out mine))
            {
                mine = new Waiting(host.Time.GetUtcNow());
                waiting.Add(id, mine);
            }

            if (!looking)
            {
                looking = true;
                _ = Task.Run(LookUntilNobodyWaitsAsync, CancellationToken.None);
            }

            mine.Waiters++;
        }

        try
        {
            return await mine.Ended.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            lock (gate)
            {
                if (--mine.Waiters == 0)
                {
                    waiting.Remove(id);
                    mine.Abandon();
                }
            }
        }
    }

    private static string Format(string text, string id) => string.Format(CultureInfo.InvariantCulture, text, id);

    private static string Describe(TimeSpan span) => span.TotalMinutes < 1 ? $"{span.TotalSeconds:0} s" : span.TotalHours < 1 ? $"{span.TotalMinutes:0} min" : $"{span.TotalHours:0.#} h";

    private async Task LookUntilNobodyWaitsAsync()
    {
        try
        {
            await PauseAsync(options.Delay).ConfigureAwait(false);
            while (TakeWaiting() is { Length: > 0 } ids)
            {
                await LookOnceAsync(ids).ConfigureAwait(false);
                if (TakeWaiting().Length > 0)
                {
                    await PauseAsync(options.PollInterval * (1 + (options.Jitter * random.NextDouble()))).ConfigureAwait(false);
                }
            }
        }
#pragma warning disable CA1031 // Whatever goes wrong must reach those who wait, or they wait forever.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            FailAll(AwsErrors.IsTranslatable(failure) ? AwsErrors.Translate(failure, target.LookAction, null) : failure);
        }

        host.WriteProgress(new OperationProgress(activity, target.Activity, "done", Completed: true));
    }

    private string[] TakeWaiting()
    {
        lock (gate)
        {
            string[] ids = [.. waiting.Where(entry => !entry.Value.Ended.Task.IsCompleted).Select(entry => entry.Key)];
            looking = ids.Length > 0;
            return ids;
        }
    }

    // Ends early when nobody waits any more, so that a stop leaves nothing running.
    private async Task PauseAsync(TimeSpan span)
    {
        if (span <= TimeSpan.Zero)
        {
            return;
        }

        using var nobody = new CancellationTokenSource();
        var pause = Task.Delay(span, host.Time, nobody.Token);
        Task everybody;
        lock (gate)
        {
            everybody = Task.WhenAll(waiting.Values.Select(entry => entry.Ended.Task.ContinueWith(_ => { }, TaskScheduler.Default)));
        }

        if (await Task.WhenAny(pause, everybody).ConfigureAwait(false) != pause)
        {
            await nobody.CancelAsync().ConfigureAwait(false);
        }
    }

    private async Task LookOnceAsync(string[] ids)
    {
        IReadOnlyDictionary<string, WaitObservation> seen;
        try
        {
            seen = await target.LookAsync(ids, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception failure) when (AwsErrors.IsTransient(failure))
        {
            host.WriteVerbose($"{target.Activity}: a look failed and is tried again ({failure.Message})");
            seen = new Dictionary<string, WaitObservation>();
        }

        var now = host.Time.GetUtcNow();
        foreach (var id in ids)
        {
            Waiting? entry;
            lock (gate)
            {
                if (!waiting.TryGetValue(id, out entry))
                {
                    continue;
                }
            }

            if (seen.TryGetValue(id, out var observation))
            {
                Note(id, entry, observation, now);
            }

            EndIfDue(id, entry, now);
        }

        Report(now);
    }

    private void Note(string id, Waiting entry, WaitObservation observation, DateTimeOffset now)
    {
        if (entry.State != observation.State || entry.Detail != observation.Detail)
        {
            host.WriteVerbose(observation.Detail is null
                ? $"{id}: {observation.State} after {Describe(now - entry.Since)}"
                : $"{id}: {observation.State} after {Describe(now - entry.Since)}; {observation.Detail}");
        }

        entry.State = observation.State;
        entry.Detail = observation.Detail;
        if (observation.Failure is not null)
        {
            entry.Ended.TrySetException(new StageException(observation.Failure));
        }
        else if (observation.IsReached)
        {
            entry.Ended.TrySetResult(StepOutcome.Done);
        }
    }

    private void EndIfDue(string id, Waiting entry, DateTimeOffset now)
    {
        if (entry.Ended.Task.IsCompleted)
        {
            return;
        }

        if (options.NoWait)
        {
            entry.Ended.TrySetResult(StepOutcome.Pending($"{entry.State ?? "unknown"}; to go on: {Format(target.ContinueWith, id)}"));
        }
        else if (now - entry.Since >= options.Timeout)
        {
            var detail = entry.Detail is null ? string.Empty : $" ({entry.Detail})";
            entry.Ended.TrySetException(new StageException(new StageError(
                target.TimeoutErrorId,
                StageErrorCategory.OperationTimeout,
                $"{Describe(options.Timeout)} were not enough until {Format(target.Description, id)}: it is {entry.State ?? "unknown"}{detail}.",
                id,
                $"It goes on by itself. To continue: {Format(target.ContinueWith, id)}")));
        }
    }

    private void Report(DateTimeOffset now)
    {
        (string Id, Waiting Entry)[] left;
        lock (gate)
        {
            left = [.. waiting.Where(entry => !entry.Value.Ended.Task.IsCompleted).Select(entry => (entry.Key, entry.Value))];
        }

        if (left.Length == 0)
        {
            return;
        }

        var longest = left.MinBy(one => one.Entry.Since);
        var since = now - longest.Entry.Since;
        var usual = target.Usual is { } usually ? $", usually {Describe(usually)}" : string.Empty;
        var who = left.Length == 1 ? longest.Id : $"{longest.Id} and {left.Length - 1} more";
        var detail = longest.Entry.Detail is null ? string.Empty : $"; {longest.Entry.Detail}";
        host.WriteProgress(new OperationProgress(
            activity,
            target.Activity,
            $"{who}: {longest.Entry.State ?? "unknown"} for {Describe(since)}{usual}{detail}",
            target.Usual is { } whole ? (int)Math.Clamp(since / whole * 100, 0, 99) : null,
            target.Usual is { } expected && expected > since ? expected - since : null));
    }

    private void FailAll(Exception failure)
    {
        lock (gate)
        {
            looking = false;
            foreach (var entry in waiting.Values)
            {
                entry.Ended.TrySetException(failure);
            }
        }
    }

    private sealed class Waiting(DateTimeOffset since)
    {
        public TaskCompletionSource<StepOutcome> Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public DateTimeOffset Since { get; } = since;

        public int Waiters { get; set; }

        public string? State { get; set; }

        public string? Detail { get; set; }

        public void Abandon() => Ended.TrySetCanceled();
    }
}
