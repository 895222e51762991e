namespace StackStage.Snapshots;

/// <summary>Opens circles, one repair for each, when the user asks for it.</summary>
internal static class CycleRepairs
{
    private const int MaxNames = 3;

    public static void Plan(RepairContext context)
    {
        if (!context.Options.BreakCycle)
        {
            return;
        }

        var view = context.View;
        var graph = view.Graph();
        var views = new bool[graph.Edges.Length];
        for (var i = 0; i < views.Length; i++)
        {
            views[i] = graph.Edges[i].Kind == RefKind.ViewOf;
        }

        var component = new int[graph.Count];
        var count = StronglyConnected.Find(graph, views, component);
        if (count == 0)
        {
            return;
        }

        var members = new List<int>[count];
        var inCircle = new Dictionary<int, int>();
        for (var rank = 0; rank < graph.Count; rank++)
        {
            if (component[rank] < 0)
            {
                continue;
            }

            (members[component[rank]] ??= []).Add(rank);
            inCircle[view.Nodes[rank]] = component[rank];
        }

        var faults = context.Open(FaultKind.Cycle).GroupBy(found => inCircle.GetValueOrDefault(found.Resource, -1)).ToDictionary(group => group.Key, group => group.Select(found => found.Fault).ToList());
        foreach (var circle in members.OrderBy(list => list[0]))
        {
            var dropped = CycleBreaker.Break(graph, component, circle, context.CancellationToken);
            if (dropped.Count == 0)
            {
                continue;
            }

            var changes = dropped.ConvertAll(item => (Node: view.Nodes[item.From], item.Edge.Ref));
            var texts = dropped.ConvertAll(item => $"{context.Index.UrnOf(view.Nodes[item.From])} -({Verifier.FieldOf(item.Edge.Kind)})-> {context.Index.UrnOf(view.Nodes[item.Edge.To])}");
            var names = string.Join(", ", texts.Take(MaxNames)) + (texts.Count > MaxNames ? $" and {texts.Count - MaxNames} more" : "");
            context.Plan(
                RepairKind.BreakCycle,
                changes[0].Node,
                $"Open a circle of {circle.Count} resources by dropping {(texts.Count == 1 ? "the reference" : $"{texts.Count} references")} {names}.",
                faults.GetValueOrDefault(component[circle[0]], []),
                edits => changes.ForEach(change => edits.Of(change.Node).Dropped.Add(change.Ref)));
        }
    }
}
