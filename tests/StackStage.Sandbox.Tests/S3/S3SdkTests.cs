using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using StackStage.Sandbox.Tests.Support;

namespace StackStage.Sandbox.Tests.S3;

/// <summary>The official .NET package against the sandbox.</summary>
public sealed class S3SdkTests : IDisposable
{
    private readonly StageSandbox _sandbox = StageSandbox.Start(new() { Clock = SandboxClock.Manual(), OtherAccounts = ["999900001111"] });
    private readonly AmazonS3Client _s3;

    public S3SdkTests()
    {
        _s3 = Client("us-east-1");
        _s3.PutBucketAsync("bucket").GetAwaiter().GetResult();
    }

    private AmazonS3Client Client(string region) => new(new BasicAWSCredentials(_sandbox.AccessKeyId, "secret"), new AmazonS3Config
    {
        ServiceURL = _sandbox.Endpoint.ToString(),
        AuthenticationRegion = region,
        ForcePathStyle = true,
        MaxErrorRetry = 0,
    });

    [Fact]
    public async Task Exactly_one_of_many_parallel_first_writes_wins()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 32).Select(async i =>
        {
            try
            {
                await _s3.PutObjectAsync(new PutObjectRequest { BucketName = "bucket", Key = "lock", ContentBody = $"{i}", IfNoneMatch = "*" });
                return "won";
            }
            catch (AmazonS3Exception e)
            {
                return e.ErrorCode;
            }
        }));
        Assert.Equal(1, results.Count(r => r == "won"));
        Assert.Equal(31, results.Count(r => r == "PreconditionFailed"));
    }

    [Fact]
    public async Task A_streamed_upload_with_trailing_checksum_arrives_whole()
    {
        var bytes = new byte[3 * 1024 * 1024 + 17];
        new Random(7).NextBytes(bytes);
        await _s3.PutObjectAsync(new PutObjectRequest
        {
            BucketName = "bucket",
            Key = "stream",
            InputStream = new MemoryStream(bytes),
            ChecksumAlgorithm = ChecksumAlgorithm.SHA256,
        });
        using var response = await _s3.GetObjectAsync("bucket", "stream");
        using var copy = new MemoryStream();
        await response.ResponseStream.CopyToAsync(copy);
        Assert.Equal(bytes, copy.ToArray());
    }

    [Fact]
    public async Task Versions_come_and_go()
    {
        await _s3.PutBucketVersioningAsync(new PutBucketVersioningRequest { BucketName = "bucket", VersioningConfig = new() { Status = VersionStatus.Enabled } });
        var first = await _s3.PutObjectAsync(new PutObjectRequest { BucketName = "bucket", Key = "k", ContentBody = "1" });
        await _s3.PutObjectAsync(new PutObjectRequest { BucketName = "bucket", Key = "k", ContentBody = "2" });
        await _s3.DeleteObjectAsync("bucket", "k");
        var versions = await _s3.ListVersionsAsync("bucket");
        Assert.Equal([true, false, false], versions.Versions.Select(v => v.IsDeleteMarker == true));
        var missing = await Assert.ThrowsAsync<NoSuchKeyException>(() => _s3.GetObjectAsync("bucket", "k"));
        Assert.Equal("NoSuchKey", missing.ErrorCode);
        using var old = await _s3.GetObjectAsync("bucket", "k", first.VersionId);
        Assert.Equal(1, old.ContentLength);
        var batch = new DeleteObjectsRequest { BucketName = "bucket", Objects = [.. versions.Versions.Select(v => new KeyVersion { Key = v.Key, VersionId = v.VersionId })] };
        await _s3.DeleteObjectsAsync(batch);
        await _s3.DeleteBucketAsync("bucket");
    }

    [Fact]
    public async Task The_wrong_Region_is_redirected_and_says_where_to()
    {
        using var eu = Client("eu-central-1");
        var wrong = await Assert.ThrowsAsync<AmazonS3Exception>(() => eu.GetObjectAsync("bucket", "k"));
        Assert.Equal("PermanentRedirect", wrong.ErrorCode);
        using var wire = new Wire(_sandbox, "s3", "eu-central-1");
        var answer = await wire.Send(HttpMethod.Head, "/bucket");
        Assert.Equal((301, "us-east-1"), ((int)answer.Status, answer.Headers["x-amz-bucket-region"]));
    }

    [Theory]
    [InlineData(SandboxFaultKind.CutAfter, 1)]
    [InlineData(SandboxFaultKind.CutBefore, 0)]
    public async Task A_connection_cut_after_the_change_leaves_the_change(SandboxFaultKind kind, int objects)
    {
        // Every call, because the package tries once more even when it is told to try only once.
        _sandbox.Faults.Add(new() { Kind = kind, Service = "s3", Action = "PutObject" });
        await Assert.ThrowsAnyAsync<Exception>(() => _s3.PutObjectAsync(new PutObjectRequest { BucketName = "bucket", Key = "k", ContentBody = "1" }));
        Assert.Equal(objects, (await _s3.ListObjectsV2Async(new() { BucketName = "bucket" })).KeyCount);
    }

    [Fact]
    public async Task A_stale_read_sees_what_was_there_before_until_its_time_is_over()
    {
        _sandbox.Faults.Stale(5, "s3", "List*");
        await _s3.PutObjectAsync(new PutObjectRequest { BucketName = "bucket", Key = "k", ContentBody = "1" });
        Assert.Equal(0, (await _s3.ListObjectsV2Async(new() { BucketName = "bucket" })).KeyCount);
        _sandbox.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(1, (await _s3.ListObjectsV2Async(new() { BucketName = "bucket" })).KeyCount);
    }

    [Fact]
    public async Task Another_accounts_bucket_is_not_to_be_had()
    {
        using var wire = new Wire(_sandbox, "s3", accessKey: "999900001111");
        Assert.Equal("AccessDenied", (await wire.Send(HttpMethod.Get, "/bucket/k")).Xml("Code"));
        Assert.Equal("BucketAlreadyExists", (await wire.Send(HttpMethod.Put, "/bucket")).Xml("Code"));
    }

    public void Dispose()
    {
        _s3.Dispose();
        _sandbox.Dispose();
    }
}
