namespace StackStage.Sandbox.State;

/// <summary>Names that look like one that is not there.</summary>
internal static class NearNames
{
    /// <summary>A sentence with the near names, or with all when none is near and they are few.</summary>
    public static string Hint(string name, IEnumerable<string> known)
    {
        var all = known.Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var near = all.Select(k => (Name: k, Distance: Distance(name.ToUpperInvariant(), k.ToUpperInvariant())))
            .Where(k => k.Distance <= Math.Max(1, Math.Min(name.Length, k.Name.Length) / 3))
            .OrderBy(k => k.Distance).ThenBy(k => k.Name, StringComparer.Ordinal).Take(3).Select(k => $"'{k.Name}'").ToList();
        if (near.Count > 0)
        {
            return $"Did you mean {string.Join(" or ", near)}?";
        }

        return all.Count is > 0 and <= 40 ? $"There is: {string.Join(", ", all.Order(StringComparer.Ordinal))}." : "";
    }

    /// <summary>How many letters have to be changed, put in, taken out or swapped with their neighbours.</summary>
    private static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    rows[i, j] = i + j;
                    continue;
                }

                var change = rows[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                rows[i, j] = Math.Min(change, Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }

        return rows[a.Length, b.Length];
    }
}
