namespace StackStage.Runner;

/// <summary>The command line cannot be carried out as it was written.</summary>
internal sealed class UsageException(string errorId, string message, string? recommendedAction = null, Exception? cause = null) : Exception(message, cause)
{
    public string ErrorId { get; } = errorId;

    public string? RecommendedAction { get; } = recommendedAction;
}
