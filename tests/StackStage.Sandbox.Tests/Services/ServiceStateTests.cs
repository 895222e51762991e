using StackStage.Sandbox.Tests.Support;

namespace StackStage.Sandbox.Tests.Services;

public sealed class ServiceStateTests
{
    [Fact]
    public async Task The_demos_services_survive_a_restart_with_everything_under_way()
    {
        var file = Path.Combine(Path.GetTempPath(), $"state-{Guid.NewGuid():N}.json");
        try
        {
            string before;
            using (var sandbox = StageSandbox.Start(new() { Clock = SandboxClock.Manual(), Scenario = "demo", StateFile = file }))
            {
                using var api = new Wire(sandbox, "apigateway");
                await api.Send(HttpMethod.Delete, "/v2/domainnames/api.pr-42.shop.example.com");
                using var acm = new Wire(sandbox, "acm");
                await acm.Json("CertificateManager.RequestCertificate", """{"DomainName":"new.shop.example.com","ValidationMethod":"DNS"}""");
                using var cc = new Wire(sandbox, "cloudcontrolapi");
                await cc.Json("CloudApiService.DeleteResource", """{"TypeName":"AWS::DynamoDB::Table","Identifier":"shop-pr-42-OrdersTable-buoxxbun"}""");
                using var cloudfront = new Wire(sandbox, "cloudfront");
                var left = await cloudfront.Send(HttpMethod.Get, "/2020-05-31/distribution/E5LEFTBEHIND00/config");
                await cloudfront.Send(HttpMethod.Delete, "/2020-05-31/distribution/E5LEFTBEHIND00", headers: new Dictionary<string, string> { ["If-Match"] = left.Headers["ETag"] });
                before = sandbox.ExportState();
            }
            using var again = StageSandbox.Start(new() { Clock = SandboxClock.Manual(), StateFile = file });
            Assert.Equal(before, again.ExportState());
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task A_stale_read_shows_what_was_before_the_change()
    {
        using var given = new Given("""{ "services": { "cloudfront": { "originAccessControls": [ { "id": "EOAC1", "name": "oac" } ] } } }""");
        given.Sandbox.Faults.Stale(30, "cloudfront");
        var etag = (await given.Xml("cloudfront", HttpMethod.Get, "/2020-05-31/origin-access-control/EOAC1")).Headers["ETag"];
        await given.Xml("cloudfront", HttpMethod.Delete, "/2020-05-31/origin-access-control/EOAC1", null, etag);
        Assert.Equal(etag, (await given.Xml("cloudfront", HttpMethod.Get, "/2020-05-31/origin-access-control/EOAC1")).Headers["ETag"]);
        given.Pass(31);
        Assert.Equal("NoSuchOriginAccessControl", (await given.Xml("cloudfront", HttpMethod.Get, "/2020-05-31/origin-access-control/EOAC1")).Xml("Code"));
    }

    [Theory]
    [InlineData("cloudfront", "GET", "/2020-05-31/distribution/EONE", "cloudfront:GetDistribution on resource: arn:aws:cloudfront::123456789012:distribution/EONE")]
    [InlineData("route53", "GET", "/2013-04-01/hostedzone/Z1", "route53:GetHostedZone on resource: arn:aws:route53:::hostedzone/Z1")]
    [InlineData("apigateway", "DELETE", "/v2/domainnames/a.shop.example", "apigateway:DELETE on resource: arn:aws:apigateway:us-east-1::/domainnames/a.shop.example")]
    [InlineData("apigateway", "GET", "/restapis/r1", "apigateway:GET on resource: arn:aws:apigateway:us-east-1::/restapis/r1")]
    [InlineData("apigateway", "GET", "/", "apigateway:GET on resource: arn:aws:apigateway:us-east-1::/")]
    public async Task Denied_calls_name_the_permission_and_the_resource(string service, string method, string path, string message)
    {
        using var given = new Given();
        given.Sandbox.Faults.Deny(null);
        var answer = await given.Wire(service).Send(new HttpMethod(method), path);
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, answer.Status);
        Assert.Contains(message, answer.Text, StringComparison.Ordinal);
    }
}
