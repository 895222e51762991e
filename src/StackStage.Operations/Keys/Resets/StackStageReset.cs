using StackStage.Operations.Text;

namespace StackStage.Operations.Keys;

/// <summary>A stage that was forgotten: its state, secrets, key and history are deleted, and a backup of what matters is kept.</summary>
public sealed record StackStageReset
{
    /// <summary>The app.</summary>
    public required string App { get; init; }

    /// <summary>The stage.</summary>
    public required string Stage { get; init; }

    /// <summary>What became of it.</summary>
    public required StageResetState State { get; init; }

    /// <summary>The resources that the state listed and that are in the cloud still, by URN; no state knows them now. Null when the state could not be read.</summary>
    public IReadOnlyList<string>? Orphaned { get => field; init => field = value is null ? null : ReadableList.Of(value); }

    /// <summary>The backup: a file, or an object's URL; null when none was made.</summary>
    public string? BackupPath { get; init; }

    /// <summary>What names the entry there.</summary>
    public string? BackupEntryId { get; init; }

    /// <summary>What was deleted, in words.</summary>
    public IReadOnlyList<string> Removed { get => field; init => field = ReadableList.Of(value); } = [];

    /// <summary>The project's folder that was deleted, too; null when none was named.</summary>
    public string? LocalPath { get; init; }

    /// <summary>The Region.</summary>
    public required string Region { get; init; }
}
