namespace StackStage.Snapshots;

/// <summary>The stack's root resource, and what it refers to: that cannot be its child.</summary>
internal sealed class StackRoot
{
    private readonly EffectiveView _view;
    private readonly HashSet<int> _reachable;
    private readonly int _node;
    private readonly HashSet<int> _referredTo;

    private StackRoot(EffectiveView view, int rank, string? urn)
    {
        _view = view;
        _node = rank < 0 ? -1 : view.Nodes[rank];
        Urn = urn;
        _reachable = rank < 0 ? [] : view.ReachableFrom(rank);
        _referredTo = [.. _reachable.Select(reached => _view.Nodes[reached])];
    }

    /// <summary>Its URN; null: there is none.</summary>
    public string? Urn { get; }

    public static StackRoot Find(RepairContext context)
    {
        var view = context.View;
        var index = context.Index;
        for (var rank = 0; rank < view.Nodes.Count; rank++)
        {
            var node = view.Nodes[rank];
            if (index.Resources[node].Is(ResourceFlags.Delete) || index.Resources[node].Urn < 0 || !IsRootType(index, node))
            {
                continue;
            }

            var urn = index.UrnOf(node)!;
            if (UrnText.QualifiedType(urn) == UrnText.RootStackType && !HasParent(index, node))
            {
                return new StackRoot(view, rank, urn);
            }
        }

        return new StackRoot(view, -1, null);
    }

    public bool CanBeParentOf(int resource) => Urn is not null && resource != _node && !_referredTo.Contains(resource);

    private static bool IsRootType(SnapshotIndex index, int node) =>
        index.Resources[node].TypeAt is >= 0 and var at && index.Text.Span[(at + 1)..].StartsWith("pulumi:pulumi:Stack\""u8);

    private static bool HasParent(SnapshotIndex index, int node)
    {
        foreach (ref readonly var reference in index.RefsOf(node))
        {
            if (reference.Kind == RefKind.Parent)
            {
                return true;
            }
        }

        return false;
    }
}
