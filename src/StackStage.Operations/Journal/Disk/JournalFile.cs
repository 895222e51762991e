using StackStage.Operations.Machine;

namespace StackStage.Operations.Journal.Disk;

/// <summary>How the files of journals are opened: regular files only, for their owner only.</summary>
internal static class JournalFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static FileStreamOptions Options(FileMode mode, FileAccess access, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = share, BufferSize = 0 };
        if (!OperatingSystem.IsWindows() && mode is FileMode.Create or FileMode.CreateNew or FileMode.OpenOrCreate)
        {
            options.UnixCreateMode = OwnerOnly;
        }

        return options;
    }

    /// <summary>Makes a folder, and what is missing above it, for its owner only.</summary>
    public static void MakeFolder(string path)
    {
        if (Directory.Exists(path))
        {
            return;
        }

        if (OperatingSystem.IsWindows())
        {
            // What lies under the user's profile is the user's own there.
            Directory.CreateDirectory(path);
            return;
        }

        // One by one: the mode is given to the last of several only.
        if (Path.GetDirectoryName(path) is { Length: > 0 } above)
        {
            MakeFolder(above);
        }

        Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
    }

    /// <summary>Reads a file while others may write to it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="wanted">Decides by the first line whether the rest is read; null for all.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The bytes; null when they are not wanted.</returns>
    public static async Task<byte[]?> ReadAsync(string path, Func<ReadOnlyMemory<byte>, bool>? wanted, CancellationToken cancellationToken)
    {
        Ensure(path);
        using var stream = new FileStream(path, new FileStreamOptions { Access = FileAccess.Read, Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0, Options = FileOptions.SequentialScan | FileOptions.Asynchronous });
        using var content = new MemoryStream((int)Math.Min(stream.Length + 1, 1 << 26));
        var buffer = new byte[64 * 1024];
        for (var isHead = wanted is not null; ;)
        {
            var read = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            content.Write(buffer, 0, read);
            if (isHead && content.GetBuffer().AsSpan(0, (int)content.Length).IndexOf((byte)'\n') is >= 0 and var end)
            {
                isHead = false;
                if (!wanted!(content.GetBuffer().AsMemory(0, end)))
                {
                    return null;
                }
            }

            if (read == 0)
            {
                return content.ToArray();
            }
        }
    }

    /// <summary>Refuses what would be waited for, or never ends.</summary>
    public static void Ensure(string path)
    {
        if (FileNode.Of(path)?.Kind is { } kind and not (FileKind.Regular or FileKind.Missing))
        {
            throw new IOException($"'{path}' is no regular file ({kind}). It was not opened.");
        }
    }
}
