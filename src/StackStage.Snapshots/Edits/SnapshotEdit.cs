namespace StackStage.Snapshots;

/// <summary>Edits of a snapshot that a user asks for.</summary>
public static class SnapshotEdit
{
    /// <summary>Plans to take the resources at these places of the list out of the state.</summary>
    public static RemovalPlan PlanRemoval(Snapshot snapshot, IReadOnlyList<int> indices, RemovalOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <summary>Plans to take the resources with these URNs out of the state. A URN that is not there is a refusal with near names.</summary>
    public static RemovalPlan PlanRemoval(Snapshot snapshot, IReadOnlyList<string> urns, RemovalOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();
}
