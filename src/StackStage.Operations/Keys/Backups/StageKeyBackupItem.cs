using StackStage.Operations.Text;

namespace StackStage.Operations.Keys.Backups;

/// <summary>One key in a backup, without its value.</summary>
public sealed record StageKeyBackupItem
{
    /// <summary>The app.</summary>
    public required string App { get; init; }

    /// <summary>The stage; <c>_fallback</c> for the key of the app's fallback secrets.</summary>
    public required string Stage { get; init; }

    /// <summary>The version of the parameter that it was.</summary>
    public required long Version { get; init; }

    /// <summary>How many earlier versions are with it.</summary>
    public required int EarlierVersions { get; init; }

    /// <summary>Whether it opened the state when it was backed up; null when that was not tried.</summary>
    public StageKeyFit? FitsState { get; init; }

    /// <summary>What else of the stage is in the entry.</summary>
    public required IReadOnlyList<KeyBackupPart> Includes { get => field; init => field = ReadableList.Of(value); }

    /// <summary>When the entry was made, in local time.</summary>
    public required DateTime Created { get; init; }

    /// <summary>What names the entry.</summary>
    public required string EntryId { get; init; }

    /// <summary>How the entry is encrypted: <c>password</c>, <c>certificate</c> or <c>kms</c>.</summary>
    public required string Encryption { get; init; }

    /// <summary>The certificates or the KMS key that open it; null for a password.</summary>
    public string? EncryptedFor { get; init; }

    /// <summary>Whether the entry was opened, and what is told here is proven; without the password or key it could be made up.</summary>
    public required bool Verified { get; init; }

    /// <summary>The account that it was made of.</summary>
    public required string AccountId { get; init; }

    /// <summary>The Region that it was made of.</summary>
    public required string Region { get; init; }

    /// <summary>The file, or the object's URL.</summary>
    public required string Path { get; init; }
}
