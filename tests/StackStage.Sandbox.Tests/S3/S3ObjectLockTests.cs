using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace StackStage.Sandbox.Tests.S3;

/// <summary>Object Lock, through the official package.</summary>
public sealed class S3ObjectLockTests : IDisposable
{
    private readonly SandboxClock _clock = SandboxClock.Manual();
    private readonly StageSandbox _sandbox;
    private readonly AmazonS3Client _s3;

    public S3ObjectLockTests()
    {
        _sandbox = StageSandbox.Start(new() { Clock = _clock });
        _s3 = new AmazonS3Client(new BasicAWSCredentials(_sandbox.AccessKeyId, "secret"), new AmazonS3Config
        {
            ServiceURL = _sandbox.Endpoint.ToString(),
            AuthenticationRegion = "us-east-1",
            ForcePathStyle = true,
            MaxErrorRetry = 0,
        });
    }

    private DateTime In(int days) => _clock.GetUtcNow().AddDays(days).UtcDateTime;

    private static async Task<string> Code(Func<Task> call) => (await Assert.ThrowsAnyAsync<AmazonS3Exception>(call)).ErrorCode;

    private async Task<string> Locked(string key, ObjectLockMode? mode = null, int days = 0, ObjectLockLegalHoldStatus? hold = null)
    {
        var put = new PutObjectRequest { BucketName = "locked", Key = key, ContentBody = "x" };
        if (mode is not null)
        {
            put.ObjectLockMode = mode;
            put.ObjectLockRetainUntilDate = In(days);
        }

        if (hold is not null)
        {
            put.ObjectLockLegalHoldStatus = hold;
        }

        return (await _s3.PutObjectAsync(put)).VersionId;
    }

    private Task<DeleteObjectResponse> Delete(string key, string version, bool bypass = false) =>
        _s3.DeleteObjectAsync(new DeleteObjectRequest { BucketName = "locked", Key = key, VersionId = version, BypassGovernanceRetention = bypass });

    private Task<PutObjectRetentionResponse> Retain(string key, string version, ObjectLockRetentionMode mode, int days, bool bypass = false) =>
        _s3.PutObjectRetentionAsync(new PutObjectRetentionRequest
        {
            BucketName = "locked",
            Key = key,
            VersionId = version,
            BypassGovernanceRetention = bypass,
            Retention = new ObjectLockRetention { Mode = mode, RetainUntilDate = In(days) },
        });

    private Task<PutBucketResponse> Create() => _s3.PutBucketAsync(new PutBucketRequest { BucketName = "locked", ObjectLockEnabledForBucket = true });

    [Fact]
    public async Task A_version_under_compliance_stays_until_its_day()
    {
        await Create();
        var version = await Locked("a", ObjectLockMode.Compliance, 30);

        Assert.Equal("AccessDenied", await Code(() => Delete("a", version)));
        Assert.Equal("AccessDenied", await Code(() => Delete("a", version, bypass: true)));
        var many = new DeleteObjectsRequest { BucketName = "locked", BypassGovernanceRetention = true, Objects = [new KeyVersion { Key = "a", VersionId = version }] };
        var failed = await Assert.ThrowsAsync<DeleteObjectsException>(() => _s3.DeleteObjectsAsync(many));
        Assert.Equal("AccessDenied", Assert.Single(failed.Response.DeleteErrors).Code);
        Assert.Equal("AccessDenied", await Code(() => Retain("a", version, ObjectLockRetentionMode.Compliance, 29, bypass: true)));
        Assert.Equal("AccessDenied", await Code(() => Retain("a", version, ObjectLockRetentionMode.Governance, 60, bypass: true)));
        await Retain("a", version, ObjectLockRetentionMode.Compliance, 60);

        // A delete marker on top deletes nothing.
        await _s3.DeleteObjectAsync("locked", "a");
        var head = await _s3.GetObjectMetadataAsync(new GetObjectMetadataRequest { BucketName = "locked", Key = "a", VersionId = version });
        Assert.Equal((ObjectLockMode.Compliance, In(60)), (head.ObjectLockMode, head.ObjectLockRetainUntilDate!.Value.ToUniversalTime()));
        Assert.Equal("BucketNotEmpty", await Code(() => _s3.DeleteBucketAsync("locked")));

        _clock.Advance(TimeSpan.FromDays(60));
        await Delete("a", version);
    }

