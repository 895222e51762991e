namespace StackStage.Sandbox.Services;

/// <summary>Pages of lists. A page goes on after the last key of the one before, so that what is deleted in between skips nothing.</summary>
internal static class Pages
{
    /// <summary>The items after a key in the order of their keys, and the key to go on after when there are more.</summary>
    public static (IReadOnlyList<T> Items, string? Next) After<T>(IEnumerable<T> items, Func<T, string> key, string? after, int size)
    {
        var rest = items.OrderBy(key, StringComparer.Ordinal)
            .Where(i => string.IsNullOrEmpty(after) || string.CompareOrdinal(key(i), after) > 0)
            .Take(size + 1).ToList();
        if (rest.Count <= size)
        {
            return (rest, null);
        }

        rest.RemoveAt(size);
        return (rest, size == 0 ? after : key(rest[^1]));
    }

    /// <summary>A page by opaque token, as the JSON protocols have them.</summary>
    public static (IReadOnlyList<T> Items, string? Token) ByToken<T>(IEnumerable<T> items, Func<T, string> key, string? token, int size, Func<Exception> invalid)
    {
        string? after = null;
        if (token is not null)
        {
            try
            {
                after = System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(token));
            }
            catch (FormatException)
            {
                throw invalid();
            }
        }
        var (page, next) = After(items, key, after, size);
        return (page, next is null ? null : Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(next)));
    }
}
