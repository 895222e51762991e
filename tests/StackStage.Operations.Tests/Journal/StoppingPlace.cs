using StackStage.Operations.Journal;

namespace StackStage.Operations.Tests.Journal;

/// <summary>
/// A place on which the process is killed at one of its writes: before it, in the middle of it, or after it, before anybody
/// hears of it. From then on nothing is written any more; what the system takes away from a dead process goes.
/// </summary>
internal sealed class StoppingPlace(IJournalPlace inner, StoppingPlace.Kill kill) : IJournalPlace
{
    public string Description => inner.Description;

    public string? JournalPath => inner.JournalPath;

    public Task<IReadOnlyList<JournalRef>> ListAsync(CancellationToken cancellationToken) => inner.ListAsync(cancellationToken);

    public Task<JournalContent?> ReadAsync(JournalRef journal, Func<ReadOnlyMemory<byte>, bool>? wanted, CancellationToken cancellationToken) => inner.ReadAsync(journal, wanted, cancellationToken);

    public Task<IAsyncDisposable> EnterAsync(RunClaim run, CancellationToken cancellationToken) => inner.EnterAsync(run, cancellationToken);

    public bool IsHeld(RecordedRun run, JournalContent content) => inner.IsHeld(run, content);

    public async Task<IAsyncDisposable> ClaimAsync(RunClaim run, CancellationToken cancellationToken) =>
        new Held(await kill.AtAsync(() => inner.ClaimAsync(run, cancellationToken)), kill);

    public async Task<IJournalLog> CreateAsync(string run, CancellationToken cancellationToken) => new Log(await kill.AtAsync(() => inner.CreateAsync(run, cancellationToken)), kill);

    public async Task<IJournalLog> OpenAsync(JournalContent content, int wholeLength, CancellationToken cancellationToken) =>
        new Log(await kill.AtAsync(() => inner.OpenAsync(content, wholeLength, cancellationToken)), kill);

    public Task DeleteAsync(JournalContent content, CancellationToken cancellationToken) => inner.DeleteAsync(content, cancellationToken);

    /// <summary>When the process is killed.</summary>
    /// <param name="at">At which write, from 1; at none unless told otherwise.</param>
    /// <param name="part">How much of that write is still made: nothing, a part of its bytes, all.</param>
    internal sealed class Kill(int at = int.MaxValue, double part = 1)
    {
        private int _count;

        /// <summary>Raised in that moment, so that whatever else the process would do ends, too.</summary>
        public event Action? Died;

        public bool IsDead { get; private set; }

        /// <summary>How many writes there were.</summary>
        public int Count => _count;

        /// <summary>Kills it now.</summary>
        public void Now()
        {
            IsDead = true;
            Died?.Invoke();
        }

        /// <summary>Whoever is dead writes nothing.</summary>
        public void ThrowIfDead()
        {
            if (IsDead)
            {
                throw new OperationCanceledException("killed");
            }
        }

        public async Task<T> AtAsync<T>(Func<Task<T>> write)
        {
            if (!IsLast())
            {
                return await write();
            }

            // The system closes what a dead process had open.
            if (part >= 1 && await write() is IAsyncDisposable left and (IJournalLog or FileStream))
            {
                await left.DisposeAsync();
            }

            Now();
            throw new OperationCanceledException("killed");
        }

        public async Task AppendAsync(IJournalLog log, ReadOnlyMemory<byte> lines, bool durable)
        {
            if (!IsLast())
            {
                await log.AppendAsync(lines, durable, default);
                return;
            }

            // An object of a bucket is there or not.
            var length = log.WritesAtOnce ? (int)(lines.Length * part) : part < 1 ? 0 : lines.Length;
            if (length > 0)
            {
                await log.AppendAsync(lines[..length], durable, default);
            }

            Now();
            throw new OperationCanceledException("killed");
        }

        private bool IsLast()
        {
            ThrowIfDead();
            return ++_count == at;
        }
    }

    private sealed class Log(IJournalLog inner, Kill kill) : IJournalLog
    {
        public string Location => inner.Location;

        public bool WritesAtOnce => inner.WritesAtOnce;

        public TimeSpan? BeatEvery => inner.BeatEvery;

        public Task AppendAsync(ReadOnlyMemory<byte> lines, bool durable, CancellationToken cancellationToken) => kill.AppendAsync(inner, lines, durable);

        public Task EndAsync(CancellationToken cancellationToken) => kill.AtAsync(async () =>
        {
            await inner.EndAsync(cancellationToken);
            return true;
        });

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }

    private sealed class Held(IAsyncDisposable inner, Kill kill) : IAsyncDisposable
    {
        // A lock goes with the process; an object in a bucket stays.
        public ValueTask DisposeAsync() => kill.IsDead && inner is not FileStream ? ValueTask.CompletedTask : inner.DisposeAsync();
    }
}
