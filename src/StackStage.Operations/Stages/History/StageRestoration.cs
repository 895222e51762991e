using StackStage.Operations.Text;

namespace StackStage.Operations.Stages;

/// <summary>What became of a stage's state when an earlier one was put back.</summary>
public sealed record StageRestoration
{
    /// <summary>The app; a Pulumi project.</summary>
    public required string App { get; init; }

    /// <summary>The stage; a Pulumi stack.</summary>
    public required string Stage { get; init; }

    /// <summary>Where the state that was put back is kept.</summary>
    public required StageSnapshotSource Source { get; init; }

    /// <summary>What names it there.</summary>
    public required string SnapshotId { get; init; }

    /// <summary>When it was written, in local time.</summary>
    public DateTime? Time { get; init; }

    /// <summary>Whether the present state was another one before.</summary>
    public required bool Changed { get; init; }

    /// <summary>How many resources the state lists now.</summary>
    public int? ResourceCount { get; init; }

    /// <summary>The URNs that the state lists again.</summary>
    public required IReadOnlyList<string> ComeBack { get => field; init => field = ReadableList.Of(value); }

    /// <summary>The URNs that the state lists no more. The real resources are as they were.</summary>
    public required IReadOnlyList<string> Forgotten { get => field; init => field = ReadableList.Of(value); }

    /// <summary>The URNs whose entries are as they were then.</summary>
    public required IReadOnlyList<string> Reverted { get => field; init => field = ReadableList.Of(value); }

    /// <summary>The home's Region, when it is on AWS.</summary>
    public string? Region { get; init; }

    /// <summary>The folder of a local home.</summary>
    public string? HomePath { get; init; }

    /// <summary>The backend's URL, for a Pulumi backend.</summary>
    public string? Backend { get; init; }

    /// <summary>Where the state as it was before is kept; null when there was none. Restore-StackStageSnapshot -Previous goes back to it.</summary>
    public string? Backup { get; init; }
}
