using StackStage.Operations.Distributions;
using StackStage.Operations.Errors;
using StackStage.Operations.Steps;
using StackStage.Operations.Tests.Harness;
using StackStage.Sandbox;
using static StackStage.Operations.Tests.Distributions.DistributionWorld;

namespace StackStage.Operations.Tests.Distributions;

public partial class DistributionRemoverTests
{
    [Fact]
    public async Task A_distribution_is_disabled_awaited_deleted_and_awaited()
    {
        using var rehearsal = new Rehearsal(One());

        var removal = Assert.Single(await RunAsync(rehearsal, Request("E1ONE")));

        Assert.Equal(("E1ONE", "d1.cloudfront.net", DistributionRemovalState.Removed), (removal.Id, removal.DomainName, removal.State));
        Assert.Equal(["Disable distribution", "Wait until Deployed", "Delete distribution", "Wait until gone"], removal.Steps.Select(step => step.Action));
        Assert.All(removal.Steps, step => Assert.Equal(StepState.Done, step.State));
        Assert.InRange(removal.Duration!.Value.TotalMinutes, 5, 6.5);
        Assert.Equal(["UpdateDistribution", "DeleteDistribution"], rehearsal.Sandbox.Journal.Changes.Select(call => call.Action));
        Assert.All(rehearsal.Sandbox.Journal.Entries, call => Assert.InRange(call.Status, 200, 404));
        Assert.False(Exists(rehearsal, "E1ONE"));
        Assert.Empty(rehearsal.Host.Errors);
    }

    [Fact]
    public async Task Disabling_keeps_every_element_of_the_config()
    {
        using var rehearsal = new Rehearsal(WithLeftovers());
        var before = Config(rehearsal, "E1OWN");

        var removal = Assert.Single(await RunAsync(rehearsal, Request("E1OWN") with { DisableOnly = true }));

        Assert.Equal(DistributionRemovalState.Disabled, removal.State);
        var after = Config(rehearsal, "E1OWN");
        Assert.Equal("false", after.Element("Enabled")!.Value);
        after.Element("Enabled")!.Value = "true";
        Assert.Equal(before.ToString(), after.ToString());
        Assert.Empty(rehearsal.Sandbox.Journal.Of("cloudfront", "DeleteDistribution"));
    }

    [Fact]
    public async Task What_is_gone_is_done_and_not_an_error()
    {
        using var rehearsal = new Rehearsal(One());

        var removal = Assert.Single(await RunAsync(rehearsal, Request("E0GONE") with { IncludeOrphans = true, RemoveDnsRecord = true }));

        Assert.Equal(DistributionRemovalState.AlreadyGone, removal.State);
        Assert.Empty(removal.Steps);
        Assert.Empty(rehearsal.Host.Errors);
        Assert.Empty(rehearsal.Sandbox.Journal.Changes);
    }

    [Fact]
    public async Task A_second_run_finds_nothing_to_do()
    {
        using var rehearsal = new Rehearsal(WithLeftovers());
        var request = Request("E1OWN") with { IncludeOrphans = true };
        await RunAsync(rehearsal, request);
        var before = rehearsal.Sandbox.Journal.Changes.Count;

        var removal = Assert.Single(await RunAsync(rehearsal, request));

        Assert.Equal(DistributionRemovalState.AlreadyGone, removal.State);
        Assert.Equal(before, rehearsal.Sandbox.Journal.Changes.Count);
        Assert.Empty(rehearsal.Host.Errors);
    }

    [Fact]
    public async Task What_is_disabled_already_is_not_updated()
    {
        using var rehearsal = new Rehearsal(One(enabled: false));

        Assert.Equal(DistributionRemovalState.Removed, Assert.Single(await RunAsync(rehearsal, Request("E1ONE"))).State);

        Assert.Equal(["DeleteDistribution"], rehearsal.Sandbox.Journal.Changes.Select(call => call.Action));
    }

