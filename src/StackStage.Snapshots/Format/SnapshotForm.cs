namespace StackStage.Snapshots;

/// <summary>The shapes in which a Pulumi state is found on disk.</summary>
public enum SnapshotForm
{
    /// <summary>A checkpoint file as the DIY backend and SST keep it: <c>{"version":3,"checkpoint":{"stack":…,"latest":{…}}}</c>.</summary>
    Checkpoint,

    /// <summary>What <c>pulumi stack export</c> writes: <c>{"version":3,"deployment":{…}}</c>.</summary>
    Export,

    /// <summary>A bare deployment: <c>{"manifest":{…},"resources":[…]}</c>.</summary>
    Deployment,
}