    [Fact]
    public async Task Governance_can_be_bypassed_by_who_says_so()
    {
        await Create();
        var version = await Locked("a", ObjectLockMode.Governance, 30);
        Assert.Equal("AccessDenied", await Code(() => Delete("a", version)));
        Assert.Equal("AccessDenied", await Code(() => Retain("a", version, ObjectLockRetentionMode.Governance, 1)));
        Assert.Equal("AccessDenied", await Code(() => Retain("a", version, ObjectLockRetentionMode.Compliance, 60)));
        await Retain("a", version, ObjectLockRetentionMode.Governance, 31);
        await Retain("a", version, ObjectLockRetentionMode.Governance, 1, bypass: true);
        await Delete("a", version, bypass: true);
        Assert.Equal("NoSuchVersion", await Code(() => _s3.GetObjectAsync(new GetObjectRequest { BucketName = "locked", Key = "a", VersionId = version })));
    }

    [Fact]
    public async Task A_legal_hold_has_no_end_but_the_one_it_is_given()
    {
        await Create();
        var version = await Locked("a", hold: ObjectLockLegalHoldStatus.On);
        _clock.Advance(TimeSpan.FromDays(10_000));
        Assert.Equal("AccessDenied", await Code(() => Delete("a", version, bypass: true)));
        Assert.Equal(ObjectLockLegalHoldStatus.On, (await _s3.GetObjectLegalHoldAsync(new GetObjectLegalHoldRequest { BucketName = "locked", Key = "a" })).LegalHold.Status);
        Assert.Equal(ObjectLockLegalHoldStatus.On, (await _s3.GetObjectAsync("locked", "a")).ObjectLockLegalHoldStatus);
        await _s3.PutObjectLegalHoldAsync(new PutObjectLegalHoldRequest { BucketName = "locked", Key = "a", LegalHold = new ObjectLockLegalHold { Status = ObjectLockLegalHoldStatus.Off } });
        await Delete("a", version);
    }

