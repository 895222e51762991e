using System.Globalization;
using System.Xml.Linq;
using StackStage.Sandbox.Protocols;
using StackStage.Sandbox.Routing;

namespace StackStage.Sandbox.Services.S3;

/// <summary>Objects: written, read, copied.</summary>
internal sealed partial class S3Service
{
    private static readonly string[] KeptHeaders =
    [
        "Content-Type", "Cache-Control", "Content-Disposition", "Content-Encoding", "Content-Language", "Expires",
        "x-amz-storage-class", "x-amz-website-redirect-location",
        "x-amz-server-side-encryption", "x-amz-server-side-encryption-aws-kms-key-id", "x-amz-server-side-encryption-bucket-key-enabled",
    ];

    private AwsReply PutObject(SandboxCall call)
    {
        var bucket = Bucket(call);
        var key = call.Label("Key");
        if (System.Text.Encoding.UTF8.GetByteCount(key) > 1024)
        {
            throw new AwsError("KeyTooLongError", "Your key is too long");
        }

        if (call.Header("x-amz-write-offset-bytes") is not null)
        {
            throw S3Errors.NotImplemented("x-amz-write-offset-bytes");
        }

        S3Conditions.CheckWrite(call, key, bucket.Current(key));
        var version = new S3Version
        {
            VersionId = NewVersionId(bucket),
            Modified = S3Time.Whole(call.Now),
            Body = call.Request.Body,
            ETag = S3Checksums.ETag(call.Request.Body),
            Headers = HeadersOf(call),
            Checksums = S3Checksums.Verify(call, call.Request.Body),
            Tags = S3Tags.FromHeader(call.Header("x-amz-tagging")),
            Lock = S3Locks.OfWrite(call, bucket, needsDigest: true),
        };
        Store(bucket, key, version);
        return Describe(AwsReply.Empty(), bucket, version, checksums: true);
    }

    private AwsReply GetObject(SandboxCall call)
    {
        var (bucket, version) = Version(call);
        var notModified = S3Conditions.IsNotModified(call, version);
        var withChecksums = call.Header("x-amz-checksum-mode") == "ENABLED" && call.Header("Range") is null;
        if (notModified)
        {
            return Describe(AwsReply.Empty(304), bucket, version, checksums: false);
        }

        var (from, to) = S3Range.Of(call.Header("Range"), version.Body.Length);
        var whole = from is null;
        var reply = Describe(new AwsReply
        {
            Status = whole ? 200 : 206,
            Bytes = whole ? version.Body : version.Body[from!.Value..(to!.Value + 1)],
            ContentType = version.Headers.GetValueOrDefault("Content-Type") ?? "binary/octet-stream",
        }, bucket, version, withChecksums);
        foreach (var (name, value) in version.Headers)
        {
            reply.With(name, value);
        }

        foreach (var pair in call.Request.Query)
        {
            if (pair.Key.StartsWith("response-", StringComparison.Ordinal))
            {
                reply.With(pair.Key["response-".Length..], pair.Value);
            }
        }

        S3Locks.Describe(reply, version.Lock).With("Last-Modified", AwsTime.Http(version.Modified)).With("Accept-Ranges", "bytes");
        if (version.Tags.Count > 0)
        {
            reply.With("x-amz-tagging-count", version.Tags.Count.ToString(CultureInfo.InvariantCulture));
        }

        if (!whole)
        {
            reply.With("Content-Range", $"bytes {from}-{to}/{version.Body.Length}");
        }

        return reply;
    }

    private AwsReply CopyObject(SandboxCall call)
    {
        var bucket = Bucket(call);
        var key = call.Label("Key");
        var (sourceBucket, sourceKey, source) = CopySource(call);
        S3Conditions.CheckCopySource(call, source);
        S3Conditions.CheckWrite(call, key, bucket.Current(key));
        var replaces = call.Header("x-amz-metadata-directive") == "REPLACE";
        if (sourceBucket == bucket && sourceKey == key && !replaces && source == bucket.Current(key) && call.Header("x-amz-storage-class") is null
            && call.Header("x-amz-server-side-encryption") is null)
        {
            throw new AwsError("InvalidRequest", "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.");
        }

        var version = new S3Version
        {
            VersionId = NewVersionId(bucket),
            Modified = S3Time.Whole(call.Now),
            Body = source.Body,
            ETag = S3Checksums.ETag(source.Body),
            Headers = replaces ? HeadersOf(call) : new(source.Headers),
            Checksums = new(source.Checksums),
            Tags = call.Header("x-amz-tagging-directive") == "REPLACE" ? S3Tags.FromHeader(call.Header("x-amz-tagging")) : new(source.Tags),
            Lock = S3Locks.OfWrite(call, bucket, needsDigest: false),
        };
        Store(bucket, key, version);
        return AwsReply.Of(new XElement("CopyObjectResult",
                new XElement("ETag", version.ETag),
                new XElement("LastModified", AwsTime.Iso(version.Modified))))
            .With("x-amz-version-id", VersionHeader(bucket, version))
            .With("x-amz-copy-source-version-id", VersionHeader(sourceBucket, source))
            .With("x-amz-server-side-encryption", "AES256");
    }

