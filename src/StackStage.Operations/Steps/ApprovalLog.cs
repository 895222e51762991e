using StackStage.Operations.Errors;

namespace StackStage.Operations.Steps;

/// <summary>Passes everything on, and remembers which steps the user declined.</summary>
internal sealed class ApprovalLog(IOperationHost host) : IOperationHost
{
    private readonly HashSet<string> _declined = new(StringComparer.Ordinal);

    public TimeProvider Time => host.Time;

    public bool IsDeclined(string step) => _declined.Contains(step);

    public async ValueTask<Approval> ApproveAsync(Step step, CancellationToken cancellationToken)
    {
        var answer = await host.ApproveAsync(step, cancellationToken).ConfigureAwait(false);
        if (answer == Approval.Declined)
        {
            _declined.Add(step.Id);
        }

        return answer;
    }

    public void WriteVerbose(string message) => host.WriteVerbose(message);

    public void WriteWarning(string message) => host.WriteWarning(message);

    public void WriteError(StageError error) => host.WriteError(error);

    public void WriteProgress(OperationProgress progress) => host.WriteProgress(progress);
}
