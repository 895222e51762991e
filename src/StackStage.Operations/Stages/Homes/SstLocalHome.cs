using StackStage.Operations.Steps;

namespace StackStage.Operations.Stages.Homes;

/// <summary>SST's home on disk (<c>home: "local"</c>): the bucket's tree as files, and the keys beside it as raw text.</summary>
internal sealed class SstLocalHome : SstHome
{
    private readonly FolderStore _store;

    private SstLocalHome(FolderStore store)
        : base(store) => _store = store;

    public override string Kind => "local";

    public override string HomePath => _store.Root;

    public override string Description => $"the local home '{_store.Root}'";

    /// <summary>Where SST keeps a local home unless it is told otherwise.</summary>
    public static string DefaultPath => Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".config", "sst", "state");

    public static SstLocalHome Open(string? path)
    {
        var root = Path.GetFullPath(path ?? DefaultPath);
        return Directory.Exists(root) ? new SstLocalHome(new FolderStore(root)) : throw StageErrors.HomeNotFound(root);
    }

    internal override async Task<IReadOnlySet<StageName>?> FindKeysAsync(StageFilter filter, IOperationHost host, CancellationToken cancellationToken)
    {
        var found = new HashSet<StageName>();
        foreach (var prefix in filter.Prefixes())
        {
            await foreach (var key in Store.ListAsync("passphrase/" + prefix, cancellationToken).ConfigureAwait(false))
            {
                if (NameOf("passphrase", key.Key, ".json") is { } name)
                {
                    found.Add(name);
                }
            }
        }

        return found;
    }
}
