using StackStage.Sandbox.Http;

namespace StackStage.Sandbox.Services.S3;

/// <summary>
/// Which operation a method and a query mean. S3 tells most of its operations apart by a part of the query, and a part
/// that is overlooked makes another operation of them: deleting a bucket's metrics configuration would delete the bucket.
/// So an operation is found only when every part of the query is one that it has.
/// </summary>
internal static class S3Routes
{
    private static readonly string[] Versions = ["versionId"];
    private static readonly string[] Reading =
        ["versionId", "response-content-type", "response-content-language", "response-expires", "response-cache-control", "response-content-disposition", "response-content-encoding"];

    private static readonly S3Route[] Service =
    [
        new("GET", "ListBuckets", [], ["prefix", "bucket-region", "max-buckets", "continuation-token"]),
    ];

    private static readonly S3Route[] Bucket =
    [
        new("GET", "ListObjects", [], ["prefix", "delimiter", "marker", "max-keys", "encoding-type"]),
        new("GET", "ListObjectsV2", ["list-type"], ["prefix", "delimiter", "continuation-token", "start-after", "fetch-owner", "max-keys", "encoding-type"]),
        new("GET", "ListObjectVersions", ["versions"], ["prefix", "delimiter", "key-marker", "version-id-marker", "max-keys", "encoding-type"]),
        new("GET", "ListMultipartUploads", ["uploads"], ["prefix", "delimiter", "key-marker", "upload-id-marker", "max-uploads", "encoding-type"]),
        new("GET", "GetBucketLocation", ["location"], []),
        new("GET", "GetBucketVersioning", ["versioning"], []),
        new("PUT", "PutBucketVersioning", ["versioning"], []),
        new("GET", "GetBucketTagging", ["tagging"], []),
        new("PUT", "PutBucketTagging", ["tagging"], []),
        new("DELETE", "DeleteBucketTagging", ["tagging"], []),
        new("GET", "GetObjectLockConfiguration", ["object-lock"], []),
        new("PUT", "PutObjectLockConfiguration", ["object-lock"], []),
        new("HEAD", "HeadBucket", [], []),
        new("PUT", "CreateBucket", [], []),
        new("DELETE", "DeleteBucket", [], []),
        new("POST", "DeleteObjects", ["delete"], []),
        .. S3Service.KeptSubresources.SelectMany(kept => (string[])(kept.CanBeDeleted ? ["Get", "Put", "Delete"] : ["Get", "Put"]),
            (kept, verb) => new S3Route(verb.ToUpperInvariant(), verb + "BucketSubresource", [kept.Name], [])),
    ];

    private static readonly S3Route[] Object =
    [
        new("GET", "GetObject", [], Reading),
        new("HEAD", "HeadObject", [], Reading),
        new("PUT", "PutObject", [], []),
        new("DELETE", "DeleteObject", [], Versions),
        new("GET", "GetObjectTagging", ["tagging"], Versions),
        new("PUT", "PutObjectTagging", ["tagging"], Versions),
        new("DELETE", "DeleteObjectTagging", ["tagging"], Versions),
        new("GET", "GetObjectRetention", ["retention"], Versions),
        new("PUT", "PutObjectRetention", ["retention"], Versions),
        new("GET", "GetObjectLegalHold", ["legal-hold"], Versions),
        new("PUT", "PutObjectLegalHold", ["legal-hold"], Versions),
        new("POST", "CreateMultipartUpload", ["uploads"], []),
        new("PUT", "UploadPart", ["uploadId", "partNumber"], []),
        new("GET", "ListParts", ["uploadId"], ["max-parts", "part-number-marker", "encoding-type"]),
        new("POST", "CompleteMultipartUpload", ["uploadId"], []),
        new("DELETE", "AbortMultipartUpload", ["uploadId"], []),
    ];

    /// <summary>The operation's name, or null.</summary>
    public static string? Find(S3Target target, HttpRequest request)
    {
        var parts = Parts(request);
        return RoutesOf(target)
            .Where(r => r.Method == request.Method && r.Needs.All(parts.Contains))
            .OrderByDescending(r => r.Needs.Length)
            .FirstOrDefault() is { } route && Foreign(route, parts).Count == 0 && (route.Action != "ListObjectsV2" || request.QueryValue("list-type") == "2")
            ? route.Action
            : null;
    }

    /// <summary>Whether another method on the same thing is an operation.</summary>
    public static bool IsOtherMethodKnown(S3Target target, HttpRequest request)
    {
        var parts = Parts(request);
        return RoutesOf(target).Any(r => r.Method != request.Method && r.Needs.All(parts.Contains) && Foreign(r, parts).Count == 0);
    }

    /// <summary>The names in the query, but for what signs, names or stands for headers of a request.</summary>
    public static IReadOnlyList<string> Parts(HttpRequest request) =>
        [.. request.Query.Select(q => q.Key).Where(k => k != "x-id" && !IsHeader(k)).Distinct(StringComparer.Ordinal)];

    /// <summary>Presigned requests carry their signature, and headers, in the query.</summary>
    public static bool IsHeader(string part) => part.StartsWith("x-amz-", StringComparison.OrdinalIgnoreCase);

    private static IReadOnlyList<string> Foreign(S3Route route, IEnumerable<string> parts) => [.. parts.Except(route.Needs).Except(route.May)];

    private static S3Route[] RoutesOf(S3Target target) => target switch
    {
        { Bucket: null } => Service,
        { Key: null } => Bucket,
        _ => Object,
    };

    /// <summary>An operation: the parts of the query that make it, and those that it may have.</summary>
    private sealed record S3Route(string Method, string Action, string[] Needs, string[] May);
}
