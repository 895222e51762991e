using StackStage.Operations.Dns;
using StackStage.Operations.Errors;
using StackStage.Operations.Steps;
using StackStage.Operations.Tests.Harness;
using StackStage.Operations.Waiting;
using StackStage.Sandbox;

namespace StackStage.Operations.Tests.Dns;

public class DnsTests
{
    private const string Zones = """
        { "region": "eu-central-1", "services": { "route53": { "hostedZones": [
          { "id": "ZEXAMPLE", "name": "example.com", "records": [
            { "name": "app.example.com", "type": "A", "alias": { "hostedZoneId": "Z2FDTNDATAQYW2", "dnsName": "d111.cloudfront.net", "evaluateTargetHealth": false } },
            { "name": "app.example.com", "type": "AAAA", "alias": { "hostedZoneId": "Z2FDTNDATAQYW2", "dnsName": "d111.cloudfront.net.", "evaluateTargetHealth": false } },
            { "name": "www.example.com", "type": "CNAME", "ttl": 600, "values": ["D111.cloudfront.net"] },
            { "name": "*.wild.example.com", "type": "CNAME", "values": ["d111.cloudfront.net"] },
            { "name": "shop.example.com", "type": "A", "alias": { "hostedZoneId": "Z215JYRZR1TBD5", "dnsName": "dualstack.shop-1.eu-central-1.elb.amazonaws.com", "evaluateTargetHealth": true } },
            { "name": "other.example.com", "type": "CNAME", "values": ["d222.cloudfront.net"] },
            { "name": "weighted.example.com", "type": "CNAME", "setIdentifier": "blue", "weight": 10, "values": ["d111.cloudfront.net"] },
            { "name": "weighted.example.com", "type": "CNAME", "setIdentifier": "green", "weight": 10, "values": ["d222.cloudfront.net"] },
            { "name": "long.example.com", "type": "CNAME", "ttl": 86400, "values": ["d111.cloudfront.net"] }
          ] },
          { "id": "ZDEEP", "name": "dev.example.com" },
          { "id": "ZPRIVATE", "name": "inner.dev.example.com", "private": true },
          { "id": "ZTWICE1", "name": "twice.com" },
          { "id": "ZTWICE2", "name": "twice.com" }
        ] } } }
        """;

