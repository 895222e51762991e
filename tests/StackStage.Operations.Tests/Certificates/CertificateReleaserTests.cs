using StackStage.Operations.Certificates;
using StackStage.Operations.Errors;
using StackStage.Operations.Steps;
using StackStage.Operations.Tests.Harness;
using StackStage.Operations.Waiting;
using StackStage.Sandbox;
using static StackStage.Operations.Tests.Certificates.CertificateWorld;

namespace StackStage.Operations.Tests.Certificates;

public class CertificateReleaserTests
{
    private const string Validated = "\"validates\": [\"app.example.com\"]";

    [Theory]
    [InlineData("nonsense")]
    [InlineData("arn:aws:iam::123456789012:server-certificate/x")]
    [InlineData("arn:aws:acm:eu-central-1:123456789012:certificate")]
    public async Task What_is_not_the_ARN_of_a_certificate_is_an_error_and_keeps_nobody_else(string text)
    {
        using var rehearsal = Rehearse(Scenario(Certificate("a", "app.example.com")));

        var releases = await RemoveAsync(rehearsal, [text, Arn("a")]);

        Assert.Equal("CertificateArnNotValid", Assert.Single(rehearsal.Host.Errors).ErrorId);
        Assert.Equal(CertificateReleaseState.Removed, Assert.Single(releases).State);
    }

    [Fact]
    public async Task A_certificate_of_another_account_is_not_taken_for_gone()
    {
        using var rehearsal = Rehearse(Scenario(Certificate("a", "app.example.com")));

        var releases = await RemoveAsync(rehearsal, [Arn("a", account: "999999999999")]);

        Assert.Equal("CertificateInOtherAccount", Assert.Single(rehearsal.Host.Errors).ErrorId);
        Assert.Empty(releases);
    }

    [Fact]
    public async Task What_AWS_holds_is_waited_for_and_then_deleted()
    {
        using var rehearsal = Rehearse(Scenario(Certificate("a", "app.example.com", holders: AwsHolder(40))));

        var release = Assert.Single(await RemoveAsync(rehearsal, [Arn("a")]));

        Assert.Empty(rehearsal.Host.Errors);
        Assert.Equal((CertificateReleaseState.Removed, "app.example.com"), (release.State, release.DomainName));
        Assert.InRange(release.Duration!.Value, TimeSpan.FromMinutes(40), TimeSpan.FromMinutes(45));
        Assert.Contains(rehearsal.Host.Verbose, line => line.Contains("AWS's own load balancer in account 813047374817", StringComparison.Ordinal) && line.Contains("10 to 60 minutes", StringComparison.Ordinal));
        Assert.All(rehearsal.Sandbox.Journal.Of("acm", "DeleteCertificate"), entry => Assert.Equal(200, entry.Status));
    }

    [Fact]
    public async Task What_your_own_account_holds_is_an_error_at_once_that_names_it()
    {
        using var rehearsal = Rehearse(Scenario(
            Certificate("a", "app.example.com") + "," + Certificate("b", "b.example.com"),
            more: $$"""
                "elbv2": { "loadBalancers": [ { "name": "shop", "listeners": [ { "protocol": "HTTPS", "port": 443, "certificate": "{{Arn("a")}}" } ] } ] }
                """));
        var start = rehearsal.Sandbox.Now;

        var releases = await RemoveAsync(rehearsal, [Arn("a"), Arn("b")]);

        var error = Assert.Single(rehearsal.Host.Errors);
        Assert.Equal("CertificateHeld", error.ErrorId);
        Assert.Contains("load balancer 'shop'", error.Message, StringComparison.Ordinal);
        Assert.Contains("-WaitForOwnHolder", error.RecommendedAction!, StringComparison.Ordinal);
        Assert.True(rehearsal.Sandbox.Now - start < TimeSpan.FromMinutes(2));
        Assert.Equal([CertificateReleaseState.Held, CertificateReleaseState.Removed], releases.Select(release => release.State));
        Assert.Equal(HolderKind.Own, Assert.Single(releases[0].Holders).Kind);
    }

