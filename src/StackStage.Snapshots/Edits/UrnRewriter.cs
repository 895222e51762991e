namespace StackStage.Snapshots;

/// <summary>Rewrites URNs in a resource that is not in the list of resources, but in a pending operation.</summary>
internal static class UrnRewriter
{
    public static unsafe void Rewrite(SnapshotIndex index, Extent resource, IReadOnlyDictionary<string, string> renamed, ResourcePatcher patcher, List<TextPatch> patches)
    {
        var text = index.Text.Span;
        if (!resource.Exists || text[resource.Start] != '{')
        {
            return;
        }

        fixed (byte* start = text)
        {
            var json = new JsonScanner(start, resource.End);
            var members = new MemberReader(json, resource.Start);
            while (members.Next(text, out var key, out var value))
            {
                var end = json.SkipValue(value, 0);
                if (key.SequenceEqual("urn"u8) || key.SequenceEqual("parent"u8) || key.SequenceEqual("provider"u8)
                    || key.SequenceEqual("dependencies"u8) || key.SequenceEqual("propertyDependencies"u8) || key.SequenceEqual("deletedWith"u8)
                    || key.SequenceEqual("replaceWith"u8) || key.SequenceEqual("viewOf"u8) || key.SequenceEqual("aliases"u8))
                {
                    RewriteStrings(index, new Extent(value, end), renamed, patcher, patches);
                }

                members.Continue(end);
            }
        }
    }

    /// <summary>Every string in a value; property keys are no URNs, so they are not met.</summary>
    private static void RewriteStrings(SnapshotIndex index, Extent value, IReadOnlyDictionary<string, string> renamed, ResourcePatcher patcher, List<TextPatch> patches)
    {
        var text = index.Text.Span;
        for (var i = value.Start; i < value.End; i++)
        {
            if (text[i] != '"')
            {
                continue;
            }

            var end = index.EndOfStringAt(i);
            var urn = index.StringAt(i);
            if (renamed.TryGetValue(urn, out var replacement))
            {
                patches.Add(new TextPatch(i, end, patcher.Quote(replacement)));
            }
            else if (ProviderReference.TryParse(urn, out var provider, out _) && renamed.TryGetValue(provider.Urn, out replacement))
            {
                patches.Add(new TextPatch(i, end, patcher.Quote($"{replacement}::{provider.Id}")));
            }

            i = end - 1;
        }
    }
}
