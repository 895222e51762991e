namespace StackStage.Sandbox;

/// <summary>Advances a jumping clock to its next timer once nothing has happened for a few real milliseconds.</summary>
internal sealed class JumpPump(TimeSpan furthest)
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(4);
    private readonly object _gate = new();
    private int _busy;
    private long _lastActivity = TimeProvider.System.GetTimestamp();
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
            await Task.Delay(Quiet);
            DateTimeOffset? next;
            DateTimeOffset now;
            lock (_gate)
            {
                next = Clock.NextTimer;
                now = Clock.GetUtcNow();
                if (next is null || next - now > furthest)
                {
                    _running = false;
                    return;
                }
                if (_busy > 0 || TimeProvider.System.GetElapsedTime(_lastActivity) < Quiet)
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
