using System.Globalization;
using StackStage.Snapshots;

namespace StackStage.Operations.StateFiles;

/// <summary>
/// Puts new content in the place of a state file so that at every moment the path holds either the whole old
/// or the whole new state: temporary file in the same folder, read back and tested, then renamed.
/// </summary>
internal static class StateFileWriter
{
    /// <summary>Replaces the content of a file that was read before, keeping a copy of the old one beside it.</summary>
    /// <param name="source">The file as it was read; its present content must still be the same.</param>
    /// <param name="write">Writes the new content.</param>
    /// <param name="resourceCount">How many resources the new content has.</param>
    /// <param name="errorsAllowed">How many errors the new content may have: none after a repair, those it had before after an edit.</param>
    /// <param name="time">The clock that names the backup.</param>
    /// <returns>The path of the backup.</returns>
    public static string Replace(StateFile source, Action<Stream> write, int resourceCount, int errorsAllowed, TimeProvider time)
    {
        // A link stays a link: what it points to is replaced.
        var path = ResolveLink(source.Path);
        var temporary = WriteTemporary(path, write, UnixModeOf(path), resourceCount, errorsAllowed);
        try
        {
            if (!HasContent(path, source.Content.Span))
            {
                throw StateFileErrors.ChangedMeanwhile(source.Path);
            }

            var backup = BackUp(path, time);
            File.Move(temporary, path, overwrite: true);
            return backup;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw StateFileErrors.NotWritable(source.Path, failure);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Writes a file beside others: a new one, or over one that the user agreed to lose.</summary>
    public static void Write(string path, Action<Stream> write, int resourceCount)
    {
        var target = File.Exists(path) ? ResolveLink(path) : path;
        var temporary = WriteTemporary(target, write, UnixModeOf(target), resourceCount, errorsAllowed: 0);
        try
        {
            File.Move(temporary, target, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw StateFileErrors.NotWritable(path, failure);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Whether a file has exactly this content; false when it is not there.</summary>
    public static bool HasContent(string path, ReadOnlySpan<byte> content)
    {
        if (!File.Exists(path))
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

    private static string ResolveLink(string path) => File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;

    private static UnixFileMode? UnixModeOf(string path) => OperatingSystem.IsWindows() || !File.Exists(path) ? null : File.GetUnixFileMode(path);

    private static string WriteTemporary(string path, Action<Stream> write, UnixFileMode? mode, int resourceCount, int errorsAllowed)
    {
        var folder = Path.GetDirectoryName(path)!;
        var temporary = Path.Combine(folder, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}.tmp");
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
            if (!OperatingSystem.IsWindows())
            {
                // A state may hold plain text that should not be: never wider than its owner, unless the old file was.
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using (var stream = new FileStream(temporary, options))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            if (mode is { } unixMode && !OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(temporary, unixMode);
            }

            Check(path, temporary, resourceCount, errorsAllowed);
            return temporary;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            File.Delete(temporary);
            throw StateFileErrors.NotWritable(path, failure);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    // What is on the disk is what counts, not what was meant to get there.
    private static void Check(string path, string temporary, int resourceCount, int errorsAllowed)
    {
        try
        {
            var snapshot = Snapshot.Read(File.ReadAllBytes(temporary));
            if (snapshot.Resources.Count != resourceCount)
            {
                throw StateFileErrors.CheckFailed(path, $"{snapshot.Resources.Count} resources instead of {resourceCount}");
            }

            var errors = snapshot.Verify().Where(found => found.Severity == FaultSeverity.Error).ToArray();
            if (errors.Length > errorsAllowed)
            {
                throw StateFileErrors.CheckFailed(path, errors[0].Message);
            }
        }
        catch (SnapshotFormatException failure)
        {
            throw StateFileErrors.CheckFailed(path, failure.Message);
        }
    }

    private static string BackUp(string path, TimeProvider time)
    {
        var stamp = time.GetUtcNow().ToString("yyyyMMdd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture);
        for (var attempt = 0; ; attempt++)
        {
            var backup = attempt == 0 ? $"{path}.{stamp}.bak" : $"{path}.{stamp}-{attempt}.bak";
            if (File.Exists(backup))
            {
                continue;
            }

            File.Copy(path, backup, overwrite: false);
            using var stream = new FileStream(backup, FileMode.Open, FileAccess.ReadWrite);
            stream.Flush(flushToDisk: true);
            return backup;
        }
    }
}
