namespace StackStage.Operations.Journal;

/// <summary>Where a run stands.</summary>
public enum RunState
{
    /// <summary>A process is at work on it.</summary>
    Running,

    /// <summary>Something is left, and nobody is at work on it: after -NoWait, a timeout, Ctrl+C, an error or a kill.</summary>
    Unfinished,

    /// <summary>Nothing is left to go on with: all is done, nothing was changed, or another run has taken over what was left, or the sandbox it was rehearsed on is gone.</summary>
    Finished,
}
