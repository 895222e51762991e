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

    internal IObjectStore Store { get; }

    /// <summary>The stages' states, in the order of app and stage as a bucket lists them.</summary>
    internal abstract IAsyncEnumerable<StoredStage> FindAsync(StageFilter filter, CancellationToken cancellationToken);

    /// <summary>The locks that are held, by stage: the keys of the lock objects.</summary>
    internal abstract Task<IReadOnlyDictionary<StageName, string>> FindLocksAsync(StageFilter filter, CancellationToken cancellationToken);

    /// <summary>Who holds a lock; null when it is gone meanwhile.</summary>
    internal abstract Task<StageLock?> ReadLockAsync(string key, CancellationToken cancellationToken);

    /// <summary>The stages that have a key; null when the home keeps none, or may not be asked (the host hears of that).</summary>
    internal abstract Task<IReadOnlySet<StageName>?> FindKeysAsync(StageFilter filter, IOperationHost host, CancellationToken cancellationToken);
}
