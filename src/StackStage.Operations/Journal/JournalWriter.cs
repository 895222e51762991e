using StackStage.Operations.Errors;

namespace StackStage.Operations.Journal;

/// <summary>
/// Brings lines from many callers into a journal, in the order in which they came. What comes while a write is on its way goes
/// out together with the next one: a hundred steps that begin at once wait for two writes, not for a hundred.
/// </summary>
internal sealed class JournalWriter(IJournalLog log, TimeProvider time)
{
    // What need not be durable is not kept in memory without limit.
    private const int MostUnwritten = 256 * 1024;

    private readonly object _gate = new();
    private List<Line> _queue = [];
    private int _queued;
    private bool _isWriting;
    private DateTimeOffset _last = time.GetUtcNow();

    /// <summary>When something last reached the journal.</summary>
    public DateTimeOffset LastWritten
    {
        get
        {
            lock (_gate)
            {
                return _last;
            }
        }
    }

    /// <summary>Whether lines wait for the next durable one.</summary>
    public bool HasUnwritten
    {
        get
        {
            lock (_gate)
            {
                return _queue.Count > 0;
            }
        }
    }

    /// <summary>Adds a line that may be lost with the process.</summary>
    public void Add(byte[] line) => Enqueue(line, null);

    /// <summary>Adds a line; it is durable when the task ends, and so is all that was added before. An empty one only makes sure of those.</summary>
    /// <exception cref="StageException">It could not be written; then it is not in the journal, or will not be taken for more than an announcement.</exception>
    public async Task AddDurableAsync(byte[] line, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Enqueue(line, written);
        await written.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    private void Enqueue(byte[] line, TaskCompletionSource? written)
    {
        lock (_gate)
        {
            _queue.Add(new Line(line, written));
            _queued += line.Length;
            if (_isWriting || (written is null && !log.WritesAtOnce && _queued < MostUnwritten))
            {
                return;
            }

            _isWriting = true;
        }

        // Not in the caller's flow: whoever comes next must not be held up by it, nor be stopped with it.
        using (ExecutionContext.SuppressFlow())
        {
            _ = Task.Run(WriteAllAsync);
        }
    }

    private async Task WriteAllAsync()
    {
        while (true)
        {
            List<Line> lines;
            lock (_gate)
            {
                if (_queue.Count == 0 || (!log.WritesAtOnce && _queued < MostUnwritten && _queue.TrueForAll(line => line.Written is null)))
                {
                    _isWriting = false;
                    return;
                }

                lines = _queue;
                _queue = [];
                _queued = 0;
            }

            if (!await TryWriteAsync(lines).ConfigureAwait(false))
            {
                return;
            }
        }
    }

    private async Task<bool> TryWriteAsync(List<Line> lines)
    {
        try
        {
            var bytes = Join(lines);
            if (bytes.Length > 0)
            {
                await log.AppendAsync(bytes, lines.Exists(line => line.Written is not null), CancellationToken.None).ConfigureAwait(false);
            }
        }
#pragma warning disable CA1031 // Whatever it is, those who wait for the line must hear of it.
        catch (Exception failure)
        {
            Requeue(lines);
            var error = JournalErrors.NotWritable(log.Location, failure);
            foreach (var line in lines)
            {
                line.Written?.TrySetException(error);
            }

            return false;
        }
#pragma warning restore CA1031

        lock (_gate)
        {
            _last = time.GetUtcNow();
        }

        foreach (var line in lines)
        {
            line.Written?.TrySetResult();
        }

        return true;
    }

    // What nobody waits for is tried again with whatever comes next; what somebody waited for was not written, and he knows.
    private void Requeue(List<Line> lines)
    {
        lock (_gate)
        {
            // Those who came meanwhile are told as well: their turn would be the same failure, at once.
            var later = _queue;
            _queue = [.. lines.Where(line => line.Written is null), .. later];
            _queued = _queue.Sum(line => line.Bytes.Length);
            _isWriting = false;
            if (!later.Exists(line => line.Written is not null))
            {
                return;
            }

            _isWriting = true;
        }

        _ = Task.Run(WriteAllAsync);
    }

    private static byte[] Join(List<Line> lines)
    {
        var bytes = new byte[lines.Sum(line => line.Bytes.Length)];
        var at = 0;
        foreach (var line in lines)
        {
            line.Bytes.CopyTo(bytes, at);
            at += line.Bytes.Length;
        }

        return bytes;
    }

    private readonly record struct Line(byte[] Bytes, TaskCompletionSource? Written);
}
