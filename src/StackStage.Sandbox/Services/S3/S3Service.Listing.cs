using System.Globalization;
using System.Xml.Linq;
using StackStage.Sandbox.Protocols;
using StackStage.Sandbox.Routing;

namespace StackStage.Sandbox.Services.S3;

/// <summary>Listings of objects and of versions, in pages.</summary>
internal sealed partial class S3Service
{
    private AwsReply ListObjectsV2(SandboxCall call)
    {
        var bucket = Bucket(call);
        var listing = new S3Listing(call);
        var token = call.Query("continuation-token");
        var startAfter = call.Query("start-after");
        var page = listing.Of(LiveKeys(bucket), S3Page.DecodeToken(token) ?? startAfter);
        return AwsReply.Of(new XElement("ListBucketResult",
            listing.Head(bucket),
            new XElement("KeyCount", Number(page.Keys.Count + page.Prefixes.Count)),
            token is null ? null : new XElement("ContinuationToken", token),
            startAfter is null ? null : new XElement("StartAfter", listing.Encode(startAfter)),
            new XElement("IsTruncated", page.Last is not null ? "true" : "false"),
            page.Last is null ? null : new XElement("NextContinuationToken", S3Page.EncodeToken(page.Last)),
            page.Keys.Select(k => Entry(listing, bucket, k, call.Query("fetch-owner") == "true")),
            listing.Prefixes(page)));
    }

    private AwsReply ListObjects(SandboxCall call)
    {
        var bucket = Bucket(call);
        var listing = new S3Listing(call);
        var marker = call.Query("marker");
        var page = listing.Of(LiveKeys(bucket), marker);
        return AwsReply.Of(new XElement("ListBucketResult",
            listing.Head(bucket),
            new XElement("Marker", listing.Encode(marker ?? "")),
            new XElement("IsTruncated", page.Last is not null ? "true" : "false"),
            page.Last is null ? null : new XElement("NextMarker", listing.Encode(page.Last)),
            page.Keys.Select(k => Entry(listing, bucket, k, withOwner: true)),
            listing.Prefixes(page)));
    }

    private AwsReply ListObjectVersions(SandboxCall call)
    {
        var bucket = Bucket(call);
        var listing = new S3Listing(call);
        var keyMarker = call.Query("key-marker") is { Length: > 0 } km ? km : null;
        var versionMarker = call.Query("version-id-marker") is { Length: > 0 } vm ? vm : null;
        if (versionMarker is not null && keyMarker is null)
        {
            throw S3Errors.Invalid("version-id-marker", versionMarker, "A version-id marker cannot be specified without a key marker.");
        }

        // Every version is an entry of its own; a page may end between two versions of a key.
        var entries = new List<XElement>();
        var prefixes = new List<string>();
        (string Key, string? Version)? last = null;
        var truncated = false;
        foreach (var (key, versions) in bucket.Objects.Where(o => listing.Includes(o.Key)).OrderBy(o => o.Key, S3Page.Utf8Order))
        {
            if (listing.CommonPrefix(key) is { } prefix)
            {
                if (prefixes.Contains(prefix) || (keyMarker is not null && S3Page.Utf8Order.Compare(prefix, keyMarker) <= 0))
                {
                    continue;
                }

                if (entries.Count + prefixes.Count == listing.MaxKeys) { truncated = true; break; }
                prefixes.Add(prefix);
                last = (prefix, null);
                continue;
            }
            var order = keyMarker is null ? 1 : S3Page.Utf8Order.Compare(key, keyMarker);
            if (order < 0 || (order == 0 && versionMarker is null))
            {
                continue;
            }

            var start = order == 0 ? versions.FindIndex(v => v.VersionId == versionMarker) + 1 : 0;
            for (var i = start; i < versions.Count && !truncated; i++)
            {
                if (entries.Count + prefixes.Count == listing.MaxKeys) { truncated = true; break; }
                entries.Add(VersionEntry(listing, bucket, key, versions[i], isLatest: i == 0));
                last = (key, versions[i].VersionId);
            }
            if (truncated)
            {
                break;
            }
        }
        return AwsReply.Of(new XElement("ListVersionsResult",
            listing.Head(bucket),
            new XElement("KeyMarker", listing.Encode(keyMarker ?? "")),
            new XElement("VersionIdMarker", versionMarker ?? ""),
            new XElement("IsTruncated", truncated && listing.MaxKeys > 0 ? "true" : "false"),
            truncated && last is { } l ? new XElement("NextKeyMarker", listing.Encode(l.Key)) : null,
            truncated && last?.Version is { } v ? new XElement("NextVersionIdMarker", v) : null,
            entries,
            prefixes.Select(p => new XElement("CommonPrefixes", new XElement("Prefix", listing.Encode(p))))));
    }

    private static IEnumerable<string> LiveKeys(S3Bucket bucket) =>
        bucket.Objects.Where(o => !o.Value[0].IsDeleteMarker).Select(o => o.Key);

    private static XElement Entry(S3Listing listing, S3Bucket bucket, string key, bool withOwner)
    {
        var version = bucket.Objects[key][0];
        return new XElement("Contents",
            new XElement("Key", listing.Encode(key)),
            new XElement("LastModified", AwsTime.Iso(version.Modified)),
            new XElement("ETag", version.ETag),
            ChecksumAlgorithm(version),
            new XElement("Size", Number(version.Body.Length)),
            withOwner ? new XElement("Owner", new XElement("ID", OwnerId(bucket.AccountId))) : null,
            new XElement("StorageClass", version.Headers.GetValueOrDefault("x-amz-storage-class") ?? "STANDARD"));
    }

    private static XElement VersionEntry(S3Listing listing, S3Bucket bucket, string key, S3Version version, bool isLatest) =>
        new(version.IsDeleteMarker ? "DeleteMarker" : "Version",
            new XElement("Key", listing.Encode(key)),
            new XElement("VersionId", version.VersionId),
            new XElement("IsLatest", isLatest ? "true" : "false"),
            new XElement("LastModified", AwsTime.Iso(version.Modified)),
            version.IsDeleteMarker ? null : new XElement("ETag", version.ETag),
            version.IsDeleteMarker ? null : ChecksumAlgorithm(version),
            version.IsDeleteMarker ? null : new XElement("Size", Number(version.Body.Length)),
            version.IsDeleteMarker ? null : new XElement("StorageClass", version.Headers.GetValueOrDefault("x-amz-storage-class") ?? "STANDARD"),
            new XElement("Owner", new XElement("ID", OwnerId(bucket.AccountId))));

    private static XElement? ChecksumAlgorithm(S3Version version) => version.Checksums.Keys.FirstOrDefault() is { } name
        ? new XElement("ChecksumAlgorithm", name["x-amz-checksum-".Length..].ToUpperInvariant())
        : null;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
