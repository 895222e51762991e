using StackStage.Operations.Errors;
using StackStage.Operations.Steps;

namespace StackStage.Operations.Tests.Harness;

/// <summary>Does something once when a certain line is said.</summary>
internal sealed class ActingHost(IOperationHost inner, Func<string, bool> when, Action what) : IOperationHost
{
    private int _done;

    public TimeProvider Time => inner.Time;

    public IRunJournals? Journals => inner.Journals;

    public string? CommandLine => inner.CommandLine;

    public string? Switches => inner.Switches;

    public ValueTask<Asking> AskingAsync(CancellationToken cancellationToken) => inner.AskingAsync(cancellationToken);

    public ValueTask<Approval> ApproveAsync(ApprovalQuestion question, CancellationToken cancellationToken) => inner.ApproveAsync(question, cancellationToken);

    public void NoteUnfinished() => inner.NoteUnfinished();

    public void WriteVerbose(string message)
    {
        inner.WriteVerbose(message);
        if (when(message) && Interlocked.Exchange(ref _done, 1) == 0)
        {
            what();
        }
    }

    public void WriteWarning(string message) => inner.WriteWarning(message);

    public void WriteError(StageError error) => inner.WriteError(error);

    public void WriteProgress(OperationProgress progress) => inner.WriteProgress(progress);
}
