using System.Globalization;

namespace StackStage.Operations.StateFiles;

/// <summary>
/// Puts new content in the place of a state file so that at every moment the path holds either the whole old
/// or the whole new state: temporary file in the same folder, read back, then renamed.
/// </summary>
internal static class StateFileWriter
{
    /// <summary>Replaces the content of a file that was read before, keeping the old file beside it.</summary>
    /// <param name="source">The file as it was read; its present content must still be the same.</param>
    /// <param name="content">The new content.</param>
    /// <param name="test">Throws if the new content must not replace the old; runs while the disk is busy.</param>
    /// <param name="time">The clock that names the backup.</param>
    /// <returns>The path of the backup.</returns>
    public static string Replace(StateFile source, ReadOnlyMemory<byte> content, Action test, TimeProvider time)
    {
        // A link stays a link: what it points to is replaced.
        var path = ResolveLink(source.Path);
        var writing = Task.Run(() => WriteTemporary(path, content.Span));
        (DateTime, long) stamp;
        try
        {
            test();
            stamp = StampOf(path);
            if (!HasContent(path, source.Content.Span))
            {
                throw StateFileErrors.ChangedMeanwhile(source.Path);
            }
        }
        catch
        {
            DeleteWhenWritten(writing);
            throw;
        }

        var temporary = writing.GetAwaiter().GetResult();
        try
        {
            // The bytes were compared while the disk was busy; nobody may have come since.
            if (StampOf(path) != stamp)
            {
                throw StateFileErrors.ChangedMeanwhile(source.Path);
            }

            return MoveIntoPlace(temporary, path, FreeBackupPath(path, time));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw StateFileErrors.NotWritable(source.Path, failure);
        }
        finally
        {
            DeleteTemporary(temporary);
        }
    }

    /// <summary>Writes a file beside others: a new one, or over one that the user agreed to lose.</summary>
    public static void Write(string path, ReadOnlyMemory<byte> content)
    {
        string? temporary = null;
        try
        {
            var target = ResolveLink(path);
            temporary = WriteTemporary(target, content.Span);
            File.Move(temporary, target, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw StateFileErrors.NotWritable(path, failure);
        }
        finally
        {
            if (temporary is not null)
            {
                DeleteTemporary(temporary);
            }
        }
    }

    /// <summary>Writes a file that is not there yet, whole or not at all.</summary>
    /// <returns>False when somebody else made one of that name before.</returns>
    public static bool WriteNew(string path, ReadOnlyMemory<byte> content)
    {
        string? temporary = null;
        try
        {
            temporary = WriteTemporary(path, content.Span);
            File.Move(temporary, path, overwrite: false);
            return true;
        }
        catch (IOException) when (temporary is not null && File.Exists(temporary) && Path.Exists(path))
        {
            return false;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw StateFileErrors.NotWritable(path, failure);
        }
        finally
        {
            if (temporary is not null)
            {
                DeleteTemporary(temporary);
            }
        }
    }

    /// <summary>Whether two paths lead to one file, be it through links.</summary>
    /// <exception cref="Errors.StageException">A link leads nowhere, or in a circle.</exception>
    public static bool AreSame(string path, string other)
    {
        try
        {
            return string.Equals(path, other, StringComparison.Ordinal) || string.Equals(FinalTarget(path), FinalTarget(other), StringComparison.Ordinal);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw StateFileErrors.NotWritable(other, failure);
        }
    }

    /// <summary>Whether a file has exactly this content; false when it is not there.</summary>
    public static bool HasContent(string path, ReadOnlySpan<byte> content)
    {
        // A link that leads nowhere counts as a file that exists.
        if (!File.Exists(path) || !File.Exists(ResolveLink(path)))
        {
            return false;
        }

        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
        if (stream.Length != content.Length)
        {
            return false;
        }

        var buffer = new byte[Math.Min(content.Length, 1 << 20)];
        while (!content.IsEmpty)
        {
            var read = stream.Read(buffer);
            if (read == 0 || read > content.Length || !content[..read].SequenceEqual(buffer.AsSpan(0, read)))
            {
                return false;
            }

            content = content[read..];
        }

        return true;
    }

    // Folders on the way may be links, too.
    private static string FinalTarget(string path)
    {
        var full = Path.GetFullPath(ResolveLink(path));
        var folder = Path.GetDirectoryName(full);
        return folder is null ? full : Path.Combine(Directory.Exists(folder) ? FinalTarget(folder) : folder, Path.GetFileName(full));
    }

    private static string ResolveLink(string path) => Path.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path : path;

    private static UnixFileMode? UnixModeOf(string path) => OperatingSystem.IsWindows() || !File.Exists(path) ? null : File.GetUnixFileMode(path);

    private static string WriteTemporary(string path, ReadOnlySpan<byte> content)
    {
        var temporary = Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}.tmp");
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None, BufferSize = 0, PreallocationSize = content.Length };
            if (!OperatingSystem.IsWindows())
            {
                // A state may hold plain text that should not be: never wider than its owner, unless the old file was.
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using (var stream = new FileStream(temporary, options))
            {
                stream.Write(content);
                stream.Flush(flushToDisk: true);
            }

            if (UnixModeOf(path) is { } mode && !OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(temporary, mode);
            }

            // What is on the disk is what counts, not what was meant to get there.
            if (!HasContent(temporary, content))
            {
                throw StateFileErrors.CheckFailed(path, "its bytes differ");
            }

            return temporary;
        }
        catch (Exception failure)
        {
            DeleteTemporary(temporary);
            if (failure is IOException or UnauthorizedAccessException)
            {
                throw StateFileErrors.NotWritable(path, failure);
            }

            throw;
        }
    }

    // What is left over must not hide why the writing failed, nor make a success look like a failure.
    private static void DeleteTemporary(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The folder is gone, or became read-only meanwhile.
        }
    }

    private static (DateTime Written, long Length) StampOf(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? (file.LastWriteTimeUtc, file.Length) : default;
    }

    private static void DeleteWhenWritten(Task<string> writing)
    {
        try
        {
            DeleteTemporary(writing.GetAwaiter().GetResult());
        }
        catch (Errors.StageException)
        {
            // It could not be written either; then there is nothing to delete, and the other reason counts.
        }
    }

    private static string MoveIntoPlace(string temporary, string path, string backup)
    {
        try
        {
            // The old file itself becomes the backup, and at no moment is the path without a file.
            File.Replace(temporary, path, backup, ignoreMetadataErrors: true);
        }
        catch (Exception failure) when (failure is IOException or PlatformNotSupportedException && File.Exists(temporary) && !File.Exists(backup))
        {
            // A file system without hard links.
            File.Copy(path, backup, overwrite: false);
            File.Move(temporary, path, overwrite: true);
        }

        return backup;
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
