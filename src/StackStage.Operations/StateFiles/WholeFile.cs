using StackStage.Operations.Machine;

namespace StackStage.Operations.StateFiles;

/// <summary>Reads a whole file, a big one in parts side by side: touching so much memory for the first time is what takes the time.</summary>
internal static class WholeFile
{
    private const int PartLength = 8 * 1024 * 1024;

    /// <summary>Reads a file.</summary>
    /// <exception cref="Errors.StageException">It is a folder, a device, a pipe or a socket, which is not opened; or it is too large.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static async Task<byte[]> ReadAsync(string path, CancellationToken cancellationToken)
    {
        // A pipe would be waited for, and some devices never end.
        if (FileNode.Of(path)?.Kind is { } kind and not (FileKind.Regular or FileKind.Missing))
        {
            throw StateFileErrors.NotRegular(path, kind);
        }

        var length = new FileInfo(FileLinks.Resolve(path)).Length;
        if (length > Array.MaxLength)
        {
            throw StateFileErrors.TooLarge(path, length);
        }

        if (length <= PartLength)
        {
            // Also what the kernel makes up while it is read, whose length says nothing.
            return await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false);
        }

        using var file = File.OpenHandle(path);
        var content = GC.AllocateUninitializedArray<byte>((int)length);
        var parts = Enumerable.Range(0, (content.Length + PartLength - 1) / PartLength);
        await Parallel.ForEachAsync(parts, cancellationToken, async (part, cancellation) =>
        {
            var start = part * PartLength;
            var left = content.AsMemory(start, Math.Min(PartLength, content.Length - start));
            for (long at = start; !left.IsEmpty;)
            {
                var read = await RandomAccess.ReadAsync(file, left, at, cancellation).ConfigureAwait(false);
                if (read == 0)
                {
                    throw new EndOfStreamException("The file became shorter while it was read.");
                }

                at += read;
                left = left[read..];
            }
        }).ConfigureAwait(false);
        return content;
    }
}
