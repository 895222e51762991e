using Amazon.CertificateManager.Model;
using StackStage.Operations.Certificates;
using StackStage.Operations.Errors;
using StackStage.Operations.Steps;
using StackStage.Operations.Tests.Harness;
using StackStage.Operations.Waiting;
using StackStage.Sandbox;
using static StackStage.Operations.Tests.Certificates.CertificateWorld;

namespace StackStage.Operations.Tests.Certificates;

public class CertificateIssuerTests
{
    private static readonly WaitOptions Patience = Wait with { PollInterval = TimeSpan.FromSeconds(10) };

    [Fact]
    public async Task A_certificate_is_requested_its_records_written_once_per_zone_and_issued()
    {
        using var rehearsal = Rehearse(TwoZones);

        var issuance = await RequestAsync(rehearsal, Order);

        Assert.Empty(rehearsal.Host.Errors);
        Assert.Equal((CertificateIssuanceState.Issued, "ISSUED", true), (issuance.State, issuance.Status, issuance.Requested));
        Assert.Equal(["example.com", "*.example.com", "app.example.com", "shop.example.net"], issuance.SubjectAlternativeNames);
        Assert.NotNull(issuance.NotAfter);
        Assert.Equal("RSA_2048", issuance.KeyAlgorithm);
        Assert.Equal(["Z1", "Z2"], rehearsal.Sandbox.Journal.Of("route53", "ChangeResourceRecordSets").Select(entry => entry.Resource).Order());
        Assert.Equal(
            ["Request certificate", "Write DNS records", "Wait until all name servers have", "Write DNS records", "Wait until all name servers have", "Wait for the issue of certificate"],
            issuance.Steps.Select(step => step.Action));
        var tags = await (await rehearsal.ConnectAsync()).CertificateManager(Rehearsal.Region).ListTagsForCertificateAsync(new ListTagsForCertificateRequest { CertificateArn = issuance.CertificateArn! });
        Assert.Equal("dev", Assert.Single(tags.Tags!).Value);
    }

    [Fact]
    public async Task A_second_run_returns_the_issued_one_whatever_the_order_of_the_names()
    {
        using var rehearsal = Rehearse(TwoZones);
        var first = await RequestAsync(rehearsal, Order);
        var changes = rehearsal.Sandbox.Journal.Changes.Count;

        var second = await RequestAsync(rehearsal, Order with { SubjectAlternativeNames = ["shop.example.net", "app.example.com", "*.example.com", "example.com"] });

        Assert.Equal(first.CertificateArn, second.CertificateArn);
        Assert.Equal(CertificateIssuanceState.Issued, second.State);
        Assert.Empty(second.Steps);
        Assert.False(second.Requested);
        Assert.Equal(changes, rehearsal.Sandbox.Journal.Changes.Count);
    }

    [Theory]
    [InlineData("\"subjectAlternativeNames\": [\"www.example.com\"]")]
    [InlineData("\"keyAlgorithm\": \"EC_prime256v1\"")]
    [InlineData("\"type\": \"IMPORTED\"")]
    [InlineData("\"status\": \"EXPIRED\"")]
    [InlineData("\"status\": \"FAILED\", \"failureReason\": \"CAA_ERROR\"")]
    [InlineData("\"status\": \"PENDING_VALIDATION\", \"validationMethod\": \"EMAIL\"")]
    [InlineData("\"region\": \"us-east-1\"")]
    public async Task One_that_is_not_what_is_wanted_is_not_taken(string more)
    {
        using var rehearsal = Rehearse(Scenario(Certificate("old", "example.com", more), Zone("Z1", "example.com")));

        var issuance = await RequestAsync(rehearsal, new CertificateOrder { DomainName = "example.com" });

        Assert.Equal(CertificateIssuanceState.Issued, issuance.State);
        Assert.True(issuance.Requested);
    }

    [Fact]
    public async Task A_pending_one_is_continued()
    {
        using var rehearsal = Rehearse(Scenario(Certificate("p", "example.com", "\"status\": \"PENDING_VALIDATION\""), Zone("Z1", "example.com")));

        var issuance = await RequestAsync(rehearsal, new CertificateOrder { DomainName = "example.com" });

        Assert.Equal((Arn("p"), CertificateIssuanceState.Issued, false), (issuance.CertificateArn, issuance.State, issuance.Requested));
        Assert.Empty(rehearsal.Sandbox.Journal.Of("acm", "RequestCertificate"));
    }

