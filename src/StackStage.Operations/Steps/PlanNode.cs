using StackStage.Operations.Errors;

namespace StackStage.Operations.Steps;

/// <summary>A step in a run of its plan. Only the loop of <see cref="PlanRun"/> changes it, except for when it began.</summary>
internal sealed class PlanNode(Step step, int order)
{
    public Step Step { get; } = step;

    /// <summary>Its place: the plan's order, then that of discovery.</summary>
    public int Order { get; } = order;

    public List<PlanNode> Dependents { get; } = [];

    /// <summary>How many of those that come first have not ended.</summary>
    public int Open { get; set; }

    /// <summary>Those that discovered it.</summary>
    public List<PlanNode> Parents { get; } = [];

    /// <summary>How many of those that it discovered have not ended.</summary>
    public int OpenChildren { get; set; }

    public bool WaitsForChildren { get; set; }

    /// <summary>How often in a row it waited for those that it discovered, and none was left.</summary>
    public int IdleRounds { get; set; }

    public int Attempt { get; set; }

    public DateTimeOffset? Started { get; set; }

    public StepResult? Result { get; set; }

    /// <summary>What was in the way when it last ran.</summary>
    public StageError? Obstacle { get; set; }

    /// <summary>How many things had been taken away when it last began.</summary>
    public int TakenWhenBegun { get; set; }

    public StepResult Ended(StepState state, string? detail, StageError? error, DateTimeOffset now) =>
        PlanApproval.Result(Step, state, detail) with { Started = Started, Finished = now, Error = error };

    public StepResult Failed(StageError error, DateTimeOffset now) => Ended(StepState.Failed, error.Message, error, now);
}
