using System.Net;
using Amazon.Runtime;
using StackStage.Operations.Distributions;
using StackStage.Operations.Errors;
using StackStage.Operations.Tests.Distributions;
using StackStage.Operations.Tests.Harness;
using StackStage.Operations.Waiting;
using StackStage.Sandbox;

namespace StackStage.Operations.Tests.Waiting;

public class EachLookTests
{
    private readonly RecordingHost _host = new();

    [Fact]
    public async Task A_look_that_fails_concerns_its_resource_only()
    {
        var seen = await EachLook.RunAsync(["denied", "slow", "odd", "good"], Look, "cloudfront:GetDistribution", _host, CancellationToken.None);

        Assert.Equal("AccessDenied", seen["denied"].Failure!.ErrorId);
        Assert.Equal("Odd", seen["odd"].Failure!.ErrorId);
        Assert.True(seen["good"].IsReached);
        Assert.Equal("Throttling", Assert.IsType<AmazonServiceException>(seen["slow"].Silence).ErrorCode);
        Assert.Contains(_host.Verbose, line => line.StartsWith("slow: a look failed and is tried again", StringComparison.Ordinal));
    }

    [Fact]
    public async Task When_nobody_answers_that_is_said()
    {
        await Assert.ThrowsAsync<AmazonServiceException>(() => EachLook.RunAsync(["slow"], Look, "cloudfront:GetDistribution", _host, CancellationToken.None));
    }

    [Fact]
    public async Task A_list_that_is_refused_is_no_reason_not_to_look_at_each()
    {
        Assert.Null(await EachLook.ListAsync<string>(_ => throw Service("AccessDenied", HttpStatusCode.Forbidden), "acm:ListCertificates", _host, CancellationToken.None));
        await Assert.ThrowsAsync<AmazonServiceException>(() => EachLook.ListAsync<string>(_ => throw Service("Throttling", HttpStatusCode.BadRequest), "acm:ListCertificates", _host, CancellationToken.None));
    }

    [Theory]
    [InlineData("GetDistribution", "E001MANY", 3)]
    [InlineData("ListDistributions", null, 4)]
    public async Task Of_many_that_wait_only_the_one_that_may_not_be_read_fails(string action, string? resource, int removed)
    {
        // The first look at each, for the plan, is still allowed.
        using var rehearsal = new Rehearsal(DistributionWorld.Many(4));
        rehearsal.Sandbox.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.AccessDenied, Service = "cloudfront", Action = action, Resource = resource, From = 2 });
        rehearsal.Sandbox.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.AccessDenied, Service = "cloudfront", Action = "ListDistributions" });

        var removals = await DistributionWorld.RunAsync(rehearsal, DistributionWorld.Request([.. DistributionWorld.Ids(4)]));

        Assert.Equal(removed, removals.Count(removal => removal.State == DistributionRemovalState.Removed));
        Assert.Equal(4 - removed, rehearsal.Host.Errors.Count);
    }

    private static Task<WaitObservation> Look(string id, CancellationToken cancellationToken) => id switch
    {
        "denied" => throw Service("AccessDenied", HttpStatusCode.Forbidden),
        "slow" => throw Service("Throttling", HttpStatusCode.BadRequest),
        "odd" => throw new StageException(new StageError("Odd", StageErrorCategory.InvalidData, "It is odd.")),
        _ => Task.FromResult(WaitObservation.Reached("there")),
    };

    private static AmazonServiceException Service(string code, HttpStatusCode status) => new("no", null, ErrorType.Sender, code, "r", status);
}
