namespace StackStage.Operations.Stages;

/// <summary>Where an earlier state of a stage is kept.</summary>
public enum StageSnapshotSource
{
    /// <summary>SST's copy of the state after an update (<c>snapshot/&lt;app&gt;/&lt;stage&gt;/…</c>), or one that a change through this module left there.</summary>
    Snapshot,

    /// <summary>A version that the bucket keeps of the state's object; SST writes the state many times during one update.</summary>
    Version,

    /// <summary>A backup of a Pulumi backend (<c>backups/…</c>, or <c>.bak</c> beside the state).</summary>
    Backup,

    /// <summary>The state after an update, in the history of a Pulumi backend (<c>history/…checkpoint.json</c>).</summary>
    History,
}
