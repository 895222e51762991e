namespace StackStage.Snapshots;

/// <summary>
/// Makes a state ask for a feature, as Pulumi does when it writes one: version 4, and the feature in <c>features</c>. A Pulumi that
/// does not know the feature then refuses the state instead of dropping what it does not know.
/// </summary>
internal static class FeaturePatches
{
    private const int Version = 4;

    public static void Require(SnapshotEdits edits, string feature)
    {
        var index = edits.Index;
        if (!index.VersionValue.Exists || index.Features.Any(known => known.Name == feature && index.Version >= Version))
        {
            // A bare deployment has no version.
            return;
        }

        if (index.Version < Version)
        {
            edits.Document.Add(new TextPatch(index.VersionValue.Start, index.VersionValue.End, "4"u8.ToArray()));
        }

        if (index.Features.Any(known => known.Name == feature))
        {
            return;
        }

        var text = index.Text.Span;
        var quoted = JsonText.Quote(feature, escapeHtml: false);
        var start = text.IndexOf((byte)'{');
        var features = FieldReader.Find(index, new Extent(start, text.Length), "features"u8);
        if (features.Exists && text[features.Start] == '[')
        {
            // Sorted by name, as Pulumi writes them.
            var next = index.Features.FirstOrDefault(known => string.CompareOrdinal(known.Name, feature) > 0);
            edits.Document.Add(next.Name is not null ? Insert(next.At, [.. quoted, (byte)','])
                : index.Features.Count > 0 ? Insert(index.EndOfStringAt(index.Features[^1].At), [(byte)',', .. quoted])
                : new TextPatch(features.Start, features.End, (byte[])[(byte)'[', .. quoted, (byte)']']));
            return;
        }

        if (features.Exists)
        {
            edits.Document.Add(new TextPatch(features.Start, features.End, (byte[])[(byte)'[', .. quoted, (byte)']']));
            return;
        }

        // Behind the version, spaced like it.
        var key = text[..index.VersionValue.Start].LastIndexOf("\"version\""u8);
        var lead = key;
        while (text[lead - 1] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            lead--;
        }

        edits.Document.Add(Insert(
            index.VersionValue.End,
            [(byte)',', .. text[lead..key], .. "\"features\""u8, .. text[(key + "\"version\"".Length)..index.VersionValue.Start], (byte)'[', .. quoted, (byte)']']));
    }

    private static TextPatch Insert(int at, byte[] text) => new(at, at, text);
}
