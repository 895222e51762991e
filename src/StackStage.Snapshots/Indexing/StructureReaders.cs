using System.Buffers;
using System.Runtime.CompilerServices;

namespace StackStage.Snapshots;

/// <summary>Goes through the members of an object; the caller reads the values.</summary>
internal ref struct MemberReader(JsonScanner json, int start)
{
    private readonly JsonScanner _json = json;
    private int _position = start;
    private bool _first = true;

    /// <summary>The position behind the closing brace, when there are no more members.</summary>
    public int End { get; private set; }

    /// <summary>The opening quote of the member's key.</summary>
    public int KeyAt { get; private set; }

    /// <summary>Goes to the next member: its unescaped key, and where its value begins.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Next(ReadOnlySpan<byte> text, out ReadOnlySpan<byte> key, out int value)
    {
        var position = _json.SkipSpace(_first ? _position + 1 : _position);
        var c = _json.At(position);
        if (c == '}')
        {
            End = position + 1;
            key = default;
            value = -1;
            return false;
        }

        if (!_first)
        {
            if (c != ',')
            {
                _json.ThrowUnexpected(position, "',' or '}'");
            }

            position = _json.SkipSpace(position + 1);
            c = _json.At(position);
        }

        if (c != '"')
        {
            _json.ThrowUnexpected(position, "a property name");
        }

        _first = false;
        KeyAt = position;
        var end = _json.SkipString(position + 1, out var escaped);
        key = text[(position + 1)..(end - 1)];
        if (escaped)
        {
            var unescaped = new ArrayBufferWriter<byte>(key.Length);
            JsonText.Unescape(key, unescaped);
            key = unescaped.WrittenSpan;
        }

        value = _json.SkipColon(end);
        _json.At(value);
        return true;
    }

    /// <summary>Tells where the member's value ended.</summary>
    public void Continue(int end) => _position = end;
}

/// <summary>Goes through the elements of a list; the caller reads the values.</summary>
internal ref struct ElementReader(JsonScanner json, int start)
{
    private readonly JsonScanner _json = json;
    private int _position = start;
    private bool _first = true;

    /// <summary>The position behind the closing bracket, when there are no more elements.</summary>
    public int End { get; private set; }

    /// <summary>Goes to the next element: where it begins.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Next(out int value)
    {
        var position = _json.SkipSpace(_first ? _position + 1 : _position);
        var c = _json.At(position);
        value = position;
        if (c == ']')
        {
            End = position + 1;
            return false;
        }

        if (!_first)
        {
            if (c != ',')
            {
                _json.ThrowUnexpected(position, "',' or ']'");
            }

            value = _json.SkipSpace(position + 1);
            _json.At(value);
        }

        _first = false;
        return true;
    }

    /// <summary>Tells where the element ended.</summary>
    public void Continue(int end) => _position = end;
}
