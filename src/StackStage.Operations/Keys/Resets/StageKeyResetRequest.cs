using StackStage.Operations.Keys.Backups;
using StackStage.Operations.Stages;
using StackStage.Operations.StateFiles;

namespace StackStage.Operations.Keys;

/// <summary>A key that may open what a stage encrypted.</summary>
/// <param name="Source">Where it is from, in words: <c>-OldPassphrase 1</c>.</param>
/// <param name="Value">The key; stays the caller's.</param>
public sealed record OldStageKey(string Source, Passphrase Value);

/// <summary>What a reset of a stage key is asked to do.</summary>
public sealed record StageKeyResetRequest
{
    /// <summary>The stage.</summary>
    public required StageName Name { get; init; }

    /// <summary>Keys that may open the state, besides those of Parameter Store.</summary>
    public IReadOnlyList<OldStageKey> OldKeys { get; init; } = [];

    /// <summary>A backup whose keys of the stage may open the state; stays the caller's. Null for none.</summary>
    public OpenedKeyBackup? Backup { get; init; }

    /// <summary>Whether values may get lost for good, or resources be replaced by the next deployment.</summary>
    public bool AllowLoss { get; init; }

    /// <summary>Whether the kept snapshots are encrypted anew, too, as far as a key opens all of them.</summary>
    public bool History { get; init; }
}
