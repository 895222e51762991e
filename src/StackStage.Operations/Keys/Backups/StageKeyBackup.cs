using StackStage.Operations.Text;

namespace StackStage.Operations.Keys.Backups;

/// <summary>One entry that was added to a backup, written and read back. No secret is in it.</summary>
public sealed record StageKeyBackup
{
    /// <summary>The file, or the object's URL.</summary>
    public required string Path { get; init; }

    /// <summary>What names the entry there.</summary>
    public required string EntryId { get; init; }

    /// <summary>When it was made, in local time.</summary>
    public required DateTime Created { get; init; }

    /// <summary>How it is encrypted: <c>password</c>, <c>certificate</c> or <c>kms</c>.</summary>
    public required string Encryption { get; init; }

    /// <summary>How many keys are in it, those of fallback secrets counted.</summary>
    public required int KeyCount { get; init; }

    /// <summary>The stages whose keys are in it: <c>app/stage</c>.</summary>
    public required IReadOnlyList<string> Stages { get => field; init => field = ReadableList.Of(value); }

    /// <summary>Those of them whose key does not open their state.</summary>
    public required IReadOnlyList<string> NotFitting { get => field; init => field = ReadableList.Of(value); }

    /// <summary>What was asked for and could not be read; errors say why.</summary>
    public required IReadOnlyList<string> Failed { get => field; init => field = ReadableList.Of(value); }

    /// <summary>What is in it besides the keys.</summary>
    public required IReadOnlyList<KeyBackupPart> Includes { get => field; init => field = ReadableList.Of(value); }

    /// <summary>How many older entries were dropped.</summary>
    public required int Dropped { get; init; }

    /// <summary>The entry's size in bytes.</summary>
    public required long Size { get; init; }

    /// <summary>The account.</summary>
    public required string AccountId { get; init; }

    /// <summary>The Region.</summary>
    public required string Region { get; init; }
}
