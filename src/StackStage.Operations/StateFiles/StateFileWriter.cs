using System.Globalization;
using StackStage.Operations.Machine;
using StackStage.Operations.StateFiles.Disk;
using StackStage.Operations.Steps;

namespace StackStage.Operations.StateFiles;

/// <summary>
/// Puts new content in the place of a state file: temporary file in the same folder, read back, then renamed. If the process is
/// killed, the path holds the whole old state or the whole new one.
/// </summary>
internal static class StateFileWriter
{
    /// <summary>Replaces the content of a file that was read before, keeping the old file beside it.</summary>
    /// <param name="source">The file as it was read; its present content must still be the same.</param>
    /// <param name="content">The new content.</param>
    /// <param name="test">Throws if the new content must not replace the old; runs while the disk is busy.</param>
    /// <param name="host">Has the clock that names the backup, and hears of what could not be kept.</param>
    /// <param name="cancellationToken">Stops it; the file is then as it was.</param>
    /// <returns>The path of the backup.</returns>
    public static async Task<string> ReplaceAsync(StateFile source, ReadOnlyMemory<byte> content, Action test, IOperationHost host, CancellationToken cancellationToken)
    {
        // A link stays a link: what it points to is replaced.
        var path = FileLinks.Resolve(source.FilePath!);
        EnsureWritable(path);
        Prepare(path, host);
        var writing = Task.Run(() => TemporaryFile.Write(path, content.Span, host), CancellationToken.None);
        (DateTime, long) stamp;
        try
        {
            test();
            stamp = StampOf(path);
            if (!FileContent.Match(path, source.Content.Span))
            {
                throw StateFileErrors.ChangedMeanwhile(source.FilePath!);
            }
        }
        catch
        {
            await DeleteWhenWrittenAsync(writing).ConfigureAwait(false);
            throw;
        }

        using var temporary = await writing.ConfigureAwait(false);
        try
        {
            // The bytes were compared while the disk was busy; nobody may have come since.
            if (StampOf(path) != stamp)
            {
                throw StateFileErrors.ChangedMeanwhile(source.FilePath!);
            }

            cancellationToken.ThrowIfCancellationRequested();
            var backup = FreeBackupPath(path, host.Time);
            temporary.Close();
            await FileReplacement.OnDisk(host).RunAsync(temporary.Path, path, backup, cancellationToken).ConfigureAwait(false);
            return backup;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw StateFileErrors.NotWritable(source.FilePath!, failure);
        }
    }

    /// <summary>Writes a file beside others: a new one, its folder included, or over one that the user agreed to lose.</summary>
    public static async Task WriteAsync(string path, ReadOnlyMemory<byte> content, IOperationHost host, CancellationToken cancellationToken)
    {
        try
        {
            var target = FileLinks.Resolve(path);
            EnsureWritable(target);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            Prepare(target, host);
            using var temporary = TemporaryFile.Write(target, content.Span, host);
            temporary.Close();
            if (!OperatingSystem.IsWindows() || !File.Exists(target))
            {
                File.Move(temporary.Path, target, overwrite: true);
                return;
            }

            // A plain rename would lose the access control list of the file that is there.
            var old = Temporaries.NewPathFor(target);
            await FileReplacement.OnDisk(host).RunAsync(temporary.Path, target, old, cancellationToken).ConfigureAwait(false);
            Temporaries.Delete(old);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw StateFileErrors.NotWritable(path, failure);
        }
    }

    /// <summary>Writes a file that is not there yet, its folder included, whole or not at all.</summary>
    /// <returns>False when somebody else made one of that name before.</returns>
    public static bool WriteNew(string path, ReadOnlyMemory<byte> content, IOperationHost host)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            Prepare(path, host);
            using var temporary = TemporaryFile.Write(path, content.Span, host);
            temporary.Close();
            try
            {
                File.Move(temporary.Path, path, overwrite: false);
                return true;
            }
            catch (IOException) when (Path.Exists(path))
            {
                return false;
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw StateFileErrors.NotWritable(path, failure);
        }
    }

    /// <summary>Refuses what must not be written to: what is no regular file, and what is read-only.</summary>
    /// <exception cref="Errors.StageException">It is one of these.</exception>
    public static void EnsureWritable(string path)
    {
        switch (FileNode.Of(path)?.Kind)
        {
            case null or FileKind.Missing:
                // What cannot be told, such as a link in a circle, the writing will say.
                return;
            case FileKind.Regular:
                break;
            case FileKind.Folder:
                throw StateFileErrors.DestinationIsFolder(path);
            case { } kind:
                throw StateFileErrors.NotRegular(path, kind);
        }

        if (IsReadOnly(path))
        {
            throw StateFileErrors.ReadOnly(path);
        }
    }

    // On Unix: nobody may write it, which somebody has seen to. Whether this user may is for the folder to say.
    private static bool IsReadOnly(string path)
    {
        const UnixFileMode AnyWrite = UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
        return File.Exists(path) && (OperatingSystem.IsWindows()
            ? File.GetAttributes(path).HasFlag(FileAttributes.ReadOnly)
            : (File.GetUnixFileMode(path) & AnyWrite) == 0);
    }

    private static void Prepare(string path, IOperationHost host)
    {
        if (Temporaries.ClearFor(path) is > 0 and var cleared)
        {
            host.WriteVerbose($"{cleared} temporary file(s) that an interrupted run left beside '{path}' were deleted.");
        }
    }

    private static (DateTime Written, long Length) StampOf(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? (file.LastWriteTimeUtc, file.Length) : default;
    }

    private static async Task DeleteWhenWrittenAsync(Task<TemporaryFile> writing)
    {
        try
        {
            (await writing.ConfigureAwait(false)).Dispose();
        }
        catch (Errors.StageException)
        {
            // It could not be written either; then there is nothing to delete, and the other reason counts.
        }
    }

    private static string FreeBackupPath(string path, TimeProvider time)
    {
        var stamp = time.GetUtcNow().ToString("yyyyMMdd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture);
        var backup = $"{path}.{stamp}.bak";
        for (var attempt = 1; File.Exists(backup); attempt++)
        {
            backup = $"{path}.{stamp}-{attempt}.bak";
        }

        return backup;
    }
}
