using StackStage.Operations.Steps;

namespace StackStage.Operations.StateFiles.Disk;

/// <summary>
/// Puts a new file in the place of an old one, which becomes the backup. On Unix the path is never without a file. Windows'
/// ReplaceFile renames twice and can fail in between, for an antivirus or a sync program that holds one of the files; then
/// the old file is put back, and it is tried again.
/// </summary>
internal sealed class FileReplacement(IFileMoves files, bool isWindows, IOperationHost host)
{
    // Six seconds in all: scanners and sync programs let go of a file within one or two.
    private static readonly TimeSpan[] Pauses = [.. new[] { 50, 100, 200, 400, 800, 1600, 3200 }.Select(milliseconds => TimeSpan.FromMilliseconds(milliseconds))];

    /// <summary>The replacement on this machine's disks.</summary>
    public static FileReplacement OnDisk(IOperationHost host) => new(DiskMoves.Instance, OperatingSystem.IsWindows(), host);

    /// <summary>Replaces a file.</summary>
    /// <param name="temporary">The new file, in the same folder.</param>
    /// <param name="path">The old file.</param>
    /// <param name="backup">The old file's new name, which is free.</param>
    /// <param name="cancellationToken">Ends the waiting for somebody who holds a file; the old file is then in its place.</param>
    /// <exception cref="IOException">It did not work, and the old file is in its place.</exception>
    /// <exception cref="UnauthorizedAccessException">As before.</exception>
    /// <exception cref="Errors.StageException">It did not work, and the old file is where the message says.</exception>
    public Task RunAsync(string temporary, string path, string backup, CancellationToken cancellationToken)
    {
        if (isWindows)
        {
            return RunOnWindowsAsync(temporary, path, backup, cancellationToken);
        }

        RunOnUnix(temporary, path, backup);
        return Task.CompletedTask;
    }

    private void RunOnUnix(string temporary, string path, string backup)
    {
        try
        {
            files.Replace(temporary, path, backup);
        }
        catch (Exception failure) when (failure is IOException or PlatformNotSupportedException && files.Exists(temporary) && !files.Exists(backup))
        {
            // A file system without hard links. A half-written copy must not look like a backup.
            var copy = Temporaries.NewPathFor(path);
            try
            {
                files.Copy(path, copy);
                files.Move(copy, backup, overwrite: false);
            }
            finally
            {
                Temporaries.Delete(copy);
            }

            files.Move(temporary, path, overwrite: true);
        }
    }

    private async Task RunOnWindowsAsync(string temporary, string path, string backup, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                files.Replace(temporary, path, backup);
                return;
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                if (!files.Exists(path) && files.Exists(backup))
                {
                    await MoveBackAsync(backup, path, failure).ConfigureAwait(false);
                }
                else if (files.Exists(path) && files.Exists(backup) && !files.Exists(temporary))
                {
                    // Both renames were done; what failed came after them.
                    return;
                }

                if (attempt == Pauses.Length || !IsHeldBySomebody(failure))
                {
                    throw;
                }

                host.WriteVerbose($"Somebody holds '{path}' ({failure.Message.TrimEnd('.')}). It is tried again.");
            }

            await Task.Delay(Pauses[attempt], host.Time, cancellationToken).ConfigureAwait(false);
        }
    }

    // Without the token: whoever stops the command wants the old file in its place.
    private async Task MoveBackAsync(string backup, string path, Exception cause)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                files.Move(backup, path, overwrite: false);
                return;
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                if (files.Exists(path) && !files.Exists(backup))
                {
                    return;
                }

                if (attempt == Pauses.Length)
                {
                    throw StateFileErrors.LeftInBackup(path, backup, cause);
                }
            }

            await Task.Delay(Pauses[attempt], host.Time, CancellationToken.None).ConfigureAwait(false);
        }
    }

    // Access denied is what a file says that is open for deletion, or being scanned. That the folder may be written in is known: the new file is there.
    private static bool IsHeldBySomebody(Exception failure)
    {
        const int AccessDenied = 5;
        const int SharingViolation = 32;
        const int LockViolation = 33;
        const int UnableToRemoveReplaced = 1175;
        const int UnableToMoveReplacement = 1176;
        const int UnableToMoveReplacement2 = 1177;
        const int UserMappedFile = 1224;
        return failure is UnauthorizedAccessException
            || (failure.HResult & 0xFFFF) is AccessDenied or SharingViolation or LockViolation or UnableToRemoveReplaced or UnableToMoveReplacement or UnableToMoveReplacement2 or UserMappedFile;
    }
}
