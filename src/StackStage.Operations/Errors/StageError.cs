namespace StackStage.Operations.Errors;

/// <summary>One thing that went wrong, in the words the user will read: what, where, and what to do.</summary>
/// <param name="ErrorId">A stable identifier without spaces, for scripts that tell errors apart; the cmdlet's name is appended by PowerShell.</param>
/// <param name="Category">The kind of error.</param>
/// <param name="Message">What was wrong and where, as one or two sentences. Never holds a secret.</param>
/// <param name="Target">The object that was acted on: a path, a URN, an ARN, an id.</param>
/// <param name="RecommendedAction">What the user can do now.</param>
/// <param name="Exception">The cause, when there is one.</param>
public sealed record StageError(
    string ErrorId,
    StageErrorCategory Category,
    string Message,
    object? Target = null,
    string? RecommendedAction = null,
    Exception? Exception = null)
{
    /// <summary>The identifier and the sentence, as tables and CSV files show it.</summary>
    public override string ToString() => $"{ErrorId}: {Message}";
}
