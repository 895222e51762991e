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
    private const string MetaFile = ".pulumi/meta.yaml";

    private static readonly string[] Extensions = [".json", ".json.gz", ".json.zst"];

    private readonly string _url;
    private readonly string? _region;
    private readonly bool _hasProjects;

    private PulumiBackend(IObjectStore store, string url, string? region, bool hasProjects)
        : base(store)
    {
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
        IObjectStore store = address.Bucket is { } bucket ? new BucketStore(connection!.S3(region), bucket, address.Prefix) : new FolderStore(address.Folder!);
        var meta = await store.ReadAsync(MetaFile, cancellationToken).ConfigureAwait(false);
        if (meta is null && !await AnyAsync(store, cancellationToken).ConfigureAwait(false))
        {
            throw StageErrors.BackendNotFound(address.Url);
        }

        // A backend from before meta.yaml has the layout without projects.
        var version = meta is null ? "0" : VersionOf(meta);
        return version is "0" or "1"
            ? new PulumiBackend(store, address.Url, address.Bucket is null ? null : region, version == "1")
            : throw StageErrors.BackendTooNew(address.Url, version);
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

    internal override async Task<StageLock?> ReadLockAsync(string key, CancellationToken cancellationToken) =>
        await Store.ReadAsync(key, cancellationToken).ConfigureAwait(false) is { } content ? StageLock.OfPulumi(content) : null;

    internal override Task<IReadOnlySet<StageName>?> FindKeysAsync(StageFilter filter, IOperationHost host, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlySet<StageName>?>(null);

    private static async Task<bool> AnyAsync(IObjectStore store, CancellationToken cancellationToken)
    {
        await foreach (var _ in store.ListAsync(".pulumi/", cancellationToken).ConfigureAwait(false))
        {
            return true;
        }

        return false;
    }

    // A file of one line, "version: 1".
    private static string VersionOf(byte[] meta)
    {
        foreach (var line in Encoding.UTF8.GetString(meta).Split('\n'))
        {
            if (line.Split(':', 2) is [{ } name, { } value] && name.Trim() == "version")
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
