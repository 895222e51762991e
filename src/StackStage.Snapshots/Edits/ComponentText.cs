namespace StackStage.Snapshots;

/// <summary>Writes a component's entry, spaced like the resources around it.</summary>
internal static class ComponentText
{
    public static byte[] Write(SnapshotIndex index, ResourcePatcher patcher, InsertedResource resource)
    {
        var (lead, gap, tail) = StyleOf(index, resource.Before);
        var text = new List<byte> { (byte)'{' };
        Add("urn", patcher.Quote(resource.Urn));
        Add("custom", "false"u8);
        Add("type", patcher.Quote(resource.Type));
        if (resource.Parent is not null)
        {
            Add("parent", patcher.Quote(resource.Parent));
        }

        text.AddRange(tail);
        text.Add((byte)'}');
        return [.. text];

        void Add(string name, ReadOnlySpan<byte> value)
        {
            if (text.Count > 1)
            {
                text.Add((byte)',');
            }

            text.AddRange(lead);
            text.AddRange(patcher.Quote(name));
            text.AddRange(gap);
            text.AddRange(value);
        }
    }

    /// <summary>What a resource has in front of its keys, between key and value, and in front of its closing brace.</summary>
    private static unsafe (byte[] Lead, byte[] Gap, byte[] Tail) StyleOf(SnapshotIndex index, int resource)
    {
        var text = index.Text.Span;
        ref var entry = ref index.Resources[resource];
        if (entry.Is(ResourceFlags.NotAnObject))
        {
            return ([], [(byte)':'], []);
        }

        fixed (byte* start = text)
        {
            var json = new JsonScanner(start, entry.End);
            var members = new MemberReader(json, entry.Start);
            if (!members.Next(text, out _, out var value))
            {
                return ([], [(byte)':'], []);
            }

            var keyEnd = json.SkipString(members.KeyAt + 1, out _);
            var tail = entry.End - 1;
            while (text[tail - 1] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
            {
                tail--;
            }

            return (text[(entry.Start + 1)..members.KeyAt].ToArray(), text[keyEnd..value].ToArray(), text[tail..(entry.End - 1)].ToArray());
        }
    }
}
