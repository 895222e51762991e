namespace StackStage.Snapshots;

/// <summary>Puts the resources in order, after all other repairs, as one repair.</summary>
internal static class OrderRepairs
{
    private const int MaxNames = 5;

    public static void Plan(RepairContext context)
    {
        var view = context.View;
        var graph = view.Graph();
        MendWithOthers(context, graph);
        if (view.IsInOrder())
        {
            return;
        }

        var order = ListOrder.Sort(graph, out var moved);
        if (moved.Count == 0)
        {
            return;
        }

        var place = new int[order.Length];
        for (var i = 0; i < order.Length; i++)
        {
            place[order[i]] = i;
        }

        var satisfied = new HashSet<int>();
        var late = context.Faults.Where(found => found.Ref >= 0 && IsOrder(found.Fault.Kind)).Select(found => found.Ref).ToHashSet();
        foreach (var (from, edge) in graph.EdgesWithFrom())
        {
            if (place[edge.To] < place[from] && late.Contains(edge.Ref))
            {
                satisfied.Add(edge.Ref);
            }
        }

        var mended = context.Faults.Where(found => found.Ref >= 0 && IsOrder(found.Fault.Kind) && satisfied.Contains(found.Ref)).Select(found => found.Fault).ToList();
        var names = moved.Take(MaxNames).Select(rank => UrnText.Name(UrnOf(context, view.Nodes[rank])));
        var more = moved.Count > MaxNames ? $" and {moved.Count - MaxNames} more" : "";
        var one = moved.Count == 1 && view.Nodes[moved[0]] < context.Index.Resources.Count ? view.Nodes[moved[0]] : -1;
        var planned = false;
        context.Plan(
            RepairKind.Reorder,
            one,
            $"Move {moved.Count} {(moved.Count == 1 ? "resource" : "resources")}, so that each comes after what it refers to: {string.Join(", ", names)}{more}.",
            mended,
            edits =>
            {
                // The first time these are the edits the order was found for; when some are declined, it is found anew.
                var now = planned ? new EffectiveView(edits) : view;
                var sorted = planned ? ListOrder.Sort(now.Graph(), out _) : order;
                edits.Order = Array.ConvertAll(sorted, rank => now.Nodes[rank]);
                if (HasLateView(now.Graph(), sorted))
                {
                    SettleViews(edits);
                }

                planned = true;
            });
    }

    private static string UrnOf(RepairContext context, int node) =>
        node < context.Index.Resources.Count ? context.Index.UrnOf(node) ?? "" : context.Edits.Inserted[node - context.Index.Resources.Count].Urn;

    /// <summary>Whether a viewOf was left out, because it closes a circle with the copies that were chosen.</summary>
    private static bool HasLateView(ReferenceGraph graph, int[] order)
    {
        var place = new int[order.Length];
        for (var i = 0; i < order.Length; i++)
        {
            place[order[i]] = i;
        }

        foreach (var (from, edge) in graph.EdgesWithFrom())
        {
            if (edge.Kind == RefKind.ViewOf && place[edge.To] > place[from])
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>In the new order other copies may satisfy what was left out, so that it can be put in order after all.</summary>
    private static void SettleViews(SnapshotEdits edits)
    {
        const int MaxRounds = 4;
        for (var round = 0; round < MaxRounds; round++)
        {
            var view = new EffectiveView(edits);
            var order = ListOrder.Sort(view.Graph(), out var moved);
            if (moved.Count == 0)
            {
                return;
            }

            edits.Order = Array.ConvertAll(order, rank => view.Nodes[rank]);
        }
    }

    /// <summary>Faults that other repairs mended on the way: of a reference that was dropped, of a copy that went, of a circle that is open.</summary>
    private static void MendWithOthers(RepairContext context, ReferenceGraph graph)
    {
        foreach (var found in context.Faults)
        {
            if (found.Ref < 0 || found.Resource < 0 || context.IsMended(found.Fault))
            {
                continue;
            }

            if (context.Edits.Removed.Contains(found.Resource))
            {
                context.Mend(found.Fault);
            }

            if (context.Edits.Resources.TryGetValue(found.Resource, out var edit) && edit.Dropped.Contains(found.Ref))
            {
                context.Mend(found.Fault);
            }
        }

        var circles = context.Open(FaultKind.Cycle).ToList();
        if (circles.Count == 0)
        {
            return;
        }

        var closed = ClosedCircles(context.View, graph);
        foreach (var found in circles.Where(found => !closed.Contains(found.Resource)))
        {
            context.Mend(found.Fault);
        }
    }

    /// <summary>The resources that are in a circle still.</summary>
    private static HashSet<int> ClosedCircles(EffectiveView view, ReferenceGraph graph)
    {
        var views = new bool[graph.Edges.Length];
        for (var i = 0; i < views.Length; i++)
        {
            views[i] = graph.Edges[i].Kind == RefKind.ViewOf;
        }

        var component = new int[graph.Count];
        StronglyConnected.Find(graph, views, component);
        var closed = new HashSet<int>();
        for (var rank = 0; rank < component.Length; rank++)
        {
            if (component[rank] >= 0)
            {
                closed.Add(view.Nodes[rank]);
            }
        }

        return closed;
    }

    private static bool IsOrder(FaultKind kind) => kind is
        FaultKind.ParentAfter or FaultKind.DependencyAfter or FaultKind.PropertyDependencyAfter or FaultKind.DeletedWithAfter
        or FaultKind.ReplaceWithAfter or FaultKind.ViewOfAfter or FaultKind.ProviderAfter;
}
