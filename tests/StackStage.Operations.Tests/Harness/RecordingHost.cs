using System.Collections.Concurrent;
using StackStage.Operations.Errors;
using StackStage.Operations.Steps;

namespace StackStage.Operations.Tests.Harness;

/// <summary>Keeps what an operation says, and answers each step as told.</summary>
internal sealed class RecordingHost : IOperationHost
{
    public Func<Step, Approval> Answer { get; set; } = _ => Approval.Approved;

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public List<string> Asked { get; } = [];

    public ConcurrentQueue<string> Verbose { get; } = [];

    public ConcurrentQueue<string> Warnings { get; } = [];

    public ConcurrentQueue<StageError> Errors { get; } = [];

    public ConcurrentQueue<OperationProgress> Progress { get; } = [];

    public ValueTask<Approval> ApproveAsync(Step step, CancellationToken cancellationToken)
    {
        Asked.Add(step.Id);
        return new(Answer(step));
    }

    public void WriteVerbose(string message) => Verbose.Enqueue(message);

    public void WriteWarning(string message) => Warnings.Enqueue(message);

    public void WriteError(StageError error) => Errors.Enqueue(error);

    public void WriteProgress(OperationProgress progress) => Progress.Enqueue(progress);
}
