using System.Runtime.CompilerServices;
using StackStage.Operations.Errors;
using StackStage.Operations.Stages.Homes;
using StackStage.Operations.Steps;
using StackStage.Snapshots;

namespace StackStage.Operations.Stages;

/// <summary>Lists the stages of a home, with what their states, locks and keys tell. Reads only, and decrypts nothing.</summary>
public sealed class StageLister
{
    // States that are read at a time; of big ones, one.
    private const int Parallelism = 8;
    private const long BigState = 16 * 1024 * 1024;

    private readonly StageHome _home;
    private readonly IOperationHost _host;

    /// <summary>Makes a lister.</summary>
    /// <param name="home">The home.</param>
    /// <param name="host">Hears of warnings, and of the stages that cannot be read.</param>
    public StageLister(StageHome home, IOperationHost host)
    {
        ArgumentNullException.ThrowIfNull(home);
        ArgumentNullException.ThrowIfNull(host);
        _home = home;
        _host = host;
    }

    /// <summary>The names only: one listing, and no state is read.</summary>
    /// <param name="filter">Which stages.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async IAsyncEnumerable<StageName> ListNamesAsync(StageFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var stage in _home.FindAsync(filter, cancellationToken).ConfigureAwait(false))
        {
            yield return stage.Name;
        }
    }

    /// <summary>The stages, in the order of their names. A stage that cannot be read is listed too, with a note.</summary>
    /// <param name="filter">Which stages.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="StageException">The home cannot be listed.</exception>
    public async IAsyncEnumerable<StageInfo> ListAsync(StageFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var bigStates = new SemaphoreSlim(1);
        var keysTask = _home.FindKeysAsync(filter, _host, stopping.Token);
        var found = new HashSet<StageName>();
        try
        {
            var locks = await _home.FindLocksAsync(filter, stopping.Token).ConfigureAwait(false);
            var keys = await keysTask.ConfigureAwait(false);
            var stages = ReadAhead.Of(
                _home.FindAsync(filter, stopping.Token),
                Parallelism,
                (stage, cancellation) =>
                {
                    found.Add(stage.Name);
                    return ReadAsync(stage, locks, keys, bigStates, cancellation);
                },
                stopping.Token);
            await foreach (var stage in stages.ConfigureAwait(false))
            {
                yield return stage;
            }
        }
        finally
        {
            await stopping.CancelAsync().ConfigureAwait(false);
            await ((Task)keysTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        foreach (var missing in filter.Missing(found))
        {
            _host.WriteError(StageErrors.NotFound(missing, _home));
        }
    }

    private async Task<StageInfo?> ReadAsync(
        StoredStage stage, IReadOnlyDictionary<StageName, string> locks, IReadOnlySet<StageName>? keys, SemaphoreSlim bigStates, CancellationToken cancellationToken)
    {
        var (count, note, isGone) = await CountAsync(stage, bigStates, cancellationToken).ConfigureAwait(false);
        if (isGone)
        {
            _host.WriteVerbose($"{stage.Name} was removed while it was listed.");
            return null;
        }

        var isLocked = locks.TryGetValue(stage.Name, out var key);
        StageLock? held = null;
        if (isLocked)
        {
            (held, isLocked, note) = await ReadLockAsync(stage, key!, note, cancellationToken).ConfigureAwait(false);
        }

        var bucket = _home.Store as BucketStore;
        return new StageInfo
        {
            App = stage.Name.App,
            Stage = stage.Name.Stage,
            Home = _home.Kind,
            Region = _home.Region,
            ResourceCount = count,
            LastUpdated = stage.State.LastModified?.LocalDateTime,
            Locked = isLocked,
            LockedBy = held?.Holder,
            LockedSince = held?.Since?.LocalDateTime,
            HasKey = keys?.Contains(stage.Name),
            Size = stage.State.Size,
            Note = note,
            Path = (_home.Store as FolderStore)?.PathOf(stage.State.Key),
            HomePath = _home.HomePath,
            Bucket = bucket?.Bucket,
            Key = bucket?.KeyOf(stage.State.Key),
            Backend = _home.Backend,
        };
    }

    private async Task<(int? Count, string? Note, bool IsGone)> CountAsync(StoredStage stage, SemaphoreSlim bigStates, CancellationToken cancellationToken)
    {
        var isBig = stage.State.Size > BigState;
        if (isBig)
        {
            await bigStates.WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        try
        {
            var content = await _home.Store.ReadAsync(stage.State.Key, cancellationToken).ConfigureAwait(false);
            return content is null
                ? (null, null, true)
                : (Snapshot.Read(content.Bytes, new SnapshotReadOptions { CancellationToken = cancellationToken }).Resources.Count, null, false);
        }
        catch (SnapshotFormatException failure)
        {
            return (null, $"The state cannot be read: {failure.Message}", false);
        }
        catch (StageException failure)
        {
            _host.WriteError(failure.Error);
            return (null, failure.Error.Message, false);
        }
        finally
        {
            if (isBig)
            {
                bigStates.Release();
            }
        }
    }

    private async Task<(StageLock? Held, bool IsLocked, string? Note)> ReadLockAsync(StoredStage stage, string key, string? note, CancellationToken cancellationToken)
    {
        try
        {
            var held = await _home.ReadLockAsync(key, cancellationToken).ConfigureAwait(false);
            return (held, held is not null, held is { Holder: null, Since: null } ? Join(note, "The lock does not say who holds it.") : note);
        }
        catch (StageException failure)
        {
            _host.WriteError(failure.Error);
            return (null, true, Join(note, $"The lock of {stage.Name} cannot be read."));
        }
    }

    private static string Join(string? note, string more) => note is null ? more : $"{note} {more}";
}
