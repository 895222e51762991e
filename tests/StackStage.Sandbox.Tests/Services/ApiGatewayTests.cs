using System.Net;
using StackStage.Sandbox.Tests.Support;

namespace StackStage.Sandbox.Tests.Services;

public sealed class ApiGatewayTests
{
    private const string Arn = "arn:aws:acm:us-east-1:123456789012:certificate/11111111-2222-4333-8444-555555555555";

    private static readonly string Scenario = $$"""
        { "services": { "acm": { "certificates": [ { "arn": "{{Arn}}", "domainName": "*.shop.example" } ] },
          "apigatewayv2": {
            "apis": [ { "id": "http", "name": "http" }, { "id": "rest", "name": "rest", "protocol": "REST", "stages": ["prod"] } ],
            "domains": [
              { "name": "a.shop.example", "certificateArn": "{{Arn}}", "mappings": [ { "id": "m1", "apiId": "http", "stage": "$default" }, { "id": "m2", "apiId": "rest", "stage": "prod", "key": "v1" } ] },
              { "name": "b.shop.example", "certificateArn": "{{Arn}}" } ] } } }
        """;

    private static string Domain(string name) => $$"""
        {"domainName":"{{name}}","domainNameConfigurations":[{"certificateArn":"{{Arn}}","endpointType":"REGIONAL"}]}
        """;

