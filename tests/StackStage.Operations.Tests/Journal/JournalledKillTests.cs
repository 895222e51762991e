using Amazon.S3.Model;
using StackStage.Operations.Domains;
using StackStage.Operations.Journal;
using StackStage.Operations.Steps;
using StackStage.Operations.Tests.Distributions;
using StackStage.Operations.Tests.Domains;
using StackStage.Operations.Tests.Harness;

namespace StackStage.Operations.Tests.Journal;

/// <summary>
/// What must not be forgotten, killed after any call: with the journal on disk, and in a bucket, where each of its own writes
/// is a call too.
/// </summary>
public sealed class JournalledKillTests : IDisposable
{
    private const string Bucket = "journals";
    private const string Shop = "api.shop.example";

    // More than half of the calls are the journal's own, and much alike; three shares no divisor with their pattern.
    private const int EveryInBucket = 3;

    private readonly string _root = Directory.CreateTempSubdirectory("stackstage-kills").FullName;
    private int _rehearsals;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task Leftovers_of_a_distribution(bool inBucket) => KillTest.RunAsync(
        PrepareAsync,
        DistributionWorld.Operation(DistributionWorld.Request("E1OWN") with { IncludeOrphans = true }),
        DistributionWorld.Describe,
        DistributionWorld.WithLeftovers(new Dictionary<string, string> { ["cloudfront.deployment"] = "00:00:20", ["cloudfront.leftoverRelease"] = "00:00:05", ["cloudfront.vpcOriginDeletion"] = "00:00:10" }),
        rehearsal => OpenAsync(rehearsal, inBucket),
        inBucket ? EveryInBucket : 1);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task The_certificate_of_a_domain(bool inBucket) => KillTest.RunAsync(
        PrepareAsync,
        (connection, host, token) => ApiDomainRemover.RemoveAsync(connection, ApiWorld.All(Shop), host, token),
        ApiWorld.Describe,
        new ApiWorld().Certificate(1, Shop).Domain(Shop, ApiWorld.Arn(1), ["=http1"]).ToOptions(),
        rehearsal => OpenAsync(rehearsal, inBucket),
        inBucket ? EveryInBucket : 1);

    private async Task PrepareAsync(Rehearsal rehearsal)
    {
        _rehearsals++;
        await (await rehearsal.ConnectAsync()).S3("us-east-1").PutBucketAsync(new PutBucketRequest { BucketName = Bucket });
    }

    private async Task<IRunJournals> OpenAsync(Rehearsal rehearsal, bool inBucket) => RunJournals.Open(
        inBucket ? $"s3://{Bucket}/runs" : Path.Combine(_root, $"{_rehearsals}"), await rehearsal.ConnectAsync(), rehearsal.Sandbox.Clock, _ => { });
}
