namespace StackStage.Snapshots;

/// <summary>What a removal would do.</summary>
public sealed class RemovalPlan
{
    internal RemovalPlan()
    {
    }

    /// <summary>The resources that leave the state, in list order.</summary>
    public IReadOnlyList<RemovedResource> Removed => throw new NotImplementedException();

    /// <summary>The references of remaining resources that are dropped, in list order.</summary>
    public IReadOnlyList<DroppedReference> Dropped => throw new NotImplementedException();

    /// <summary>Why the removal is refused; empty when it is not.</summary>
    public IReadOnlyList<RemovalRefusal> Refusals => throw new NotImplementedException();

    /// <summary>Carries the removal out.</summary>
    /// <exception cref="InvalidOperationException">There are <see cref="Refusals"/>.</exception>
    public Snapshot Apply() => throw new NotImplementedException();
}
