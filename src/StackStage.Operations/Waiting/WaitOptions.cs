namespace StackStage.Operations.Waiting;

/// <summary>How patient a wait is.</summary>
public sealed record WaitOptions
{
    /// <summary>How long to wait in all before giving up; what was begun goes on without us.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>The time between two looks; the first of them when <see cref="LongestInterval"/> lets it grow.</summary>
    public required TimeSpan PollInterval { get; init; }

    /// <summary>
    /// To how much the time between two looks grows: it is a tenth of the time that was waited already, so that nothing is
    /// noticed much later than it happened. Null for <see cref="PollInterval"/> throughout.
    /// </summary>
    public TimeSpan? LongestInterval { get; init; }

    /// <summary>The time before the first look.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.Zero;

    /// <summary>By which part of itself an interval may be longer, so that many waits do not ask in step: 0.1 is ten per cent.</summary>
    public double Jitter { get; init; } = 0.1;

    /// <summary>Looks once and does not wait (<c>-NoWait</c>).</summary>
    public bool NoWait { get; init; }
}
