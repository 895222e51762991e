using StackStage.Operations.Connection;
using StackStage.Operations.Errors;
using StackStage.Operations.Journal.Buckets;
using StackStage.Operations.Journal.Disk;
using StackStage.Operations.Machine;
using StackStage.Operations.Steps;

namespace StackStage.Operations.Journal;

/// <summary>
/// The journals of a place. What is written is documented in about_StackStage_Journal. Runs that have ended stay there as
/// records for 30 days.
/// </summary>
public sealed class RunJournals : IRunJournals
{
    // Somebody else may have written to the journal while it was read, or may have come first.
    private const int MostAttempts = 5;

    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    private readonly IJournalPlace _place;
    private readonly string? _endpoint;
    private readonly TimeProvider _time;
    private readonly Action<string> _warn;
    private readonly HashSet<string> _warned = new(StringComparer.Ordinal);

    internal RunJournals(IJournalPlace place, string? endpoint, TimeProvider time, Action<string> warn)
    {
        _place = place;
        _endpoint = endpoint;
        _time = time;
        _warn = message =>
        {
            // What cannot be read is looked at more than once.
            lock (_warned)
            {
                if (!_warned.Add(message))
                {
                    return;
                }
            }

            warn(message);
        };
    }

    /// <inheritdoc/>
    public bool IsNamed => _place.JournalPath is not null;

    /// <summary>Where the journals are, as the user reads it.</summary>
    public string Location => _place.Description;

    /// <summary>What stands in for AWS, by which the runs of one are told from those of another; null for AWS itself.</summary>
    internal string? StandIn => _endpoint;

    /// <summary>The sandbox that commands go to.</summary>
    internal SandboxRuns? Sandbox { get; init; }

    /// <summary>Who writes, if it is not this process: for tests.</summary>
    internal RunWriter? Writer { get; init; }

