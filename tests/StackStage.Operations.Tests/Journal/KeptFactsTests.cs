using StackStage.Operations.Certificates;
using StackStage.Operations.Distributions;
using StackStage.Operations.Domains;
using StackStage.Operations.Errors;
using StackStage.Operations.Journal;
using StackStage.Operations.Steps;
using StackStage.Operations.Tests.Certificates;
using StackStage.Operations.Tests.Distributions;
using StackStage.Operations.Tests.Domains;
using StackStage.Operations.Tests.Harness;

namespace StackStage.Operations.Tests.Journal;

/// <summary>What an interrupted run wrote down is known until something came of it, whatever the runs in between are asked for or meet.</summary>
public sealed class KeptFactsTests
{
    private const string Shop = "api.shop.example";
    private const string Unwritable = "JournalNotWritable";

    private static StageException DiskFull => new(new StageError(Unwritable, StageErrorCategory.WriteError, "The disk is full."));

    [Fact]
    public async Task Without_the_switch_leftovers_of_an_interrupted_run_stay_known()
    {
        using var rehearsal = new Rehearsal(DistributionWorld.WithLeftovers());
        var request = DistributionWorld.Request("E1OWN") with { IncludeOrphans = true };
        await StopAtAsync(rehearsal, "Wait until gone E1OWN", (host, token) => DistributionWorld.RunAsync(rehearsal, request, host, token));

        await DistributionWorld.RunAsync(rehearsal, DistributionWorld.Request("E1OWN"));

        Assert.Contains(rehearsal.Host.Warnings, warning => warning.Contains("oac-own", StringComparison.Ordinal) && warning.Contains("-IncludeOrphans", StringComparison.Ordinal));
        Assert.Equal(["E1OWN"], rehearsal.Journals.Unfinished);
        await DistributionWorld.RunAsync(rehearsal, request);
        Assert.DoesNotContain("OriginAccessControl/EOACOWN", DistributionWorld.Entities(rehearsal));
        Assert.Empty(rehearsal.Journals.Unfinished);
    }

    [Fact]
    public async Task A_no_forgets_nothing()
    {
        using var rehearsal = new Rehearsal(DistributionWorld.WithLeftovers());
        var request = DistributionWorld.Request("E1OWN") with { IncludeOrphans = true };
        await StopAtAsync(rehearsal, "Wait until gone E1OWN", (host, token) => DistributionWorld.RunAsync(rehearsal, request, host, token));

        rehearsal.Host.Answer = _ => Approval.Declined;
        await DistributionWorld.RunAsync(rehearsal, request);

        Assert.Equal(["E1OWN"], rehearsal.Journals.Unfinished);
        rehearsal.Host.Answer = _ => Approval.Approved;
        await DistributionWorld.RunAsync(rehearsal, request);
        Assert.DoesNotContain("OriginAccessControl/EOACOWN", DistributionWorld.Entities(rehearsal));
    }

    [Fact]
    public async Task Of_what_was_declined_nothing_is_written_down_and_nothing_is_left_to_continue()
    {
        using var rehearsal = new Rehearsal(DistributionWorld.WithLeftovers());
        var host = new RecordingHost
        {
            Time = rehearsal.Sandbox.Clock,
            Journals = rehearsal.Journals,
            Asking = Asking.ForEachObject,
            Answer = question => question.Target.StartsWith("E1OWN", StringComparison.Ordinal) ? Approval.Declined : Approval.Approved,
        };

        await DistributionWorld.RunAsync(rehearsal, DistributionWorld.Request("E1OWN", "E3PLAIN") with { IncludeOrphans = true }, host);

        Assert.False(DistributionWorld.Exists(rehearsal, "E3PLAIN"));
        Assert.True(DistributionWorld.Exists(rehearsal, "E1OWN"));
        Assert.DoesNotContain(rehearsal.Journals.Entries, entry => entry.Contains("E1OWN", StringComparison.Ordinal));
        Assert.Empty(rehearsal.Journals.Unfinished);
    }

