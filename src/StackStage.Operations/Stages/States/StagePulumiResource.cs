using System.Diagnostics.CodeAnalysis;
using StackStage.Operations.StateFiles;

namespace StackStage.Operations.Stages;

/// <summary>One resource of a stage's state, with what leads back to the stage.</summary>
public sealed record StagePulumiResource : PulumiResource
{
    private readonly StageAddress _of;

    [SetsRequiredMembers]
    internal StagePulumiResource(PulumiResource original, StageAddress of)
        : base(original) => _of = of;

    /// <summary>The app; a Pulumi project.</summary>
    public string App => _of.App;

    /// <summary>The stage; a Pulumi stack.</summary>
    public string Stage => _of.Stage;

    /// <summary>The home's Region, when it is on AWS.</summary>
    public string? Region => _of.Region;

    /// <summary>The folder of a local home.</summary>
    public string? HomePath => _of.HomePath;

    /// <summary>The backend's URL, for a Pulumi backend.</summary>
    public string? Backend => _of.Backend;

    /// <summary>The earlier state that it is of, as Get-StackStageSnapshot names it; null for the present one.</summary>
    public string? SnapshotId => _of.SnapshotId;

    /// <summary>Where that earlier state is kept.</summary>
    public StageSnapshotSource? Source => _of.Source;
}
