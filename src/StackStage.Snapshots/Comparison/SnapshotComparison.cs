namespace StackStage.Snapshots;

/// <summary>Compares two snapshots resource by resource.</summary>
public static class SnapshotComparison
{
    /// <summary>
    /// Lists how the resources of <paramref name="difference"/> differ from those of <paramref name="reference"/>: first those that are
    /// gone, in the old order, then the others in the new one. White space and escapes make no difference, the order of keys does.
    /// </summary>
    /// <param name="reference">The snapshot before.</param>
    /// <param name="difference">The snapshot after.</param>
    /// <param name="cancellationToken">Stops the comparison.</param>
    /// <exception cref="OperationCanceledException">The comparison was cancelled.</exception>
    public static IReadOnlyList<SnapshotChange> Compare(Snapshot reference, Snapshot difference, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(difference);
        var (before, after) = (reference.Index, difference.Index);
        var match = Match(before, after);
        var moved = Moved(match);
        var changes = new List<SnapshotChange>();
        var kept = match.Where(old => old >= 0).ToHashSet();
        for (var i = 0; i < before.Resources.Count; i++)
        {
            if (!kept.Contains(i))
            {
                changes.Add(new SnapshotChange(SnapshotChangeKind.Removed, before.UrnOf(i), null, i, null, [], false));
            }
        }

        for (var i = 0; i < after.Resources.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var old = match[i];
            var urn = after.UrnOf(i);
            if (old < 0)
            {
                changes.Add(new SnapshotChange(SnapshotChangeKind.Added, urn, null, null, i, [], false));
                continue;
            }

            var oldUrn = before.UrnOf(old);
            var fields = FieldComparison.Differences(before, old, after, i);
            SnapshotChangeKind? kind = urn != oldUrn ? SnapshotChangeKind.Renamed
                : fields.Count > 0 ? SnapshotChangeKind.Changed
                : moved.Contains(i) ? SnapshotChangeKind.Moved
                : null;
            if (kind is { } known)
            {
                changes.Add(new SnapshotChange(known, urn, known == SnapshotChangeKind.Renamed ? oldUrn : null, old, i, fields, moved.Contains(i)));
            }
        }

        return changes;
    }

    /// <summary>For each new resource the old one that it is: by URN, copies in their order; then by type and id.</summary>
    private static int[] Match(SnapshotIndex before, SnapshotIndex after)
    {
        var match = new int[after.Resources.Count];
        Array.Fill(match, -1);
        var taken = new bool[before.Resources.Count];
        Pair((index, i) => (index.UrnOf(i) ?? "", index.Resources[i].Is(ResourceFlags.Delete) ? "old" : "live", index.IdOf(i) ?? ""));
        Pair((index, i) => (index.UrnOf(i) ?? "", index.Resources[i].Is(ResourceFlags.Delete) ? "old" : "live", ""));
        Pair((index, i) => index.Resources[i].Is(ResourceFlags.HasId) ? (index.TypeOf(i) ?? "", "id", index.IdOf(i)!) : default);
        return match;

        void Pair(Func<SnapshotIndex, int, (string, string, string)> keyOf)
        {
            var open = new Dictionary<(string, string, string), Queue<int>>();
            for (var i = 0; i < taken.Length; i++)
            {
                if (taken[i] || keyOf(before, i) is not { Item1: not null } key)
                {
                    continue;
                }

                if (!open.TryGetValue(key, out var queue))
                {
                    open.Add(key, queue = new Queue<int>());
                }

                queue.Enqueue(i);
            }

            for (var i = 0; i < match.Length && open.Count > 0; i++)
            {
                if (match[i] >= 0 || keyOf(after, i) is not { Item1: not null } key)
                {
                    continue;
                }

                if (!open.TryGetValue(key, out var queue) || !queue.TryDequeue(out var old))
                {
                    continue;
                }

                match[i] = old;
                taken[old] = true;
            }
        }
    }

    /// <summary>The new places that are not in the longest run of resources that kept their order.</summary>
    private static HashSet<int> Moved(int[] match)
    {
        var tails = new List<int>();
        var previous = new int[match.Length];
        for (var i = 0; i < match.Length; i++)
        {
            if (match[i] < 0)
            {
                continue;
            }

            var (low, high) = (0, tails.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = match[tails[middle]] < match[i] ? (middle + 1, high) : (low, middle);
            }

            previous[i] = low > 0 ? tails[low - 1] : -1;
            if (low == tails.Count)
            {
                tails.Add(i);
            }
            else
            {
                tails[low] = i;
            }
        }

        var moved = new HashSet<int>();
        for (var i = 0; i < match.Length; i++)
        {
            if (match[i] >= 0)
            {
                moved.Add(i);
            }
        }

        for (var i = tails.Count > 0 ? tails[^1] : -1; i >= 0; i = previous[i])
        {
            moved.Remove(i);
        }

        return moved;
    }
}
