using System.Text.RegularExpressions;

namespace StackStage.Operations.Text;

/// <summary>What <c>s3://bucket[/key][?region=…&amp;owner=…]</c> says.</summary>
/// <param name="Bucket">The bucket.</param>
/// <param name="Key">What follows it, without slashes at its ends; empty for nothing.</param>
/// <param name="Region">The bucket's Region, if it is said.</param>
/// <param name="Owner">The account that the bucket must belong to, if it is said.</param>
internal sealed partial record BucketUrl(string Bucket, string Key, string? Region, string? Owner)
{
    private const string S3 = "s3://";

    /// <summary>Whether a path is that of a bucket.</summary>
    public static bool IsOne(string? path) => path?.StartsWith(S3, StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Reads a URL.</summary>
    /// <param name="url">The URL, which <see cref="IsOne"/> took for one.</param>
    /// <param name="noBucket">Makes the error for a name that can be none.</param>
    /// <param name="noOption">Makes the error for an option that is not known, or whose value is not sound.</param>
    public static BucketUrl Parse(string url, Func<string, Exception> noBucket, Func<string, Exception> noOption)
    {
        var question = url.IndexOf('?', StringComparison.Ordinal);
        var parts = (question < 0 ? url : url[..question])[S3.Length..].Split('/', 2);
        if (!BucketName().IsMatch(parts[0]))
        {
            throw noBucket(parts[0]);
        }

        string? region = null;
        string? owner = null;
        foreach (var option in question < 0 ? [] : url[(question + 1)..].Split('&'))
        {
            switch (option.Split('=', 2))
            {
                case ["region", { Length: > 0 } value]:
                    region = value;
                    break;
                case ["owner", { Length: 12 } value] when value.All(char.IsAsciiDigit):
                    owner = value;
                    break;
                default:
                    throw noOption(option);
            }
        }

        return new BucketUrl(parts[0], parts.Length == 2 ? parts[1].Trim('/') : string.Empty, region, owner);
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", RegexOptions.CultureInvariant)]
    private static partial Regex BucketName();
}
