using StackStage.Operations.Domains;
using StackStage.Operations.Steps;
using StackStage.Operations.Tests.Harness;
using static StackStage.Operations.Tests.Domains.ApiWorld;

namespace StackStage.Operations.Tests.Domains;

public class ApiDomainPatternTests
{
    private static ApiWorld Stages() => new ApiWorld()
        .Certificate(1, "api.pr-1.example.com")
        .Certificate(2, "*.example.com")
        .Domain("api.pr-1.example.com", Arn(1), ["=http1"])
        .Domain("api.pr-2.example.com", Arn(2))
        .Domain("api.example.com", Arn(2))
        .Domain("*.example.com", Arn(2))
        .Record("example.com", "api.pr-9.example.com", Target("api.pr-9.example.com"));

    [Theory]
    [InlineData("api.pr-*", "api.pr-1.example.com api.pr-2.example.com")]
    [InlineData("API.PR-?.example.com", "api.pr-1.example.com api.pr-2.example.com")]
    [InlineData("*", "*.example.com api.example.com api.pr-1.example.com api.pr-2.example.com")]
    [InlineData("*.example.com", "*.example.com")]
    public async Task A_pattern_names_the_domains_that_match_and_each_is_asked_for(string pattern, string names)
    {
        using var rehearsal = Stages().Start();
        var host = new RecordingHost { Time = rehearsal.Sandbox.Clock, Answer = _ => Approval.Previewed };

        var removals = await RunAsync(rehearsal, All(pattern) with { RemoveCertificate = false }, host);

        Assert.Equal(names.Split(' '), removals.Select(removal => removal.DomainName).Order(StringComparer.Ordinal));
        Assert.All(removals, removal => Assert.Contains($"apigateway.domain.delete {removal.DomainName}", host.Asked));
        Assert.Empty(rehearsal.Sandbox.Journal.Changes);
    }

    [Fact]
    public async Task What_the_quota_costs_is_said_before_anybody_is_asked()
    {
        using var rehearsal = Stages().Start();
        var host = new RecordingHost { Time = rehearsal.Sandbox.Clock, Asking = Asking.ForEachObject, Answer = _ => Approval.Declined };

        await RunAsync(rehearsal, All("api.example.com", "api.pr-1.example.com", "api.pr-2.example.com") with { RemoveCertificate = false, RemoveDnsRecord = false }, host);

        Assert.Contains(host.Verbose, line => line.StartsWith("3 domain names take at least 1 min: ", StringComparison.Ordinal));
        Assert.Equal(3, host.Asked.Count);
    }

    [Fact]
    public async Task A_match_that_is_declined_stays()
    {
        using var rehearsal = Stages().Start();
        var host = new RecordingHost
        {
            Time = rehearsal.Sandbox.Clock,
            Answer = step => step.Target.StartsWith("api.pr-1.", StringComparison.Ordinal) ? Approval.Declined : Approval.Approved,
        };

        var removals = await RunAsync(rehearsal, All("api.pr-*") with { RemoveCertificate = false }, host);

        Assert.Equal([ApiDomainState.Declined, ApiDomainState.Removed], removals.Select(removal => removal.State));
        var left = Describe(rehearsal);
        Assert.Contains("domains api.pr-1.example.com", left, StringComparison.Ordinal);
        Assert.Contains("domains api.example.com", left, StringComparison.Ordinal);
        Assert.DoesNotContain("domains api.pr-2.example.com", left, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pattern_that_matches_nothing_is_a_warning_and_touches_nothing()
    {
        using var rehearsal = Stages().Start();

        // A record that once led to a domain of a matching name stays: nobody named it.
        var removal = Assert.Single(await RunAsync(rehearsal, All("api.pr-9*")));

        Assert.Equal("api.pr-9*", removal.DomainName);
        Assert.NotEqual(ApiDomainState.Removed, removal.State);
        Assert.Contains("No custom domain name of this account and Region matches 'api.pr-9*'.", rehearsal.Host.Warnings);
        Assert.Empty(rehearsal.Sandbox.Journal.Changes);
        Assert.Empty(rehearsal.Host.Errors);
    }

    [Fact]
    public async Task A_wildcard_domain_that_is_gone_does_not_become_a_pattern()
    {
        using var rehearsal = Stages().Start();
        await RunAsync(rehearsal, All("*.example.com") with { RemoveCertificate = false });

        var again = Assert.Single(await RunAsync(rehearsal, All("*.example.com") with { RemoveCertificate = false }));

        Assert.NotEqual(ApiDomainState.Removed, again.State);
        Assert.Contains("domains api.example.com", Describe(rehearsal), StringComparison.Ordinal);
        Assert.Contains(rehearsal.Host.Warnings, warning => warning.Contains("'?*.example.com'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_ARN_names_its_domain_and_one_of_another_Region_is_refused()
    {
        using var rehearsal = Stages().Start();
        string[] names = [$"arn:aws:apigateway:{Rehearsal.Region}::/domainnames/api.pr-1.example.com", "arn:aws:apigateway:us-west-2::/domainnames/api.pr-2.example.com"];

        var removal = Assert.Single(await RunAsync(rehearsal, All(names) with { RemoveCertificate = false }));

        Assert.Equal(("api.pr-1.example.com", ApiDomainState.Removed), (removal.DomainName, removal.State));
        Assert.Equal("DomainInOtherRegion", Assert.Single(rehearsal.Host.Errors).ErrorId);
        Assert.Contains("domains api.pr-2.example.com", Describe(rehearsal), StringComparison.Ordinal);
    }
}
