using System.Numerics;

namespace StackStage.Snapshots;

/// <summary>
/// Chooses which resources move, so that all others can keep their order: of every pair of which the earlier one refers to the
/// later one, directly or not, one has to. Those pairs are a partial order, so the fewest are found exactly (Kőnig and Dilworth);
/// only in tangles of more than <see cref="MaxExact"/> resources a good choice is made instead, in linear time. Where it comes
/// to the same, what is referred to goes forward, as in Pulumi's Toposort.
/// </summary>
internal static class FewestMoves
{
    private const int MaxExact = 1024;
    private const long MaxWork = 400_000_000;
    private const int MaxRounds = 12;

    /// <summary>Which resources move.</summary>
    /// <param name="graph">Who refers to whom.</param>
    /// <param name="without">Edges that are left out.</param>
    /// <param name="topological">Every resource behind what it refers to.</param>
    /// <param name="pulled">Those that went forward in <paramref name="topological"/>: a choice that is sound already.</param>
    public static bool[] Choose(ReferenceGraph graph, bool[]? without, int[] topological, List<int> pulled)
    {
        var moves = new bool[graph.Count];
        var work = MaxWork;
        List<int>? large = null;
        foreach (var tangle in Tangles(graph, without, topological))
        {
            var cost = (long)tangle.Count * tangle.Count * ((tangle.Count / 64) + 1);
            if (tangle.Count <= MaxExact && cost <= work)
            {
                work -= cost;
                Exact(graph, without, tangle, moves);
            }
            else
            {
                (large ??= []).AddRange(tangle);
            }
        }

        if (large is not null)
        {
            Approximate(graph, without, topological, pulled, large, moves);
        }

        return moves;
    }

    /// <summary>
    /// The farthest resource that keeps its place of all that each refers to, directly or not; -1: none. One of which it is
    /// farther than the resource itself cannot keep its own place.
    /// </summary>
    public static int[] FarthestKept(ReferenceGraph graph, bool[]? without, int[] topological, bool[] moves)
    {
        var farthest = new int[graph.Count];
        foreach (var resource in topological)
        {
            farthest[resource] = Farthest(graph, without, resource, farthest, moves);
        }

        return farthest;
    }

    private static int Farthest(ReferenceGraph graph, bool[]? without, int resource, int[] farthest, bool[]? moves)
    {
        var result = -1;
        var edges = graph.From(resource);
        var first = graph.FirstOf(resource);
        for (var i = 0; i < edges.Length; i++)
        {
            if (without is not null && without[first + i])
            {
                continue;
            }

            var to = edges[i].To;
            result = Math.Max(result, Math.Max(farthest[to], moves is not null && moves[to] ? -1 : to));
        }

        return result;
    }

    /// <summary>
    /// The resources that are in a pair, in groups that have nothing to do with each other. Whatever lies on the way from one of a
    /// pair to the other is in a pair, too, so that the references among them tell all the pairs.
    /// </summary>
    private static List<List<int>> Tangles(ReferenceGraph graph, bool[]? without, int[] topological)
    {
        var farthest = FarthestKept(graph, without, topological, new bool[graph.Count]);
        var nearest = new int[graph.Count];
        Array.Fill(nearest, int.MaxValue);
        for (var i = topological.Length - 1; i >= 0; i--)
        {
            var resource = topological[i];
            var edges = graph.From(resource);
            var first = graph.FirstOf(resource);
            for (var e = 0; e < edges.Length; e++)
            {
                if (without is null || !without[first + e])
                {
                    nearest[edges[e].To] = Math.Min(nearest[edges[e].To], Math.Min(nearest[resource], resource));
                }
            }
        }

        var group = new int[graph.Count];
        for (var i = 0; i < group.Length; i++)
        {
            group[i] = farthest[i] > i || nearest[i] < i ? i : -1;
        }

        for (var resource = 0; resource < group.Length; resource++)
        {
            if (group[resource] < 0)
            {
                continue;
            }

            var edges = graph.From(resource);
            var first = graph.FirstOf(resource);
            for (var e = 0; e < edges.Length; e++)
            {
                if (group[edges[e].To] >= 0 && (without is null || !without[first + e]))
                {
                    group[Root(group, resource)] = Root(group, edges[e].To);
                }
            }
        }

        var tangles = new Dictionary<int, List<int>>();
        for (var resource = 0; resource < group.Length; resource++)
        {
            if (group[resource] < 0)
            {
                continue;
            }

            var root = Root(group, resource);
            if (!tangles.TryGetValue(root, out var tangle))
            {
                tangles.Add(root, tangle = []);
            }

            tangle.Add(resource);
        }

        return [.. tangles.Values.OrderBy(tangle => tangle[0])];
    }

    private static int Root(int[] group, int resource)
    {
        while (group[resource] != resource)
        {
            group[resource] = group[group[resource]];
            resource = group[resource];
        }

        return resource;
    }

