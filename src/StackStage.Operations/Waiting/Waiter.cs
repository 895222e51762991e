using System.Globalization;
using StackStage.Operations.Connection;
using StackStage.Operations.Errors;
using StackStage.Operations.Steps;
using StackStage.Operations.Text;

namespace StackStage.Operations.Waiting;

/// <summary>
/// Waits for many resources of a kind with one look per interval for all of them. Each caller waits for its own;
/// whoever comes while others wait joins their looks. Throttling and broken connections only make the wait longer.
/// </summary>
#pragma warning disable CA1001 // The token sources neither time nor link anything, so there is nothing to free.
public sealed class Waiter
#pragma warning restore CA1001
{
    private static int _lastActivity = 100;

    private readonly Dictionary<string, Waiting> _waiting = new(StringComparer.Ordinal);
    private readonly object _gate = new();
    private readonly WaitTarget _target;
    private readonly WaitOptions _options;
    private readonly IOperationHost _host;
    private readonly Random _random;
    private readonly int _activity = Interlocked.Increment(ref _lastActivity);
    private readonly FailureWatch _watch;
    private CancellationTokenSource _untilIdle = new();
    private TimeSpan? _mayFail;
    private bool _looking;
    private bool _reported;

    /// <summary>Makes a waiter for one kind of wait.</summary>
    /// <param name="target">What is waited for.</param>
    /// <param name="options">How patiently.</param>
    /// <param name="host">Hears of progress; its clock counts the time.</param>
    /// <param name="random">Where the jitter comes from; given by tests that must repeat.</param>
    public Waiter(WaitTarget target, WaitOptions options, IOperationHost host, Random? random = null)
    {
        _target = target ?? throw new ArgumentNullException(nameof(target));
        _options = options ?? throw new ArgumentNullException(nameof(options));
        _host = host ?? throw new ArgumentNullException(nameof(host));
        _random = random ?? Random.Shared;
        _watch = new FailureWatch(host, $"{target.Activity}: looking");
    }

    /// <summary>Waits for one resource.</summary>
    /// <param name="id">The resource.</param>
    /// <param name="cancellationToken">Ends the wait at once; what was begun goes on without us.</param>
    /// <returns><see cref="StepState.Done"/> when reached, or <see cref="StepState.Pending"/> with <see cref="WaitOptions.NoWait"/>.</returns>
    /// <exception cref="StageException">It can never be reached, cannot be looked at, or the time is over.</exception>
    public async Task<StepOutcome> WaitAsync(string id, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Waiting? mine;
        lock (_gate)
        {
            // What has ended is not joined: whoever comes later wants to know how it is now.
            if (!_waiting.TryGetValue(id, out mine) || mine.Ended.Task.IsCompleted)
            {
                mine = new Waiting(_host.Time.GetUtcNow());
                _waiting[id] = mine;
            }

            mine.Waiters++;
            if (!_looking)
            {
                _looking = true;
                _ = Task.Run(LookUntilNobodyWaitsAsync, CancellationToken.None);
            }
        }

        try
        {
            return await mine.Ended.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Leave(id, mine);
        }
    }

    private static string Format(string text, string id) => string.Format(CultureInfo.InvariantCulture, text, id);

    private void Leave(string id, Waiting mine)
    {
        CancellationTokenSource? idle = null;
        lock (_gate)
        {
            if (--mine.Waiters == 0)
            {
                if (_waiting.TryGetValue(id, out var present) && ReferenceEquals(present, mine))
                {
                    _waiting.Remove(id);
                }

                mine.Abandon();
                if (_looking && _waiting.Values.All(entry => entry.Ended.Task.IsCompleted))
                {
                    idle = _untilIdle;
                }
            }
        }

        // A pause or a look that nobody waits for any more ends now, so that a stop leaves nothing running.
        _ = idle?.CancelAsync();
    }

    private async Task LookUntilNobodyWaitsAsync()
    {
        Planning.Leave();
        try
        {
            if (TakeWaiting(out var cancellationToken).Length > 0)
            {
                await PauseAsync(_options.Delay, cancellationToken).ConfigureAwait(false);
            }

            while (TakeWaiting(out cancellationToken) is { Length: > 0 } mine)
            {
                await LookOnceAsync(mine, cancellationToken).ConfigureAwait(false);
                await PauseAsync(_options.NoWait ? TimeSpan.Zero : _options.PollInterval * (1 + (_options.Jitter * _random.NextDouble())), cancellationToken).ConfigureAwait(false);
            }
        }
#pragma warning disable CA1031 // Whatever goes wrong must reach those who wait, or they wait forever.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            FailAll(AwsErrors.IsTranslatable(failure) ? AwsErrors.Translate(failure, _target.LookAction, null) : failure);
        }
    }

    // The only place where looking ends: whoever comes after finds either this loop still looking, or begins one.
    private (string Id, Waiting Entry)[] TakeWaiting(out CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            (string, Waiting)[] open = [.. _waiting.Where(entry => !entry.Value.Ended.Task.IsCompleted).Select(entry => (entry.Key, entry.Value))];
            _looking = open.Length > 0;
            if (_looking && _untilIdle.IsCancellationRequested)
            {
                _untilIdle = new CancellationTokenSource();
            }
            else if (!_looking)
            {
                EndProgress();
            }

            cancellationToken = _untilIdle.Token;
            return open;
        }
    }

    // No longer than until somebody's time is over, or that of an endpoint that is away: that is told when it is due, not at the look after it.
    private async Task PauseAsync(TimeSpan span, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var open = _waiting.Values.Where(entry => !entry.Ended.Task.IsCompleted).ToArray();
            if (open.Length == 0)
            {
                return;
            }

            var due = open.Min(entry => entry.Since) + _options.Timeout - _host.Time.GetUtcNow();
            span = due < span ? due : span;
            span = _mayFail is { } left && left < span ? left : span;
        }

        if (span > TimeSpan.Zero)
        {
            await Task.Delay(span, _host.Time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task LookOnceAsync((string Id, Waiting Entry)[] open, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<string, WaitObservation> seen;
        Exception? silence = null;
        try
        {
            seen = await _target.LookAsync(Array.ConvertAll(open, one => one.Id), cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return;
        }
        catch (Exception failure) when (AwsErrors.IsTransient(failure))
        {
            _host.WriteVerbose($"{_target.Activity}: a look failed and is tried again ({failure.Message.ReplaceLineEndings(" ")})");
            seen = new Dictionary<string, WaitObservation>();
            silence = failure;
        }

        var now = _host.Time.GetUtcNow();
        NoteSilence(open, silence);
        foreach (var (id, entry) in open)
        {
            if (seen.TryGetValue(id, out var observation))
            {
                Note(id, entry, observation, now);
            }

            EndIfDue(id, entry, now);
        }

        Report(now);
    }

    private void NoteSilence((string Id, Waiting Entry)[] open, Exception? failure)
    {
        if (failure is null)
        {
            _mayFail = null;
            _watch.Answered();
            return;
        }

        _mayFail = _watch.Failed(failure);
        if (_mayFail <= TimeSpan.Zero)
        {
            foreach (var (id, entry) in open)
            {
                var error = AwsErrors.Translate(failure, _target.LookAction, id).Error;
                entry.Ended.TrySetException(new StageException(error with { RecommendedAction = $"{error.RecommendedAction} What was begun is not lost. To continue: {Format(_target.ContinueWith, id)}" }));
            }
        }
    }

    private void Note(string id, Waiting entry, WaitObservation observation, DateTimeOffset now)
    {
        if (entry.State != observation.State || entry.Detail != observation.Detail)
        {
            _host.WriteVerbose(observation.Detail is null
                ? $"{id}: {observation.State} after {Durations.Describe(now - entry.Since)}"
                : $"{id}: {observation.State} after {Durations.Describe(now - entry.Since)}; {observation.Detail}");
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

        if (_options.NoWait)
        {
            entry.Ended.TrySetResult(StepOutcome.Pending($"{entry.State ?? "unknown"}; to go on: {Format(_target.ContinueWith, id)}"));
        }
        else if (now - entry.Since >= _options.Timeout)
        {
            var detail = entry.Detail is null ? string.Empty : $" ({entry.Detail})";
            entry.Ended.TrySetException(new StageException(new StageError(
                _target.TimeoutErrorId,
                StageErrorCategory.OperationTimeout,
                $"{Durations.Describe(_options.Timeout)} were not enough until {Format(_target.Description, id)}: it is {entry.State ?? "unknown"}{detail}.",
                id,
                $"What was begun is not lost. To continue: {Format(_target.ContinueWith, id)}")));
        }
    }

    private void Report(DateTimeOffset now)
    {
        (string Id, Waiting Entry)[] left;
        lock (_gate)
        {
            left = [.. _waiting.Where(entry => !entry.Value.Ended.Task.IsCompleted).Select(entry => (entry.Key, entry.Value))];
        }

        if (left.Length == 0)
        {
            return;
        }

        var longest = left.MinBy(one => one.Entry.Since);
        var since = now - longest.Entry.Since;
        var usual = _target.Usual is { } usually ? $", usually {Durations.Describe(usually)}" : string.Empty;
        var name = _target.NameOf?.Invoke(longest.Id) ?? longest.Id;
        var who = left.Length == 1 ? name : $"{name} and {left.Length - 1} more";
        var detail = longest.Entry.Detail is null ? string.Empty : $"; {longest.Entry.Detail}";
        _reported = true;
        _host.WriteProgress(new OperationProgress(
            _activity,
            _target.Activity,
            $"{who}: {longest.Entry.State ?? "unknown"} for {Durations.Describe(since)}{usual}{detail}",
            _target.Usual is { } whole ? (int)Math.Clamp(since / whole * 100, 0, 99) : null,
            _target.Usual is { } expected && expected > since ? expected - since : null));
    }

    private void FailAll(Exception failure)
    {
        lock (_gate)
        {
            _looking = false;
            EndProgress();
            foreach (var entry in _waiting.Values)
            {
                entry.Ended.TrySetException(failure);
            }
        }
    }

    private void EndProgress()
    {
        if (_reported)
        {
            _reported = false;
            _host.WriteProgress(new OperationProgress(_activity, _target.Activity, "done", Completed: true));
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
