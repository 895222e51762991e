using System.Runtime.CompilerServices;
using StackStage.Operations.Errors;
using StackStage.Operations.Stages.Homes;
using StackStage.Operations.Steps;
using StackStage.Snapshots;

namespace StackStage.Operations.Stages;

/// <summary>The earlier states of a stage, the newest first, with what can be told of each. Reads only, and decrypts nothing.</summary>
public sealed class StageHistory
{
    // Kept states that are read at a time; of big ones, fewer are in memory.
    private const int Parallelism = 4;

    private readonly StageHome _home;
    private readonly IOperationHost _host;

    /// <summary>Makes a history.</summary>
    /// <param name="home">The stage's home.</param>
    /// <param name="host">Hears of what cannot be read.</param>
    public StageHistory(StageHome home, IOperationHost host)
    {
        ArgumentNullException.ThrowIfNull(home);
        ArgumentNullException.ThrowIfNull(host);
        _home = home;
        _host = host;
    }

    /// <summary>Lists the kept states of a stage.</summary>
    /// <param name="name">The stage.</param>
    /// <param name="sources">Where they may be kept; null or none for anywhere.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="StageException">There is neither such a stage nor anything kept of it, or the home cannot be read.</exception>
    public async IAsyncEnumerable<StageSnapshot> ListAsync(
        StageName name, IReadOnlyCollection<StageSnapshotSource>? sources, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var present = await _home.ReadStateAsync(name, cancellationToken).ConfigureAwait(false);
        var history = await _home.FindHistoryAsync(name, cancellationToken).ConfigureAwait(false);
        if (present is null && history.Count == 0)
        {
            throw StageErrors.StateNotFound(name, _home);
        }

        await foreach (var read in ReadAsync(name, history.Where(kept => sources is not { Count: > 0 } || sources.Contains(kept.Source)), present, cancellationToken).ConfigureAwait(false))
        {
            yield return read.Record;
        }
    }

    /// <summary>What the kept states of a stage are called, the newest first: one listing, and none of them is read.</summary>
    /// <param name="home">The stage's home.</param>
    /// <param name="name">The stage.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="StageException">The home cannot be read.</exception>
    public static async Task<IReadOnlyList<(string Id, StageSnapshotSource Source, DateTime? Time, long Size)>> ListIdsAsync(StageHome home, StageName name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(home);
        return [.. (await home.FindHistoryAsync(name, cancellationToken).ConfigureAwait(false)).Select(kept => (kept.Id, kept.Source, kept.Time?.LocalDateTime, kept.Size))];
    }

    /// <summary>Some kept states with their content, as long as they can be read.</summary>
    /// <param name="name">The stage.</param>
    /// <param name="history">Which.</param>
    /// <param name="present">The present state, to compare them with; null when there is none.</param>
    /// <param name="cancellationToken">Stops it.</param>
    internal IAsyncEnumerable<ReadSnapshot> ReadAsync(StageName name, IEnumerable<KeptState> history, StoredContent? present, CancellationToken cancellationToken)
    {
        var presentSalt = SaltOf(present);
        return ReadAhead.Of(history, Parallelism, (kept, cancellation) => ReadOneAsync(name, kept, present, presentSalt, cancellation), cancellationToken);
    }

    /// <summary>Describes one content, kept or given.</summary>
    internal static (Snapshot? Snapshot, string? Note) Understand(byte[] content, CancellationToken cancellationToken)
    {
        try
        {
            var snapshot = Snapshot.Read(content, new SnapshotReadOptions { CancellationToken = cancellationToken });
            var errors = snapshot.Verify(cancellationToken).Where(fault => fault.Severity == FaultSeverity.Error).ToArray();
            return errors.Length switch
            {
                0 => (snapshot, null),
                1 => (snapshot, errors[0].Message),
                _ => (snapshot, $"{errors[0].Message} (and {errors.Length - 1} more)"),
            };
        }
        catch (SnapshotFormatException failure)
        {
            return (null, failure.Message);
        }
    }

    private static string? SaltOf(StoredContent? state)
    {
        try
        {
            return state is null ? null : Snapshot.Read(state.Bytes).PassphraseSalt;
        }
        catch (SnapshotFormatException)
        {
            return null;
        }
    }

    private async Task<ReadSnapshot?> ReadOneAsync(StageName name, KeptState kept, StoredContent? present, string? presentSalt, CancellationToken cancellationToken)
    {
        StoredContent? content = null;
        Snapshot? snapshot = null;
        string? note;
        try
        {
            content = await _home.Store.ReadAsync(kept.Key, cancellationToken, kept.VersionId).ConfigureAwait(false);
            if (content is null)
            {
                _host.WriteVerbose($"'{_home.Store.AddressOf(kept.Key)}' was removed while it was listed.");
                return null;
            }

            (snapshot, note) = Understand(content.Bytes, cancellationToken);
        }
        catch (StageException failure)
        {
            _host.WriteError(failure.Error);
            note = failure.Error.Message;
        }

        var folder = _home.Store as FolderStore;
        var record = new StageSnapshot
        {
            App = name.App,
            Stage = name.Stage,
            Source = kept.Source,
            SnapshotId = kept.Id,
            Time = kept.Time?.LocalDateTime,
            Command = await CommandOfAsync(kept, cancellationToken).ConfigureAwait(false),
            ResourceCount = snapshot?.Resources.Count,
            Sound = snapshot is not null && note is null,
            IsPresent = content is not null && present is not null && content.Bytes.AsSpan().SequenceEqual(present.Bytes),
            NeedsKey = snapshot is null ? SnapshotKey.Unknown
                : snapshot.PassphraseSalt is not { } salt ? SnapshotKey.None
                : presentSalt is null ? SnapshotKey.Unknown
                : salt == presentSalt ? SnapshotKey.Present : SnapshotKey.Other,
            Size = kept.Size,
            Note = note,
            Home = _home.Kind,
            Region = _home.Region,
            Backend = _home.Backend,
            HomePath = _home.HomePath,
            Key = kept.Key,
            VersionId = kept.VersionId,
            Path = folder?.PathOf(kept.Key),
        };
        return new ReadSnapshot(record, content, snapshot);
    }

    // Who was at work is nice to know; that it cannot be told is no reason to leave a state out.
    private async Task<string?> CommandOfAsync(KeptState kept, CancellationToken cancellationToken)
    {
        try
        {
            return kept.UpdateKey is { } key && await _home.Store.ReadAsync(key, cancellationToken).ConfigureAwait(false) is { } update ? _home.CommandOf(update.Bytes) : null;
        }
        catch (StageException)
        {
            return null;
        }
    }

    /// <summary>A kept state and what was read of it.</summary>
    /// <param name="Record">What is told of it.</param>
    /// <param name="Content">Its bytes; null when they cannot be read.</param>
    /// <param name="Snapshot">What they mean; null when that cannot be told.</param>
    internal sealed record ReadSnapshot(StageSnapshot Record, StoredContent? Content, Snapshot? Snapshot);
}
