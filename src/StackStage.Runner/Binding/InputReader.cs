using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using System.Text.Json;

namespace StackStage.Runner.Binding;

/// <summary>
/// Reads the records of standard input on a thread of its own: a read of a pipe cannot be interrupted, and Ctrl+C must not wait
/// for the program at its other end. A wait of more than a few seconds is told, because nobody may be writing to that pipe.
/// </summary>
internal sealed class InputReader(TextReader reader, PipelineInput format, TimeProvider time, Action<string> tell)
{
    /// <summary>How long a silent pipe is waited for before that is said.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    // Far enough ahead to keep both sides busy.
    private const int Ahead = 256;

    private int _told;

    /// <summary>The records, as they come.</summary>
    /// <exception cref="UsageException">The input is not understood.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public IEnumerable<JsonElement> Read(CancellationToken stopping)
    {
        // Not disposed of: after a stop the reading thread is still in its read.
        var queue = new BlockingCollection<JsonElement>(Ahead);
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                foreach (var record in format.Read(reader))
                {
                    queue.Add(record, stopping);
                }
            }
#pragma warning disable CA1031 // Whatever ends the reading is thrown again where the records are taken.
            catch (Exception caught)
#pragma warning restore CA1031
            {
                failure = ExceptionDispatchInfo.Capture(caught);
            }
            finally
            {
                queue.CompleteAdding();
            }
        })
        {
            IsBackground = true,
            Name = "standard input",
        };
        thread.Start();
        var count = 0;
        while (TryTake(queue, count, out var record, stopping))
        {
            count++;
            yield return record;
        }

        stopping.ThrowIfCancellationRequested();
        failure?.Throw();
    }

    private bool TryTake(BlockingCollection<JsonElement> queue, int count, out JsonElement record, CancellationToken stopping)
    {
        if (queue.TryTake(out record))
        {
            return true;
        }

        using var timer = time.CreateTimer(_ => Tell(count), null, Patience, Timeout.InfiniteTimeSpan);
        return queue.TryTake(out record, Timeout.Infinite, stopping);
    }

    // Once at the start, and once between records; upstream may take an hour for each.
    private void Tell(int count)
    {
        var occasion = count == 0 ? 1 : 2;
        if ((Interlocked.Or(ref _told, occasion) & occasion) == 0)
        {
            tell(count == 0
                ? "Waiting for records on standard input, which is a pipe or a file. If none are meant, stop this with Ctrl+C and add --no-stdin."
                : "Waiting for more records on standard input, or for its end.");
        }
    }
}
