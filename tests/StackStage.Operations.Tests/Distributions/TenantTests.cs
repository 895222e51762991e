using StackStage.Operations.Distributions;
using StackStage.Operations.Tests.Harness;
using StackStage.Sandbox;
using static StackStage.Operations.Tests.Distributions.DistributionWorld;

namespace StackStage.Operations.Tests.Distributions;

public class TenantTests
{
    [Fact]
    public async Task A_distribution_with_tenants_is_refused_before_anything_is_disabled_and_they_are_named()
    {
        using var rehearsal = new Rehearsal(World(tenants: true));

        var removals = await RunAsync(rehearsal, Request("E1MULTI", "E2PLAIN"));

        var error = Assert.Single(rehearsal.Host.Errors);
        Assert.Equal("DistributionHasTenants", error.ErrorId);
        Assert.Contains("acme (shop.acme.example, www.acme.example)", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("elsewhere", error.Message, StringComparison.Ordinal);
        Assert.Equal([DistributionRemovalState.Failed, DistributionRemovalState.Removed], removals.Select(removal => removal.State));
        Assert.Empty(removals[0].Steps);
        Assert.All(rehearsal.Sandbox.Journal.Changes, call => Assert.Equal("E2PLAIN", call.Resource));
        Assert.Equal("true", Config(rehearsal, "E1MULTI").Element("Enabled")!.Value);
    }

    [Fact]
    public async Task One_whose_tenants_are_gone_is_removed()
    {
        using var rehearsal = new Rehearsal(World(tenants: false));

        Assert.Equal(DistributionRemovalState.Removed, Assert.Single(await RunAsync(rehearsal, Request("E1MULTI"))).State);
    }

    [Fact]
    public async Task One_whose_tenants_nobody_can_tell_is_left_alone()
    {
        using var rehearsal = new Rehearsal(World(tenants: false));
        rehearsal.Sandbox.Faults.Deny("cloudfront", "ListDistributionTenants");

        Assert.Equal(DistributionRemovalState.Failed, Assert.Single(await RunAsync(rehearsal, Request("E1MULTI"))).State);

        Assert.Contains("cloudfront:ListDistributionTenants", Assert.Single(rehearsal.Host.Errors).RecommendedAction!, StringComparison.Ordinal);
        Assert.Empty(rehearsal.Sandbox.Journal.Changes);
    }

    [Fact]
    public async Task Plain_distributions_are_not_asked_for_tenants()
    {
        using var rehearsal = new Rehearsal(World(tenants: true));

        await RunAsync(rehearsal, Request("E2PLAIN"));

        Assert.Empty(rehearsal.Sandbox.Journal.Of("cloudfront", "ListDistributionTenants"));
    }

    private static SandboxOptions World(bool tenants) => Options(new
    {
        distributions = new object[]
        {
            new { id = "E1MULTI", domainName = "d1.cloudfront.net", comment = "multi", connectionMode = "tenant-only" },
            new { id = "E2PLAIN", domainName = "d2.cloudfront.net", comment = "plain" },
            new { id = "E3MULTI", domainName = "d3.cloudfront.net", comment = "other", connectionMode = "tenant-only" },
        },
        distributionTenants = tenants
            ?
            [
                new { id = "dt_1", name = "acme", distributionId = "E1MULTI", domains = new[] { "shop.acme.example", "www.acme.example" } },
                new { id = "dt_2", name = "elsewhere", distributionId = "E3MULTI", domains = new[] { "other.example" } },
            ]
            : Array.Empty<object>(),
    });
}
