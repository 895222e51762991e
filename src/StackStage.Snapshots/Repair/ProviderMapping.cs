namespace StackStage.Snapshots;

/// <summary>Reads <see cref="RepairOptions.ProviderMap"/>: what does not fit the state is refused before anything is planned.</summary>
internal static class ProviderMapping
{
    private const int MaxNames = 5;

    /// <summary>Which provider takes the place of which unknown one.</summary>
    /// <exception cref="RepairOptionException">A key matches no unknown provider, or a value no live one of the same package.</exception>
    public static Dictionary<UnknownProvider, ProviderCandidate> Read(
        IReadOnlyDictionary<string, string> map, List<UnknownProvider> unknown, List<ProviderCandidate> candidates, SnapshotIndex index)
    {
        var mapped = new Dictionary<UnknownProvider, ProviderCandidate>(ReferenceEqualityComparer.Instance);
        var byText = unknown.ToDictionary(provider => provider.Text, StringComparer.Ordinal);
        var byUrn = unknown.Where(provider => provider.Reference is not null).ToLookup(provider => provider.Reference!.Value.Urn, StringComparer.Ordinal);
        foreach (var (key, value) in map.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            // A reference with its id goes before a URN, which stands for all ids that are not named themselves.
            List<UnknownProvider> matches = byText.TryGetValue(key, out var exact) ? [exact] : [.. byUrn[key].Where(provider => !map.ContainsKey(provider.Text))];
            if (matches.Count == 0 && !byUrn[key].Any())
            {
                throw NothingMatches(key, unknown, candidates);
            }

            foreach (var provider in matches)
            {
                mapped.Add(provider, Target(value, provider, candidates, index));
            }
        }

        return mapped;
    }

    private static ProviderCandidate Target(string value, UnknownProvider provider, List<ProviderCandidate> candidates, SnapshotIndex index)
    {
        var targets = candidates.FindAll(item => item.Reference == value);
        if (targets.Count == 0)
        {
            targets = candidates.FindAll(item => item.Urn == value);
        }

        if (targets.Count > 1)
        {
            throw new RepairOptionException(
                $"-ProviderMap: {targets.Count} live providers of the state have the URN '{value}'.",
                $"Name one of them with its id: {string.Join(", ", targets.Select(item => PowerShellText.Quote(item.Reference)))}.");
        }

        var inPackage = candidates.FindAll(item => provider.Package is null || item.Package == provider.Package);
        if (targets.Count == 0)
        {
            var isDying = index.Urns.Find(value) is >= 0 and var urn && index.Urns[urn].First >= 0
                || index.Providers.Find(value) is >= 0 and var key && index.Providers[key].First >= 0;
            throw new RepairOptionException(
                isDying
                    ? $"-ProviderMap: '{value}' is no live provider of the state: it is another resource, or waits for its deletion."
                    : $"-ProviderMap: no provider of the state is '{value}'.",
                Names("The live providers that it could be", inPackage.Select(item => item.Reference)));
        }

        if (provider.Package is not null && targets[0].Package != provider.Package)
        {
            throw new RepairOptionException(
                $"-ProviderMap: '{value}' is a provider of the package {targets[0].Package}, and '{provider.Text}' of the package {provider.Package}.",
                Names("The live providers that it could be", inPackage.Select(item => item.Reference)));
        }

        return targets[0];
    }

    private static RepairOptionException NothingMatches(string key, List<UnknownProvider> unknown, List<ProviderCandidate> candidates) => new(
        candidates.Exists(item => item.Reference == key || item.Urn == key)
            ? $"-ProviderMap: '{key}' is in the state; only providers that are not are replaced."
            : $"-ProviderMap: no resource refers to an unknown provider '{key}'.",
        Names("The unknown providers that resources refer to", unknown.Select(provider => provider.Text)));

    private static string Names(string what, IEnumerable<string> names)
    {
        var list = names.Distinct(StringComparer.Ordinal).ToList();
        return list.Count == 0
            ? $"{what}: none."
            : $"{what}: {string.Join(", ", list.Take(MaxNames).Select(PowerShellText.Quote))}{(list.Count > MaxNames ? $" and {list.Count - MaxNames} more" : "")}.";
    }
}
