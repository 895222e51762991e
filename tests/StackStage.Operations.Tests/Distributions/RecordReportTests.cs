using StackStage.Operations.Connection;
using StackStage.Operations.Distributions;
using StackStage.Operations.Steps;
using StackStage.Operations.Tests.Harness;
using StackStage.Sandbox;
using static StackStage.Operations.Tests.Distributions.DistributionWorld;

namespace StackStage.Operations.Tests.Distributions;

/// <summary>What <c>-RemoveDnsRecord</c> says of the records that it does not find.</summary>
public class RecordReportTests
{
    [Fact]
    public async Task Aliases_without_zone_or_record_are_said_and_recorded()
    {
        using var rehearsal = new Rehearsal(World());

        var removal = Assert.Single(await RunAsync(rehearsal, Request("E1ALIAS") with { RemoveDnsRecord = true }));

        Assert.Equal(DistributionRemovalState.Removed, removal.State);
        Assert.Equal(["CNAME www.example.com -> d1.cloudfront.net"], removal.DnsRecords);
        Assert.Equal(
            [
                "nowhere.example.net: no hosted zone of this account holds it",
                "shop.example.com: zone example.com (Z1) has no record of that name",
                "moved.example.com: its record points elsewhere (CNAME moved.example.com -> d9.cloudfront.net)",
            ],
            removal.MissingDnsRecords.Select(missing => missing.ToString()));
        var warning = Assert.Single(rehearsal.Host.Warnings, line => line.Contains("No DNS record", StringComparison.Ordinal));
        Assert.Contains("nowhere.example.net", warning, StringComparison.Ordinal);
        Assert.Contains("-DnsProfileName", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_said_without_RemoveDnsRecord()
    {
        using var rehearsal = new Rehearsal(World());

        var removal = Assert.Single(await RunAsync(rehearsal, Request("E1ALIAS")));

        Assert.Empty(removal.MissingDnsRecords);
        Assert.Empty(rehearsal.Host.Warnings);
        Assert.Empty(rehearsal.Sandbox.Journal.Of("route53"));
    }

    [Fact]
    public async Task The_zones_of_another_account_are_looked_in_when_its_connection_is_given()
    {
        using var rehearsal = new Rehearsal(World(DnsAccount));
        var dns = await ForeignDnsAsync(rehearsal);

        await DistributionRemover.RunAsync(await rehearsal.ConnectAsync(), Request("E1ALIAS") with { RemoveDnsRecord = true }, rehearsal.Host, CancellationToken.None, dns);

        Assert.All(rehearsal.Sandbox.Journal.Of("route53"), call => Assert.Equal(DnsAccount, call.AccountId));
        Assert.NotEmpty(rehearsal.Sandbox.Journal.Of("route53", "ChangeResourceRecordSets"));
        Assert.DoesNotContain(rehearsal.Sandbox.Journal.Of("cloudfront"), call => call.AccountId == DnsAccount);
    }

    [Fact]
    public async Task Records_below_a_wildcard_alias_go_too()
    {
        using var rehearsal = new Rehearsal(Options(
            new { distributions = new[] { new { id = "E1WILD", domainName = "d1.cloudfront.net", comment = "wild", aliases = new[] { "*.example.com" }, certificateArn = "arn:aws:acm:us-east-1:123456789012:certificate/c1" } } },
            null,
            new { hostedZones = new[] { new { id = "Z1", name = "example.com", records = new[] { new { name = "pr-1.example.com", type = "CNAME", ttl = 60, values = new[] { "d1.cloudfront.net" } } } } } },
            new { certificates = new[] { new { id = "c1", region = "us-east-1", domainName = "*.example.com" } } }));

        var removal = Assert.Single(await RunAsync(rehearsal, Request("E1WILD") with { RemoveDnsRecord = true }));

        Assert.Equal(["CNAME pr-1.example.com -> d1.cloudfront.net"], removal.DnsRecords);
        Assert.Empty(removal.MissingDnsRecords);
    }

    [Fact]
    public async Task A_distribution_of_another_account_is_refused_and_not_stripped_to_its_id()
    {
        using var rehearsal = new Rehearsal(One());

        var removals = await RunAsync(rehearsal, Request("arn:aws:cloudfront::999988887777:distribution/E1ONE"));

        var error = Assert.Single(rehearsal.Host.Errors);
        Assert.Equal("DistributionInOtherAccount", error.ErrorId);
        Assert.Contains("999988887777", error.Message, StringComparison.Ordinal);
        Assert.Contains("123456789012", error.Message, StringComparison.Ordinal);
        Assert.Empty(removals);
        Assert.True(Exists(rehearsal, "E1ONE"));
        Assert.Equal(DistributionRemovalState.Removed, Assert.Single(await RunAsync(rehearsal, Request("arn:aws:cloudfront::123456789012:distribution/E1ONE"))).State);
    }

    [Fact]
    public async Task What_a_declined_distribution_uses_is_not_called_orphaned()
    {
        using var rehearsal = new Rehearsal(WithLeftovers());
        var host = new RecordingHost { Time = rehearsal.Sandbox.Clock, Answer = _ => Approval.Declined };

        var removal = Assert.Single(await RunAsync(rehearsal, Request("E1OWN") with { IncludeOrphans = true }, host));

        Assert.Equal(DistributionRemovalState.Declined, removal.State);
        Assert.Equal(LeftoverState.InUse, removal.Leftovers.Single(leftover => leftover.Id == "rewrite").State);
        Assert.DoesNotContain(removal.Leftovers, leftover => leftover.State == LeftoverState.Orphaned);
    }

    // The sandbox takes an access key of twelve digits for the account's number.
    private const string DnsAccount = "999988887777";

    private static Task<AwsConnection> ForeignDnsAsync(Rehearsal rehearsal) => AwsConnection.OpenAsync(
        new ConnectionRequest { EndpointUrl = rehearsal.Sandbox.Endpoint, Region = Rehearsal.Region, Credentials = new Amazon.Runtime.BasicAWSCredentials(DnsAccount, "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY") },
        CancellationToken.None);

    private static SandboxOptions World(string zoneAccount = "123456789012") => Options(
        new
        {
            distributions = new[]
            {
                new
                {
                    id = "E1ALIAS",
                    domainName = "d1.cloudfront.net",
                    comment = "alias",
                    aliases = new[] { "nowhere.example.net", "shop.example.com", "moved.example.com", "www.example.com" },
                    certificateArn = "arn:aws:acm:us-east-1:123456789012:certificate/c1",
                },
            },
        },
        null,
        new
        {
            hostedZones = new[]
            {
                new
                {
                    id = "Z1",
                    accountId = zoneAccount,
                    name = "example.com",
                    records = new[]
                    {
                        new { name = "www.example.com", type = "CNAME", ttl = 60, values = new[] { "d1.cloudfront.net" } },
                        new { name = "moved.example.com", type = "CNAME", ttl = 60, values = new[] { "d9.cloudfront.net" } },
                    },
                },
            },
        },
        new { certificates = new[] { new { id = "c1", region = "us-east-1", domainName = "*.example.com", subjectAlternativeNames = new[] { "nowhere.example.net" } } } });
}
