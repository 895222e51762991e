using StackStage.Operations.Stages;

namespace StackStage.Operations.Keys.Backups;

/// <summary>What is to be backed up, and where to.</summary>
public sealed record StageKeyBackupRequest
{
    /// <summary>Which keys: those that any of the filters asks for; the fallback keys of their apps come with them.</summary>
    public required IReadOnlyList<StageFilter> Filters { get; init; }

    /// <summary>What was asked for in words; entries of the same words replace each other when old ones are dropped.</summary>
    public required string Scope { get; init; }

    /// <summary>Where to.</summary>
    public required KeyBackupAddress Address { get; init; }

    /// <summary>What else.</summary>
    public IReadOnlyList<KeyBackupPart> Include { get; init; } = [];

    /// <summary>Whether each key is tried on its stage's state.</summary>
    public bool CheckState { get; init; } = true;

    /// <summary>How many entries of this account, Region and scope stay; null for all.</summary>
    public int? Keep { get; init; }

    /// <summary>How S3 encrypts what is written there.</summary>
    public KeyBackupEncryption Encryption { get; init; } = new();
}
