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
              "not_modified": "304", "delete_stale": "PreconditionFailed", "marker": true, "delete_again": ["PreconditionFailed", "NoSuchKey", "OK"], "gone": "NoSuchKey",
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
    public async Task The_real_CLI_finds_every_operation()
    {
        using var sandbox = StageSandbox.Start(new() { Clock = SandboxClock.Manual() });
        var folder = Directory.CreateTempSubdirectory("cli").FullName;
        try
        {
            var file = Path.Combine(folder, "body.json");
            await File.WriteAllTextAsync(file, "{}");
            var results = await Peer.Cli(sandbox,
                "s3api create-bucket --bucket cli-bucket",
                "s3api put-bucket-versioning --bucket cli-bucket --versioning-configuration Status=Enabled",
                "s3api get-bucket-versioning --bucket cli-bucket",
                "s3api get-bucket-location --bucket cli-bucket",
                "s3api head-bucket --bucket cli-bucket",
                "s3api list-buckets",
                $"s3api put-object --bucket cli-bucket --key app/shop/dev.json --body {file} --if-none-match *",
                $"! PreconditionFailed s3api put-object --bucket cli-bucket --key app/shop/dev.json --body {file} --if-none-match *",
                $"s3api put-object --bucket cli-bucket --key app/shop/dev.json --body {file}",
                "s3api list-objects-v2 --bucket cli-bucket --prefix app/shop/",
                "s3api list-objects --bucket cli-bucket --delimiter /",
                "s3api list-object-versions --bucket cli-bucket",
                "s3api head-object --bucket cli-bucket --key app/shop/dev.json",
                $"s3api get-object --bucket cli-bucket --key app/shop/dev.json {file}.out",
                "! NoSuchKey s3api get-object --bucket cli-bucket --key none /dev/null",
                "s3api copy-object --bucket cli-bucket --key copy --copy-source cli-bucket/app/shop/dev.json",
                "s3api put-object-tagging --bucket cli-bucket --key copy --tagging TagSet=[{Key=a,Value=1}]",
                "s3api get-object-tagging --bucket cli-bucket --key copy",
                "s3api delete-object-tagging --bucket cli-bucket --key copy",
                "s3api put-bucket-tagging --bucket cli-bucket --tagging TagSet=[{Key=a,Value=1}]",
                "s3api get-bucket-tagging --bucket cli-bucket",
                "s3api delete-bucket-tagging --bucket cli-bucket",
                "s3api get-bucket-encryption --bucket cli-bucket",
                "! NoSuchBucketPolicy s3api get-bucket-policy --bucket cli-bucket",
                "s3api delete-object --bucket cli-bucket --key copy",
                "s3api delete-objects --bucket cli-bucket --delete Objects=[{Key=app/shop/dev.json}]",
                "! BucketNotEmpty s3api delete-bucket --bucket cli-bucket",
                $"s3 cp {file} s3://cli-bucket/high/level.json --quiet",
                "s3 rm s3://cli-bucket --recursive --quiet",
                "! NoSuchBucket s3api delete-bucket --bucket none-bucket");
            Assert.Equal("Enabled", (string?)results[2]!["Status"]);
            Assert.Equal("app/shop/dev.json", (string?)results[9]!["Contents"]![0]!["Key"]);
            Assert.Equal("app/", (string?)results[10]!["CommonPrefixes"]![0]!["Prefix"]);
            Assert.Equal(2, results[11]!["Versions"]!.AsArray().Count);
            Assert.Equal("{}", await File.ReadAllTextAsync(file + ".out"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
