namespace StackStage.Snapshots;

/// <summary>
/// Chooses the references to drop so that a circle is open: as few as possible, and among those rather plain dependencies that no
/// property backs, than others, than a parent; never a provider. The best choice for small circles, a good one in
/// O(references · log resources) for large ones (the best is NP-hard), the same every time.
/// </summary>
internal static class CycleBreaker
{
    private const int MaxExactBundles = 14;
    private const int MaxExactEdges = 256;
    private const long MaxRestoreWork = 20_000_000;

    /// <summary>The edges to drop; none, if the circle cannot be opened.</summary>
    public static List<(int From, Edge Edge)> Break(ReferenceGraph graph, int[] component, List<int> circle, CancellationToken cancellationToken)
    {
        var bundles = Bundles(graph, component, circle);
        var candidates = bundles.FindAll(bundle => bundle.Droppable);
        var dropped = candidates.Count <= MaxExactBundles && bundles.Count <= MaxExactEdges
            ? Exact(circle.Count, bundles, candidates)
            : Greedy(circle.Count, bundles, cancellationToken);
        return [.. dropped.OrderBy(bundle => bundle.From).ThenBy(bundle => bundle.Edges[0].Ref).SelectMany(bundle => bundle.Edges.Select(edge => (circle[bundle.From], edge)))];
    }

    /// <summary>All references from one resource to another have to be dropped together.</summary>
    private static List<Bundle> Bundles(ReferenceGraph graph, int[] component, List<int> circle)
    {
        var number = new Dictionary<int, int>(circle.Count);
        for (var i = 0; i < circle.Count; i++)
        {
            number[circle[i]] = i;
        }

        var bundles = new List<Bundle>();
        var byTarget = new Dictionary<int, Bundle>();
        foreach (var resource in circle)
        {
            byTarget.Clear();
            foreach (var edge in graph.From(resource))
            {
                if (edge.Kind == RefKind.ViewOf || component[edge.To] != component[resource])
                {
                    continue;
                }

                if (!byTarget.TryGetValue(edge.To, out var bundle))
                {
                    byTarget.Add(edge.To, bundle = new Bundle(number[resource], number[edge.To]));
                    bundles.Add(bundle);
                }

                bundle.Edges.Add(edge);
                bundle.Droppable &= edge.Kind != RefKind.Provider && edge.Ref >= 0;
                bundle.Cost += edge.Kind switch
                {
                    RefKind.Dependency => 100,
                    RefKind.PropertyDependency => 101,
                    RefKind.ReplaceWith => 102,
                    RefKind.DeletedWith => 103,
                    _ => 10_000,
                };
            }
        }

        return bundles;
    }

    private static List<Bundle> Exact(int count, List<Bundle> bundles, List<Bundle> candidates)
    {
        var sets = Enumerable.Range(1, (1 << candidates.Count) - 1)
            .Select(set => (Set: set, Cost: candidates.Where((_, i) => (set >> i & 1) != 0).Sum(bundle => (long)bundle.Cost)))
            .OrderBy(item => item.Cost)
            .ThenBy(item => item.Set);
        foreach (var (set, _) in sets)
        {
            var chosen = candidates.Where((_, i) => (set >> i & 1) != 0).ToHashSet();
            if (IsOpen(count, bundles, chosen))
            {
                return [.. chosen];
            }
        }

        return [];
    }

    /// <summary>Takes one resource after another, always one with the least to drop; then keeps what need not have been dropped.</summary>
    private static List<Bundle> Greedy(int count, List<Bundle> bundles, CancellationToken cancellationToken)
    {
        var outgoing = new List<Bundle>[count];
        var incoming = new List<Bundle>[count];
        for (var i = 0; i < count; i++)
        {
            (outgoing[i], incoming[i]) = ([], []);
        }

        var cost = new long[count];
        foreach (var bundle in bundles)
        {
            outgoing[bundle.From].Add(bundle);
            incoming[bundle.To].Add(bundle);
            cost[bundle.From] += bundle.Droppable ? bundle.Cost : Bundle.Never;
        }

        var queue = new PriorityQueue<(int Resource, long Cost), (long Cost, int Resource)>();
        for (var i = 0; i < count; i++)
        {
            queue.Enqueue((i, cost[i]), (cost[i], i));
        }

        var done = new bool[count];
        var dropped = new HashSet<Bundle>();
        while (queue.TryDequeue(out var next, out _))
        {
            var resource = next.Resource;
            if (done[resource] || next.Cost != cost[resource])
            {
                continue;
            }

            cancellationToken.ThrowIfCancellationRequested();
            if (cost[resource] >= Bundle.Never)
            {
                return [];
            }

            done[resource] = true;
            foreach (var bundle in outgoing[resource])
            {
                if (!done[bundle.To])
                {
                    dropped.Add(bundle);
                }
            }

            foreach (var bundle in incoming[resource])
            {
                if (done[bundle.From])
                {
                    continue;
                }

                cost[bundle.From] -= bundle.Droppable ? bundle.Cost : Bundle.Never;
                queue.Enqueue((bundle.From, cost[bundle.From]), (cost[bundle.From], bundle.From));
            }
        }

        if ((long)dropped.Count * (count + bundles.Count) > MaxRestoreWork)
        {
            return [.. dropped];
        }

        foreach (var bundle in dropped.OrderByDescending(bundle => bundle.Cost).ThenBy(bundle => bundle.From).ThenBy(bundle => bundle.To).ToList())
        {
            dropped.Remove(bundle);
            if (!IsOpen(count, bundles, dropped))
            {
                dropped.Add(bundle);
            }
        }

        return [.. dropped];
    }

    private static bool IsOpen(int count, List<Bundle> bundles, HashSet<Bundle> dropped)
    {
        // Kahn: take away what refers to nothing any more; a circle stays.
        var open = new int[count];
        var incoming = new List<int>?[count];
        foreach (var bundle in bundles)
        {
            if (dropped.Contains(bundle))
            {
                continue;
            }

            open[bundle.From]++;
            (incoming[bundle.To] ??= []).Add(bundle.From);
        }

        var queue = new Queue<int>();
        for (var i = 0; i < count; i++)
        {
            if (open[i] == 0)
            {
                queue.Enqueue(i);
            }
        }

        var taken = 0;
        while (queue.TryDequeue(out var resource))
        {
            taken++;
            foreach (var from in incoming[resource] ?? [])
            {
                if (--open[from] == 0)
                {
                    queue.Enqueue(from);
                }
            }
        }

        return taken == count;
    }

    private sealed class Bundle(int from, int to)
    {
        public const long Never = 1L << 40;

        public int From { get; } = from;

        public int To { get; } = to;

        public List<Edge> Edges { get; } = [];

        public bool Droppable { get; set; } = true;

        public long Cost { get; set; }
    }
}
