namespace StackStage.Snapshots;

/// <summary>Tarjan's algorithm, without recursion: which resources depend on each other in a circle.</summary>
internal static class StronglyConnected
{
    /// <summary>
    /// Numbers each resource's component; resources in no circle have -1. Edges that <paramref name="without"/> says are left out.
    /// </summary>
    /// <returns>How many circles (components of more than one resource) there are.</returns>
    public static int Find(ReferenceGraph graph, bool[]? without, int[] component)
    {
        var count = 0;
        var time = 0;
        var order = new int[graph.Count];
        var low = new int[graph.Count];
        var onStack = new bool[graph.Count];
        var stack = new Stack<int>();
        var path = new Stack<(int Resource, int Next)>();
        Array.Fill(component, -1);
        for (var root = 0; root < graph.Count; root++)
        {
            if (order[root] != 0)
            {
                continue;
            }

            path.Push((root, 0));
            while (path.TryPop(out var frame))
            {
                var (resource, next) = frame;
                if (next == 0)
                {
                    order[resource] = low[resource] = ++time;
                    stack.Push(resource);
                    onStack[resource] = true;
                }

                var edges = graph.From(resource);
                var first = graph.FirstOf(resource);
                var descended = false;
                for (; next < edges.Length; next++)
                {
                    if (without is not null && without[first + next])
                    {
                        continue;
                    }

                    var to = edges[next].To;
                    if (order[to] == 0)
                    {
                        // The edge is looked at again afterwards, to take over what was found behind it.
                        path.Push((resource, next + 1));
                        path.Push((to, 0));
                        descended = true;
                        break;
                    }

                    if (onStack[to])
                    {
                        low[resource] = Math.Min(low[resource], low[to]);
                    }
                }

                if (descended)
                {
                    continue;
                }

                if (path.TryPeek(out var parent))
                {
                    low[parent.Resource] = Math.Min(low[parent.Resource], low[resource]);
                }

                if (low[resource] != order[resource])
                {
                    continue;
                }

                int member;
                var mark = stack.Peek() == resource ? -1 : count++;
                do
                {
                    member = stack.Pop();
                    onStack[member] = false;
                    component[member] = mark;
                }
                while (member != resource);
            }
        }

        return count;
    }
}
