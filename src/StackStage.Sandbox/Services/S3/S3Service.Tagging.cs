using StackStage.Sandbox.Protocols;
using StackStage.Sandbox.Routing;

namespace StackStage.Sandbox.Services.S3;

/// <summary>Tags of buckets and objects.</summary>
internal sealed partial class S3Service
{
    private AwsReply GetBucketTagging(SandboxCall call)
    {
        var bucket = Bucket(call);
        if (bucket.Tags.Count == 0)
        {
            throw new AwsError("NoSuchTagSet", "The TagSet does not exist", 404);
        }

        return AwsReply.Of(S3Tags.ToXml(bucket.Tags));
    }

    private AwsReply PutBucketTagging(SandboxCall call)
    {
        var bucket = Bucket(call);
        var tags = S3Tags.FromXml(call.Xml);
        if (tags.Count > 50)
        {
            throw new AwsError("BadRequest", "Bucket tag count cannot be greater than 50");
        }

        bucket.Tags = tags;
        return AwsReply.Empty(204);
    }

    private AwsReply DeleteBucketTagging(SandboxCall call)
    {
        Bucket(call).Tags = [];
        return AwsReply.Empty(204);
    }

    private AwsReply GetObjectTagging(SandboxCall call)
    {
        var (bucket, version) = Version(call);
        return AwsReply.Of(S3Tags.ToXml(version.Tags)).With("x-amz-version-id", VersionHeader(bucket, version));
    }

    private AwsReply PutObjectTagging(SandboxCall call)
    {
        var (bucket, version) = Version(call);
        var tags = S3Tags.FromXml(call.Xml);
        if (tags.Count > 10)
        {
            throw new AwsError("BadRequest", "Object tags cannot be greater than 10");
        }

        version.Tags = tags;
        return AwsReply.Empty().With("x-amz-version-id", VersionHeader(bucket, version));
    }

    private AwsReply DeleteObjectTagging(SandboxCall call)
    {
        var (bucket, version) = Version(call);
        version.Tags = [];
        return AwsReply.Empty(204).With("x-amz-version-id", VersionHeader(bucket, version));
    }
}
