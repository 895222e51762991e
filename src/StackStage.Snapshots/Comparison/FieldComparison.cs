using System.Text.Json;

namespace StackStage.Snapshots;

/// <summary>Finds the top-level fields in which two resources differ.</summary>
internal static class FieldComparison
{
    public static IReadOnlyList<string> Differences(SnapshotIndex before, int old, SnapshotIndex after, int current)
    {
        var a = before.Text.Span[before.Resources[old].Start..before.Resources[old].End];
        var b = after.Text.Span[after.Resources[current].Start..after.Resources[current].End];
        if (a.SequenceEqual(b))
        {
            return [];
        }

        var oldFields = Fields(before, old);
        var newFields = Fields(after, current);
        var fields = new List<string>();
        foreach (var (name, value) in newFields)
        {
            if (!oldFields.TryGetValue(name, out var oldValue) || !AreEqual(before.Slice(oldValue), after.Slice(value)))
            {
                fields.Add(name);
            }
        }

        fields.AddRange(oldFields.Keys.Where(name => !newFields.ContainsKey(name)));
        return fields;
    }

    private static unsafe Dictionary<string, Extent> Fields(SnapshotIndex index, int resource)
    {
        var fields = new Dictionary<string, Extent>(StringComparer.Ordinal);
        var text = index.Text.Span;
        ref var entry = ref index.Resources[resource];
        if (entry.Is(ResourceFlags.NotAnObject))
        {
            return fields;
        }

        fixed (byte* start = text)
        {
            var json = new JsonScanner(start, entry.End);
            var members = new MemberReader(json, entry.Start);
            while (members.Next(text, out var key, out var value))
            {
                var end = json.SkipValue(value, 0);
                fields[System.Text.Encoding.UTF8.GetString(key)] = new Extent(value, end);
                members.Continue(end);
            }
        }

        return fields;
    }

    /// <summary>Token by token: white space and escapes make no difference.</summary>
    private static bool AreEqual(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        if (a.SequenceEqual(b))
        {
            return true;
        }

        var options = new JsonReaderOptions { MaxDepth = JsonScanner.MaxDepth };
        var x = new Utf8JsonReader(a, options);
        var y = new Utf8JsonReader(b, options);
        while (true)
        {
            var more = x.Read();
            if (more != y.Read())
            {
                return false;
            }

            if (!more)
            {
                return true;
            }

            if (x.TokenType != y.TokenType)
            {
                return false;
            }

            var same = x.TokenType switch
            {
                JsonTokenType.PropertyName or JsonTokenType.String when x.ValueIsEscaped || y.ValueIsEscaped => JsonText.Decode(x.ValueSpan) == JsonText.Decode(y.ValueSpan),
                _ => x.ValueSpan.SequenceEqual(y.ValueSpan),
            };
            if (!same)
            {
                return false;
            }
        }
    }
}
