using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StackStage.Snapshots;

/// <summary>
/// Walks over JSON text without decoding it. Accepts exactly what <see cref="System.Text.Json.Utf8JsonReader"/> accepts with its
/// default options and a depth of <see cref="MaxDepth"/> (RFC 8259, any bytes above 0x1F inside strings); the tests compare the two.
/// </summary>
internal readonly unsafe ref struct JsonScanner
{
    /// <summary>The nesting that Go's JSON reader stops at, too.</summary>
    public const int MaxDepth = 10_000;

    [ThreadStatic]
    private static bool[]? _scratch;

    private readonly byte* _text;
    private readonly int _length;
    private readonly Span<bool> _isObject;

    public JsonScanner(byte* text, int length)
    {
        _text = text;
        _length = length;
        _isObject = _scratch ??= new bool[MaxDepth + 1];
    }

    public int Length => _length;

    /// <summary>The byte at a position; a fault of kind Truncated behind the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte At(int position)
    {
        if ((uint)position >= (uint)_length)
        {
            ThrowTruncated();
        }

        return _text[position];
    }

    /// <summary>The first position from here on that is not white space; may be the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int SkipSpace(int position) =>
        position < _length && _text[position] > ' ' ? position : SkipSpaceSlow(position);

    /// <summary>The position behind the closing quote of the string whose content begins here.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int SkipString(int position, out bool escaped)
    {
        escaped = false;
        while (true)
        {
            position = FindSpecial(position);
            var c = _text[position];
            if (c == '"')
            {
                return position + 1;
            }

            if (c != '\\')
            {
                throw new JsonFault(SnapshotFormatError.NotJson, position, $"A string contains the control character 0x{c:X2}.");
            }

            escaped = true;
            position = SkipEscape(position);
        }
    }

    /// <summary>The position behind the value that begins here. Does not recurse.</summary>
    /// <param name="position">Where the value's first byte is.</param>
    /// <param name="depth">How many arrays and objects are open around it.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int SkipValue(int position, int depth)
    {
        var open = 0;
        while (true)
        {
            // A value begins here.
            var c = At(position);
            if (c == '"')
            {
                position = SkipString(position + 1, out _);
            }
            else if (c is (byte)'{' or (byte)'[')
            {
                if (++open + depth > MaxDepth)
                {
                    throw new JsonFault(SnapshotFormatError.TooDeep, position, $"The JSON is nested deeper than {MaxDepth} levels.");
                }

                _isObject[open] = c == '{';
                position = SkipSpace(position + 1);
                var next = At(position);
                if (c == '{')
                {
                    if (next != '}')
                    {
                        position = SkipKey(position);
                        continue;
                    }
                }
                else if (next != ']')
                {
                    continue;
                }

                position++;
                open--;
            }
            else
            {
                position = SkipScalar(position);
            }

            // A value has ended here: what follows it?
            while (true)
            {
                if (open == 0)
                {
                    return position;
                }

                position = SkipSpace(position);
                c = At(position);
                if (c == ',')
                {
                    position = SkipSpace(position + 1);
                    if (_isObject[open])
                    {
                        position = SkipKey(position);
                    }

                    break;
                }

                if (c != (_isObject[open] ? '}' : ']'))
                {
                    ThrowUnexpected(position, _isObject[open] ? "',' or '}'" : "',' or ']'");
                }

                position++;
                open--;
            }
        }
    }

    /// <summary>The position behind the number or literal that begins here.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int SkipScalar(int position) => At(position) switch
    {
        (byte)'t' => SkipLiteral(position, "true"u8),
        (byte)'f' => SkipLiteral(position, "false"u8),
        (byte)'n' => SkipLiteral(position, "null"u8),
        (byte)'-' or (>= (byte)'0' and <= (byte)'9') => SkipNumber(position),
        _ => ThrowUnexpected(position, "a value"),
    };

    /// <summary>From the quote of a key to the first byte of its value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int SkipKey(int position)
    {
        if (At(position) != '"')
        {
            ThrowUnexpected(position, "a property name");
        }

        return SkipColon(SkipString(position + 1, out _));
    }

    /// <summary>From behind a key to the first byte of its value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int SkipColon(int position)
    {
        position = SkipSpace(position);
        if (At(position) != ':')
        {
            ThrowUnexpected(position, "':'");
        }

        return SkipSpace(position + 1);
    }

    [DoesNotReturn]
    public int ThrowUnexpected(int position, string expected)
    {
        var c = At(position);
        throw new JsonFault(
            SnapshotFormatError.NotJson,
            position,
            c is >= 0x20 and < 0x7F ? $"Expected {expected}, but found '{(char)c}'." : $"Expected {expected}, but found the byte 0x{c:X2}.");
    }

    [DoesNotReturn]
    private void ThrowTruncated() =>
        throw new JsonFault(SnapshotFormatError.Truncated, _length, "The JSON ends before it is complete.");

    /// <summary>The next quote, backslash or control character.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int FindSpecial(int position)
    {
        while (position <= _length - 32)
        {
            var block = Vector256.Load(_text + position);
            var special = Vector256.Equals(block, Vector256.Create((byte)'"'))
                | Vector256.Equals(block, Vector256.Create((byte)'\\'))
                | Vector256.Equals(Vector256.Min(block, Vector256.Create((byte)0x1F)), block);
            var bits = special.ExtractMostSignificantBits();
            if (bits != 0)
            {
                return position + BitOperations.TrailingZeroCount(bits);
            }

            position += 32;
        }

        while (position < _length)
        {
            var c = _text[position];
            if (c is (byte)'"' or (byte)'\\' or < 0x20)
            {
                return position;
            }

            position++;
        }

        ThrowTruncated();
        return position;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int SkipSpaceSlow(int position)
    {
        while (position < _length)
        {
            var c = _text[position];
            if (c > ' ')
            {
                return position;
            }

            if (c is not ((byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t'))
            {
                ThrowUnexpected(position, "JSON");
            }

            position++;
            while (c is (byte)'\n' or (byte)' ' && position <= _length - 16)
            {
                var other = ~Vector128.Equals(Vector128.Load(_text + position), Vector128.Create((byte)' '));
                var bits = other.ExtractMostSignificantBits();
                if (bits != 0)
                {
                    position += BitOperations.TrailingZeroCount(bits);
                    break;
                }

                position += 16;
            }
        }

        return position;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int SkipEscape(int position)
    {
        switch (At(position + 1))
        {
            case (byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t':
                return position + 2;
            case (byte)'u':
                for (var i = 2; i < 6; i++)
                {
                    if (!char.IsAsciiHexDigit((char)At(position + i)))
                    {
                        ThrowUnexpected(position + i, "a hexadecimal digit");
                    }
                }

                return position + 6;
            default:
                return ThrowUnexpected(position + 1, "an escape character");
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int SkipLiteral(int position, ReadOnlySpan<byte> literal)
    {
        for (var i = 0; i < literal.Length; i++)
        {
            if (At(position + i) != literal[i])
            {
                ThrowUnexpected(position + i, "'true', 'false' or 'null'");
            }
        }

        return position + literal.Length;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int SkipNumber(int position)
    {
        if (_text[position] == '-')
        {
            position++;
        }

        if (At(position) == '0')
        {
            position++;
        }
        else
        {
            position = SkipDigits(position);
        }

        if (position < _length && _text[position] == '.')
        {
            position = SkipDigits(position + 1);
        }

        if (position < _length && _text[position] is (byte)'e' or (byte)'E')
        {
            position++;
            if (At(position) is (byte)'+' or (byte)'-')
            {
                position++;
            }

            position = SkipDigits(position);
        }

        return position;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int SkipDigits(int position)
    {
        if (!char.IsAsciiDigit((char)At(position)))
        {
            ThrowUnexpected(position, "a digit");
        }

        do
        {
            position++;
        }
        while (position < _length && char.IsAsciiDigit((char)_text[position]));
        return position;
    }
}
