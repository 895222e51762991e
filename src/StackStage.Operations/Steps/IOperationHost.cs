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

    /// <summary>Where the journals of runs are kept; null when none are.</summary>
    IRunJournals? Journals => null;

    /// <summary>The command that does the same again, as the user would type it, without secrets; null when there is none.</summary>
    string? CommandLine => null;

    /// <summary>
    /// The parameters that say what is to happen, as the user would type them: not the objects, nor how to wait, to talk or to
    /// consent. By them a command is told from another one for the same objects; null when they are not known.
    /// </summary>
    string? Switches => null;

    /// <summary>Who is asked, and for what.</summary>
    /// <param name="cancellationToken">Ends the question when the pipeline stops.</param>
    ValueTask<Asking> AskingAsync(CancellationToken cancellationToken);

    /// <summary>Asks whether something shall be done, on the pipeline thread.</summary>
    /// <param name="question">What.</param>
    /// <param name="cancellationToken">Ends the question when the pipeline stops.</param>
    ValueTask<Approval> ApproveAsync(ApprovalQuestion question, CancellationToken cancellationToken);

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

    /// <summary>Says that something was begun that goes on, or waits, and that nothing went wrong: the same command continues it.</summary>
    void NoteUnfinished()
    {
    }
}
