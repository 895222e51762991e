namespace StackStage.Operations.Steps;

/// <summary>How far one activity is.</summary>
/// <param name="ActivityId">Tells concurrent activities apart; the same number updates the same line.</param>
/// <param name="Activity">What is being done, as a title.</param>
/// <param name="Status">What is happening right now.</param>
/// <param name="PercentComplete">0 to 100, or null when unknown.</param>
/// <param name="Remaining">The time that is usually left, or null when unknown.</param>
/// <param name="Completed">True to take the line away.</param>
public sealed record OperationProgress(
    int ActivityId,
    string Activity,
    string Status,
    int? PercentComplete = null,
    TimeSpan? Remaining = null,
    bool Completed = false);
