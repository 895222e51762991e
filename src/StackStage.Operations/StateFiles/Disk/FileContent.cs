using StackStage.Operations.Machine;

namespace StackStage.Operations.StateFiles.Disk;

/// <summary>Compares files with what should be in them.</summary>
internal static class FileContent
{
    /// <summary>Whether a file has exactly this content; false when it is not there.</summary>
    public static bool Match(string path, ReadOnlySpan<byte> content)
    {
        // A link that leads nowhere counts as a file that exists.
        if (!File.Exists(path) || !File.Exists(FileLinks.Resolve(path)))
        {
            return false;
        }

        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
        return Match(stream, content);
    }

    /// <summary>Whether a stream has exactly this content from where it stands, which is its beginning.</summary>
    public static bool Match(FileStream stream, ReadOnlySpan<byte> content)
    {
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
}
