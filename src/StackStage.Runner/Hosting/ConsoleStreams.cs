using System.Text;

namespace StackStage.Runner.Hosting;

/// <summary>
/// Readers and writers over the process's streams. What a program reads or writes at the other end is UTF-8 with \n on every
/// system; a console gets its own encoding and its own line ends.
/// </summary>
internal static class ConsoleStreams
{
    private const int BufferSize = 64 * 1024;

    /// <summary>A writer that is flushed by hand: what is written to a slow terminal or a pipe goes there in blocks.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="isRedirected">Whether that is a file or a pipe rather than a console.</param>
    /// <param name="consoleEncoding">The console's encoding.</param>
    /// <param name="onFailure">Told of the first write that fails, as on a full disk. Nothing is written after that.</param>
    public static StreamWriter Writer(Stream stream, bool isRedirected, Encoding consoleEncoding, Action<IOException> onFailure)
    {
        var writer = new StreamWriter(new GuardedStream(stream, onFailure), isRedirected ? new UTF8Encoding(false) : WithoutMark(consoleEncoding), BufferSize);
        if (isRedirected)
        {
            writer.NewLine = "\n";
        }

        return writer;
    }

    /// <summary>
    /// Reads a file or a pipe: UTF-8, or what its byte-order mark says, as files of Windows PowerShell have one. Bytes that are
    /// neither are an error: a name with another character in place of one is another name.
    /// </summary>
    public static StreamReader Reader(Stream stream) => new(stream, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true, BufferSize);

    // A console shows a byte-order mark as a character.
    private static Encoding WithoutMark(Encoding encoding) => encoding switch
    {
        { Preamble.Length: 0 } => encoding,
        UTF8Encoding => new UTF8Encoding(false),
        UnicodeEncoding { CodePage: 1200 } => new UnicodeEncoding(bigEndian: false, byteOrderMark: false),
        _ => encoding,
    };
}
