using StackStage.Operations.Steps;

namespace StackStage.Operations.Stages.Homes;

/// <summary>
/// A stage's state under its lock: written under the condition that nobody else wrote, as often as the run needs, and kept as it
/// was before the first time. Killed anywhere, the state is one that was written here or the one before, and whole.
/// </summary>
internal sealed class LockedState : IAsyncDisposable
{
    private readonly StageHome _home;
    private readonly StageName _name;
    private readonly HomeLock _lock;
    private readonly IOperationHost _host;
    private ReadOnlyMemory<byte>? _attempted;

    private LockedState(StageHome home, StageName name, HomeLock held, StoredContent? present, IOperationHost host)
    {
        _home = home;
        _name = name;
        _lock = held;
        _host = host;
        Present = present;
    }

    /// <summary>What the lock goes by; the same run continued gives it again.</summary>
    public string LockId => _lock.Id;

    /// <summary>The state as it is in the home; null when there is none.</summary>
    public StoredContent? Present { get; private set; }

    /// <summary>Where the state as it was before this run is; null before the first write, and when there was none.</summary>
    public string? Backup { get; private set; }

    /// <summary>Locks a stage and reads its state.</summary>
    /// <param name="home">The stage's home.</param>
    /// <param name="name">The stage.</param>
    /// <param name="command">Who is at work, for others who find the lock.</param>
    /// <param name="ownId">The id of a lock that this run may have left behind; null for none.</param>
    /// <param name="host">Hears of the backup, and of a lock that is lost.</param>
    /// <param name="cancellationToken">Stops it; a lock that was taken by then is given back.</param>
    /// <exception cref="Errors.StageException">The stage is locked, or cannot be read.</exception>
    public static async Task<LockedState> OpenAsync(StageHome home, StageName name, string command, string? ownId, IOperationHost host, CancellationToken cancellationToken)
    {
        var held = await home.LockAsync(name, command, ownId, host, cancellationToken).ConfigureAwait(false);
        try
        {
            return new LockedState(home, name, held, await home.ReadStateAsync(name, cancellationToken).ConfigureAwait(false), host);
        }
        catch
        {
            await held.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Writes the lock anew if that is due.</summary>
    /// <exception cref="Errors.StageException">Somebody else has the lock now, or it cannot be written.</exception>
    public Task KeepAsync(CancellationToken cancellationToken) => _lock.KeepAsync(cancellationToken);

    /// <summary>Makes sure that the state is still what is expected.</summary>
    /// <param name="expected">Its bytes; null for none.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="Errors.StageException">It is another one (<c>StateChanged</c>).</exception>
    public async Task EnsureIsAsync(ReadOnlyMemory<byte>? expected, CancellationToken cancellationToken)
    {
        var isSame = Present is null || expected is null ? Present is null && expected is null : Present.Bytes.AsSpan().SequenceEqual(expected.Value.Span);
        if (!isSame)
        {
            throw await ChangedAsync(null, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Writes the state: keeps what was there (once), confirms the lock, writes under the condition, reads back.</summary>
    /// <param name="content">The new bytes.</param>
    /// <param name="cancellationToken">Stops it before the write.</param>
    /// <exception cref="Errors.StageException">The lock is lost, somebody else wrote the state, or it cannot be written.</exception>
    public async Task WriteAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        if (Present is not null && Backup is null)
        {
            Backup = await _home.BackUpAsync(_name, Present, _lock.Id, _host, cancellationToken).ConfigureAwait(false);
            _host.WriteVerbose($"The state as it was before is in '{Backup}'.");
        }

        await _lock.ConfirmAsync(cancellationToken).ConfigureAwait(false);
        var key = Present?.Key ?? _home.NewStateKey(_name);

        // From here on it is finished: stopped now, nobody would know whether the write went through.
        var tag = await PutAsync(key, content).ConfigureAwait(false);
        Present = new StoredContent(key, content.ToArray(), tag, null);
        var written = await _home.Store.ReadAsync(key, CancellationToken.None).ConfigureAwait(false);
        if (written is null || !written.Bytes.AsSpan().SequenceEqual(content.Span))
        {
            throw StageErrors.WrittenOver(_home.Store.AddressOf(key), Backup);
        }

        Present = written;
    }

    /// <summary>Gives the lock back.</summary>
    public ValueTask DisposeAsync() => _lock.DisposeAsync();

    private async Task<string> PutAsync(string key, ReadOnlyMemory<byte> content)
    {
        var before = _attempted;
        _attempted = content;
        try
        {
            return await _home.Store.WriteAsync(key, content, WriteCondition.IsAsRead(Present), _host, CancellationToken.None).ConfigureAwait(false);
        }
        catch (ObjectChangedException failure)
        {
            // A write of this run's own, of which nobody could tell whether it went through, did.
            var there = await _home.Store.ReadAsync(key, CancellationToken.None).ConfigureAwait(false);
            if (there is null || before is not { } own || !there.Bytes.AsSpan().SequenceEqual(own.Span))
            {
                throw await ChangedAsync(failure, CancellationToken.None).ConfigureAwait(false);
            }

            Present = there;
        }

        try
        {
            return await _home.Store.WriteAsync(key, content, WriteCondition.IsAsRead(Present), _host, CancellationToken.None).ConfigureAwait(false);
        }
        catch (ObjectChangedException failure)
        {
            throw await ChangedAsync(failure, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private async Task<Errors.StageException> ChangedAsync(Exception? cause, CancellationToken cancellationToken)
    {
        var address = _home.Store.AddressOf(Present?.Key ?? _home.NewStateKey(_name));
        return StageErrors.StateChanged(_name, address, await _home.FindLastWriterAsync(_name, cancellationToken).ConfigureAwait(false), cause);
    }
}
