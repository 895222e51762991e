namespace StackStage.Runner.Completion;

/// <summary>One word that may stand where the cursor is.</summary>
/// <param name="Text">The whole word.</param>
/// <param name="Description">What it is, in a few words.</param>
internal sealed record Candidate(string Text, string Description = "");
