using StackStage.Operations.Distributions;
using StackStage.Operations.Tests.Harness;
using StackStage.Sandbox;
using static StackStage.Operations.Tests.Distributions.DistributionWorld;

namespace StackStage.Operations.Tests.Distributions;

public class StagingTests
{
    [Fact]
    public async Task The_policy_of_a_primary_is_disabled_first_and_its_id_stays_in_the_config()
    {
        using var rehearsal = new Rehearsal(WithStaging());

        var removal = Assert.Single(await RunAsync(rehearsal, Request("E1PRIMARY") with { DisableOnly = true }));

        Assert.Equal(DistributionRemovalState.Disabled, removal.State);
        Assert.Equal(
            ["Disable continuous-deployment policy", "Wait until Deployed without the policy", "Disable distribution", "Wait until Deployed"],
            removal.Steps.Select(step => step.Action));
        Assert.Equal("cdp-1", Config(rehearsal, "E1PRIMARY").Element("ContinuousDeploymentPolicyId")!.Value);
        Assert.All(rehearsal.Sandbox.Journal.Changes, call => Assert.Equal(200, call.Status));
    }

    [Fact]
    public async Task A_primary_goes_and_its_policy_is_a_leftover()
    {
        using var rehearsal = new Rehearsal(WithStaging());

        var removal = Assert.Single(await RunAsync(rehearsal, Request("E1PRIMARY") with { IncludeOrphans = true }));

        Assert.Equal(DistributionRemovalState.Removed, removal.State);
        Assert.Empty(rehearsal.Host.Errors);
        Assert.Empty(Entities(rehearsal));
        Assert.Equal("true", Config(rehearsal, "E2STAGING").Element("Enabled")!.Value);
    }

    [Fact]
    public async Task A_staging_distribution_goes_after_its_policy_and_the_primary_stays_enabled()
    {
        using var rehearsal = new Rehearsal(WithStaging());

        var removal = Assert.Single(await RunAsync(rehearsal, Request("E2STAGING")));

        Assert.Empty(rehearsal.Host.Errors);
        Assert.Equal(DistributionRemovalState.Removed, removal.State);
        Assert.Contains("Take continuous-deployment policy off primary distribution cdp-1 of E1PRIMARY: Done", removal.Steps.Select(step => step.ToString()));
        Assert.Empty(Entities(rehearsal));
        Assert.Equal("true", Config(rehearsal, "E1PRIMARY").Element("Enabled")!.Value);
        Assert.Equal("", Config(rehearsal, "E1PRIMARY").Element("ContinuousDeploymentPolicyId")!.Value);
    }

    [Theory]
    [InlineData("E1PRIMARY", "E2STAGING")]
    [InlineData("E2STAGING", "E1PRIMARY")]
    public async Task Both_go_primary_first_then_the_policy(string first, string second)
    {
        using var rehearsal = new Rehearsal(WithStaging());

        var removals = await RunAsync(rehearsal, Request(first, second));

        Assert.Empty(rehearsal.Host.Errors);
        Assert.All(removals, removal => Assert.Equal(DistributionRemovalState.Removed, removal.State));
        Assert.Empty(Entities(rehearsal));
        Assert.Single(rehearsal.Sandbox.Journal.Of("cloudfront", "UpdateContinuousDeploymentPolicy"));
        Assert.Equal(
            ["E1PRIMARY", "cdp-1", "E2STAGING"],
            rehearsal.Sandbox.Journal.Changes.Where(call => call.Action.StartsWith("Delete", StringComparison.Ordinal) && call.Succeeded).Select(call => call.Resource));
    }

    [Fact]
    public async Task A_staging_distribution_that_is_still_in_use_for_a_moment_is_tried_again()
    {
        using var rehearsal = new Rehearsal(WithStaging());
        rehearsal.Sandbox.Faults.Add(new SandboxFault
        {
            Kind = SandboxFaultKind.Error,
            Service = "cloudfront",
            Action = "UpdateDistribution",
            Resource = "E2STAGING",
            Code = "StagingDistributionInUse",
            Status = 409,
            Times = 2,
        });

        Assert.Equal(DistributionRemovalState.Removed, Assert.Single(await RunAsync(rehearsal, Request("E2STAGING"))).State);
    }
}
