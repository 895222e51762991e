using System.Globalization;
using System.Text.Json.Nodes;
using StackStage.Sandbox.Protocols;

namespace StackStage.Sandbox.Services.S3;

/// <summary>The Range header: one range of bytes; anything else is ignored, as HTTP allows.</summary>
internal static class S3Range
{
    /// <summary>First and last byte, or nulls for the whole.</summary>
    public static (int? From, int? To) Of(string? header, int length)
    {
        if (header is null || !header.StartsWith("bytes=", StringComparison.Ordinal))
        {
            return (null, null);
        }

        var dash = header.IndexOf('-');
        if (dash < 0 || header.Contains(','))
        {
            return (null, null);
        }

        var first = Number(header["bytes=".Length..dash]);
        var last = Number(header[(dash + 1)..]);
        if (first is null && last is null)
        {
            return (null, null);
        }

        if (first is null)
        {
            if (last == 0 || length == 0)
            {
                throw Unsatisfiable(header, length);
            }

            return ((int)Math.Max(0, length - last!.Value), length - 1);
        }
        if (first >= length)
        {
            throw Unsatisfiable(header, length);
        }

        if (last < first)
        {
            return (null, null);
        }

        return ((int)first.Value, (int)Math.Min(last ?? long.MaxValue, length - 1));
    }

    private static long? Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static AwsError Unsatisfiable(string header, int length) =>
        new("InvalidRange", "The requested range is not satisfiable", 416)
        {
            Members = new JsonObject { ["RangeRequested"] = header, ["ActualObjectSize"] = length },
            Headers = new Dictionary<string, string> { ["Content-Range"] = $"bytes */{length}" },
        };
}
