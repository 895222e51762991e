using System.Buffers;
using System.Text;

namespace StackStage.Snapshots;

/// <summary>JSON strings: from their text in a file to what they mean, and back.</summary>
internal static class JsonText
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The text of a string whose content (without the quotes) is given.</summary>
    public static string Decode(ReadOnlySpan<byte> content)
    {
        if (!content.Contains((byte)'\\'))
        {
            return Utf8.GetString(content);
        }

        var writer = new ArrayBufferWriter<byte>(content.Length);
        Unescape(content, writer);
        return Utf8.GetString(writer.WrittenSpan);
    }

    /// <summary>Writes the UTF-8 bytes that an escaped string means. Lone surrogates become U+FFFD, as in Go.</summary>
    public static void Unescape(ReadOnlySpan<byte> content, IBufferWriter<byte> target)
    {
        Span<byte> rune = stackalloc byte[4];
        while (true)
        {
            var slash = content.IndexOf((byte)'\\');
            if (slash < 0)
            {
                target.Write(content);
                return;
            }

            target.Write(content[..slash]);
            var c = content[slash + 1];
            content = content[(slash + 2)..];
            if (c != 'u')
            {
                rune[0] = c switch
                {
                    (byte)'b' => (byte)'\b',
                    (byte)'f' => (byte)'\f',
                    (byte)'n' => (byte)'\n',
                    (byte)'r' => (byte)'\r',
                    (byte)'t' => (byte)'\t',
                    _ => c,
                };
                target.Write(rune[..1]);
                continue;
            }

            var unit = Hex4(content);
            content = content[4..];
            var value = new Rune(0xFFFD);
            if (char.IsHighSurrogate(unit) && content.Length >= 6 && content[0] == '\\' && content[1] == 'u' && char.IsLowSurrogate(Hex4(content[2..])))
            {
                value = new Rune(unit, Hex4(content[2..]));
                content = content[6..];
            }
            else if (!char.IsSurrogate(unit))
            {
                value = new Rune(unit);
            }

            target.Write(rune[..value.EncodeToUtf8(rune)]);
        }
    }

    /// <summary>A string with its quotes, escaped as far as JSON asks for it and, as Go's writer does on request, <c>&lt; &gt; &amp;</c>.</summary>
    public static byte[] Quote(string value, bool escapeHtml)
    {
        var text = new StringBuilder(value.Length + 2).Append('"');
        foreach (var c in value)
        {
            switch (c)
            {
                case '"' or '\\':
                    text.Append('\\').Append(c);
                    break;
                case '\n':
                    text.Append("\\n");
                    break;
                case '\r':
                    text.Append("\\r");
                    break;
                case '\t':
                    text.Append("\\t");
                    break;
                case < ' ' or '\u2028' or '\u2029':
                case '<' or '>' or '&' when escapeHtml:
                    text.Append("\\u").Append(((int)c).ToString("x4", System.Globalization.CultureInfo.InvariantCulture));
                    break;
                default:
                    text.Append(c);
                    break;
            }
        }

        return Utf8.GetBytes(text.Append('"').ToString());
    }

    private static char Hex4(ReadOnlySpan<byte> digits)
    {
        var value = 0;
        for (var i = 0; i < 4; i++)
        {
            value = (value << 4) | Convert.ToInt32(((char)digits[i]).ToString(), 16);
        }

        return (char)value;
    }
}
