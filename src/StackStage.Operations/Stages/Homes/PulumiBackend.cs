using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using StackStage.Operations.Connection;
using StackStage.Operations.Errors;
using StackStage.Operations.Steps;

namespace StackStage.Operations.Stages.Homes;

/// <summary>
/// A Pulumi backend that one keeps oneself: <c>.pulumi/stacks/&lt;project&gt;/&lt;stack&gt;.json[.gz|.zst]</c> and
/// <c>.pulumi/locks/organization/&lt;project&gt;/&lt;stack&gt;/&lt;uuid&gt;.json</c>; before projects (layout 0) without that folder.
/// Its keys are with its users.
/// </summary>
internal sealed class PulumiBackend : StageHome
{
    private const string Stacks = ".pulumi/stacks/";
    private const string Locks = ".pulumi/locks/";
    private const string Backups = ".pulumi/backups/";
    private const string Histories = ".pulumi/history/";
    private const string Beside = ".bak";
    private const string Checkpoint = ".checkpoint";
    private const string MetaFile = ".pulumi/meta.yaml";

    private static readonly string[] Extensions = [".json", ".json.gz", ".json.zst"];

    private readonly string _url;
    private readonly string? _region;
    private readonly bool _hasProjects;
    private readonly bool _isForeign;

    private PulumiBackend(IObjectStore store, string url, string? region, bool hasProjects, bool isForeign)
        : base(store)
    {
        _isForeign = isForeign;
        _url = url;
        _region = region;
        _hasProjects = hasProjects;
    }

    public override string Kind => "pulumi";

    public override string Description => $"the backend '{_url}'";

    public override string? Region => _region;

    public override string Backend => _url;

