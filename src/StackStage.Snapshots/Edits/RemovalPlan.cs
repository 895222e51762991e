namespace StackStage.Snapshots;

/// <summary>What a removal would do.</summary>
public sealed class RemovalPlan
{
    private readonly Snapshot _snapshot;
    private readonly SnapshotEdits _edits;

    internal RemovalPlan(
        Snapshot snapshot,
        SnapshotEdits edits,
        IReadOnlyList<RemovedResource> removed,
        IReadOnlyList<DroppedReference> dropped,
        IReadOnlyList<RemovalRefusal> refusals)
    {
        _snapshot = snapshot;
        _edits = edits;
        Removed = removed;
        Dropped = dropped;
        Refusals = refusals;
    }

    /// <summary>The resources that leave the state, in list order.</summary>
    public IReadOnlyList<RemovedResource> Removed { get; }

    /// <summary>The references of remaining resources that are dropped, in list order.</summary>
    public IReadOnlyList<DroppedReference> Dropped { get; }

    /// <summary>Why the removal is refused; empty when it is not.</summary>
    public IReadOnlyList<RemovalRefusal> Refusals { get; }

    /// <summary>Carries the removal out.</summary>
    /// <exception cref="InvalidOperationException">There are <see cref="Refusals"/>.</exception>
    public Snapshot Apply()
    {
        if (Refusals.Count > 0)
        {
            throw new InvalidOperationException(Refusals[0].Message);
        }

        return _edits.Any ? Snapshot.FromText(_edits.Compose().ToArray(), _snapshot.IsGzip) : _snapshot;
    }
}
