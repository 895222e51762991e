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

    /// <summary>It was started and goes on without us (<c>-NoWait</c>); what depends on it is left for the next call.</summary>
    /// <param name="detail">What is still to come.</param>
    public static StepOutcome Pending(string detail) => new(StepState.Pending, detail);

    /// <summary>It turned out that nothing may or need be done here; what depends on it is left alone.</summary>
    /// <param name="detail">Why.</param>
    public static StepOutcome Skipped(string detail) => new(StepState.Skipped, detail);
}
