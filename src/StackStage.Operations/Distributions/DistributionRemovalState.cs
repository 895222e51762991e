namespace StackStage.Operations.Distributions;

/// <summary>Where a distribution stands on its way out.</summary>
public enum DistributionRemovalState
{
    /// <summary>Nothing has happened to it yet; a step before is pending.</summary>
    Unchanged,

    /// <summary>Shown by a preview; nothing was done.</summary>
    Previewed,

    /// <summary>The user said no before anything was done to it.</summary>
    Declined,

    /// <summary>Disabled, and not yet deployed; the same call goes on. Its steps tell whether the deletion was declined.</summary>
    Disabling,

    /// <summary>Disabled and deployed. Its steps tell whether the deletion was declined.</summary>
    Disabled,

    /// <summary>Deleted, and not yet gone; the same call goes on.</summary>
    Deleting,

    /// <summary>It is gone now.</summary>
    Removed,

    /// <summary>It had been gone before.</summary>
    AlreadyGone,

    /// <summary>A step failed; the error tells which.</summary>
    Failed,
}
