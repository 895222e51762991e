using System.Net;
using Amazon.Runtime;
using StackStage.Operations.Connection;

namespace StackStage.Operations.Pacing;

/// <summary>
/// The turns of one account at one service. Whoever came first is served first among those who may go; who must wait for
/// the quota of an operation holds up nobody who calls another one.
/// </summary>
#pragma warning disable CA1001 // It lives as long as its clock, and the timer is disposed when nobody waits.
internal sealed class ServicePace(TimeProvider time, string service)
#pragma warning restore CA1001
{
    private readonly object _gate = new();
    private readonly Dictionary<(string Operation, string Region), Lane> _lanes = [];
    private readonly Dictionary<(Quota Quota, string? Operation, string? Region), Allowance> _allowances = [];
    private readonly List<Lane> _busy = [];
    private long _tickets;
    private ITimer? _timer;
    private DateTimeOffset? _wakeAt;

    /// <summary>Takes a turn.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="region">The Region.</param>
    /// <param name="saying">Told how long the wait will be, once that is known and somebody waits.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public async Task<CallTurn> TakeAsync(string operation, string region, Action<TimeSpan>? saying, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var waiting = Enqueue(operation, region);
        if (waiting.Turn.Task.IsCompleted)
        {
            return await waiting.Turn.Task.ConfigureAwait(false);
        }

        // Whoever gives up is out at once.
        await using (cancellationToken.UnsafeRegister(static waiter => (((ServicePace, TurnRequest))waiter!).Item1.GiveUp((((ServicePace, TurnRequest))waiter).Item2), (this, waiting)).ConfigureAwait(false))
        {
            if (saying is not null)
            {
                await SayAsync(waiting, saying).ConfigureAwait(false);
            }

            return await waiting.Turn.Task.ConfigureAwait(false);
        }
    }

    /// <summary>Takes a turn that has come already; null when none has.</summary>
    public CallTurn? TryTake(string operation, string region)
    {
        var waiting = Enqueue(operation, region);
        return GiveUp(waiting) ? null : waiting.Turn.Task.Result;
    }

    /// <summary>Whether a call of an operation would have its turn at once.</summary>
    public bool MayGo(string operation, string region)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            var lane = LaneOf(operation, region);
            return lane.Head is null && lane.NextAt(now) <= now;
        }
    }

    /// <summary>A call is made now.</summary>
    public DateTimeOffset Begin(Lane lane)
    {
        DateTimeOffset now;
        lock (_gate)
        {
            now = time.GetUtcNow();
            lane.Begin(now);
        }

        // Its time counts from here: who waited for it to begin knows now for how long.
        Pump();
        return now;
    }

    /// <summary>A call is over.</summary>
    public void End(Lane lane, DateTimeOffset begun, Exception? failure)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            lane.End(now);
            if (failure is not null && AwsErrors.IsThrottling(failure))
            {
                lane.Rate.Throttled(begun, now);
            }
            else if (failure is null or AmazonServiceException { StatusCode: not 0 and < HttpStatusCode.InternalServerError })
            {
                lane.Rate.Answered(now);
            }
        }

        Pump();
    }

    /// <summary>A call that had its turn was not made.</summary>
    public void GiveBack(Lane lane)
    {
        lock (_gate)
        {
            lane.GiveBack();
        }

        Pump();
    }

    /// <summary>Counts what was spent of the same account's quotas before anybody knew whose it was.</summary>
    public void Add(ServicePace other)
    {
        KeyValuePair<(Quota Quota, string? Operation, string? Region), Allowance>[] theirs;
        lock (other._gate)
        {
            theirs = [.. other._allowances];
        }

        lock (_gate)
        {
            var now = time.GetUtcNow();
            foreach (var (key, allowance) in theirs)
            {
                lock (other._gate)
                {
                    AllowanceOf(key.Quota, key.Operation, key.Region, now).Add(allowance, now);
                }
            }
        }
    }

    /// <summary>Waits for a turn. It is given in the course of whatever makes it possible.</summary>
    internal TurnRequest Enqueue(string operation, string region)
    {
        TurnRequest waiting;
        lock (_gate)
        {
            waiting = new TurnRequest(_tickets++);
            var lane = LaneOf(operation, region);
            if (lane.Head is null && !_busy.Contains(lane))
            {
                _busy.Add(lane);
            }

            lane.Enqueue(waiting);
        }

        Pump();
        return waiting;
    }

    /// <summary>Waits no more.</summary>
    /// <returns>Whether it still waited; otherwise it has its turn.</returns>
    internal bool GiveUp(TurnRequest waiting)
    {
        if (!waiting.Turn.TrySetCanceled())
        {
            return false;
        }

        // Whoever is next may have waited for nothing else.
        Pump();
        return true;
    }

    // Gives every turn that can be given, and sees to it that somebody comes back when the next one can.
    private void Pump()
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            DateTimeOffset? wake;
            while (GiveOne(now, out wake))
            {
            }

            foreach (var lane in _busy)
            {
                if (lane.Head is { } head && lane.NextAt(now) is { } at)
                {
                    head.Expected.TrySetResult(at - now);
                }
            }

            WakeAt(wake, now);
        }
    }

    // In the flow of whoever waits, and not of whoever happens to give the turns.
    private async Task SayAsync(TurnRequest waiting, Action<TimeSpan> saying)
    {
        if (await Task.WhenAny(waiting.Turn.Task, waiting.Expected.Task).ConfigureAwait(false) != waiting.Expected.Task || waiting.Turn.Task.IsCompleted)
        {
            return;
        }

        try
        {
            saying(await waiting.Expected.Task.ConfigureAwait(false));
        }
        catch
        {
            if (!GiveUp(waiting) && waiting.Turn.Task.IsCompletedSuccessfully)
            {
                (await waiting.Turn.Task.ConfigureAwait(false)).GiveBack();
            }

            throw;
        }
    }

    private bool GiveOne(DateTimeOffset now, out DateTimeOffset? wake)
    {
        wake = null;
        Lane? first = null;
        TurnRequest? head = null;
        for (var index = _busy.Count - 1; index >= 0; index--)
        {
            var lane = _busy[index];
            if (lane.Head is not { } waiting)
            {
                _busy.RemoveAt(index);
            }
            else if (lane.NextAt(now) is { } at)
            {
                if (at > now)
                {
                    wake = wake < at ? wake : at;
                }
                else if (head is null || waiting.Ticket < head.Ticket)
                {
                    (first, head) = (lane, waiting);
                }
            }
        }

        if (first is null)
        {
            return false;
        }

        // Given up in this moment, it costs nobody anything.
        if (head!.Turn.TrySetResult(new CallTurn(this, first)))
        {
            first.Take(now);
        }

        return true;
    }

    private void WakeAt(DateTimeOffset? at, DateTimeOffset now)
    {
        if (at == _wakeAt && _timer is not null)
        {
            return;
        }

        _timer?.Dispose();
        _timer = null;
        _wakeAt = at;
        if (at is { } due)
        {
            // No earlier than due, for clocks that count in milliseconds; and nothing of who waits first goes along.
            using (ExecutionContext.SuppressFlow())
            {
                _timer = time.CreateTimer(static pace => ((ServicePace)pace!).Wake(), this, TimeSpan.FromMilliseconds(Math.Ceiling((due - now).TotalMilliseconds)), Timeout.InfiniteTimeSpan);
            }
        }
    }

    private void Wake()
    {
        lock (_gate)
        {
            _timer?.Dispose();
            _timer = null;
            _wakeAt = null;
        }

        Pump();
    }

    private Lane LaneOf(string operation, string region)
    {
        if (!_lanes.TryGetValue((operation, region), out var lane))
        {
            var now = time.GetUtcNow();
            var quotas = Quotas.Of(service, operation);
            lane = new Lane(quotas, quotas.Select(quota => AllowanceOf(quota, quota.IsEach ? operation : null, quota.IsGlobal ? null : region, now)));
            _lanes.Add((operation, region), lane);
        }

        return lane;
    }

    private Allowance AllowanceOf(Quota quota, string? operation, string? region, DateTimeOffset now)
    {
        if (!_allowances.TryGetValue((quota, operation, region), out var allowance))
        {
            allowance = Allowance.Of(quota, now);
            _allowances.Add((quota, operation, region), allowance);
        }

        return allowance;
    }
}
