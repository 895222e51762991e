using StackStage.Operations.Certificates;
using StackStage.Operations.Steps;
using StackStage.Operations.Tests.Harness;
using StackStage.Operations.Waiting;
using static StackStage.Operations.Tests.Certificates.CertificateWorld;

namespace StackStage.Operations.Tests.Certificates;

public class ValidationRepairerTests
{
    [Fact]
    public async Task All_pending_ones_of_the_Region_get_their_records_in_one_batch_per_zone()
    {
        using var rehearsal = Rehearse(Stuck);

        var issuances = await RepairAsync(rehearsal, null);

        Assert.Empty(rehearsal.Host.Errors);
        Assert.Equal(
            [("*.app.example.com", CertificateIssuanceState.Issued), ("app.example.com", CertificateIssuanceState.Issued), ("mail.example.com", CertificateIssuanceState.NotValidatedByDns)],
            issuances.Select(one => (one.DomainName, one.State)).OrderBy(one => one.DomainName, StringComparer.Ordinal));
        Assert.Equal(["Z1", "Z2"], rehearsal.Sandbox.Journal.Of("route53", "ChangeResourceRecordSets").Select(entry => entry.Resource).Order());
        Assert.Contains("e-mail (administrator@mail.example.com", Assert.Single(rehearsal.Host.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_named_one_of_another_Region_is_repaired_there()
    {
        using var rehearsal = Rehearse(Stuck);

        var issuance = Assert.Single(await RepairAsync(rehearsal, [Arn("far", "us-east-1")]));

        Assert.Equal((CertificateIssuanceState.Issued, "us-east-1"), (issuance.State, issuance.Region));
        Assert.Empty(rehearsal.Host.Errors);
    }

    [Fact]
    public async Task A_second_run_finds_nothing_to_do()
    {
        using var rehearsal = Rehearse(Stuck);
        await RepairAsync(rehearsal, [Arn("a"), Arn("b")]);
        var changes = rehearsal.Sandbox.Journal.Changes.Count;

        var again = await RepairAsync(rehearsal, [Arn("a"), Arn("b")]);

        Assert.All(again, issuance => Assert.Equal(CertificateIssuanceState.Issued, issuance.State));
        Assert.Equal(changes, rehearsal.Sandbox.Journal.Changes.Count);
    }

    [Fact]
    public async Task An_issued_one_whose_record_was_deleted_gets_it_back_so_that_it_can_be_renewed()
    {
        using var rehearsal = Rehearse(Stuck);

        var issuance = Assert.Single(await RepairAsync(rehearsal, [Arn("fine")]));

        Assert.Equal(CertificateIssuanceState.Issued, issuance.State);
        Assert.Contains(".fine.example.com", await DescribeAsync(rehearsal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"status\": \"FAILED\", \"failureReason\": \"DOMAIN_NOT_ALLOWED\"", "CertificateFailed", "Safe Browsing")]
    [InlineData("\"status\": \"VALIDATION_TIMED_OUT\"", "CertificateValidationTimedOut", "name servers")]
    [InlineData("\"status\": \"REVOKED\"", "CertificateNotUsable", "anew")]
    [InlineData("\"status\": \"PENDING_VALIDATION\", \"validationMethod\": \"EMAIL\"", "CertificateNotValidatedByDns", "anew")]
    public async Task What_cannot_be_repaired_is_said_with_the_way_out_and_the_others_go_on(string more, string errorId, string wayOut)
    {
        using var rehearsal = Rehearse(Scenario(Certificate("bad", "bad.example.com", more) + "," + Certificate("good", "good.example.com", Pending), Zone("Z1", "example.com")));

        var issuances = await RepairAsync(rehearsal, [Arn("bad"), Arn("gone"), Arn("good")]);

        Assert.Equal([errorId, "CertificateGone"], rehearsal.Host.Errors.Select(error => error.ErrorId));
        Assert.Contains(wayOut, rehearsal.Host.Errors.First().RecommendedAction!, StringComparison.Ordinal);
        Assert.Equal(CertificateIssuanceState.Issued, issuances[^1].State);
    }

    [Fact]
    public async Task Without_a_zone_or_with_CAA_against_it_the_one_is_an_error_and_the_others_go_on()
    {
        using var rehearsal = Rehearse(Scenario(
            string.Join(",", Certificate("lost", "example.org", Pending), Certificate("caa", "caa.example.com", Pending), Certificate("good", "good.example.com", Pending)),
            Zone("Z1", "example.com", "\"records\": [ { \"name\": \"caa.example.com\", \"type\": \"CAA\", \"values\": [\"0 issue \\\"letsencrypt.org\\\"\"] } ]")));

        var issuances = await RepairAsync(rehearsal, [Arn("lost"), Arn("caa"), Arn("good")]);

        Assert.Equal(["HostedZoneNotFound", "CaaForbidsAmazon"], rehearsal.Host.Errors.Select(error => error.ErrorId));
        Assert.Equal(CertificateIssuanceState.Issued, Assert.Single(issuances).State);
    }

    [Fact]
    public async Task A_preview_shows_the_steps_and_writes_nothing()
    {
        using var rehearsal = Rehearse(Stuck);
        var host = new RecordingHost { Time = rehearsal.Sandbox.Clock, Answer = _ => Approval.Previewed };

        var issuances = await ValidationRepairer.RepairAsync(await rehearsal.ConnectAsync(), [Arn("a")], [], Wait, host, CancellationToken.None);

        Assert.Equal(CertificateIssuanceState.Previewed, Assert.Single(issuances).State);
        Assert.Equal(["Write DNS records", "Wait until all name servers have", "Write DNS records", "Wait until all name servers have", "Wait for the issue of certificate"], issuances[0].Steps.Select(step => step.Action));
        Assert.Empty(rehearsal.Sandbox.Journal.Changes);
    }

    [Fact]
    public async Task Without_waiting_the_records_are_written_and_the_rest_is_pending()
    {
        using var rehearsal = Rehearse(Stuck);

        var issuance = Assert.Single(await RepairAsync(rehearsal, [Arn("b")], Wait with { NoWait = true }));

        Assert.Equal(CertificateIssuanceState.Pending, issuance.State);
        Assert.Single(rehearsal.Sandbox.Journal.Changes);
    }

    [Fact]
    public async Task Throttling_never_surfaces()
    {
        using var rehearsal = Rehearse(Stuck);
        rehearsal.Sandbox.Faults.Throttle("acm", null, 7);
        rehearsal.Sandbox.Faults.Throttle("route53", null, 7);

        var issuances = await RepairAsync(rehearsal, [Arn("a"), Arn("b")]);

        Assert.Empty(rehearsal.Host.Errors);
        Assert.All(issuances, issuance => Assert.Equal(CertificateIssuanceState.Issued, issuance.State));
    }

    [Fact]
    public async Task Access_denied_names_the_permission()
    {
        using var rehearsal = Rehearse(Stuck);
        rehearsal.Sandbox.Faults.Deny("route53", "ChangeResourceRecordSets");

        var issuance = Assert.Single(await RepairAsync(rehearsal, [Arn("b")]));

        Assert.Contains("route53:ChangeResourceRecordSets", Assert.Single(rehearsal.Host.Errors).RecommendedAction!, StringComparison.Ordinal);
        Assert.Equal(CertificateIssuanceState.Failed, issuance.State);
        Assert.Equal([StepState.Failed, StepState.Skipped, StepState.Skipped], issuance.Steps.Select(step => step.State));
    }

    [Fact]
    public async Task Many_wait_together()
    {
        const int Many = 30;
        using var rehearsal = Rehearse(Scenario(string.Join(",", Enumerable.Range(0, Many).Select(number => Certificate($"c{number}", $"c{number}.example.com", Pending))), Zone("Z1", "example.com")));

        var issuances = await RepairAsync(rehearsal, null);

        Assert.All(issuances, issuance => Assert.Equal(CertificateIssuanceState.Issued, issuance.State));
        Assert.Single(rehearsal.Sandbox.Journal.Changes);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(false, true)]
    public async Task What_an_interrupted_run_began_and_somebody_else_ended_is_not_left_to_continue(bool isDeleted, bool isNamed)
    {
        using var rehearsal = Rehearse(Scenario(Certificate("a", "app.example.com", Pending), Zone("Z1", "example.com")));
        await RepairAsync(rehearsal, null, Wait with { NoWait = true });
        Assert.Equal([Arn("a")], rehearsal.Journals.Unfinished);

        if (isDeleted)
        {
            await (await rehearsal.ConnectAsync()).CertificateManager(Rehearsal.Region).DeleteCertificateAsync(new() { CertificateArn = Arn("a") });
        }
        else
        {
            rehearsal.Sandbox.AddScenarioJson(Scenario(Certificate("a", "app.example.com", "\"status\": \"FAILED\", \"failureReason\": \"CAA_ERROR\"")));
        }

        await RepairAsync(rehearsal, isNamed ? [Arn("a"), Arn("a")] : null);

        Assert.Empty(rehearsal.Journals.Unfinished);
        Assert.Equal(isDeleted ? isNamed ? 2 : 0 : isNamed ? 2 : 1, rehearsal.Host.Errors.Count);
    }

    private static async Task<IReadOnlyList<CertificateIssuance>> RepairAsync(Rehearsal rehearsal, IReadOnlyCollection<string>? arns, WaitOptions? wait = null) =>
        await ValidationRepairer.RepairAsync(await rehearsal.ConnectAsync(), arns, [], wait ?? Wait, rehearsal.Host, CancellationToken.None);
}
