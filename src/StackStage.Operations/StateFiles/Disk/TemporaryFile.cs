using StackStage.Operations.Errors;
using StackStage.Operations.Machine;
using StackStage.Operations.Steps;

namespace StackStage.Operations.StateFiles.Disk;

/// <summary>
/// New content beside the file whose place it is to take: written, flushed to the disk, read back, with the owner and the mode of
/// the file that is there. Locked until it is moved, and deleted if it is not.
/// </summary>
internal sealed class TemporaryFile : IDisposable
{
    private readonly FileStream _stream;

    private TemporaryFile(string path, FileStream stream)
    {
        Path = path;
        _stream = stream;
    }

    /// <summary>Its path.</summary>
    public string Path { get; }

    /// <summary>Writes one.</summary>
    /// <param name="target">The file whose place it is to take.</param>
    /// <param name="content">The content.</param>
    /// <param name="host">Hears when the owner cannot be kept.</param>
    /// <exception cref="StageException">It cannot be written, or does not read back.</exception>
    public static TemporaryFile Write(string target, ReadOnlySpan<byte> content, IOperationHost host)
    {
        TemporaryFile? file = null;
        try
        {
            file = Create(target, content.Length);
            file._stream.Write(content);
            file._stream.Flush(flushToDisk: true);
            file.TakeAfter(target, host);

            // What is on the disk is what counts, not what was meant to get there.
            file._stream.Position = 0;
            if (!FileContent.Match(file._stream, content))
            {
                throw StateFileErrors.CheckFailed(target, "its bytes differ");
            }

            return file;
        }
        catch (Exception failure)
        {
            file?.Dispose();
            if (failure is IOException or UnauthorizedAccessException)
            {
                throw StateFileErrors.NotWritable(target, failure);
            }

            throw;
        }
    }

    /// <summary>Lets go of it, so that it can be renamed on Windows, too, and be read by others as soon as it is in its place.</summary>
    public void Close() => _stream.Dispose();

    /// <inheritdoc/>
    public void Dispose()
    {
        Close();
        Temporaries.Delete(Path);
    }

    /// <summary>A mode that gives a group no more than it gives everybody.</summary>
    internal static UnixFileMode ForAnotherGroup(UnixFileMode mode)
    {
        const UnixFileMode Group = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute;
        var everybody = (int)(mode & (UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute));
        return mode & (~Group | (UnixFileMode)(everybody << 3));
    }

    private static TemporaryFile Create(string target, long length)
    {
        var path = Temporaries.NewPathFor(target);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 0, PreallocationSize = length };
        if (!OperatingSystem.IsWindows())
        {
            // A state may hold plain text that should not be: never wider than its owner, unless the old file was.
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new TemporaryFile(path, new FileStream(path, options));
    }

    private void TakeAfter(string target, IOperationHost host)
    {
        if (OperatingSystem.IsWindows() || !File.Exists(target))
        {
            return;
        }

        // The owner first: a change of it may take bits of the mode away.
        var mode = File.GetUnixFileMode(target);
        if (FileNode.Of(target)?.Owner is { } owner && FileNode.Of(Path)?.Owner is { } present && owner != present)
        {
            var kept = UnixFiles.Give(Path, owner);
            if (!kept.Group && owner.Group != present.Group)
            {
                // What the old group might do is no right of another one.
                mode = ForAnotherGroup(mode);
            }

            if (!kept.User && (FileNode.Of(Path)?.Owner ?? present) is var now && now != owner)
            {
                host.WriteWarning(
                    $"'{target}' belonged to user and group {owner}, to whom this session may not give a file: it belongs to {now} now. To give it back, as root: chown {owner} '{target}'");
            }
        }

        File.SetUnixFileMode(Path, mode);
    }
}
