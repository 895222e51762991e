using StackStage.Operations.Errors;

namespace StackStage.Operations.Steps;

/// <summary>What became of one step of a plan.</summary>
/// <param name="Identity">What it was to do, to what, in words that outlive the process.</param>
/// <param name="Action">What was to be done.</param>
/// <param name="Target">The resource it was to be done to.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Started">When it began, or null when it never did.</param>
/// <param name="Finished">When it ended, or null when it never began.</param>
/// <param name="Detail">What the user should know of it, or null.</param>
/// <param name="Error">Why it failed, or null.</param>
public sealed record StepResult(
    StepIdentity Identity,
    string Action,
    string Target,
    StepState State,
    DateTimeOffset? Started = null,
    DateTimeOffset? Finished = null,
    string? Detail = null,
    StageError? Error = null)
{
    /// <summary>True when what depends on the step may go on.</summary>
    public bool Succeeded => State is StepState.Done or StepState.AlreadyDone;

    /// <summary>Declined, or left out because something else was: nothing failed, and nothing is left to continue.</summary>
    internal bool IsUnwanted { get; init; }

    /// <summary>It turned out that this, or what it comes after, has to stay: nothing is left to continue.</summary>
    internal bool IsSettled { get; init; }

    /// <summary>How long it took, or null when it never ran.</summary>
    public TimeSpan? Duration => Finished - Started;

    /// <inheritdoc/>
    public override string ToString() => Detail is null ? $"{Action} {Target}: {State}" : $"{Action} {Target}: {State} ({Detail})";
}
