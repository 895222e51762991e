namespace StackStage.Snapshots;

/// <summary>How <see cref="Snapshot.Read"/> reads a state file.</summary>
public sealed class SnapshotReadOptions
{
    /// <summary>
    /// Recovers a truncated, half-written or otherwise damaged file: every complete resource is kept, those behind a damaged part
    /// as well, the document is closed, and <see cref="Snapshot.Salvage"/> says what is gone. Without it such a file is refused
    /// with its position.
    /// </summary>
    public bool Salvage { get; init; }

    /// <summary>
    /// Reads a file of which only commas are missing or too many as if they were right; each is a fault of the snapshot. Without
    /// it such a file is refused. Goes with <see cref="Salvage"/> in any case.
    /// </summary>
    public bool MendCommas { get; init; }

    /// <summary>Receives the share of the file that has been read, from 0 to 1, on the reading thread.</summary>
    public IProgress<double>? Progress { get; init; }

    /// <summary>Stops the reading; looked at once per resource.</summary>
    public CancellationToken CancellationToken { get; init; }
}
