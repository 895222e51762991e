using StackStage.Operations.Distributions;
using StackStage.Operations.Steps;
using StackStage.Operations.Tests.Harness;
using StackStage.Sandbox;
using static StackStage.Operations.Tests.Distributions.DistributionWorld;

namespace StackStage.Operations.Tests.Distributions;

public class DistributionAliasPatternTests
{
    private const string Certificate = "arn:aws:acm:us-east-1:123456789012:certificate/c1";

    private static SandboxOptions Stages() => Options(
        new
        {
            distributions = new object[]
            {
                new { id = "E1PR1", domainName = "d1.cloudfront.net", aliases = new[] { "pr-1.example.com", "www.pr-1.example.com" }, certificateArn = Certificate },
                new { id = "E2PR2", domainName = "d2.cloudfront.net", aliases = new[] { "pr-2.example.com" }, certificateArn = Certificate },
                new { id = "E3PROD", domainName = "d3.cloudfront.net", aliases = new[] { "prod.example.com" }, certificateArn = Certificate },
                new { id = "E4STAR", domainName = "d4.cloudfront.net", aliases = new[] { "*.example.com" }, certificateArn = Certificate },
                new { id = "E5NONE", domainName = "d5.cloudfront.net" },
            },
        },
        acm: new { certificates = new[] { new { id = "c1", region = "us-east-1", domainName = "*.example.com", subjectAlternativeNames = new[] { "*.pr-1.example.com" } } } });

    [Theory]
    [InlineData("pr-*.example.com", "E1PR1 E2PR2")]
    [InlineData("PR-?.EXAMPLE.com.", "E1PR1 E2PR2")]
    [InlineData("pr-[1-2].*", "E1PR1 E2PR2")]
    [InlineData("*", "E1PR1 E2PR2 E3PROD E4STAR")]
    [InlineData("?*.example.com", "E1PR1 E2PR2 E3PROD E4STAR")]
    [InlineData("*.example.com", "E4STAR")]
    [InlineData("`*.example.com", "E4STAR")]
    public async Task A_pattern_names_the_distributions_that_match_each_once(string pattern, string ids)
    {
        using var rehearsal = new Rehearsal(Stages());
        var host = new RecordingHost { Time = rehearsal.Sandbox.Clock, Answer = _ => Approval.Previewed };

        var removals = await RunAsync(rehearsal, Request() with { Aliases = [pattern] }, host);

        Assert.Equal(ids.Split(' '), removals.Select(removal => removal.Id).Order(StringComparer.Ordinal));
        Assert.All(removals, removal => Assert.Contains($"cloudfront.distribution.disable {removal.Id}", host.Asked));
        Assert.Empty(rehearsal.Sandbox.Journal.Changes);
    }

    [Fact]
    public async Task Each_match_is_asked_for_and_a_no_keeps_that_one()
    {
        using var rehearsal = new Rehearsal(Stages());
        var host = new RecordingHost { Time = rehearsal.Sandbox.Clock, Answer = question => question.Step!.Id == "E1PR1" ? Approval.Declined : Approval.Approved };

        var removals = await RunAsync(rehearsal, Request() with { Aliases = ["pr-*"] }, host);

        Assert.Equal([("E1PR1", DistributionRemovalState.Declined), ("E2PR2", DistributionRemovalState.Removed)], removals.Select(removal => (removal.Id, removal.State)));
        Assert.True(Exists(rehearsal, "E1PR1"));
        Assert.True(Exists(rehearsal, "E3PROD"));
        Assert.Contains(host.Verbose, line => line.Contains("E1PR1 (pr-1.example.com, www.pr-1.example.com), E2PR2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_pattern_that_matches_nothing_is_a_warning_and_never_all()
    {
        using var rehearsal = new Rehearsal(Stages());

        var removal = Assert.Single(await RunAsync(rehearsal, Request() with { Aliases = ["staging-*"] }));

        Assert.Equal(DistributionRemovalState.AlreadyGone, removal.State);
        Assert.Contains("No distribution of this account has an alias that matches 'staging-*'.", rehearsal.Host.Warnings);
        Assert.Empty(rehearsal.Sandbox.Journal.Changes);
    }

    [Fact]
    public async Task A_wildcard_name_that_is_gone_does_not_become_a_pattern()
    {
        using var rehearsal = new Rehearsal(Stages());
        await RunAsync(rehearsal, Request() with { Aliases = ["*.example.com"] });

        // The same call again: what was called so is gone, and all below it must stay.
        var again = Assert.Single(await RunAsync(rehearsal, Request() with { Aliases = ["*.example.com"] }));

        Assert.Equal(DistributionRemovalState.AlreadyGone, again.State);
        Assert.True(Exists(rehearsal, "E3PROD"));
        Assert.Contains(rehearsal.Host.Warnings, warning => warning.Contains("all that lies below is '?*.example.com'", StringComparison.Ordinal));
    }
}
