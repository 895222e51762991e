namespace StackStage.Snapshots;

/// <summary>A repair was asked for that this state gives no occasion for: says what does not fit, and what would.</summary>
public sealed class RepairOptionException : Exception
{
    /// <summary>Creates the exception without details.</summary>
    public RepairOptionException()
        : this("An option of the repair does not fit the state.")
    {
    }

    /// <summary>Creates the exception with a message only.</summary>
    public RepairOptionException(string message)
        : this(message, recommendedAction: null)
    {
    }

    /// <summary>Creates the exception with a message and its cause.</summary>
    public RepairOptionException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates the exception with what the user can do.</summary>
    public RepairOptionException(string message, string? recommendedAction)
        : base(message) => RecommendedAction = recommendedAction;

    /// <summary>What the user can do about it.</summary>
    public string? RecommendedAction { get; }
}
