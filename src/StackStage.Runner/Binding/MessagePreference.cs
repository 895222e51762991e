namespace StackStage.Runner.Binding;

/// <summary>What happens at a non-terminating error, a warning or a change of progress, as PowerShell's -ErrorAction, -WarningAction and -ProgressAction.</summary>
internal enum MessagePreference
{
    /// <summary>It is shown, and the rest goes on.</summary>
    Continue,

    /// <summary>It is not shown; an error still counts in the exit code.</summary>
    SilentlyContinue,

    /// <summary>It is not shown and does not count.</summary>
    Ignore,

    /// <summary>It ends the command.</summary>
    Stop,
}
