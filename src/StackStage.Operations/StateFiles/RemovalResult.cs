namespace StackStage.Operations.StateFiles;

/// <summary>What a removal from a state came to.</summary>
/// <param name="Removed">The removed resources; none when nothing was changed.</param>
/// <param name="Text">The state without them, where it was given as text and not as a file; null when nothing was changed.</param>
public sealed record RemovalResult(IReadOnlyList<PulumiResource> Removed, string? Text)
{
    /// <summary>Nothing was changed.</summary>
    public static RemovalResult None { get; } = new([], null);
}
