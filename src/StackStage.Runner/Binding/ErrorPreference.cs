namespace StackStage.Runner.Binding;

/// <summary>What happens at a non-terminating error, as PowerShell's -ErrorAction.</summary>
internal enum ErrorPreference
{
    /// <summary>It is shown, and the rest goes on.</summary>
    Continue,

    /// <summary>It is not shown, but counts.</summary>
    SilentlyContinue,

    /// <summary>It ends the command.</summary>
    Stop,
}
