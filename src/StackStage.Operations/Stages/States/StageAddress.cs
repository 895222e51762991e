namespace StackStage.Operations.Stages;

/// <summary>What leads back to a stage's state: the parameters that name it, as records carry them.</summary>
/// <param name="App">The app; a Pulumi project.</param>
/// <param name="Stage">The stage; a Pulumi stack.</param>
/// <param name="Region">The home's Region, when it is on AWS.</param>
/// <param name="HomePath">The folder of a local home.</param>
/// <param name="Backend">The backend's URL, for a Pulumi backend.</param>
/// <param name="SnapshotId">The earlier state that it is of, as Get-StackStageSnapshot names it; null for the present one.</param>
/// <param name="Source">Where that earlier state is kept.</param>
internal sealed record StageAddress(string App, string Stage, string? Region, string? HomePath, string? Backend, string? SnapshotId, StageSnapshotSource? Source);
