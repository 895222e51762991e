using StackStage.Operations.Text;

namespace StackStage.Operations.Keys.Backups;

/// <summary>What became of a key that was to be restored.</summary>
public enum StageKeyRestorationState
{
    /// <summary>It was put back.</summary>
    Restored,

    /// <summary>It is there as it was backed up; nothing was changed.</summary>
    Unchanged,

    /// <summary>It is not there yet: the same command goes on.</summary>
    Pending,

    /// <summary>It failed, was declined or left as it is; errors say why.</summary>
    NotRestored,
}

/// <summary>What became of one stage key and what else of the stage was to be restored. No secret is in it.</summary>
public sealed record StageKeyRestoration
{
    /// <summary>The app.</summary>
    public required string App { get; init; }

    /// <summary>The stage; <c>_fallback</c> for the key of the app's fallback secrets.</summary>
    public required string Stage { get; init; }

    /// <summary>What became of it.</summary>
    public required StageKeyRestorationState State { get; init; }

    /// <summary>The parameter's name.</summary>
    public required string ParameterName { get; init; }

    /// <summary>The version that the parameter has now; null when it is not there.</summary>
    public long? Version { get; init; }

    /// <summary>The version that holds the value that was there before; null when there was none, or the same.</summary>
    public long? PreviousVersion { get; init; }

    /// <summary>The version that it was when it was backed up.</summary>
    public required long BackupVersion { get; init; }

    /// <summary>Whether it opens the stage's state; null when that was not tried.</summary>
    public StageKeyFit? FitsState { get; init; }

    /// <summary>What else of the stage was put back.</summary>
    public required IReadOnlyList<KeyBackupPart> Included { get => field; init => field = ReadableList.Of(value); }

    /// <summary>The entry of the backup.</summary>
    public required string EntryId { get; init; }

    /// <summary>When the entry was made, in local time.</summary>
    public required DateTime Created { get; init; }

    /// <summary>What there is to say of it.</summary>
    public string? Note { get; init; }

    /// <summary>The Region.</summary>
    public required string Region { get; init; }
}
