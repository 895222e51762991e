using StackStage.Operations.Errors;
using StackStage.Operations.Steps;

namespace StackStage.Cmdlets.Completion;

/// <summary>The host of what a completer reads: nobody hears it, and it changes nothing.</summary>
internal sealed class SilentHost : IOperationHost
{
    public static SilentHost Instance { get; } = new();

    public TimeProvider Time => TimeProvider.System;

    public ValueTask<Asking> AskingAsync(CancellationToken cancellationToken) => new(Asking.ForEachStep);

    public ValueTask<Approval> ApproveAsync(ApprovalQuestion question, CancellationToken cancellationToken) => new(Approval.Declined);

    public void WriteVerbose(string message)
    {
    }

    public void WriteWarning(string message)
    {
    }

    public void WriteError(StageError error)
    {
    }

    public void WriteProgress(OperationProgress progress)
    {
    }
}
