using System.Runtime.CompilerServices;
using StackStage.Operations.Errors;
using StackStage.Operations.Steps;

namespace StackStage.Operations.Stages.Homes;

/// <summary>
/// SST's layout: <c>app/&lt;app&gt;/&lt;stage&gt;.json</c>; while an update runs, <c>lock/&lt;app&gt;/&lt;stage&gt;.json</c>; of
/// each update, <c>update/&lt;app&gt;/&lt;stage&gt;/&lt;id&gt;.json</c> and the state after it, <c>snapshot/&lt;app&gt;/&lt;stage&gt;/&lt;id&gt;.json</c>.
/// </summary>
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

    private protected override StageLock ReadLock(byte[] content) => StageLock.OfSst(content);

    internal override async Task<IReadOnlyList<StoredContent>> FindLocksAsync(StageName name, CancellationToken cancellationToken) =>
        await Store.ReadAsync(KeyOf("lock", name), cancellationToken).ConfigureAwait(false) is { } held ? [held] : [];

    internal override async Task MarkUnlockedAsync(StageName name, byte[] lockContent, IOperationHost host, CancellationToken cancellationToken)
    {
        // 'sst unlock' does the same, so that the update does not look as if it were still running.
        if (SstLock.UpdateIdOf(lockContent) is not { } id)
        {
            return;
        }

        var key = $"{FolderOf("update", name)}{id}{Extension}";
        try
        {
            var update = await Store.ReadAsync(key, cancellationToken).ConfigureAwait(false);
            if (update is not null && SstUpdate.MarkUnlocked(update.Bytes, host.Time.GetUtcNow()) is { } marked)
            {
                await Store.WriteAsync(key, marked, WriteCondition.IsStill(update), host, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception failure) when (failure is StageException or ObjectChangedException)
        {
            host.WriteVerbose($"The record of the update could not be completed: {failure.Message}");
        }
    }

    internal override string NewStateKey(StageName name) => KeyOf("app", name);

    internal override Task<StoredContent?> ReadStateAsync(StageName name, CancellationToken cancellationToken) => Store.ReadAsync(NewStateKey(name), cancellationToken);

    internal override async Task<HomeLock> LockAsync(StageName name, string command, string? ownId, IOperationHost host, CancellationToken cancellationToken)
    {
        var key = KeyOf("lock", name);
        var id = UpdateId.New(host.Time);
        var content = SstLock.Write(host.Time.GetUtcNow(), id, command);
        string tag;
        try
        {
            tag = await Store.WriteAsync(key, content, WriteCondition.IsNew, host, cancellationToken).ConfigureAwait(false);
        }
        catch (ObjectChangedException)
        {
            var held = await Store.ReadAsync(key, cancellationToken).ConfigureAwait(false);
            if (held is null || ownId is null || SstLock.UpdateIdOf(held.Bytes) != ownId)
            {
                throw StageErrors.Locked(name, this, held is null ? null : ReadLock(held), host.Time.GetUtcNow());
            }

            return await AdoptAsync(held, ownId, host, cancellationToken).ConfigureAwait(false);
        }

        // SST itself looks first and writes then, without a condition: whoever wrote last has the lock.
        var there = await Store.ReadAsync(key, CancellationToken.None).ConfigureAwait(false);
        return there?.Tag == tag
            ? new HomeLock(Store, there, id, host)
            : throw StageErrors.Locked(name, this, there is null ? null : ReadLock(there), host.Time.GetUtcNow());
    }

    internal override async Task<string> BackUpAsync(StageName name, StoredContent state, string runId, IOperationHost host, CancellationToken cancellationToken)
    {
        // SST keeps the state after each update, so as a rule what is about to be replaced is there already.
        await foreach (var newest in Store.ListAsync(FolderOf("snapshot", name), cancellationToken).ConfigureAwait(false))
        {
            if (newest.Size == state.Bytes.Length && await Store.ReadAsync(newest.Key, cancellationToken).ConfigureAwait(false) is { } kept && kept.Bytes.AsSpan().SequenceEqual(state.Bytes))
            {
                return Store.AddressOf(newest.Key);
            }

            break;
        }

        var key = $"{FolderOf("snapshot", name)}{runId}{Extension}";
        await Store.WriteAsync(key, state.Bytes, WriteCondition.IsNew, host, cancellationToken).ConfigureAwait(false);
        return Store.AddressOf(key);
    }

    internal override async Task<string?> FindLastWriterAsync(StageName name, CancellationToken cancellationToken)
    {
        await foreach (var newest in Store.ListAsync(FolderOf("update", name), cancellationToken).ConfigureAwait(false))
        {
            return await Store.ReadAsync(newest.Key, cancellationToken).ConfigureAwait(false) is { } update && SstUpdate.Read(update.Bytes) is { Command: { } command } read
                ? $"the last update was '{command}'{(read.Started is { } started ? $", begun {started.ToLocalTime():yyyy-MM-dd HH:mm}" : string.Empty)}"
                : null;
        }

        return null;
    }

    internal override async Task<IReadOnlyList<KeptState>> FindHistoryAsync(StageName name, CancellationToken cancellationToken)
    {
        var kept = new List<KeptState>();
        var folder = FolderOf("snapshot", name);
        await foreach (var found in Store.ListAsync(folder, cancellationToken).ConfigureAwait(false))
        {
            if (found.Key.EndsWith(Extension, StringComparison.Ordinal) && found.Key.IndexOf('/', folder.Length) < 0)
            {
                var id = found.Key[folder.Length..^Extension.Length];
                kept.Add(new KeptState(StageSnapshotSource.Snapshot, id, found.Key, null, UpdateId.TimeOf(id) ?? found.LastModified, found.Size, $"{FolderOf("update", name)}{id}{Extension}"));
            }
        }

        await foreach (var version in Store.ListVersionsAsync(NewStateKey(name), cancellationToken).ConfigureAwait(false))
        {
            if (!version.IsLatest)
            {
                kept.Add(new KeptState(StageSnapshotSource.Version, version.VersionId, version.Key, version.VersionId, version.LastModified, version.Size));
            }
        }

        return [.. kept.OrderByDescending(state => state.Time)];
    }

    internal override string? CommandOf(byte[] update) => SstUpdate.Read(update)?.Command;

    private static string FolderOf(string kind, StageName name) => $"{kind}/{name.App}/{name.Stage}/";

    /// <summary>Takes <c>&lt;kind&gt;/&lt;app&gt;/&lt;stage&gt;&lt;extension&gt;</c> apart; null for any other key.</summary>
    private protected static StageName? NameOf(string kind, string key, string extension)
    {
        var parts = key.Split('/');
        return parts.Length == 3 && parts[0] == kind && parts[1].Length > 0 && parts[2].Length > extension.Length && parts[2].EndsWith(extension, StringComparison.Ordinal)
            ? new StageName(parts[1], parts[2][..^extension.Length])
            : null;
    }
}
