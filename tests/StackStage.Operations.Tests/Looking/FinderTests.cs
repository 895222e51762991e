using System.Text;
using StackStage.Operations.Certificates;
using StackStage.Operations.Errors;
using StackStage.Operations.Looking;
using StackStage.Operations.Stages;
using StackStage.Operations.Tests.Distributions;
using StackStage.Operations.Tests.Domains;
using StackStage.Operations.Tests.Harness;
using StackStage.Operations.Tests.Stages;
using StackStage.Sandbox;

namespace StackStage.Operations.Tests.Looking;

public class FinderTests
{
    private static SandboxOptions Tagged(int count, object? settings = null) => DistributionWorld.Options(
        new
        {
            distributions = Enumerable.Range(1, count).Select(number => new
            {
                id = $"E{number:0000}",
                domainName = $"d{number}.cloudfront.net",
                tags = number % 2 == 0 ? new Dictionary<string, string> { ["sst:app"] = "shop", ["sst:stage"] = $"pr-{number}" } : [],
            }),
        },
        settings);

    private static async Task<List<StageDistribution>> DistributionsAsync(Rehearsal rehearsal, LookingRequest request) =>
        await ToListAsync(DistributionFinder.FindAsync(await rehearsal.ConnectAsync(), request, rehearsal.Host, CancellationToken.None));

    private static async Task<List<StageCertificate>> CertificatesAsync(Rehearsal rehearsal, LookingRequest request) =>
        await ToListAsync(CertificateFinder.FindAsync(await rehearsal.ConnectAsync(), request, rehearsal.Host, CancellationToken.None));

    private static async Task<List<StageDomain>> DomainsAsync(Rehearsal rehearsal, LookingRequest request) =>
        await ToListAsync(DomainFinder.FindAsync(await rehearsal.ConnectAsync(), request, rehearsal.Host, CancellationToken.None));

    private static async Task<List<T>> ToListAsync<T>(IAsyncEnumerable<T> source)
    {
        var list = new List<T>();
        await foreach (var one in source)
        {
            list.Add(one);
        }

        return list;
    }

    [Fact]
    public async Task A_big_account_is_read_in_pages_and_not_with_a_call_for_each()
    {
        using var rehearsal = new Rehearsal(Tagged(450));

        var found = await DistributionsAsync(rehearsal, new LookingRequest());

        Assert.Equal(450, found.Count);
        Assert.Equal(225, found.Count(one => one.App == "shop"));
        Assert.All(found.Take(225), one => Assert.Equal("pr-" + int.Parse(one.Id[1..], null), one.Stage));
        Assert.All(found.Skip(225), one => Assert.Null(one.App));
        Assert.Equal(5, rehearsal.Sandbox.Journal.Of("cloudfront", "ListDistributions").Count);
        Assert.Equal(3, rehearsal.Sandbox.Journal.Of("tagging", "GetResources").Count);
        Assert.InRange(rehearsal.Sandbox.Journal.Count, 8, 9);
    }

