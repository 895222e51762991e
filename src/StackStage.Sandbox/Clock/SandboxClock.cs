namespace StackStage.Sandbox;

/// <summary>
/// The time in a sandbox. Running, it passes <see cref="TimeScale"/> times as fast as real time; driven by hand, it
/// stands still until <see cref="Advance"/>; jumping, it goes straight to the next timer when everything else is quiet.
/// It is a <see cref="TimeProvider"/>, so that what waits on the sandbox can wait on the sandbox's time.
/// </summary>
public sealed class SandboxClock : TimeProvider
{
    private readonly object _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private readonly JumpPump? _pump;
    private DateTimeOffset _origin;
    private long _originTicks = System.GetTimestamp();

    private SandboxClock(DateTimeOffset start, double timeScale, JumpPump? pump)
    {
        _origin = start.ToUniversalTime();
        TimeScale = timeScale;
        _pump = pump;
    }

    /// <summary>How much faster than real time this clock runs; 0 when it is driven by hand or jumps.</summary>
    public double TimeScale { get; }

    /// <summary>Whether time passes only through <see cref="Advance"/> or jumps.</summary>
    public bool IsManual => TimeScale == 0;

    /// <summary>A clock that runs at <paramref name="timeScale"/> times real time.</summary>
    /// <param name="timeScale">How much faster than real time; more than 0.</param>
    /// <param name="start">Where it starts; now when omitted.</param>
    public static SandboxClock Running(double timeScale = 1, DateTimeOffset? start = null)
    {
        if (!(timeScale > 0) || double.IsInfinity(timeScale))
        {
            throw new ArgumentOutOfRangeException(nameof(timeScale), timeScale, "The time scale is a number above 0.");
        }

        return new SandboxClock(start ?? DateTimeOffset.UtcNow, timeScale, null);
    }

    /// <summary>A clock that stands still until <see cref="Advance"/>.</summary>
    /// <param name="start">Where it stands; 2026-01-01 00:00 UTC when omitted.</param>
    public static SandboxClock Manual(DateTimeOffset? start = null) => new(start ?? DefaultStart, 0, null);

    /// <summary>
    /// A clock that stands still while anything is being done and jumps to the next timer when nothing is: a wait of an
    /// hour takes milliseconds. Timers further away than <paramref name="furthest"/> (deadlines) never cause a jump.
    /// </summary>
    /// <param name="start">Where it starts; 2026-01-01 00:00 UTC when omitted.</param>
    /// <param name="furthest">The longest jump; five minutes when omitted.</param>
    public static SandboxClock Jumping(DateTimeOffset? start = null, TimeSpan? furthest = null)
    {
        var pump = new JumpPump(furthest ?? TimeSpan.FromMinutes(5));
        var clock = new SandboxClock(start ?? DefaultStart, 0, pump);
        pump.Clock = clock;
        return clock;
    }

    private static DateTimeOffset DefaultStart => new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return NowLocked();
        }
    }

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    private DateTimeOffset NowLocked() =>
        IsManual ? _origin : _origin + System.GetElapsedTime(_originTicks) * TimeScale;

    /// <summary>Moves the clock forward; timers that fall due on the way fire in order, each at its time.</summary>
    /// <param name="by">How far; not negative. A running clock is set forward too.</param>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        if (!IsManual)
        {
            lock (_gate)
            {
                _origin += by;
            }

            return;
        }
        DateTimeOffset target;
        lock (_gate)
        {
            target = _origin + by;
        }

        while (true)
        {
            ManualTimer? due = null;
            lock (_gate)
            {
                foreach (var timer in _timers)
                {
                    if (timer.Due <= target && (due is null || timer.Due < due.Due))
                    {
                        due = timer;
                    }
                }

                if (due is null)
                {
                    if (_origin < target)
                    {
                        _origin = target;
                    }

                    return;
                }
                if (due.Due > _origin)
                {
                    _origin = due.Due;
                }

                due.Reschedule(_timers);
            }
            due.Fire();
        }
    }

    /// <summary>Sets where a restored clock goes on.</summary>
    internal void SetNow(DateTimeOffset now)
    {
        lock (_gate)
        {
            _origin = now.ToUniversalTime();
            _originTicks = System.GetTimestamp();
        }
    }

    /// <summary>When the next timer of a hand-driven clock falls due.</summary>
    public DateTimeOffset? NextTimer
    {
        get
        {
            lock (_gate)
            {
                return _timers.Count == 0 ? null : _timers.Min(t => t.Due);
            }
        }
    }

    /// <summary>
    /// Tells a jumping clock that something is being done, until the result is disposed. The sandbox itself says so of every request
    /// that it answers; whoever makes them may say so of those that are on their way.
    /// </summary>
    /// <returns>What ends it; null for a clock that does not jump.</returns>
    public IDisposable? Busy() => _pump?.Busy();

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        if (!IsManual)
        {
            return System.CreateTimer(callback, state, Scaled(dueTime), Scaled(period));
        }

        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private TimeSpan Scaled(TimeSpan time)
    {
        if (time == Timeout.InfiniteTimeSpan || time == TimeSpan.Zero)
        {
            return time;
        }

        var scaled = time / TimeScale;
        return scaled < TimeSpan.FromMilliseconds(1) ? TimeSpan.FromMilliseconds(1) : scaled;
    }

    private sealed class ManualTimer(SandboxClock clock, TimerCallback callback, object? state) : ITimer
    {
        private readonly ExecutionContext? _context = ExecutionContext.Capture();
        private TimeSpan _period = Timeout.InfiniteTimeSpan;

        public DateTimeOffset Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var now = false;
            lock (clock._gate)
            {
                clock._timers.Remove(this);
                _period = period;
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    Due = clock._origin + dueTime;
                    if (dueTime <= TimeSpan.Zero && period <= TimeSpan.Zero)
                    {
                        now = true;
                    }
                    else
                    {
                        clock._timers.Add(this);
                    }
                }
            }
            if (now)
            {
                ThreadPool.QueueUserWorkItem(static t => ((ManualTimer)t!).Fire(), this);
            }

            clock._pump?.Wake();
            return true;
        }

        /// <summary>Called under the clock's lock, when the timer is about to fire.</summary>
        public void Reschedule(List<ManualTimer> timers)
        {
            if (_period > TimeSpan.Zero)
            {
                Due += _period;
            }
            else
            {
                timers.Remove(this);
            }
        }

        public void Fire()
        {
            if (_context is null)
            {
                callback(state);
            }
            else
            {
                ExecutionContext.Run(_context, s => callback(s), state);
            }
        }

        public void Dispose()
        {
            lock (clock._gate)
            {
                clock._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
