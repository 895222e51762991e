using StackStage.Cmdlets.Hosting;
using StackStage.Operations.StateFiles;

namespace StackStage.Cmdlets.Commands.Snapshots;

/// <summary>A state that a command line or a record names, before it is read.</summary>
/// <param name="Name">What messages call it.</param>
/// <param name="Path">The full path, when it is a file.</param>
/// <param name="Stage">What tells it from others, when it is a stage's: the home, the stage and the snapshot.</param>
/// <param name="Place">Where it is, beside every question about it; null for what is on this machine.</param>
/// <param name="Read">Reads it; true to recover what is whole of a document that breaks off.</param>
internal sealed record StateReference(string Name, string? Path, object? Stage, Func<string>? Place, Func<bool, CmdletOutput, CancellationToken, Task<StateFile>> Read)
{
    /// <summary>A file.</summary>
    public static StateReference ToFile(string path) =>
        new(path, path, null, null, (salvage, host, cancellationToken) => StateFile.ReadAsync(path, salvage, host, cancellationToken));

    /// <summary>A text, or bytes.</summary>
    public static StateReference ToContent(string name, byte[] content) =>
        new(name, null, null, null, (salvage, host, cancellationToken) => Task.FromResult(StateFile.Parse(name, content, salvage, host, cancellationToken)));

    /// <summary>Whether it is what comes through the pipeline itself, and so is answered at once.</summary>
    public bool IsContent => Path is null && Stage is null;

    /// <summary>Reads it. What is asked from then on is asked about it, wherever others are.</summary>
    /// <param name="salvage">Whether to recover what is whole of a document that breaks off.</param>
    /// <param name="output">Says where it is.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<StateFile> ReadAsync(bool salvage, CmdletOutput output, CancellationToken cancellationToken)
    {
        output.Place = Place;
        return Read(salvage, output, cancellationToken);
    }

    /// <summary>Whether both name one state, however it is spelt.</summary>
    public bool IsSame(StateReference other) => Path is not null
        ? other.Path is not null && StateFile.AreSame(Path, other.Path)
        : Stage is not null && Stage.Equals(other.Stage);
}
