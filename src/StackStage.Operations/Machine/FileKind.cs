namespace StackStage.Operations.Machine;

/// <summary>What a path leads to, links followed.</summary>
internal enum FileKind
{
    /// <summary>Nothing is there.</summary>
    Missing,

    /// <summary>A file with bytes of its own: the only kind that a state is read from or written to.</summary>
    Regular,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A device, such as a terminal or a disk.</summary>
    Device,

    /// <summary>A named pipe. Opening one waits until somebody opens the other end.</summary>
    Pipe,

    /// <summary>A socket.</summary>
    Socket,
}
