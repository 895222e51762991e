using StackStage.Operations.Errors;

namespace StackStage.Cmdlets.Commands.Snapshots;

/// <summary>One state that came through the pipeline: a path, or content, or why it is neither.</summary>
/// <param name="Path">The path.</param>
/// <param name="Content">The bytes of the state.</param>
/// <param name="Failure">What is wrong with the record.</param>
internal sealed record PipedState(string? Path, byte[]? Content, StageError? Failure);
