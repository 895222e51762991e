using StackStage.Operations.Stages;
using StackStage.Operations.Waiting;

namespace StackStage.Operations.Keys.Backups;

/// <summary>Which keys are to be restored, and how.</summary>
public sealed record StageKeyRestoreRequest
{
    /// <summary>The backup.</summary>
    public required OpenedKeyBackup Backup { get; init; }

    /// <summary>Which stages of it: those that any of the filters asks for.</summary>
    public required IReadOnlyList<StageFilter> Filters { get; init; }

    /// <summary>Whether keys of another account or Region may be put into this one.</summary>
    public bool AllowOtherAccount { get; init; }

    /// <summary>The app in whose name the one key is put; null for its own.</summary>
    public string? ToApp { get; init; }

    /// <summary>The stage in whose name the one key is put; null for its own.</summary>
    public string? ToStage { get; init; }

    /// <summary>Whether only a key that opens the stage's state is restored.</summary>
    public bool CheckState { get; init; } = true;

    /// <summary>Whether a different value may be followed by the backup's, as a new version.</summary>
    public bool Force { get; init; }

    /// <summary>Whether a parameter that is not there gets its earlier versions back, too.</summary>
    public bool AllVersions { get; init; }

    /// <summary>What else is put back.</summary>
    public IReadOnlyList<KeyBackupPart> Include { get; init; } = [];

    /// <summary>The KMS key in place of the one that it had.</summary>
    public string? KmsKeyId { get; init; }

    /// <summary>How long a name that was deleted a moment ago is waited for.</summary>
    public required WaitOptions Wait { get; init; }
}
