using StackStage.Sandbox.Tests.Support;

namespace StackStage.Sandbox.Tests.Services;

public sealed class AcmTests
{
    private const string Zone = """{ "services": { "route53": { "hostedZones": [ { "id": "Z1", "name": "shop.example" } ] } } }""";

    [Fact]
    public async Task Records_appear_a_little_after_the_request_and_apex_and_wildcard_share_one()
    {
        using var given = new Given(Zone);
        var arn = await given.Request("shop.example", "*.shop.example");
        Assert.Null((await given.Describe(arn))["DomainValidationOptions"]);
        given.Pass(4);
        Assert.Null((await given.Describe(arn))["DomainValidationOptions"]![0]!["ResourceRecord"]);
        given.Pass(4);
        var options = (await given.Describe(arn))["DomainValidationOptions"]!.AsArray();
        Assert.Equal(2, options.Count);
        Assert.Equal((string?)options[0]!["ResourceRecord"]!["Name"], (string?)options[1]!["ResourceRecord"]!["Name"]);
        Assert.EndsWith(".shop.example.", (string)options[0]!["ResourceRecord"]!["Name"]!, StringComparison.Ordinal);

        // The same account and domain again: the same record, whatever the certificate and the Region.
        var again = await given.Request("shop.example");
        given.Pass(8);
        Assert.Equal((string?)options[0]!["ResourceRecord"]!["Value"], (string?)(await given.Describe(again))["DomainValidationOptions"]![0]!["ResourceRecord"]!["Value"]);
    }

    private static async Task<(string Name, string Value)> RecordOf(Given given, string arn)
    {
        given.Pass(8);
        var record = (await given.Describe(arn))["DomainValidationOptions"]![0]!["ResourceRecord"]!;
        return ((string)record["Name"]!, (string)record["Value"]!);
    }

    [Fact]
    public async Task A_certificate_is_issued_once_its_record_is_in_sync_and_ACM_has_seen_it()
    {
        using var given = new Given(Zone);
        var arn = await given.Request("shop.example");
        var (name, value) = await RecordOf(given, arn);
        given.Pass(600);
        Assert.Equal("PENDING_VALIDATION", (string?)(await given.Describe(arn))["Status"]);

        await given.Record("Z1", "UPSERT", name, "CNAME", value);
        given.Pass(60 + 119);
        Assert.Equal("PENDING_VALIDATION", (string?)(await given.Describe(arn))["Status"]);
        given.Pass(2);
        var issued = await given.Describe(arn);
        Assert.Equal("ISSUED", (string?)issued["Status"]);
        Assert.Equal("SUCCESS", (string?)issued["DomainValidationOptions"]![0]!["ValidationStatus"]);
        Assert.NotNull(issued["IssuedAt"]);
    }

    [Fact]
    public async Task A_record_that_stood_long_enough_counts_though_it_is_gone_when_somebody_looks()
    {
        using var given = new Given(Zone);
        var arn = await given.Request("shop.example");
        var (name, value) = await RecordOf(given, arn);
        await given.Record("Z1", "CREATE", name, "CNAME", value);
        given.Pass(300);
        await given.Record("Z1", "DELETE", name, "CNAME", value);
        given.Pass(300);
        Assert.Equal("ISSUED", (string?)(await given.Describe(arn))["Status"]);
    }

    [Theory]
    [InlineData("""[ { "id": "Z1", "name": "shop.example" }, { "id": "Z2", "name": "api.shop.example" } ]""", "Z1", "PENDING_VALIDATION")]
    [InlineData("""[ { "id": "Z1", "name": "shop.example" }, { "id": "Z2", "name": "api.shop.example" } ]""", "Z2", "ISSUED")]
    [InlineData("""[ { "id": "Z1", "name": "shop.example" }, { "id": "Z2", "name": "api.shop.example", "private": true } ]""", "Z1", "ISSUED")]
    [InlineData("""[ { "id": "Z1", "name": "shop.example" }, { "id": "Z2", "name": "api.shop.example", "private": true } ]""", "Z2", "PENDING_VALIDATION")]
    [InlineData("""[ { "id": "Z1", "name": "shop.example", "undelegated": true } ]""", "Z1", "PENDING_VALIDATION")]
    public async Task Only_the_public_zone_with_the_longest_name_counts(string zones, string written, string status)
    {
        using var given = new Given($$"""{ "services": { "route53": { "hostedZones": {{zones}} } } }""");
        var arn = await given.Request("api.shop.example");
        var (name, value) = await RecordOf(given, arn);
        await given.Record(written, "UPSERT", name, "CNAME", value);
        given.Pass(600);
        Assert.Equal(status, (string?)(await given.Describe(arn))["Status"]);
    }

