using StackStage.Operations.Connection;
using StackStage.Operations.Domains;
using StackStage.Operations.Errors;
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
    public async Task Which_certificate_a_domain_had_is_written_down_before_it_goes_and_nowhere_in_the_account()
    {
        using var rehearsal = new ApiWorld().Certificate(1, Shop).Domain(Shop, Arn(1)).Start();

        await RunAsync(rehearsal, All(Shop) with { RemoveDnsRecord = false });

        Assert.Equal(["DeleteDomainName", "DeleteCertificate"], rehearsal.Sandbox.Journal.Changes.Where(call => call.Succeeded).Select(call => call.Action));
        var written = rehearsal.Journals.Entries;
        Assert.InRange(written.IndexOf($"note apigateway.domainCertificate {Shop}"), 0, written.IndexOf($"begin apigateway.domain.delete {Shop}"));
        Assert.Empty(rehearsal.Journals.Unfinished);
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
    public async Task Without_a_journal_a_domain_whose_certificate_is_to_go_stays()
    {
        using var rehearsal = new ApiWorld().Certificate(1, Shop).Domain(Shop, Arn(1), ["=http1"]).Start();
        rehearsal.Journals.Refusal = new StageException(new StageError("JournalNotWritable", StageErrorCategory.WriteError, "The disk is full."));

        await Assert.ThrowsAsync<StageException>(() => RunAsync(rehearsal, All(Shop) with { RemoveDnsRecord = false }));

        Assert.Empty(rehearsal.Sandbox.Journal.Changes);
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
