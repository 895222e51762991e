namespace StackStage.Snapshots;

/// <summary>Plans the repair of a snapshot.</summary>
public static class SnapshotRepair
{
    /// <summary>Finds every fault of the snapshot and what mends it. Changes nothing.</summary>
    public static RepairPlan Plan(Snapshot snapshot, RepairOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();
}
