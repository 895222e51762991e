using StackStage.Operations.Machine;

namespace StackStage.Operations.Journal.Disk;

/// <summary>
/// An empty file that one process has open for itself. The system takes the hold away with the process, however that ends;
/// nothing that is left behind has to be judged.
/// </summary>
internal static class FileHold
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Takes a hold.</summary>
    /// <param name="path">The file; made if it is not there.</param>
    /// <returns>The hold; null when somebody else has it.</returns>
    /// <exception cref="IOException">The file cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">As before.</exception>
    public static FileStream? TryTake(string path)
    {
        if (FileNode.Of(path)?.Kind is { } kind and not (FileKind.Regular or FileKind.Missing))
        {
            throw new IOException($"'{path}' is no regular file ({kind}).");
        }

        try
        {
            return new FileStream(path, JournalFile.Options(FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException failure) when (IsSharingViolation(failure))
        {
            return null;
        }
    }

    /// <summary>Takes a hold that others have for moments only.</summary>
    /// <param name="path">The file; made if it is not there.</param>
    /// <param name="patience">How long to try.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The hold; null when somebody had it all the time.</returns>
    public static async Task<FileStream?> TakeAsync(string path, TimeSpan patience, CancellationToken cancellationToken)
    {
        // Other processes live by the clock of the machine, whatever clock this one's waits go by.
        var until = Environment.TickCount64 + (long)patience.TotalMilliseconds;
        while (true)
        {
            if (TryTake(path) is { } hold)
            {
                return hold;
            }

            if (Environment.TickCount64 >= until)
            {
                return null;
            }

            await Task.Delay(Pause, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Whether somebody has the hold. Any number may ask at once.</summary>
    public static bool IsTaken(string path)
    {
        try
        {
            using var look = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
            return false;
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    // EAGAIN of Linux and of macOS, and ERROR_SHARING_VIOLATION.
    private static bool IsSharingViolation(IOException failure) => failure.HResult is 11 or 35 or unchecked((int)0x80070020);
}
