using System.Globalization;
using System.Text;

namespace StackStage.Sandbox.Http;

/// <summary>Lines, counted bytes and chunked bodies from a stream, through one buffer, within a time.</summary>
internal sealed class HttpReader(Stream stream, HttpLimits limits, TimeProvider time)
{
    private const int FirstPiece = 64 * 1024;
    private byte[] _buffer = new byte[16 * 1024];
    private int _start;
    private int _end;
    private long _deadline = long.MaxValue;
    private TimeSpan _pause = Timeout.InfiniteTimeSpan;

    /// <summary>From now on: how long everything may take together, and how long until the next byte.</summary>
    public void Within(TimeSpan whole, TimeSpan pause)
    {
        _deadline = time.GetTimestamp() + (long)(whole.TotalSeconds * time.TimestampFrequency);
        _pause = pause;
    }

    /// <summary>From now on, take all the time there is: an answer is being made.</summary>
    public void WithoutLimit() => _deadline = long.MaxValue;

    /// <summary>Whether there is a byte to read; false at the end of the stream.</summary>
    public async Task<bool> AnyAsync(CancellationToken stop) => _start < _end || await FillAsync(stop) > 0;

    /// <summary>The next line without its CRLF, or null at the end of the stream; its length is taken from <paramref name="budget"/>.</summary>
    public async Task<string?> LineAsync(HttpBudget budget, CancellationToken stop)
    {
        var scanned = 0;
        while (true)
        {
            var newline = _buffer.AsSpan(_start + scanned, _end - _start - scanned).IndexOf((byte)'\n');
            if (newline >= 0)
            {
                var length = scanned + newline;
                budget.Take(length + 1);
                var text = length > 0 && _buffer[_start + length - 1] == '\r' ? length - 1 : length;
                var line = Encoding.UTF8.GetString(_buffer, _start, text);
                _start += length + 1;
                return line;
            }
            scanned = _end - _start;
            budget.Check(scanned);
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
        var read = await ReadAsync(_buffer.AsMemory(_end), stop);
        _end += read;
        return read;
    }

    /// <summary>A body of known length. What was announced is no reason to make room for it: room is made for what has come.</summary>
    public async Task<byte[]> ExactlyAsync(int count, CancellationToken stop)
    {
        if (count == 0)
        {
            return [];
        }

        var bytes = new byte[Math.Min(count, FirstPiece)];
        var have = Math.Min(bytes.Length, _end - _start);
        Buffer.BlockCopy(_buffer, _start, bytes, 0, have);
        _start += have;
        while (have < count)
        {
            if (have == bytes.Length)
            {
                Array.Resize(ref bytes, (int)Math.Min(count, bytes.Length * 2L));
            }

            if (_start < _end)
            {
                var more = Math.Min(bytes.Length - have, _end - _start);
                Buffer.BlockCopy(_buffer, _start, bytes, have, more);
                _start += more;
                have += more;
                continue;
            }

            var read = await ReadAsync(bytes.AsMemory(have), stop);
            have += read > 0 ? read : throw new IOException("The request ended in its body.");
        }

        return bytes;
    }

    /// <summary>A chunked body; its trailer fields are appended to <paramref name="headers"/>.</summary>
    public async Task<byte[]> ChunkedAsync(HttpHeaders headers, HttpBudget head, long limit, CancellationToken stop)
    {
        using var body = new MemoryStream();
        while (true)
        {
            var line = await LineAsync(new HttpBudget(limits.ChunkLineBytes), stop) ?? throw new IOException("The request ended in its body.");
            var semicolon = line.IndexOf(';');
            var size = semicolon < 0 ? line : line[..semicolon];
            if (!long.TryParse(size.Trim(), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var count) || count < 0)
            {
                throw HttpFailure.Malformed("Malformed chunk size.");
            }

            if (count == 0)
            {
                break;
            }

            if (count > limit - body.Length)
            {
                throw HttpFailure.BodyTooLarge(limit);
            }

            body.Write(await ExactlyAsync((int)count, stop));
            if (await LineAsync(new HttpBudget(limits.ChunkLineBytes), stop) is { Length: > 0 })
            {
                throw HttpFailure.Malformed("A chunk is longer than it says.");
            }
        }
        while (await LineAsync(head, stop) is { Length: > 0 } trailer)
        {
            headers.AppendField(trailer, limits.Fields);
        }

        return body.ToArray();
    }

    /// <summary>Throws away what still comes.</summary>
    public async Task DrainAsync(CancellationToken stop)
    {
        do
        {
            _start = _end = 0;
        }
        while (await FillAsync(stop) > 0);
    }

    private async Task<int> ReadAsync(Memory<byte> into, CancellationToken stop)
    {
        if (_deadline == long.MaxValue)
        {
            return await stream.ReadAsync(into, stop);
        }

        var left = TimeSpan.FromSeconds((_deadline - time.GetTimestamp()) / (double)time.TimestampFrequency);
        if (_pause != Timeout.InfiniteTimeSpan && _pause < left)
        {
            left = _pause;
        }

        if (left <= TimeSpan.Zero)
        {
            throw HttpFailure.TimedOut();
        }

        using var late = new CancellationTokenSource(left, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, late.Token);
        try
        {
            return await stream.ReadAsync(into, either.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw HttpFailure.TimedOut();
        }
    }
}

/// <summary>How many bytes may still come.</summary>
internal sealed class HttpBudget(int bytes)
{
    private int _left = bytes;

    /// <summary>Takes bytes from it, or fails.</summary>
    public void Take(int count)
    {
        Check(count);
        _left -= count;
    }

    /// <summary>Fails when so many are not left.</summary>
    public void Check(int count)
    {
        if (count > _left)
        {
            throw HttpFailure.HeadTooLarge();
        }
    }
}