    [Fact]
    public async Task Force_makes_a_new_one_but_not_two_when_it_is_killed_and_run_again()
    {
        using var rehearsal = Rehearse(Scenario(Certificate("i", "example.com"), Zone("Z1", "example.com", "\"validates\": [\"example.com\"]")));
        var order = new CertificateOrder { DomainName = "example.com", Force = true };

        // The answer to the first request is lost with the process: nothing but ACM knows of it.
        rehearsal.Sandbox.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.AccessDenied, Service = "acm", Action = "DescribeCertificate", From = 2 });
        await RequestAsync(rehearsal, order);
        rehearsal.Sandbox.Faults.Clear();
        var issuance = await RequestAsync(rehearsal, order);

        Assert.Equal(CertificateIssuanceState.Issued, issuance.State);
        Assert.NotEqual(Arn("i"), issuance.CertificateArn);
        Assert.Equal(2, (await DescribeAsync(rehearsal)).Split('\n').Count(line => line.StartsWith("eu-central-1 example.com", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_ARN_that_ACM_does_not_know_for_a_minute_is_requested_again_with_another_token()
    {
        using var rehearsal = Rehearse(Scenario(string.Empty, Zone("Z1", "example.com")));
        var order = new CertificateOrder { DomainName = "example.com" };
        var first = await RequestAsync(rehearsal, order, Patience with { NoWait = true });
        var connection = await rehearsal.ConnectAsync();
        await connection.CertificateManager(Rehearsal.Region).DeleteCertificateAsync(new DeleteCertificateRequest { CertificateArn = first.CertificateArn! });
        rehearsal.Sandbox.Journal.Clear();
        var start = rehearsal.Sandbox.Now;

        var issuance = await RequestAsync(rehearsal, order);

        Assert.Empty(rehearsal.Host.Errors);
        Assert.Equal(CertificateIssuanceState.Issued, issuance.State);
        Assert.NotEqual(first.CertificateArn, issuance.CertificateArn);
        var requests = rehearsal.Sandbox.Journal.Of("acm", "RequestCertificate");
        Assert.Equal(2, requests.Count);
        Assert.True(requests[1].Time - requests[0].Time >= TimeSpan.FromMinutes(1), $"It was requested again after {requests[1].Time - requests[0].Time}.");
        Assert.True(requests[0].Time - start < TimeSpan.FromSeconds(10));
        Assert.Contains(first.CertificateArn!, Assert.Single(rehearsal.Host.Warnings), StringComparison.Ordinal);

        // Killed and run again, the salted token is the same, and so is the certificate.
        var names = CertificateNames.Of(order);
        Assert.Equal(names.Token("1", "r", order, [], "arn"), names.Token("1", "r", order, [], "arn"));
        Assert.NotEqual(names.Token("1", "r", order, []), names.Token("1", "r", order, [], "arn"));
    }

    [Fact]
    public async Task A_key_algorithm_as_ACM_writes_it_is_known()
    {
        using var rehearsal = Rehearse(Scenario(Certificate("i", "example.com"), Zone("Z1", "example.com")));
        var detail = (await (await rehearsal.ConnectAsync()).CertificateManager(Rehearsal.Region).DescribeCertificateAsync(new DescribeCertificateRequest { CertificateArn = Arn("i") })).Certificate;
        Assert.Equal("RSA-2048", detail!.KeyAlgorithm!.Value);

        var issuance = await RequestAsync(rehearsal, new CertificateOrder { DomainName = "example.com" });

        Assert.Equal((Arn("i"), "RSA_2048", false), (issuance.CertificateArn, issuance.KeyAlgorithm, issuance.Requested));
    }

    [Fact]
    public async Task An_answer_that_is_lost_does_not_request_twice()
    {
        using var rehearsal = Rehearse(TwoZones);
        rehearsal.Sandbox.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.CutAfter, Service = "acm", Action = "RequestCertificate", Times = 2 });

        await RequestAsync(rehearsal, Order);

        Assert.Equal(1, (await DescribeAsync(rehearsal)).Split('\n').Count(line => line.StartsWith("eu-central-1", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Stale_lists_do_not_make_it_request_twice()
    {
        using var rehearsal = Rehearse(TwoZones);
        await RequestAsync(rehearsal, Order, Patience with { NoWait = true });
        rehearsal.Sandbox.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.Stale, Service = "acm", Action = "ListCertificates", Seconds = 3600 });

        await RequestAsync(rehearsal, Order);
        rehearsal.Sandbox.Faults.Clear();

        Assert.Equal(1, (await DescribeAsync(rehearsal)).Split('\n').Count(line => line.StartsWith("eu-central-1", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Without_waiting_the_records_are_written_and_the_next_call_goes_on()
    {
        using var rehearsal = Rehearse(TwoZones);

        var first = await RequestAsync(rehearsal, Order, Patience with { NoWait = true });
        rehearsal.Sandbox.Clock.Advance(TimeSpan.FromMinutes(10));
        var second = await RequestAsync(rehearsal, Order, Patience with { NoWait = true });

        Assert.Equal((CertificateIssuanceState.Pending, true), (first.State, first.Requested));
        Assert.Equal((CertificateIssuanceState.Issued, first.CertificateArn), (second.State, second.CertificateArn));
        Assert.Empty(rehearsal.Host.Errors);
        Assert.Empty(rehearsal.Host.Warnings);
    }

    [Fact]
    public async Task A_preview_shows_every_step_and_requests_nothing()
    {
        using var rehearsal = Rehearse(TwoZones);
        var host = new RecordingHost { Time = rehearsal.Sandbox.Clock, Answer = _ => Approval.Previewed };

        var issuance = await CertificateIssuer.RequestAsync(await rehearsal.ConnectAsync(), Order, Patience, host, CancellationToken.None);

        Assert.Equal(CertificateIssuanceState.Previewed, issuance.State);
        Assert.Equal(6, issuance.Steps.Count);
        Assert.Contains("example.com, app.example.com in zone example.com (Z1)", issuance.Steps[1].Target, StringComparison.Ordinal);
        Assert.Empty(rehearsal.Sandbox.Journal.Changes);
        Assert.Empty(host.Warnings);
    }

    [Fact]
    public async Task A_no_requests_nothing()
    {
        using var rehearsal = Rehearse(TwoZones);
        var host = new RecordingHost { Time = rehearsal.Sandbox.Clock, Answer = _ => Approval.Declined };

        var issuance = await CertificateIssuer.RequestAsync(await rehearsal.ConnectAsync(), Order, Patience, host, CancellationToken.None);

        Assert.Equal(CertificateIssuanceState.Declined, issuance.State);
        Assert.Empty(rehearsal.Sandbox.Journal.Changes);
    }

    [Theory]
    [InlineData("example")]
    [InlineData("exa mple.com")]
    [InlineData("a.*.example.com")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.example.com")]
    public async Task A_name_that_cannot_be_is_said_before_anything_is_called(string name)
    {
        using var rehearsal = Rehearse(TwoZones);

        var failure = await Assert.ThrowsAsync<StageException>(() => RequestAsync(rehearsal, new CertificateOrder { DomainName = name }));

        Assert.Equal("DomainNameNotValid", failure.Error.ErrorId);
        Assert.Equal(0, rehearsal.Sandbox.Journal.Count);
    }

    [Fact]
    public async Task A_name_without_a_zone_is_said_before_anything_is_requested()
    {
        using var rehearsal = Rehearse(TwoZones);

        var failure = await Assert.ThrowsAsync<StageException>(() => RequestAsync(rehearsal, Order with { SubjectAlternativeNames = ["example.org"] }));

        Assert.Equal("HostedZoneNotFound", failure.Error.ErrorId);
        Assert.Empty(rehearsal.Sandbox.Journal.Changes);
    }

    [Fact]
    public async Task CAA_that_forbids_Amazon_is_found_before_anything_is_requested()
    {
        using var rehearsal = Rehearse(Scenario(string.Empty, Zone("Z1", "example.com", "\"records\": [ { \"name\": \"example.com\", \"type\": \"CAA\", \"values\": [\"0 issue \\\"letsencrypt.org\\\"\"] } ]")));

        var failure = await Assert.ThrowsAsync<StageException>(() => RequestAsync(rehearsal, new CertificateOrder { DomainName = "app.example.com" }));

        Assert.Equal("CaaForbidsAmazon", failure.Error.ErrorId);
        Assert.Contains("letsencrypt.org", failure.Message, StringComparison.Ordinal);
        Assert.Empty(rehearsal.Sandbox.Journal.Changes);
    }

    [Fact]
    public async Task A_quota_is_an_error_at_once_and_not_waited_for()
    {
        using var rehearsal = Rehearse(TwoZones);
        var start = rehearsal.Sandbox.Now;

        var issuance = await RequestAsync(rehearsal, new CertificateOrder { DomainName = "example.com", SubjectAlternativeNames = [.. Enumerable.Range(0, 12).Select(number => $"a{number}.example.com")] });

        Assert.Equal("CertificateQuotaReached", Assert.Single(rehearsal.Host.Errors).ErrorId);
        Assert.Equal((CertificateIssuanceState.Failed, null), (issuance.State, issuance.CertificateArn));
        Assert.True(rehearsal.Sandbox.Now - start < TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task A_zone_that_the_public_does_not_see_runs_into_the_timeout_and_says_what_is_left_behind()
    {
        using var rehearsal = Rehearse(Scenario(string.Empty, Zone("Z1", "example.com", "\"undelegated\": true")));

        var issuance = await RequestAsync(rehearsal, new CertificateOrder { DomainName = "example.com" });

        var error = Assert.Single(rehearsal.Host.Errors);
        Assert.Equal("CertificateNotIssuedInTime", error.ErrorId);
        Assert.Contains("not validated: example.com", error.Message, StringComparison.Ordinal);
        Assert.Contains(issuance.CertificateArn!, Assert.Single(rehearsal.Host.Warnings), StringComparison.Ordinal);
        Assert.Equal(CertificateIssuanceState.Failed, issuance.State);
    }

    [Fact]
    public async Task What_ACM_gives_up_is_said_with_the_way_out()
    {
        using var rehearsal = Rehearse(Scenario(string.Empty, Zone("Z1", "example.com", "\"undelegated\": true")));

        await RequestAsync(rehearsal, new CertificateOrder { DomainName = "example.com" }, new WaitOptions { Timeout = TimeSpan.FromHours(80), PollInterval = TimeSpan.FromMinutes(4) });

        var error = Assert.Single(rehearsal.Host.Errors);
        Assert.Equal("CertificateValidationTimedOut", error.ErrorId);
        Assert.Contains("name servers", error.RecommendedAction!, StringComparison.Ordinal);
        Assert.DoesNotContain("goes on with it", Assert.Single(rehearsal.Host.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_fails_is_said_with_the_reason_and_a_new_run_requests_anew()
    {
        // A CAA record in a zone of another account, which cannot be seen beforehand.
        const string Foreign = """{ "accountId": "999999999999", "id": "ZF", "name": "example.com", "records": [ { "name": "example.com", "type": "CAA", "values": ["0 issue \"letsencrypt.org\""] } ] }""";
        using var rehearsal = Rehearse(Scenario(string.Empty, Zone("Z1", "dev.example.com") + "," + Foreign));
        var order = new CertificateOrder { DomainName = "dev.example.com" };

        var first = await RequestAsync(rehearsal, order);
        var again = await RequestAsync(rehearsal, order);

        Assert.All(rehearsal.Host.Errors, error => Assert.Equal("CertificateFailed", error.ErrorId));
        Assert.Contains("CAA_ERROR", rehearsal.Host.Errors.First().Message, StringComparison.Ordinal);
        Assert.NotEqual(first.CertificateArn, again.CertificateArn);
    }

    [Fact]
    public async Task What_is_not_issued_is_taken_away_when_that_is_wanted()
    {
        using var rehearsal = Rehearse(Scenario(string.Empty, Zone("Z1", "example.com", "\"undelegated\": true")));

        var issuance = await RequestAsync(rehearsal, new CertificateOrder { DomainName = "example.com", RemoveOnFailure = true });

        Assert.Equal("Delete certificate", issuance.Steps[^1].Action);
        Assert.Empty(rehearsal.Host.Warnings);
        Assert.DoesNotContain("eu-central-1", await DescribeAsync(rehearsal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_this_run_did_not_request_is_never_taken_away()
    {
        using var rehearsal = Rehearse(Scenario(Certificate("p", "example.com", "\"status\": \"PENDING_VALIDATION\""), Zone("Z1", "example.com", "\"undelegated\": true")));

        await RequestAsync(rehearsal, new CertificateOrder { DomainName = "example.com", RemoveOnFailure = true });

        Assert.Empty(rehearsal.Sandbox.Journal.Of("acm", "DeleteCertificate"));
        Assert.Contains(Arn("p"), Assert.Single(rehearsal.Host.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Stopped_in_the_wait_it_says_what_is_left_behind_or_takes_it_away(bool remove)
    {
        using var rehearsal = Rehearse(Scenario(string.Empty, Zone("Z1", "example.com", "\"undelegated\": true")));
        using var stop = new CancellationTokenSource();
        rehearsal.Sandbox.Journal.Recorded += entry =>
        {
            if (entry.Action == "GetChange")
            {
                stop.Cancel();
            }
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await CertificateIssuer.RequestAsync(
            await rehearsal.ConnectAsync(), new CertificateOrder { DomainName = "example.com", RemoveOnFailure = remove }, Patience, rehearsal.Host, stop.Token));

        Assert.Equal(remove ? 0 : 1, rehearsal.Host.Warnings.Count(line => line.Contains("left behind", StringComparison.Ordinal)));
        Assert.Equal(!remove, (await DescribeAsync(rehearsal)).Contains("eu-central-1", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(SandboxFaultKind.Throttle, "acm")]
    [InlineData(SandboxFaultKind.Throttle, "route53")]
    [InlineData(SandboxFaultKind.ServerError, "acm")]
    [InlineData(SandboxFaultKind.CutBefore, "route53")]
    public async Task Throttling_and_broken_connections_never_surface(SandboxFaultKind kind, string service)
    {
        using var rehearsal = Rehearse(TwoZones);
        foreach (var from in new[] { 1, 8, 14 })
        {
            rehearsal.Sandbox.Faults.Add(new SandboxFault { Kind = kind, Service = service, From = from, Times = 3 });
        }

        var issuance = await RequestAsync(rehearsal, Order);

        Assert.Empty(rehearsal.Host.Errors);
        Assert.Equal(CertificateIssuanceState.Issued, issuance.State);
    }

    [Theory]
    [InlineData("acm", "RequestCertificate", "acm:RequestCertificate", false)]
    [InlineData("route53", "ChangeResourceRecordSets", "route53:ChangeResourceRecordSets", true)]
    [InlineData("route53", "GetChange", "route53:GetChange", true)]
    public async Task Access_denied_in_the_middle_names_the_permission_and_the_next_run_continues(string service, string action, string permission, bool left)
    {
        using var rehearsal = Rehearse(TwoZones);
        rehearsal.Sandbox.Faults.Deny(service, action);

        await RequestAsync(rehearsal, new CertificateOrder { DomainName = "example.com" });

        var error = Assert.Single(rehearsal.Host.Errors);
        Assert.Equal("AccessDenied", error.ErrorId);
        Assert.Contains(permission, error.RecommendedAction!, StringComparison.Ordinal);
        Assert.Equal(left ? 1 : 0, rehearsal.Host.Warnings.Count);

        rehearsal.Sandbox.Faults.Clear();
        Assert.Equal(CertificateIssuanceState.Issued, (await RequestAsync(rehearsal, new CertificateOrder { DomainName = "example.com" })).State);
        Assert.Equal(1, (await DescribeAsync(rehearsal)).Split('\n').Count(line => line.StartsWith("eu-central-1", StringComparison.Ordinal)));
    }

    private static async Task<CertificateIssuance> RequestAsync(Rehearsal rehearsal, CertificateOrder order, WaitOptions? wait = null) =>
        await CertificateIssuer.RequestAsync(await rehearsal.ConnectAsync(), order, wait ?? Patience, rehearsal.Host, CancellationToken.None);
}
