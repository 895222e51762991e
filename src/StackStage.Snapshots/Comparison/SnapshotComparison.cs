namespace StackStage.Snapshots;

/// <summary>Compares two snapshots resource by resource.</summary>
public static class SnapshotComparison
{
    /// <summary>Lists how the resources of <paramref name="difference"/> differ from those of <paramref name="reference"/>.</summary>
    public static IReadOnlyList<SnapshotChange> Compare(Snapshot reference, Snapshot difference, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();
}