    private static readonly WaitOptions Wait = new() { Timeout = TimeSpan.FromHours(1), PollInterval = TimeSpan.FromSeconds(15) };

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_deletion_whose_answer_is_lost_is_done_in_both_forms_of_the_refusal_that_follows(int withMessages)
    {
        using var rehearsal = Rehearse();
        rehearsal.Sandbox.AddScenarioJson($$"""{ "region": "eu-central-1", "settings": { "route53.changeBatchMessages": "{{withMessages}}" }, "services": {} }""");
        var connection = await rehearsal.ConnectAsync();
        var record = Assert.Single(await DnsRecords.FindPointingAtAsync(new DnsZones(connection, rehearsal.Host), ["d222.cloudfront.net"], ["other.example.com"], CancellationToken.None));
        rehearsal.Sandbox.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.CutAfter, Service = "route53", Action = "ChangeResourceRecordSets", Times = 1 });

        var (outcome, _) = await new DnsSteps(connection, Wait, rehearsal.Host).DeleteAsync(record, CancellationToken.None);

        Assert.Equal(StepState.Done, outcome.State);
        Assert.Contains(rehearsal.Sandbox.Journal.Of("route53", "ChangeResourceRecordSets"), call => call.Status == 400);
    }

    [Theory]
    [InlineData("App.Example.COM.", "app.example.com")]
    [InlineData("\\052.example.com.", "*.example.com")]
    [InlineData("bücher.example", "xn--bcher-kva.example")]
    public void Names_have_one_form(string given, string expected) => Assert.Equal(expected, DnsNames.Normalize(given));

    [Theory]
    [InlineData("a.example.com", true)]
    [InlineData("example.com", true)]
    [InlineData("badexample.com", false)]
    public void A_name_lies_in_a_zone_or_not(string name, bool expected) => Assert.Equal(expected, DnsNames.IsIn(name, "example.com"));

    [Theory]
    [InlineData("app.example.com", "ZEXAMPLE")]
    [InlineData("*.dev.example.com", "ZDEEP")]
    [InlineData("x.inner.dev.example.com", "ZDEEP")]
    [InlineData("example.com", "ZEXAMPLE")]
    public async Task The_longest_public_zone_is_taken(string name, string expected)
    {
        using var rehearsal = Rehearse();
        var zones = new DnsZones(await rehearsal.ConnectAsync(), rehearsal.Host);

        Assert.Equal(expected, (await zones.FindAsync(name, CancellationToken.None)).Id);
    }

    [Fact]
    public async Task Several_equal_zones_are_an_error_that_lists_them_unless_one_is_chosen()
    {
        using var rehearsal = Rehearse();
        var connection = await rehearsal.ConnectAsync();

        var failure = await Assert.ThrowsAsync<StageException>(() => new DnsZones(connection, rehearsal.Host).FindAsync("a.twice.com", CancellationToken.None));
        var chosen = await new DnsZones(connection, rehearsal.Host, ["/hostedzone/ZTWICE2"]).FindAsync("a.twice.com", CancellationToken.None);

        Assert.Equal("HostedZoneAmbiguous", failure.Error.ErrorId);
        Assert.Contains("ZTWICE1", failure.Message, StringComparison.Ordinal);
        Assert.Contains("ZTWICE2", failure.Message, StringComparison.Ordinal);
        Assert.Equal("ZTWICE2", chosen.Id);
    }

    [Fact]
    public async Task A_chosen_zone_wins_over_a_longer_one_and_others_are_still_found()
    {
        using var rehearsal = Rehearse();
        var zones = new DnsZones(await rehearsal.ConnectAsync(), rehearsal.Host, ["ZEXAMPLE"]);

        Assert.Equal("ZEXAMPLE", (await zones.FindAsync("a.dev.example.com", CancellationToken.None)).Id);
        Assert.Equal("HostedZoneAmbiguous", (await Assert.ThrowsAsync<StageException>(() => zones.FindAsync("twice.com", CancellationToken.None))).Error.ErrorId);
    }

    [Fact]
    public async Task No_zone_is_an_error_and_so_is_one_that_does_not_exist()
    {
        using var rehearsal = Rehearse();
        var connection = await rehearsal.ConnectAsync();

        Assert.Equal("HostedZoneNotFound", (await Assert.ThrowsAsync<StageException>(() => new DnsZones(connection, rehearsal.Host).FindAsync("a.example.org", CancellationToken.None))).Error.ErrorId);
        Assert.Equal("HostedZoneNotFound", (await Assert.ThrowsAsync<StageException>(() => new DnsZones(connection, rehearsal.Host, ["ZNONE"]).FindAsync("a.example.com", CancellationToken.None))).Error.ErrorId);
    }

    [Fact]
    public async Task Records_are_found_that_point_at_a_target_wildcards_above_the_name_included()
    {
        using var rehearsal = Rehearse();
        var connection = await rehearsal.ConnectAsync();

        var named = await DnsRecords.FindPointingAtAsync(connection, ["d111.cloudfront.net"], ["app.example.com", "www.example.com", "a.b.wild.example.com", "other.example.com", "weighted.example.com", "absent.example.com"], rehearsal.Host, CancellationToken.None);
        var all = await DnsRecords.FindPointingAtAsync(connection, ["D111.cloudfront.net."], null, rehearsal.Host, CancellationToken.None);
        var balancer = await DnsRecords.FindPointingAtAsync(connection, ["shop-1.eu-central-1.elb.amazonaws.com"], ["shop.example.com"], rehearsal.Host, CancellationToken.None);

        Assert.Equal(["*.wild.example.com CNAME", "app.example.com A", "app.example.com AAAA", "weighted.example.com CNAME", "www.example.com CNAME"], named.Select(record => $"{record.Name} {record.Type}"));
        Assert.Equal(6, all.Count);
        Assert.Equal("shop.example.com", Assert.Single(balancer).Name);
    }

    [Fact]
    public async Task Deleted_records_are_waited_for_until_resolvers_have_forgotten_them()
    {
        using var rehearsal = Rehearse();
        var (steps, _) = await PlanRemovalAsync(rehearsal, "app.example.com", "www.example.com", "a.wild.example.com", "weighted.example.com");
        var start = rehearsal.Sandbox.Now;

        var results = await PlanRunner.RunAsync(new Plan(steps, [new PlanSubject("x", "Remove", "x")]), rehearsal.Host, CancellationToken.None);

        Assert.All(results, result => Assert.Equal(StepState.Done, result.State));
        Assert.True(rehearsal.Sandbox.Now - start >= TimeSpan.FromSeconds(660), "A minute until INSYNC, and then the longest TTL.");
        Assert.Empty(await FindAsync(rehearsal, "app.example.com", "www.example.com", "a.wild.example.com", "weighted.example.com"));
        Assert.Equal(5, rehearsal.Sandbox.Journal.Of("route53", "ChangeResourceRecordSets").Count);

        // Again: nothing to do, nothing to wait for.
        var before = rehearsal.Sandbox.Journal.Changes.Count;
        var again = await PlanRunner.RunAsync(new Plan(steps, [new PlanSubject("x", "Remove", "x")]), rehearsal.Host, CancellationToken.None);
        Assert.All(again.Take(5), result => Assert.Equal(StepState.AlreadyDone, result.State));
        Assert.Equal(before, rehearsal.Sandbox.Journal.Changes.Count);
    }

    [Fact]
    public async Task A_record_that_somebody_changed_meanwhile_is_left_alone()
    {
        using var rehearsal = Rehearse();
        var (steps, _) = await PlanRemovalAsync(rehearsal, "www.example.com");
        rehearsal.Sandbox.AddScenarioJson("""{ "region": "eu-central-1", "services": { "route53": { "hostedZones": [ { "id": "ZEXAMPLE", "name": "example.com", "records": [ { "name": "www.example.com", "type": "CNAME", "values": ["elsewhere.example.net"] } ] } ] } } }""");

        var results = await PlanRunner.RunAsync(new Plan(steps, [new PlanSubject("x", "Remove", "x")]), rehearsal.Host, CancellationToken.None);

        Assert.Equal(StepState.AlreadyDone, results[0].State);
        Assert.Contains("left alone", results[0].Detail!, StringComparison.Ordinal);
        Assert.Contains("elsewhere.example.net", Assert.Single(rehearsal.Host.Warnings), StringComparison.Ordinal);
        Assert.Empty(rehearsal.Sandbox.Journal.Changes);
    }

    [Fact]
    public async Task A_record_whose_TTL_changed_is_deleted_as_it_is_now()
    {
        using var rehearsal = Rehearse();
        var (steps, _) = await PlanRemovalAsync(rehearsal, "www.example.com");
        rehearsal.Sandbox.AddScenarioJson("""{ "region": "eu-central-1", "services": { "route53": { "hostedZones": [ { "id": "ZEXAMPLE", "name": "example.com", "records": [ { "name": "www.example.com", "type": "CNAME", "ttl": 60, "values": ["d111.cloudfront.net"] } ] } ] } } }""");

        var results = await PlanRunner.RunAsync(new Plan(steps, [new PlanSubject("x", "Remove", "x")]), rehearsal.Host, CancellationToken.None);

        Assert.Equal(StepState.Done, results[0].State);
        Assert.Empty(await FindAsync(rehearsal, "www.example.com"));
    }

    [Theory]
    [InlineData(SandboxFaultKind.CutAfter)]
    [InlineData(SandboxFaultKind.CutBefore)]
    [InlineData(SandboxFaultKind.Throttle)]
    [InlineData(SandboxFaultKind.ServerError)]
    public async Task A_lost_answer_or_a_busy_service_only_makes_it_longer(SandboxFaultKind kind)
    {
        using var rehearsal = Rehearse();
        var (steps, _) = await PlanRemovalAsync(rehearsal, "www.example.com");
        rehearsal.Sandbox.Faults.Add(new SandboxFault { Kind = kind, Service = "route53", Action = "ChangeResourceRecordSets", Times = kind == SandboxFaultKind.CutAfter ? 1 : 4 });

        var results = await PlanRunner.RunAsync(new Plan(steps, [new PlanSubject("x", "Remove", "x")]), rehearsal.Host, CancellationToken.None);

        Assert.All(results, result => Assert.Equal(StepState.Done, result.State));
        Assert.Empty(await FindAsync(rehearsal, "www.example.com"));
    }

    [Fact]
    public async Task A_change_before_this_one_that_is_not_complete_is_waited_for()
    {
        using var rehearsal = Rehearse();
        var (steps, _) = await PlanRemovalAsync(rehearsal, "www.example.com");
        rehearsal.Sandbox.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.Error, Service = "route53", Action = "ChangeResourceRecordSets", Code = "PriorRequestNotComplete", Status = 400, Times = 3 });

        var results = await PlanRunner.RunAsync(new Plan(steps, [new PlanSubject("x", "Remove", "x")]), rehearsal.Host, CancellationToken.None);

        Assert.Equal(StepState.Done, results[0].State);
    }

    [Fact]
    public async Task A_TTL_longer_than_the_timeout_is_said_at_once()
    {
        using var rehearsal = Rehearse();
        var (steps, _) = await PlanRemovalAsync(rehearsal, "long.example.com");
        var start = rehearsal.Sandbox.Now;

        await PlanRunner.RunAsync(new Plan(steps, [new PlanSubject("x", "Remove", "x")]), rehearsal.Host, CancellationToken.None);

        Assert.Equal("DnsTtlTooLong", Assert.Single(rehearsal.Host.Errors).ErrorId);
        Assert.True(rehearsal.Sandbox.Now - start < TimeSpan.FromMinutes(10));
    }

    [Fact]
    public async Task Without_waiting_the_deletion_is_made_and_the_rest_is_pending()
    {
        using var rehearsal = Rehearse();
        var connection = await rehearsal.ConnectAsync();
        var steps = new DnsSteps(connection, Wait with { NoWait = true }, rehearsal.Host).RemoveRecords(await FindAsync(rehearsal, "www.example.com"), "x").Steps;

        var results = await PlanRunner.RunAsync(new Plan(steps, [new PlanSubject("x", "Remove", "x")]), rehearsal.Host, CancellationToken.None);

        Assert.Equal([StepState.Done, StepState.Pending], results.Select(result => result.State));
    }

    [Fact]
    public async Task A_denied_deletion_names_the_permission()
    {
        using var rehearsal = Rehearse();
        var (steps, _) = await PlanRemovalAsync(rehearsal, "www.example.com");
        rehearsal.Sandbox.Faults.Deny("route53", "ChangeResourceRecordSets");

        await PlanRunner.RunAsync(new Plan(steps, [new PlanSubject("x", "Remove", "x")]), rehearsal.Host, CancellationToken.None);

        var error = Assert.Single(rehearsal.Host.Errors);
        Assert.Equal("AccessDenied", error.ErrorId);
        Assert.Contains("route53:ChangeResourceRecordSets", error.RecommendedAction!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_zones_and_records_are_read_page_by_page()
    {
        using var rehearsal = new Rehearsal();
        rehearsal.Sandbox.AddScenarioJson($$"""
            { "region": "eu-central-1", "services": { "route53": { "hostedZones": [
              {{string.Join(",", Enumerable.Range(0, 130).Select(zone => $$"""{ "name": "z{{zone}}.example.net" }"""))}},
              { "id": "ZBIG", "name": "big.example.net", "records": [
                {{string.Join(",", Enumerable.Range(0, 350).Select(record => $$"""{ "name": "r{{record}}.big.example.net", "type": "CNAME", "values": ["t{{record}}.example.org"] }"""))}} ] } ] } } }
            """);
        var connection = await rehearsal.ConnectAsync();

        var found = await DnsRecords.FindPointingAtAsync(connection, ["t5.example.org", "t349.example.org"], null, rehearsal.Host, CancellationToken.None);

        Assert.Equal(["r349.big.example.net", "r5.big.example.net"], found.Select(record => record.Name));
    }

    [Theory]
    [InlineData("0 issue \"letsencrypt.org\"", false, true)]
    [InlineData("0 issue \"amazon.com\"", false, false)]
    [InlineData("0 issue \"AmazonTrust.com; account=1\"", false, false)]
    [InlineData("0 issue \";\"", false, true)]
    [InlineData("0 iodef \"mailto:a@example.com\"", false, false)]
    [InlineData("0 issuewild \"letsencrypt.org\"", false, false)]
    [InlineData("0 issuewild \"letsencrypt.org\"", true, true)]
    [InlineData("0 issue \"letsencrypt.org\"|0 issuewild \"amazonaws.com\"", true, false)]
    [InlineData("0 issue \"letsencrypt.org\"|0 issue \"awstrust.com\"", true, false)]
    [InlineData("128 unheardof \"x\"", false, true)]
    public void CAA_values_allow_Amazon_or_not(string values, bool wildcard, bool forbids) => Assert.Equal(forbids, CaaPolicy.Forbids(values.Split('|'), wildcard));

    [Fact]
    public async Task CAA_of_the_closest_name_above_holds()
    {
        using var rehearsal = new Rehearsal();
        rehearsal.Sandbox.AddScenarioJson("""
            { "region": "eu-central-1", "services": { "route53": { "hostedZones": [
              { "id": "Z1", "name": "example.com", "records": [
                { "name": "example.com", "type": "CAA", "values": ["0 issue \"letsencrypt.org\""] },
                { "name": "free.example.com", "type": "CAA", "values": ["0 issue \"amazon.com\""] } ] },
              { "id": "Z2", "name": "dev.example.com" } ] } } }
            """);
        var caa = new CaaPolicy(await rehearsal.ConnectAsync(), rehearsal.Host);

        Assert.Null(await caa.FindForbiddingAsync("a.free.example.com", CancellationToken.None));
        Assert.Null(await caa.FindForbiddingAsync("a.example.org", CancellationToken.None));
        var error = await caa.FindForbiddingAsync("*.a.dev.example.com", CancellationToken.None);
        Assert.Equal("CaaForbidsAmazon", error!.ErrorId);
        Assert.Contains("'example.com' in zone example.com (Z1)", error.Message, StringComparison.Ordinal);
        Assert.Contains("letsencrypt.org", error.Message, StringComparison.Ordinal);
    }

    private static Rehearsal Rehearse()
    {
        var rehearsal = new Rehearsal();
        rehearsal.Sandbox.AddScenarioJson(Zones);
        return rehearsal;
    }

    private static async Task<IReadOnlyList<DnsRecord>> FindAsync(Rehearsal rehearsal, params string[] names) =>
        await DnsRecords.FindPointingAtAsync(await rehearsal.ConnectAsync(), ["d111.cloudfront.net"], names, rehearsal.Host, CancellationToken.None);

    private static async Task<(IReadOnlyList<Step> Steps, IReadOnlyList<DnsRecord> Records)> PlanRemovalAsync(Rehearsal rehearsal, params string[] names)
    {
        var records = await FindAsync(rehearsal, names);
        return (new DnsSteps(await rehearsal.ConnectAsync(), Wait, rehearsal.Host).RemoveRecords(records, "x").Steps, records);
    }
}
