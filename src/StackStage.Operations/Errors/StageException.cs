namespace StackStage.Operations.Errors;

/// <summary>Carries a <see cref="StageError"/> out of an operation. Reaching a cmdlet uncaught, it ends that cmdlet.</summary>
public sealed class StageException : Exception
{
    /// <summary>Wraps <paramref name="error"/>.</summary>
    /// <param name="error">What went wrong.</param>
    public StageException(StageError error)
        : base((error ?? throw new ArgumentNullException(nameof(error))).Message, error.Exception) => Error = error;

    /// <summary>What went wrong, with its id, category, target and recommended action.</summary>
    public StageError Error { get; }
}