    [Fact]
    public async Task A_bucket_gives_every_version_its_default()
    {
        await Create();
        Assert.Null((await _s3.GetObjectLockConfigurationAsync(new GetObjectLockConfigurationRequest { BucketName = "locked" })).ObjectLockConfiguration.Rule);
        await _s3.PutObjectLockConfigurationAsync(new PutObjectLockConfigurationRequest
        {
            BucketName = "locked",
            ObjectLockConfiguration = new ObjectLockConfiguration
            {
                ObjectLockEnabled = ObjectLockEnabled.Enabled,
                Rule = new ObjectLockRule { DefaultRetention = new DefaultRetention { Mode = ObjectLockRetentionMode.Governance, Days = 7 } },
            },
        });
        Assert.Equal(7, (await _s3.GetObjectLockConfigurationAsync(new GetObjectLockConfigurationRequest { BucketName = "locked" })).ObjectLockConfiguration.Rule.DefaultRetention.Days);

        var put = await Locked("put");
        var copy = (await _s3.CopyObjectAsync("locked", "put", "locked", "copy")).VersionId;
        var upload = (await _s3.InitiateMultipartUploadAsync("locked", "parts")).UploadId;
        var part = await _s3.UploadPartAsync(new UploadPartRequest { BucketName = "locked", Key = "parts", UploadId = upload, PartNumber = 1, InputStream = new MemoryStream([1]) });
        var parts = (await _s3.CompleteMultipartUploadAsync(new CompleteMultipartUploadRequest
        {
            BucketName = "locked",
            Key = "parts",
            UploadId = upload,
            PartETags = [new PartETag(1, part.ETag)],
        })).VersionId;
        foreach (var (key, version) in new[] { ("put", put), ("copy", copy), ("parts", parts) })
        {
            var retention = (await _s3.GetObjectRetentionAsync(new GetObjectRetentionRequest { BucketName = "locked", Key = key, VersionId = version })).Retention;
            Assert.Equal((ObjectLockRetentionMode.Governance, In(7)), (retention.Mode, retention.RetainUntilDate!.Value.ToUniversalTime()));
            Assert.Equal("AccessDenied", await Code(() => Delete(key, version)));
        }

        Assert.Equal("InvalidBucketState", await Code(() => _s3.PutBucketVersioningAsync(new PutBucketVersioningRequest
        {
            BucketName = "locked",
            VersioningConfig = new S3BucketVersioningConfig { Status = VersionStatus.Suspended },
        })));
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused()
    {
        await _s3.PutBucketAsync("plain");
        Assert.Equal("ObjectLockConfigurationNotFoundError", await Code(() => _s3.GetObjectLockConfigurationAsync(new GetObjectLockConfigurationRequest { BucketName = "plain" })));
        Assert.Equal("InvalidRequest", await Code(() => _s3.PutObjectAsync(new PutObjectRequest { BucketName = "plain", Key = "a", ContentBody = "x", ObjectLockLegalHoldStatus = ObjectLockLegalHoldStatus.On })));
        Assert.Equal("InvalidBucketState", await Code(() => _s3.PutObjectLockConfigurationAsync(new PutObjectLockConfigurationRequest
        {
            BucketName = "plain",
            ObjectLockConfiguration = new ObjectLockConfiguration { ObjectLockEnabled = ObjectLockEnabled.Enabled },
        })));
        await Create();
        Assert.Equal("InvalidArgument", await Code(() => Locked("a", ObjectLockMode.Compliance, -1)));
        Assert.Equal("InvalidArgument", await Code(() => _s3.PutObjectAsync(new PutObjectRequest { BucketName = "locked", Key = "a", ContentBody = "x", ObjectLockMode = ObjectLockMode.Compliance })));
        var free = await Locked("a");
        Assert.Equal("NoSuchObjectLockConfiguration", await Code(() => _s3.GetObjectRetentionAsync(new GetObjectRetentionRequest { BucketName = "locked", Key = "a" })));
        await Delete("a", free);
    }

    [Fact]
    public async Task A_scenario_brings_locked_objects_and_a_state_file_keeps_them()
    {
        var folder = Directory.CreateTempSubdirectory("lock");
        try
        {
            var options = new SandboxOptions { Clock = SandboxClock.Manual(), AccessKeyId = _sandbox.AccessKeyId, StateFile = Path.Combine(folder.FullName, "state.json") };
            using (var first = StageSandbox.Start(options))
            {
                first.AddScenarioJson("""
                    { "services": { "s3": { "buckets": [ { "name": "locked", "objectLock": { "mode": "GOVERNANCE", "days": 1 }, "objects": [
                      { "key": "default", "text": "x" }, { "key": "held", "text": "x", "lock": { "legalHold": true } },
                      { "key": "own", "text": "x", "lock": { "mode": "COMPLIANCE", "until": "2030-01-01T00:00:00Z" } } ] } ] } } }
                    """);
            }

            using var second = StageSandbox.Start(options with { Clock = SandboxClock.Manual() });
            using var s3 = new AmazonS3Client(new BasicAWSCredentials(second.AccessKeyId, "secret"), new AmazonS3Config { ServiceURL = second.Endpoint.ToString(), AuthenticationRegion = "us-east-1", ForcePathStyle = true });
            Assert.Equal(ObjectLockMode.Governance, (await s3.GetObjectMetadataAsync("locked", "default")).ObjectLockMode);
            Assert.Equal(ObjectLockLegalHoldStatus.On, (await s3.GetObjectMetadataAsync("locked", "held")).ObjectLockLegalHoldStatus);
            Assert.Equal(new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc), (await s3.GetObjectMetadataAsync("locked", "own")).ObjectLockRetainUntilDate!.Value.ToUniversalTime());
            Assert.Contains("objectLock", Assert.Throws<InvalidDataException>(() => second.AddScenarioJson(
                """{ "services": { "s3": { "buckets": [ { "name": "free", "objects": [ { "key": "a", "lock": { "legalHold": true } } ] } ] } } }""")).Message, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public void Dispose()
    {
        _s3.Dispose();
        _sandbox.Dispose();
    }
}
