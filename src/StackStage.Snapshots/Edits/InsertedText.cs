namespace StackStage.Snapshots;

/// <summary>Writes the entry of a component or provider that was missing, spaced like the resources around it.</summary>
internal static class InsertedText
{
    public static byte[] Write(SnapshotIndex index, ResourcePatcher patcher, InsertedResource resource)
    {
        var (lead, gap, tail) = StyleOf(index, resource.Before);
        List<(string Name, byte[] Value)> members =
        [
            ("urn", patcher.Quote(resource.Urn)),
            ("custom", resource.ProviderReference is null ? "false"u8.ToArray() : "true"u8.ToArray()),
        ];
        if (resource.ProviderReference is { } text && ProviderReference.TryParse(text, out var reference, out _) && !reference.IsUnknownId)
        {
            members.Add(("id", patcher.Quote(reference.Id)));
        }

        members.Add(("type", patcher.Quote(resource.Type)));
        if (resource.Inputs.Count > 0)
        {
            // One step deeper, where the members stand on lines of their own.
            var deeper = lead.AsSpan().IndexOf((byte)'\n') >= 0 ? [.. lead, .. Step(lead, tail)] : lead;
            var inputs = Object([.. resource.Inputs.Select(input => (input.Key, patcher.Quote(input.Value)))], deeper, gap, lead, patcher);
            members.Add(("inputs", inputs));
            members.Add(("outputs", inputs));
        }

        if (resource.Parent is not null)
        {
            members.Add(("parent", patcher.Quote(resource.Parent)));
        }

        return Object(members, lead, gap, tail, patcher);
    }

    private static byte[] Object(List<(string Name, byte[] Value)> members, byte[] lead, byte[] gap, byte[] tail, ResourcePatcher patcher)
    {
        var text = new List<byte> { (byte)'{' };
        foreach (var (name, value) in members)
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

        text.AddRange(tail);
        text.Add((byte)'}');
        return [.. text];
    }

    /// <summary>By how much the members of a resource stand in from its braces.</summary>
    private static byte[] Step(byte[] lead, byte[] tail) => lead.Length > tail.Length ? lead[tail.Length..] : [(byte)' ', (byte)' '];

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