    /// <summary>The fewest, of a tangle in list order.</summary>
    private static void Exact(ReferenceGraph graph, bool[]? without, List<int> tangle, bool[] moves)
    {
        var count = tangle.Count;
        var words = (count + 63) / 64;
        var pairs = Pairs(graph, without, tangle, words);
        var matchedLater = new int[count];
        var matchedEarlier = new int[count];
        Array.Fill(matchedLater, -1);
        Array.Fill(matchedEarlier, -1);
        var unseen = new ulong[words];
        var cameFrom = new int[count];
        for (var earlier = 0; earlier < count; earlier++)
        {
            Match(pairs, words, earlier, matchedLater, matchedEarlier, unseen, cameFrom);
        }

        // Kőnig: from the later ones that are not matched, backwards along alternating paths. What is not reached of the later
        // ones, and what is reached of the earlier ones, covers all pairs with the fewest, and with as many later ones as can be.
        var reachedLater = new bool[count];
        var reachedEarlier = new bool[count];
        var queue = new Queue<int>();
        for (var later = 0; later < count; later++)
        {
            if (matchedEarlier[later] < 0)
            {
                reachedLater[later] = true;
                queue.Enqueue(later);
            }
        }

        while (queue.TryDequeue(out var later))
        {
            for (var earlier = 0; earlier < later; earlier++)
            {
                if (reachedEarlier[earlier] || (pairs[(earlier * words) + (later >> 6)] >> (later & 63) & 1) == 0)
                {
                    continue;
                }

                // It is matched, or the matching could grow.
                reachedEarlier[earlier] = true;
                if (matchedLater[earlier] is >= 0 and var next && !reachedLater[next])
                {
                    reachedLater[next] = true;
                    queue.Enqueue(next);
                }
            }
        }

        for (var i = 0; i < count; i++)
        {
            moves[tangle[i]] = reachedEarlier[i] || !reachedLater[i];
        }
    }

    /// <summary>For each resource of a tangle a row of bits: the later ones that it refers to, directly or not.</summary>
    private static ulong[] Pairs(ReferenceGraph graph, bool[]? without, List<int> tangle, int words)
    {
        var number = new Dictionary<int, int>(tangle.Count);
        for (var i = 0; i < tangle.Count; i++)
        {
            number.Add(tangle[i], i);
        }

        var reached = new ulong[tangle.Count * words];
        var done = new bool[tangle.Count];
        var path = new Stack<(int At, bool Closing)>();
        for (var root = 0; root < tangle.Count; root++)
        {
            path.Push((root, false));
            while (path.TryPop(out var frame))
            {
                var at = frame.At;
                if (done[at])
                {
                    continue;
                }

                var row = reached.AsSpan(at * words, words);
                var edges = graph.From(tangle[at]);
                var first = graph.FirstOf(tangle[at]);
                if (!frame.Closing)
                {
                    path.Push((at, true));
                }

                for (var e = 0; e < edges.Length; e++)
                {
                    if ((without is not null && without[first + e]) || !number.TryGetValue(edges[e].To, out var to))
                    {
                        continue;
                    }

                    if (!frame.Closing)
                    {
                        if (!done[to])
                        {
                            path.Push((to, false));
                        }

                        continue;
                    }

                    row[to >> 6] |= 1UL << (to & 63);
                    var other = reached.AsSpan(to * words, words);
                    for (var w = 0; w < words; w++)
                    {
                        row[w] |= other[w];
                    }
                }

                done[at] = frame.Closing;
            }
        }

        for (var i = 0; i < tangle.Count; i++)
        {
            var row = reached.AsSpan(i * words, words);
            row[..(i >> 6)].Clear();
            row[i >> 6] &= ~((2UL << (i & 63)) - 1);
        }

        return reached;
    }

    /// <summary>Looks for an alternating path from an earlier one to a later one that is free, breadth first.</summary>
    private static void Match(ulong[] pairs, int words, int start, int[] matchedLater, int[] matchedEarlier, ulong[] unseen, int[] cameFrom)
    {
        Array.Fill(unseen, ulong.MaxValue);
        var queue = new Queue<int>([start]);
        while (queue.TryDequeue(out var earlier))
        {
            for (var w = 0; w < words; w++)
            {
                var bits = pairs[(earlier * words) + w] & unseen[w];
                unseen[w] &= ~bits;
                for (; bits != 0; bits &= bits - 1)
                {
                    var later = (w << 6) + BitOperations.TrailingZeroCount(bits);
                    cameFrom[later] = earlier;
                    if (matchedEarlier[later] >= 0)
                    {
                        queue.Enqueue(matchedEarlier[later]);
                        continue;
                    }

                    while (later >= 0)
                    {
                        var by = cameFrom[later];
                        var before = matchedLater[by];
                        (matchedLater[by], matchedEarlier[later]) = (later, by);
                        later = by == start ? -1 : before;
                    }

                    return;
                }
            }
        }
    }

    /// <summary>
    /// The better of what Toposort moves forward, and of moving back whatever refers to something later, after those have gone
    /// forward that most would have to move back for.
    /// </summary>
    private static void Approximate(ReferenceGraph graph, bool[]? without, int[] topological, List<int> pulled, List<int> tangle, bool[] moves)
    {
        var isIn = new bool[graph.Count];
        tangle.ForEach(resource => isIn[resource] = true);
        var best = new bool[graph.Count];
        var fewest = 0;
        foreach (var resource in pulled)
        {
            if (isIn[resource])
            {
                best[resource] = true;
                fewest++;
            }
        }

        var forward = new bool[graph.Count];
        var farthest = new int[graph.Count];
        var blame = new int[graph.Count];
        for (var round = 0; round < MaxRounds; round++)
        {
            var tried = (bool[])forward.Clone();
            var count = 0;
            Array.Clear(blame);
            foreach (var resource in topological)
            {
                farthest[resource] = Farthest(graph, without, resource, farthest, tried);
                if (isIn[resource] && !tried[resource] && farthest[resource] > resource)
                {
                    tried[resource] = true;
                    blame[farthest[resource]]++;
                }

                count += tried[resource] ? 1 : 0;
            }

            if (count < fewest)
            {
                (best, fewest) = (tried, count);
            }

            var more = false;
            foreach (var resource in tangle)
            {
                if (blame[resource] > 1)
                {
                    forward[resource] = more = true;
                }
            }

            if (!more)
            {
                break;
            }
        }

        tangle.ForEach(resource => moves[resource] = best[resource]);
    }
}
