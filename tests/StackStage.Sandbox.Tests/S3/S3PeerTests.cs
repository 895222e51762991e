using StackStage.Sandbox.Tests.Support;

namespace StackStage.Sandbox.Tests.S3;

public sealed class S3PeerTests
{
    [SkippableFact]
    public async Task Botocore_gets_from_S3_what_AWS_would_give_it()
    {
        using var sandbox = StageSandbox.Start(new() { Clock = SandboxClock.Manual() });
        var results = await Peer.Python(sandbox, "s3.py");
        Expect.Same("""
            {
              "exists": "BucketAlreadyOwnedByYou", "constraint": "IllegalLocationConstraintException",
              "location": [null, "eu-west-1"], "buckets": ["plain-bucket", "state-bucket"], "head": "eu-west-1",
              "head_missing": "404", "no_bucket": "NoSuchBucket", "unversioned": null, "versioning": "Enabled",
              "get": ["one", "application/json", {"who": "me"}, true, true, 2], "range": "ne", "range_bad": "InvalidRange",
              "sum_CRC32": true, "sum_SHA1": true, "sum_SHA256": true, "bad_digest": "BadDigest",
              "none_match": "PreconditionFailed", "none_match_new": "OK", "match_stale": "PreconditionFailed", "match_missing": "NoSuchKey",
              "not_modified": "304", "delete_stale": "PreconditionFailed", "marker": true, "gone": "NoSuchKey",
              "marker_get": "MethodNotAllowed", "old": "one", "no_version": "NoSuchVersion", "bad_version": "InvalidArgument", "back": "two",
              "copy": "one", "tags": {"a": "1", "b": "2"}, "tags_after": {"c": "3"}, "bucket_tags_none": "NoSuchTagSet",
              "bucket_tags": [{"Key": "sst:app", "Value": "shop"}], "policy": "NoSuchBucketPolicy", "block": true,
              "pages": [10, 10, 5], "prefixes": ["app/shop/", "app/shop2/"], "prefix_pages": [1, 1], "start_after": "app/shop2/24.json",
              "odd": "a b+c/ü", "v1": [30, 21], "version_pages": [[3, 1], [2, 0]], "latest": [false, false, false, false, false],
              "parts": 2, "uploads": 1, "big": "-2\"", "big_size": 5242887, "no_upload": "NoSuchUpload", "followed": "one",
              "not_empty": "BucketNotEmpty", "deleted": [true, 0], "deleted_bucket": "OK", "quiet": ["PreconditionFailed"]
            }
            """, results);
    }

    [SkippableFact]
    public async Task The_real_CLI_uploads_lists_and_removes()
    {
        using var sandbox = StageSandbox.Start(new() { Clock = SandboxClock.Manual() });
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, "{}");
            await Peer.Aws(sandbox, "s3api", "create-bucket", "--bucket", "cli-bucket");
            await Peer.Aws(sandbox, "s3api", "put-object", "--bucket", "cli-bucket", "--key", "app/shop/dev.json", "--body", file);
            var listed = await Peer.Aws(sandbox, "s3api", "list-objects-v2", "--bucket", "cli-bucket", "--prefix", "app/shop/");
            Assert.Equal("app/shop/dev.json", (string?)listed!["Contents"]![0]!["Key"]);
            var said = await Peer.AwsFails(sandbox, "s3api", "delete-bucket", "--bucket", "cli-bucket");
            Assert.Contains("(BucketNotEmpty)", said, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
