using StackStage.Operations.Steps;

namespace StackStage.Operations.Dns;

/// <summary>What it takes to delete the records of one object.</summary>
/// <param name="Deletions">A step for each record.</param>
/// <param name="Forgotten">The step that waits until resolvers have forgotten them; null when there is nothing to forget.</param>
public sealed record RecordRemoval(IReadOnlyList<Step> Deletions, Step? Forgotten)
{
    /// <summary>All steps, in order.</summary>
    public IReadOnlyList<Step> Steps => Forgotten is null ? Deletions : [.. Deletions, Forgotten];
}