    [Fact]
    public async Task A_distribution_of_your_own_is_named_too()
    {
        using var rehearsal = Rehearse(Scenario(
            Certificate("a", "app.example.com", "\"region\": \"us-east-1\""),
            more: $$"""
                "cloudfront": { "distributions": [ { "id": "E1234567890ABC", "aliases": ["app.example.com"], "certificateArn": "{{Arn("a", "us-east-1")}}", "origins": [ { "id": "o", "domainName": "o.example.com" } ] } ] }
                """));

        await RemoveAsync(rehearsal, [Arn("a", "us-east-1")]);

        Assert.Contains("distribution 'E1234567890ABC'", Assert.Single(rehearsal.Host.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_holder_of_your_own_that_is_gone_already_is_waited_for()
    {
        // ACM still shows the balancer; the balancer is no more.
        using var rehearsal = Rehearse(Scenario(Certificate("a", "app.example.com", holders:
            $$"""{ "arn": "arn:aws:elasticloadbalancing:eu-central-1:{{Account}}:loadbalancer/app/was/0123456789abcdef", "until": "2026-01-01T00:10:00Z" }""")));

        var release = Assert.Single(await RemoveAsync(rehearsal, [Arn("a")]));

        Assert.Empty(rehearsal.Host.Errors);
        Assert.Equal(CertificateReleaseState.Removed, release.State);
    }

    [Theory]
    [InlineData("arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/classic", "load balancer 'classic'")]
    [InlineData("arn:aws:cloudfront::123456789012:distribution-tenant/dt_1", "distribution tenant 'dt_1'")]
    [InlineData("arn:aws:apigateway:eu-central-1::/domainnames/api.example.com", "API Gateway domain 'api.example.com'")]
    public async Task What_cannot_be_asked_whether_it_holds_is_believed_to(string holder, string name)
    {
        using var rehearsal = Rehearse(Scenario(Certificate("a", "app.example.com", holders: Holder(holder))));

        await RemoveAsync(rehearsal, [Arn("a")]);

        Assert.Contains(name, Assert.Single(rehearsal.Host.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AWS_own_balancer_before_a_custom_domain_that_is_still_there_is_futile_and_the_domain_is_named()
    {
        using var rehearsal = Rehearse(Scenario(
            Certificate("a", "api.example.com"),
            more: $$"""
                "apigatewayv2": { "domains": [ { "name": "api.example.com", "certificateArn": "{{Arn("a")}}" } ] }
                """));

        await RemoveAsync(rehearsal, [Arn("a")]);

        var error = Assert.Single(rehearsal.Host.Errors);
        Assert.Equal("CertificateHeld", error.ErrorId);
        Assert.Contains("API Gateway domain 'api.example.com'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_domain_that_the_same_plan_removes_does_not_count()
    {
        using var rehearsal = Rehearse(Scenario(
            Certificate("a", "api.example.com"),
            more: $$"""
                "apigatewayv2": { "domains": [ { "name": "api.example.com", "certificateArn": "{{Arn("a")}}" } ] }
                """));

        await RemoveAsync(rehearsal, [Arn("a")], new CertificateRemovalOptions { GoingDomains = [new GoingDomain("api.example.com", null, [], () => false)] });

        Assert.Equal("CertificateNotReleasedInTime", Assert.Single(rehearsal.Host.Errors).ErrorId);
    }

    [Fact]
    public async Task It_waits_for_an_own_holder_when_told_to_and_says_in_the_end_who_it_is()
    {
        using var rehearsal = Rehearse(Scenario(Certificate("a", "app.example.com", holders: Holder($"arn:aws:cognito-idp:eu-central-1:{Account}:userpool/eu-central-1_x"))));
        rehearsal.Host.CommandLine = null;
        var start = rehearsal.Sandbox.Now;

        var release = Assert.Single(await RemoveAsync(rehearsal, [Arn("a")], new CertificateRemovalOptions { OwnHolder = OwnHolderPolicy.Wait }));

        var error = Assert.Single(rehearsal.Host.Errors);
        Assert.Equal("CertificateNotReleasedInTime", error.ErrorId);
        Assert.Contains("Cognito user pool 'eu-central-1_x'", error.Message, StringComparison.Ordinal);
        Assert.Contains($"Remove-ReleasedCertificate -CertificateArn {Arn("a")}", error.RecommendedAction!, StringComparison.Ordinal);
        Assert.True(rehearsal.Sandbox.Now - start >= TimeSpan.FromMinutes(75));
        Assert.Equal(CertificateReleaseState.Held, release.State);
    }

    [Fact]
    public async Task Progress_names_the_domain_rather_than_the_ARN()
    {
        using var rehearsal = Rehearse(Scenario(Certificate("a", "app.example.com", holders: AwsHolder(12))));

        await RemoveAsync(rehearsal, [Arn("a")]);

        var waiting = rehearsal.Host.Progress.Where(progress => !progress.Completed).ToList();
        Assert.NotEmpty(waiting);
        Assert.All(waiting, progress => Assert.StartsWith("app.example.com: in use for ", progress.Status, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Kept_instead_of_failing_when_a_bigger_operation_asks_so()
    {
        using var rehearsal = Rehearse(Scenario(Certificate("a", "app.example.com", holders: Holder($"arn:aws:cognito-idp:eu-central-1:{Account}:userpool/p"))));

        var release = Assert.Single(await RemoveAsync(rehearsal, [Arn("a")], new CertificateRemovalOptions { OwnHolder = OwnHolderPolicy.Keep }));

        Assert.Empty(rehearsal.Host.Errors);
        Assert.Equal([StepState.Skipped, StepState.Skipped], release.Steps.Select(step => step.State));
    }

    [Fact]
    public async Task Waiting_alone_changes_nothing_and_what_was_never_there_is_not_released()
    {
        using var rehearsal = Rehearse(Scenario(Certificate("a", "app.example.com", holders: AwsHolder(12))));

        var releases = await CertificateReleaser.WaitAsync(await rehearsal.ConnectAsync(), [Arn("a"), Arn("gone")], new CertificateRemovalOptions(), Wait, rehearsal.Host, CancellationToken.None);

        Assert.Equal([CertificateReleaseState.Released, CertificateReleaseState.AlreadyGone], releases.Select(release => release.State));
        Assert.Empty(rehearsal.Sandbox.Journal.Changes);
    }

    [Fact]
    public async Task Without_waiting_it_looks_once_and_says_who_holds_it()
    {
        using var rehearsal = Rehearse(Scenario(Certificate("a", "app.example.com", holders: AwsHolder(12))));

        var release = Assert.Single(await RemoveAsync(rehearsal, [Arn("a")], wait: Wait with { NoWait = true }));

        Assert.Equal(CertificateReleaseState.Held, release.State);
        Assert.Equal(HolderKind.AwsOwned, Assert.Single(release.Holders).Kind);
        Assert.Empty(rehearsal.Sandbox.Journal.Changes);
    }

    [Fact]
    public async Task A_second_run_finds_nothing_to_do()
    {
        using var rehearsal = Rehearse(Scenario(Certificate("a", "app.example.com"), Zone("Z1", "example.com", Validated)));
        var options = new CertificateRemovalOptions { RemoveValidationRecord = true };
        await RemoveAsync(rehearsal, [Arn("a")], options);
        var changes = rehearsal.Sandbox.Journal.Changes.Count;

        var release = Assert.Single(await RemoveAsync(rehearsal, [Arn("a")], options));

        Assert.Empty(rehearsal.Host.Errors);
        Assert.Equal(CertificateReleaseState.AlreadyGone, release.State);
        Assert.Empty(release.Steps);
        Assert.Equal(changes, rehearsal.Sandbox.Journal.Changes.Count);
        Assert.Equal(string.Empty, await DescribeAsync(rehearsal));
    }

    [Fact]
    public async Task A_preview_shows_each_step_in_order_with_names_and_changes_nothing()
    {
        using var rehearsal = Rehearse(Scenario(Certificate("a", "app.example.com", holders: AwsHolder()), Zone("Z1", "example.com", Validated)));
        var host = new RecordingHost { Time = rehearsal.Sandbox.Clock, Answer = _ => Approval.Previewed };

        var release = Assert.Single(await CertificateReleaser.RemoveAsync(await rehearsal.ConnectAsync(), [Arn("a")], new CertificateRemovalOptions { RemoveValidationRecord = true }, Wait, host, CancellationToken.None));

        Assert.Equal(CertificateReleaseState.Previewed, release.State);
        Assert.Equal(["Wait until nothing holds certificate", "Delete validation record", "Delete certificate"], release.Steps.Select(step => step.Action));
        Assert.Contains(".app.example.com -> _", release.Steps[1].Target, StringComparison.Ordinal);
        Assert.Contains("example.com (Z1)", release.Steps[1].Target, StringComparison.Ordinal);
        Assert.Empty(rehearsal.Sandbox.Journal.Changes);
    }

    [Theory]
    [InlineData("eu-central-1")]
    [InlineData("us-east-1")]
    [InlineData("eu-west-1")]
    [InlineData("sa-east-1")]
    public async Task A_validation_record_stays_while_another_certificate_needs_it_in_whichever_Region(string region)
    {
        using var rehearsal = Rehearse(Scenario(
            Certificate("a", "app.example.com") + "," + Certificate("b", "*.app.example.com", $"\"region\": \"{region}\", \"keyAlgorithm\": \"EC_prime256v1\""),
            Zone("Z1", "example.com", Validated)));

        var release = Assert.Single(await RemoveAsync(rehearsal, [Arn("a")], new CertificateRemovalOptions { RemoveValidationRecord = true }));

        Assert.Equal(CertificateReleaseState.Removed, release.State);
        Assert.Empty(rehearsal.Sandbox.Journal.Of("route53", "ChangeResourceRecordSets"));
        Assert.Contains(rehearsal.Host.Verbose, line => line.Contains("validated by it too", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_validation_record_stays_when_a_certificate_that_needs_it_is_requested_during_the_wait()
    {
        using var rehearsal = Rehearse(Scenario(Certificate("a", "app.example.com", holders: AwsHolder()), Zone("Z1", "example.com", Validated)));
        var added = false;
        rehearsal.Sandbox.Journal.Recorded += entry =>
        {
            if (!added && entry.Action == "DescribeCertificate" && entry.Time > new DateTimeOffset(2026, 1, 1, 0, 15, 0, TimeSpan.Zero))
            {
                added = true;
                _ = Task.Run(() => rehearsal.Sandbox.AddScenarioJson(Scenario(Certificate("late", "other.example.com", "\"subjectAlternativeNames\": [\"app.example.com\"]"))));
            }
        };

        var release = Assert.Single(await RemoveAsync(rehearsal, [Arn("a")], new CertificateRemovalOptions { RemoveValidationRecord = true }));

        Assert.Equal(CertificateReleaseState.Removed, release.State);
        Assert.Empty(rehearsal.Sandbox.Journal.Of("route53", "ChangeResourceRecordSets"));
        Assert.Contains("kept", release.Steps[1].Detail!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_that_all_certificates_of_the_plan_share_goes_with_the_last()
    {
        using var rehearsal = Rehearse(Scenario(
            string.Join(",", Certificate("a", "app.example.com", holders: AwsHolder(30)), Certificate("b", "*.app.example.com"), Certificate("c", "app.example.com", "\"status\": \"FAILED\"")),
            Zone("Z1", "example.com", Validated)));

        var releases = await RemoveAsync(rehearsal, [Arn("a"), Arn("b")], new CertificateRemovalOptions { RemoveValidationRecord = true });

        Assert.All(releases, release => Assert.Equal(CertificateReleaseState.Removed, release.State));
        var changes = rehearsal.Sandbox.Journal.Changes.Select(entry => $"{entry.Action} {entry.Resource}").ToList();
        Assert.Equal([$"DeleteCertificate {Arn("a")}", "ChangeResourceRecordSets Z1", $"DeleteCertificate {Arn("b")}"], changes);
    }

    [Fact]
    public async Task A_sharer_that_cannot_go_keeps_the_record_and_not_the_other_certificate()
    {
        using var rehearsal = Rehearse(Scenario(
            Certificate("a", "app.example.com", holders: Holder($"arn:aws:cognito-idp:eu-central-1:{Account}:userpool/p")) + "," + Certificate("b", "*.app.example.com"),
            Zone("Z1", "example.com", Validated)));

        var releases = await RemoveAsync(rehearsal, [Arn("a"), Arn("b")], new CertificateRemovalOptions { RemoveValidationRecord = true });

        Assert.Equal([CertificateReleaseState.Held, CertificateReleaseState.Removed], releases.Select(release => release.State));
        Assert.Empty(rehearsal.Sandbox.Journal.Of("route53", "ChangeResourceRecordSets"));
    }

    [Fact]
    public async Task A_certificate_that_ACM_still_holds_to_be_in_use_is_tried_again()
    {
        using var rehearsal = Rehearse(Scenario(Certificate("a", "app.example.com")));
        rehearsal.Sandbox.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.Error, Service = "acm", Action = "DeleteCertificate", Code = "ResourceInUseException", Message = "Certificate is in use.", Status = 400, Times = 5 });

        var release = Assert.Single(await RemoveAsync(rehearsal, [Arn("a")]));

        Assert.Equal(CertificateReleaseState.Removed, release.State);
        Assert.Empty(rehearsal.Host.Errors);
    }

    [Theory]
    [InlineData(SandboxFaultKind.Throttle, "acm", "*")]
    [InlineData(SandboxFaultKind.Throttle, "route53", "*")]
    [InlineData(SandboxFaultKind.ServerError, "acm", "DeleteCertificate")]
    [InlineData(SandboxFaultKind.CutAfter, "acm", "DeleteCertificate")]
    [InlineData(SandboxFaultKind.CutBefore, "route53", "*")]
    public async Task Throttling_and_broken_connections_never_surface(SandboxFaultKind kind, string service, string action)
    {
        using var rehearsal = Rehearse(Scenario(Certificate("a", "app.example.com", holders: AwsHolder(5)), Zone("Z1", "example.com", Validated)));
        rehearsal.Sandbox.Faults.Add(new SandboxFault { Kind = kind, Service = service, Action = action, Times = kind == SandboxFaultKind.CutAfter ? 1 : 6 });

        var release = Assert.Single(await RemoveAsync(rehearsal, [Arn("a")], new CertificateRemovalOptions { RemoveValidationRecord = true }));

        Assert.Empty(rehearsal.Host.Errors);
        Assert.Equal(CertificateReleaseState.Removed, release.State);
        Assert.Equal(string.Empty, await DescribeAsync(rehearsal));
    }

    [Theory]
    [InlineData("acm", "DeleteCertificate", "acm:DeleteCertificate")]
    [InlineData("route53", "ChangeResourceRecordSets", "route53:ChangeResourceRecordSets")]
    [InlineData("acm", "DescribeCertificate", "acm:DescribeCertificate")]
    [InlineData("acm", "ListCertificates", "acm:ListCertificates")]
    public async Task Access_denied_names_the_permission_and_nothing_is_rolled_back(string service, string action, string permission)
    {
        using var rehearsal = Rehearse(Scenario(Certificate("a", "app.example.com"), Zone("Z1", "example.com", Validated)));
        rehearsal.Sandbox.Faults.Deny(service, action);

        await RemoveAsync(rehearsal, [Arn("a")], new CertificateRemovalOptions { RemoveValidationRecord = true });

        var error = Assert.Single(rehearsal.Host.Errors);
        Assert.Equal("AccessDenied", error.ErrorId);
        Assert.Contains(permission, error.RecommendedAction!, StringComparison.Ordinal);

        rehearsal.Sandbox.Faults.Clear();
        Assert.Equal(CertificateReleaseState.Removed, Assert.Single(await RemoveAsync(rehearsal, [Arn("a")], new CertificateRemovalOptions { RemoveValidationRecord = true })).State);
        Assert.Equal(string.Empty, await DescribeAsync(rehearsal));
    }

    [Fact]
    public async Task Holders_that_may_not_be_looked_at_are_believed_to_hold()
    {
        using var rehearsal = Rehearse(Scenario(Certificate("a", "app.example.com", holders: Holder($"arn:aws:elasticloadbalancing:eu-central-1:{Account}:loadbalancer/app/shop/0123456789abcdef"))));
        rehearsal.Sandbox.Faults.Deny("elbv2", null);
        rehearsal.Sandbox.Faults.Deny("elasticloadbalancing", null);

        await RemoveAsync(rehearsal, [Arn("a")]);

        Assert.Equal("CertificateHeld", Assert.Single(rehearsal.Host.Errors).ErrorId);
    }

    [Fact]
    public async Task Another_account_than_the_one_named_is_refused()
    {
        using var rehearsal = Rehearse(Scenario(Certificate("a", "app.example.com")));

        var failure = await Assert.ThrowsAsync<StageException>(async () => await CertificateReleaser.RemoveAsync(
            await rehearsal.ConnectAsync("999999999999"), [Arn("a")], new CertificateRemovalOptions(), Wait, rehearsal.Host, CancellationToken.None));

        Assert.Equal("WrongAccount", failure.Error.ErrorId);
        Assert.Empty(rehearsal.Sandbox.Journal.Changes);
    }

    [Fact]
    public async Task Many_certificates_share_their_looks()
    {
        const int Many = 40;
        using var rehearsal = Rehearse(Scenario(string.Join(",", Enumerable.Range(0, Many).Select(number => Certificate($"c{number}", $"c{number}.example.com", holders: AwsHolder(30))))));

        var releases = await RemoveAsync(rehearsal, Enumerable.Range(0, Many).Select(number => Arn($"c{number}")));

        Assert.All(releases, release => Assert.Equal(CertificateReleaseState.Removed, release.State));

        // Thirty minutes are sixty looks: a list each, and every tenth a description per certificate.
        Assert.InRange(rehearsal.Sandbox.Journal.Of("acm", "ListCertificates").Count, 30, 70);
        Assert.InRange(rehearsal.Sandbox.Journal.Of("acm", "DescribeCertificate").Count, Many * 3, Many * 11);
    }

    [Fact]
    public async Task A_no_to_the_certificate_keeps_the_record_that_renews_it()
    {
        using var rehearsal = Rehearse(Scenario(Certificate("a", "app.example.com"), Zone("Z1", "example.com", Validated)));
        var host = new RecordingHost { Time = rehearsal.Sandbox.Clock, Answer = step => step.Action == "Delete certificate" ? Approval.Declined : Approval.Approved };

        var release = Assert.Single(await CertificateReleaser.RemoveAsync(await rehearsal.ConnectAsync(), [Arn("a")], new CertificateRemovalOptions { RemoveValidationRecord = true }, Wait, host, CancellationToken.None));

        Assert.Equal(CertificateReleaseState.Declined, release.State);
        Assert.Empty(rehearsal.Sandbox.Journal.Changes);
    }

    [Fact]
    public async Task A_certificate_that_is_taken_into_use_after_the_wait_keeps_its_record()
    {
        using var rehearsal = Rehearse(Scenario(Certificate("a", "app.example.com"), Zone("Z1", "example.com", Validated)));
        var host = new ActingHost(rehearsal.Host, line => line.StartsWith("Wait until nothing holds", StringComparison.Ordinal), () => rehearsal.Sandbox.AddScenarioJson($$"""
            { "region": "eu-central-1", "services": { "elbv2": { "loadBalancers": [ { "name": "shop", "listeners": [ { "protocol": "HTTPS", "port": 443, "certificate": "{{Arn("a")}}" } ] } ] } } }
            """));

        var release = Assert.Single(await CertificateReleaser.RemoveAsync(await rehearsal.ConnectAsync(), [Arn("a")], new CertificateRemovalOptions { RemoveValidationRecord = true }, Wait, host, CancellationToken.None));

        Assert.Equal("CertificateHeld", Assert.Single(rehearsal.Host.Errors).ErrorId);
        Assert.Equal(CertificateReleaseState.Failed, release.State);
        Assert.Empty(rehearsal.Sandbox.Journal.Changes);
    }

    [Fact]
    public async Task A_certificate_that_stays_without_its_record_is_told_with_the_way_back()
    {
        using var rehearsal = Rehearse(Scenario(Certificate("a", "app.example.com"), Zone("Z1", "example.com", Validated)));
        rehearsal.Sandbox.Faults.Deny("acm", "DeleteCertificate");

        await RemoveAsync(rehearsal, [Arn("a")], new CertificateRemovalOptions { RemoveValidationRecord = true });

        Assert.Contains($"Repair-CertificateValidation -CertificateArn {Arn("a")}", Assert.Single(rehearsal.Host.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preview_tells_who_uses_the_certificate_and_what_is_gone()
    {
        using var rehearsal = Rehearse(Scenario(Certificate("a", "app.example.com", holders: AwsHolder())));
        var host = new RecordingHost { Time = rehearsal.Sandbox.Clock, Answer = _ => Approval.Previewed };

        await CertificateReleaser.RemoveAsync(await rehearsal.ConnectAsync(), [Arn("a"), Arn("gone")], new CertificateRemovalOptions(), Wait, host, CancellationToken.None);

        Assert.Contains(host.Verbose, line => line.Contains("is in use by arn:aws:elasticloadbalancing", StringComparison.Ordinal));
        Assert.Contains(host.Warnings, line => line.StartsWith(Arn("gone"), StringComparison.Ordinal) && line.Contains("no such certificate", StringComparison.Ordinal));
    }

    private static async Task<IReadOnlyList<CertificateRelease>> RemoveAsync(Rehearsal rehearsal, IEnumerable<string> arns, CertificateRemovalOptions? options = null, WaitOptions? wait = null) =>
        await CertificateReleaser.RemoveAsync(await rehearsal.ConnectAsync(), arns, options ?? new CertificateRemovalOptions(), wait ?? Wait, rehearsal.Host, CancellationToken.None);
}
