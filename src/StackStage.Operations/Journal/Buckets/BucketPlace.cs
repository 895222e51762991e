using System.Security.Cryptography;
using System.Text;
using StackStage.Operations.Errors;
using StackStage.Operations.Machine;

namespace StackStage.Operations.Journal.Buckets;

/// <summary>
/// A prefix of a bucket: <c>&lt;run&gt;/000001.jsonl</c> and so on for the lines of a run; <c>state/&lt;run&gt;.running</c> while it is
/// under way and <c>state/&lt;run&gt;.ended</c> when nothing is left of it; <c>claims/&lt;hash&gt;.json</c> for each target of a run that
/// is under way. A run is alive while it writes; each write after another run has taken it for dead fails.
/// </summary>
internal sealed class BucketPlace(JournalBucket bucket) : IJournalPlace
{
    private const string State = "state/";
    private const string Claims = "claims/";
    private const string Running = ".running";
    private const string Ended = ".ended";
    private const int CallsAtOnce = 16;

    // Somebody may give a claim back, or take it, between two calls.
    private const int MostAttempts = 10;

    public string Description => bucket.AddressOf(string.Empty);

    public string? JournalPath => bucket.JournalPath;

    public async Task<IReadOnlyList<JournalRef>> ListAsync(CancellationToken cancellationToken)
    {
        try
        {
            var marks = (await bucket.ListAsync(State, shallow: false, cancellationToken).ConfigureAwait(false)).Objects.ToDictionary(mark => mark.Key, mark => mark.Written, StringComparer.Ordinal);
            var (_, below) = await bucket.ListAsync(string.Empty, shallow: true, cancellationToken).ConfigureAwait(false);
            return
            [
                .. below.Select(name => name.TrimEnd('/')).Where(RunIds.IsOne).Select(run => new JournalRef(
                    run,
                    bucket.AddressOf(run + "/"),
                    marks.ContainsKey(State + run + Ended),
                    marks.ContainsKey(State + run + Running),
                    marks.TryGetValue(State + run + Ended, out var ended) ? ended : null)),
            ];
        }
        catch (StageException failure)
        {
            throw JournalErrors.NotReadable(Description, failure);
        }
    }

