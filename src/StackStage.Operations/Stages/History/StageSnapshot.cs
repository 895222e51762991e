namespace StackStage.Operations.Stages;

/// <summary>Whether the key that opens a stage's present state also opens an earlier one. Kept states are never encrypted anew.</summary>
public enum SnapshotKey
{
    /// <summary>Nothing in it is encrypted with a passphrase.</summary>
    None,

    /// <summary>It has the salt of the present state, so the same key opens both.</summary>
    Present,

    /// <summary>It has another salt than the present state: perhaps it needs an older key.</summary>
    Other,

    /// <summary>It cannot be read, or there is no present state to compare with.</summary>
    Unknown,
}

/// <summary>One earlier state of a stage, as its home keeps it. No secret is in it, and nothing was decrypted to make it.</summary>
public sealed record StageSnapshot
{
    /// <summary>The app; a Pulumi project.</summary>
    public required string App { get; init; }

    /// <summary>The stage; a Pulumi stack.</summary>
    public required string Stage { get; init; }

    /// <summary>Where it is kept.</summary>
    public required StageSnapshotSource Source { get; init; }

    /// <summary>What names it there: an update id, a version id, or the time in nanoseconds that Pulumi names backups by. Unique among the stage's snapshots of one source.</summary>
    public required string SnapshotId { get; init; }

    /// <summary>When it was written, in local time.</summary>
    public DateTime? Time { get; init; }

    /// <summary>The command of the update that left this state (<c>deploy</c>, <c>remove</c>, …), as far as the home tells.</summary>
    public string? Command { get; init; }

    /// <summary>How many resources it lists; null when it cannot be read.</summary>
    public int? ResourceCount { get; init; }

    /// <summary>Whether Pulumi would load it: no error is in it.</summary>
    public bool Sound { get; init; }

    /// <summary>Whether it equals the present state byte for byte.</summary>
    public bool IsPresent { get; init; }

    /// <summary>Which key opens it.</summary>
    public SnapshotKey NeedsKey { get; init; }

    /// <summary>The size in bytes as it is stored, perhaps compressed.</summary>
    public long Size { get; init; }

    /// <summary>What is odd about it, such as the first of its faults.</summary>
    public string? Note { get; init; }

    /// <summary>Where the home is: <c>aws</c>, <c>local</c> or <c>pulumi</c>.</summary>
    public required string Home { get; init; }

    /// <summary>The home's Region, when it is on AWS.</summary>
    public string? Region { get; init; }

    /// <summary>The backend's URL, for a Pulumi backend.</summary>
    public string? Backend { get; init; }

    /// <summary>The folder of a local home.</summary>
    public string? HomePath { get; init; }

    /// <summary>Its object in the home.</summary>
    public required string Key { get; init; }

    /// <summary>The object's version, when it is one of several.</summary>
    public string? VersionId { get; init; }

    /// <summary>Its file, in a home on disk.</summary>
    public string? Path { get; init; }
}
