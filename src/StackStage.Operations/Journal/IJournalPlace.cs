using StackStage.Operations.Steps;

namespace StackStage.Operations.Journal;

/// <summary>Where journals are kept: a folder, a file, or a bucket.</summary>
internal interface IJournalPlace
{
    /// <summary>The place as the user reads it.</summary>
    string Description { get; }

    /// <summary>The place as <c>-JournalPath</c> names it; null for the user's own folder, which nobody named.</summary>
    string? JournalPath { get; }

    /// <summary>The journals, without a look into them.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="Errors.StageException">The place cannot be read.</exception>
    Task<IReadOnlyList<JournalRef>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Reads a journal.</summary>
    /// <param name="journal">The journal.</param>
    /// <param name="wanted">Decides by the first line whether the rest is read; null for all. A place may disregard it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What is in it; null when it is gone, or not wanted.</returns>
    /// <exception cref="Errors.StageException">It cannot be read.</exception>
    Task<JournalContent?> ReadAsync(JournalRef journal, Func<ReadOnlyMemory<byte>, bool>? wanted, CancellationToken cancellationToken);

    /// <summary>Keeps others from beginning a run here until it is disposed of, where that is possible.</summary>
    /// <param name="run">The run that is to begin.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="Errors.StageException">The place cannot be written to, or it is another run's as a whole.</exception>
    Task<IAsyncDisposable> EnterAsync(RunClaim run, CancellationToken cancellationToken);

    /// <summary>Whether a run is under way, by what can be told without asking it.</summary>
    /// <param name="run">What its journal says.</param>
    /// <param name="content">Its journal.</param>
    bool IsHeld(RecordedRun run, JournalContent content);

    /// <summary>Makes the targets this run's own.</summary>
    /// <param name="run">The run.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>To be disposed of when the run no longer needs them.</returns>
    /// <exception cref="Errors.StageException">They are another's (<c>RunUnderWay</c>).</exception>
    Task<IAsyncDisposable> ClaimAsync(RunClaim run, CancellationToken cancellationToken);

    /// <summary>Makes a journal.</summary>
    /// <param name="run">The run's id.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="Errors.StageException">It cannot be made.</exception>
    Task<IJournalLog> CreateAsync(string run, CancellationToken cancellationToken);

    /// <summary>Opens a journal to write behind what was read of it.</summary>
    /// <param name="content">What was read.</param>
    /// <param name="wholeLength">How much of it is whole; the rest is cut away.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="JournalChangedException">Somebody else has written to it, or holds it.</exception>
    /// <exception cref="Errors.StageException">It cannot be opened.</exception>
    Task<IJournalLog> OpenAsync(JournalContent content, int wholeLength, CancellationToken cancellationToken);

    /// <summary>Deletes a journal.</summary>
    /// <param name="content">What was read of it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="JournalChangedException">Somebody else has written to it, or holds it.</exception>
    /// <exception cref="Errors.StageException">It cannot be deleted.</exception>
    Task DeleteAsync(JournalContent content, CancellationToken cancellationToken);
}

/// <summary>A journal in its place.</summary>
/// <param name="Name">What tells it from others in the same place; the run's id, but for a file that the user names.</param>
/// <param name="Location">Where it is, as the user reads it.</param>
/// <param name="IsEnded">Whether it is known, without a look into it, that the run has ended.</param>
/// <param name="IsMarked">Whether it is marked as held.</param>
/// <param name="Written">When it was last written, where a list says so.</param>
internal sealed record JournalRef(string Name, string Location, bool IsEnded = false, bool IsMarked = false, DateTimeOffset? Written = null);

/// <summary>What was read of a journal.</summary>
/// <param name="Journal">Which.</param>
/// <param name="Bytes">Its lines.</param>
/// <param name="Written">When it was last written.</param>
/// <param name="Segments">In a bucket, how many objects it has.</param>
internal sealed record JournalContent(JournalRef Journal, byte[] Bytes, DateTimeOffset Written, int Segments = 0);

/// <summary>What a run makes its own.</summary>
/// <param name="Run">The run's id.</param>
/// <param name="Scope">The targets.</param>
/// <param name="Endpoint">The endpoint that stands in for AWS; null for AWS itself.</param>
/// <param name="Writer">Who runs it.</param>
/// <param name="Since">Since when.</param>
internal sealed record RunClaim(string Run, RunScope Scope, string? Endpoint, RunWriter Writer, DateTimeOffset Since);

/// <summary>Somebody else has written to a journal since it was read, or holds it.</summary>
internal sealed class JournalChangedException(string location) : Exception($"The journal '{location}' was changed by somebody else.")
{
    public string Location => location;
}
