using StackStage.Operations.Stages;
using StackStage.Operations.Text;

namespace StackStage.Operations.Keys;

/// <summary>Where a key that was tested came from.</summary>
public enum StageKeyCandidate
{
    /// <summary>The stage's parameter.</summary>
    Parameter,

    /// <summary>It was given.</summary>
    Passphrase,

    /// <summary>A backup.</summary>
    Backup,
}

/// <summary>What became of trying a key on what a stage has encrypted: on its present state and secrets, or on one earlier state. No secret is in it.</summary>
public sealed record StageKeyTest
{
    /// <summary>The app.</summary>
    public required string App { get; init; }

    /// <summary>The stage; <c>_fallback</c> for the app's fallback secrets.</summary>
    public required string Stage { get; init; }

    /// <summary>Whether the key fits.</summary>
    public required StageKeyFit Result { get; init; }

    /// <summary>Where the key came from; of an earlier state, the key that opens it, or null when none does.</summary>
    public StageKeyCandidate? Candidate { get; init; }

    /// <summary>Which version of the parameter it is.</summary>
    public long? Version { get; init; }

    /// <summary>The newest earlier version of the parameter that fits, when the present one does not.</summary>
    public long? FittingVersion { get; init; }

    /// <summary>The version with which the wrong key came, when an earlier one fits.</summary>
    public long? WrongSince { get; init; }

    /// <summary>When that version was made, in local time.</summary>
    public DateTime? WrongSinceTime { get; init; }

    /// <summary>How many encrypted values the state has; null when nobody could count them.</summary>
    public int? Secrets { get; init; }

    /// <summary>The values that the key does not open although it is the state's: URN and property.</summary>
    public IReadOnlyList<string> NotOpened { get => field; init => field = ReadableList.Of(value); } = [];

    /// <summary>Whether the key opens the file of the stage's secrets; null when there is none.</summary>
    public StageKeyFit? SecretFile { get; init; }

    /// <summary>The earlier state that was tested, as Get-StackStageSnapshot names it; null for the present one.</summary>
    public string? SnapshotId { get; init; }

    /// <summary>Where that is kept.</summary>
    public StageSnapshotSource? Source { get; init; }

    /// <summary>When it was written, in local time.</summary>
    public DateTime? Time { get; init; }

    /// <summary>The entry of the backup that the key is in.</summary>
    public string? EntryId { get; init; }

    /// <summary>What there is to say of it.</summary>
    public string? Note { get; init; }

    /// <summary>The Region.</summary>
    public required string Region { get; init; }
}
