using StackStage.Operations.Steps;

namespace StackStage.Operations.Stages.Homes;

/// <summary>SST's home on disk (<c>home: "local"</c>): the bucket's tree as files, and the keys beside it as raw text.</summary>
internal sealed class SstLocalHome : SstHome
{
    // The folders that SST makes in a home; the first ones are there from the first deployment on.
    private static readonly string[] Marks = ["app", "lock", "passphrase", "secret", "snapshot", "update", "eventlog", "summary"];

    private readonly FolderStore _store;

    private SstLocalHome(FolderStore store)
        : base(store) => _store = store;

    public override string Kind => "local";

    public override string HomePath => _store.Root;

    public override string Description => $"the local home '{_store.Root}'";

    /// <summary>Where SST keeps a local home unless it is told otherwise.</summary>
    public static string DefaultPath => Path.Combine(UserConfigFolder.Find(), "sst", "state");

    public static SstLocalHome Open(string? path)
    {
        var root = Path.GetFullPath(path ?? DefaultPath);
        if (!Directory.Exists(root))
        {
            throw StageErrors.HomeNotFound(root);
        }

        // A folder that is something else would look like a home without stages.
        return Marks.Any(mark => Directory.Exists(Path.Combine(root, mark))) ? new SstLocalHome(new FolderStore(root)) : throw StageErrors.NotAHome(root, NearHome(root));
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

    // Above and below are what one takes for the home.
    private static string? NearHome(string root) => new[] { Path.Combine(root, "state"), Path.Combine(root, "sst", "state"), Path.GetDirectoryName(root), Path.GetDirectoryName(Path.GetDirectoryName(root)) }
        .FirstOrDefault(near => near is not null && Directory.Exists(Path.Combine(near, Marks[0])) && (Directory.Exists(Path.Combine(near, "passphrase")) || near.StartsWith(root, StringComparison.Ordinal)));
}
