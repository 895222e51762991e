namespace StackStage.Operations.Machine;

/// <summary>The spellings of a full path on Windows: <c>C:\x</c>, <c>\\server\share\x</c>, and both with the prefix <c>\\?\</c>.</summary>
internal static class WindowsPath
{
    private const string Extended = @"\\?\";
    private const string ExtendedShare = @"\\?\UNC\";
    private const string Share = @"\\";
    private const string Device = @"\\.\";

    /// <summary>With the prefix. What the system answers to such a path has it, too, and so can be told from a relative one.</summary>
    public static string ToExtended(string path) =>
        path.StartsWith(Extended, StringComparison.Ordinal) || path.StartsWith(Device, StringComparison.Ordinal) ? path
        : path.StartsWith(Share, StringComparison.Ordinal) ? ExtendedShare + path[Share.Length..]
        : Extended + path;

    /// <summary>Without the prefix, as people write it; a share keeps its two backslashes.</summary>
    public static string FromExtended(string path) =>
        path.StartsWith(ExtendedShare, StringComparison.OrdinalIgnoreCase) ? Share + path[ExtendedShare.Length..]
        : path.StartsWith(Extended, StringComparison.Ordinal) && IsDrive(path.AsSpan(Extended.Length)) ? path[Extended.Length..]
        : path;

    /// <summary>Whether a full path names a device: <c>NUL</c> and <c>COM1</c> become <c>\\.\NUL</c> and <c>\\.\COM1</c>.</summary>
    public static bool IsDevice(string path)
    {
        if (path.StartsWith(Device, StringComparison.Ordinal))
        {
            return !IsDrive(path.AsSpan(Device.Length)) || path.Length <= Device.Length + 3;
        }

        if (!path.StartsWith(Extended, StringComparison.Ordinal))
        {
            return IsPipe(path);
        }

        var rest = path.AsSpan(Extended.Length);
        return !IsDrive(rest) && !rest.StartsWith(@"UNC\", StringComparison.OrdinalIgnoreCase) && !rest.StartsWith("Volume{", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether a full path names a pipe, of this machine or of another one: <c>\\server\pipe\x</c>.</summary>
    public static bool IsPipe(string path)
    {
        var plain = FromExtended(path);
        if (!plain.StartsWith(Share, StringComparison.Ordinal))
        {
            return false;
        }

        var rest = plain.AsSpan(Share.Length);
        var slash = rest.IndexOf('\\');
        return slash > 0 && rest[(slash + 1)..].StartsWith(@"pipe\", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsDrive(ReadOnlySpan<char> path) => path.Length >= 2 && char.IsAsciiLetter(path[0]) && path[1] == ':';
}
