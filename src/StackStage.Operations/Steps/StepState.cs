namespace StackStage.Operations.Steps;

/// <summary>Where a step stands.</summary>
public enum StepState
{
    /// <summary>Not begun, or begun and going on without us.</summary>
    Pending,

    /// <summary>Shown by a preview (<c>-WhatIf</c>), not done.</summary>
    Previewed,

    /// <summary>The user said no.</summary>
    Declined,

    /// <summary>Not done because a step before it was not done.</summary>
    Skipped,

    /// <summary>Done now.</summary>
    Done,

    /// <summary>Found done; nothing was changed.</summary>
    AlreadyDone,

    /// <summary>Tried, and failed.</summary>
    Failed,

    /// <summary>Stopped by the user before it ended; running again continues.</summary>
    Stopped,
}
