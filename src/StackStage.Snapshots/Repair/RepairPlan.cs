namespace StackStage.Snapshots;

/// <summary>The faults of a snapshot and the repairs that mend them.</summary>
public sealed class RepairPlan
{
    internal RepairPlan()
    {
    }

    /// <summary>All faults, in document order.</summary>
    public IReadOnlyList<SnapshotFault> Faults => throw new NotImplementedException();

    /// <summary>The repairs, in the order in which they are asked for.</summary>
    public IReadOnlyList<PlannedRepair> Repairs => throw new NotImplementedException();

    /// <summary>The faults that no repair of this plan mends.</summary>
    public IReadOnlyList<SnapshotFault> Unrepairable => throw new NotImplementedException();

    /// <summary>Sentences the user should read before and after the repair.</summary>
    public IReadOnlyList<string> Warnings => throw new NotImplementedException();

    /// <summary>Carries out the repairs that <paramref name="approve"/> says yes to (all of them without it). It is called once per repair, in order.</summary>
    public RepairResult Apply(Predicate<PlannedRepair>? approve = null, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();
}
