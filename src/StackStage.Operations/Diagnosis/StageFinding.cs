namespace StackStage.Operations.Diagnosis;

/// <summary>How much a finding matters.</summary>
public enum FindingSeverity
{
    /// <summary>Commands fail because of it now, or something would be lost.</summary>
    Error,

    /// <summary>It bites later, or costs money.</summary>
    Warning,

    /// <summary>Good to know.</summary>
    Information,
}

/// <summary>One thing that is wrong with a stage, or with what its home and account hold, and what mends it.</summary>
public sealed record StageFinding
{
    /// <summary>The app; null for what belongs to no stage.</summary>
    public string? App { get; init; }

    /// <summary>The stage; null for what belongs to none.</summary>
    public string? Stage { get; init; }

    /// <summary>How much it matters.</summary>
    public required FindingSeverity Severity { get; init; }

    /// <summary>What was looked at.</summary>
    public required StageCheck Check { get; init; }

    /// <summary>What was found, as a word that scripts can go by: <c>KeyMissing</c>, <c>LockStale</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>What was found, as a sentence or two.</summary>
    public required string Message { get; init; }

    /// <summary>The command that mends it, ready to paste; null when there is none.</summary>
    public string? Command { get; init; }

    /// <summary>The resource, parameter, object or run that it is about; null when it is the stage itself.</summary>
    public string? Resource { get; init; }

    /// <summary>Where the home is: <c>aws</c>, <c>local</c> or <c>pulumi</c>.</summary>
    public required string Home { get; init; }

    /// <summary>The home's Region, when it is on AWS.</summary>
    public string? Region { get; init; }

    /// <summary>The folder of a local home.</summary>
    public string? HomePath { get; init; }

    /// <summary>The backend's URL, for a Pulumi backend.</summary>
    public string? Backend { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Severity} {Kind}: {Message}";
}
