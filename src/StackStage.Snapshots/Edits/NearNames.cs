using System.Buffers;

namespace StackStage.Snapshots;

/// <summary>Finds the URNs that a mistyped one may have meant.</summary>
internal static class NearNames
{
    public static IReadOnlyList<string> Find(SnapshotIndex index, string urn, int max)
    {
        var near = new List<(int Distance, string Urn)>();
        var seen = new HashSet<int>();

        // Nobody means a URN of which more than a third is different.
        var limit = Math.Max(3, urn.Length / 3);
        for (var i = 0; i < index.Resources.Count && max > 0; i++)
        {
            ref var entry = ref index.Resources[i];
            if (entry.Urn < 0 || entry.Is(ResourceFlags.Delete) || !seen.Add(entry.Urn))
            {
                continue;
            }

            if (Math.Abs(index.Urns[entry.Urn].Length - urn.Length) > limit)
            {
                continue;
            }

            var candidate = index.UrnOf(i)!;
            var distance = Distance(urn, candidate, limit);
            if (distance > limit)
            {
                continue;
            }

            near.Add((distance, candidate));
            if (near.Count > 64)
            {
                Cut(near, max);
            }

            if (near.Count == max)
            {
                limit = Math.Min(limit, near.Max(item => item.Distance));
            }
        }

        Cut(near, max);
        return [.. near.Select(item => item.Urn)];
    }

    private static void Cut(List<(int Distance, string Urn)> near, int max)
    {
        var sorted = near.OrderBy(item => item.Distance).ThenBy(item => item.Urn, StringComparer.Ordinal).Take(max).ToList();
        near.Clear();
        near.AddRange(sorted);
    }

    /// <summary>Levenshtein's distance, given up above a limit. What both have in front and behind costs nothing.</summary>
    private static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int limit)
    {
        var common = a.CommonPrefixLength(b);
        a = a[common..];
        b = b[common..];
        while (a.Length > 0 && b.Length > 0 && a[^1] == b[^1])
        {
            a = a[..^1];
            b = b[..^1];
        }

        if (a.Length == 0 || b.Length == 0)
        {
            return a.Length + b.Length;
        }

        var row = ArrayPool<int>.Shared.Rent(b.Length + 1);
        for (var j = 0; j <= b.Length; j++)
        {
            row[j] = j;
        }

        var best = 0;
        for (var i = 1; i <= a.Length && best <= limit; i++)
        {
            var diagonal = row[0];
            best = row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j - 1], above) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
                best = Math.Min(best, row[j]);
            }
        }

        var distance = best > limit ? best : row[b.Length];
        ArrayPool<int>.Shared.Return(row);
        return distance;
    }
}
