using System.Globalization;
using StackStage.Operations.Connection;
using StackStage.Operations.Errors;
using StackStage.Operations.Pacing;
using StackStage.Operations.Steps;
using StackStage.Operations.Text;

namespace StackStage.Operations.Waiting;

/// <summary>
/// Waits for many resources of a kind with one look per interval for all of them. Each caller waits for its own, and has
/// its own result or failure; whoever comes while others wait joins their looks. Throttling and broken connections only
/// make the wait longer. Whoever waits inside a step gives the step's place away.
/// </summary>
#pragma warning disable CA1001 // The token sources neither time nor link anything, so there is nothing to free.
public sealed class Waiter
#pragma warning restore CA1001
{
    private const int LongestLine = 1000;

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
            // What has ended is not there any more: whoever comes later wants to know how it is now.
            if (!_waiting.TryGetValue(id, out mine))
            {
                mine = new Waiting(id, _host.Time.GetUtcNow());
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
            return await StepPlace.AwayAsync(mine.Ended.Task.WaitAsync, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Leave(mine);
        }
    }

    private static string Format(string text, string id) => string.Format(CultureInfo.InvariantCulture, text, id);

    private void Leave(Waiting mine)
    {
        CancellationTokenSource? idle = null;
        lock (_gate)
        {
            if (--mine.Waiters == 0)
            {
                Forget(mine);
                mine.Ended.TrySetCanceled();
                if (_looking && _waiting.Count == 0)
                {
                    idle = _untilIdle;
                }
            }
        }

        // A pause or a look that nobody waits for any more ends now, so that a stop leaves nothing running.
        _ = idle?.CancelAsync();
    }

    // Under the gate. Who waits no more, for whatever reason, is not among those who wait.
    private void Forget(Waiting one)
    {
        if (_waiting.TryGetValue(one.Id, out var present) && ReferenceEquals(present, one))
        {
            _waiting.Remove(one.Id);
        }
    }

    private void Succeed(Waiting one, StepOutcome outcome)
    {
        lock (_gate)
        {
            Forget(one);
        }

        one.Ended.TrySetResult(outcome);
    }

    private void Fail(Waiting one, Exception failure)
    {
        lock (_gate)
        {
            Forget(one);
        }

        one.Ended.TrySetException(failure);
    }

    private async Task LookUntilNobodyWaitsAsync()
    {
        // The looks are everybody's, and no part of what began them.
        Planning.Leave();
        StepPlace.Forget();
        HeldTurn.Forget();
        try
        {
            if (TakeWaiting(out var cancellationToken).Length > 0)
            {
                await PauseAsync(_options.Delay, cancellationToken).ConfigureAwait(false);
            }

            while (TakeWaiting(out cancellationToken) is { Length: > 0 } mine)
            {
                await LookOnceAsync(mine, cancellationToken).ConfigureAwait(false);
                await PauseAsync(_options.NoWait ? TimeSpan.Zero : NextInterval() * (1 + (_options.Jitter * _random.NextDouble())), cancellationToken).ConfigureAwait(false);
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
    private Waiting[] TakeWaiting(out CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _looking = _waiting.Count > 0;
            if (_looking && _untilIdle.IsCancellationRequested)
            {
                _untilIdle = new CancellationTokenSource();
            }
            else if (!_looking)
            {
                EndProgress();
            }

            cancellationToken = _untilIdle.Token;
            return [.. _waiting.Values];
        }
    }

    // The shortest that is due to anybody: a tenth of the time that it has been waited for, and no further than to the time
    // that it usually takes.
    private TimeSpan NextInterval()
    {
        if (_options.LongestInterval is not { } longest || longest <= _options.PollInterval)
        {
            return _options.PollInterval;
        }

        lock (_gate)
        {
            var now = _host.Time.GetUtcNow();
            return _waiting.Count == 0 ? _options.PollInterval : _waiting.Values.Min(one => IntervalAfter(now - one.Since));
        }

        TimeSpan IntervalAfter(TimeSpan waited)
        {
            var grown = waited / 10 < longest ? waited / 10 : longest;
            if (_target.Usual is { } usual && waited < usual && usual - waited < grown)
            {
                grown = usual - waited;
            }

            return grown > _options.PollInterval ? grown : _options.PollInterval;
        }
    }

    // No longer than until somebody's time is over, or that of an endpoint that is away: that is told when it is due, not at the look after it.
    private async Task PauseAsync(TimeSpan span, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_waiting.Count == 0)
            {
                return;
            }

            var due = _waiting.Values.Min(one => one.Since) + _options.Timeout - _host.Time.GetUtcNow();
            span = due < span ? due : span;
            span = _mayFail is { } left && left < span ? left : span;
        }

        if (span > TimeSpan.Zero)
        {
            await Task.Delay(span, _host.Time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task LookOnceAsync(Waiting[] open, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<string, WaitObservation> seen;
        Exception? silence = null;
        try
        {
            seen = await _target.LookAsync(Array.ConvertAll(open, static one => one.Id), cancellationToken).ConfigureAwait(false);
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
        NoteUnseen(open, seen);
        foreach (var one in open)
        {
            if (seen.TryGetValue(one.Id, out var observation) && observation.Silence is null)
            {
                Note(one, observation, now);
            }

            EndIfDue(one, now);
        }

        Report(now);
    }

    // Nobody answers at all.
    private void NoteSilence(Waiting[] open, Exception? failure)
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
            foreach (var one in open)
            {
                GiveUp(one, failure);
            }
        }
    }

    // Some cannot be seen while others can; told of together, however many they are.
    private void NoteUnseen(Waiting[] open, IReadOnlyDictionary<string, WaitObservation> seen)
    {
        var told = new List<(Waiting One, TimeSpan Lasted, Exception Failure)>();
        foreach (var one in open)
        {
            if (!seen.TryGetValue(one.Id, out var observation))
            {
                continue;
            }

            if (observation.Silence is not { } failure)
            {
                one.Watch?.Answered();
                continue;
            }

            one.Watch ??= new FailureWatch(_host, $"{_target.Activity}: looking at {NameOf(one)}");
            var (left, lasted) = one.Watch.Note(failure);
            if (left <= TimeSpan.Zero)
            {
                GiveUp(one, failure);
            }
            else
            {
                _mayFail = left < (_mayFail ?? TimeSpan.MaxValue) ? left : _mayFail;
            }

            if (lasted is { } span)
            {
                told.Add((one, span, failure));
            }
        }

        if (told.Count > 0)
        {
            var (first, lasted, failure) = told[0];
            FailureWatch.Tell(_host, $"{_target.Activity}: looking at {NameOf(first)}{(told.Count > 1 ? $" and {told.Count - 1} more" : string.Empty)}", lasted, failure);
        }
    }

    // The user's own command, with the account, the journal and the sandbox that it named: the short line of the resource alone
    // would lead to others. Only where that names hundreds is the short line the better one.
    private string Continuation(Waiting one) => _host.CommandLine is { Length: <= LongestLine } line ? line : Format(_target.ContinueWith, one.Id);

    private void GiveUp(Waiting one, Exception failure)
    {
        var error = AwsErrors.Translate(failure, _target.LookAction, one.Id).Error;
        Fail(one, new StageException(error with { RecommendedAction = $"{error.RecommendedAction} What was begun is not lost. To continue: {Continuation(one)}" }));
    }

    private void Note(Waiting one, WaitObservation observation, DateTimeOffset now)
    {
        if (one.State != observation.State || one.Detail != observation.Detail)
        {
            _host.WriteVerbose(observation.Detail is null
                ? $"{one.Id}: {observation.State} after {Durations.Describe(now - one.Since)}"
                : $"{one.Id}: {observation.State} after {Durations.Describe(now - one.Since)}; {observation.Detail}");
        }

        one.State = observation.State;
        one.Detail = observation.Detail;
        if (observation.Failure is not null)
        {
            Fail(one, new StageException(observation.Failure));
        }
        else if (observation.IsReached)
        {
            Succeed(one, StepOutcome.Done);
        }
    }

    private void EndIfDue(Waiting one, DateTimeOffset now)
    {
        if (one.Ended.Task.IsCompleted)
        {
            return;
        }

        if (_options.NoWait)
        {
            Succeed(one, StepOutcome.Pending($"{one.State ?? "unknown"}; to go on: {Continuation(one)}"));
        }
        else if (now - one.Since >= _options.Timeout)
        {
            var detail = one.Detail is null ? string.Empty : $" ({one.Detail})";
            Fail(one, new StageException(new StageError(
                _target.TimeoutErrorId,
                StageErrorCategory.OperationTimeout,
                $"{Durations.Describe(_options.Timeout)} were not enough until {Format(_target.Description, one.Id)}: it is {one.State ?? "unknown"}{detail}.",
                one.Id,
                $"What was begun is not lost. To continue: {Continuation(one)}")));
        }
    }

    private void Report(DateTimeOffset now)
    {
        Waiting? longest;
        int count;
        lock (_gate)
        {
            count = _waiting.Count;
            longest = _waiting.Values.MinBy(one => one.Since);
        }

        if (longest is null)
        {
            return;
        }

        var since = now - longest.Since;
        var usual = _target.Usual is { } usually ? $", usually {Durations.Describe(usually)}" : string.Empty;
        var who = count == 1 ? NameOf(longest) : $"{NameOf(longest)} and {count - 1} more";
        var detail = longest.Detail is null ? string.Empty : $"; {longest.Detail}";
        _reported = true;
        _host.WriteProgress(new OperationProgress(
            _activity,
            _target.Activity,
            $"{who}: {longest.State ?? "unknown"} for {Durations.Describe(since)}{usual}{detail}",
            _target.Usual is { } whole ? (int)Math.Clamp(since / whole * 100, 0, 99) : null,
            _target.Usual is { } expected && expected > since ? expected - since : null));
    }

    private string NameOf(Waiting one) => _target.NameOf?.Invoke(one.Id) ?? one.Id;

    private void FailAll(Exception failure)
    {
        lock (_gate)
        {
            _looking = false;
            EndProgress();
            foreach (var one in _waiting.Values)
            {
                one.Ended.TrySetException(failure);
            }

            _waiting.Clear();
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

    private sealed class Waiting(string id, DateTimeOffset since)
    {
        public TaskCompletionSource<StepOutcome> Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string Id => id;

        public DateTimeOffset Since => since;

        public int Waiters { get; set; }

        public string? State { get; set; }

        public string? Detail { get; set; }

        /// <summary>What keeps an eye on looks at this one that fail while others succeed.</summary>
        public FailureWatch? Watch { get; set; }
    }
}
