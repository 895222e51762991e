using StackStage.Operations.Connection;
using StackStage.Operations.Domains;
using StackStage.Operations.Steps;
using StackStage.Operations.Tests.Harness;
using static StackStage.Operations.Tests.Domains.ApiWorld;

namespace StackStage.Operations.Tests.Domains;

/// <summary>What others do meanwhile, what lies in other accounts, and in which order it is asked.</summary>
public sealed partial class ApiDomainRemoverTests
{
    [Fact]
    public async Task A_domain_that_is_made_anew_under_the_same_name_holds_its_certificate()
    {
        using var rehearsal = new ApiWorld().Certificate(1, Shop).Domain(Shop, Arn(1), ["=http1"]).Start();
        var host = new ActingHost(rehearsal.Host, line => line.StartsWith($"Remove custom domain name {Shop}: Done", StringComparison.Ordinal), () => rehearsal.Sandbox.AddScenarioJson($$"""
            { "region": "eu-central-1", "services": { "apigatewayv2": { "domains": [ { "name": "{{Shop}}", "certificateArn": "{{Arn(1)}}", "target": "d-anew.execute-api.eu-central-1.amazonaws.com" } ] } } }
            """));

        var removal = Assert.Single(await RunAsync(rehearsal, All(Shop) with { RemoveDnsRecord = false }, host));

        Assert.Empty(rehearsal.Host.Errors);
        Assert.Empty(removal.Certificates);
        Assert.Contains(removal.Kept, kept => kept.Kind == "Certificate" && kept.Reason.Contains($"API Gateway domain '{Shop}'", StringComparison.Ordinal));
        Assert.Contains("certificates " + Arn(1), Describe(rehearsal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_domain_is_asked_for_before_its_certificate_is_marked()
    {
        using var rehearsal = new ApiWorld().Certificate(1, Shop).Domain(Shop, Arn(1)).Start();
        var asked = new List<string>();
        var host = new RecordingHost { Time = rehearsal.Sandbox.Clock, Answer = step => { asked.Add(step.Action); return Approval.Approved; } };

        await RunAsync(rehearsal, All(Shop) with { RemoveDnsRecord = false }, host);

        Assert.Equal(["Remove custom domain name", "Mark certificate for removal", "Wait until nothing holds certificate", "Delete certificate"], asked);
        Assert.Equal(["AddTagsToCertificate", "DeleteDomainName", "DeleteCertificate"], rehearsal.Sandbox.Journal.Changes.Where(call => call.Succeeded).Select(call => call.Action));
    }

    [Fact]
    public async Task A_no_to_the_domain_asks_nothing_of_its_certificate()
    {
        using var rehearsal = new ApiWorld().Certificate(1, Shop).Domain(Shop, Arn(1)).Start();
        var asked = new List<string>();
        var host = new RecordingHost { Time = rehearsal.Sandbox.Clock, Answer = step => { asked.Add(step.Action); return Approval.Declined; } };

        Assert.Equal(ApiDomainState.Declined, Assert.Single(await RunAsync(rehearsal, All(Shop) with { RemoveDnsRecord = false }, host)).State);

        Assert.Equal(["Remove custom domain name"], asked);
        Assert.Empty(rehearsal.Sandbox.Journal.Changes);
    }

    [Fact]
    public async Task A_no_to_the_mark_keeps_the_certificate_and_removes_the_domain()
    {
        using var rehearsal = new ApiWorld().Certificate(1, Shop).Domain(Shop, Arn(1)).Start();
        var host = new RecordingHost { Time = rehearsal.Sandbox.Clock, Answer = step => step.Action.StartsWith("Mark", StringComparison.Ordinal) ? Approval.Declined : Approval.Approved };

        var removal = Assert.Single(await RunAsync(rehearsal, All(Shop) with { RemoveDnsRecord = false }, host));

        Assert.Equal(ApiDomainState.Declined, removal.State);
        Assert.Equal(["DeleteDomainName"], rehearsal.Sandbox.Journal.Changes.Select(call => call.Action));
    }

    [Fact]
    public async Task Who_may_not_mark_is_told_before_anything_is_removed()
    {
        using var rehearsal = new ApiWorld().Certificate(1, Shop).Domain(Shop, Arn(1), ["=http1"]).Start();
        rehearsal.Sandbox.Faults.Deny("acm", "AddTagsToCertificate");

        Assert.Equal(ApiDomainState.Failed, Assert.Single(await RunAsync(rehearsal, All(Shop) with { RemoveDnsRecord = false })).State);

        Assert.DoesNotContain(rehearsal.Sandbox.Journal.Changes, call => call.Service.StartsWith("apigateway", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_domain_without_a_record_in_this_account_is_said_and_recorded()
    {
        using var rehearsal = new ApiWorld().Certificate(1, Shop).Domain(Shop, Arn(1)).Record("elsewhere.example", "x.elsewhere.example", "y.example").Start();

        var removal = Assert.Single(await RunAsync(rehearsal, All(Shop)));

        Assert.Equal(ApiDomainState.Removed, removal.State);
        Assert.Equal($"{Shop}: no hosted zone of this account holds it", Assert.Single(removal.MissingDnsRecords).ToString());
        Assert.Contains("-DnsProfileName", Assert.Single(rehearsal.Host.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Records_in_another_account_go_when_its_connection_is_given()
    {
        using var rehearsal = new ApiWorld().Certificate(1, Shop).Domain(Shop, Arn(1)).Start();
        rehearsal.Sandbox.AddScenarioJson($$"""
            { "region": "eu-central-1", "services": { "route53": { "hostedZones": [ { "id": "ZOTHER", "accountId": "{{Other}}", "name": "shop.example", "records": [ { "name": "{{Shop}}", "type": "CNAME", "ttl": 60, "values": ["{{Target(Shop)}}"] } ] } ] } } }
            """);

        // The sandbox takes an access key of twelve digits for the account's number.
        var dns = await AwsConnection.OpenAsync(
            new ConnectionRequest { EndpointUrl = rehearsal.Sandbox.Endpoint, Region = Rehearsal.Region, Credentials = new Amazon.Runtime.BasicAWSCredentials(Other, "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY") }, CancellationToken.None);
        var removal = Assert.Single(await ApiDomainRemover.RemoveAsync(await rehearsal.ConnectAsync(), All(Shop), rehearsal.Host, CancellationToken.None, dns));

        Assert.Empty(rehearsal.Host.Errors);
        Assert.Single(removal.DnsRecords);
        Assert.Empty(removal.MissingDnsRecords);
        Assert.All(rehearsal.Sandbox.Journal.Of("route53"), call => Assert.Equal(Other, call.AccountId));
    }
}
