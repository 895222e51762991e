using StackStage.Operations.Tests.Harness;
using static StackStage.Operations.Tests.Distributions.DistributionWorld;

namespace StackStage.Operations.Tests.Distributions;

/// <summary>Stopped after any call and run again, it ends where an uninterrupted run does.</summary>
public class DistributionKillTests
{
    // Short, so that a run is some dozens of calls and not hundreds.
    private static readonly Dictionary<string, string> Quick = new()
    {
        ["cloudfront.deployment"] = "00:00:20",
        ["cloudfront.leftoverRelease"] = "00:00:05",
        ["cloudfront.vpcOriginDeletion"] = "00:00:10",
    };

    [Fact]
    public Task Two_distributions() => KillTest.RunAsync(_ => Task.CompletedTask, Operation(Request("E002MANY", "E001MANY")), Describe, Many(3, Quick));

    [Fact]
    public Task With_leftovers() =>
        KillTest.RunAsync(_ => Task.CompletedTask, Operation(Request("E1OWN") with { IncludeOrphans = true }), Describe, WithLeftovers(Quick));

    [Fact]
    public Task With_records() =>
        KillTest.RunAsync(_ => Task.CompletedTask, Operation(Request("E1ALIAS") with { RemoveDnsRecord = true }), Describe, WithRecords(Quick));

    [Fact]
    public Task A_staging_distribution() => KillTest.RunAsync(_ => Task.CompletedTask, Operation(Request("E2STAGING")), Describe, WithStaging(Quick));

    [Fact]
    public Task A_primary_and_its_staging_distribution() =>
        KillTest.RunAsync(_ => Task.CompletedTask, Operation(Request("E2STAGING", "E1PRIMARY") with { IncludeOrphans = true }), Describe, WithStaging(Quick));
}