    /// <summary>Opens a backend.</summary>
    /// <param name="address">Where it is.</param>
    /// <param name="connection">The way to AWS; needed when it is a bucket.</param>
    /// <param name="cancellationToken">Stops the calls.</param>
    public static async Task<PulumiBackend> OpenAsync(BackendAddress address, AwsConnection? connection, CancellationToken cancellationToken)
    {
        try
        {
            return await OpenAsync(address, connection, address.Region ?? connection?.Region, cancellationToken).ConfigureAwait(false);
        }
        catch (StageException failure) when (address.Region is null && BucketStore.RegionOf(failure.InnerException) is { } region)
        {
            // The bucket is elsewhere, and S3 says where.
            return await OpenAsync(address, connection, region, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<PulumiBackend> OpenAsync(BackendAddress address, AwsConnection? connection, string? region, CancellationToken cancellationToken)
    {
        var owner = address.Bucket is null ? null : await connection!.GetAccountIdAsync(cancellationToken).ConfigureAwait(false);
        var (store, isForeign) = (Store(owner), false);
        StoredContent? meta;
        try
        {
            meta = await store.ReadAsync(MetaFile, cancellationToken).ConfigureAwait(false);
        }
        catch (StageException failure) when (owner is not null && failure.Error.ErrorId == "AccessDenied")
        {
            // Perhaps another account's bucket that may be read from here; nothing is ever written to such a one.
            (store, isForeign) = (Store(null), true);
            meta = await store.ReadAsync(MetaFile, cancellationToken).ConfigureAwait(false);
        }

        if (meta is null && !await AnyAsync(store, cancellationToken).ConfigureAwait(false))
        {
            throw StageErrors.BackendNotFound(address.Url);
        }

        // A backend from before meta.yaml has the layout without projects.
        var version = meta is null ? "0" : VersionOf(meta.Bytes);
        return version is "0" or "1"
            ? new PulumiBackend(store, address.Url, address.Bucket is null ? null : region, version == "1", isForeign)
            : throw StageErrors.BackendTooNew(address.Url, version);

        IObjectStore Store(string? expectedOwner) =>
            address.Bucket is { } bucket ? new BucketStore(connection!.S3(region), bucket, address.Prefix, expectedOwner) : new FolderStore(address.Folder!);
    }

    internal override async IAsyncEnumerable<StoredStage> FindAsync(StageFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var prefix in Prefixes(filter))
        {
            await foreach (var found in Store.ListAsync(Stacks + prefix, cancellationToken).ConfigureAwait(false))
            {
                if (NameOf(found.Key) is { } name && filter.Includes(name))
                {
                    yield return new StoredStage(name, found);
                }
            }
        }
    }

    internal override async Task<IReadOnlyDictionary<StageName, string>> FindLocksAsync(StageFilter filter, CancellationToken cancellationToken)
    {
        var locks = new Dictionary<StageName, string>();
        foreach (var prefix in Prefixes(filter))
        {
            await foreach (var found in Store.ListAsync(_hasProjects ? $"{Locks}organization/{prefix}" : Locks, cancellationToken).ConfigureAwait(false))
            {
                if (LockNameOf(found.Key) is { } name)
                {
                    locks.TryAdd(name, found.Key);
                }
            }
        }

        return locks;
    }

    private protected override StageLock ReadLock(byte[] content) => StageLock.OfPulumi(content);

    internal override async Task<IReadOnlyList<StoredContent>> FindLocksAsync(StageName name, CancellationToken cancellationToken)
    {
        var locks = new List<StoredContent>();
        await foreach (var found in Store.ListAsync(LockFolderOf(name), cancellationToken).ConfigureAwait(false))
        {
            if (StackOf(found.Key) is not null && await Store.ReadAsync(found.Key, cancellationToken).ConfigureAwait(false) is { } held)
            {
                locks.Add(held);
            }
        }

        return locks;
    }

    // Pulumi writes its history at the end of an update, so of one that was killed there is none.
    internal override Task MarkUnlockedAsync(StageName name, byte[] lockContent, IOperationHost host, CancellationToken cancellationToken) => Task.CompletedTask;

    internal override Task<IReadOnlySet<StageName>?> FindKeysAsync(StageFilter filter, IOperationHost host, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlySet<StageName>?>(null);

    internal override string NewStateKey(StageName name) => Stacks + PathOf(name) + Extensions[0];

    internal override async Task<StoredContent?> ReadStateAsync(StageName name, CancellationToken cancellationToken)
    {
        // Pulumi takes the variant that was written last.
        StoredObject? newest = null;
        var plain = NewStateKey(name);
        await foreach (var found in Store.ListAsync(plain, cancellationToken).ConfigureAwait(false))
        {
            if (Extensions.Any(extension => found.Key == Stacks + PathOf(name) + extension) && (newest is null || found.LastModified >= newest.LastModified))
            {
                newest = found;
            }
        }

        return newest is null ? null : await Store.ReadAsync(newest.Key, cancellationToken).ConfigureAwait(false);
    }

    internal override async Task<HomeLock> LockAsync(StageName name, string command, string? ownId, IOperationHost host, CancellationToken cancellationToken)
    {
        if (_isForeign)
        {
            throw StageErrors.BackendOfAnotherAccount(_url);
        }

        var folder = LockFolderOf(name);
        var own = ownId is null ? null : $"{folder}{ownId}{Extensions[0]}";
        await RefuseOthersAsync(own, cancellationToken).ConfigureAwait(false);
        if (own is not null && await Store.ReadAsync(own, cancellationToken).ConfigureAwait(false) is { } left)
        {
            return await AdoptAsync(left, ownId!, host, cancellationToken).ConfigureAwait(false);
        }

        var id = Guid.NewGuid().ToString();
        var key = $"{folder}{id}{Extensions[0]}";
        var content = PulumiLock.Write(host.Time.GetUtcNow());
        var tag = await Store.WriteAsync(key, content, WriteCondition.IsNew, host, cancellationToken).ConfigureAwait(false);
        var held = new HomeLock(Store, new StoredContent(key, content, tag, null), id, host);
        try
        {
            // Pulumi's protocol: write one's own lock, then look again. Of two that come at once, one or none goes on.
            await RefuseOthersAsync(key, cancellationToken).ConfigureAwait(false);
            return held;
        }
        catch
        {
            await held.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        async Task RefuseOthersAsync(string? mine, CancellationToken cancellation)
        {
            await foreach (var found in Store.ListAsync(folder, cancellation).ConfigureAwait(false))
            {
                if (found.Key != mine && StackOf(found.Key) is not null)
                {
                    throw StageErrors.Locked(name, this, await ReadLockAsync(found.Key, cancellation).ConfigureAwait(false), host.Time.GetUtcNow());
                }
            }
        }
    }

    internal override async Task<string> BackUpAsync(StageName name, StoredContent state, string runId, IOperationHost host, CancellationToken cancellationToken)
    {
        var file = state.Key[(state.Key.LastIndexOf('/') + 1)..];
        var stack = StackOf(file)!;
        var nanoseconds = (host.Time.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * 100;
        var backup = await WriteBackupAsync().ConfigureAwait(false);

        // Pulumi's own last resort beside the state; it writes it over each time.
        var beside = state.Key + Beside;
        await Store.WriteAsync(beside, state.Bytes, WriteCondition.IsAsRead(await Store.ReadAsync(beside, cancellationToken).ConfigureAwait(false)), host, cancellationToken).ConfigureAwait(false);
        return Store.AddressOf(backup);

        async Task<string> WriteBackupAsync()
        {
            while (true)
            {
                var key = $"{Backups}{PathOf(name)}/{stack}.{nanoseconds.ToString(CultureInfo.InvariantCulture)}{file[stack.Length..]}";
                try
                {
                    await Store.WriteAsync(key, state.Bytes, WriteCondition.IsNew, host, cancellationToken).ConfigureAwait(false);
                    return key;
                }
                catch (ObjectChangedException)
                {
                    // Clocks are coarser than their units.
                    nanoseconds++;
                }
            }
        }
    }

    internal override Task<string?> FindLastWriterAsync(StageName name, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    internal override async Task<IReadOnlyList<KeptState>> FindHistoryAsync(StageName name, CancellationToken cancellationToken)
    {
        var kept = new List<KeptState>();
        await foreach (var found in Store.ListAsync($"{Backups}{PathOf(name)}/", cancellationToken).ConfigureAwait(false))
        {
            // <stack>.<nanoseconds>.json
            if (StackOf(found.Key[(found.Key.LastIndexOf('/') + 1)..]) is { } named && named[(named.LastIndexOf('.') + 1)..] is { } id)
            {
                kept.Add(new KeptState(StageSnapshotSource.Backup, id, found.Key, null, TimeOf(id) ?? found.LastModified, found.Size));
            }
        }

        await foreach (var found in Store.ListAsync($"{Histories}{PathOf(name)}/", cancellationToken).ConfigureAwait(false))
        {
            // <stack>-<nanoseconds>.checkpoint.json, and beside it .history.json
            var file = found.Key[(found.Key.LastIndexOf('/') + 1)..];
            if (StackOf(file) is { } named && named.EndsWith(Checkpoint, StringComparison.Ordinal))
            {
                var id = named[(named.LastIndexOf('-') + 1)..^Checkpoint.Length];
                kept.Add(new KeptState(StageSnapshotSource.History, id, found.Key, null, TimeOf(id) ?? found.LastModified, found.Size, found.Key.Replace(Checkpoint, ".history", StringComparison.Ordinal)));
            }
        }

        foreach (var key in Extensions.Select(extension => Stacks + PathOf(name) + extension))
        {
            await foreach (var found in Store.ListAsync(key + Beside, cancellationToken).ConfigureAwait(false))
            {
                if (found.Key == key + Beside)
                {
                    kept.Add(new KeptState(StageSnapshotSource.Backup, "bak", found.Key, null, found.LastModified, found.Size));
                }
            }

            await foreach (var version in Store.ListVersionsAsync(key, cancellationToken).ConfigureAwait(false))
            {
                if (!version.IsLatest)
                {
                    kept.Add(new KeptState(StageSnapshotSource.Version, version.VersionId, version.Key, version.VersionId, version.LastModified, version.Size));
                }
            }
        }

        return [.. kept.OrderByDescending(state => state.Time)];
    }

    // The entry of an update in Pulumi's history: "kind" is update, preview, refresh, destroy, import, …
    internal override string? CommandOf(byte[] update) => OptionalJson.Read(update, root => root.Text("kind"));

    private static DateTimeOffset? TimeOf(string nanoseconds) =>
        long.TryParse(nanoseconds, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? DateTimeOffset.UnixEpoch.AddTicks(value / 100) : null;

    private static async Task<bool> AnyAsync(IObjectStore store, CancellationToken cancellationToken)
    {
        await foreach (var _ in store.ListAsync(".pulumi/", cancellationToken).ConfigureAwait(false))
        {
            return true;
        }

        return false;
    }

    // A file of one line, "version: 1".
    // Pulumi writes a line; whoever makes the file may write the same in braces, as JSON does.
    private static string VersionOf(byte[] meta)
    {
        var text = Encoding.UTF8.GetString(meta).TrimStart('\uFEFF').Trim();
        var members = text.StartsWith('{') && text.EndsWith('}') ? text[1..^1].Split(',', '\n') : text.Split('\n');
        foreach (var member in members)
        {
            if (member.Split(':', 2) is [{ } name, { } value] && name.Trim().Trim('"', '\'') == "version")
            {
                return value.Split('#')[0].Trim().Trim('"', '\'');
            }
        }

        return "0";
    }

    private static string? StackOf(string file)
    {
        var extension = Extensions.FirstOrDefault(known => file.Length > known.Length && file.EndsWith(known, StringComparison.Ordinal));
        return extension is null ? null : file[..^extension.Length];
    }

    private string PathOf(StageName name) => _hasProjects ? $"{name.App}/{name.Stage}" : name.Stage;

    private string LockFolderOf(StageName name) => $"{Locks}{(_hasProjects ? "organization/" : string.Empty)}{PathOf(name)}/";

    private IReadOnlyList<string> Prefixes(StageFilter filter) => _hasProjects ? filter.Prefixes() : [string.Empty];

    private StageName? NameOf(string key) => key[Stacks.Length..].Split('/') switch
    {
        [{ } project, { } file] when _hasProjects && StackOf(file) is { } stack => new StageName(project, stack),
        [{ } file] when !_hasProjects && StackOf(file) is { } stack => new StageName(string.Empty, stack),
        _ => null,
    };

    private StageName? LockNameOf(string key) => key[Locks.Length..].Split('/') switch
    {
        ["organization", { } project, { } stack, { } file] when _hasProjects && StackOf(file) is not null => new StageName(project, stack),
        [{ } stack, { } file] when !_hasProjects && StackOf(file) is not null => new StageName(string.Empty, stack),
        _ => null,
    };
}
