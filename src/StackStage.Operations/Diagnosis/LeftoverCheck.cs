using StackStage.Operations.Keys;
using StackStage.Operations.Stages;
using StackStage.Operations.Stages.Homes;

namespace StackStage.Operations.Diagnosis;

/// <summary>Looks for what an SST home holds of stages that have no state: keys, secrets, histories, locks.</summary>
internal static class LeftoverCheck
{
    private static readonly string[] Kinds = ["lock", "secret", "snapshot", "update", "eventlog"];

    public static async Task<IReadOnlyList<StageFinding>> LookAsync(StageHome home, StageFilter filter, IReadOnlySet<StageName> known, StageKeyStore? keys, CancellationToken cancellationToken)
    {
        if (home is not SstHome)
        {
            // Pulumi keeps the backups of stacks that were removed, and means to.
            return [];
        }

        var left = new SortedDictionary<(string App, string Stage), SortedDictionary<string, int>>();
        foreach (var kind in Kinds)
        {
            foreach (var prefix in filter.Prefixes())
            {
                await foreach (var found in home.Store.ListAsync($"{kind}/{prefix}", cancellationToken).ConfigureAwait(false))
                {
                    if (StageOf(found.Key) is { } name)
                    {
                        Count(name, kind);
                    }
                }
            }
        }

        foreach (var key in keys is null ? [] : await keys.ListAsync(filter, withFallback: false, cancellationToken).ConfigureAwait(false))
        {
            Count(new StageName(key.App, key.Stage), "key");
        }

        return [.. left.Select(one => Describe(home, new StageName(one.Key.App, one.Key.Stage), one.Value))];

        void Count(StageName name, string kind)
        {
            if (name.Stage == KeyParameters.Fallback || known.Contains(name) || !filter.Includes(name))
            {
                return;
            }

            if (!left.TryGetValue((name.App, name.Stage), out var counts))
            {
                left[(name.App, name.Stage)] = counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
            }

            counts[kind] = counts.GetValueOrDefault(kind) + 1;
        }
    }

    private static StageFinding Describe(StageHome home, StageName name, SortedDictionary<string, int> counts)
    {
        var what = string.Join(", ", counts.Select(one => one.Key == "key" ? "its key" : $"{one.Value} {one.Key}{(one.Value == 1 ? string.Empty : "s")}"));
        return new StageFinding
        {
            App = name.App,
            Stage = name.Stage,
            Severity = FindingSeverity.Warning,
            Check = StageCheck.Leftover,
            Kind = "StageWithoutState",
            Message = $"{name} has no state, and there is still {what}. {(counts.ContainsKey("snapshot") ? "If the state was lost, Restore-StackStageSnapshot brings it back." : "If the stage is gone for good, nothing needs them.")}",
            Command = counts.ContainsKey("snapshot") ? $"Restore-StackStageSnapshot {home.ArgumentsFor(name)} -LastSound" : null,
            Home = home.Kind,
            Region = home.Region,
            HomePath = home.HomePath,
            Backend = home.Backend,
        };
    }

    // <kind>/<app>/<stage>.json or <kind>/<app>/<stage>/<id>.json
    private static StageName? StageOf(string key)
    {
        const string Extension = ".json";
        return key.Split('/') switch
        {
            [_, { Length: > 0 } app, { Length: > 5 } file] when file.EndsWith(Extension, StringComparison.Ordinal) => new StageName(app, file[..^Extension.Length]),
            [_, { Length: > 0 } app, { Length: > 0 } stage, { Length: > 0 }] => new StageName(app, stage),
            _ => null,
        };
    }
}
