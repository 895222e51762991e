using System.Text.RegularExpressions;
using StackStage.Sandbox.Http;

namespace StackStage.Sandbox.Services.S3;

/// <summary>The bucket and key that a request is about, in path style or virtual-host style.</summary>
internal sealed partial record S3Target(string? Bucket, string? Key)
{
    public static S3Target Of(HttpRequest request)
    {
        var path = request.RawPath.StartsWith('/') ? request.RawPath[1..] : request.RawPath;
        if (HostBucket().Match(request.Headers.Find("Host") ?? "") is { Success: true } host)
        {
            return new S3Target(host.Groups[1].Value, NullIfEmpty(Uri.UnescapeDataString(path)));
        }

        var slash = path.IndexOf('/');
        var bucket = Uri.UnescapeDataString(slash < 0 ? path : path[..slash]);
        return new S3Target(NullIfEmpty(bucket), slash < 0 ? null : NullIfEmpty(Uri.UnescapeDataString(path[(slash + 1)..])));
    }

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    [GeneratedRegex(@"^(?!s3[.-])(?!s3\.localhost)(.+?)(?:\.s3(?:[.-][a-z0-9-]+)?)?\.localhost(?::\d+)?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex HostBucket();
}
