using StackStage.Snapshots;

namespace StackStage.Operations.Stages;

/// <summary>A state that was written for version control.</summary>
public sealed record StateExport
{
    /// <summary>The stage: its app and its name, or the project and the stack.</summary>
    public required string Name { get; init; }

    /// <summary>The file it was written to.</summary>
    public required string Path { get; init; }

    /// <summary>The form it is in.</summary>
    public required SnapshotForm Form { get; init; }

    /// <summary>Whether the file was another one before, or was not there.</summary>
    public required bool Changed { get; init; }

    /// <summary>How many resources the state lists.</summary>
    public required int ResourceCount { get; init; }
}
