using StackStage.Operations.Distributions;
using StackStage.Operations.Steps;
using StackStage.Operations.Tests.Harness;
using StackStage.Sandbox;
using static StackStage.Operations.Tests.Distributions.DistributionWorld;

namespace StackStage.Operations.Tests.Distributions;

/// <summary>What CloudFront refuses, and what others do meanwhile.</summary>
public partial class DistributionRemoverTests
{
    [Fact]
    public async Task A_missing_log_bucket_is_cleared_with_the_same_update_and_said()
    {
        using var rehearsal = new Rehearsal(One(logBucket: "logs-that-are-gone"));

        Assert.Equal(DistributionRemovalState.Removed, Assert.Single(await RunAsync(rehearsal, Request("E1ONE"))).State);

        Assert.Equal([400, 200], rehearsal.Sandbox.Journal.Of("cloudfront", "UpdateDistribution").Select(call => call.Status));
        Assert.Contains("access logs of distribution E1ONE", Assert.Single(rehearsal.Host.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_invalid_argument_is_an_error()
    {
        using var rehearsal = new Rehearsal(One());
        Fail(rehearsal, "UpdateDistribution", "InvalidArgument", 400, "The parameter Comment is too long.");

        Assert.Equal(DistributionRemovalState.Failed, Assert.Single(await RunAsync(rehearsal, Request("E1ONE"))).State);

        Assert.Equal("InvalidArgument", Assert.Single(rehearsal.Host.Errors).ErrorId);
        Assert.True(Exists(rehearsal, "E1ONE"));
    }

    [Fact]
    public async Task What_somebody_changed_since_it_was_read_is_read_again_and_kept()
    {
        using var rehearsal = new Rehearsal(One());
        var host = new RecordingHost
        {
            Time = rehearsal.Sandbox.Clock,
            Answer = step =>
            {
                if (step.Step!.Kind == "cloudfront.distribution.disable")
                {
                    ChangeAsync(rehearsal, "E1ONE", config => config.Comment = "changed meanwhile").GetAwaiter().GetResult();
                }

                return Approval.Approved;
            },
        };

        await RunAsync(rehearsal, Request("E1ONE") with { DisableOnly = true }, host);

        Assert.Equal([200, 412, 200], rehearsal.Sandbox.Journal.Of("cloudfront", "UpdateDistribution").Select(call => call.Status));
        Assert.Equal("changed meanwhile", Config(rehearsal, "E1ONE").Element("Comment")!.Value);
        Assert.Equal("false", Config(rehearsal, "E1ONE").Element("Enabled")!.Value);
    }

    [Theory]
    [InlineData("PreconditionFailed", 412)]
    [InlineData("InvalidIfMatchVersion", 400)]
    public async Task A_stale_version_is_read_again_with_NoWait_too(string code, int status)
    {
        using var rehearsal = new Rehearsal(One());
        rehearsal.Sandbox.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.Error, Service = "cloudfront", Action = "UpdateDistribution", Code = code, Status = status, Message = "Stale.", Times = 1 });
        var request = Request("E1ONE");

        var removal = Assert.Single(await RunAsync(rehearsal, request with { Wait = request.Wait with { NoWait = true } }));

        Assert.Empty(rehearsal.Host.Errors);
        Assert.Equal(DistributionRemovalState.Disabling, removal.State);
    }

    [Fact]
    public async Task A_pricing_plan_that_refuses_the_update_is_told_as_such()
    {
        using var rehearsal = new Rehearsal(One());
        Fail(rehearsal, "UpdateDistribution", "PreconditionFailed", 412, "The distribution is subscribed to a pricing plan.");

        await RunAsync(rehearsal, Request("E1ONE"));

        var error = Assert.Single(rehearsal.Host.Errors);
        Assert.Equal("DistributionHasPricingPlan", error.ErrorId);
        Assert.Contains("stays enabled", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PreconditionFailed", 412)]
    [InlineData("InvalidIfMatchVersion", 400)]
    public async Task A_version_that_stays_behind_is_read_anew_for_a_minute_when_disabling(string code, int status)
    {
        using var rehearsal = new Rehearsal(One());
        Fail(rehearsal, "UpdateDistribution", code, status, "The request failed because it didn't meet the preconditions.");

        await RunAsync(rehearsal, Request("E1ONE"));

        Assert.Equal(code, Assert.Single(rehearsal.Host.Errors).ErrorId);
        var calls = rehearsal.Sandbox.Journal.Entries.Select(call => call.Action).ToArray();
        var updates = calls.Count(action => action == "UpdateDistribution");
        Assert.InRange(updates, 3, 10);
        Assert.Equal(updates, calls.Count(action => action == "GetDistribution"));
        Assert.InRange(Elapsed(rehearsal).TotalSeconds, 55, 100);
    }

    [Theory]
    [InlineData("PreconditionFailed", 412)]
    [InlineData("InvalidIfMatchVersion", 400)]
    [InlineData("DistributionNotDisabled", 409)]
    [InlineData("ResourceInUse", 409)]
    [InlineData("InternalError", 500)]
    [InlineData("ServiceUnavailable", 503)]
    [InlineData("Throttling", 400)]
    public async Task A_deletion_that_is_refused_for_a_moment_is_tried_again_with_a_version_read_anew(string code, int status)
    {
        using var rehearsal = new Rehearsal(One(enabled: false));
        Fail(rehearsal, "DeleteDistribution", code, status, "Not yet.", times: 2);

        Assert.Equal(DistributionRemovalState.Removed, Assert.Single(await RunAsync(rehearsal, Request("E1ONE"))).State);

        var actions = rehearsal.Sandbox.Journal.Entries.Select(call => call.Action).ToList();
        for (var at = 0; at < actions.Count; at++)
        {
            if (actions[at] == "DeleteDistribution")
            {
                Assert.Equal("GetDistribution", actions[at - 1]);
            }
        }

        Assert.Empty(rehearsal.Host.Errors);
    }

    [Theory]
    [InlineData("PreconditionFailed", 412, "PreconditionFailed", 55, 100)]
    [InlineData("InvalidIfMatchVersion", 400, "InvalidIfMatchVersion", 55, 100)]
    [InlineData("DistributionNotDisabled", 409, "DistributionNotDisabled", 360, 460)]
    [InlineData("ResourceInUse", 409, "DistributionInUse", 55, 100)]
    [InlineData("AccessDenied", 403, "AccessDenied", 0, 5)]
    [InlineData("IllegalDelete", 400, "IllegalDelete", 0, 5)]
    public async Task A_deletion_that_is_refused_for_good_is_an_error_after_its_time(string code, int status, string errorId, double least, double most)
    {
        using var rehearsal = new Rehearsal(One(enabled: false));
        Fail(rehearsal, "DeleteDistribution", code, status, "No.");

        var removal = Assert.Single(await RunAsync(rehearsal, Request("E1ONE")));

        Assert.Equal(DistributionRemovalState.Failed, removal.State);
        Assert.Equal(errorId, Assert.Single(rehearsal.Host.Errors).ErrorId);
        Assert.InRange(Elapsed(rehearsal).TotalSeconds, least, most);
    }

    [Fact]
    public async Task Gone_between_two_calls_is_done()
    {
        using var rehearsal = new Rehearsal(One());
        Fail(rehearsal, "UpdateDistribution", "NoSuchDistribution", 404, "The specified distribution does not exist.", times: 1);
        Fail(rehearsal, "GetDistribution", "NoSuchDistribution", 404, "The specified distribution does not exist.", from: 2);

        var removal = Assert.Single(await RunAsync(rehearsal, Request("E1ONE")));

        Assert.Equal(DistributionRemovalState.Removed, removal.State);
        Assert.Empty(rehearsal.Host.Errors);
        Assert.Empty(rehearsal.Sandbox.Journal.Of("cloudfront", "DeleteDistribution"));
    }

    [Fact]
    public async Task A_deletion_whose_answer_was_lost_was_done()
    {
        using var rehearsal = new Rehearsal(One());
        rehearsal.Sandbox.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.CutAfter, Service = "cloudfront", Action = "DeleteDistribution", Times = 1 });
        rehearsal.Sandbox.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.CutAfter, Service = "cloudfront", Action = "UpdateDistribution", Times = 1 });

