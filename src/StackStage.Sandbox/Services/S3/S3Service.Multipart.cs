using System.Globalization;
using System.Xml.Linq;
using StackStage.Sandbox.Protocols;
using StackStage.Sandbox.Routing;

namespace StackStage.Sandbox.Services.S3;

/// <summary>Uploads in parts.</summary>
internal sealed partial class S3Service
{
    private const int SmallestPart = 5 * 1024 * 1024;

    /// <summary>Objects are kept in memory, and whole in the state file.</summary>
    private const int LargestObject = 64 * 1024 * 1024;

    private AwsReply CreateMultipartUpload(SandboxCall call)
    {
        var bucket = Bucket(call);
        var id = World.Ids.LowerAlphanumeric(64);
        bucket.Uploads[id] = new S3Upload
        {
            Key = call.Label("Key"),
            Initiated = S3Time.Whole(call.Now),
            Headers = HeadersOf(call),
            Tags = S3Tags.FromHeader(call.Header("x-amz-tagging")),
            Lock = S3Locks.OfWrite(call, bucket, needsDigest: false),
        };
        return AwsReply.Of(new XElement("InitiateMultipartUploadResult",
            new XElement("Bucket", bucket.Name),
            new XElement("Key", call.Label("Key")),
            new XElement("UploadId", id)));
    }

    private AwsReply UploadPart(SandboxCall call)
    {
        var (_, upload) = Upload(call);
        if (!int.TryParse(call.Query("partNumber"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > 10_000)
        {
            throw S3Errors.Invalid("partNumber", call.Query("partNumber") ?? "", "Part number must be an integer between 1 and 10000, inclusive");
        }

        var copied = call.Header("x-amz-copy-source") is not null;
        var body = copied ? PartOfSource(call) : call.Request.Body;
        var checksums = copied ? [] : S3Checksums.Verify(call, body);
        var part = new S3Part { Body = body, ETag = S3Checksums.ETag(body), Modified = S3Time.Whole(call.Now) };
        upload.Parts[number] = part;
        if (copied)
        {
            return AwsReply.Of(new XElement("CopyPartResult",
                new XElement("ETag", part.ETag),
                new XElement("LastModified", AwsTime.Iso(part.Modified))));
        }

        var reply = AwsReply.Empty().With("ETag", part.ETag);
        foreach (var (name, value) in checksums)
        {
            reply.With(name, value);
        }

        return reply;
    }

    private byte[] PartOfSource(SandboxCall call)
    {
        var (_, _, source) = CopySource(call);
        var (from, to) = S3Range.Of(call.Header("x-amz-copy-source-range"), source.Body.Length);
        return from is null ? source.Body : source.Body[from.Value..(to!.Value + 1)];
    }

    private AwsReply CompleteMultipartUpload(SandboxCall call)
    {
        var (bucket, upload) = Upload(call);
        var key = call.Label("Key");
        S3Conditions.CheckWrite(call, key, bucket.Current(key));
        var asked = call.Xml.Elements().Where(e => e.Name.LocalName == "Part").Select(p => (
            Number: int.TryParse(Child(p, "PartNumber"), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : throw S3Errors.Malformed(),
            ETag: Child(p, "ETag") ?? throw S3Errors.Malformed())).ToList();
        if (asked.Count == 0)
        {
            throw S3Errors.Malformed();
        }

        using var body = new MemoryStream();
        using var digests = new MemoryStream();
        for (var i = 0; i < asked.Count; i++)
        {
            if (i > 0 && asked[i].Number <= asked[i - 1].Number)
            {
                throw new AwsError("InvalidPartOrder", "The list of parts was not in ascending order. Parts must be ordered by part number.");
            }

            if (!upload.Parts.TryGetValue(asked[i].Number, out var part) || part.ETag.Trim('"') != asked[i].ETag.Trim('"'))
            {
                throw new AwsError("InvalidPart", "One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.");
            }

            if (i < asked.Count - 1 && part.Body.Length < SmallestPart)
            {
                throw new AwsError("EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size");
            }

            if (body.Length + part.Body.Length > LargestObject)
            {
                throw new AwsError("EntityTooLarge", $"The sandbox keeps no object of more than {LargestObject} bytes.");
            }

            body.Write(part.Body);
            digests.Write(S3Checksums.Md5(part.Body));
        }
        var version = new S3Version
        {
            VersionId = NewVersionId(bucket),
            Modified = S3Time.Whole(call.Now),
            Body = body.ToArray(),
            ETag = $"{S3Checksums.ETag(digests.ToArray())[..^1]}-{asked.Count}\"",
            Headers = upload.Headers,
            Tags = upload.Tags,
            Lock = upload.Lock,
        };
        Store(bucket, key, version);
        bucket.Uploads.Remove(call.Query("uploadId")!);
        return AwsReply.Of(new XElement("CompleteMultipartUploadResult",
            new XElement("Location", $"http://{bucket.Name}.s3.{bucket.Region}.amazonaws.com/{key}"),
            new XElement("Bucket", bucket.Name),
            new XElement("Key", key),
            new XElement("ETag", version.ETag))).With("x-amz-version-id", VersionHeader(bucket, version));
    }

    private AwsReply AbortMultipartUpload(SandboxCall call)
    {
        var (bucket, _) = Upload(call);
        bucket.Uploads.Remove(call.Query("uploadId")!);
        return AwsReply.Empty(204);
    }

    private AwsReply ListParts(SandboxCall call)
    {
        var (bucket, upload) = Upload(call);
        return AwsReply.Of(new XElement("ListPartsResult",
            new XElement("Bucket", bucket.Name),
            new XElement("Key", upload.Key),
            new XElement("UploadId", call.Query("uploadId")),
            new XElement("IsTruncated", "false"),
            upload.Parts.Select(p => new XElement("Part",
                new XElement("PartNumber", Number(p.Key)),
                new XElement("ETag", p.Value.ETag),
                new XElement("LastModified", AwsTime.Iso(p.Value.Modified)),
                new XElement("Size", Number(p.Value.Body.Length))))));
    }

    private AwsReply ListMultipartUploads(SandboxCall call)
    {
        var bucket = Bucket(call);
        var prefix = call.Query("prefix") ?? "";
        return AwsReply.Of(new XElement("ListMultipartUploadsResult",
            new XElement("Bucket", bucket.Name),
            new XElement("IsTruncated", "false"),
            bucket.Uploads.Where(u => u.Value.Key.StartsWith(prefix, StringComparison.Ordinal))
                .OrderBy(u => u.Value.Key, S3Page.Utf8Order).ThenBy(u => u.Value.Initiated)
                .Select(u => new XElement("Upload",
                    new XElement("Key", u.Value.Key),
                    new XElement("UploadId", u.Key),
                    new XElement("Initiated", AwsTime.Iso(u.Value.Initiated))))));
    }

    private (S3Bucket Bucket, S3Upload Upload) Upload(SandboxCall call)
    {
        var bucket = Bucket(call);
        var id = call.Query("uploadId")!;
        return bucket.Uploads.TryGetValue(id, out var upload) && upload.Key == call.Label("Key")
            ? (bucket, upload)
            : throw S3Errors.NoSuchUpload(id);
    }
}