    [Fact]
    public async Task Domains_are_made_and_deleted_one_in_thirty_seconds_whatever_the_Region_or_version()
    {
        using var given = new Given(Scenario);
        Assert.Equal(HttpStatusCode.NoContent, (await given.Rest(HttpMethod.Delete, "/v2/domainnames/a.shop.example")).Status);
        given.Pass(29);
        var early = await given.Rest(HttpMethod.Delete, "/domainnames/b.shop.example");
        Assert.Equal((HttpStatusCode.TooManyRequests, "TooManyRequestsException"), (early.Status, early.ErrorType));
        Assert.Equal(HttpStatusCode.TooManyRequests, (await given.Rest(HttpMethod.Delete, "/v2/domainnames/b.shop.example", region: "eu-west-1")).Status);
        // Creating has a quota of its own.
        Assert.Equal(HttpStatusCode.Created, (await given.Rest(HttpMethod.Post, "/v2/domainnames", Domain("c.shop.example"))).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await given.Rest(HttpMethod.Post, "/v2/domainnames", Domain("d.shop.example"))).Status);
        given.Pass(1);
        Assert.Equal(HttpStatusCode.Accepted, (await given.Rest(HttpMethod.Delete, "/domainnames/b.shop.example")).Status);
        given.Pass(30);
        Assert.Equal(HttpStatusCode.NotFound, (await given.Rest(HttpMethod.Delete, "/v2/domainnames/b.shop.example")).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await given.Rest(HttpMethod.Delete, "/v2/domainnames/c.shop.example")).Status);
    }

    [Theory]
    [InlineData("00:20:00", null)]
    [InlineData("00:45:00", "00:45:00")]
    public async Task The_hidden_balancer_holds_the_certificate_long_after_the_domain_is_gone(string holds, string? setting)
    {
        using var given = new Given(Scenario, setting is null ? [] : [("apigatewayv2.certificateRelease", setting)]);
        await given.Rest(HttpMethod.Delete, "/v2/domainnames/b.shop.example");
        given.Pass(30);
        await given.Rest(HttpMethod.Delete, "/v2/domainnames/a.shop.example");
        Assert.Equal(HttpStatusCode.NotFound, (await given.Rest(HttpMethod.Get, "/v2/domainnames/a.shop.example")).Status);
        given.Clock.Advance(TimeSpan.Parse(holds, System.Globalization.CultureInfo.InvariantCulture) - TimeSpan.FromSeconds(1));
        Assert.Single((await given.Describe(Arn))["InUseBy"]!.AsArray());
        Assert.Equal("ResourceInUseException", (await given.Acm("DeleteCertificate", $$"""{"CertificateArn":"{{Arn}}"}""")).ErrorType);
        given.Pass(1);
        Assert.Empty((await given.Describe(Arn))["InUseBy"]!.AsArray());
        Assert.Equal(HttpStatusCode.OK, (await given.Acm("DeleteCertificate", $$"""{"CertificateArn":"{{Arn}}"}""")).Status);
    }

    [Fact]
    public async Task An_API_with_mappings_stays()
    {
        using var given = new Given(Scenario);
        var http = await given.Rest(HttpMethod.Delete, "/v2/apis/http");
        Assert.Equal((HttpStatusCode.BadRequest, "BadRequestException"), (http.Status, http.ErrorType));
        Assert.Equal("Deleting API http failed. Please remove all API mappings for the API from your custom domain names.", (string?)http.Json["message"]);
        var rest = await given.Rest(HttpMethod.Delete, "/restapis/rest");
        Assert.StartsWith("Deleting RestApi rest failed. Please remove all base path mappings", (string?)rest.Json["message"], StringComparison.Ordinal);
        await given.Rest(HttpMethod.Delete, "/v2/domainnames/a.shop.example/apimappings/m1");
        await given.Rest(HttpMethod.Delete, "/domainnames/a.shop.example/basepathmappings/v1");
        Assert.Equal(HttpStatusCode.NoContent, (await given.Rest(HttpMethod.Delete, "/v2/apis/http")).Status);
        Assert.Equal(HttpStatusCode.Accepted, (await given.Rest(HttpMethod.Delete, "/restapis/rest")).Status);
    }

    [Fact]
    public async Task A_domain_may_be_made_to_insist_on_its_mappings_going_first()
    {
        using var given = new Given(Scenario, ("apigatewayv2.refuseDomainWithMappings", "1"));
        Assert.Equal("BadRequestException", (await given.Rest(HttpMethod.Delete, "/v2/domainnames/a.shop.example")).ErrorType);
    }

    [Fact]
    public async Task A_new_certificate_leaves_the_old_one_held_and_the_domain_updating()
    {
        const string Second = "arn:aws:acm:us-east-1:123456789012:certificate/22222222-2222-4333-8444-555555555555";
        using var given = new Given(Scenario.Replace("\"certificates\": [", $$"""
            "certificates": [ { "arn": "{{Second}}", "domainName": "b.shop.example" },
            """, StringComparison.Ordinal));
        var updated = await given.Rest(HttpMethod.Patch, "/v2/domainnames/b.shop.example", Domain("b.shop.example").Replace(Arn, Second, StringComparison.Ordinal));
        Assert.Equal("UPDATING", (string?)updated.Json["domainNameConfigurations"]![0]!["domainNameStatus"]);
        given.Pass(60);
        Assert.Equal("AVAILABLE", (string?)(await given.Rest(HttpMethod.Get, "/v2/domainnames/b.shop.example")).Json["domainNameConfigurations"]![0]!["domainNameStatus"]);
    }

    [Fact]
    public async Task Only_the_account_that_has_an_access_association_deletes_it()
    {
        using var given = new Given("""
            { "services": { "apigatewayv2": { "domains": [ { "name": "p.shop.example", "id": "abc", "endpointType": "PRIVATE", "certificateArn": "arn:x",
              "accessedBy": [ { "accountId": "999900001111", "vpcEndpointId": "vpce-1" } ] } ] } } }
            """);
        var listed = (await given.Rest(HttpMethod.Get, "/domainnameaccessassociations?resourceOwner=OTHER_ACCOUNTS")).Json["item"]!.AsArray();
        var arn = (string)Assert.Single(listed)!["domainNameAccessAssociationArn"]!;
        var path = "/domainnameaccessassociations/" + Uri.EscapeDataString(arn);
        Assert.Equal(HttpStatusCode.Forbidden, (await given.Rest(HttpMethod.Delete, path)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await given.Rest(HttpMethod.Delete, "/domainnames/p.shop.example?domainNameId=abc")).Status);
        Assert.Equal(HttpStatusCode.Accepted, (await given.Rest(HttpMethod.Delete, path, accessKey: "999900001111")).Status);
        given.Pass(30);
        Assert.Equal(HttpStatusCode.Accepted, (await given.Rest(HttpMethod.Delete, "/domainnames/p.shop.example?domainNameId=abc")).Status);
    }
}
