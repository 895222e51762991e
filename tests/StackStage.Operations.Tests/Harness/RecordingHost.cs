using System.Collections.Concurrent;
using StackStage.Operations.Errors;
using StackStage.Operations.Steps;

namespace StackStage.Operations.Tests.Harness;

/// <summary>Keeps what an operation says, and answers each step as told.</summary>
internal sealed class RecordingHost : IOperationHost
{
    public Asking Asking { get; init; } = Asking.ForEachStep;

    public IRunJournals? Journals { get; init; }

    public string? CommandLine { get; set; } = "the same command";

    public string? Switches { get; set; } = string.Empty;

    public bool IsUnfinished { get; private set; }

    public Func<ApprovalQuestion, Approval> Answer { get; set; } = _ => Approval.Approved;

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public List<string> Asked { get; } = [];

    public ConcurrentQueue<string> Verbose { get; } = [];

    public ConcurrentQueue<string> Warnings { get; } = [];

    public ConcurrentQueue<StageError> Errors { get; } = [];

    public ConcurrentQueue<OperationProgress> Progress { get; } = [];

    public ValueTask<Asking> AskingAsync(CancellationToken cancellationToken) => new(Asking);

    public ValueTask<Approval> ApproveAsync(ApprovalQuestion question, CancellationToken cancellationToken)
    {
        Asked.Add(question.Step is { } step ? $"{step.Kind} {step.Id}" : $"{question.Action}: {question.Target}");
        return new(Answer(question));
    }

    public void NoteUnfinished() => IsUnfinished = true;

    public void WriteVerbose(string message) => Verbose.Enqueue(message);

    public void WriteWarning(string message) => Warnings.Enqueue(message);

    public void WriteError(StageError error) => Errors.Enqueue(error);

    public void WriteProgress(OperationProgress progress) => Progress.Enqueue(progress);
}
