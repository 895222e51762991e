namespace StackStage.Snapshots;

/// <summary>
/// Puts every resource behind what it refers to, and moves as few as can be (<see cref="FewestMoves"/>). What has to go forward
/// goes right in front of the first that refers to it, and what has to go back right behind the last that it refers to.
/// </summary>
internal static class ListOrder
{
    /// <summary>The resources in their new order.</summary>
    /// <param name="graph">What comes after what. Edges inside a circle are left out, those that only a view has first.</param>
    /// <param name="moved">The resources that moved; the others keep their order among themselves.</param>
    public static int[] Sort(ReferenceGraph graph, out List<int> moved)
    {
        if (Visit(graph, null, out moved) is { } order)
        {
            return WithFewestMoves(graph, null, order, ref moved);
        }

        // There is a circle: first leave out viewOf, which Pulumi does not check, and then whatever closes circles.
        var component = new int[graph.Count];
        var without = new bool[graph.Edges.Length];
        StronglyConnected.Find(graph, null, component);
        LeaveOut(graph, component, without, viewsOnly: true);
        if (Visit(graph, without, out moved) is { } withoutViews)
        {
            return WithFewestMoves(graph, without, withoutViews, ref moved);
        }

        StronglyConnected.Find(graph, without, component);
        LeaveOut(graph, component, without, viewsOnly: false);
        return WithFewestMoves(graph, without, Visit(graph, without, out moved)!, ref moved);
    }

    /// <summary>Whether the resources cannot all come after what they refer to; viewOf does not count.</summary>
    public static bool HasCircle(ReferenceGraph graph)
    {
        if (Visit(graph, null, out _) is not null)
        {
            return false;
        }

        var views = new bool[graph.Edges.Length];
        for (var i = 0; i < views.Length; i++)
        {
            views[i] = graph.Edges[i].Kind == RefKind.ViewOf;
        }

        return Visit(graph, views, out _) is null;
    }

    private static void LeaveOut(ReferenceGraph graph, int[] component, bool[] without, bool viewsOnly)
    {
        var i = 0;
        foreach (var (from, edge) in graph.EdgesWithFrom())
        {
            if (component[from] >= 0 && component[from] == component[edge.To] && (!viewsOnly || edge.Kind == RefKind.ViewOf))
            {
                without[i] = true;
            }

            i++;
        }
    }

    /// <summary>Finds out who has to move, and puts the others in list order with those in between.</summary>
    private static int[] WithFewestMoves(ReferenceGraph graph, bool[]? without, int[] topological, ref List<int> moved)
    {
        if (moved.Count == 0)
        {
            return topological;
        }

        var moves = FewestMoves.Choose(graph, without, topological, moved);
        var farthest = FewestMoves.FarthestKept(graph, without, topological, moves);
        moved = [];
        var waiting = new Dictionary<int, List<int>>();
        var order = new List<int>(graph.Count);
        var placed = new bool[graph.Count];
        for (var resource = 0; resource < graph.Count; resource++)
        {
            if (moves[resource])
            {
                moved.Add(resource);
            }

            if (farthest[resource] < resource)
            {
                Place(graph, without, resource, placed, order);
            }
            else if (!placed[resource])
            {
                // It goes back, behind the last one that it has to wait for.
                if (!waiting.TryGetValue(farthest[resource], out var list))
                {
                    waiting.Add(farthest[resource], list = []);
                }

                list.Add(resource);
            }

            if (!moves[resource] && waiting.Remove(resource, out var ready))
            {
                ready.ForEach(other => Place(graph, without, other, placed, order));
            }
        }

        return [.. order];
    }

    /// <summary>Places a resource, and in front of it what it refers to and is not placed yet.</summary>
    private static void Place(ReferenceGraph graph, bool[]? without, int start, bool[] placed, List<int> order)
    {
        if (placed[start])
        {
            return;
        }

        var path = new Stack<(int Resource, int Next)>([(start, 0)]);
        placed[start] = true;
        while (path.TryPop(out var frame))
        {
            var (resource, next) = frame;
            var edges = graph.From(resource);
            var first = graph.FirstOf(resource);
            while (next < edges.Length && (placed[edges[next].To] || (without is not null && without[first + next])))
            {
                next++;
            }

            if (next == edges.Length)
            {
                order.Add(resource);
                continue;
            }

            path.Push((resource, next + 1));
            path.Push((edges[next].To, 0));
            placed[edges[next].To] = true;
        }
    }

    /// <summary>Depth first, what a resource refers to before it; null if there is a circle.</summary>
    private static int[]? Visit(ReferenceGraph graph, bool[]? without, out List<int> moved)
    {
        const byte Open = 1;
        const byte Done = 2;
        moved = [];
        var order = new int[graph.Count];
        var length = 0;
        var state = new byte[graph.Count];
        var path = new Stack<(int Resource, int Next)>();
        for (var root = 0; root < graph.Count; root++)
        {
            if (state[root] == Done)
            {
                continue;
            }

            path.Push((root, 0));
            while (path.TryPop(out var frame))
            {
                var (resource, next) = frame;
                state[resource] = Open;
                var edges = graph.From(resource);
                var first = graph.FirstOf(resource);
                var descended = false;
                for (; next < edges.Length; next++)
                {
                    var to = edges[next].To;
                    if (state[to] == Done || (without is not null && without[first + next]))
                    {
                        continue;
                    }

                    if (state[to] == Open)
                    {
                        return null;
                    }

                    path.Push((resource, next + 1));
                    path.Push((to, 0));
                    descended = true;
                    break;
                }

                if (descended)
                {
                    continue;
                }

                state[resource] = Done;
                order[length++] = resource;
                if (resource > root)
                {
                    moved.Add(resource);
                }
            }
        }

        return order;
    }
}
