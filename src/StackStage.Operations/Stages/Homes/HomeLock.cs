using StackStage.Operations.Errors;
using StackStage.Operations.Steps;

namespace StackStage.Operations.Stages.Homes;

/// <summary>
/// A stage's lock, held for as long as one write or one run takes, and deleted at the end only if it still is this one. Its
/// object is written anew while it is held: when that was done last is what others go by who ask whether the holder is alive.
/// Whoever works under it does that, between two steps; no timer does, which would go on when the work has stopped.
/// </summary>
internal sealed class HomeLock : IAsyncDisposable
{
    private static readonly TimeSpan ReleaseTimeout = TimeSpan.FromSeconds(30);

    private readonly IObjectStore _store;
    private readonly IOperationHost _host;
    private StoredContent _lock;
    private DateTimeOffset _renewed;
    private bool _lost;

    /// <summary>Takes over a lock that has just been written.</summary>
    /// <param name="store">Where it is.</param>
    /// <param name="held">The lock's object as it was written.</param>
    /// <param name="id">The id that its owner goes by: SST's update id, or Pulumi's lock id.</param>
    /// <param name="host">Hears when the lock is lost.</param>
    public HomeLock(IObjectStore store, StoredContent held, string id, IOperationHost host)
    {
        _store = store;
        _lock = held;
        _host = host;
        _renewed = host.Time.GetUtcNow();
        Id = id;
    }

    /// <summary>How long a lock is held before it is written anew; much less than it takes to count as left behind.</summary>
    public static TimeSpan RenewalInterval { get; } = TimeSpan.FromMinutes(5);

    /// <summary>The id that its owner goes by: SST's update id, or Pulumi's lock id.</summary>
    public string Id { get; }

    /// <summary>Makes sure that the lock is still this one: upstream tools write theirs without looking.</summary>
    /// <exception cref="StageException">Somebody else has the lock now.</exception>
    public async Task ConfirmAsync(CancellationToken cancellationToken)
    {
        if (_lost || (await _store.ReadAsync(_lock.Key, cancellationToken).ConfigureAwait(false))?.Tag != _lock.Tag)
        {
            _lost = true;
            throw StageErrors.LockLost(_store.AddressOf(_lock.Key));
        }
    }

    /// <summary>Writes the lock anew if that is due, so that nobody takes it for left behind.</summary>
    /// <exception cref="StageException">Somebody else has the lock now, or it cannot be written.</exception>
    public Task KeepAsync(CancellationToken cancellationToken) =>
        _host.Time.GetUtcNow() - _renewed < RenewalInterval ? Task.CompletedTask : RenewAsync(cancellationToken);

    /// <summary>Writes the lock anew, under the condition that it still is this one.</summary>
    /// <exception cref="StageException">Somebody else has the lock now, or it cannot be written.</exception>
    public async Task RenewAsync(CancellationToken cancellationToken)
    {
        if (_lost)
        {
            throw StageErrors.LockLost(_store.AddressOf(_lock.Key));
        }

        try
        {
            var tag = await _store.WriteAsync(_lock.Key, _lock.Bytes, WriteCondition.IsStill(_lock), _host, cancellationToken).ConfigureAwait(false);
            _lock = _lock with { Tag = tag };
            _renewed = _host.Time.GetUtcNow();
        }
        catch (ObjectChangedException)
        {
            _lost = true;
            throw StageErrors.LockLost(_store.AddressOf(_lock.Key));
        }
    }

    /// <summary>Gives the lock back. Never fails: what was done under it counts, and a lock that stays is told of.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_lost)
        {
            return;
        }

        // Also when the user has stopped the run: a lock that stays behind locks everybody out.
        using var timeout = new CancellationTokenSource(ReleaseTimeout);
        try
        {
            await _store.DeleteAsync(_lock.Key, _lock.Tag, timeout.Token).ConfigureAwait(false);
        }
        catch (ObjectChangedException)
        {
            _host.WriteWarning($"The lock '{_store.AddressOf(_lock.Key)}' was taken over by somebody else while it was held, and is left to them.");
        }
        catch (Exception failure) when (failure is StageException or OperationCanceledException)
        {
            _host.WriteWarning($"The lock '{_store.AddressOf(_lock.Key)}' could not be given back and stays: {failure.Message} Unlock-StackStage removes it.");
        }
    }
}
