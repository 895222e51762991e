using System.Runtime.CompilerServices;

namespace StackStage.Operations.Stages.Homes;

/// <summary>SST's layout: <c>app/&lt;app&gt;/&lt;stage&gt;.json</c> and, while an update runs, <c>lock/&lt;app&gt;/&lt;stage&gt;.json</c>.</summary>
internal abstract class SstHome(IObjectStore store) : StageHome(store)
{
    private const string Extension = ".json";

    /// <summary>The key of a stage's object of one kind: <c>app</c>, <c>lock</c>, <c>secret</c>.</summary>
    public static string KeyOf(string kind, StageName name) => $"{kind}/{name.App}/{name.Stage}{Extension}";

    internal override async IAsyncEnumerable<StoredStage> FindAsync(StageFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var prefix in filter.Prefixes())
        {
            await foreach (var found in Store.ListAsync("app/" + prefix, cancellationToken).ConfigureAwait(false))
            {
                if (NameOf("app", found.Key, Extension) is { } name && filter.Includes(name))
                {
                    yield return new StoredStage(name, found);
                }
            }
        }
    }

    internal override async Task<IReadOnlyDictionary<StageName, string>> FindLocksAsync(StageFilter filter, CancellationToken cancellationToken)
    {
        var locks = new Dictionary<StageName, string>();
        foreach (var prefix in filter.Prefixes())
        {
            await foreach (var found in Store.ListAsync("lock/" + prefix, cancellationToken).ConfigureAwait(false))
            {
                if (NameOf("lock", found.Key, Extension) is { } name)
                {
                    locks[name] = found.Key;
                }
            }
        }

        return locks;
    }

    internal override async Task<StageLock?> ReadLockAsync(string key, CancellationToken cancellationToken) =>
        await Store.ReadAsync(key, cancellationToken).ConfigureAwait(false) is { } content ? StageLock.OfSst(content) : null;

    /// <summary>Takes <c>&lt;kind&gt;/&lt;app&gt;/&lt;stage&gt;&lt;extension&gt;</c> apart; null for any other key.</summary>
    private protected static StageName? NameOf(string kind, string key, string extension)
    {
        var parts = key.Split('/');
        return parts.Length == 3 && parts[0] == kind && parts[1].Length > 0 && parts[2].Length > extension.Length && parts[2].EndsWith(extension, StringComparison.Ordinal)
            ? new StageName(parts[1], parts[2][..^extension.Length])
            : null;
    }
}
