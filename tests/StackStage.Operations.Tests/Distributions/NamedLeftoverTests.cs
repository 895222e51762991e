using Amazon.S3.Model;
using StackStage.Operations.Distributions;
using StackStage.Operations.Distributions.Leftovers;
using StackStage.Operations.Tests.Harness;
using StackStage.Sandbox;
using static StackStage.Operations.Tests.Distributions.DistributionWorld;

namespace StackStage.Operations.Tests.Distributions;

/// <summary>What is never deleted with a distribution, and must be named all the same.</summary>
public class NamedLeftoverTests
{
    private const string Acl = "arn:aws:wafv2:us-east-1:123456789012:global/webacl/shop/0a1b";
    private const string SharedAcl = "arn:aws:wafv2:us-east-1:123456789012:global/webacl/all/2c3d";
    private const string Logs = "arn:aws:cloudfront::123456789012:realtime-log-config/shop-live";
    private const string Store = "arn:aws:cloudfront::123456789012:key-value-store/routes";
    private const string SharedStore = "arn:aws:cloudfront::123456789012:key-value-store/shared";

    [Fact]
    public async Task Keys_stores_logs_acls_sources_and_statements_are_named_and_stay()
    {
        using var rehearsal = new Rehearsal(World());
        rehearsal.Sandbox.AddScenarioJson("""
            { "region": "us-east-1", "services": { "cloudcontrol": { "resources": [
              { "type": "AWS::Logs::DeliverySource", "identifier": "shop-access", "properties": { "Name": "shop-access", "ResourceArns": ["arn:aws:cloudfront::123456789012:distribution/E1OWN"] } },
              { "type": "AWS::Logs::DeliverySource", "identifier": "other-access", "properties": { "Name": "other-access", "ResourceArns": ["arn:aws:cloudfront::123456789012:distribution/E2OTHER"] } }
            ] } } }
            """);
        await PutPolicyAsync(rehearsal);

        var removal = Assert.Single(await RunAsync(rehearsal, Request("E1OWN") with { IncludeOrphans = true }));

        Assert.Empty(rehearsal.Host.Errors);
        Assert.Equal(DistributionRemovalState.Removed, removal.State);
        Assert.Equal(
            [
                "BucketPolicyStatement shop-assets: ForShop: Orphaned",
                "BucketPolicyStatement shop-assets: number 3: Orphaned",
                $"KeyValueStore {Store}: Orphaned",
                $"KeyValueStore {SharedStore}: Shared",
                "LogDeliverySource shop-access: Orphaned",
                "PublicKey K1KEY: Orphaned",
                "PublicKey K2KEY: Shared",
                "RealtimeLogConfig shop-live: Orphaned",
                "WebAcl shop: Orphaned",
            ],
            removal.Leftovers.Where(leftover => !LeftoverKind.All.Any(kind => kind.Name == leftover.Kind)).Select(leftover => leftover.ToString()).Order(StringComparer.Ordinal));
        Assert.All(removal.Leftovers.Where(leftover => leftover.State == LeftoverState.Orphaned), leftover => Assert.Contains("not deleted", leftover.Detail!, StringComparison.Ordinal));
        Assert.Contains("PublicKey/K1KEY", Entities(rehearsal));
        Assert.Contains(rehearsal.Host.Verbose, line => line.StartsWith("E1OWN: stays: WebAcl shop", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_another_distribution_uses_too_is_shared()
    {
        using var rehearsal = new Rehearsal(World());

        var removal = Assert.Single(await RunAsync(rehearsal, Request("E2OTHER")));

        var acl = removal.Leftovers.Single(leftover => leftover.Kind == "WebAcl");
        Assert.Equal((LeftoverState.Shared, "used by E3THIRD"), (acl.State, acl.Detail));
    }

    [Fact]
    public async Task What_cannot_be_asked_keeps_nothing_from_being_removed()
    {
        using var rehearsal = new Rehearsal(World());
        rehearsal.Sandbox.Faults.Deny("s3");
        rehearsal.Sandbox.Faults.Deny("cloudcontrol");
        rehearsal.Sandbox.Faults.Deny("cloudfront", "ListKeyGroups");

        Assert.Equal(DistributionRemovalState.Removed, Assert.Single(await RunAsync(rehearsal, Request("E1OWN"))).State);

        Assert.Empty(rehearsal.Host.Errors);
        Assert.Contains(rehearsal.Host.Verbose, line => line.Contains("the policy of bucket shop-assets cannot be told", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("shop-assets.s3.amazonaws.com", "shop-assets", null)]
    [InlineData("shop.assets.s3.eu-central-1.amazonaws.com", "shop.assets", "eu-central-1")]
    [InlineData("shop-assets.s3.dualstack.us-gov-west-1.amazonaws.com", "shop-assets", "us-gov-west-1")]
    [InlineData("shop-assets.s3-eu-west-1.amazonaws.com", "shop-assets", "eu-west-1")]
    [InlineData("b.s3.cn-north-1.amazonaws.com.cn", "b", "cn-north-1")]
    public void The_bucket_behind_an_origin_is_known(string domain, string bucket, string? region) => Assert.Equal(new S3Origin(bucket, region), S3Origin.Of(domain));

    [Theory]
    [InlineData("shop-assets.s3-website.eu-central-1.amazonaws.com")]
    [InlineData("api.example.com")]
    [InlineData("s3.example.com")]
    [InlineData(null)]
    public void Other_origins_are_no_buckets(string? domain) => Assert.Null(S3Origin.Of(domain));

    private static async Task PutPolicyAsync(Rehearsal rehearsal)
    {
        var s3 = (await rehearsal.ConnectAsync()).S3("eu-central-1");
        rehearsal.Sandbox.AddScenarioJson("""{ "region": "eu-central-1", "services": { "s3": { "buckets": [ { "name": "shop-assets", "region": "eu-central-1" } ] } } }""");
        await s3.PutBucketPolicyAsync(new PutBucketPolicyRequest
        {
            BucketName = "shop-assets",
            Policy = """
                { "Version": "2012-10-17", "Statement": [
                  { "Sid": "ForShop", "Effect": "Allow", "Principal": { "Service": "cloudfront.amazonaws.com" }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::shop-assets/*",
                    "Condition": { "StringEquals": { "AWS:SourceArn": "arn:aws:cloudfront::123456789012:distribution/E1OWN" } } },
                  { "Sid": "ForLonger", "Effect": "Allow", "Principal": { "Service": "cloudfront.amazonaws.com" }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::shop-assets/*",
                    "Condition": { "StringEquals": { "AWS:SourceArn": "arn:aws:cloudfront::123456789012:distribution/E1OWN2" } } },
                  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity EOAIOWN" }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::shop-assets/*" }
                ] }
                """,
        });
    }

    private static SandboxOptions World() => Options(new
    {
        originAccessIdentities = new[] { new { id = "EOAIOWN", name = "oai-own", comment = "oai-own" } },
        publicKeys = new[] { new { id = "K1KEY", name = "key" }, new { id = "K2KEY", name = "key2" } },
        keyGroups = new[] { new { id = "kg-own", name = "signers", keys = new[] { "K1KEY", "K2KEY" } }, new { id = "kg-else", name = "others", keys = new[] { "K2KEY" } } },
        functions = new[] { new { name = "router", keyValueStores = new[] { Store, SharedStore } }, new { name = "else", keyValueStores = new[] { SharedStore } } },
        distributions = new object[]
        {
            new
            {
                id = "E1OWN",
                domainName = "d1.cloudfront.net",
                comment = "own",
                webAclId = Acl,
                realtimeLogConfigArn = Logs,
                keyGroups = new[] { "kg-own" },
                functions = new Dictionary<string, string> { ["viewer-request"] = "router" },
                origins = new[] { new { id = "a", domainName = "shop-assets.s3.eu-central-1.amazonaws.com", originAccessIdentityId = "EOAIOWN" } },
            },
            new { id = "E2OTHER", domainName = "d2.cloudfront.net", comment = "other", webAclId = SharedAcl },
            new { id = "E3THIRD", domainName = "d3.cloudfront.net", comment = "third", webAclId = SharedAcl },
        },
    });
}
