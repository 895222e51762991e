namespace StackStage.Snapshots;

/// <summary>A fault, and where in the index it was found, for the repair.</summary>
/// <param name="Fault">What the user sees.</param>
/// <param name="Resource">The resource's place in the list, or -1.</param>
/// <param name="Ref">The reference's place in <see cref="SnapshotIndex.Refs"/>, or -1; of a pending operation, its place.</param>
internal sealed record FoundFault(SnapshotFault Fault, int Resource, int Ref);