    private (S3Bucket Bucket, string Key, S3Version Version) CopySource(SandboxCall call)
    {
        var text = call.Header("x-amz-copy-source")!;
        var question = text.IndexOf("?versionId=", StringComparison.Ordinal);
        var versionId = question < 0 ? null : text[(question + "?versionId=".Length)..];
        var path = Uri.UnescapeDataString(question < 0 ? text : text[..question]).TrimStart('/');
        var slash = path.IndexOf('/');
        if (slash <= 0)
        {
            throw S3Errors.Invalid("x-amz-copy-source", text, "Copy Source must mention the source bucket and key: sourcebucket/sourcekey");
        }

        var bucket = Find(call, path[..slash]);
        var key = path[(slash + 1)..];
        var version = VersionOf(bucket, key, versionId);
        if (version.IsDeleteMarker)
        {
            throw new AwsError("InvalidRequest", "The source of a copy request may not specifically refer to a delete marker by version id.");
        }

        return (bucket, key, version);
    }

    private (S3Bucket Bucket, S3Version Version) Version(SandboxCall call)
    {
        var bucket = Bucket(call);
        var key = call.Label("Key");
        var versionId = call.Query("versionId");
        var version = VersionOf(bucket, key, versionId);
        if (!version.IsDeleteMarker)
        {
            return (bucket, version);
        }

        throw new AwsError("MethodNotAllowed", "The specified method is not allowed against this resource.", 405)
        {
            Headers = new Dictionary<string, string>
            {
                ["x-amz-delete-marker"] = "true",
                ["x-amz-version-id"] = version.VersionId,
                ["Last-Modified"] = AwsTime.Http(version.Modified),
                ["Allow"] = "DELETE",
            },
        };
    }

    private static S3Version VersionOf(S3Bucket bucket, string key, string? versionId)
    {
        var versions = bucket.Objects.GetValueOrDefault(key);
        if (string.IsNullOrEmpty(versionId))
        {
            if (versions is null)
            {
                throw S3Errors.NoSuchKey(key);
            }

            return versions[0].IsDeleteMarker ? throw S3Errors.NoSuchKey(key, deleteMarker: true, versions[0].VersionId) : versions[0];
        }
        CheckVersionId(versionId);
        return versions?.Find(v => v.VersionId == versionId) ?? throw S3Errors.NoSuchVersion(key, versionId);
    }

    private static void CheckVersionId(string versionId)
    {
        if (versionId != "null" && versionId.Length != 32)
        {
            throw S3Errors.Invalid("versionId", versionId, "Invalid version id specified");
        }
    }

    private string NewVersionId(S3Bucket bucket) =>
        bucket.Versioning == "Enabled" ? World.Ids.LowerAlphanumeric(32) : "null";

    /// <summary>Puts a version on top; the null version, of which there is only one, is replaced.</summary>
    private static void Store(S3Bucket bucket, string key, S3Version version)
    {
        if (!bucket.Objects.TryGetValue(key, out var versions))
        {
            bucket.Objects[key] = versions = [];
        }

        if (version.VersionId == "null")
        {
            versions.RemoveAll(v => v.VersionId == "null");
        }

        versions.Insert(0, version);
    }

    private static string? VersionHeader(S3Bucket bucket, S3Version version) =>
        bucket.Versioning is null ? null : version.VersionId;

    private static AwsReply Describe(AwsReply reply, S3Bucket bucket, S3Version version, bool checksums)
    {
        reply.With("ETag", version.ETag).With("x-amz-version-id", VersionHeader(bucket, version));
        reply.With("x-amz-server-side-encryption", version.Headers.GetValueOrDefault("x-amz-server-side-encryption") ?? "AES256");
        if (!checksums)
        {
            return reply;
        }

        foreach (var (name, value) in version.Checksums)
        {
            reply.With(name, value);
        }

        return version.Checksums.Count > 0 ? reply.With("x-amz-checksum-type", "FULL_OBJECT") : reply;
    }

    private static Dictionary<string, string> HeadersOf(SandboxCall call)
    {
        var kept = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in KeptHeaders)
        {
            if (call.Header(name) is { } value)
            {
                kept[name] = value;
            }
        }

        foreach (var (name, value) in call.Request.Headers)
        {
            if (name.StartsWith("x-amz-meta-", StringComparison.OrdinalIgnoreCase))
            {
                kept[name.ToLowerInvariant()] = value;
            }
        }

        return kept;
    }
}
