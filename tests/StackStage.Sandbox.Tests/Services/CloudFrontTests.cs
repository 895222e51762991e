using System.Net;
using StackStage.Sandbox.Tests.Support;

namespace StackStage.Sandbox.Tests.Services;

public sealed class CloudFrontTests
{
    private const string Scenario = """
        { "services": { "cloudfront": {
          "originAccessControls": [ { "id": "EOAC1", "name": "oac" } ],
          "functions": [ { "name": "router" } ],
          "distributions": [
            { "id": "EONE", "origins": [ { "id": "o", "domainName": "b.s3.amazonaws.com", "originAccessControlId": "EOAC1" } ], "functions": { "viewer-request": "router" },
              "lambdas": { "origin-request": "arn:aws:lambda:us-east-1:123456789012:function:edge:3" } },
            { "id": "EPLAN", "pricingPlan": "PRO", "enabled": false, "pricingPlanEnds": "2026-01-02T00:00:00Z" },
            { "id": "ELOGS", "logBucket": "gone" },
            { "id": "EFRESH", "enabled": false, "status": "InProgress" } ] },
          "cloudcontrol": { "resources": [ { "type": "AWS::Lambda::Function", "identifier": "edge" } ] } } }
        """;

    private static async Task<(string Config, string ETag)> Config(Given given, string id)
    {
        var answer = await given.Xml("cloudfront", HttpMethod.Get, $"/2020-05-31/distribution/{id}/config");
        return (answer.Text, answer.Headers["ETag"]);
    }

    private static Task<WireAnswer> Update(Given given, string id, string config, string? etag) =>
        given.Xml("cloudfront", HttpMethod.Put, $"/2020-05-31/distribution/{id}/config", config, etag);

    private static Task<WireAnswer> Delete(Given given, string path, string? etag) =>
        given.Xml("cloudfront", HttpMethod.Delete, "/2020-05-31/" + path, null, etag);

    private static string Off(string config) => config.Replace("</PriceClass><Enabled>true</Enabled>", "</PriceClass><Enabled>false</Enabled>", StringComparison.Ordinal);

    private static async Task<string> Disable(Given given, string id)
    {
        var (config, etag) = await Config(given, id);
        return (await Update(given, id, Off(config), etag)).Headers["ETag"];
    }

