namespace StackStage.Operations.Journal;

/// <summary>One journal that is held and written to. Calls come one after the other.</summary>
internal interface IJournalLog : IAsyncDisposable
{
    /// <summary>Where it is, as the user reads it.</summary>
    string Location { get; }

    /// <summary>Whether an entry that need not be durable is worth a write of its own. In a bucket each write is an object.</summary>
    bool WritesAtOnce { get; }

    /// <summary>How often a run must be heard of, so that others do not take it for dead; null where a lock tells that it lives.</summary>
    TimeSpan? BeatEvery { get; }

    /// <summary>Writes whole lines behind the last ones. If that fails, none of them is ever taken for a line, or all are there.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="durable">Whether they must have reached the disk when the task ends.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="Errors.StageException">They cannot be written, or somebody else has gone on with the journal (<c>RunTakenOver</c>).</exception>
    Task AppendAsync(ReadOnlyMemory<byte> lines, bool durable, CancellationToken cancellationToken);

    /// <summary>Says that the run has ended for good, so that nobody need read it to know. Called last.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    Task EndAsync(CancellationToken cancellationToken);
}
