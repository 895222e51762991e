using System.Text;

namespace StackStage.Snapshots;

/// <summary>Describes a circle by its edges.</summary>
internal static class CycleText
{
    private const int MaxEdges = 16;

    /// <summary>A shortest circle through a resource, within its component.</summary>
    public static string Describe(SnapshotIndex index, ReferenceGraph graph, int[] component, int start)
    {
        var text = new StringBuilder("snapshot has cyclic dependencies: ").Append(index.UrnOf(start));
        var edges = Shortest(graph, component, start);
        for (var i = 0; i < edges.Count && i < MaxEdges; i++)
        {
            text.Append(" -(").Append(Verifier.FieldOf(edges[i].Edge.Kind)).Append(")-> ").Append(index.UrnOf(edges[i].Edge.To));
        }

        if (edges.Count > MaxEdges)
        {
            text.Append(" … (").Append(edges.Count - MaxEdges).Append(" more)");
        }

        return text.ToString();
    }

    private static List<(int From, Edge Edge)> Shortest(ReferenceGraph graph, int[] component, int start)
    {
        // Breadth first; each resource remembers the edge by which it was reached.
        var reached = new Dictionary<int, (int From, Edge Edge)>();
        var queue = new Queue<int>([start]);
        while (queue.TryDequeue(out var resource))
        {
            foreach (var edge in graph.From(resource))
            {
                if (edge.Kind == RefKind.ViewOf || component[edge.To] != component[start] || !reached.TryAdd(edge.To, (resource, edge)))
                {
                    continue;
                }

                if (edge.To != start)
                {
                    queue.Enqueue(edge.To);
                    continue;
                }

                var edges = new List<(int From, Edge Edge)> { (resource, edge) };
                for (var at = resource; at != start; at = reached[at].From)
                {
                    edges.Add(reached[at]);
                }

                edges.Reverse();
                return edges;
            }
        }

        return [];
    }
}
