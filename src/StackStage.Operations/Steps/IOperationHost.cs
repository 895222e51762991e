using StackStage.Operations.Errors;

namespace StackStage.Operations.Steps;

/// <summary>
/// What an operation may say to whoever runs it. All members may be called from any thread;
/// the other side brings the calls to the thread that may act on them.
/// </summary>
public interface IOperationHost
{
    /// <summary>The clock that waits and timestamps use.</summary>
    TimeProvider Time { get; }

    /// <summary>Asks for a step, on the pipeline thread. Steps must be asked for in plan order.</summary>
    /// <param name="step">The step.</param>
    /// <param name="cancellationToken">Ends the question when the pipeline stops.</param>
    ValueTask<Approval> ApproveAsync(Step step, CancellationToken cancellationToken);

    /// <summary>Tells what is being done.</summary>
    /// <param name="message">One sentence, without secrets.</param>
    void WriteVerbose(string message);

    /// <summary>Tells what the user should know although nothing failed.</summary>
    /// <param name="message">One or two sentences, without secrets.</param>
    void WriteWarning(string message);

    /// <summary>Reports something that failed while the rest goes on.</summary>
    /// <param name="error">What went wrong.</param>
    void WriteError(StageError error);

    /// <summary>Shows how far a long operation is.</summary>
    /// <param name="progress">The present state of one activity.</param>
    void WriteProgress(OperationProgress progress);
}
