using StackStage.Operations.StateFiles;
using StackStage.Operations.Steps;

namespace StackStage.Cmdlets.Commands.Snapshots;

/// <summary>A state that a command line or a record names, before it is read.</summary>
/// <param name="Name">What messages call it.</param>
/// <param name="Path">The full path, when it is a file.</param>
/// <param name="Stage">What tells it from others, when it is a stage's: the home, the stage and the snapshot.</param>
/// <param name="ReadAsync">Reads it; true to recover what is whole of a document that breaks off.</param>
internal sealed record StateReference(string Name, string? Path, object? Stage, Func<bool, IOperationHost, CancellationToken, Task<StateFile>> ReadAsync)
{
    /// <summary>A file.</summary>
    public static StateReference ToFile(string path) =>
        new(path, path, null, (salvage, host, cancellationToken) => StateFile.ReadAsync(path, salvage, host, cancellationToken));

    /// <summary>A text, or bytes.</summary>
    public static StateReference ToContent(string name, byte[] content) =>
        new(name, null, null, (salvage, host, cancellationToken) => Task.FromResult(StateFile.Parse(name, content, salvage, host, cancellationToken)));

    /// <summary>Whether it is what comes through the pipeline itself, and so is answered at once.</summary>
    public bool IsContent => Path is null && Stage is null;

    /// <summary>Whether both name one state, however it is spelt.</summary>
    public bool IsSame(StateReference other) => Path is not null
        ? other.Path is not null && StateFile.AreSame(Path, other.Path)
        : Stage is not null && Stage.Equals(other.Stage);
}
