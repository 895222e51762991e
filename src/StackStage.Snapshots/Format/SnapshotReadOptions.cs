namespace StackStage.Snapshots;

/// <summary>How <see cref="Snapshot.Read"/> reads a state file.</summary>
public sealed class SnapshotReadOptions
{
    /// <summary>
    /// Recovers a truncated or half-written file: every complete resource is kept, the document is closed, and
    /// <see cref="Snapshot.Salvage"/> says what was cut off. Without it such a file is refused with its position.
    /// </summary>
    public bool Salvage { get; init; }

    /// <summary>Receives the share of the file that has been read, from 0 to 1, on the reading thread.</summary>
    public IProgress<double>? Progress { get; init; }

    /// <summary>Stops the reading; looked at once per resource.</summary>
    public CancellationToken CancellationToken { get; init; }
}
