using System.Text.RegularExpressions;

namespace StackStage.Operations.Distributions.Leftovers;

/// <summary>The bucket behind an origin.</summary>
/// <param name="Bucket">Its name.</param>
/// <param name="Region">Its Region, where the origin's name says it; null where it does not.</param>
internal sealed partial record S3Origin(string Bucket, string? Region)
{
    /// <summary>The bucket that a domain name stands for, or null: websites of buckets are reached as any other origin is.</summary>
    public static S3Origin? Of(string? domainName)
    {
        var match = Form().Match(domainName ?? string.Empty);
        return match.Success ? new S3Origin(match.Groups[1].Value, match.Groups[2].Success ? match.Groups[2].Value : null) : null;
    }

    // <bucket>.s3.amazonaws.com, <bucket>.s3.<region>.amazonaws.com, <bucket>.s3-<region>.amazonaws.com
    [GeneratedRegex(@"^(.+)\.s3(?:[.-](?:dualstack\.)?([a-z]{2}(?:-[a-z]+)+-[0-9]))?\.amazonaws\.com(?:\.cn)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
