namespace StackStage.Snapshots;

/// <summary>Plans the repair of a snapshot.</summary>
public static class SnapshotRepair
{
    /// <summary>Finds every fault of the snapshot and what mends it. Changes nothing.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="options">Repairs beyond those that are safe by default.</param>
    /// <param name="cancellationToken">Stops the planning.</param>
    /// <exception cref="RepairOptionException"><see cref="RepairOptions.ProviderMap"/> names what is not in the state.</exception>
    /// <exception cref="OperationCanceledException">The planning was cancelled.</exception>
    public static RepairPlan Plan(Snapshot snapshot, RepairOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var faults = snapshot.FindFaults(cancellationToken);
        var context = new RepairContext(snapshot.Index, options ?? new RepairOptions(), faults, cancellationToken);
        if (faults.Count > 0 || context.Options.ProviderMap is { Count: > 0 })
        {
            // Each step sees the snapshot as the ones before it leave it.
            DocumentRepairs.PlanText(context);
            DuplicateRepairs.Plan(context);
            TypeRepairs.Plan(context);
            OrphanRepairs.Plan(context);
            ProviderRepairs.Plan(context);
            ReferenceRepairs.Plan(context);
            CycleRepairs.Plan(context);
            OrderRepairs.Plan(context);
            DocumentRepairs.Plan(context);
        }

        return new RepairPlan(snapshot, context);
    }
}
