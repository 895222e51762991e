namespace StackStage.Sandbox;

/// <summary>
/// Advances a jumping clock to its next timer once nothing has happened for a few real milliseconds: more of them where the
/// machine is so busy that its own pauses end late, because whoever is about to do something is late by as much.
/// </summary>
internal sealed class JumpPump(TimeSpan furthest)
{
    // How much longer than the pauses are late, and for how long what was late once counts.
    private const double Margin = 3;
    private const double Fading = 0.9;

    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(4);

    // Pauses on an idle machine end up to a tick late.
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(2);

    private readonly object _gate = new();
    private int _busy;
    private long _lastActivity = TimeProvider.System.GetTimestamp();
    private TimeSpan _lateness;
    private bool _running;

    public SandboxClock Clock { get; set; } = null!;

    public IDisposable Busy()
    {
        lock (_gate)
        {
            _busy++;
        }

        return new Scope(this);
    }

    private void Done()
    {
        lock (_gate)
        {
            _busy--;
            _lastActivity = TimeProvider.System.GetTimestamp();
        }
        Wake();
    }

    /// <summary>Something happened: look again when it has been quiet.</summary>
    public void Wake()
    {
        lock (_gate)
        {
            _lastActivity = TimeProvider.System.GetTimestamp();
            if (_running)
            {
                return;
            }

            _running = true;
        }
        _ = Task.Run(PumpAsync);
    }

    private async Task PumpAsync()
    {
        while (true)
        {
            var asked = TimeProvider.System.GetTimestamp();
            await Task.Delay(Quiet);
            DateTimeOffset? next;
            DateTimeOffset now;
            lock (_gate)
            {
                var late = TimeProvider.System.GetElapsedTime(asked) - Quiet - Tick;
                _lateness = late > _lateness * Fading ? late : _lateness * Fading;
                next = Clock.NextTimer;
                now = Clock.GetUtcNow();
                if (next is null || next - now > furthest)
                {
                    _running = false;
                    return;
                }
                if (_busy > 0 || TimeProvider.System.GetElapsedTime(_lastActivity) < Quiet + Margin * _lateness)
                {
                    continue;
                }

                _lastActivity = TimeProvider.System.GetTimestamp();
            }
            if (next > now)
            {
                Clock.Advance(next.Value - now);
            }
        }
    }

    private sealed class Scope(JumpPump pump) : IDisposable
    {
        private int _disposed;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _disposed, 1) == 0)
            {
                pump.Done();
            }
        }
    }
}
