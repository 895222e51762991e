namespace StackStage.Operations.Steps;

/// <summary>How a plan runs.</summary>
public sealed record PlanRunOptions
{
    /// <summary>The most changing steps that work at one time. Those that wait or sleep do not count, and steps that only look never do.</summary>
    public int ThrottleLimit { get; init; } = PlanRunner.DefaultThrottleLimit;

    /// <summary>Leaves pending what would have to be waited for (<c>-NoWait</c>).</summary>
    public bool NoWait { get; init; }

    /// <summary>Hears of each object of which all steps have ended, when they have; other steps may still run.</summary>
    public Action<PlanSubject, PlanResults>? SubjectEnded { get; init; }

    /// <summary>What came in since the run that is continued was approved.</summary>
    internal PlanChanges Changes { get; init; } = PlanChanges.None;

    /// <summary>The journal, begun when something has been approved; null for none.</summary>
    internal Func<IReadOnlyList<StepResult?>, Task<IRunJournal?>>? BeginJournalAsync { get; init; }

    /// <summary>The command that continues the run, for whoever stops it; null when that is not known.</summary>
    internal string? ContinueWith { get; init; }
}
