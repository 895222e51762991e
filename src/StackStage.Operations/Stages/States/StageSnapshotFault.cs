using System.Diagnostics.CodeAnalysis;
using StackStage.Operations.StateFiles;

namespace StackStage.Operations.Stages;

/// <summary>One thing that is wrong in a stage's state, with what leads back to the stage.</summary>
public sealed record StageSnapshotFault : SnapshotFault
{
    [SetsRequiredMembers]
    internal StageSnapshotFault(SnapshotFault original)
        : base(original)
    {
        App = Stage = string.Empty;
    }

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

    /// <summary>The earlier state that it is of, as Get-StackStageSnapshot names it; null for the present one.</summary>
    public string? SnapshotId { get; init; }

    /// <summary>Where that earlier state is kept.</summary>
    public StageSnapshotSource? Source { get; init; }
}
