using System.Globalization;
using System.Text;

namespace StackStage.Sandbox.Http;

/// <summary>Lines, counted bytes and chunked bodies from a stream, through one buffer.</summary>
internal sealed class HttpReader(Stream stream)
{
    private const int MaxLine = 64 * 1024;
    private byte[] _buffer = new byte[16 * 1024];
    private int _start;
    private int _end;

    /// <summary>The next line without its CRLF, or null at the end of the stream.</summary>
    public async Task<string?> LineAsync(CancellationToken stop)
    {
        var scanned = 0;
        while (true)
        {
            var newline = _buffer.AsSpan(_start + scanned, _end - _start - scanned).IndexOf((byte)'\n');
            if (newline >= 0)
            {
                var length = scanned + newline;
                var text = length > 0 && _buffer[_start + length - 1] == '\r' ? length - 1 : length;
                var line = Encoding.UTF8.GetString(_buffer, _start, text);
                _start += length + 1;
                return line;
            }
            scanned = _end - _start;
            if (scanned > MaxLine)
            {
                throw new FormatException("Line too long.");
            }

            if (await FillAsync(stop) == 0)
            {
                return scanned == 0 ? null : throw new IOException("The request ended in a line.");
            }
        }
    }

    /// <summary>Reads more into the buffer; 0 at the end of the stream.</summary>
    public async Task<int> FillAsync(CancellationToken stop)
    {
        if (_start == _end)
        {
            _start = _end = 0;
        }

        if (_end == _buffer.Length)
        {
            if (_start > 0)
            {
                Buffer.BlockCopy(_buffer, _start, _buffer, 0, _end - _start);
                _end -= _start;
                _start = 0;
            }
            else
            {
                Array.Resize(ref _buffer, _buffer.Length * 2);
            }
        }
        var read = await stream.ReadAsync(_buffer.AsMemory(_end), stop);
        _end += read;
        return read;
    }

    public async Task<byte[]> ExactlyAsync(int count, CancellationToken stop)
    {
        if (count == 0)
        {
            return [];
        }

        var bytes = new byte[count];
        var have = Math.Min(count, _end - _start);
        Buffer.BlockCopy(_buffer, _start, bytes, 0, have);
        _start += have;
        if (have < count)
        {
            await stream.ReadExactlyAsync(bytes.AsMemory(have), stop);
        }

        return bytes;
    }

    /// <summary>A chunked body; its trailer fields are appended to <paramref name="headers"/>.</summary>
    public async Task<byte[]> ChunkedAsync(HttpHeaders headers, CancellationToken stop)
    {
        using var body = new MemoryStream();
        while (true)
        {
            var line = await LineAsync(stop) ?? throw new IOException("The request ended in its body.");
            var semicolon = line.IndexOf(';');
            var size = semicolon < 0 ? line : line[..semicolon];
            if (!int.TryParse(size.Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var count) || count < 0)
            {
                throw new FormatException("Malformed chunk size.");
            }

            if (count == 0)
            {
                break;
            }

            body.Write(await ExactlyAsync(count, stop));
            await LineAsync(stop);
        }
        while (await LineAsync(stop) is { Length: > 0 } trailer)
        {
            var colon = trailer.IndexOf(':');
            if (colon > 0)
            {
                headers.Append(trailer[..colon], trailer[(colon + 1)..].Trim());
            }
        }
        return body.ToArray();
    }
}
