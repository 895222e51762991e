using System.Text;

namespace StackStage.Runner.Binding;

/// <summary>The lines of standard input, whatever ends them, without a byte-order mark, and none of them endless.</summary>
internal sealed class InputLines(TextReader reader, int limit)
{
    private readonly char[] _buffer = new char[64 * 1024];
    private readonly StringBuilder _line = new();
    private int _position;
    private int _length;
    private bool _afterReturn;

    /// <summary>The number of the line that was returned last, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>The next line, or null at the end.</summary>
    /// <exception cref="UsageException">It is not UTF-8, has zero characters, or does not end.</exception>
    public string? Next()
    {
        while (true)
        {
            if (_position == _length && !Fill())
            {
                return _line.Length == 0 ? null : Take();
            }

            if (_afterReturn)
            {
                _afterReturn = false;
                if (_buffer[_position] == '\n')
                {
                    _position++;
                    continue;
                }
            }

            var rest = _buffer.AsSpan(_position, _length - _position);
            var end = rest.IndexOfAny('\r', '\n');
            _line.Append(end < 0 ? rest : rest[..end]);
            if (_line.Length > limit)
            {
                throw TooLong(limit);
            }

            if (end < 0)
            {
                _position = _length;
                continue;
            }

            _afterReturn = rest[end] == '\r';
            _position += end + 1;
            return Take();
        }
    }

    internal static UsageException TooLong(int limit) =>
        new("InputTooLong", FormattableString.Invariant($"A record on standard input is longer than {limit} characters."), "Give the file's path instead of its content, or write one record a line.");

    private string Take()
    {
        var line = _line.ToString();
        _line.Clear();
        if (Number++ == 0)
        {
            line = line.TrimStart('\uFEFF');
        }

        return line.Contains('\0', StringComparison.Ordinal)
            ? throw new UsageException("InvalidInput", $"Line {Number} of standard input has zero characters: it is binary, or UTF-16 without a byte-order mark.", "Write it as UTF-8.")
            : line;
    }

    private bool Fill()
    {
        try
        {
            _length = reader.Read(_buffer, 0, _buffer.Length);
        }
        catch (DecoderFallbackException failure)
        {
            throw new UsageException("InvalidInput", "Standard input is not UTF-8.", "Write it as UTF-8, or as UTF-16 with a byte-order mark.", failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException("InputNotReadable", $"Standard input cannot be read: {failure.Message}", "Nothing that it might have named was touched; --no-stdin leaves it alone.", failure);
        }

        _position = 0;
        return _length > 0;
    }
}
