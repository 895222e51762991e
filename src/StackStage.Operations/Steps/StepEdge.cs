namespace StackStage.Operations.Steps;

/// <summary>How a step must have ended before another may begin.</summary>
public enum StepCondition
{
    /// <summary>Done, or found done.</summary>
    Succeeded,

    /// <summary>What the step takes away is not there any more, whoever took it away.</summary>
    Absent,

    /// <summary>Ended, in whatever way: for what must not happen at the same time.</summary>
    Ended,

    /// <summary>Succeeded if it was wanted: one that the user declined is no obstacle, one that failed is.</summary>
    SucceededIfWanted,
}

/// <summary>That a step comes after another.</summary>
/// <param name="Step">The other.</param>
/// <param name="Condition">How the other must have ended.</param>
public sealed record StepEdge(Step Step, StepCondition Condition)
{
    /// <summary>After the step succeeded, which is the usual.</summary>
    /// <param name="step">The step.</param>
    public static implicit operator StepEdge(Step step) => FromStep(step);

    /// <summary>After the step succeeded, which is the usual.</summary>
    /// <param name="step">The step.</param>
    public static StepEdge FromStep(Step step) => new(step, StepCondition.Succeeded);
}
