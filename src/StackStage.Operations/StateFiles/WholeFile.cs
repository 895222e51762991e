namespace StackStage.Operations.StateFiles;

/// <summary>Reads a whole file, a big one in parts side by side: touching so much memory for the first time is what takes the time.</summary>
internal static class WholeFile
{
    private const int PartLength = 8 * 1024 * 1024;

    public static async Task<byte[]> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var length = new FileInfo(path).Length;
        if (length is <= PartLength or > int.MaxValue)
        {
            // Also what is no plain file, such as a pipe, whose length says nothing.
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
