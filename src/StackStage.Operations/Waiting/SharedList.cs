namespace StackStage.Operations.Waiting;

/// <summary>
/// One list call for several who look: whoever may do with a list that another has begun to read gets that one. Nobody gets
/// a list that may be older than what it looks for.
/// </summary>
/// <param name="read">Reads the list, once.</param>
/// <param name="time">The clock that tells which list is new enough.</param>
internal sealed class SharedList<T>(Func<CancellationToken, Task<T>> read, TimeProvider time)
{
    private readonly object _gate = new();
    private Task<T>? _latest;
    private DateTimeOffset _begun;

    /// <summary>Makes one who reads; each gets every list once at most, so that its next look tells something new.</summary>
    public Reader NewReader() => new(this);

    private async Task<(T List, DateTimeOffset Begun)> ReadAsync(DateTimeOffset after, CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Task<T>? latest;
            DateTimeOffset begun;
            lock (_gate)
            {
                (latest, begun) = (_latest, _begun);
                if (latest is null or { IsFaulted: true } or { IsCanceled: true } || begun <= after)
                {
                    (_latest, _begun) = (latest, begun) = (read(cancellationToken), time.GetUtcNow());
                }
            }

            try
            {
                return (await latest.WaitAsync(cancellationToken).ConfigureAwait(false), begun);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // It was another's, who does not need it any more.
            }
        }
    }

    /// <summary>One of those who look.</summary>
    internal sealed class Reader(SharedList<T> list)
    {
        private DateTimeOffset _last = DateTimeOffset.MinValue;

        /// <summary>Reads a list that was begun after the last one that was read here, and after a moment.</summary>
        /// <param name="after">The moment: the last change that must be in it.</param>
        /// <param name="cancellationToken">Stops it.</param>
        public async Task<T> ReadAsync(DateTimeOffset after, CancellationToken cancellationToken)
        {
            var (found, begun) = await list.ReadAsync(after > _last ? after : _last, cancellationToken).ConfigureAwait(false);
            _last = begun;
            return found;
        }
    }
}
