namespace StackStage.Operations.Steps;

/// <summary>
/// One thing to do to one resource: what, on which, after which others. The object is also the handle by which other steps
/// and <see cref="PlanResults"/> refer to it.
/// </summary>
public sealed class Step
{
    /// <summary>What it does, in words that outlive the process. Different for each step of a plan.</summary>
    public required StepIdentity Identity { get; init; }

    /// <summary>What is done, as the user reads it: "Disable distribution".</summary>
    public required string Action { get; init; }

    /// <summary>The resource it is done to, as the user reads it: an id, a name, an ARN.</summary>
    public required string Target { get; init; }

    /// <summary>The steps that come first, and how they must have ended.</summary>
    public IReadOnlyList<StepEdge> After { get; init; } = [];

    /// <summary>
    /// The steps that are asked for before this one, although they may run after it: the question that matters comes first.
    /// When one of them is declined, this one is not asked for and not done.
    /// </summary>
    public IReadOnlyList<Step> AskedAfter { get; init; } = [];

    /// <summary>The objects that the user named and that it is done for (<see cref="PlanSubject.Key"/>).</summary>
    public IReadOnlyList<string> Subjects { get; set; } = [];

    /// <summary>False for a step that only looks or waits: it is shown in a preview, but never asked about, and needs no place among those that run.</summary>
    public bool Changes { get; init; } = true;

    /// <summary>Whether data that is nowhere else is lost with it.</summary>
    public bool DestroysData { get; init; }

    /// <summary>
    /// Whether it writes facts down (<see cref="StepRun.NoteAsync"/>) that nothing else tells afterwards, so that it must not
    /// run where none can be written down.
    /// </summary>
    public bool NotesFacts { get; init; }

    /// <summary>How long it usually takes, as far as known.</summary>
    public TimeSpan Usual { get; init; }

    /// <summary>
    /// Whether what the step takes away is not there, for those that come after it is absent when it failed itself; null when
    /// only its own success tells.
    /// </summary>
    public Func<CancellationToken, Task<bool>>? IsAbsentAsync { get; init; }

    /// <summary>
    /// Does it. Must be idempotent: what is done already is found done (<see cref="StepOutcome.AlreadyDone"/>), not an error.
    /// </summary>
    public required Func<StepRun, Task<StepOutcome>> RunAsync { get; init; }
}
