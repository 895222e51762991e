namespace StackStage.Operations.Stages.Homes;

/// <summary>One earlier state of a stage that its home keeps.</summary>
/// <param name="Source">Where it is kept.</param>
/// <param name="Id">What names it there: an update id, a version id, or the time in nanoseconds that Pulumi names backups by.</param>
/// <param name="Key">The object with it.</param>
/// <param name="VersionId">The version of the object, when it is one of several.</param>
/// <param name="Time">When it was the state, or became it.</param>
/// <param name="Size">Its size in bytes as it is stored.</param>
/// <param name="UpdateKey">The object that tells of the update it came from, when there may be one.</param>
internal sealed record KeptState(StageSnapshotSource Source, string Id, string Key, string? VersionId, DateTimeOffset? Time, long Size, string? UpdateKey = null);