    [Fact]
    public async Task What_is_disabled_and_in_progress_is_awaited()
    {
        using var rehearsal = new Rehearsal(One(enabled: false, status: "InProgress"));

        Assert.Equal(DistributionRemovalState.Removed, Assert.Single(await RunAsync(rehearsal, Request("E1ONE"))).State);

        var delete = Assert.Single(rehearsal.Sandbox.Journal.Changes);
        Assert.Equal(204, delete.Status);
        Assert.True(Elapsed(rehearsal) >= TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task Access_denied_in_the_middle_names_the_permission_and_keeps_what_was_done()
    {
        using var rehearsal = new Rehearsal(Many(2));
        rehearsal.Sandbox.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.AccessDenied, Service = "cloudfront", Action = "DeleteDistribution", Resource = "E001MANY" });

        var removals = await RunAsync(rehearsal, Request("E001MANY", "E002MANY"));

        Assert.Equal([DistributionRemovalState.Failed, DistributionRemovalState.Removed], removals.Select(removal => removal.State));
        Assert.Equal([StepState.Done, StepState.Done, StepState.Failed, StepState.Skipped], removals[0].Steps.Select(step => step.State));
        var error = Assert.Single(rehearsal.Host.Errors);
        Assert.Equal(("AccessDenied", StageErrorCategory.PermissionDenied), (error.ErrorId, error.Category));
        Assert.Contains("cloudfront:DeleteDistribution", error.RecommendedAction!, StringComparison.Ordinal);
        Assert.Equal("false", Config(rehearsal, "E001MANY").Element("Enabled")!.Value);
    }

