using System.Globalization;
using System.Text;
using StackStage.Sandbox.Routing;

namespace StackStage.Sandbox.Services.S3;

/// <summary>Page sizes and tokens.</summary>
internal static class S3Page
{
    public static int Size(SandboxCall call, string parameter, int limit)
    {
        if (call.Query(parameter) is not { Length: > 0 } text)
        {
            return limit;
        }

        if (!int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var size))
        {
            throw S3Errors.Invalid(parameter, text, $"Provided {parameter} not an integer or within integer range");
        }

        if (size < 0)
        {
            throw S3Errors.Invalid(parameter, text, $"Argument {parameter} must be an integer between 0 and 2147483647");
        }

        return Math.Min(size, limit);
    }

    public static string EncodeToken(string position) => "1" + Convert.ToBase64String(Encoding.UTF8.GetBytes(position));

    public static string? DecodeToken(string? token)
    {
        if (string.IsNullOrEmpty(token))
        {
            return null;
        }

        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(token[1..]));
        }
        catch (FormatException)
        {
            throw S3Errors.Invalid("continuation-token", token, "The continuation token provided is incorrect");
        }
    }

    /// <summary>The order of S3's listings: by the bytes of the keys in UTF-8.</summary>
    public static StringComparer Utf8Order { get; } = new Utf8Comparer();

    private sealed class Utf8Comparer : StringComparer
    {
        public override int Compare(string? x, string? y)
        {
            if (x is null || y is null)
            {
                return string.CompareOrdinal(x, y);
            }

            var length = Math.Min(x.Length, y.Length);
            for (var i = 0; i < length; i++)
            {
                var (a, b) = (x[i], y[i]);
                if (a == b)
                {
                    continue;
                }
                // UTF-16 puts surrogates before U+E000…U+FFFF, UTF-8 puts what they stand for after.
                if (char.IsSurrogate(a) != char.IsSurrogate(b) && a >= 0xD800 && b >= 0xD800)
                {
                    return char.IsSurrogate(a) ? 1 : -1;
                }

                return a.CompareTo(b);
            }
            return x.Length.CompareTo(y.Length);
        }

        public override bool Equals(string? x, string? y) => string.Equals(x, y, StringComparison.Ordinal);

        public override int GetHashCode(string obj) => string.GetHashCode(obj, StringComparison.Ordinal);
    }
}
