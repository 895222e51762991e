using StackStage.Operations.Certificates;
using StackStage.Operations.Tests.Harness;
using StackStage.Sandbox;
using static StackStage.Operations.Tests.Certificates.CertificateWorld;

namespace StackStage.Operations.Tests.Certificates;

/// <summary>A validation record goes only when every Region where a certificate may need it has been asked.</summary>
public class ValidationRegionTests
{
    private static readonly string World = Scenario(Certificate("a", "app.example.com"), Zone("Z1", "example.com", "\"validates\": [\"app.example.com\"]"));

    [Fact]
    public async Task Every_Region_of_the_partition_is_asked()
    {
        using var rehearsal = Rehearse(World);

        Assert.Equal(CertificateReleaseState.Removed, Assert.Single(await RemoveAsync(rehearsal)).State);

        var asked = rehearsal.Sandbox.Journal.Of("acm", "ListCertificates").Select(call => call.Region).Distinct().ToList();
        Assert.Superset(new HashSet<string> { "eu-central-1", "us-east-1", "ap-southeast-3", "me-south-1", "sa-east-1" }, asked.ToHashSet());
        Assert.DoesNotContain(asked, region => region.StartsWith("cn-", StringComparison.Ordinal) || region.StartsWith("us-gov-", StringComparison.Ordinal));
        Assert.Single(rehearsal.Sandbox.Journal.Of("route53", "ChangeResourceRecordSets"));
    }

    [Theory]
    [InlineData("UnrecognizedClientException")]
    [InlineData("InvalidClientTokenId")]
    [InlineData("AuthFailure")]
    public async Task A_Region_that_is_not_enabled_has_no_certificates(string code)
    {
        using var rehearsal = Rehearse(World);
        Fail(rehearsal, "me-south-1", code, 403);

        Assert.Empty(Assert.Single(await RemoveAsync(rehearsal)).Kept);

        Assert.Single(rehearsal.Sandbox.Journal.Of("route53", "ChangeResourceRecordSets"));
        var said = rehearsal.Host.Verbose.First(line => line.StartsWith("No other certificate", StringComparison.Ordinal));
        Assert.True(said.Contains("(not enabled in this account: ", StringComparison.Ordinal) && said.Contains("me-south-1", StringComparison.Ordinal), said);
    }

    [Theory]
    [InlineData("me-south-1", "AccessDeniedException", 403)]
    [InlineData("eu-west-1", "UnrecognizedClientException", 403)]
    [InlineData("ap-south-1", "InternalFailure", 500)]
    public async Task Where_one_cannot_be_asked_the_record_stays_and_the_reason_is_given(string region, string code, int status)
    {
        using var rehearsal = Rehearse(World);
        Fail(rehearsal, region, code, status);

        var release = Assert.Single(await RemoveAsync(rehearsal));

        Assert.Equal(CertificateReleaseState.Removed, release.State);
        Assert.Contains(region, Assert.Single(release.Kept), StringComparison.Ordinal);
        Assert.Empty(rehearsal.Sandbox.Journal.Of("route53", "ChangeResourceRecordSets"));
        var warning = Assert.Single(rehearsal.Host.Warnings);
        Assert.Contains(region, warning, StringComparison.Ordinal);
        Assert.Contains("-ValidationRegion", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Regions_that_are_named_are_the_only_ones_that_are_asked_beside_its_own()
    {
        using var rehearsal = Rehearse(World);
        Fail(rehearsal, "me-south-1", "AccessDeniedException", 403);

        await RemoveAsync(rehearsal, "eu-west-1");

        Assert.Equal(["eu-central-1", "eu-west-1", "us-east-1"], rehearsal.Sandbox.Journal.Of("acm", "ListCertificates").Select(call => call.Region).Distinct().Order());
        Assert.Single(rehearsal.Sandbox.Journal.Of("route53", "ChangeResourceRecordSets"));
    }

    [Theory]
    [InlineData("FwoGZXIvYXdzEXAMPLE", 0)]
    [InlineData("IQoJb3JpZ2luX2VjEXAMPLE", 1)]
    public async Task A_session_token_that_Regions_which_must_be_enabled_do_not_know_proves_nothing(string token, int changes)
    {
        using var rehearsal = Rehearse(World);
        Fail(rehearsal, "me-south-1", "UnrecognizedClientException", 403);
        var connection = await Connection.TestConnections.WithTokenAsync(rehearsal, token);

        await CertificateReleaser.RemoveAsync(connection, [Arn("a")], new CertificateRemovalOptions { RemoveValidationRecord = true }, Wait, rehearsal.Host, CancellationToken.None);

        Assert.Equal(changes, rehearsal.Sandbox.Journal.Of("route53", "ChangeResourceRecordSets").Count);
    }

    [Fact]
    public async Task What_may_not_be_listed_at_home_is_an_error_before_anything_is_changed()
    {
        using var rehearsal = Rehearse(World);
        rehearsal.Sandbox.Faults.Deny("acm", "ListCertificates");

        await RemoveAsync(rehearsal);

        Assert.Contains("acm:ListCertificates", Assert.Single(rehearsal.Host.Errors).RecommendedAction!, StringComparison.Ordinal);
        Assert.Empty(rehearsal.Sandbox.Journal.Changes);
    }

    private static void Fail(Rehearsal rehearsal, string region, string code, int status) => rehearsal.Sandbox.Faults.Add(
        new SandboxFault { Kind = SandboxFaultKind.Error, Service = "acm", Action = "ListCertificates", Region = region, Code = code, Status = status, Message = "Not here." });

    private static async Task<IReadOnlyList<CertificateRelease>> RemoveAsync(Rehearsal rehearsal, params string[] regions) => await CertificateReleaser.RemoveAsync(
        await rehearsal.ConnectAsync(), [Arn("a")], new CertificateRemovalOptions { RemoveValidationRecord = true, ValidationRegions = regions }, Wait, rehearsal.Host, CancellationToken.None);
}