    [Fact]
    public async Task A_certificate_that_is_held_leaves_nothing_to_continue_and_one_that_is_waited_for_does()
    {
        using var world = await JournalWorld.CreateAsync(JournalWorld.InFolder);
        using var rehearsal = CertificateWorld.Rehearse(CertificateWorld.Scenario(string.Join(
            ",",
            CertificateWorld.Certificate("own", "own.example.com", holders: CertificateWorld.Holder(ApiWorld.OwnHolder)),
            CertificateWorld.Certificate("aws", "aws.example.com", holders: CertificateWorld.AwsHolder()))));
        var host = new RecordingHost { Time = rehearsal.Sandbox.Clock, Journals = world.Open() };

        await CertificateReleaser.RemoveAsync(
            await rehearsal.ConnectAsync(), [CertificateWorld.Arn("own"), CertificateWorld.Arn("aws")], new CertificateRemovalOptions(), CertificateWorld.Wait with { NoWait = true }, host, CancellationToken.None);

        Assert.Equal("CertificateHeld", Assert.Single(host.Errors).ErrorId);
        Assert.Empty(rehearsal.Sandbox.Journal.Changes);
        Assert.Equal([CertificateWorld.Arn("aws")], Assert.Single(await world.Open().ListAsync(_ => true, unfinished: true, detail: false, default)).Left);
    }

    [Fact]
    public async Task A_preview_begins_no_journal_and_goes_on_with_none()
    {
        using var world = await JournalWorld.CreateAsync(JournalWorld.InFolder);
        using var rehearsal = new Rehearsal(DistributionWorld.Many(2));
        var request = DistributionWorld.Request("E001MANY", "E002MANY");
        RecordingHost Host(Approval answer) => new()
        {
            Time = rehearsal.Sandbox.Clock,
            Journals = world.Open(),
            Asking = answer == Approval.Previewed ? Asking.Preview : Asking.Nobody,
            Answer = _ => answer,
        };

        await DistributionWorld.RunAsync(rehearsal, request, Host(Approval.Previewed));
        Assert.False(Directory.Exists(world.Folder));

        await DistributionWorld.RunAsync(rehearsal, request with { Wait = request.Wait with { NoWait = true } }, Host(Approval.Approved));
        var journal = Assert.Single(Directory.GetFiles(world.Folder, "*.jsonl"));
        var before = await File.ReadAllBytesAsync(journal);

        // Of one there is nothing left to be shown, and then of both.
        rehearsal.Sandbox.Clock.Advance(TimeSpan.FromHours(1));
        var cloudFront = (await rehearsal.ConnectAsync()).CloudFront;
        foreach (var (gone, expected) in new[] { ("E001MANY", DistributionRemovalState.Previewed), ("E002MANY", DistributionRemovalState.AlreadyGone) })
        {
            await cloudFront.DeleteDistributionAsync(new() { Id = gone, IfMatch = (await cloudFront.GetDistributionAsync(new() { Id = gone })).ETag });
            rehearsal.Sandbox.Clock.Advance(TimeSpan.FromHours(1));
            var removals = await DistributionWorld.RunAsync(rehearsal, request, Host(Approval.Previewed));

            Assert.Equal([DistributionRemovalState.AlreadyGone, expected], removals.Select(removal => removal.State));
            Assert.Equal([journal], Directory.GetFiles(world.Folder, "*.jsonl"));
            Assert.Equal(before, await File.ReadAllBytesAsync(journal));
        }
    }

    [Fact]
    public async Task An_alias_that_a_distribution_has_no_more_does_not_name_it()
    {
        using var rehearsal = new Rehearsal(DistributionWorld.WithRecords());
        rehearsal.Sandbox.AddScenarioJson("""
            { "services": { "cloudfront": { "originAccessControls": [ { "id": "EOACALIAS", "name": "oac-alias" } ], "distributions": [
              { "id": "E4ALIAS", "domainName": "d4.cloudfront.net", "aliases": ["old.example.com"], "certificateArn": "arn:aws:acm:us-east-1:123456789012:certificate/c1",
                "origins": [ { "id": "a", "domainName": "b.s3.amazonaws.com", "originAccessControlId": "EOACALIAS" } ] } ] } } }
            """);
        var request = DistributionWorld.Request() with { Aliases = ["old.example.com"], IncludeOrphans = true };
        await StopAtAsync(rehearsal, "Disable distribution E4ALIAS", (host, token) => DistributionWorld.RunAsync(rehearsal, request, host, token));

        // Somebody has thought better of it.
        var calls = new DistributionCalls(await rehearsal.ConnectAsync(), request.Wait, rehearsal.Host);
        var live = await calls.ReadAsync("E4ALIAS", default);
        live!.Distribution!.DistributionConfig.Aliases = new() { Items = ["new.example.com"], Quantity = 1 };
        live.Distribution.DistributionConfig.Enabled = true;
        await calls.CloudFront.UpdateDistributionAsync(new() { Id = "E4ALIAS", DistributionConfig = live.Distribution.DistributionConfig, IfMatch = live.ETag });

        Assert.Empty(await DistributionWorld.RunAsync(rehearsal, request));

        var error = Assert.Single(rehearsal.Host.Errors);
        Assert.Equal("AliasNoLongerHeld", error.ErrorId);
        Assert.Contains("-Id E4ALIAS", error.RecommendedAction!, StringComparison.Ordinal);
        Assert.True(DistributionWorld.Exists(rehearsal, "E4ALIAS"));
        Assert.Equal(["E4ALIAS"], rehearsal.Journals.Unfinished);
    }