    [Fact]
    public async Task After_72_hours_it_is_too_late()
    {
        using var given = new Given(Zone);
        var arn = await given.Request("shop.example");
        var (name, value) = await RecordOf(given, arn);
        given.Pass(72 * 3600);
        Assert.Equal("VALIDATION_TIMED_OUT", (string?)(await given.Describe(arn))["Status"]);
        await given.Record("Z1", "UPSERT", name, "CNAME", value);
        given.Pass(3600);
        Assert.Equal("VALIDATION_TIMED_OUT", (string?)(await given.Describe(arn))["Status"]);
    }

    [Theory]
    [InlineData("shop.example", "0 issue \"letsencrypt.org\"", "FAILED")]
    [InlineData("shop.example", "0 issue \";\"", "FAILED")]
    [InlineData("shop.example", "0 issue \"amazontrust.com\"", "ISSUED")]
    [InlineData("shop.example", "0 iodef \"mailto:a@shop.example\"", "ISSUED")]
    [InlineData("shop.example", "0 issuewild \"letsencrypt.org\"", "ISSUED")]
    [InlineData("*.shop.example", "0 issuewild \"letsencrypt.org\"", "FAILED")]
    public async Task CAA_records_decide_who_may_issue(string domain, string caa, string status)
    {
        using var given = new Given(Zone);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await given.Record("Z1", "CREATE", "shop.example", "CAA", caa)).Status);
        var arn = await given.Request(domain);
        var (name, value) = await RecordOf(given, arn);
        await given.Record("Z1", "UPSERT", name, "CNAME", value);
        given.Pass(600);
        var certificate = await given.Describe(arn);
        Assert.Equal(status, (string?)certificate["Status"]);
        Assert.Equal(status == "FAILED" ? "CAA_ERROR" : null, (string?)certificate["FailureReason"]);
    }

    [Fact]
    public async Task The_same_token_within_an_hour_is_the_same_request()
    {
        using var given = new Given();
        const string Body = """{"DomainName":"shop.example","ValidationMethod":"DNS","IdempotencyToken":"t1"}""";
        var first = (string?)(await given.Acm("RequestCertificate", Body)).Json["CertificateArn"];
        Assert.Equal(first, (string?)(await given.Acm("RequestCertificate", Body)).Json["CertificateArn"]);
        given.Pass(3601);
        Assert.NotEqual(first, (string?)(await given.Acm("RequestCertificate", Body)).Json["CertificateArn"]);
    }

    [Fact]
    public async Task A_certificate_in_use_cannot_go_and_says_by_whom()
    {
        const string Arn = "arn:aws:acm:us-east-1:123456789012:certificate/11111111-2222-4333-8444-555555555555";
        using var given = new Given($$"""
            { "services": {
              "acm": { "certificates": [ { "arn": "{{Arn}}", "domainName": "*.shop.example", "holders": [ { "arn": "arn:aws:x", "until": "2026-01-01T00:10:00Z" } ] } ] },
              "cloudfront": { "distributions": [ { "id": "EONE", "aliases": ["www.shop.example"], "certificateArn": "{{Arn}}" } ] },
              "elbv2": { "loadBalancers": [ { "name": "web", "arn": "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/web/1",
                "listeners": [ { "port": 443, "protocol": "HTTPS", "certificate": "arn:other", "sniCertificates": ["{{Arn}}"] } ] } ] },
              "apigatewayv2": { "domains": [ { "name": "api.shop.example", "certificateArn": "{{Arn}}" }, { "name": "edge.shop.example", "certificateArn": "{{Arn}}", "endpointType": "EDGE" } ] } } }
            """);
        var holders = (await given.Describe(Arn))["InUseBy"]!.AsArray().Select(h => (string)h!).ToList();
        Assert.Equal(5, holders.Count);
        Assert.Contains("arn:aws:cloudfront::123456789012:distribution/EONE", holders);
        Assert.Contains("arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/web/1", holders);
        Assert.Contains(holders, h => h.StartsWith("arn:aws:elasticloadbalancing:us-east-1:392220576650:loadbalancer/app/prod-", StringComparison.Ordinal));
        Assert.Contains(holders, h => h.StartsWith("arn:aws:cloudfront::392220576650:distribution/E", StringComparison.Ordinal));
        var refused = await given.Acm("DeleteCertificate", $$"""{"CertificateArn":"{{Arn}}"}""");
        Assert.Equal((System.Net.HttpStatusCode.BadRequest, "ResourceInUseException"), (refused.Status, refused.ErrorType));
        given.Pass(601);
        Assert.Equal(4, (await given.Describe(Arn))["InUseBy"]!.AsArray().Count);
    }
}
