using StackStage.Operations.Errors;

namespace StackStage.Operations.Steps;

/// <summary>What running a step came to.</summary>
/// <param name="State"><see cref="StepState.Done"/>, <see cref="StepState.AlreadyDone"/>, <see cref="StepState.Pending"/> or <see cref="StepState.Skipped"/>.</param>
/// <param name="Detail">What the user should know of it, or null.</param>
public sealed record StepOutcome(StepState State, string? Detail = null)
{
    /// <summary>It was done now.</summary>
    public static StepOutcome Done { get; } = new(StepState.Done);

    /// <summary>It had been done before; nothing was changed.</summary>
    public static StepOutcome AlreadyDone { get; } = new(StepState.AlreadyDone);

    /// <summary>It ends only after the steps that it has just discovered, and is run once more then.</summary>
    public static StepOutcome AfterDiscovered { get; } = new(StepState.Pending) { WaitsForDiscovered = true };

    /// <summary>When the step is to be run again; null when it is not.</summary>
    public DateTimeOffset? AgainAt { get; private init; }

    /// <summary>Why it cannot be done as long as something else is there; null when that is not so.</summary>
    public StageError? Obstacle { get; private init; }

    internal bool WaitsForDiscovered { get; private init; }

    /// <summary>It was started and goes on without us (<c>-NoWait</c>); what depends on it is left for the next call.</summary>
    /// <param name="detail">What is still to come.</param>
    public static StepOutcome Pending(string detail) => new(StepState.Pending, detail);

    /// <summary>It turned out that nothing may or need be done here; what depends on it is left alone.</summary>
    /// <param name="detail">Why.</param>
    public static StepOutcome Skipped(string detail) => new(StepState.Skipped, detail);

    /// <summary>It is to be run again at a time. Nobody waits for it until then; a run that does not wait leaves it pending.</summary>
    /// <param name="at">When.</param>
    /// <param name="reason">What it waits for.</param>
    public static StepOutcome Again(DateTimeOffset at, string reason) => new(StepState.Pending, reason) { AgainAt = at };

    /// <summary>
    /// Something that is still there is in the way. The step is run again when other steps have taken something away; when none
    /// can any more, it has failed.
    /// </summary>
    /// <param name="obstacle">The error, if nothing takes the obstacle away.</param>
    public static StepOutcome Blocked(StageError obstacle) => new(StepState.Failed, obstacle.Message) { Obstacle = obstacle };
}