        var removal = Assert.Single(await RunAsync(rehearsal, Request("E1ONE")));

        Assert.Equal(DistributionRemovalState.Removed, removal.State);
        Assert.All(removal.Steps, step => Assert.Equal(StepState.Done, step.State));
        Assert.Empty(rehearsal.Host.Errors);
    }

    [Fact]
    public async Task A_pricing_plan_is_said_at_once_with_what_to_cancel()
    {
        using var rehearsal = new Rehearsal(One(enabled: false, pricingPlan: "PRO"));

        var removal = Assert.Single(await RunAsync(rehearsal, Request("E1ONE")));

        Assert.Equal(DistributionRemovalState.Failed, removal.State);
        var error = Assert.Single(rehearsal.Host.Errors);
        Assert.Equal("DistributionHasPricingPlan", error.ErrorId);
        Assert.Contains("Cancel the pricing plan of E1ONE", error.RecommendedAction!, StringComparison.Ordinal);
        Assert.Single(rehearsal.Sandbox.Journal.Of("cloudfront", "DeleteDistribution"));
        Assert.True(Elapsed(rehearsal) < TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Tenants_are_named_as_what_to_delete_first()
    {
        using var rehearsal = new Rehearsal(One(enabled: false));
        Fail(rehearsal, "DeleteDistribution", "ResourceInUse", 409, "The distribution still has distribution tenants.");

        await RunAsync(rehearsal, Request("E1ONE"));

        var error = Assert.Single(rehearsal.Host.Errors);
        Assert.Contains("still has distribution tenants", error.Message, StringComparison.Ordinal);
        Assert.Contains("tenants", error.RecommendedAction!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_enabled_again_is_disabled_once_more_and_said()
    {
        using var rehearsal = new Rehearsal(One());
        var host = new HearingHost(rehearsal.Host)
        {
            // The wait has seen it deployed and disabled; then somebody enables it.
            OnVerbose = line =>
            {
                if (line.StartsWith("Wait until Deployed", StringComparison.Ordinal))
                {
                    ChangeAsync(rehearsal, "E1ONE", config => config.Enabled = true).GetAwaiter().GetResult();
                }
            },
        };

        var removal = Assert.Single(await RunAsync(rehearsal, Request("E1ONE"), host));

        Assert.Equal(DistributionRemovalState.Removed, removal.State);
        Assert.Equal(412, rehearsal.Sandbox.Journal.Of("cloudfront", "DeleteDistribution")[0].Status);
        Assert.Contains("enabled again", Assert.Single(rehearsal.Host.Warnings), StringComparison.Ordinal);
    }
}
