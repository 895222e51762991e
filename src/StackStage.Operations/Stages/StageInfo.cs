namespace StackStage.Operations.Stages;

/// <summary>One stage, as its home knows it. No secret is in it, and nothing was decrypted to make it.</summary>
public sealed record StageInfo
{
    /// <summary>The app; a Pulumi project.</summary>
    public required string App { get; init; }

    /// <summary>The stage; a Pulumi stack.</summary>
    public required string Stage { get; init; }

    /// <summary>Where the state lives: <c>aws</c>, <c>local</c> or <c>pulumi</c>.</summary>
    public required string Home { get; init; }

    /// <summary>The home's Region, when it is on AWS.</summary>
    public string? Region { get; init; }

    /// <summary>How many resources the state lists, the stack itself and its providers counted; null when it cannot be read.</summary>
    public int? ResourceCount { get; init; }

    /// <summary>When the state was last written, in local time.</summary>
    public DateTime? LastUpdated { get; init; }

    /// <summary>Whether an update holds the stage's lock.</summary>
    public bool Locked { get; init; }

    /// <summary>What holds the lock: SST's command, or who runs Pulumi and where.</summary>
    public string? LockedBy { get; init; }

    /// <summary>Since when it is locked, in local time.</summary>
    public DateTime? LockedSince { get; init; }

    /// <summary>Whether the stage key is where it should be; null when nobody can tell, or the home keeps no keys.</summary>
    public bool? HasKey { get; init; }

    /// <summary>The size in bytes of the state as it is stored, perhaps compressed.</summary>
    public long? Size { get; init; }

    /// <summary>What is odd about the stage, such as a state that cannot be read.</summary>
    public string? Note { get; init; }

    /// <summary>The state's file, in a home on disk.</summary>
    public string? Path { get; init; }

    /// <summary>The home's folder, when it is SST's on disk.</summary>
    public string? HomePath { get; init; }

    /// <summary>The state's bucket, in a home on S3.</summary>
    public string? Bucket { get; init; }

    /// <summary>The state's key in its bucket.</summary>
    public string? Key { get; init; }

    /// <summary>The backend's URL, for a Pulumi backend.</summary>
    public string? Backend { get; init; }
}
