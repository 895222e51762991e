using StackStage.Operations.Stages.Homes;
using StackStage.Operations.StateFiles;
using StackStage.Operations.Steps;

namespace StackStage.Operations.Stages;

/// <summary>Reads the state of a stage, to be looked at or changed where it is.</summary>
public static class StageState
{
    /// <summary>Reads the present state, or an earlier one that the home keeps.</summary>
    /// <param name="home">The stage's home.</param>
    /// <param name="name">The stage.</param>
    /// <param name="snapshotId">What names the earlier state; null for the present one.</param>
    /// <param name="source">Where the earlier state is kept; null for wherever that id is.</param>
    /// <param name="command">Who is at work, for others who find the lock when the state is written.</param>
    /// <param name="salvage">Whether to recover what is whole of a document that breaks off.</param>
    /// <param name="host">Hears of progress on big states.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="Errors.StageException">There is no such stage or snapshot, or it holds no state that can be read.</exception>
    public static async Task<StateFile> ReadAsync(
        StageHome home, StageName name, string? snapshotId, StageSnapshotSource? source, string command, bool salvage, IOperationHost host, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(home);
        ArgumentNullException.ThrowIfNull(host);
        var kept = snapshotId is null ? null : await FindAsync(home, name, SnapshotChoice.Of(snapshotId, source), cancellationToken).ConfigureAwait(false);
        var content = kept is null
            ? await home.ReadStateAsync(name, cancellationToken).ConfigureAwait(false) ?? throw StageErrors.StateNotFound(name, home)
            : await home.Store.ReadAsync(kept.Key, cancellationToken, kept.VersionId).ConfigureAwait(false) ?? throw StageErrors.SnapshotNotFound(name, home, SnapshotChoice.Of(kept.Id, kept.Source));
        var origin = new StageOrigin(home, name, content.Key, kept, command);
        return StateFile.Parse(origin.Name, origin, content.Bytes, salvage, host, cancellationToken);
    }

    /// <summary>The one kept state that an id names.</summary>
    /// <exception cref="Errors.StageException">There is none, or there are several.</exception>
    internal static async Task<KeptState> FindAsync(StageHome home, StageName name, SnapshotChoice choice, CancellationToken cancellationToken)
    {
        var history = await home.FindHistoryAsync(name, cancellationToken).ConfigureAwait(false);
        if (history.Count == 0 && await home.ReadStateAsync(name, cancellationToken).ConfigureAwait(false) is null)
        {
            throw StageErrors.StateNotFound(name, home);
        }

        return history.Where(choice.Names).ToArray() switch
        {
            [var only] => only,
            [] => throw StageErrors.SnapshotNotFound(name, home, choice),
            var several => throw StageErrors.SnapshotAmbiguous(name, several.Select(kept => kept.Source)),
        };
    }
}
