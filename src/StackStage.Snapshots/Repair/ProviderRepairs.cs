using System.Globalization;

namespace StackStage.Snapshots;

/// <summary>
/// References to providers that are not in the state. Where it is clear which one is meant, they are pointed there: the same URN
/// with another id; else the only one of the package; else the newest of the same major version, if that is one and lives in the same place.
/// </summary>
internal static class ProviderRepairs
{
    public static void Plan(RepairContext context)
    {
        var unknown = context.Open(FaultKind.UnknownProvider, FaultKind.MalformedProviderReference).ToList();
        if (unknown.Count == 0)
        {
            return;
        }

        var packages = Packages(context);
        var choices = new Dictionary<string, Candidate?>(StringComparer.Ordinal);
        var reachable = new Dictionary<Candidate, HashSet<int>>();
        var view = context.View;
        foreach (var found in unknown)
        {
            var old = found.Fault.Reference!;
            if (!choices.TryGetValue(old, out var choice))
            {
                choices.Add(old, choice = Choose(context, packages, old, found.Fault.Kind));
            }

            if (choice is null || choice.Node == found.Resource)
            {
                continue;
            }

            // A provider that itself needs the resource cannot serve it, unless circles are opened anyway.
            if (!reachable.TryGetValue(choice, out var reached))
            {
                var rank = view.RankOfProvider(choice.Reference);
                reachable.Add(choice, reached = rank < 0 ? [] : [.. view.ReachableFrom(rank).Select(at => view.Nodes[at])]);
            }

            if (!context.Options.BreakCycle && reached.Contains(found.Resource))
            {
                continue;
            }

            context.Plan(
                RepairKind.ReplaceProvider,
                found.Resource,
                $"Point {found.Fault.Urn} from the unknown provider {old} to {choice.Reference}.",
                [found.Fault],
                edits => edits.Of(found.Resource).Rewritten[found.Ref] = choice.Reference);
        }

        foreach (var (old, choice) in choices)
        {
            context.Warnings.Add(choice is null
                ? $"It is not clear which provider is to replace {old}: say it with -ProviderMap @{{ '{old}' = '<urn::id>' }}."
                : $"Resources of the unknown provider {old} are pointed to {choice.Reference}; see that it has the same region and account.");
        }
    }

    private static Candidate? Choose(RepairContext context, Dictionary<string, List<Candidate>> packages, string old, FaultKind kind)
    {
        var parsed = ProviderReference.TryParse(old, out var reference, out _);
        if (Mapped(context, old, parsed ? reference.Urn : null) is { } target)
        {
            return packages.Values.SelectMany(list => list).Where(item => item.Reference == target || item.Urn == target).MaxBy(item => item.Node);
        }

        if (kind != FaultKind.UnknownProvider || !parsed)
        {
            return null;
        }

        if (!packages.TryGetValue(ProviderReference.PackageOf(UrnText.Type(reference.Urn)), out var candidates))
        {
            return null;
        }

        var same = candidates.FindAll(item => item.Urn == reference.Urn);
        if (same.Count == 1)
        {
            return same[0];
        }

        if (same.Count == 0 && candidates.Count == 1)
        {
            return candidates[0];
        }

        if ((same.Count > 0 ? same[0].Version : VersionInName(UrnText.Name(reference.Urn))) is not { } version)
        {
            return null;
        }

        var pool = same.Count > 0 ? same : Comparable(context.Index, candidates);
        var newest = pool.Where(item => item.Version?.Major == version.Major).GroupBy(item => item.Version).MaxBy(group => group.Key)?.ToList();
        return newest is [var only] ? only : null;
    }

    /// <summary>
    /// Those of several that may stand for a missing default provider: other default ones, which the stack's configuration sets up
    /// alike. Without one, explicit ones, as long as they agree on everything but their version: in another region Pulumi would
    /// find none of the resources, and forget or re-create them.
    /// </summary>
    private static List<Candidate> Comparable(SnapshotIndex index, List<Candidate> candidates)
    {
        var defaults = candidates.FindAll(item => ProviderReference.IsDefault(item.Urn));
        if (defaults.Count > 0)
        {
            return defaults;
        }

        return candidates.Select(item => ConfigurationOf(index, item.Node)).Distinct(StringComparer.Ordinal).Skip(1).Any() ? [] : candidates;
    }

    private static unsafe string ConfigurationOf(SnapshotIndex index, int provider)
    {
        var inputs = FieldReader.Find(index, new Extent(index.Resources[provider].Start, index.Resources[provider].End), "inputs"u8);
        var text = index.Text.Span;
        if (!inputs.Exists || text[inputs.Start] != '{')
        {
            return "";
        }

        var members = new SortedDictionary<string, string>(StringComparer.Ordinal);
        fixed (byte* start = text)
        {
            var json = new JsonScanner(start, inputs.End);
            var reader = new MemberReader(json, inputs.Start);
            while (reader.Next(text, out var key, out var value))
            {
                var end = json.SkipValue(value, 0);
                if (!key.SequenceEqual("version"u8))
                {
                    members[System.Text.Encoding.UTF8.GetString(key)] = System.Text.Encoding.UTF8.GetString(text[value..end]);
                }

                reader.Continue(end);
            }
        }

        return string.Join('\n', members.Select(member => $"{member.Key}={member.Value}"));
    }

    private static string? Mapped(RepairContext context, string old, string? urn)
    {
        if (context.Options.ProviderMap is not { } map)
        {
            return null;
        }

        if (map.TryGetValue(old, out var target))
        {
            return target;
        }

        return urn is not null && map.TryGetValue(urn, out target) ? target : null;
    }

    /// <summary>The live providers by package.</summary>
    private static Dictionary<string, List<Candidate>> Packages(RepairContext context)
    {
        var index = context.Index;
        var packages = new Dictionary<string, List<Candidate>>(StringComparer.Ordinal);
        for (var i = 0; i < index.Resources.Count; i++)
        {
            ref var entry = ref index.Resources[i];
            context.Edits.Resources.TryGetValue(i, out var edit);
            if (entry.ProviderKey < 0 || entry.Is(ResourceFlags.Delete) || edit is { MarkDelete: true } || context.Edits.Removed.Contains(i))
            {
                continue;
            }

            var urn = edit?.Urn ?? index.UrnOf(i)!;
            var reference = index.Providers.StringOf(entry.ProviderKey);
            if (edit?.Urn is not null)
            {
                reference = urn + reference[reference.LastIndexOf("::", StringComparison.Ordinal)..];
            }

            var package = ProviderReference.PackageOf(index.TypeOf(i)!);
            if (!packages.TryGetValue(package, out var list))
            {
                packages.Add(package, list = []);
            }

            list.Add(new Candidate(i, urn, reference, VersionOf(index, i) ?? VersionInName(UrnText.Name(urn))));
        }

        return packages;
    }

    private static Version? VersionOf(SnapshotIndex index, int i)
    {
        var resource = new Extent(index.Resources[i].Start, index.Resources[i].End);
        return Parse(FieldReader.String(index, FieldReader.Find(index, resource, "inputs"u8), "version"u8))
            ?? Parse(FieldReader.String(index, FieldReader.Find(index, resource, "outputs"u8), "version"u8));
    }

    /// <summary>Default providers are named after their version: <c>default_6_66_2</c>.</summary>
    private static Version? VersionInName(string name) =>
        name.StartsWith("default_", StringComparison.Ordinal) ? Parse(string.Join('.', name["default_".Length..].Split('_').TakeWhile(part => part.All(char.IsAsciiDigit)))) : null;

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

    private sealed record Candidate(int Node, string Urn, string Reference, Version? Version);
}