    [Fact]
    public async Task The_time_to_live_is_waited_for_after_a_stop_even_if_the_distribution_was_disabled_before()
    {
        using var rehearsal = new Rehearsal(DistributionWorld.WithRecords());
        await DistributionWorld.RunAsync(rehearsal, DistributionWorld.Request("E1ALIAS") with { DisableOnly = true });
        rehearsal.Sandbox.Journal.Clear();
        var request = DistributionWorld.Request("E1ALIAS") with { RemoveDnsRecord = true };
        await StopAtAsync(rehearsal, "/change/", (host, token) => DistributionWorld.RunAsync(rehearsal, request, host, token));

        await DistributionWorld.RunAsync(rehearsal, request);

        var changes = rehearsal.Sandbox.Journal.Changes;
        Assert.Equal(["ChangeResourceRecordSets", "ChangeResourceRecordSets", "DeleteDistribution"], changes.Select(call => call.Action));
        Assert.True(changes[2].Time - changes[1].Time >= TimeSpan.FromSeconds(300), "The TTL had not passed.");
    }

    [Fact]
    public async Task Without_a_journal_no_record_goes_whose_time_to_live_could_be_forgotten()
    {
        using var rehearsal = new Rehearsal(DistributionWorld.WithRecords());
        rehearsal.Journals.Refusal = DiskFull;

        var failure = await Assert.ThrowsAsync<StageException>(() => DistributionWorld.RunAsync(rehearsal, DistributionWorld.Request("E1ALIAS") with { RemoveDnsRecord = true }));

        Assert.Equal(Unwritable, failure.Error.ErrorId);
        Assert.Empty(rehearsal.Sandbox.Journal.Changes);
    }

    [Fact]
    public async Task Where_the_user_named_the_place_nothing_begins_without_its_journal()
    {
        using var rehearsal = new Rehearsal(DistributionWorld.WithLeftovers());
        var host = new RecordingHost { Time = rehearsal.Sandbox.Clock, Journals = new MemoryJournals(rehearsal.Sandbox.Clock) { IsNamed = true, Refusal = DiskFull } };

        var failure = await Assert.ThrowsAsync<StageException>(() => DistributionWorld.RunAsync(rehearsal, DistributionWorld.Request("E3PLAIN"), host));

        Assert.Equal(Unwritable, failure.Error.ErrorId);
        Assert.Empty(rehearsal.Sandbox.Journal.Changes);
    }

