using System.Text.RegularExpressions;
using System.Xml.Linq;
using StackStage.Sandbox.Protocols;
using StackStage.Sandbox.Routing;

namespace StackStage.Sandbox.Services.S3;

/// <summary>Buckets: created, found, versioned, deleted.</summary>
internal sealed partial class S3Service
{
    private AwsReply ListBuckets(SandboxCall call)
    {
        var prefix = call.Query("prefix") ?? "";
        var region = call.Query("bucket-region");
        var own = State(call).Buckets.Values
            .Where(b => b.AccountId == call.AccountId && b.Name.StartsWith(prefix, StringComparison.Ordinal) && (region is null || b.Region == region))
            .OrderBy(b => b.Name, StringComparer.Ordinal).ToList();
        var page = S3Page.Size(call, "max-buckets", 10_000);
        var after = S3Page.DecodeToken(call.Query("continuation-token"));
        var rest = own.Where(b => after is null || string.CompareOrdinal(b.Name, after) > 0).ToList();
        var shown = rest.Take(page).ToList();
        return AwsReply.Of(new XElement("ListAllMyBucketsResult",
            new XElement("Owner", new XElement("ID", OwnerId(call.AccountId))),
            new XElement("Buckets", shown.Select(b => new XElement("Bucket",
                new XElement("Name", b.Name),
                new XElement("CreationDate", AwsTime.Iso(b.Created)),
                new XElement("BucketRegion", b.Region)))),
            rest.Count > shown.Count ? new XElement("ContinuationToken", S3Page.EncodeToken(shown[^1].Name)) : null,
            prefix.Length > 0 ? new XElement("Prefix", prefix) : null));
    }

    private AwsReply CreateBucket(SandboxCall call)
    {
        var name = call.Label("Bucket");
        if (!BucketName().IsMatch(name) || name.Contains("..", StringComparison.Ordinal))
        {
            throw new AwsError("InvalidBucketName", "The specified bucket is not valid.");
        }

        string? constraint = null;
        var tags = new Dictionary<string, string>();
        if (call.Request.Body.Length > 0)
        {
            constraint = call.Xml.Descendants().FirstOrDefault(e => e.Name.LocalName == "LocationConstraint")?.Value.Trim();
            tags = S3Tags.FromXml(call.Xml);
        }
        if (string.IsNullOrEmpty(constraint))
        {
            constraint = null;
        }

        if (constraint == "us-east-1" || (constraint is not null && constraint != "EU" && !World.Regions.Contains(constraint)))
        {
            throw new AwsError("InvalidLocationConstraint", "The specified location-constraint is not valid");
        }

        if (constraint == "EU")
        {
            constraint = "eu-west-1";
        }

        if (call.Region != "us-east-1" && constraint != call.Region)
        {
            throw new AwsError("IllegalLocationConstraintException",
                $"The {constraint ?? "unspecified"} location constraint is incompatible for the region specific endpoint this request was sent to.");
        }

        var state = State(call);
        if (state.Buckets.TryGetValue(name, out var existing))
        {
            if (existing.AccountId != call.AccountId)
            {
                throw new AwsError("BucketAlreadyExists", "The requested bucket name is not available. The bucket namespace is shared by all users of the system. Please select a different name and try again.", 409);
            }

            if (existing.Region != "us-east-1" || call.Region != "us-east-1")
            {
                throw new AwsError("BucketAlreadyOwnedByYou", "Your previous request to create the named bucket succeeded and you already own it.", 409);
            }

            return AwsReply.Empty().With("Location", "/" + name);
        }
        var isLocked = call.Header("x-amz-bucket-object-lock-enabled")?.Equals("true", StringComparison.OrdinalIgnoreCase) == true;
        state.Buckets[name] = new S3Bucket
        {
            Name = name,
            AccountId = call.AccountId,
            Region = constraint ?? "us-east-1",
            Created = S3Time.Whole(call.Now),
            Tags = tags,
            Versioning = isLocked ? "Enabled" : null,
            ObjectLock = isLocked ? new S3ObjectLock() : null,
        };
        return AwsReply.Empty().With("Location", constraint is null ? "/" + name : $"http://{name}.s3.amazonaws.com/");
    }

    private AwsReply DeleteBucket(SandboxCall call)
    {
        var bucket = Bucket(call);
        if (bucket.Objects.Count > 0)
        {
            throw new AwsError("BucketNotEmpty", bucket.Versioning is null
                ? "The bucket you tried to delete is not empty"
                : "The bucket you tried to delete is not empty. You must delete all versions in the bucket.", 409);
        }

        State(call).Buckets.Remove(bucket.Name);
        return AwsReply.Empty(204);
    }

    private AwsReply HeadBucket(SandboxCall call) =>
        AwsReply.Empty().With("x-amz-bucket-region", Bucket(call).Region).With("x-amz-access-point-alias", "false");

    private AwsReply GetBucketLocation(SandboxCall call)
    {
        var region = Bucket(call, anyRegion: true).Region;
        return AwsReply.Of(new XElement("LocationConstraint", region == "us-east-1" ? null : region));
    }

    private AwsReply GetBucketVersioning(SandboxCall call)
    {
        var bucket = Bucket(call);
        return AwsReply.Of(new XElement("VersioningConfiguration",
            bucket.Versioning is null ? null : new XElement("Status", bucket.Versioning)));
    }

    private AwsReply PutBucketVersioning(SandboxCall call)
    {
        var bucket = Bucket(call);
        var status = call.Xml.Elements().FirstOrDefault(e => e.Name.LocalName == "Status")?.Value;
        if (status is not ("Enabled" or "Suspended"))
        {
            throw new AwsError("IllegalVersioningConfigurationException", "The Versioning element must be specified");
        }

        if (bucket.ObjectLock is not null && status != "Enabled")
        {
            throw new AwsError("InvalidBucketState", "An Object Lock configuration is present on this bucket, so the versioning state cannot be changed.", 409);
        }

        bucket.Versioning = status;
        return AwsReply.Empty();
    }

    private static string OwnerId(string accountId) => accountId.PadRight(64, '0');

    [GeneratedRegex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", RegexOptions.CultureInvariant)]
    private static partial Regex BucketName();
}