    public async Task<JournalContent?> ReadAsync(JournalRef journal, Func<ReadOnlyMemory<byte>, bool>? wanted, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadSegmentsAsync(journal, wanted, cancellationToken).ConfigureAwait(false);
        }
        catch (StageException failure)
        {
            throw JournalErrors.NotReadable(journal.Location, failure);
        }
    }

    // Claims decide who comes first, and nobody waits.
    public Task<IAsyncDisposable> EnterAsync(RunClaim run, CancellationToken cancellationToken) => Task.FromResult<IAsyncDisposable>(Disk.NoHold.Instance);

    public bool IsHeld(RecordedRun run, JournalContent content) => content.Journal.IsMarked && IsAlive(run.Id, run.Writer, content.Written);

    public async Task<IAsyncDisposable> ClaimAsync(RunClaim run, CancellationToken cancellationToken)
    {
        var held = new HeldClaims(bucket);
        try
        {
            // In one order for all: of two who want the same, one gets the first of them, and the other nothing.
            foreach (var target in run.Scope.Targets.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            {
                held.Add(await ClaimAsync(run, target, cancellationToken).ConfigureAwait(false));
            }

            held.Add(await MarkAsync(run, cancellationToken).ConfigureAwait(false));
            return held;
        }
        catch
        {
            await held.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public Task<IJournalLog> CreateAsync(string run, CancellationToken cancellationToken) => Task.FromResult<IJournalLog>(LogOf(run, 0));

    public Task<IJournalLog> OpenAsync(JournalContent content, int wholeLength, CancellationToken cancellationToken) => Task.FromResult<IJournalLog>(LogOf(content.Journal.Name, content.Segments));

    public async Task DeleteAsync(JournalContent content, CancellationToken cancellationToken)
    {
        var run = content.Journal.Name;

        // The lines from behind: what is left of a deletion that breaks off is still a journal.
        for (var number = content.Segments; number > 0; number--)
        {
            await bucket.DeleteAsync(SegmentLog.KeyOf(run, number), null, cancellationToken).ConfigureAwait(false);
        }

        await bucket.DeleteAsync(State + run + Running, null, cancellationToken).ConfigureAwait(false);
        await bucket.DeleteAsync(State + run + Ended, null, cancellationToken).ConfigureAwait(false);
    }

    private static string KeyOf(RunClaim run, string target)
    {
        var text = string.Join('\n', run.Scope.AccountId, run.Scope.Region, run.Endpoint, target);
        return $"{Claims}{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32].ToLowerInvariant()}.json";
    }

    private async Task<(string Key, string Tag)> ClaimAsync(RunClaim run, string target, CancellationToken cancellationToken)
    {
        var key = KeyOf(run, target);
        var content = ClaimFile.Write(run, target);
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            if (await bucket.WriteAsync(key, content, null, cancellationToken).ConfigureAwait(false) is { } tag)
            {
                return (key, tag);
            }

            if (await bucket.ReadAsync(key, cancellationToken).ConfigureAwait(false) is not { } there)
            {
                // Given back just now.
                continue;
            }

            var other = ClaimFile.Read(there.Bytes) ?? throw new StageException(new StageError(
                "JournalClaimNotReadable",
                StageErrorCategory.InvalidData,
                $"'{bucket.AddressOf(key)}' says who works on {target}, and cannot be read. Nothing was changed.",
                bucket.AddressOf(key),
                "Look at it; if no run is under way, delete it, then run the command again."));
            var last = await LastWrittenAsync(other.Run, cancellationToken).ConfigureAwait(false) is { } written && written > there.Written ? written : there.Written;
            var isOwn = other.Run == run.Run && other.Writer == run.Writer;
            if (!isOwn && IsAlive(other.Run, other.Writer, last))
            {
                throw JournalErrors.UnderWay([target], other.Run, other.Command, other.Writer, other.Since, Description, last + SegmentLog.Silence);
            }

            if (await bucket.WriteAsync(key, content, there.Tag, cancellationToken).ConfigureAwait(false) is { } taken)
            {
                return (key, taken);
            }
        }

        throw new JournalChangedException(bucket.AddressOf(key));
    }

    // Says whose it is, so that one who was overtaken does not take it away from who came after.
    private async Task<(string Key, string Tag)> MarkAsync(RunClaim run, CancellationToken cancellationToken)
    {
        var key = State + run.Run + Running;
        var content = ClaimFile.Write(run, run.Run);
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var tag = await bucket.WriteAsync(key, content, null, cancellationToken).ConfigureAwait(false);
            if (tag is null && await bucket.ReadAsync(key, cancellationToken).ConfigureAwait(false) is { } left)
            {
                tag = await bucket.WriteAsync(key, content, left.Tag, cancellationToken).ConfigureAwait(false);
            }

            if (tag is not null)
            {
                return (key, tag);
            }
        }

        throw new JournalChangedException(bucket.AddressOf(key));
    }

    // A process of this machine that has ended is known to have; of others nothing is known but that they write. A container has
    // processes of its own, and perhaps the name of another.
    private bool IsAlive(string run, RunWriter writer, DateTimeOffset lastWritten)
    {
        if (writer.Machine == Environment.MachineName && writer.Space == ProcessLife.Space)
        {
            if (writer.Process == Environment.ProcessId && writer.ProcessStarted == ProcessLife.Started)
            {
                return LiveRuns.Contains(writer, run);
            }

            if (!ProcessLife.IsAlive(writer.Process, writer.ProcessStarted))
            {
                return false;
            }
        }

        return bucket.Now - lastWritten <= SegmentLog.Silence;
    }

    private async Task<DateTimeOffset?> LastWrittenAsync(string run, CancellationToken cancellationToken)
    {
        var (segments, _) = await bucket.ListAsync(run + "/", shallow: false, cancellationToken).ConfigureAwait(false);
        return segments.Count == 0 ? null : segments.Max(segment => segment.Written);
    }

    private SegmentLog LogOf(string run, int segments) => new(
        bucket,
        run,
        segments,
        cancellationToken => bucket.WriteAsync(State + run + Ended, "{}\n"u8.ToArray(), null, cancellationToken));

    private async Task<JournalContent?> ReadSegmentsAsync(JournalRef journal, Func<ReadOnlyMemory<byte>, bool>? wanted, CancellationToken cancellationToken)
    {
        var run = journal.Name;
        if (await bucket.ReadAsync(SegmentLog.KeyOf(run, 1), cancellationToken).ConfigureAwait(false) is not { } first)
        {
            return null;
        }

        if (wanted is not null && first.Bytes.AsSpan().IndexOf((byte)'\n') is >= 0 and var end && !wanted(first.Bytes.AsMemory(0, end)))
        {
            return null;
        }

        var (found, _) = await bucket.ListAsync(run + "/", shallow: false, cancellationToken).ConfigureAwait(false);
        var keys = found.Select(segment => (Number: SegmentLog.NumberOf(run, segment.Key), segment.Key, segment.Written)).Where(segment => segment.Number is not null).OrderBy(segment => segment.Number).ToArray();
        var parts = new byte[keys.Length][];
        await Parallel.ForEachAsync(Enumerable.Range(0, keys.Length), new ParallelOptions { MaxDegreeOfParallelism = CallsAtOnce, CancellationToken = cancellationToken }, async (index, cancellation) =>
        {
            parts[index] = index == 0 ? first.Bytes : (await bucket.ReadAsync(keys[index].Key, cancellation).ConfigureAwait(false))?.Bytes ?? throw new StageException(new StageError(
                "JournalNotReadable", StageErrorCategory.ResourceBusy, $"'{keys[index].Key}' was deleted while the journal was read.", journal.Location, "Run the command again."));
        }).ConfigureAwait(false);

        // Numbers that are missing are lines that are missing.
        if (keys.Length > 0 && keys[^1].Number != keys.Length)
        {
            throw new StageException(new StageError(
                "JournalNotReadable", StageErrorCategory.InvalidData, $"The journal '{journal.Location}' has {keys.Length} objects, and the last one's number is {keys[^1].Number}: some were deleted.", journal.Location, "Put them back, or remove the run: Remove-StackStageRun."));
        }

        using var content = new MemoryStream();
        foreach (var part in parts)
        {
            content.Write(part);
            if (part.Length > 0 && part[^1] != '\n')
            {
                content.WriteByte((byte)'\n');
            }
        }

        return new JournalContent(journal, content.ToArray(), keys.Max(segment => segment.Written), keys.Length);
    }

    /// <summary>The claims of a run that is under way, given back when it is not any more.</summary>
    private sealed class HeldClaims(JournalBucket bucket) : IAsyncDisposable
    {
        private readonly List<(string Key, string Tag)> _claims = [];

        public void Add((string Key, string Tag) claim) => _claims.Add(claim);

        public async ValueTask DisposeAsync()
        {
            // Stopped or not: what is kept here keeps others waiting. But a bucket that cannot be reached does not hold up the end.
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            try
            {
                await Parallel.ForEachAsync(
                    _claims,
                    new ParallelOptions { MaxDegreeOfParallelism = CallsAtOnce, CancellationToken = limit.Token },
                    async (claim, cancellation) => await bucket.DeleteAsync(claim.Key, claim.Tag, cancellation).ConfigureAwait(false)).ConfigureAwait(false);
            }
            catch (Exception failure) when (failure is StageException or OperationCanceledException)
            {
                // They expire.
            }
        }
    }
}