    [Fact]
    public async Task A_distribution_goes_only_when_it_is_disabled_and_deployed_and_its_leftovers_later()
    {
        using var given = new Given(Scenario);
        var (config, first) = await Config(given, "EONE");
        var missing = await Delete(given, "distribution/EONE", null);
        Assert.Equal((HttpStatusCode.BadRequest, "InvalidIfMatchVersion"), (missing.Status, missing.Xml("Code")));
        var enabled = await Delete(given, "distribution/EONE", first);
        Assert.Equal((HttpStatusCode.Conflict, "DistributionNotDisabled"), (enabled.Status, enabled.Xml("Code")));

        var updated = await Update(given, "EONE", Off(config), first);
        var etag = updated.Headers["ETag"];
        Assert.NotEqual(first, etag);
        Assert.Equal("InProgress", updated.Xml("Status"));
        Assert.Equal((HttpStatusCode)412, (await Update(given, "EONE", Off(config), first)).Status);
        Assert.Equal("PreconditionFailed", (await Delete(given, "distribution/EONE", first)).Xml("Code"));
        given.Pass(299);
        Assert.Equal("DistributionNotDisabled", (await Delete(given, "distribution/EONE", etag)).Xml("Code"));
        given.Pass(1);
        Assert.Equal("Deployed", (await given.Xml("cloudfront", HttpMethod.Get, "/2020-05-31/distribution/EONE")).Xml("Status"));
        Assert.Equal(HttpStatusCode.NoContent, (await Delete(given, "distribution/EONE", etag)).Status);

        // It can still be read for a moment; what it used stays in use for longer.
        Assert.Equal(HttpStatusCode.OK, (await given.Xml("cloudfront", HttpMethod.Get, "/2020-05-31/distribution/EONE")).Status);
        given.Pass(15);
        Assert.Equal("NoSuchDistribution", (await given.Xml("cloudfront", HttpMethod.Get, "/2020-05-31/distribution/EONE")).Xml("Code"));
        var oac = (await given.Xml("cloudfront", HttpMethod.Get, "/2020-05-31/origin-access-control/EOAC1")).Headers["ETag"];
        var function = (await given.Xml("cloudfront", HttpMethod.Get, "/2020-05-31/function/router/describe")).Headers["ETag"];
        Assert.Equal("OriginAccessControlInUse", (await Delete(given, "origin-access-control/EOAC1", oac)).Xml("Code"));
        Assert.Equal("FunctionInUse", (await Delete(given, "function/router", function)).Xml("Code"));
        given.Pass(60);
        Assert.Equal(HttpStatusCode.NoContent, (await Delete(given, "origin-access-control/EOAC1", oac)).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await Delete(given, "function/router", function)).Status);
    }

    [Fact]
    public async Task Elements_that_nobody_knows_come_back()
    {
        using var given = new Given(Scenario);
        var (config, etag) = await Config(given, "EONE");
        var changed = config.Replace("</DistributionConfig>", "<FromTheFuture kind=\"x\"><A>1</A>  <B/></FromTheFuture></DistributionConfig>", StringComparison.Ordinal);
        await Update(given, "EONE", changed, etag);
        Assert.Contains("<FromTheFuture kind=\"x\"><A>1</A>  <B /></FromTheFuture>", (await Config(given, "EONE")).Config, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pricing_plan_is_the_other_412()
    {
        using var given = new Given(Scenario);
        var (_, etag) = await Config(given, "EPLAN");
        var refused = await Delete(given, "distribution/EPLAN", etag);
        Assert.Equal((HttpStatusCode)412, refused.Status);
        Assert.Equal("PreconditionFailed", refused.Xml("Code"));
        Assert.Contains("pricing plan", refused.Xml("Message"), StringComparison.Ordinal);
        given.Pass(86400);
        Assert.Equal(HttpStatusCode.NoContent, (await Delete(given, "distribution/EPLAN", etag)).Status);
    }

    [Fact]
    public async Task A_log_bucket_that_is_gone_stands_in_the_way_of_any_update()
    {
        using var given = new Given(Scenario);
        var (config, etag) = await Config(given, "ELOGS");
        Assert.Equal("InvalidArgument", (await Update(given, "ELOGS", Off(config), etag)).Xml("Code"));
        var without = Off(config).Replace("gone.s3.amazonaws.com", "", StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await Update(given, "ELOGS", without, etag)).Status);
    }

    [Fact]
    public async Task Disabled_already_is_not_deployed_already()
    {
        using var given = new Given(Scenario);
        var (_, etag) = await Config(given, "EFRESH");
        Assert.Equal("DistributionNotDisabled", (await Delete(given, "distribution/EFRESH", etag)).Xml("Code"));
        given.Pass(300);
        Assert.Equal(HttpStatusCode.NoContent, (await Delete(given, "distribution/EFRESH", etag)).Status);
    }

    [Fact]
    public async Task An_old_version_of_the_API_may_not_touch_what_has_a_cache_policy()
    {
        using var given = new Given(Scenario);
        var (config, etag) = await Config(given, "EONE");
        var refused = await given.Xml("cloudfront", HttpMethod.Put, "/2019-03-26/distribution/EONE/config", config, etag);
        Assert.Equal("IllegalUpdate", refused.Xml("Code"));
        Assert.Contains("using this API version because it is associated with a cache policy", refused.Xml("Message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lambda_at_the_edge_is_replicated_for_hours_after_its_last_distribution()
    {
        using var given = new Given(Scenario);
        var etag = await Disable(given, "EONE");
        given.Pass(300);
        await Delete(given, "distribution/EONE", etag);

        async Task<(string? Status, string? Message)> DeleteFunction()
        {
            var cc = given.Wire("cloudcontrolapi");
            var token = (string)(await cc.Json("CloudApiService.DeleteResource", """{"TypeName":"AWS::Lambda::Function","Identifier":"edge"}""")).Json["ProgressEvent"]!["RequestToken"]!;
            given.Pass(30);
            var progress = (await cc.Json("CloudApiService.GetResourceRequestStatus", $$"""{"RequestToken":"{{token}}"}""")).Json["ProgressEvent"]!;
            return ((string?)progress["OperationStatus"], (string?)progress["StatusMessage"]);
        }

        var early = await DeleteFunction();
        Assert.Equal("FAILED", early.Status);
        Assert.Contains("replicated function", early.Message, StringComparison.Ordinal);
        given.Pass(2 * 3600);
        Assert.Equal("SUCCESS", (await DeleteFunction()).Status);
    }
}
