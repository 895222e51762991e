using System.Globalization;

namespace StackStage.Snapshots;

/// <summary>A live provider of the state, with the edits so far.</summary>
internal sealed record ProviderCandidate(int Node, string Urn, string Reference, string Package, Version? Version)
{
    /// <summary>All of them: neither an old copy that waits for its deletion, nor one that was deleted for its replacement.</summary>
    public static List<ProviderCandidate> All(RepairContext context)
    {
        var index = context.Index;
        var candidates = new List<ProviderCandidate>();
        for (var i = 0; i < index.Resources.Count; i++)
        {
            context.Edits.Resources.TryGetValue(i, out var edit);
            ref var entry = ref index.Resources[i];
            if ((!entry.Is(ResourceFlags.IsProvider) && edit?.Type is null) || entry.Is(ResourceFlags.PendingReplacement)
                || context.View.IsDeleted(i) || context.Edits.Removed.Contains(i))
            {
                continue;
            }

            var type = edit?.Type ?? index.TypeOf(i) ?? "";
            var urn = edit?.Urn ?? index.UrnOf(i) ?? "";
            if (!ProviderReference.IsProviderType(type) || ProviderReference.WhyNotReferenceable(urn) is not null)
            {
                continue;
            }

            var id = entry.Is(ResourceFlags.HasId) ? index.IdOf(i)! : System.Text.Encoding.ASCII.GetString(ProviderReference.UnknownId);
            candidates.Add(new ProviderCandidate(i, urn, new ProviderReference(urn, id).ToString(), ProviderReference.PackageOf(type), VersionOf(index, i) ?? VersionInName(UrnText.Name(urn))));
        }

        return candidates;
    }

    /// <summary>The version in the name of a default provider: <c>default_6_66_2</c>, <c>default_6_66_2_https_/…</c>.</summary>
    public static Version? VersionInName(string name) =>
        name.StartsWith("default_", StringComparison.Ordinal) ? Parse(string.Join('.', name["default_".Length..].Split('_').TakeWhile(part => part.All(char.IsAsciiDigit)))) : null;

    /// <summary>The same as text, with what a pre-release has behind its numbers; null: there is none.</summary>
    public static string? VersionTextInName(string name)
    {
        if (VersionInName(name) is null)
        {
            return null;
        }

        var parts = name["default_".Length..].Split('_');
        return parts.Length >= 3 ? string.Join('.', parts[..3]) : null;
    }

    private static Version? VersionOf(SnapshotIndex index, int i)
    {
        var resource = new Extent(index.Resources[i].Start, index.Resources[i].End);
        return Parse(FieldReader.String(index, FieldReader.Find(index, resource, "inputs"u8), "version"u8))
            ?? Parse(FieldReader.String(index, FieldReader.Find(index, resource, "outputs"u8), "version"u8));
    }

    private static Version? Parse(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var end = text.AsSpan().IndexOfAny('-', '+');
        var parts = (end < 0 ? text : text[..end]).TrimStart('v').Split('.');
        return int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major)
            ? new Version(major, Number(parts, 1), Number(parts, 2))
            : null;
    }

    private static int Number(string[] parts, int at) =>
        at < parts.Length && int.TryParse(parts[at], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
