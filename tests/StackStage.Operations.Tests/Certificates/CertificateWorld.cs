using System.Globalization;
using System.Text;
using Amazon.CertificateManager.Model;
using Amazon.Route53.Model;
using StackStage.Operations.Certificates;
using StackStage.Operations.Tests.Harness;
using StackStage.Operations.Waiting;

namespace StackStage.Operations.Tests.Certificates;

/// <summary>Sandboxes with certificates, and what is in them at the end.</summary>
internal static class CertificateWorld
{
    public const string Account = "123456789012";
    public const string AwsAccount = "813047374817";

    public static readonly WaitOptions Wait = new() { Timeout = TimeSpan.FromMinutes(75), PollInterval = TimeSpan.FromSeconds(30) };

    public const string Pending = "\"status\": \"PENDING_VALIDATION\"";

    /// <summary>Some that wait for their records, in several Regions and ways, and one that is fine.</summary>
    public static readonly string Stuck = Scenario(
        string.Join(
            ",",
            Certificate("a", "app.example.com", Pending + ", \"subjectAlternativeNames\": [\"*.app.example.com\", \"shop.example.net\"]"),
            Certificate("b", "*.app.example.com", Pending + ", \"keyAlgorithm\": \"EC_prime256v1\""),
            Certificate("mail", "mail.example.com", Pending + ", \"validationMethod\": \"EMAIL\""),
            Certificate("fine", "fine.example.com"),
            Certificate("far", "far.example.com", Pending + ", \"region\": \"us-east-1\"")),
        Zone("Z1", "example.com") + "," + Zone("Z2", "example.net"));

    public static readonly string TwoZones = Scenario(string.Empty, Zone("Z1", "example.com") + "," + Zone("Z2", "example.net"));

    public static readonly CertificateOrder Order = new() { DomainName = "example.com", SubjectAlternativeNames = ["*.example.com", "App.Example.com.", "shop.example.net"], Tags = new Dictionary<string, string> { ["stage"] = "dev" } };

    /// <summary>One that AWS lets go of in three minutes, one that is free, and one that shares the record of the first.</summary>
    public static readonly string Releasing = Scenario(
        string.Join(",", Certificate("a", "app.example.com", holders: AwsHolder(3)), Certificate("b", "*.app.example.com"), Certificate("other", "other.example.com")),
        Zone("Z1", "example.com", "\"validates\": [\"app.example.com\", \"other.example.com\"]"));

    public static string Arn(string id, string region = Rehearsal.Region, string account = Account) => $"arn:aws:acm:{region}:{account}:certificate/{id}";

    /// <summary>A balancer of AWS's own that lets go some minutes from now, or never.</summary>
    public static string AwsHolder(int? minutes = 20) =>
        $$"""{ "arn": "arn:aws:elasticloadbalancing:eu-central-1:{{AwsAccount}}:loadbalancer/app/prod-fra-1/0123456789abcdef"{{(minutes is { } m ? string.Create(CultureInfo.InvariantCulture, $", \"until\": \"{new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(m):yyyy-MM-ddTHH:mm:ssZ}\"") : string.Empty)}} }""";

    public static string Holder(string arn) => $$"""{ "arn": "{{arn}}" }""";

    public static string Certificate(string id, string domain, string more = "", string holders = "") =>
        $$"""{ "id": "{{id}}", "domainName": "{{domain}}", "holders": [ {{holders}} ]{{(more.Length > 0 ? ", " + more : string.Empty)}} }""";

    public static string Scenario(string certificates, string zones = "", string more = "") =>
        $$"""{ "region": "eu-central-1", "services": { "acm": { "certificates": [ {{certificates}} ] }, "route53": { "hostedZones": [ {{zones}} ] }{{(more.Length > 0 ? ", " + more : string.Empty)}} } }""";

    public static string Zone(string id, string name, string more = "") => $$"""{ "id": "{{id}}", "name": "{{name}}"{{(more.Length > 0 ? ", " + more : string.Empty)}} }""";

    public static Rehearsal Rehearse(string scenario)
    {
        var rehearsal = new Rehearsal();
        rehearsal.Sandbox.AddScenarioJson(scenario);
        return rehearsal;
    }

    /// <summary>Certificates and records, without ids that differ from run to run.</summary>
    public static string Describe(Rehearsal rehearsal) => DescribeAsync(rehearsal).GetAwaiter().GetResult();

    /// <summary>As <see cref="Describe"/>, and what holds a certificate.</summary>
    public static string DescribeHeld(Rehearsal rehearsal, string arn) => $"{Describe(rehearsal)}held by: {HoldersAsync(rehearsal, arn).GetAwaiter().GetResult()}";

    public static async Task<string> DescribeAsync(Rehearsal rehearsal)
    {
        var connection = await rehearsal.ConnectAsync();
        var text = new StringBuilder();
        foreach (var region in new[] { "eu-central-1", "us-east-1", "eu-west-1" })
        {
            var page = await connection.CertificateManager(region).ListCertificatesAsync(new ListCertificatesRequest { Includes = new Filters { KeyTypes = ["RSA_2048", "EC_prime256v1"] } });
            foreach (var line in (page.CertificateSummaryList ?? []).Select(one => $"{region} {one.DomainName} {string.Join(",", one.SubjectAlternativeNameSummaries ?? [])} {one.Status} {one.KeyAlgorithm}").Order(StringComparer.Ordinal))
            {
                text.AppendLine(line);
            }
        }

        foreach (var zone in (await connection.Route53.ListHostedZonesAsync(new ListHostedZonesRequest())).HostedZones ?? [])
        {
            foreach (var record in (await connection.Route53.ListResourceRecordSetsAsync(new ListResourceRecordSetsRequest { HostedZoneId = zone.Id })).ResourceRecordSets ?? [])
            {
                if (record.Type.Value is not ("NS" or "SOA"))
                {
                    text.AppendLine(CultureInfo.InvariantCulture, $"{zone.Name} {record.Name} {record.Type} {string.Join(",", (record.ResourceRecords ?? []).Select(value => value.Value))}");
                }
            }
        }

        return text.ToString();
    }

    private static async Task<string> HoldersAsync(Rehearsal rehearsal, string arn)
    {
        var found = await (await rehearsal.ConnectAsync()).CertificateManager(CertificateArn.Parse(arn).Region).DescribeCertificateAsync(new DescribeCertificateRequest { CertificateArn = arn });
        return string.Join(", ", found.Certificate!.InUseBy ?? []);
    }
}
