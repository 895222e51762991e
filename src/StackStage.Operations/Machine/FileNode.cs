namespace StackStage.Operations.Machine;

/// <summary>What the file system says of a path without opening it: the base library does not tell a pipe from a file, nor one file from another.</summary>
internal sealed record FileNode
{
    /// <summary>What it is.</summary>
    public required FileKind Kind { get; init; }

    /// <summary>Which file it is; null where the file system does not say.</summary>
    public FileIdentity? Identity { get; init; }

    /// <summary>How many names (hard links) it has.</summary>
    public uint Links { get; init; }

    /// <summary>The user and the group it belongs to; null on Windows.</summary>
    public FileOwner? Owner { get; init; }

    /// <summary>Looks at a path, links followed.</summary>
    /// <returns>What is there; null when that cannot be told, so that whoever opens the path finds out why.</returns>
    public static FileNode? Of(string path)
    {
        var full = Path.GetFullPath(path);
        try
        {
            return OperatingSystem.IsWindows() ? WindowsFiles.Look(full)
                : OperatingSystem.IsLinux() ? LinuxFiles.Look(full)
                : OperatingSystem.IsMacOS() ? MacFiles.Look(full)
                : null;
        }
        catch (Exception failure) when (failure is EntryPointNotFoundException or DllNotFoundException)
        {
            // A system library that lacks the call.
            return null;
        }
    }
}
