namespace StackStage.Snapshots;

/// <summary>Looks up single fields of an object that has been read as sound JSON before.</summary>
internal static class FieldReader
{
    /// <summary>The value of a member; the last one, if the key is there twice.</summary>
    public static unsafe Extent Find(SnapshotIndex index, Extent parent, ReadOnlySpan<byte> name)
    {
        var found = Extent.None;
        var text = index.Text.Span;
        if (!parent.Exists || text[parent.Start] != '{')
        {
            return found;
        }

        fixed (byte* start = text)
        {
            var json = new JsonScanner(start, parent.End);
            var members = new MemberReader(json, parent.Start);
            while (members.Next(text, out var key, out var value))
            {
                var end = json.SkipValue(value, 0);
                if (key.SequenceEqual(name))
                {
                    found = new Extent(value, end);
                }

                members.Continue(end);
            }
        }

        return found;
    }

    /// <summary>A member that is a string.</summary>
    public static string? String(SnapshotIndex index, Extent parent, ReadOnlySpan<byte> name)
    {
        var value = Find(index, parent, name);
        return value.Exists && index.Text.Span[value.Start] == '"' ? index.StringAt(value.Start) : null;
    }

    /// <summary>A member that is a Boolean.</summary>
    public static bool Flag(SnapshotIndex index, Extent parent, ReadOnlySpan<byte> name) =>
        Find(index, parent, name) is { Exists: true } value && index.Text.Span[value.Start] == 't';

    /// <summary>The strings of a member that is a list.</summary>
    public static unsafe IReadOnlyList<string> Strings(SnapshotIndex index, Extent parent, ReadOnlySpan<byte> name)
    {
        var list = Find(index, parent, name);
        var text = index.Text.Span;
        if (!list.Exists || text[list.Start] != '[')
        {
            return [];
        }

        var strings = new List<string>();
        fixed (byte* start = text)
        {
            var json = new JsonScanner(start, list.End);
            var elements = new ElementReader(json, list.Start);
            while (elements.Next(out var value))
            {
                if (text[value] == '"')
                {
                    strings.Add(index.StringAt(value));
                }

                elements.Continue(json.SkipValue(value, 0));
            }
        }

        return strings;
    }
}