    [Fact]
    public async Task One_that_may_not_be_read_does_not_stop_the_others()
    {
        using var rehearsal = new Rehearsal(Many(2));
        rehearsal.Sandbox.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.AccessDenied, Service = "cloudfront", Action = "GetDistribution", Resource = "E001MANY" });

        var removals = await RunAsync(rehearsal, Request("E001MANY", "E002MANY"));

        Assert.Equal([DistributionRemovalState.Failed, DistributionRemovalState.Removed], removals.Select(removal => removal.State));
        Assert.Contains("cloudfront:GetDistribution", Assert.Single(rehearsal.Host.Errors).RecommendedAction!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_are_disabled_before_any_is_deleted_and_one_failure_does_not_stop_the_others()
    {
        using var rehearsal = new Rehearsal(Many(5));
        rehearsal.Sandbox.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.Error, Service = "cloudfront", Action = "UpdateDistribution", Resource = "E003MANY", Code = "IllegalUpdate", Status = 400 });

        var removals = await RunAsync(rehearsal, Request([.. Ids(5)]));

        Assert.Equal(4, removals.Count(removal => removal.State == DistributionRemovalState.Removed));
        Assert.Equal("IllegalUpdate", Assert.Single(rehearsal.Host.Errors).ErrorId);
        var changes = rehearsal.Sandbox.Journal.Changes.Select(call => call.Action).ToList();
        Assert.True(changes.LastIndexOf("UpdateDistribution") < changes.IndexOf("DeleteDistribution"));
    }

    [Fact]
    public async Task A_preview_changes_nothing_and_shows_every_step_with_its_name_in_order()
    {
        using var rehearsal = new Rehearsal(WithLeftovers());
        var shown = new List<string>();
        var host = new RecordingHost
        {
            Time = rehearsal.Sandbox.Clock,
            Answer = step =>
            {
                shown.Add($"{step.Action}: {step.Target}");
                return Approval.Previewed;
            },
        };

        var removal = Assert.Single(await RunAsync(rehearsal, Request("E1OWN") with { IncludeOrphans = true }, host));

        Assert.Empty(rehearsal.Sandbox.Journal.Changes);
        Assert.Equal(DistributionRemovalState.Previewed, removal.State);
        Assert.Equal(
            [
                "Disable distribution: E1OWN (d1.cloudfront.net)",
                "Wait until Deployed: E1OWN (d1.cloudfront.net)",
                "Delete distribution: E1OWN (d1.cloudfront.net)",
                "Wait until gone: E1OWN (d1.cloudfront.net)",
                "Delete CloudFront function: rewrite",
                "Delete origin access control: oac-own (EOACOWN)",
                "Delete origin access identity: oai-own (EOAIOWN)",
                "Delete cache policy: cache-own (cp-own)",
                "Delete origin request policy: request-own (orp-own)",
                "Delete response headers policy: headers-own (rhp-own)",
                "Delete key group: signers (kg-own)",
                "Delete VPC origin: inner (vo_own)",
            ],
            shown);
    }

    [Fact]
    public async Task A_preview_of_records_staging_and_many_changes_nothing()
    {
        foreach (var (options, ids) in new[] { (WithRecords(), new[] { "E1ALIAS" }), (WithStaging(), ["E2STAGING"]), (WithStaging(), ["E1PRIMARY", "E2STAGING"]) })
        {
            using var rehearsal = new Rehearsal(options);

            await RunAsync(rehearsal, Request(ids) with { IncludeOrphans = true, RemoveDnsRecord = true }, new RecordingHost { Time = rehearsal.Sandbox.Clock, Answer = _ => Approval.Previewed });

            Assert.Empty(rehearsal.Sandbox.Journal.Changes);
        }
    }

    [Theory]
    [InlineData(false, DistributionRemovalState.Disabled, StepState.Done)]
    [InlineData(true, DistributionRemovalState.Disabling, StepState.Pending)]
    public async Task A_no_to_the_deletion_tells_that_it_is_disabled(bool noWait, DistributionRemovalState state, StepState wait)
    {
        using var rehearsal = new Rehearsal(One());
        var host = new RecordingHost { Time = rehearsal.Sandbox.Clock, Answer = step => step.Step!.Kind == "cloudfront.distribution.delete" ? Approval.Declined : Approval.Approved };
        var request = Request("E1ONE");

        var removal = Assert.Single(await RunAsync(rehearsal, request with { Wait = request.Wait with { NoWait = noWait } }, host));

        Assert.Equal(state, removal.State);
        Assert.Equal([StepState.Done, wait, StepState.Declined, StepState.Skipped], removal.Steps.Select(step => step.State));
        Assert.Contains("it is disabled, and it stays: 'Delete distribution' was declined", Assert.Single(host.Warnings), StringComparison.Ordinal);
        Assert.Equal(["UpdateDistribution"], rehearsal.Sandbox.Journal.Changes.Select(change => change.Action));
        Assert.True(Exists(rehearsal, "E1ONE"));
    }

    [Fact]
    public async Task A_no_to_the_disabling_leaves_everything()
    {
        using var rehearsal = new Rehearsal(One());

        var removal = Assert.Single(await RunAsync(
            rehearsal, Request("E1ONE"), new RecordingHost { Time = rehearsal.Sandbox.Clock, Answer = step => step.Changes ? Approval.Declined : Approval.Approved }));

        Assert.Equal(DistributionRemovalState.Declined, removal.State);
        Assert.Empty(rehearsal.Sandbox.Journal.Changes);
    }

    [Fact]
    public async Task NoWait_starts_what_can_be_started_and_the_next_calls_go_on()
    {
        using var rehearsal = new Rehearsal(WithLeftovers());
        var request = Request("E1OWN") with { IncludeOrphans = true };
        request = request with { Wait = request.Wait with { NoWait = true } };
        var states = new List<DistributionRemovalState>();
        for (var call = 0; call < 20; call++)
        {
            var removal = Assert.Single(await RunAsync(rehearsal, request));
            if (states.Count == 0 || states[^1] != removal.State)
            {
                states.Add(removal.State);
            }

            await Task.Delay(TimeSpan.FromMinutes(1), rehearsal.Sandbox.Clock);
        }

        Assert.Equal([DistributionRemovalState.Disabling, DistributionRemovalState.Deleting, DistributionRemovalState.AlreadyGone], states);
        Assert.Equal(["CachePolicy/cp-shared", "Function/shared-fn", "Function/unrelated", "OriginAccessControl/EOACSHARED", "PublicKey/K1KEY"], Entities(rehearsal));
        Assert.Empty(rehearsal.Host.Errors);
    }

    [Fact]
    public async Task An_alias_finds_its_distribution()
    {
        using var rehearsal = new Rehearsal(WithRecords());

        var removal = Assert.Single(await RunAsync(rehearsal, Request() with { Aliases = ["WWW.example.com", "shop.example.com."] }));

        Assert.Equal(("E1ALIAS", DistributionRemovalState.Removed), (removal.Id, removal.State));
    }

    [Fact]
    public async Task An_alias_that_none_has_is_said_and_not_an_error()
    {
        using var rehearsal = new Rehearsal(WithRecords());

        var removal = Assert.Single(await RunAsync(rehearsal, Request() with { Aliases = ["nobody.example.com"] }));

        Assert.Equal(DistributionRemovalState.AlreadyGone, removal.State);
        Assert.Contains("nobody.example.com", Assert.Single(rehearsal.Host.Warnings), StringComparison.Ordinal);
        Assert.Empty(rehearsal.Host.Errors);
    }

    [Fact]
    public async Task An_arn_will_do_and_what_is_no_id_is_said()
    {
        using var rehearsal = new Rehearsal(One());

        var removal = Assert.Single(await RunAsync(rehearsal, Request("arn:aws:cloudfront::123456789012:distribution/E1ONE", "E1ONE", "shop.example.com")));

        Assert.Equal(("E1ONE", DistributionRemovalState.Removed), (removal.Id, removal.State));
        Assert.Equal("NotADistributionId", Assert.Single(rehearsal.Host.Errors).ErrorId);
    }

    [Fact]
    public async Task Records_go_first_then_their_ttl_then_the_distribution()
    {
        using var rehearsal = new Rehearsal(WithRecords());

        var removal = Assert.Single(await RunAsync(rehearsal, Request("E1ALIAS") with { RemoveDnsRecord = true }));

        Assert.Equal(DistributionRemovalState.Removed, removal.State);
        Assert.DoesNotContain(Records(rehearsal), record => record.Contains("shop", StringComparison.Ordinal) || record.Contains("www", StringComparison.Ordinal));
        Assert.Contains(Records(rehearsal), record => record.Contains("mail", StringComparison.Ordinal));
        var changes = rehearsal.Sandbox.Journal.Changes;
        Assert.Equal(["ChangeResourceRecordSets", "ChangeResourceRecordSets", "UpdateDistribution", "DeleteDistribution"], changes.Select(call => call.Action));
        Assert.True(changes[2].Time - changes[1].Time >= TimeSpan.FromSeconds(300), "The TTL had not passed.");
    }

    [Fact]
    public async Task Throttling_and_broken_connections_only_cost_time()
    {
        using var rehearsal = new Rehearsal(Many(3));
        rehearsal.Sandbox.Faults.Throttle("cloudfront", times: 12);
        rehearsal.Sandbox.Faults.Throttle("cloudfront", "DeleteDistribution", times: 6);
        rehearsal.Sandbox.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.CutBefore, Service = "cloudfront", Action = "ListDistributions", Times = 3 });

        var removals = await RunAsync(rehearsal, Request([.. Ids(3)]));

        Assert.All(removals, removal => Assert.Equal(DistributionRemovalState.Removed, removal.State));
        Assert.Empty(rehearsal.Host.Errors);
    }

    [Fact]
    public async Task Throttling_without_end_is_no_failure_before_the_timeout()
    {
        using var rehearsal = new Rehearsal(One(enabled: false));
        rehearsal.Sandbox.Faults.Throttle("cloudfront", "DeleteDistribution", times: null);

        await RunAsync(rehearsal, Request("E1ONE"));

        Assert.Equal("Throttled", Assert.Single(rehearsal.Host.Errors).ErrorId);
        Assert.InRange(Elapsed(rehearsal).TotalMinutes, 89, 91);
    }

    [Fact]
    public async Task Reads_that_are_behind_do_no_harm()
    {
        using var rehearsal = new Rehearsal(Many(3));
        rehearsal.Sandbox.Faults.Stale(40, "cloudfront");

        var removals = await RunAsync(rehearsal, Request([.. Ids(3)]));

        Assert.All(removals, removal => Assert.Equal(DistributionRemovalState.Removed, removal.State));
        Assert.Empty(rehearsal.Host.Errors);
        Assert.All(Ids(3), id => Assert.False(Exists(rehearsal, id)));
    }

    [Fact]
    public async Task A_timeout_says_the_state_and_the_command_that_goes_on()
    {
        using var rehearsal = new Rehearsal(Many(1, new Dictionary<string, string> { ["cloudfront.deployment"] = "03:00:00" }));
        rehearsal.Host.CommandLine = null;

        var removal = Assert.Single(await RunAsync(rehearsal, Request("E001MANY") with { IncludeOrphans = true }));

        Assert.Equal(DistributionRemovalState.Failed, removal.State);
        var error = Assert.Single(rehearsal.Host.Errors);
        Assert.Equal("DistributionNotDeployedInTime", error.ErrorId);
        Assert.Contains("it is InProgress", error.Message, StringComparison.Ordinal);
        Assert.Contains("Disable-DistributionAndRemove -Id E001MANY -IncludeOrphans", error.RecommendedAction!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_account_is_refused_before_anything_is_read()
    {
        using var rehearsal = new Rehearsal(One());
        var connection = await rehearsal.ConnectAsync("999999999999");

        var failure = await Assert.ThrowsAsync<StageException>(() => DistributionRemover.RunAsync(connection, Request("E1ONE"), rehearsal.Host, default));

        Assert.Equal("WrongAccount", failure.Error.ErrorId);
        Assert.Empty(rehearsal.Sandbox.Journal.Of("cloudfront"));
    }

    [Fact]
    public async Task A_stop_in_the_wait_makes_no_further_call_and_the_next_run_goes_on()
    {
        using var stop = new CancellationTokenSource();
        using var rehearsal = new Rehearsal(One());
        rehearsal.Sandbox.Journal.Recorded += call =>
        {
            if (call.Ordinal == 6)
            {
                stop.Cancel();
            }
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(rehearsal, Request("E1ONE"), cancellationToken: stop.Token));

        Assert.Equal(6, rehearsal.Sandbox.Journal.Count);
        Assert.Equal(DistributionRemovalState.Removed, Assert.Single(await RunAsync(rehearsal, Request("E1ONE"))).State);
    }

    private static void Fail(Rehearsal rehearsal, string action, string code, int status, string message, int? times = null, int from = 1) => rehearsal.Sandbox.Faults.Add(
        new SandboxFault { Kind = SandboxFaultKind.Error, Service = "cloudfront", Action = action, Code = code, Status = status, Message = message, Times = times, From = from });

    private sealed class HearingHost(RecordingHost inner) : IOperationHost
    {
        public required Action<string> OnVerbose { get; init; }

        public TimeProvider Time => inner.Time;

        public IRunJournals? Journals => inner.Journals;

        public ValueTask<Asking> AskingAsync(CancellationToken cancellationToken) => inner.AskingAsync(cancellationToken);

        public ValueTask<Approval> ApproveAsync(ApprovalQuestion question, CancellationToken cancellationToken) => inner.ApproveAsync(question, cancellationToken);

        public void WriteVerbose(string message)
        {
            inner.WriteVerbose(message);
            OnVerbose(message);
        }

        public void WriteWarning(string message) => inner.WriteWarning(message);

        public void WriteError(StageError error) => inner.WriteError(error);

        public void WriteProgress(OperationProgress progress) => inner.WriteProgress(progress);
    }
}
