using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Amazon.CloudFront.Model;
using StackStage.Operations.Connection;
using StackStage.Operations.Distributions;
using StackStage.Operations.Steps;
using StackStage.Operations.Tests.Harness;
using StackStage.Operations.Waiting;
using StackStage.Sandbox;

namespace StackStage.Operations.Tests.Distributions;

/// <summary>Builds accounts with distributions, and says what is left in them.</summary>
internal static class DistributionWorld
{
    public const string ManagedCachePolicy = "658327ea-f89d-4fab-a63d-7e88639e58f6";
    public const string ManagedOriginRequestPolicy = "216adef6-5c7f-47e4-b989-5492eafa07d3";

    public static SandboxOptions Options(object cloudFront, object? settings = null, object? route53 = null, object? acm = null)
    {
        var services = new JsonObject { ["cloudfront"] = JsonSerializer.SerializeToNode(cloudFront) };
        if (route53 is not null)
        {
            services["route53"] = JsonSerializer.SerializeToNode(route53);
        }

        if (acm is not null)
        {
            services["acm"] = JsonSerializer.SerializeToNode(acm);
        }

        var scenario = new JsonObject { ["description"] = "a test's", ["region"] = "us-east-1", ["services"] = services };
        if (settings is not null)
        {
            scenario["settings"] = JsonSerializer.SerializeToNode(settings);
        }

        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "scenarios"));
        var file = Path.Combine(folder.FullName, $"{Guid.NewGuid():N}.json");
        File.WriteAllText(file, scenario.ToJsonString());
        return new SandboxOptions { Scenario = file };
    }

    /// <summary>One plain distribution.</summary>
    public static SandboxOptions One(bool enabled = true, string? status = null, string? pricingPlan = null, string? logBucket = null) =>
        Options(new { distributions = new[] { new { id = "E1ONE", domainName = "d1.cloudfront.net", comment = "shop", enabled, status, pricingPlan, logBucket } } });

    /// <summary>Several plain ones.</summary>
    public static SandboxOptions Many(int count, object? settings = null) =>
        Options(new { distributions = Ids(count).Select(id => new { id, domainName = $"{id}.cloudfront.net", comment = id }) }, settings);

    public static IEnumerable<string> Ids(int count) => Enumerable.Range(1, count).Select(number => $"E{number:000}MANY");

    /// <summary>
    /// One distribution with one of everything that can be left over, and another that shares some of it; a plain
    /// third one stands aside.
    /// </summary>
    public static SandboxOptions WithLeftovers(object? settings = null) => Options(
        new
        {
            originAccessControls = new[] { new { id = "EOACOWN", name = "oac-own" }, new { id = "EOACSHARED", name = "oac-shared" } },
            originAccessIdentities = new[] { new { id = "EOAIOWN", name = "oai-own", comment = "oai-own" } },
            cachePolicies = new[] { new { id = "cp-own", name = "cache-own" }, new { id = "cp-shared", name = "cache-shared" } },
            originRequestPolicies = new[] { new { id = "orp-own", name = "request-own" } },
            responseHeadersPolicies = new[] { new { id = "rhp-own", name = "headers-own" } },
            publicKeys = new[] { new { id = "K1KEY", name = "key" } },
            keyGroups = new[] { new { id = "kg-own", name = "signers", keys = new[] { "K1KEY" } } },
            functions = new[] { new { name = "rewrite" }, new { name = "shared-fn" }, new { name = "unrelated" } },
            vpcOrigins = new[] { new { id = "vo_own", name = "inner", arn = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/app/inner/1" } },
            distributions = new object[]
            {
                new
                {
                    id = "E1OWN",
                    domainName = "d1.cloudfront.net",
                    comment = "own",
                    origins = new object[]
                    {
                        new { id = "a", domainName = "b.s3.amazonaws.com", originAccessControlId = "EOACOWN" },
                        new { id = "b", domainName = "c.s3.amazonaws.com", originAccessIdentityId = "EOAIOWN" },
                        new { id = "c", domainName = "inner.example.com", vpcOriginId = "vo_own" },
                        new { id = "d", domainName = "e.s3.amazonaws.com", originAccessControlId = "EOACSHARED" },
                    },
                    cachePolicyId = "cp-own",
                    originRequestPolicyId = "orp-own",
                    responseHeadersPolicyId = "rhp-own",
                    keyGroups = new[] { "kg-own" },
                    functions = new Dictionary<string, string> { ["viewer-request"] = "rewrite", ["viewer-response"] = "shared-fn" },
                    lambdas = new Dictionary<string, string> { ["origin-request"] = "arn:aws:lambda:us-east-1:123456789012:function:edge-auth:7" },
                },
                new
                {
                    id = "E2OTHER",
                    domainName = "d2.cloudfront.net",
                    comment = "other",
                    origins = new[] { new { id = "a", domainName = "x.s3.amazonaws.com", originAccessControlId = "EOACSHARED" } },
                    cachePolicyId = "cp-shared",
                    functions = new Dictionary<string, string> { ["viewer-request"] = "shared-fn" },
                },
                new { id = "E3PLAIN", domainName = "d3.cloudfront.net", comment = "plain", originRequestPolicyId = ManagedOriginRequestPolicy },
            },
        },
        settings);

    /// <summary>A primary distribution, its staging one, and the policy between them.</summary>
    public static SandboxOptions WithStaging(object? settings = null) => Options(
        new
        {
            distributions = new object[]
            {
                new { id = "E1PRIMARY", domainName = "d1.cloudfront.net", comment = "primary", continuousDeploymentPolicyId = "cdp-1" },
                new { id = "E2STAGING", domainName = "d2.cloudfront.net", comment = "staging", staging = true },
                new { id = "E3PLAIN", domainName = "d3.cloudfront.net", comment = "plain" },
            },
            continuousDeploymentPolicies = new[] { new { id = "cdp-1", enabled = true, staging = new[] { "d2.cloudfront.net" } } },
        },
        settings);

    /// <summary>A distribution with aliases, a certificate for them, and records that lead to it and elsewhere.</summary>
    public static SandboxOptions WithRecords(object? settings = null) => Options(
        new
        {
            distributions = new object[]
            {
                new
                {
                    id = "E1ALIAS",
                    domainName = "d1.cloudfront.net",
                    comment = "alias",
                    aliases = new[] { "shop.example.com", "www.example.com" },
                    certificateArn = "arn:aws:acm:us-east-1:123456789012:certificate/c1",
                },
            },
        },
        settings,
        new
        {
            hostedZones = new[]
            {
                new
                {
                    id = "Z1",
                    name = "example.com",
                    records = new object[]
                    {
                        new { name = "shop.example.com", type = "A", alias = new { hostedZoneId = "Z2FDTNDATAQYW2", dnsName = "d1.cloudfront.net", evaluateTargetHealth = false } },
                        new { name = "www.example.com", type = "CNAME", ttl = 300, values = new[] { "d1.cloudfront.net" } },
                        new { name = "mail.example.com", type = "CNAME", ttl = 300, values = new[] { "mail.example.net" } },
                    },
                },
            },
        },
        new { certificates = new[] { new { id = "c1", region = "us-east-1", domainName = "*.example.com" } } });

    public static DistributionRemovalRequest Request(params string[] ids) => new()
    {
        Ids = ids,
        Wait = new WaitOptions { Timeout = TimeSpan.FromMinutes(90), PollInterval = TimeSpan.FromSeconds(15) },
    };

    public static async Task<IReadOnlyList<DistributionRemoval>> RunAsync(
        Rehearsal rehearsal, DistributionRemovalRequest request, IOperationHost? host = null, CancellationToken cancellationToken = default) =>
        await DistributionRemover.RunAsync(await rehearsal.ConnectAsync(), request, host ?? rehearsal.Host, cancellationToken);

    public static Func<AwsConnection, IOperationHost, CancellationToken, Task> Operation(DistributionRemovalRequest request) =>
        (connection, host, cancellationToken) => DistributionRemover.RunAsync(connection, request, host, cancellationToken);

    public static bool Exists(Rehearsal rehearsal, string distribution) => Account(rehearsal, "cloudfront")["distributions"]!.AsObject().ContainsKey(distribution);

    public static XElement Config(Rehearsal rehearsal, string distribution) =>
        XElement.Parse((string)Account(rehearsal, "cloudfront")["distributions"]![distribution]!["config"]!);

    /// <summary>The kinds and ids of policies, access controls, functions and the rest.</summary>
    public static string[] Entities(Rehearsal rehearsal) =>
        [.. Account(rehearsal, "cloudfront")["entities"]!.AsObject().Select(entity => entity.Key).Order(StringComparer.Ordinal)];

    public static string[] Records(Rehearsal rehearsal)
    {
        var found = new List<string>();
        foreach (var (_, account) in JsonNode.Parse(rehearsal.Sandbox.ExportState())!["route53"]?.AsObject() ?? [])
        {
            foreach (var (_, zone) in account!["zones"]?.AsObject() ?? [])
            {
                found.AddRange(zone!["records"]!.AsArray().Select(record => $"{record!["name"]} {record["type"]}"));
            }
        }

        return [.. found.Order(StringComparer.Ordinal)];
    }

    /// <summary>What a run leaves behind, without times and versions.</summary>
    public static string Describe(Rehearsal rehearsal)
    {
        var account = Account(rehearsal, "cloudfront");
        var distributions = account["distributions"]!.AsObject().Select(one => $"{one.Key} {(string)one.Value!["config"]!}");
        var entities = account["entities"]!.AsObject().Select(one => $"{one.Key} {(string)one.Value!["config"]!}");
        return string.Join('\n', distributions.Concat(entities).Concat(Records(rehearsal)).Order(StringComparer.Ordinal));
    }

    public static TimeSpan Elapsed(Rehearsal rehearsal) => rehearsal.Sandbox.Clock.GetUtcNow() - new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static JsonNode Account(Rehearsal rehearsal, string service) => JsonNode.Parse(rehearsal.Sandbox.ExportState())![service]!.AsObject().Single().Value!;

    public static async Task ChangeAsync(Rehearsal rehearsal, string id, Action<DistributionConfig> change)
    {
        var cloudFront = (await rehearsal.ConnectAsync()).CloudFront;
        var live = await cloudFront.GetDistributionAsync(new GetDistributionRequest { Id = id });
        var config = live.Distribution!.DistributionConfig;
        change(config);
        await cloudFront.UpdateDistributionAsync(new UpdateDistributionRequest { Id = id, IfMatch = live.ETag, DistributionConfig = config });
    }
}
