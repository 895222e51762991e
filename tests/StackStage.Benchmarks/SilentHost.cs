using StackStage.Operations.Errors;
using StackStage.Operations.Steps;

namespace StackStage.Benchmarks;

/// <summary>Approves everything and says nothing but errors.</summary>
internal sealed class SilentHost(TimeProvider time) : IOperationHost
{
    public TimeProvider Time => time;

    public ValueTask<Asking> AskingAsync(CancellationToken cancellationToken) => new(Asking.ForEachStep);

    public ValueTask<Approval> ApproveAsync(ApprovalQuestion question, CancellationToken cancellationToken) => new(Approval.Approved);

    public void WriteVerbose(string message)
    {
    }

    public void WriteWarning(string message)
    {
    }

    public void WriteError(StageError error) => Console.Error.WriteLine(error.Message);

    public void WriteProgress(OperationProgress progress)
    {
    }
}