    [Fact]
    public async Task A_throttled_page_is_asked_for_again_and_not_those_before_it()
    {
        using var rehearsal = new Rehearsal(Tagged(250));
        rehearsal.Sandbox.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.Throttle, Service = "cloudfront", Action = "ListDistributions", From = 2, Times = 6 });

        var found = await DistributionsAsync(rehearsal, new LookingRequest());

        Assert.Equal(250, found.Count);
        Assert.Equal(3 + 6, rehearsal.Sandbox.Journal.Of("cloudfront", "ListDistributions").Count);
        Assert.InRange(DistributionWorld.Elapsed(rehearsal).TotalSeconds, 2, 120);
    }

    [Fact]
    public async Task Only_the_wanted_stages_are_listed_and_what_nothing_tells_of_is_not()
    {
        using var rehearsal = new Rehearsal(Tagged(9));

        var found = await DistributionsAsync(rehearsal, new LookingRequest { Stages = [new StageFilter(["shop"], ["pr-2"]), new StageFilter(["shop"], ["pr-[4-6]"])] });

        Assert.Equal(["pr-2", "pr-4", "pr-6"], found.Select(one => one.Stage));
    }

    [Fact]
    public async Task Without_permission_for_tags_the_list_comes_without_stages_but_never_in_place_of_a_stage()
    {
        using var rehearsal = new Rehearsal(Tagged(2));
        rehearsal.Sandbox.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.AccessDenied, Service = "tagging" });

        Assert.All(await DistributionsAsync(rehearsal, new LookingRequest()), one => Assert.Null(one.Stage));
        Assert.Contains("tag:GetResources", Assert.Single(rehearsal.Host.Warnings), StringComparison.Ordinal);

        var failure = await Assert.ThrowsAsync<StageException>(() => DistributionsAsync(rehearsal, new LookingRequest { Stages = [new StageFilter(["shop"])] }));
        Assert.Equal("AccessDenied", failure.Error.ErrorId);
    }

    [Fact]
    public async Task A_state_tells_whose_a_distribution_is_that_has_no_tags()
    {
        using var rehearsal = new Rehearsal(Tagged(3));
        var connection = await rehearsal.BootstrapAsync();
        var state = """
            {"version":3,"checkpoint":{"stack":"organization/blog/live","latest":{"manifest":{},"resources":[
            {"urn":"urn:pulumi:live::blog::aws:cloudfront/distribution:Distribution::cdn","custom":true,"id":"E0003","type":"aws:cloudfront/distribution:Distribution"},
            {"urn":"urn:pulumi:live::blog::aws:cloudfront/distribution:Distribution::other","custom":true,"external":true,"id":"E0001","type":"aws:cloudfront/distribution:Distribution"}]}}}
            """;
        await connection.PutAsync("app/blog/live.json", Encoding.UTF8.GetBytes(state));

        var found = await DistributionsAsync(rehearsal, new LookingRequest { SearchState = true });

        Assert.Equal(
            [("E0003", "blog", "live"), ("E0002", "shop", "pr-2"), ("E0001", null, null)],
            found.Select(one => (one.Id, one.App, one.Stage)));
        Assert.All(await DistributionsAsync(rehearsal, new LookingRequest { Ids = ["E0003"] }), one => Assert.Null(one.App));
    }

    [Fact]
    public async Task A_name_that_is_not_there_is_an_error_and_a_pattern_is_not()
    {
        using var rehearsal = new Rehearsal(DistributionWorld.WithRecords());

        Assert.Equal("E1ALIAS", Assert.Single(await DistributionsAsync(rehearsal, new LookingRequest { Names = ["WWW.example.com", "nobody.example.com", "nothing-*"] })).Id);

        var error = Assert.Single(rehearsal.Host.Errors);
        Assert.Equal(("AliasNotFound", (object?)"nobody.example.com"), (error.ErrorId, error.Target));
    }

    [Fact]
    public async Task A_wildcard_certificate_is_found_by_its_name_and_not_taken_for_a_pattern()
    {
        using var rehearsal = new ApiWorld().Certificate(1, "*.example.com").Certificate(2, "api.example.com").Start();

        Assert.Equal(["*.example.com"], (await CertificatesAsync(rehearsal, new LookingRequest { Names = ["*.example.com"] })).Select(one => one.DomainName));
        Assert.Equal(2, (await CertificatesAsync(rehearsal, new LookingRequest { Names = ["?*.example.com"] })).Count);
    }

    [Fact]
    public async Task Certificates_come_with_those_who_hold_them_and_free_ones_cost_no_call()
    {
        using var rehearsal = new ApiWorld()
            .Certificate(1, "api.example.com").Domain("api.example.com", ApiWorld.Arn(1))
            .Certificate(2, "own.example.com", heldBy: ApiWorld.OwnHolder)
            .Certificate(3, "free.example.com", names: ["www.free.example.com"], keyAlgorithm: "EC_prime256v1").Start();

        var found = await CertificatesAsync(rehearsal, new LookingRequest());

        Assert.Equal(["api.example.com", "free.example.com", "own.example.com"], found.Select(one => one.DomainName));
        Assert.Equal("API Gateway domain 'api.example.com' in eu-central-1", found[0].Holders.Single(holder => holder.Kind == HolderKind.Own).Name);
        Assert.Equal(ApiWorld.OwnHolder, Assert.Single(found[2].Holders).Arn);
        Assert.Equal((false, 0), (found[1].InUse, found[1].Holders.Count));
        Assert.DoesNotContain(rehearsal.Sandbox.Journal.Of("acm", "DescribeCertificate"), call => call.Resource?.Contains(ApiWorld.Arn(3), StringComparison.Ordinal) == true);
        Assert.True(rehearsal.Host.Progress.Last().Completed);

        rehearsal.Sandbox.Journal.Clear();
        Assert.All(await CertificatesAsync(rehearsal, new LookingRequest { WithHolders = false }), one => Assert.Empty(one.Holders));
        Assert.Empty(rehearsal.Sandbox.Journal.Of("acm", "DescribeCertificate"));
    }

    [Fact]
    public async Task All_Regions_are_looked_in_only_when_asked_for()
    {
        using var rehearsal = new ApiWorld().Certificate(1, "here.example.com").Certificate(2, "edge.example.com", "us-east-1").Start();

        Assert.Equal("here.example.com", Assert.Single(await CertificatesAsync(rehearsal, new LookingRequest())).DomainName);
        Assert.All(rehearsal.Sandbox.Journal.Of("acm", "ListCertificates"), call => Assert.Equal(Rehearsal.Region, call.Region));

        var found = await CertificatesAsync(rehearsal, new LookingRequest { AllRegions = true });
        Assert.Equal([("here.example.com", Rehearsal.Region), ("edge.example.com", "us-east-1")], found.Select(one => (one.DomainName, one.Region)));
        Assert.Empty(rehearsal.Host.Errors);
    }

    [Fact]
    public async Task A_Region_that_cannot_be_asked_is_said_and_the_others_are_listed()
    {
        using var rehearsal = new ApiWorld().Certificate(1, "api.example.com").Domain("api.example.com", ApiWorld.Arn(1)).Start();
        rehearsal.Sandbox.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.AccessDenied, Service = "apigatewayv2", From = 12, Times = 1 });

        var found = await DomainsAsync(rehearsal, new LookingRequest { AllRegions = true });

        Assert.Equal("AccessDenied", Assert.Single(rehearsal.Host.Errors).ErrorId);
        Assert.Single(found);
    }

    [Fact]
    public async Task Domains_have_the_names_that_their_removal_takes()
    {
        using var rehearsal = new ApiWorld()
            .Certificate(1, "api.example.com")
            .Domain("api.example.com", ApiWorld.Arn(1), change: domain => domain["tags"] = new System.Text.Json.Nodes.JsonObject { ["sst:app"] = "shop", ["sst:stage"] = "dev" }).Start();

        var domain = Assert.Single(await DomainsAsync(rehearsal, new LookingRequest { Stages = [new StageFilter(["shop"], ["d*"])] }));

        Assert.Equal(("api.example.com", "shop", "dev", Rehearsal.Region, "REGIONAL"), (domain.DomainName, domain.App, domain.Stage, domain.Region, domain.EndpointType));
        Assert.Equal(ApiWorld.Arn(1), domain.CertificateArn.ToString());
        Assert.Equal(ApiWorld.Target("api.example.com"), domain.Targets.ToString());
        Assert.Empty(await DomainsAsync(rehearsal, new LookingRequest { Stages = [new StageFilter(["shop"], ["prod"])] }));
    }
}
