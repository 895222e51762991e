using StackStage.Operations.Text;

namespace StackStage.Operations.StateFiles;

/// <summary>What a repair of one state came to.</summary>
public record SnapshotRepair
{
    /// <summary>The state file; null for text and for a stage.</summary>
    public string? Path { get; init; }

    /// <summary>Where the repaired state is: the same path or stage, or the path given; null when it is only given as text.</summary>
    public required string? Destination { get; init; }

    /// <summary>Where the state as it was before is, or null when it was not changed.</summary>
    public string? BackupPath { get; init; }

    /// <summary>Whether anything was wrong and is mended now.</summary>
    public required bool Changed { get; init; }

    /// <summary>How many resources the state has.</summary>
    public required int ResourceCount { get; init; }

    /// <summary>Everything that was wrong.</summary>
    public required IReadOnlyList<SnapshotFault> Faults { get => field; init => field = ReadableList.Of(value); }

    /// <summary>What was done, a sentence each.</summary>
    public required IReadOnlyList<string> Repaired { get => field; init => field = ReadableList.Of(value); }

    /// <summary>What is still there; no error among it, or nothing would have been written.</summary>
    public required IReadOnlyList<SnapshotFault> Remaining { get => field; init => field = ReadableList.Of(value); }
}
