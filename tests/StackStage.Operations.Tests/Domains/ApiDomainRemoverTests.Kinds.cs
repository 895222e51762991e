using System.Text.Json.Nodes;
using Amazon.CertificateManager.Model;
using StackStage.Operations.Domains;
using StackStage.Operations.Steps;
using StackStage.Operations.Tests.Harness;
using static StackStage.Operations.Tests.Domains.ApiWorld;

namespace StackStage.Operations.Tests.Domains;

/// <summary>Domains of other kinds, and of names that something else has too.</summary>
public sealed partial class ApiDomainRemoverTests
{
    [Fact]
    public async Task An_edge_optimized_domain_has_its_certificate_in_us_east_1()
    {
        var arn = Arn(1, "us-east-1");
        using var rehearsal = new ApiWorld()
            .Certificate(1, Shop, "us-east-1")
            .Domain(Shop, arn, ["=rest1"], null, domain =>
            {
                domain["endpointType"] = "EDGE";
                domain["target"] = "d111111abcdef8.cloudfront.net";
            })
            .Record("shop.example", Shop, "d111111abcdef8.cloudfront.net", "A")
            .Start();
        var removal = Assert.Single(await RunAsync(rehearsal, All(Shop)));
        Assert.Empty(rehearsal.Host.Errors);
        Assert.Equal([arn], removal.Certificates);
        Assert.Single(removal.DnsRecords);
        Assert.Equal("us-east-1", Assert.Single(rehearsal.Sandbox.Journal.Of("acm", "DeleteCertificate")).Region);
    }

    [Fact]
    public async Task A_wildcard_domain_takes_every_record_that_points_at_it()
    {
        using var rehearsal = new ApiWorld()
            .Certificate(1, "*.shop.example")
            .Domain("*.shop.example", Arn(1), ["=http1"])
            .Record("shop.example", "*.shop.example", Target("*.shop.example"))
            .Record("shop.example", "pr-1.shop.example", Target("*.shop.example"))
            .Record("elsewhere.example", "shop.elsewhere.example", Target("*.shop.example"))
            .Record("elsewhere.example", "other.elsewhere.example", "d-other.execute-api.eu-central-1.amazonaws.com")
            .Start();
        var removal = Assert.Single(await RunAsync(rehearsal, All("*.shop.example")));
        Assert.Equal(3, removal.DnsRecords.Count);
        Assert.Equal([Arn(1)], removal.Certificates);
        Assert.Contains("record CNAME other.elsewhere.example", Describe(rehearsal), StringComparison.Ordinal);

        Assert.Equal(ApiDomainState.AlreadyGone, Assert.Single(await RunAsync(rehearsal, All("*.shop.example"))).State);
    }