    [Fact]
    public async Task When_a_record_went_is_written_down_as_late_as_it_went()
    {
        using var rehearsal = new ApiWorld().Certificate(1, Shop).Domain(Shop, ApiWorld.Arn(1)).Record("shop.example", Shop, ApiWorld.Target(Shop)).Start();
        rehearsal.Sandbox.Faults.Throttle("route53", "ChangeResourceRecordSets", times: 30);

        await StopAtAsync(rehearsal, "/change/", (host, token) => RunAsync(rehearsal, ApiWorld.All(Shop), host, token));

        var went = rehearsal.Sandbox.Journal.Changes.Last(change => change is { Action: "ChangeResourceRecordSets", Succeeded: true }).Time;
        var tries = rehearsal.Sandbox.Journal.Of("route53").Where(call => call.Action == "ChangeResourceRecordSets").ToList();
        Assert.True(went - tries[0].Time > TimeSpan.FromMinutes(2), "The deletion was not late.");
        var run = Assert.Single(await rehearsal.Journals.FindAsync(new RunScope("Remove-ApiCustomDomain", ApiWorld.Account, Rehearsal.Region, [Shop]), default));
        var noted = run.Facts.Where(fact => fact.Kind == "dns.recordDeleted").Max(fact => DateTimeOffset.Parse(fact.Data["at"], System.Globalization.CultureInfo.InvariantCulture));
        Assert.InRange(went - noted, TimeSpan.Zero, TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task However_often_it_is_looked_at_a_time_to_live_ends_when_it_would_have()
    {
        using var rehearsal = new ApiWorld().Certificate(1, Shop).Domain(Shop, ApiWorld.Arn(1)).Record("shop.example", Shop, ApiWorld.Target(Shop), ttl: 86400).Start();
        var request = ApiWorld.All(Shop);
        request = request with { Wait = request.Wait with { NoWait = true, Timeout = TimeSpan.FromHours(1) } };
        var start = rehearsal.Sandbox.Clock.GetUtcNow();
        for (var tick = 0; tick < 50; tick++)
        {
            Assert.Equal(ApiDomainState.Pending, Assert.Single(await RunAsync(rehearsal, request)).State);
            rehearsal.Sandbox.Clock.Advance(TimeSpan.FromMinutes(28));
        }

        Assert.Empty(rehearsal.Host.Errors);
        Assert.DoesNotContain(rehearsal.Sandbox.Journal.Changes, change => change.Action == "DeleteDomainName");
        var run = Assert.Single(await rehearsal.Journals.FindAsync(new RunScope("Remove-ApiCustomDomain", ApiWorld.Account, Rehearsal.Region, [Shop]), default));
        Assert.Equal(2, run.Facts.Count);
        rehearsal.Sandbox.Clock.Advance(start + TimeSpan.FromHours(24) + TimeSpan.FromMinutes(5) - rehearsal.Sandbox.Clock.GetUtcNow());
        await RunAsync(rehearsal, request);
        Assert.Contains(rehearsal.Sandbox.Journal.Changes, change => change.Action == "DeleteDomainName");
    }

    [Fact]
    public async Task A_domain_that_cannot_be_looked_at_is_not_done()
    {
        using var rehearsal = new ApiWorld().Certificate(1, Shop).Domain(Shop, ApiWorld.Arn(1), ["=http1"]).Record("shop.example", Shop, ApiWorld.Target(Shop)).Start();
        await StopAtAsync(rehearsal, "/change/", (host, token) => RunAsync(rehearsal, ApiWorld.All(Shop), host, token));
        rehearsal.Sandbox.Faults.Deny("apigatewayv2", "GetApiMappings");

        await RunAsync(rehearsal, ApiWorld.All(Shop));

        Assert.NotEmpty(rehearsal.Host.Errors);
        Assert.Equal([Shop], rehearsal.Journals.Unfinished);
    }

    [Fact]
    public async Task Without_the_switch_the_certificate_of_a_domain_that_is_gone_stays_known()
    {
        using var rehearsal = new ApiWorld().Certificate(1, Shop).Domain(Shop, ApiWorld.Arn(1)).Start();
        var request = ApiWorld.All(Shop) with { RemoveDnsRecord = false };
        await StopAtAsync(rehearsal, $"Remove custom domain name {Shop}: Done", (host, token) => RunAsync(rehearsal, request, host, token));

        var between = Assert.Single(await RunAsync(rehearsal, request with { RemoveCertificate = false }));

        Assert.Contains(between.Kept, kept => kept.Resource == ApiWorld.Arn(1) && kept.Reason.Contains("-RemoveCertificate", StringComparison.Ordinal));
        Assert.Equal([Shop], rehearsal.Journals.Unfinished);
        Assert.Equal([ApiWorld.Arn(1)], Assert.Single(await RunAsync(rehearsal, request)).Certificates);
        Assert.Empty(rehearsal.Journals.Unfinished);
    }

    [Fact]
    public async Task A_certificate_that_turns_out_to_have_to_stay_leaves_nothing_to_continue()
    {
        using var rehearsal = new ApiWorld().Certificate(1, Shop).Domain(Shop, ApiWorld.Arn(1)).Start();
        var host = new ActingHost(rehearsal.Host, line => line.StartsWith($"Remove custom domain name {Shop}: Done", StringComparison.Ordinal), () => rehearsal.Sandbox.AddScenarioJson($$"""
            { "region": "eu-central-1", "services": { "apigatewayv2": { "domains": [ { "name": "{{Shop}}", "certificateArn": "{{ApiWorld.Arn(1)}}", "target": "d-anew.execute-api.eu-central-1.amazonaws.com" } ] } } }
            """));

        await RunAsync(rehearsal, ApiWorld.All(Shop) with { RemoveDnsRecord = false }, host);

        Assert.Empty(rehearsal.Journals.Unfinished);
    }

    [Fact]
    public async Task What_another_run_did_since_the_plan_was_made_is_said_and_nothing_changed()
    {
        using var rehearsal = new ApiWorld().Certificate(1, Shop).Domain(Shop, ApiWorld.Arn(1)).Record("shop.example", Shop, ApiWorld.Target(Shop)).Start();
        using var world = await JournalWorld.CreateAsync(JournalWorld.InFolder);
        async Task<RunJournals> OpenAsync() => RunJournals.Open(world.Folder, await rehearsal.ConnectAsync(), rehearsal.Sandbox.Clock, _ => { });
        var journals = await OpenAsync();
        var other = await OpenAsync();
        var host = new RecordingHost
        {
            Time = rehearsal.Sandbox.Clock,
            Journals = journals,
            Asking = Asking.ForEachObject,
            Answer = _ =>
            {
                MeanwhileAsync().GetAwaiter().GetResult();
                return Approval.Approved;
            },
        };

        var failure = await Assert.ThrowsAsync<StageException>(() => RunAsync(rehearsal, ApiWorld.All(Shop), host));

        Assert.Equal("PlanChanged", failure.Error.ErrorId);
        Assert.Empty(rehearsal.Sandbox.Journal.Changes);

        // Run again, it knows.
        host.Answer = _ => Approval.Approved;
        await RunAsync(rehearsal, ApiWorld.All(Shop), host);
        Assert.Empty(await other.FindAsync(new RunScope("Remove-ApiCustomDomain", ApiWorld.Account, Rehearsal.Region, []), default));

        async Task MeanwhileAsync()
        {
            await using var run = await other.BeginAsync(new RunHeader(new RunScope("Remove-ApiCustomDomain", ApiWorld.Account, Rehearsal.Region, [Shop]), "arn:aws:iam::123456789012:user/bob", "Remove-ApiCustomDomain"), [], default);
            await run.NoteAsync([new RunFact("dns.recordDeleted", Shop, new Dictionary<string, string> { ["name"] = Shop, ["ttl"] = "120", ["at"] = rehearsal.Sandbox.Clock.GetUtcNow().ToString("O") })], default);
        }
    }

    [Fact]
    public async Task What_was_read_before_the_question_is_written_down_again_if_its_journal_has_gone()
    {
        using var rehearsal = new ApiWorld().Certificate(1, Shop).Domain(Shop, ApiWorld.Arn(1)).Start();
        using var world = await JournalWorld.CreateAsync(JournalWorld.InFolder);
        async Task<RunJournals> OpenAsync() => RunJournals.Open(world.Folder, await rehearsal.ConnectAsync(), rehearsal.Sandbox.Clock, _ => { });
        var scope = new RunScope("Remove-ApiCustomDomain", ApiWorld.Account, Rehearsal.Region, [Shop]);
        var request = ApiWorld.All(Shop) with { RemoveDnsRecord = false };
        var host = new RecordingHost { Time = rehearsal.Sandbox.Clock, Journals = await OpenAsync(), Asking = Asking.ForEachObject };
        await StopAtAsync(host, $"Remove custom domain name {Shop}: Done", (acting, token) => RunAsync(rehearsal, request, acting, token));
        var journals = await OpenAsync();
        var id = Assert.Single(await journals.FindAsync(scope, default)).Id;
        host.Answer = _ =>
        {
            Assert.True(journals.RemoveAsync(id, default).GetAwaiter().GetResult());
            return Approval.Approved;
        };

        await StopAtAsync(host, "in use after", (acting, token) => RunAsync(rehearsal, request, acting, token));

        Assert.Equal(ApiWorld.Arn(1), Assert.Single(Assert.Single(await journals.FindAsync(scope, default)).Facts).Data["arn"]);
    }

    private static async Task<IReadOnlyList<ApiDomainRemoval>> RunAsync(Rehearsal rehearsal, ApiDomainRemovalRequest request, IOperationHost? host = null, CancellationToken cancellationToken = default) =>
        await ApiDomainRemover.RemoveAsync(await rehearsal.ConnectAsync(), request, host ?? rehearsal.Host, cancellationToken);

    private static Task StopAtAsync(Rehearsal rehearsal, string line, Func<IOperationHost, CancellationToken, Task> run) => StopAtAsync(rehearsal.Host, line, run);

    private static async Task StopAtAsync(RecordingHost host, string line, Func<IOperationHost, CancellationToken, Task> run)
    {
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run(new ActingHost(host, said => said.Contains(line, StringComparison.Ordinal), stop.Cancel), stop.Token));
        host.Warnings.Clear();
    }
}
