namespace StackStage.Operations.Steps;

/// <summary>Something that the user is asked for, or shown by a preview. Nothing runs because of the question itself.</summary>
/// <param name="Action">What is to be done, as the user reads it: "Disable distribution".</param>
/// <param name="Target">What it is done to: an id, a name, an ARN, a path.</param>
public sealed record ApprovalQuestion(string Action, string Target)
{
    /// <summary>False for what only looks or waits: it is shown in a preview, but never asked about.</summary>
    public bool Changes { get; init; } = true;

    /// <summary>The step that is asked for; null for a question over many steps, or over none.</summary>
    public StepIdentity? Step { get; init; }
}
