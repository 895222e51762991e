namespace StackStage.Snapshots;

/// <summary>Takes a member out of an object.</summary>
internal static class MemberRemoval
{
    public static unsafe List<TextPatch> Of(SnapshotIndex index, Extent parent, string name)
    {
        var patches = new List<TextPatch>();
        var items = new List<Extent>();
        var removed = new List<bool>();
        var text = index.Text.Span;
        fixed (byte* start = text)
        {
            var json = new JsonScanner(start, parent.End);
            var members = new MemberReader(json, parent.Start);
            while (members.Next(text, out var key, out var value))
            {
                var end = json.SkipValue(value, 0);
                items.Add(new Extent(members.KeyAt, end));
                removed.Add(key.SequenceEqual(System.Text.Encoding.UTF8.GetBytes(name)));
                members.Continue(end);
            }
        }

        TextPatch.RemoveItems(items, i => removed[i], patches);
        return patches;
    }
}
