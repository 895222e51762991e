namespace StackStage.Snapshots;

/// <summary>The faults of a snapshot and the repairs that mend them.</summary>
public sealed class RepairPlan
{
    private readonly Snapshot _snapshot;
    private readonly RepairContext _context;

    internal RepairPlan(Snapshot snapshot, RepairContext context)
    {
        _snapshot = snapshot;
        _context = context;
        Faults = [.. context.Faults.Select(found => found.Fault)];
        Repairs = [.. context.Actions.Select(action => action.Repair)];
        Unrepairable = [.. Faults.Where(fault => !context.IsMended(fault)).Select(context.WithAdvice)];
        Warnings = context.Warnings;
    }

    /// <summary>All faults, in document order.</summary>
    public IReadOnlyList<SnapshotFault> Faults { get; }

    /// <summary>The repairs, in the order in which they are asked for.</summary>
    public IReadOnlyList<PlannedRepair> Repairs { get; }

    /// <summary>The faults that no repair of this plan mends, of either severity.</summary>
    public IReadOnlyList<SnapshotFault> Unrepairable { get; }

    /// <summary>Sentences the user should read before and after the repair.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>Carries out the repairs that <paramref name="approve"/> says yes to (all of them without it). It is called once per repair, in order.</summary>
    /// <exception cref="OperationCanceledException">The repair was cancelled.</exception>
    public RepairResult Apply(Predicate<PlannedRepair>? approve = null, CancellationToken cancellationToken = default)
    {
        var approved = new List<PlannedAction>(_context.Actions.Count);
        foreach (var action in _context.Actions)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (approve is null || approve(action.Repair))
            {
                approved.Add(action);
            }
        }

        if (_context.Actions.Take(2).Any(action => IsOfText(action) && !approved.Take(2).Contains(action)))
        {
            // What is left of the file, and its commas, have to be accepted first; every other repair is on top of that.
            approved.Clear();
        }

        var edits = _context.Edits;
        if (approved.Count < _context.Actions.Count)
        {
            if (!MendsAllErrors(approved))
            {
                approved.RemoveAll(action => action.Repair.Kind == RepairKind.ClearIntegrityError);
            }

            edits = EditsOf(approved, cancellationToken);
        }

        return new RepairResult(_snapshot, edits, [.. approved.Select(action => action.Repair)]);
    }

    private static bool IsOfText(PlannedAction action) => action.Repair.Kind is RepairKind.Salvage or RepairKind.MendComma;

    private bool MendsAllErrors(List<PlannedAction> approved)
    {
        var mended = new HashSet<SnapshotFault>(approved.SelectMany(action => action.Repair.Faults), ReferenceEqualityComparer.Instance);
        return Faults.All(fault => fault.Severity != FaultSeverity.Error || mended.Contains(fault));
    }

    private SnapshotEdits EditsOf(List<PlannedAction> approved, CancellationToken cancellationToken)
    {
        var edits = new SnapshotEdits(_snapshot.Index);
        foreach (var action in approved)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (action.Repair.Kind != RepairKind.Reorder)
            {
                action.Change(edits);
            }
        }

        edits.DropMissingParentsOfInserted();
        edits.RewriteRenamed();
        if (approved.Find(action => action.Repair.Kind == RepairKind.Reorder) is { } reorder)
        {
            reorder.Change(edits);
        }

        return edits;
    }
}
