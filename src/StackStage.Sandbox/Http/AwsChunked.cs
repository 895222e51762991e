using System.Globalization;
using System.Text;

namespace StackStage.Sandbox.Http;

/// <summary>
/// The aws-chunked content coding of streaming SigV4 uploads: signed or unsigned chunks, then trailers.
/// </summary>
internal static class AwsChunked
{
    public static bool IsUsed(HttpHeaders headers) =>
        headers.Find("x-amz-content-sha256")?.StartsWith("STREAMING-", StringComparison.Ordinal) == true
        || headers.Find("Content-Encoding")?.Contains("aws-chunked", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Removes the framing; trailers and the remaining content coding go into <paramref name="headers"/>.</summary>
    public static byte[] Decode(byte[] framed, HttpHeaders headers)
    {
        using var body = new MemoryStream(framed.Length);
        var at = 0;
        while (true)
        {
            var line = Line(framed, ref at) ?? throw HttpFailure.Malformed("The aws-chunked body ended early.");
            var semicolon = line.IndexOf(';');
            var size = semicolon < 0 ? line : line[..semicolon];
            if (!int.TryParse(size, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var count)
                || count < 0 || count > framed.Length - at)
            {
                throw HttpFailure.Malformed("Malformed aws-chunked size.");
            }

            if (count == 0)
            {
                break;
            }

            body.Write(framed, at, count);
            at += count;
            if (Line(framed, ref at) is not { Length: 0 })
            {
                throw HttpFailure.Malformed("An aws-chunked chunk is longer than it says.");
            }
        }
        while (Line(framed, ref at) is { Length: > 0 } trailer)
        {
            var colon = trailer.IndexOf(':');
            if (colon > 0)
            {
                headers[trailer[..colon]] = trailer[(colon + 1)..].Trim();
            }
        }
        if (headers.Find("x-amz-decoded-content-length") is { } said && said != body.Length.ToString(CultureInfo.InvariantCulture))
        {
            throw HttpFailure.Malformed("You did not provide the number of bytes specified by the x-amz-decoded-content-length HTTP header");
        }

        var coding = (headers.Find("Content-Encoding") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(c => !c.Equals("aws-chunked", StringComparison.OrdinalIgnoreCase)).ToArray();
        if (coding.Length == 0)
        {
            headers.Remove("Content-Encoding");
        }
        else
        {
            headers["Content-Encoding"] = string.Join(",", coding);
        }

        return body.ToArray();
    }

    private static string? Line(byte[] bytes, ref int at)
    {
        if (at >= bytes.Length)
        {
            return null;
        }

        var newline = bytes.AsSpan(at).IndexOf((byte)'\n');
        var end = newline < 0 ? bytes.Length : at + newline;
        var text = Encoding.ASCII.GetString(bytes, at, end - at).TrimEnd('\r');
        at = newline < 0 ? bytes.Length : end + 1;
        return text;
    }
}
