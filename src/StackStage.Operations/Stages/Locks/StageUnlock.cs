namespace StackStage.Operations.Stages;

/// <summary>What became of a stage's lock.</summary>
public enum StageUnlockState
{
    /// <summary>It was removed.</summary>
    Removed,

    /// <summary>There was none.</summary>
    NotLocked,
}

/// <summary>A lock that was removed, or found missing.</summary>
public sealed record StageUnlock
{
    /// <summary>The app; a Pulumi project.</summary>
    public required string App { get; init; }

    /// <summary>The stage; a Pulumi stack.</summary>
    public required string Stage { get; init; }

    /// <summary>The home's Region, when it is on AWS.</summary>
    public string? Region { get; init; }

    /// <summary>The folder of a local home.</summary>
    public string? HomePath { get; init; }

    /// <summary>The backend's URL, for a Pulumi backend.</summary>
    public string? Backend { get; init; }

    /// <summary>What became of the lock.</summary>
    public required StageUnlockState State { get; init; }

    /// <summary>Who held it: SST's command, or who ran Pulumi and where.</summary>
    public string? Holder { get; init; }

    /// <summary>Since when, in local time.</summary>
    public DateTime? Since { get; init; }

    /// <summary>How long nobody had touched it.</summary>
    public TimeSpan? Age { get; init; }

    /// <summary>The lock's object.</summary>
    public string? Address { get; init; }
}
