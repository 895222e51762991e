using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace StackStage.Operations.Waiting;

/// <summary>
/// The paces of a session: every cmdlet that makes a call which an account may make only so often takes its turns
/// from the same pace, whatever connection it has.
/// </summary>
public sealed class Paces
{
    private readonly ConditionalWeakTable<TimeProvider, ConcurrentDictionary<string, Pace>> _byClock = [];

    /// <summary>The paces that all cmdlets of this process share.</summary>
    public static Paces Session { get; } = new();

    /// <summary>The pace of one call.</summary>
    /// <param name="time">The clock that counts; a sandbox's clock has paces of its own.</param>
    /// <param name="scope">What the quota counts by: service, call, endpoint, account.</param>
    /// <param name="interval">The least time between two calls. The first who asks for a scope decides.</param>
    public Pace For(TimeProvider time, string scope, TimeSpan interval) =>
        _byClock.GetValue(time, _ => new ConcurrentDictionary<string, Pace>(StringComparer.Ordinal)).GetOrAdd(scope, _ => new Pace(time, interval));
}

#pragma warning disable CA1001 // A pace lives as long as the process, and its semaphore never makes a handle.
/// <summary>Lets one call through at a time, and none before the interval since the end of the last one is over.</summary>
public sealed class Pace
#pragma warning restore CA1001
{
    // Waiters of a semaphore are served in the order in which they came.
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly TimeProvider _time;
    private readonly TimeSpan _interval;
    private DateTimeOffset _next = DateTimeOffset.MinValue;

    internal Pace(TimeProvider time, TimeSpan interval)
    {
        _time = time;
        _interval = interval;
    }

    /// <summary>Makes a call when its turn has come.</summary>
    /// <param name="call">The call. Its end, whether it succeeded or not, begins the next interval: when it reached the service nobody knows.</param>
    /// <param name="wait">False to give up at once when somebody else is before us.</param>
    /// <param name="waiting">Told how long the wait for the turn will be, once that is known and not zero.</param>
    /// <param name="cancellationToken">Gives up the turn.</param>
    /// <returns>The call's answer; null when its turn had not come and <paramref name="wait"/> is false.</returns>
    public async Task<T?> RunAsync<T>(Func<CancellationToken, Task<T>> call, bool wait, Action<TimeSpan>? waiting, CancellationToken cancellationToken)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(call);
        if (!await _gate.WaitAsync(wait ? Timeout.Infinite : 0, cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        try
        {
            for (var left = Left(); left > TimeSpan.Zero; left = Left())
            {
                if (!wait)
                {
                    return null;
                }

                waiting?.Invoke(left);
                await Task.Delay(left, _time, cancellationToken).ConfigureAwait(false);
            }

            try
            {
                return await call(cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                _next = _time.GetUtcNow() + _interval;
            }
        }
        finally
        {
            _gate.Release();
        }

        TimeSpan Left() => _next - _time.GetUtcNow();
    }
}
