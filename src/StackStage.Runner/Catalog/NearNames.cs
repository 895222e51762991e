namespace StackStage.Runner.Catalog;

/// <summary>Finds what somebody may have meant by a name that is not there.</summary>
internal static class NearNames
{
    private const int Most = 3;
    private const int ShortestPart = 4;

    /// <summary>"Did you mean …?", or another sentence when nothing is near.</summary>
    public static string Ask(string wanted, IEnumerable<string> known, string otherwise, string prefix = "")
    {
        var near = Find(wanted, known);
        return near.Count > 0 ? $"Did you mean {string.Join(", ", near.Select(name => prefix + name))}?" : otherwise;
    }

    /// <summary>The known names nearest to a mistyped one, the nearest first.</summary>
    public static IReadOnlyList<string> Find(string wanted, IEnumerable<string> known)
    {
        var bare = Bare(wanted);
        if (bare.Length == 0)
        {
            return [];
        }

        // Nobody means a name of which more than a third is different; a part of one is meant more often.
        return [.. known.Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(name => (Name: name, Distance: Distance(bare, Bare(name)), IsPart: IsPart(bare, Bare(name))))
            .Where(near => near.IsPart || near.Distance <= Math.Max(1, Math.Max(bare.Length, near.Name.Length) / 3))
            .OrderBy(near => near.Distance).ThenBy(near => near.Name, StringComparer.Ordinal)
            .Take(Most).Select(near => near.Name)];
    }

    private static bool IsPart(string wanted, string known) => wanted.Length >= ShortestPart && known.Contains(wanted, StringComparison.Ordinal);

    // Dashes and case are not what makes a name another one: --dry-run, --what-if and -WhatIf.
    private static string Bare(string name) => name.Replace("-", string.Empty, StringComparison.Ordinal).ToUpperInvariant();

    /// <summary>How many letters must be inserted, left out, replaced or exchanged with their neighbour.</summary>
    internal static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            rows[i, 0] = i;
        }

        for (var j = 0; j <= b.Length; j++)
        {
            rows[0, j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }

        return rows[a.Length, b.Length];
    }
}