    /// <summary>Opens a place. Nothing is read or written yet.</summary>
    /// <param name="journalPath">A folder, a file whose name ends in <c>.jsonl</c>, or <c>s3://bucket/prefix</c>; null for the user's own folder.</param>
    /// <param name="connection">The way to AWS; needed for a bucket. Runs of an endpoint that stands in for AWS are told from those of AWS by it.</param>
    /// <param name="time">The clock.</param>
    /// <param name="warn">Hears of what is left out.</param>
    /// <param name="sandbox">The sandbox that commands go to; null for AWS, or the URL of the connection, if it has one.</param>
    /// <exception cref="StageException">The path can be none (<c>JournalPathNotValid</c>).</exception>
    public static RunJournals Open(string? journalPath, AwsConnection? connection, TimeProvider time, Action<string> warn, SandboxRuns? sandbox = null)
    {
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(warn);
        var address = journalPath is null ? null : JournalAddress.Parse(journalPath);
        IJournalPlace place = address switch
        {
            null => sandbox is null ? OwnFolder() : new FolderPlace(sandbox.Folder, isNamed: false),
            { Bucket: not null } => new BucketPlace(new JournalBucket(connection ?? throw new ArgumentNullException(nameof(connection), "A bucket needs a connection."), address, time)),
            { File: { } file } => new FilePlace(file),
            _ => new FolderPlace(address.Folder!, isNamed: true),
        };
        return new RunJournals(place, sandbox?.Name ?? connection?.EndpointUrl?.GetLeftPart(UriPartial.Authority), time, warn) { Sandbox = sandbox };
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<EarlierRun>> FindAsync(RunScope scope, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return
        [
            .. (await FindUnfinishedAsync(scope, cancellationToken).ConfigureAwait(false))
                .Where(found => found.Run.Header.Scope.Command == scope.Command)
                .Select(found => found.Run.ToEarlierRun()),
        ];
    }

    /// <inheritdoc/>
    public async Task<IRunJournal> BeginAsync(RunHeader header, IReadOnlyList<EarlierRun> earlier, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(earlier);
        if (header.Scope.Targets.Count == 0)
        {
            throw new ArgumentException("A run has targets.", nameof(header));
        }

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var journal = await TryBeginAsync(header, cancellationToken).ConfigureAwait(false);
                await PruneAsync(cancellationToken).ConfigureAwait(false);
                return journal;
            }
            catch (JournalChangedException) when (attempt < MostAttempts)
            {
                // What was read is no longer so: once more from the beginning.
            }
            catch (Exception failure) when (failure is JournalChangedException or IOException or UnauthorizedAccessException or StageException)
            {
                throw JournalErrors.NotWritable(Location, failure);
            }
        }
    }

    /// <summary>The runs that the place knows, newest first.</summary>
    /// <param name="includes">Which are wanted, by their ids.</param>
    /// <param name="unfinished">Whether those that have ended are left out, without being read where that can be told.</param>
    /// <param name="detail">Whether the steps are wanted, too.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="StageException">The place cannot be read.</exception>
    public async Task<IReadOnlyList<StackStageRun>> ListAsync(Func<string, bool> includes, bool unfinished, bool detail, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(includes);
        var runs = new List<StackStageRun>();
        foreach (var journal in await _place.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            if ((unfinished && journal.IsEnded) || (RunIds.IsOne(journal.Name) && !includes(journal.Name)))
            {
                continue;
            }

            if (await TryReadAsync(journal, null, cancellationToken).ConfigureAwait(false) is { } read)
            {
                runs.AddRange(read.Replay.Runs.Where(run => includes(run.Id) && !(unfinished && IsOver(read, run))).Select(run => StackStageRun.Of(run, journal.Location, _place.JournalPath, IsHeld(read, run), IsGone(run), detail)));
            }
        }

        return [.. runs.OrderByDescending(run => run.Began).ThenByDescending(run => run.Id, StringComparer.Ordinal)];
    }

    /// <summary>Deletes the journal of a run.</summary>
    /// <param name="id">The run's id.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>False when there is none.</returns>
    /// <exception cref="StageException">The run is under way (<c>RunUnderWay</c>), or the journal cannot be deleted.</exception>
    public async Task<bool> RemoveAsync(string id, CancellationToken cancellationToken)
    {
        foreach (var journal in await _place.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            if ((RunIds.IsOne(journal.Name) && journal.Name != id) || await ReadAsync(journal, null, cancellationToken).ConfigureAwait(false) is not { } read || read.Replay.Runs.FirstOrDefault(run => run.Id == id) is not { } found)
            {
                continue;
            }

            if (read.Replay.Runs.Count > 1)
            {
                throw JournalErrors.NotAlone(journal.Location, id, read.Replay.Runs.Count);
            }

            if (IsHeld(read, found))
            {
                throw UnderWay(found, found.Targets, journal, read.Content);
            }

            try
            {
                await _place.DeleteAsync(read.Content, cancellationToken).ConfigureAwait(false);
                return true;
            }
            catch (JournalChangedException)
            {
                throw UnderWay(found, found.Targets, journal, read.Content);
            }
        }

        return false;
    }

    private static IJournalPlace OwnFolder()
    {
        try
        {
            return new FolderPlace(JournalFolder.Default(), isNamed: false);
        }
        catch (StageException failure)
        {
            // Whoever can do without a journal does.
            return new NoPlace(failure);
        }
    }

    private static RunWriter Me(string caller) => new(
        caller, Environment.UserName, Environment.MachineName, Environment.ProcessId, ProcessLife.Started, typeof(RunJournals).Assembly.GetName().Version!.ToString(3))
    {
        Space = ProcessLife.Space,
    };

    private static StageException UnderWay(RecordedRun run, IReadOnlyList<string> targets, JournalRef journal, JournalContent content) => JournalErrors.UnderWay(
        targets, run.Id, run.Header.Scope.Command, run.Writer, run.Held, journal.Location, content.Segments > 0 ? content.Written + SegmentLog.Silence : null);

    private async Task<IRunJournal> TryBeginAsync(RunHeader header, CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        var scope = header.Scope;
        var claim = new RunClaim(RunIds.New(now), scope, _endpoint, (Writer ?? Me(header.Caller)) with { Caller = header.Caller }, now);
        await using var entrance = await _place.EnterAsync(claim, cancellationToken).ConfigureAwait(false);
        var unfinished = await FindUnfinishedAsync(scope, cancellationToken).ConfigureAwait(false);
        foreach (var found in unfinished.Where(found => found.IsHeld))
        {
            throw UnderWay(found.Run, found.Run.OpenAmong(scope.Targets), found.Read.Content.Journal, found.Read.Content);
        }

        var known = unfinished.Where(found => found.Run.Header.Scope.Command == scope.Command).ToArray();
        var continued = known.FirstOrDefault(found => found.Run.CanGoOnWith(scope.Targets));
        if (continued is not null)
        {
            claim = claim with { Run = continued.Run.Id };
        }

        var life = LiveRuns.TryEnter(claim.Writer, claim.Run) ?? throw UnderWay(continued!.Run, continued.Run.OpenAmong(scope.Targets), continued.Read.Content.Journal, continued.Read.Content);
        IAsyncDisposable? held = null;
        IJournalLog? log = null;
        try
        {
            held = await _place.ClaimAsync(claim, cancellationToken).ConfigureAwait(false);
            log = continued is null
                ? await _place.CreateAsync(claim.Run, cancellationToken).ConfigureAwait(false)
                : await _place.OpenAsync(continued.Read.Content, continued.Read.Replay.WholeLength, cancellationToken).ConfigureAwait(false);
            var others = known.Where(found => found != continued).Select(found => (found.Read, found.Run, Targets: found.Run.OpenAmong(scope.Targets))).ToArray();

            // First what is known of the targets, here; then that the others need not know it any more. Twice is no harm, never would be.
            var (recorded, opening) = Open(header, claim, continued?.Run, others.Select(other => (other.Run, other.Targets)));
            await log.AppendAsync(opening, durable: true, cancellationToken).ConfigureAwait(false);
            foreach (var (read, run, targets) in others)
            {
                await RelieveAsync(log, read, new TakenOverEntry(now, run.Id, targets, claim.Run), cancellationToken).ConfigureAwait(false);
            }

            return new RunJournal(recorded, log, held, life, _time, _warn);
        }
        catch (Exception failure)
        {
            if (log is not null)
            {
                await log.DisposeAsync().ConfigureAwait(false);
            }

            if (held is not null)
            {
                await held.DisposeAsync().ConfigureAwait(false);
            }

            life.Dispose();

            // Nobody has taken over from a run that has not begun: somebody came first.
            if (failure is StageException { Error.ErrorId: JournalErrors.TakenOverId })
            {
                throw new JournalChangedException(Location);
            }

            throw;
        }
    }

    // The run as its journal tells it from here on, and the lines that say so.
    private static (RecordedRun Run, byte[] Lines) Open(RunHeader header, RunClaim claim, RecordedRun? continued, IEnumerable<(RecordedRun Run, IReadOnlyList<string> Targets)> others)
    {
        var command = JournalFormat.Keep(header.ContinueWith);
        var head = new HeaderEntry(claim.Since, claim.Run, header.Scope, claim.Endpoint, command, header.Switches, claim.Writer);
        JournalEntry first = continued is null ? head : new ContinuedEntry(claim.Since, claim.Run, header.Scope.Targets, command, header.Switches, claim.Writer);
        var notes = others
            .OrderBy(other => other.Run.Header.At)
            .Select(other => new NoteEntry(claim.Since, other.Run.FactsOf(other.Targets), other.Run.Id) { Begun = [.. other.Run.Left.Intersect(other.Targets)] })
            .Where(note => note.Facts.Count > 0 || note.Begun.Count > 0)
            .ToList();
        var run = continued ?? new RecordedRun(head);
        if (continued is not null)
        {
            run.Apply(first);
        }

        notes.ForEach(run.Apply);
        return (run, [.. notes.Prepend(first).SelectMany(entry => JournalFormat.Write(entry))]);
    }

    private async Task RelieveAsync(IJournalLog log, ReadJournal read, TakenOverEntry entry, CancellationToken cancellationToken)
    {
        var line = JournalFormat.Write(entry);
        if (read.Content.Journal.Location == log.Location)
        {
            // Two runs of one file that the user named.
            await log.AppendAsync(line, durable: true, cancellationToken).ConfigureAwait(false);
            return;
        }

        var other = await _place.OpenAsync(read.Content, read.Replay.WholeLength, cancellationToken).ConfigureAwait(false);
        await using (other.ConfigureAwait(false))
        {
            await other.AppendAsync(line, durable: true, cancellationToken).ConfigureAwait(false);
            if (read.Replay.Runs.All(run => run.Open.All(target => run.Id == entry.Run && entry.Targets.Contains(target, StringComparer.Ordinal))))
            {
                await other.EndAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task<IReadOnlyList<Found>> FindUnfinishedAsync(RunScope scope, CancellationToken cancellationToken)
    {
        var found = new List<Found>();
        IReadOnlyList<JournalRef> journals;
        try
        {
            journals = await _place.ListAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (StageException failure) when (_place.JournalPath is null)
        {
            _warn($"{failure.Message} Earlier runs are not continued.");
            return [];
        }

        var targets = scope.Targets.ToHashSet(StringComparer.Ordinal);
        foreach (var journal in journals.Where(journal => !journal.IsEnded))
        {
            if (await TryReadAsync(journal, IsOfScope, cancellationToken).ConfigureAwait(false) is not { } read)
            {
                continue;
            }

            foreach (var run in read.Replay.Runs.Where(run => !run.IsEnded && run.IsIn(scope, _endpoint) && (targets.Count == 0 ? run.Open.Count > 0 : run.OpenAmong(targets).Count > 0)))
            {
                if (read.Replay.Damaged.Count > 0)
                {
                    throw JournalErrors.Damaged(journal.Location, run.Id, read.Replay.Damaged);
                }

                found.Add(new Found(read, run, IsHeld(read, run)));
            }
        }

        return [.. found.OrderByDescending(each => each.Run.Header.At).ThenByDescending(each => each.Run.Id, StringComparer.Ordinal)];

        // Most journals are of something else, and their first line says so.
        bool IsOfScope(ReadOnlyMemory<byte> line)
        {
            try
            {
                return JournalFormat.Read(line) is not HeaderEntry head || (RecordedRun.IsIn(head, scope, _endpoint) && (targets.Count == 0 || head.Scope.Targets.Any(targets.Contains)));
            }
            catch (Exception failure) when (failure is FormatException or JournalTooNewException)
            {
                return true;
            }
        }
    }

    private async Task<ReadJournal?> TryReadAsync(JournalRef journal, Func<ReadOnlyMemory<byte>, bool>? wanted, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(journal, wanted, cancellationToken).ConfigureAwait(false);
        }
        catch (StageException failure) when (_place.JournalPath is null)
        {
            _warn($"{failure.Message} It is left out.");
            return null;
        }
    }

    private async Task<ReadJournal?> ReadAsync(JournalRef journal, Func<ReadOnlyMemory<byte>, bool>? wanted, CancellationToken cancellationToken)
    {
        if (await _place.ReadAsync(journal, wanted, cancellationToken).ConfigureAwait(false) is not { } content)
        {
            return null;
        }

        try
        {
            var replay = JournalReplay.Read(content.Bytes);
            return RunIds.IsOne(journal.Name) && replay.Runs.Any(run => run.Id != journal.Name)
                ? throw JournalErrors.NotReadable(journal.Location, new IOException("it is the journal of another run, under a name that is not its own"))
                : new ReadJournal(content, replay);
        }
        catch (JournalTooNewException failure)
        {
            throw JournalErrors.TooNew(journal.Location, failure.Version);
        }
    }

    private bool IsHeld(ReadJournal read, RecordedRun run) => !run.IsEnded && run == read.Replay.Current && _place.IsHeld(run, read.Content);

    private bool IsOver(ReadJournal read, RecordedRun run) => (run.Left.Count == 0 || IsGone(run)) && !IsHeld(read, run);

    private bool IsGone(RecordedRun run) => SandboxRuns.IsGone(run.Header.Endpoint, Sandbox);

    // Not before others may begin: whoever deletes keeps them from it, too.
    private async Task PruneAsync(CancellationToken cancellationToken)
    {
        // A file that the user named is the user's. And the clock of what stands in for AWS is not that by which runs on AWS grow old.
        if (_place is FilePlace || _endpoint is not null)
        {
            return;
        }

        try
        {
            var before = _time.GetUtcNow() - KeptFor;
            foreach (var journal in (await _place.ListAsync(cancellationToken).ConfigureAwait(false)).Where(journal => journal.Written < before))
            {
                if (await ReadAsync(journal, null, cancellationToken).ConfigureAwait(false) is { } read && read.Replay.Runs.All(run => IsOver(read, run) && run.Last < before))
                {
                    await _place.DeleteAsync(read.Content, cancellationToken).ConfigureAwait(false);
                }
            }
        }
        catch (Exception failure) when (failure is StageException or JournalChangedException or OperationCanceledException)
        {
            // Housekeeping; the next run tries again.
        }
    }

    private sealed record ReadJournal(JournalContent Content, JournalReplay Replay);

    private sealed record Found(ReadJournal Read, RecordedRun Run, bool IsHeld);
}