    // As versions before the journal set it: the hashes of the names, and a key of the hash of that.
    private static Tag OldMark(params string[] names)
    {
        static string Hash(string text) => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)))[..16].ToLowerInvariant();
        var value = string.Join(' ', names.Select(Hash).Order(StringComparer.Ordinal));
        return new Tag { Key = $"stackstage:remove-after:{Rehearsal.Region}:{Hash(value)}", Value = value };
    }

    [Fact]
    public async Task Of_a_domain_that_is_gone_only_a_marked_certificate_is_removed()
    {
        using var rehearsal = new ApiWorld()
            .Certificate(1, "api.shop.example")
            .Certificate(2, "*.shop.example")
            .Certificate(3, "*.shop.example", keyAlgorithm: "EC_secp384r1")
            .Certificate(4, "many.example", names: [.. Enumerable.Range(0, 20).Select(number => $"n{number}.example")])
            .Start();
        var acm = (await rehearsal.ConnectAsync()).CertificateManager(Rehearsal.Region);
        foreach (var number in new[] { 3, 4 })
        {
            await acm.AddTagsToCertificateAsync(new AddTagsToCertificateRequest { CertificateArn = Arn(number), Tags = [OldMark(Shop, "*.shop.example")] });
        }

        var removal = Assert.Single(await RunAsync(rehearsal, All(Shop)));
        Assert.Equal([Arn(3)], removal.Certificates);
        Assert.Equal(ApiDomainState.Removed, removal.State);
        Assert.Single(rehearsal.Sandbox.Journal.Of("acm", "DeleteCertificate"));
        Assert.Equal(Arn(1), Assert.Single(removal.Kept).Resource);
    }

    [Fact]
    public async Task Of_a_domain_that_is_gone_only_records_that_lead_nowhere_are_removed()
    {
        using var rehearsal = new ApiWorld()
            .Certificate(1, "*.shop.example")
            .Domain("*.shop.example", Arn(1), ["=http1"])
            .Record("shop.example", "gone.shop.example", "d-gone.execute-api.eu-central-1.amazonaws.com")
            .Record("shop.example", "wild.shop.example", Target("*.shop.example"))
            .Record("shop.example", "far.shop.example", "d-far.execute-api.us-west-2.amazonaws.com")
            .Record("shop.example", "moved.shop.example", "d111111abcdef8.cloudfront.net")
            .Start();
        var removals = await RunAsync(rehearsal, All("gone.shop.example", "wild.shop.example", "far.shop.example", "moved.shop.example"));
        Assert.Empty(rehearsal.Host.Errors);
        Assert.Single(removals[0].DnsRecords);
        Assert.Equal(ApiDomainState.Removed, removals[0].State);
        Assert.Contains("another custom domain name", Assert.Single(removals[1].Kept).Reason, StringComparison.Ordinal);
        Assert.Contains("us-west-2", Assert.Single(removals[2].Kept).Reason, StringComparison.Ordinal);
        Assert.Single(rehearsal.Sandbox.Journal.Of("route53", "ChangeResourceRecordSets"));
    }

    [Fact]
    public async Task A_private_domain_loses_its_own_access_associations_first()
    {
        using var rehearsal = Private((Account, "vpce-1")).Start();
        var removal = Assert.Single(await RunAsync(rehearsal, All("api.internal")));
        Assert.Empty(rehearsal.Host.Errors);
        Assert.Equal(ApiDomainState.Removed, removal.State);
        Assert.Equal("api.internal+abcd1234", removal.DomainName);
        Assert.Equal([Arn(1)], removal.Certificates);
        Assert.Contains(removal.Steps, step => step is { Action: "Remove access association", State: StepState.Done });
        Assert.Contains(removal.Steps, step => step is { Action: "Remove base path mapping", State: StepState.Done });
        Assert.DoesNotContain("accessAssociations ", Describe(rehearsal), StringComparison.Ordinal);
        Assert.Equal(ApiDomainState.AlreadyGone, Assert.Single(await RunAsync(rehearsal, All("api.internal+abcd1234"))).State);
    }

    [Fact]
    public async Task A_private_domain_that_another_account_uses_is_not_touched()
    {
        using var rehearsal = Private((Account, "vpce-1"), (Other, "vpce-2")).Start();
        var before = Describe(rehearsal);
        var removal = Assert.Single(await RunAsync(rehearsal, All("api.internal")));

        var error = Assert.Single(rehearsal.Host.Errors);
        Assert.Equal("DomainAccessedByOtherAccount", error.ErrorId);
        Assert.Contains(Other, error.Message, StringComparison.Ordinal);
        Assert.Equal(ApiDomainState.Failed, removal.State);
        Assert.Contains(removal.Kept, kept => kept.Kind == "AccessAssociation");
        Assert.Equal(before, Describe(rehearsal));
    }

    [Fact]
    public async Task Private_domains_of_one_name_are_told_apart_by_their_ids()
    {
        using var rehearsal = Private().Domain("api.internal", Arn(1), [], null, domain =>
        {
            domain["endpointType"] = "PRIVATE";
            domain["id"] = "other5678";
        }).Start();
        Assert.Empty(await RunAsync(rehearsal, All("api.internal")));
        var error = Assert.Single(rehearsal.Host.Errors);
        Assert.Equal("DomainNameAmbiguous", error.ErrorId);
        Assert.Contains("api.internal+other5678", error.Message, StringComparison.Ordinal);

        var removal = Assert.Single(await RunAsync(rehearsal, All("api.internal+other5678")));
        Assert.Equal(ApiDomainState.Removed, removal.State);
        Assert.Contains("api.internal+abcd1234 uses it too", Assert.Single(removal.Kept, kept => kept.Kind == "Certificate").Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_public_and_a_private_domain_of_one_name_are_told_apart_too()
    {
        using var rehearsal = Private().Certificate(2, "api.internal").Domain("api.internal", Arn(2), ["=http1"]).Start();
        Assert.Empty(await RunAsync(rehearsal, All("api.internal")));
        Assert.Contains("api.internal+ (public)", Assert.Single(rehearsal.Host.Errors).Message, StringComparison.Ordinal);

        var removal = Assert.Single(await RunAsync(rehearsal, All("api.internal+")));
        Assert.Equal("api.internal", removal.DomainName);
        Assert.Equal([Arn(2)], removal.Certificates);
        Assert.Contains("domains api.internal+abcd1234", Describe(rehearsal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_domain_name_is_an_error_and_the_others_go_on()
    {
        using var rehearsal = ShopWorld().Start();
        var removal = Assert.Single(await RunAsync(rehearsal, All("my api", Shop) with { RemoveCertificate = false }));
        Assert.Equal(ApiDomainState.Removed, removal.State);
        Assert.Equal("DomainNameNotValid", Assert.Single(rehearsal.Host.Errors).ErrorId);
    }

    [Theory]
    [InlineData("REGIONAL", "d-new0000000.execute-api.eu-central-1.amazonaws.com")]
    [InlineData("EDGE", "dnew.cloudfront.net")]
    public async Task A_domain_that_was_made_anew_under_the_same_name_stays(string endpointType, string newTarget)
    {
        JsonObject Made(string target) => new() { ["name"] = Shop, ["certificateArn"] = Arn(1), ["target"] = target, ["endpointType"] = endpointType };
        using var rehearsal = new ApiWorld().Certificate(1, Shop).Domain(Shop, Arn(1), [], null, domain => domain["endpointType"] = endpointType).Start();
        var host = new RecordingHost
        {
            Time = rehearsal.Sandbox.Clock,
            Answer = step =>
            {
                if (step.Action == "Remove custom domain name")
                {
                    rehearsal.Sandbox.AddScenarioJson(new JsonObject
                    {
                        ["region"] = Rehearsal.Region,
                        ["services"] = new JsonObject { ["apigatewayv2"] = new JsonObject { ["domains"] = new JsonArray(Made(newTarget)) } },
                    }.ToJsonString());
                }

                return Approval.Approved;
            },
        };

        var removal = Assert.Single(await RunAsync(rehearsal, All(Shop) with { RemoveCertificate = false }, host));

        Assert.Equal("DomainReplaced", Assert.Single(host.Errors).ErrorId);
        Assert.Equal(ApiDomainState.Failed, removal.State);
        Assert.Empty(rehearsal.Sandbox.Journal.Changes);
    }
}
