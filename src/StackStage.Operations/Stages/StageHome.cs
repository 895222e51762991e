using StackStage.Operations.Stages.Homes;
using StackStage.Operations.Steps;

namespace StackStage.Operations.Stages;

/// <summary>A place where stages keep their state: where its objects are, and how they are laid out.</summary>
public abstract class StageHome
{
    private protected StageHome(IObjectStore store) => Store = store;

    /// <summary>The kind, as records show it: <c>aws</c>, <c>local</c> or <c>pulumi</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>The home in words, for messages.</summary>
    public abstract string Description { get; }

    /// <summary>The Region, when the home is on AWS.</summary>
    public virtual string? Region => null;

    /// <summary>The backend's URL, for a Pulumi backend.</summary>
    public virtual string? Backend => null;

    /// <summary>The home's folder, when it is SST's on disk.</summary>
    public virtual string? HomePath => null;

    internal IObjectStore Store { get; }

    /// <summary>The parameters that name a stage and this home, for a line to paste: elsewhere there may be a stage of the same name.</summary>
    /// <param name="name">The stage.</param>
    public string ArgumentsFor(StageName name)
    {
        var home = Backend is { } backend ? $" -Backend {Quoted(backend)}"
            : HomePath is { } path ? $" -HomePath {Quoted(path)}"
            : Region is { } region ? $" -Region {region}"
            : string.Empty;
        return $"-App {Quoted(name.App)} -Stage {Quoted(name.Stage)}{home}";

        static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
    }

    /// <summary>The stages' states, in the order of app and stage as a bucket lists them.</summary>
    internal abstract IAsyncEnumerable<StoredStage> FindAsync(StageFilter filter, CancellationToken cancellationToken);

    /// <summary>The locks that are held, by stage: the keys of the lock objects.</summary>
    internal abstract Task<IReadOnlyDictionary<StageName, string>> FindLocksAsync(StageFilter filter, CancellationToken cancellationToken);

    /// <summary>Who holds a lock; null when it is gone meanwhile.</summary>
    internal async Task<StageLock?> ReadLockAsync(string key, CancellationToken cancellationToken) =>
        await Store.ReadAsync(key, cancellationToken).ConfigureAwait(false) is { } content ? ReadLock(content) : null;

    /// <summary>Who holds a lock, and when it was written last.</summary>
    internal StageLock ReadLock(StoredContent content) => ReadLock(content.Bytes) with { Renewed = content.LastModified };

    /// <summary>The stages that have a key; null when the home keeps none, or may not be asked (the host hears of that).</summary>
    internal abstract Task<IReadOnlySet<StageName>?> FindKeysAsync(StageFilter filter, IOperationHost host, CancellationToken cancellationToken);

    /// <summary>A stage's state as it is stored; null when it has none.</summary>
    internal abstract Task<StoredContent?> ReadStateAsync(StageName name, CancellationToken cancellationToken);

    /// <summary>Where a stage that has no state yet would get one.</summary>
    internal abstract string NewStateKey(StageName name);

    /// <summary>Takes a stage's lock, in the form of the tool that the home belongs to.</summary>
    /// <param name="name">The stage.</param>
    /// <param name="command">Who is at work, for others who find the lock.</param>
    /// <param name="ownId">The id of a lock that this run may have left behind when it ended before (<see cref="HomeLock.Id"/>): that one is adopted. Null for none.</param>
    /// <param name="host">Its clock dates the lock.</param>
    /// <param name="cancellationToken">Stops it; a lock that was taken by then is given back.</param>
    /// <exception cref="Errors.StageException">Somebody else holds it (<c>StageLocked</c>).</exception>
    internal abstract Task<HomeLock> LockAsync(StageName name, string command, string? ownId, IOperationHost host, CancellationToken cancellationToken);

    /// <summary>Takes up a lock of this run's own again: it is written anew, if nobody else has done so meanwhile.</summary>
    private protected async Task<HomeLock> AdoptAsync(StoredContent held, string id, IOperationHost host, CancellationToken cancellationToken)
    {
        var adopted = new HomeLock(Store, held, id, host);
        await adopted.RenewAsync(cancellationToken).ConfigureAwait(false);
        host.WriteVerbose($"The lock '{Store.AddressOf(held.Key)}', which this run left behind before, is taken up again.");
        return adopted;
    }

    /// <summary>The lock objects of one stage, read; none when nobody holds it.</summary>
    internal abstract Task<IReadOnlyList<StoredContent>> FindLocksAsync(StageName name, CancellationToken cancellationToken);

    /// <summary>What a lock object says.</summary>
    private protected abstract StageLock ReadLock(byte[] content);

    /// <summary>Tells the home's own records that the run of a lock that was removed is over, as the home's own tool does.</summary>
    internal abstract Task MarkUnlockedAsync(StageName name, byte[] lockContent, IOperationHost host, CancellationToken cancellationToken);

    /// <summary>Keeps a state where the home keeps history, unless it is there already.</summary>
    /// <param name="name">The stage.</param>
    /// <param name="state">Its state.</param>
    /// <param name="runId">The id of the lock it happens under.</param>
    /// <param name="host">Its clock dates the backup.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The backup's address.</returns>
    internal abstract Task<string> BackUpAsync(StageName name, StoredContent state, string runId, IOperationHost host, CancellationToken cancellationToken);

    /// <summary>Who wrote a stage's state last, as far as the home tells, as a sentence; null when it does not.</summary>
    internal abstract Task<string?> FindLastWriterAsync(StageName name, CancellationToken cancellationToken);

    /// <summary>The command of an update, as the object that tells of it says (<see cref="KeptState.UpdateKey"/>); null when it does not.</summary>
    internal abstract string? CommandOf(byte[] update);

    /// <summary>Everything that is kept of a stage's earlier states, the newest first.</summary>
    internal abstract Task<IReadOnlyList<KeptState>> FindHistoryAsync(StageName name, CancellationToken cancellationToken);
}
