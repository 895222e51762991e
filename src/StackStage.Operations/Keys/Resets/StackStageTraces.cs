using StackStage.Operations.Stages;
using StackStage.Operations.Stages.Homes;
using StackStage.Snapshots;

namespace StackStage.Operations.Keys;

/// <summary>What a home has of a stage.</summary>
internal sealed record StackStageTraces
{
    /// <summary>The kinds of objects of which a stage has many, in the order in which they go; what SST no longer writes is among them.</summary>
    public static readonly IReadOnlyList<(string Kind, string What)> Kinds =
    [
        ("eventlog", "event logs"),
        ("update", "update records"),
        ("snapshot", "kept snapshots"),
        ("summary", "summaries"),
        ("history", "old history"),
        ("link", "old links"),
        ("rekey", "traces of a key's reset"),
    ];

    public required StoredContent? State { get; init; }

    /// <summary>The resources of the state that are in the cloud, by URN; null when the state cannot be read.</summary>
    public required IReadOnlyList<string>? Resources { get; init; }

    /// <summary>The secrets file, and those that were kept aside.</summary>
    public required IReadOnlyList<string> Secrets { get; init; }

    public required bool HasKey { get; init; }

    /// <summary>The other objects, by kind.</summary>
    public required IReadOnlyDictionary<string, int> Objects { get; init; }

    /// <summary>Whether there is nothing of the stage, a lock aside.</summary>
    public bool AreNone => State is null && Secrets.Count == 0 && !HasKey && Objects.Values.All(count => count == 0);

    /// <summary>Looks. Changes nothing.</summary>
    public static async Task<StackStageTraces> FindAsync(StageHome home, StageKeyStore store, StageName name, CancellationToken cancellationToken)
    {
        var state = await home.ReadStateAsync(name, cancellationToken).ConfigureAwait(false);
        var objects = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (kind, _) in Kinds)
        {
            objects[kind] = (await KeysOfAsync(home, kind, name, cancellationToken).ConfigureAwait(false)).Count;
        }

        return new StackStageTraces
        {
            State = state,
            Resources = state is null ? [] : ResourcesOf(state.Bytes, cancellationToken),
            Secrets = await KeysOfAsync(home, "secret", name, cancellationToken).ConfigureAwait(false),
            HasKey = (await store.ListAsync([name], cancellationToken).ConfigureAwait(false)).Count > 0,
            Objects = objects,
        };
    }

    /// <summary>The objects of one kind: the stage's own, and those in its folder.</summary>
    public static async Task<IReadOnlyList<string>> KeysOfAsync(StageHome home, string kind, StageName name, CancellationToken cancellationToken)
    {
        var keys = new List<string>();
        var own = SstHome.KeyOf(kind, name);
        var folder = $"{kind}/{name.App}/{name.Stage}/";

        // One listing for both: 'dev.json' and 'dev/…' begin alike; so does 'dev2.json', which is another stage's.
        await foreach (var found in home.Store.ListAsync($"{kind}/{name.App}/{name.Stage}", cancellationToken).ConfigureAwait(false))
        {
            if (found.Key == own || found.Key.StartsWith(folder, StringComparison.Ordinal))
            {
                keys.Add(found.Key);
            }
        }

        return keys;
    }

    // Components have nothing in the cloud, and what a provider is configured with neither.
    private static IReadOnlyList<string>? ResourcesOf(byte[] state, CancellationToken cancellationToken)
    {
        try
        {
            return
            [
                .. Snapshot.Read(state, new SnapshotReadOptions { CancellationToken = cancellationToken }).Resources
                    .Where(resource => resource.Custom && !resource.External && resource.Type?.StartsWith("pulumi:providers:", StringComparison.Ordinal) != true)
                    .Select(resource => resource.Urn),
            ];
        }
        catch (SnapshotFormatException)
        {
            return null;
        }
    }
}
