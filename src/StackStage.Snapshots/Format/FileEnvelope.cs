using System.IO.Compression;

namespace StackStage.Snapshots;

/// <summary>What is around the JSON text in a file: gzip and a byte order mark.</summary>
internal static class FileEnvelope
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Whether the bytes are gzip.</summary>
    public static bool IsGzip(ReadOnlySpan<byte> file) => file is [0x1F, 0x8B, ..];

    /// <summary>How many bytes the byte order mark takes.</summary>
    public static int ByteOrderMarkLength(ReadOnlySpan<byte> text) => text.StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0;

    /// <summary>Refuses what can be told to be something else by its first bytes.</summary>
    public static void RefuseOtherFormats(ReadOnlySpan<byte> file)
    {
        if (file is [0x28, 0xB5, 0x2F, 0xFD, ..])
        {
            throw new SnapshotFormatException(
                SnapshotFormatError.Zstandard,
                "The file is compressed with Zstandard, which is not read here.",
                position: 0,
                recommendedAction: "Decompress it first (zstd -d), or turn zstd off and let Pulumi write it again.");
        }

        if (file is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [(byte)'{', 0, ..] or [0, (byte)'{', ..])
        {
            throw new SnapshotFormatException(
                SnapshotFormatError.WrongEncoding,
                "The file is UTF-16 or UTF-32 text; a state is UTF-8.",
                position: 0,
                recommendedAction: "Save it as UTF-8. In Windows PowerShell, '>' writes UTF-16: use 'pulumi stack export --file' instead.");
        }
    }

    /// <summary>Decompresses a gzip file. When it is cut off, what came out so far is given, if it is asked for.</summary>
    public static byte[] Decompress(ReadOnlyMemory<byte> file, bool salvage, CancellationToken cancellationToken)
    {
        // The last four bytes tell the length, modulo 4 GB, if they are there: a hint, and a check.
        var hint = file.Length >= 18 ? BitConverter.ToUInt32(file.Span[^4..]) : 0;
        var text = new byte[Math.Clamp(hint, 4096, Math.Min(Array.MaxLength, 4096 + (1032L * file.Length)))];
        var length = 0;
        Exception? cause = null;
        try
        {
            using var stream = new GZipStream(AsStream(file), CompressionMode.Decompress);
            while (true)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (length == text.Length)
                {
                    // The hint is usually right: look whether this is the end before growing.
                    var probe = stream.ReadByte();
                    if (probe < 0)
                    {
                        break;
                    }

                    if (length == Array.MaxLength)
                    {
                        throw TooLarge();
                    }

                    Array.Resize(ref text, (int)Math.Min(2L * length, Array.MaxLength));
                    text[length++] = (byte)probe;
                }

                var read = stream.Read(text, length, Math.Min(text.Length - length, 1 << 20));
                if (read == 0)
                {
                    break;
                }

                length += read;
            }
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException or IOException)
        {
            cause = exception;
        }

        // A cut-off stream ends without an error on some runtimes; its length then does not fit.
        if (cause is not null || file.Length < 18 || (uint)length != hint)
        {
            if (!salvage || length == 0)
            {
                throw new SnapshotFormatException(
                    SnapshotFormatError.CorruptGzip,
                    "The file begins like gzip, but is damaged or cut off.",
                    recommendedAction: "Restore it from a backup, or read it with -Salvage to recover what can be decompressed.",
                    innerException: cause);
            }
        }

        if (length != text.Length)
        {
            Array.Resize(ref text, length);
        }

        return text;
    }

    /// <summary>Writes text as gzip.</summary>
    public static void Compress(ReadOnlySpan<byte> text, Stream target)
    {
        using var stream = new GZipStream(target, CompressionLevel.Optimal, leaveOpen: true);
        stream.Write(text);
    }

    public static SnapshotFormatException TooLarge() => new(
        SnapshotFormatError.TooLarge,
        "The state is larger than 2 GB, which is more than can be read.",
        recommendedAction: "Split the stack: no tool handles a state of this size well.");

    private static MemoryStream AsStream(ReadOnlyMemory<byte> file) =>
        System.Runtime.InteropServices.MemoryMarshal.TryGetArray(file, out var segment)
            ? new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false)
            : new MemoryStream(file.ToArray(), writable: false);
}
