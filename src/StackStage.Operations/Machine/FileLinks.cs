namespace StackStage.Operations.Machine;

/// <summary>Where links lead, and whether two paths lead to one file.</summary>
internal static class FileLinks
{
    // How names are compared where the file system does not say which file is which.
    private static readonly StringComparison Spelling = OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    /// <summary>The file itself: what a link leads to, or the path as it is.</summary>
    /// <exception cref="IOException">The link leads in a circle.</exception>
    public static string Resolve(string path)
    {
        if (!Path.Exists(path))
        {
            return path;
        }

        if (!OperatingSystem.IsWindows())
        {
            return File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        }

        // What is no link needs no look at where it leads: on some volumes that look fails.
        if (!File.GetAttributes(path).HasFlag(FileAttributes.ReparsePoint))
        {
            return path;
        }

        // The prefix is asked for: without it, a link to a share comes back as the relative path 'UNC\server\share'.
        var target = File.ResolveLinkTarget(WindowsPath.ToExtended(Path.GetFullPath(path)), returnFinalTarget: true);
        return target is null ? path : WindowsPath.FromExtended(target.FullName);
    }

    /// <summary>Whether two paths lead to one file, however they are spelt: by case, short names, links or mounts. Two hard links are not the same: they part when one of them is replaced.</summary>
    public static bool AreSame(string path, string other) => Compare(path, other) == FileRelation.Same;

    /// <summary>What two paths have to do with each other.</summary>
    public static FileRelation Compare(string path, string other)
    {
        if (string.Equals(path, other, StringComparison.Ordinal))
        {
            return FileRelation.Same;
        }

        var one = FileNode.Of(path);
        var two = FileNode.Of(other);
        if (one?.Kind == FileKind.Missing || two?.Kind == FileKind.Missing)
        {
            return FileRelation.Different;
        }

        if (one?.Identity is not { } identity || two?.Identity is not { } otherIdentity)
        {
            try
            {
                return string.Equals(Path.GetFullPath(Resolve(path)), Path.GetFullPath(Resolve(other)), Spelling) ? FileRelation.Same : FileRelation.Different;
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                // A link in a circle leads to no file.
                return FileRelation.Different;
            }
        }

        return identity != otherIdentity ? FileRelation.Different
            : one.Links <= 1 || IsSameName(path, other) ? FileRelation.Same
            : FileRelation.TwoNames;
    }

    private static bool IsSameName(string path, string other)
    {
        path = Path.GetFullPath(Resolve(path));
        other = Path.GetFullPath(Resolve(other));
        return string.Equals(Path.GetFileName(path), Path.GetFileName(other), Spelling)
            && FileNode.Of(Path.GetDirectoryName(path)!)?.Identity is { } folder
            && folder == FileNode.Of(Path.GetDirectoryName(other)!)?.Identity;
    }
}
