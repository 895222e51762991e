using StackStage.Operations.Steps;
using StackStage.Snapshots;

namespace StackStage.Operations.Stages.Homes;

/// <summary>
/// A stage's state while a long run takes entries out of it: locked for the run, and written every five seconds or fifty
/// changes, whichever comes first. What happened is in the run's journal before it is in the state, so that a run that was killed
/// finds gone only what is gone, and at most some entries of what is gone already. Safe to use from several threads.
/// </summary>
/// <typeparam name="TChange">A change, such as the URN of an entry that goes.</typeparam>
internal sealed class RunningState<TChange> : IAsyncDisposable
{
    private readonly LockedState _locked;
    private readonly Func<Snapshot, IReadOnlyList<TChange>, Snapshot> _apply;
    private readonly Func<CancellationToken, Task> _syncJournalAsync;
    private readonly IOperationHost _host;
    private readonly SemaphoreSlim _writing = new(1);
    private readonly List<TChange> _waiting = [];
    private DateTimeOffset _waitingSince;

    /// <summary>Takes over a state that was locked for the run.</summary>
    /// <param name="locked">The state.</param>
    /// <param name="apply">Makes the new state of the present one and the changes since, in their order.</param>
    /// <param name="syncJournalAsync">Ends when all that has happened is in the run's journal, durably.</param>
    /// <param name="host">Has the clock.</param>
    public RunningState(LockedState locked, Func<Snapshot, IReadOnlyList<TChange>, Snapshot> apply, Func<CancellationToken, Task> syncJournalAsync, IOperationHost host)
    {
        _locked = locked;
        _apply = apply;
        _syncJournalAsync = syncJournalAsync;
        _host = host;
    }

    /// <summary>How many changes may wait for the next write.</summary>
    public static int MaxWaiting => 50;

    /// <summary>How long a change may wait for the next write, as long as anything goes on.</summary>
    public static TimeSpan MaxDelay => TimeSpan.FromSeconds(5);

    /// <summary>Notes a change that is in the journal already, and writes if that is due.</summary>
    /// <exception cref="Errors.StageException">The lock is lost, or the state cannot be written. The change waits for the next write.</exception>
    public async Task AddAsync(TChange change, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_waiting.Count == 0)
            {
                _waitingSince = _host.Time.GetUtcNow();
            }

            _waiting.Add(change);
            await WriteAsync(onlyIfDue: true, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Writes what is due, and keeps the lock alive. Called by whoever works or waits, every now and then.</summary>
    /// <exception cref="Errors.StageException">The lock is lost, or something cannot be written.</exception>
    public async Task TickAsync(CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await WriteAsync(onlyIfDue: true, cancellationToken).ConfigureAwait(false);
            await _locked.KeepAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Writes all changes that wait.</summary>
    /// <exception cref="Errors.StageException">The lock is lost, or the state cannot be written.</exception>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await WriteAsync(onlyIfDue: false, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Gives the lock back. What waits still is not written: <see cref="FlushAsync"/> is, and can fail.</summary>
    public async ValueTask DisposeAsync()
    {
        await _locked.DisposeAsync().ConfigureAwait(false);
        _writing.Dispose();
    }

    private async Task WriteAsync(bool onlyIfDue, CancellationToken cancellationToken)
    {
        if (_waiting.Count == 0 || (onlyIfDue && _waiting.Count < MaxWaiting && _host.Time.GetUtcNow() - _waitingSince < MaxDelay))
        {
            return;
        }

        // Journal first, then state.
        await _syncJournalAsync(cancellationToken).ConfigureAwait(false);
        var present = _locked.Present ?? throw new InvalidOperationException("A stage without a state has nothing that could change.");
        await _locked.WriteAsync(_apply(Snapshot.Read(present.Bytes), _waiting).ToArray(), cancellationToken).ConfigureAwait(false);
        _waiting.Clear();
    }
}
