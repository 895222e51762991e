using StackStage.Operations.Domains;
using StackStage.Operations.Errors;
using StackStage.Operations.Steps;
using StackStage.Operations.Tests.Harness;
using StackStage.Sandbox;
using static StackStage.Operations.Tests.Domains.ApiWorld;

namespace StackStage.Operations.Tests.Domains;

public sealed partial class ApiDomainRemoverTests
{
    private const string Shop = "api.shop.example";

    private static ApiWorld ShopWorld() => new ApiWorld()
        .Certificate(1, Shop)
        .Domain(Shop, Arn(1), ["=http1", "v1/orders=http2", "old=rest1"], ["http1", "rest1"])
        .Record("shop.example", Shop, Target(Shop), "A")
        .Record("shop.example", Shop, Target(Shop), "AAAA")
        .Record("shop.example", "other.shop.example", "elsewhere.example");

    [Fact]
    public async Task A_domain_goes_with_all_that_hangs_on_it_in_order()
    {
        using var rehearsal = ShopWorld().Start();
        var removal = Assert.Single(await RunAsync(rehearsal, All(Shop)));

        Assert.Empty(rehearsal.Host.Errors);
        Assert.Equal(ApiDomainState.Removed, removal.State);
        Assert.Equal(5, removal.MappingsRemoved.Count);
        Assert.Equal(2, removal.DnsRecords.Count);
        Assert.Equal([Arn(1)], removal.Certificates);
        Assert.Equal(["http1", "http2", "rest1"], removal.Kept.Where(kept => kept.Kind == "Api").Select(kept => kept.Resource));
        Assert.All(removal.Steps, step => Assert.NotNull(step.Duration));

        var changes = rehearsal.Sandbox.Journal.Changes;
        string[] order = ["AddTagsToCertificate", "DeleteApiMapping", "DeleteRoutingRule", "ChangeResourceRecordSets", "DeleteDomainName", "DeleteCertificate"];
        var places = changes.Select(change => Array.IndexOf(order, change.Action)).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.True(places.Where(place => place is 1 or 2).Max() < 3);
        Assert.Equal(places.Select(place => place == 2 ? 1 : place), places.Select(place => place == 2 ? 1 : place).Order());

        // The records' time to live lies between them and the domain; the certificate waits for AWS.
        TimeSpan At(string action) => changes.Last(change => change.Action == action).Time - changes[0].Time;
        Assert.True(At("DeleteDomainName") - At("ChangeResourceRecordSets") >= TimeSpan.FromSeconds(60));
        Assert.True(At("DeleteCertificate") - At("DeleteDomainName") >= TimeSpan.FromMinutes(20));
        Assert.DoesNotContain("domains ", Describe(rehearsal), StringComparison.Ordinal);
        Assert.Contains("record CNAME other.shop.example", Describe(rehearsal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_run_has_nothing_to_do()
    {
        using var rehearsal = ShopWorld().Start();
        await RunAsync(rehearsal, All(Shop));
        rehearsal.Sandbox.Journal.Clear();

        var removal = Assert.Single(await RunAsync(rehearsal, All(Shop)));
        Assert.Equal(ApiDomainState.AlreadyGone, removal.State);
        Assert.Empty(removal.Steps);
        Assert.Empty(rehearsal.Host.Errors);
        Assert.Empty(rehearsal.Sandbox.Journal.Changes);
    }

    [Fact]
    public async Task A_preview_shows_every_step_and_changes_nothing()
    {
        using var rehearsal = ShopWorld().Start();
        var host = new RecordingHost { Time = rehearsal.Sandbox.Clock, Answer = _ => Approval.Previewed };
        var removal = Assert.Single(await RunAsync(rehearsal, All(Shop), host));

        Assert.Empty(rehearsal.Sandbox.Journal.Changes);
        Assert.Equal(ApiDomainState.Previewed, removal.State);
        Assert.Equal(
            [
                "Remove API mapping", "Remove API mapping", "Remove API mapping", "Remove routing rule", "Remove routing rule",
                "Delete DNS record", "Delete DNS record", "Wait until resolvers have forgotten", "Remove custom domain name", "Wait until nothing holds certificate", "Delete certificate",
            ],
            removal.Steps.Select(step => step.Action));
        Assert.Contains(removal.Steps, step => step.Target == $"{Shop}/v1/orders -> http2/prod");
    }

    [Fact]
    public async Task Without_its_switches_records_and_certificates_stay_and_are_said()
    {
        using var rehearsal = ShopWorld().Start();
        var removal = Assert.Single(await RunAsync(rehearsal, All(Shop) with { RemoveCertificate = false, RemoveDnsRecord = false }));

        Assert.Equal(ApiDomainState.Removed, removal.State);
        Assert.Contains(removal.Kept, kept => kept.Kind == "Certificate" && kept.Resource == Arn(1));
        Assert.Contains(removal.Kept, kept => kept.Kind == "DnsRecord" && kept.Reason.Contains(Target(Shop), StringComparison.Ordinal));
        Assert.Contains("certificates " + Arn(1), Describe(rehearsal), StringComparison.Ordinal);
        Assert.Empty(rehearsal.Sandbox.Journal.Of("route53"));
        Assert.Empty(rehearsal.Sandbox.Journal.Of("acm"));
    }

    [Fact]
    public async Task Two_deletions_are_never_less_than_30_s_apart_whoever_asks()
    {
        var world = new ApiWorld();
        var names = Enumerable.Range(1, 6).Select(number => $"a{number}.shop.example").ToList();
        names.ForEach(name => world.Domain(name, Arn(1), ["=http1"]));
        using var rehearsal = world.Certificate(1, "*.shop.example").Start();

        // Two pipelines of one session, each with its own connection.
        await Task.WhenAll(
            RunAsync(rehearsal, All([.. names.Take(3)]) with { RemoveCertificate = false }),
            RunAsync(rehearsal, All([.. names.Skip(3)]) with { RemoveCertificate = false }, new RecordingHost { Time = rehearsal.Sandbox.Clock }));

        var deletions = rehearsal.Sandbox.Journal.Of("apigatewayv2", "DeleteDomainName");
        Assert.Equal(6, deletions.Count);
        Assert.All(deletions, deletion => Assert.True(deletion.Succeeded, deletion.ToString()));
        Assert.All(deletions.Zip(deletions.Skip(1)), pair => Assert.True(pair.Second.Time - pair.First.Time >= TimeSpan.FromSeconds(30)));
        Assert.Contains(rehearsal.Host.Progress, progress => progress.Status.Contains("is next in", StringComparison.Ordinal));
        Assert.All(
            rehearsal.Sandbox.Journal.Of("apigatewayv2", "DeleteApiMapping"),
            mapping => Assert.True(mapping.Time - deletions[0].Time < TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task A_quota_that_others_use_up_is_waited_out()
    {
        using var rehearsal = ShopWorld().Start();
        rehearsal.Sandbox.Faults.Throttle("apigatewayv2", "DeleteDomainName", 3);
        var removal = Assert.Single(await RunAsync(rehearsal, All(Shop) with { RemoveCertificate = false }));

        Assert.Equal(ApiDomainState.Removed, removal.State);
        var attempts = rehearsal.Sandbox.Journal.Of("apigatewayv2", "DeleteDomainName");
        Assert.Equal(4, attempts.Count);
        Assert.All(attempts.Zip(attempts.Skip(1)), pair => Assert.True(pair.Second.Time - pair.First.Time >= TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task Throttling_of_every_call_is_waited_out()
    {
        using var rehearsal = ShopWorld().Start();
        foreach (var action in new[]
        {
            "GetDomainNames", "GetApiMappings", "GetBasePathMappings", "ListRoutingRules", "DeleteApiMapping", "DeleteRoutingRule", "DeleteDomainName", "AddTagsToCertificate",
            "DescribeCertificate", "DeleteCertificate", "ListHostedZones", "ListResourceRecordSets", "ChangeResourceRecordSets", "GetChange",
        })
        {
            rehearsal.Sandbox.Faults.Throttle(null, action, 2);
        }

        var removal = Assert.Single(await RunAsync(rehearsal, All(Shop)));
        Assert.Empty(rehearsal.Host.Errors);
        Assert.Equal(ApiDomainState.Removed, removal.State);
        Assert.Equal([Arn(1)], removal.Certificates);
    }

    [Fact]
    public async Task Throttling_that_never_ends_is_an_error_only_at_the_timeout()
    {
        using var rehearsal = ShopWorld().Start();
        rehearsal.Sandbox.Faults.Throttle("apigatewayv2", "DeleteDomainName", null);
        var started = rehearsal.Sandbox.Now;
        var removal = Assert.Single(await RunAsync(rehearsal, All(Shop)));
        Assert.Equal("Throttled", Assert.Single(rehearsal.Host.Errors).ErrorId);
        Assert.Equal(ApiDomainState.Failed, removal.State);
        Assert.True(rehearsal.Sandbox.Now - started >= TimeSpan.FromMinutes(74));
    }

    [Theory]
    [InlineData(SandboxFaultKind.CutAfter)]
    [InlineData(SandboxFaultKind.CutBefore)]
    [InlineData(SandboxFaultKind.ServerError)]
    public async Task A_lost_answer_does_not_matter(SandboxFaultKind kind)
    {
        using var rehearsal = ShopWorld().Start();
        foreach (var action in new[] { "DeleteDomainName", "DeleteApiMapping", "DeleteRoutingRule", "DeleteCertificate", "AddTagsToCertificate" })
        {
            rehearsal.Sandbox.Faults.Add(new SandboxFault { Kind = kind, Action = action, Times = 1 });
        }

        var removal = Assert.Single(await RunAsync(rehearsal, All(Shop)));
        Assert.Empty(rehearsal.Host.Errors);
        Assert.Equal(ApiDomainState.Removed, removal.State);
        Assert.Equal(5, removal.MappingsRemoved.Count);
        Assert.All(removal.Steps.Where(step => step.Action == "Remove custom domain name"), step => Assert.Equal(StepState.Done, step.State));
    }

    [Fact]
    public async Task Reads_that_lag_behind_do_no_harm()
    {
        using var rehearsal = ShopWorld().Start();
        rehearsal.Sandbox.Faults.Stale(20);
        var removal = Assert.Single(await RunAsync(rehearsal, All(Shop)));
        Assert.Empty(rehearsal.Host.Errors);
        Assert.Equal(ApiDomainState.Removed, removal.State);
        Assert.DoesNotContain("certificates ", Describe(rehearsal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Access_denied_in_the_middle_names_step_action_and_permission_and_what_was_done()
    {
        using var rehearsal = ShopWorld().Start();
        rehearsal.Sandbox.Faults.Deny("apigatewayv2", "DeleteDomainName");
        var removal = Assert.Single(await RunAsync(rehearsal, All(Shop)));

        var error = Assert.Single(rehearsal.Host.Errors);
        Assert.Equal("AccessDenied", error.ErrorId);
        Assert.Contains("apigateway:DELETE", error.RecommendedAction, StringComparison.Ordinal);
        Assert.Contains(Shop, error.Message, StringComparison.Ordinal);
        Assert.Equal(ApiDomainState.Failed, removal.State);
        Assert.Equal(5, removal.MappingsRemoved.Count);
        Assert.Equal(2, removal.DnsRecords.Count);
        Assert.Empty(removal.Certificates);
        Assert.Contains(removal.Steps, step => step is { Action: "Delete certificate", State: StepState.Skipped });

        rehearsal.Sandbox.Faults.Clear();
        Assert.Equal(ApiDomainState.Removed, Assert.Single(await RunAsync(rehearsal, All(Shop))).State);
        Assert.DoesNotContain("certificates ", Describe(rehearsal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_domain_that_fails_does_not_stop_the_others_but_keeps_their_shared_certificate()
    {
        using var rehearsal = new ApiWorld()
            .Certificate(1, "*.shop.example")
            .Domain("a.shop.example", Arn(1), ["=http1"])
            .Domain("b.shop.example", Arn(1), ["=http2"])
            .Start();
        rehearsal.Sandbox.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.AccessDenied, Action = "DeleteApiMapping", Times = 1 });
        var removals = await RunAsync(rehearsal, All("a.shop.example", "b.shop.example"));

        Assert.Single(rehearsal.Host.Errors);
        Assert.Equal([ApiDomainState.Failed, ApiDomainState.Incomplete], removals.Select(removal => removal.State).Order().Reverse());
        Assert.Contains("certificates " + Arn(1), Describe(rehearsal), StringComparison.Ordinal);

        rehearsal.Sandbox.Faults.Clear();
        removals = await RunAsync(rehearsal, All("a.shop.example", "b.shop.example"));
        Assert.All(removals, removal => Assert.Equal(ApiDomainState.Removed, removal.State));
        Assert.DoesNotContain("certificates ", Describe(rehearsal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shared_certificate_goes_after_the_last_of_its_domains()
    {
        using var rehearsal = new ApiWorld()
            .Certificate(1, "*.shop.example")
            .Domain("a.shop.example", Arn(1), ["=http1"])
            .Domain("b.shop.example", Arn(1), ["=http2"])
            .Start();
        var removals = await RunAsync(rehearsal, All("b.shop.example", "A.shop.example.", "a.shop.example"));

        Assert.Equal(["b.shop.example", "a.shop.example"], removals.Select(removal => removal.DomainName));
        Assert.All(removals, removal => Assert.Equal([Arn(1)], removal.Certificates));
        var changes = rehearsal.Sandbox.Journal.Changes;
        Assert.Equal("DeleteCertificate", changes[^1].Action);
        Assert.Equal(2, changes.Count(change => change.Action == "DeleteDomainName"));
    }

    [Fact]
    public async Task A_certificate_that_something_else_uses_stays_and_is_said()
    {
        using var rehearsal = new ApiWorld()
            .Certificate(1, "*.shop.example")
            .Certificate(2, "c.shop.example", heldBy: OwnHolder)
            .Domain("a.shop.example", Arn(1), ["=http1"])
            .Domain("b.shop.example", Arn(1), ["=http2"])
            .Domain("c.shop.example", Arn(2), [], null, domain => domain["truststoreUri"] = "s3://trust/store.pem")
            .Start();
        var removals = await RunAsync(rehearsal, All("a.shop.example", "c.shop.example"));

        Assert.Empty(rehearsal.Host.Errors);
        Assert.All(removals, removal => Assert.Equal(ApiDomainState.Removed, removal.State));
        Assert.Equal("b.shop.example uses it too", removals[0].Kept.Single(kept => kept.Resource == Arn(1)).Reason);
        Assert.Contains("App Runner service", removals[1].Kept.Single(kept => kept.Resource == Arn(2)).Reason, StringComparison.Ordinal);
        Assert.Contains(removals[1].Kept, kept => kept is { Kind: "Truststore", Resource: "s3://trust/store.pem" });
        Assert.Empty(rehearsal.Sandbox.Journal.Of("acm", "DeleteCertificate"));
        Assert.Empty(rehearsal.Sandbox.Journal.Of("acm", "AddTagsToCertificate"));
    }

    [Fact]
    public async Task A_preview_tells_what_stays_and_why()
    {
        using var rehearsal = ShopWorld().Start();
        var host = new RecordingHost { Time = rehearsal.Sandbox.Clock, Answer = _ => Approval.Previewed };

        await RunAsync(rehearsal, All(Shop, "gone.shop.example") with { RemoveCertificate = false, RemoveDnsRecord = false }, host);

        Assert.Contains(host.Verbose, line => line.Contains($"stays: Certificate {Arn(1)}", StringComparison.Ordinal));
        Assert.Contains(host.Warnings, line => line.StartsWith("gone.shop.example: there is no such", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_mapping_that_was_made_meanwhile_keeps_the_domain()
    {
        using var rehearsal = ShopWorld().Start();
        var meanwhile = new ApiWorld().Domain(Shop, Arn(1), ["=http1", "v1/orders=http2", "old=rest1", "new=http2"], ["http1", "rest1"]).ToJson();
        var host = new RecordingHost
        {
            Time = rehearsal.Sandbox.Clock,
            Answer = step =>
            {
                if (step.Action == "Delete certificate")
                {
                    rehearsal.Sandbox.AddScenarioJson(meanwhile);
                }

                return Approval.Approved;
            },
        };
        var removal = Assert.Single(await RunAsync(rehearsal, All(Shop), host));
        var error = Assert.Single(host.Errors);
        Assert.Equal("DomainHasNewMapping", error.ErrorId);
        Assert.Contains($"{Shop}/new -> http2/prod", error.Message, StringComparison.Ordinal);
        Assert.Equal(ApiDomainState.Failed, removal.State);
        Assert.Empty(rehearsal.Sandbox.Journal.Of("apigatewayv2", "DeleteDomainName"));
    }

    [Fact]
    public async Task Without_waiting_each_call_goes_a_step_further()
    {
        using var rehearsal = new ApiWorld()
            .Certificate(1, "*.shop.example")
            .Domain("a.shop.example", Arn(1), ["=http1"])
            .Domain("b.shop.example", Arn(1), ["=http2"])
            .Record("shop.example", "a.shop.example", Target("a.shop.example"))
            .Start();
        var request = All("a.shop.example", "b.shop.example") with { Wait = Patient with { NoWait = true } };
        ApiDomainState[] last = [];
        var calls = 0;
        for (; calls < 10 && last is not [ApiDomainState.AlreadyGone, ApiDomainState.AlreadyGone]; calls++)
        {
            var began = rehearsal.Sandbox.Now;
            last = [.. (await RunAsync(rehearsal, request)).Select(removal => removal.State)];

            // Nothing is waited for, though Route 53 hears no more than five calls a second.
            Assert.InRange(rehearsal.Sandbox.Now - began, TimeSpan.Zero, TimeSpan.FromSeconds(2));
            rehearsal.Sandbox.Clock.Advance(TimeSpan.FromMinutes(15));
        }

        Assert.Empty(rehearsal.Host.Errors);
        Assert.InRange(calls, 4, 7);
        Assert.DoesNotContain("certificates ", Describe(rehearsal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DescribeCertificate", 8)]
    [InlineData("DeleteDomainName", 1)]
    public async Task A_stop_leaves_what_is_under_way_to_its_end_and_the_next_run_goes_on(string action, int occurrence)
    {
        using var rehearsal = new ApiWorld()
            .Certificate(1, "*.shop.example")
            .Domain("a.shop.example", Arn(1), ["=http1"])
            .Domain("b.shop.example", Arn(1), ["=http2"])
            .Start();
        using var stop = new CancellationTokenSource();
        var (seen, calls) = (0, 0);
        rehearsal.Sandbox.Journal.Recorded += entry =>
        {
            if (entry.Action == action && ++seen == occurrence)
            {
                calls = rehearsal.Sandbox.Journal.Count;
                stop.Cancel();
            }
        };
        var request = All("a.shop.example", "b.shop.example");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await ApiDomainRemover.RemoveAsync(await rehearsal.ConnectAsync(), request, rehearsal.Host, stop.Token));

        // Of two domains there may be a call under way for the other.
        Assert.InRange(rehearsal.Sandbox.Journal.Count - calls, 0, 1);

        Assert.All(await RunAsync(rehearsal, request), removal => Assert.Equal(ApiDomainState.Removed, removal.State));
        Assert.DoesNotContain("certificates ", Describe(rehearsal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_timeout_says_the_state_and_how_to_go_on()
    {
        using var rehearsal = ShopWorld().Start();
        var request = All(Shop) with { Wait = Patient with { Timeout = TimeSpan.FromMinutes(8), PollInterval = TimeSpan.FromMinutes(1) } };
        var removal = Assert.Single(await RunAsync(rehearsal, request));
        var error = Assert.Single(rehearsal.Host.Errors);
        Assert.Equal("CertificateNotReleasedInTime", error.ErrorId);
        Assert.Equal(ApiDomainState.Failed, removal.State);
        Assert.Equal([Arn(1)], Assert.Single(await RunAsync(rehearsal, All(Shop))).Certificates);
    }

    [Fact]
    public async Task Another_account_than_the_one_named_is_refused()
    {
        using var rehearsal = ShopWorld().Start();
        var connection = await rehearsal.ConnectAsync("111122223333");
        var failure = await Assert.ThrowsAsync<StageException>(() => ApiDomainRemover.RemoveAsync(connection, All(Shop), rehearsal.Host, CancellationToken.None));
        Assert.Equal("WrongAccount", failure.Error.ErrorId);
        Assert.Empty(rehearsal.Sandbox.Journal.Changes);
    }

    [Fact]
    public async Task A_declined_domain_stays_with_its_certificate()
    {
        using var rehearsal = ShopWorld().Start();
        var host = new RecordingHost { Time = rehearsal.Sandbox.Clock, Answer = step => step.Action == "Remove custom domain name" ? Approval.Declined : Approval.Approved };
        var removal = Assert.Single(await RunAsync(rehearsal, All(Shop), host));
        Assert.Equal(ApiDomainState.Declined, removal.State);
        Assert.Contains("domains " + Shop, Describe(rehearsal), StringComparison.Ordinal);
        Assert.Contains("certificates " + Arn(1), Describe(rehearsal), StringComparison.Ordinal);
    }
}
