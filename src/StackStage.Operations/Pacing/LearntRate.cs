namespace StackStage.Operations.Pacing;

/// <summary>
/// The rate of one operation as its throttling teaches it: as fast as its caller likes until the service asks to slow down,
/// then half of what it was, then faster again by and by (additive increase, multiplicative decrease), until it is twice
/// what was too fast and nothing was said. Not safe for several threads.
/// </summary>
internal sealed class LearntRate
{
    // No call waits longer than this for the one before it: whoever is refused again has growing pauses of its own.
    private static readonly TimeSpan LongestInterval = TimeSpan.FromSeconds(5);

    // By this part of the rate that was too much it grows with each success, and no faster than once a second.
    private const double Step = 0.05;
    private const double Decrease = 0.5;
    private const int Remembered = 32;

    private readonly Queue<DateTimeOffset> _recent = new(Remembered);
    private double _tooMuch;
    private DateTimeOffset _next = DateTimeOffset.MinValue;
    private DateTimeOffset _lastDecrease = DateTimeOffset.MinValue;
    private DateTimeOffset _lastIncrease = DateTimeOffset.MinValue;

    /// <summary>Calls a second; null for any number.</summary>
    public double? PerSecond { get; private set; }

    /// <summary>When the next call may be made.</summary>
    public DateTimeOffset NextAt(DateTimeOffset now) => PerSecond is null || _next <= now ? now : _next;

    /// <summary>A call has its turn.</summary>
    public void Take(DateTimeOffset now)
    {
        if (PerSecond is { } rate)
        {
            _next = now + TimeSpan.FromSeconds(1 / rate);
        }

        if (_recent.Count == Remembered)
        {
            _recent.Dequeue();
        }

        _recent.Enqueue(now);
    }

    /// <summary>A call was answered with something else than throttling.</summary>
    public void Answered(DateTimeOffset now)
    {
        if (PerSecond is not { } rate)
        {
            return;
        }

        rate += _tooMuch * Step * Math.Min(1, (now - _lastIncrease).TotalSeconds);
        _lastIncrease = now;
        PerSecond = rate < 2 * _tooMuch ? rate : null;
    }

    /// <summary>A call was throttled.</summary>
    /// <param name="begun">When it was made: what was made before the rate was lowered says nothing about the lower one.</param>
    /// <param name="now">When it was answered.</param>
    public void Throttled(DateTimeOffset begun, DateTimeOffset now)
    {
        if (begun <= _lastDecrease)
        {
            return;
        }

        _tooMuch = PerSecond ?? Measured(now);
        PerSecond = Math.Max(_tooMuch * Decrease, 1 / LongestInterval.TotalSeconds);
        _next = now + TimeSpan.FromSeconds(1 / PerSecond.Value);
        _lastDecrease = now;
        _lastIncrease = now;
    }

    // Of those of the last seconds, over a second at least: a burst is no rate.
    private double Measured(DateTimeOffset now)
    {
        DateTimeOffset[] recent = [.. _recent.Where(begun => now - begun <= TimeSpan.FromSeconds(10))];
        return recent.Length == 0 ? 1 : recent.Length / Math.Max(1, (now - recent[0]).TotalSeconds);
    }
}
