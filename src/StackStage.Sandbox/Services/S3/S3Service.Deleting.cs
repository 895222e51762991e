using System.Xml.Linq;
using StackStage.Sandbox.Protocols;
using StackStage.Sandbox.Routing;

namespace StackStage.Sandbox.Services.S3;

/// <summary>Deletes: of a version, or by putting a delete marker on top; one or a thousand.</summary>
internal sealed partial class S3Service
{
    private AwsReply DeleteObject(SandboxCall call)
    {
        foreach (var unsupported in new[] { "x-amz-if-match-last-modified-time", "x-amz-if-match-size" })
        {
            if (call.Header(unsupported) is not null)
            {
                throw S3Errors.NotImplemented(unsupported);
            }
        }

        var done = Delete(call, Bucket(call), call.Label("Key"), call.Query("versionId"), call.Header("If-Match"));
        return AwsReply.Empty(204)
            .With("x-amz-version-id", done.VersionId)
            .With("x-amz-delete-marker", done.IsMarker ? "true" : null);
    }

    private AwsReply DeleteObjects(SandboxCall call)
    {
        var bucket = Bucket(call);
        if (call.Header("Content-MD5") is null && call.Request.Headers.Keys.All(h => !h.StartsWith("x-amz-checksum-", StringComparison.OrdinalIgnoreCase)))
        {
            throw new AwsError("InvalidRequest", "Missing required header for this request: Content-MD5");
        }

        S3Checksums.Verify(call, call.Request.Body);
        var objects = call.Xml.Elements().Where(e => e.Name.LocalName == "Object").ToList();
        if (objects.Count is 0 or > 1000)
        {
            throw S3Errors.Malformed();
        }

        var quiet = Child(call.Xml, "Quiet") == "true";

        var result = new XElement("DeleteResult");
        foreach (var item in objects)
        {
            var key = Child(item, "Key") ?? throw S3Errors.Malformed();
            var versionId = Child(item, "VersionId");
            try
            {
                var done = Delete(call, bucket, key, versionId, Child(item, "ETag"));
                if (quiet)
                {
                    continue;
                }

                result.Add(new XElement("Deleted",
                    new XElement("Key", key),
                    versionId is null ? null : new XElement("VersionId", versionId),
                    done.IsMarker ? new XElement("DeleteMarker", "true") : null,
                    done.IsMarker ? new XElement("DeleteMarkerVersionId", done.VersionId) : null));
            }
            catch (AwsError error)
            {
                result.Add(new XElement("Error",
                    new XElement("Key", key),
                    versionId is null ? null : new XElement("VersionId", versionId),
                    new XElement("Code", error.Code),
                    new XElement("Message", error.Message)));
            }
        }
        return AwsReply.Of(result);
    }

    private (string? VersionId, bool IsMarker) Delete(SandboxCall call, S3Bucket bucket, string key, string? versionId, string? ifMatch)
    {
        S3Conditions.CheckDelete(ifMatch, key, bucket.Current(key));
        if (!string.IsNullOrEmpty(versionId))
        {
            CheckVersionId(versionId);
            var version = bucket.Objects.GetValueOrDefault(key)?.Find(v => v.VersionId == versionId);
            if (version is not null)
            {
                S3Locks.CheckDeletion(call, version);
                Remove(bucket, key, v => v == version);
            }

            return (bucket.Versioning is null ? null : versionId, version?.IsDeleteMarker == true);
        }

        if (bucket.Versioning is null)
        {
            bucket.Objects.Remove(key);
            return (null, false);
        }
        var marker = new S3Version { VersionId = NewVersionId(bucket), Modified = S3Time.Whole(call.Now), IsDeleteMarker = true };
        Store(bucket, key, marker);
        return (marker.VersionId, true);
    }

    private static void Remove(S3Bucket bucket, string key, Predicate<S3Version> which)
    {
        var versions = bucket.Objects[key];
        versions.RemoveAll(which);
        if (versions.Count == 0)
        {
            bucket.Objects.Remove(key);
        }
    }

    private static string? Child(XElement element, string name) =>
        element.Elements().FirstOrDefault(e => e.Name.LocalName == name)?.Value;
}
