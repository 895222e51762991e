using StackStage.Operations.Stages;

namespace StackStage.Operations.Keys;

/// <summary>What is to be forgotten, and where the backup goes.</summary>
public sealed record StackStageResetRequest
{
    /// <summary>The stage.</summary>
    public required StageName Name { get; init; }

    /// <summary>Whether it is forgotten although its state lists resources, which nothing knows of then.</summary>
    public bool Force { get; init; }

    /// <summary>The project's folder, or the <c>.sst</c> folder in it, in full; null to leave that one.</summary>
    public string? LocalPath { get; init; }

    /// <summary>Where the backup goes, in words.</summary>
    public required string BackupPath { get; init; }

    /// <summary>Backs the stage up: key, state, secrets. Ends when what was written was read back.</summary>
    public required Func<CancellationToken, Task<StackStageBackup>> BackUpAsync { get; init; }
}

/// <summary>A backup that was made of a stage.</summary>
/// <param name="Path">The file, or the object's URL.</param>
/// <param name="EntryId">What names the entry there.</param>
public sealed record StackStageBackup(string Path, string EntryId);
