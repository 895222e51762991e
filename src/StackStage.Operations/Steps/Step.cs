namespace StackStage.Operations.Steps;

/// <summary>One thing to do to one resource: what, on which, after which others, and whether it can be taken back.</summary>
public sealed class Step
{
    /// <summary>Names the step within its plan, for <see cref="After"/> of others.</summary>
    public required string Id { get; init; }

    /// <summary>What is done, as the user reads it: "Disable distribution".</summary>
    public required string Action { get; init; }

    /// <summary>The resource it is done to: an id, a name, an ARN.</summary>
    public required string Target { get; init; }

    /// <summary>The ids of the steps that must be done first.</summary>
    public IReadOnlyList<string> After { get; init; } = [];

    /// <summary>The ids of the steps that must have ended first, however they ended: for what must not happen at the same time.</summary>
    public IReadOnlyList<string> AfterEnded { get; init; } = [];

    /// <summary>The ids of the steps that must be done first if they are wanted: one that the user declined is no obstacle, one that failed is.</summary>
    public IReadOnlyList<string> AfterIfApproved { get; init; } = [];

    /// <summary>
    /// The ids of the steps that are asked for before this one, although they may run after it: the question that
    /// matters comes first. When one of them is declined, this one is not asked for and not done.
    /// </summary>
    public IReadOnlyList<string> AskedAfter { get; init; } = [];

    /// <summary>All steps that must have ended first, however that has to be.</summary>
    internal IEnumerable<string> Before => After.Concat(AfterEnded).Concat(AfterIfApproved);

    /// <summary>False for a step that only looks or waits: it is shown in a preview, but never asked about.</summary>
    public bool Changes { get; init; } = true;

    /// <summary>Whether what the step does can be undone by hand afterwards without a backup.</summary>
    public bool Reversible { get; init; }

    /// <summary>
    /// Does it. Must be idempotent: what is done already is found done (<see cref="StepOutcome.AlreadyDone"/>), not an error.
    /// </summary>
    public required Func<CancellationToken, Task<StepOutcome>> RunAsync { get; init; }
}
