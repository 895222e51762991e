namespace StackStage.Snapshots;

/// <summary>A repair, and the change of the snapshot that it is.</summary>
internal sealed record PlannedAction(PlannedRepair Repair, Action<SnapshotEdits> Change);

/// <summary>What the steps of planning share: the faults, the edits so far (as if all were approved), and the repairs.</summary>
internal sealed class RepairContext(SnapshotIndex index, RepairOptions options, IReadOnlyList<FoundFault> faults, CancellationToken cancellationToken)
{
    private readonly HashSet<SnapshotFault> _mended = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<SnapshotFault, string> _advice = new(ReferenceEqualityComparer.Instance);
    private EffectiveView? _view;

    public SnapshotIndex Index => index;

    public RepairOptions Options => options;

    public IReadOnlyList<FoundFault> Faults => faults;

    public CancellationToken CancellationToken => cancellationToken;

    public SnapshotEdits Edits { get; } = new(index);

    public List<PlannedAction> Actions { get; } = [];

    public List<string> Warnings { get; } = [];

    /// <summary>Who refers to whom, with the edits so far.</summary>
    public EffectiveView View => _view ??= new EffectiveView(Edits);

    /// <summary>The faults of some kinds that no repair mends yet.</summary>
    public IEnumerable<FoundFault> Open(params FaultKind[] kinds) => faults.Where(found => kinds.Contains(found.Fault.Kind) && !_mended.Contains(found.Fault));

    public bool IsMended(SnapshotFault fault) => _mended.Contains(fault);

    public void Mend(SnapshotFault fault) => _mended.Add(fault);

    /// <summary>Says what the user can do about a fault that is left, better than the fault itself can.</summary>
    public void Advise(SnapshotFault fault, string advice) => _advice[fault] = advice;

    /// <summary>A fault that is left, with what the user can do about it.</summary>
    public SnapshotFault WithAdvice(SnapshotFault fault) => _advice.TryGetValue(fault, out var advice) ? fault with { Repair = advice } : fault;

    public void Plan(RepairKind kind, int resource, string description, IReadOnlyList<SnapshotFault> mended, Action<SnapshotEdits> change)
    {
        var urn = resource >= 0 ? index.UrnOf(resource) : mended.Count > 0 ? mended[0].Urn : null;
        change(Edits);
        Actions.Add(new PlannedAction(new PlannedRepair(kind, urn, resource >= 0 ? resource : null, description, mended), change));
        foreach (var fault in mended)
        {
            Mend(fault);
        }

        _view = null;
    }
}
