using StackStage.Operations.Certificates;
using StackStage.Operations.Errors;
using static StackStage.Operations.Tests.Certificates.CertificateWorld;

namespace StackStage.Operations.Tests.Certificates;

/// <summary>Custom domains of other services hold certificates behind a distribution of AWS's own.</summary>
public class ServiceDomainTests
{
    private static readonly string Held = Certificate("a", "auth.example.com", "\"region\": \"us-east-1\"", Holder("arn:aws:cloudfront::813047374817:distribution/E0AWSOWN"));

    [Theory]
    [InlineData("us-east-1")]
    [InlineData("eu-central-1")]
    public async Task A_domain_of_AppSync_is_named_and_waiting_is_futile(string region)
    {
        var error = await RemoveAsync($$"""
            { "type": "AWS::AppSync::DomainName", "region": "{{region}}", "identifier": "auth.example.com", "properties": { "DomainName": "auth.example.com", "CertificateArn": "{{Arn("a", "us-east-1")}}" } }
            """);

        Assert.Equal("CertificateHeld", error.ErrorId);
        Assert.Contains($"AppSync domain 'auth.example.com' in {region}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_domain_of_a_user_pool_is_named_and_waiting_is_futile()
    {
        var error = await RemoveAsync($$"""
            { "type": "AWS::Cognito::UserPool", "identifier": "eu-central-1_shop", "properties": { "UserPoolId": "eu-central-1_shop" } },
            { "type": "AWS::Cognito::UserPoolDomain", "identifier": "eu-central-1_shop|auth.example.com", "properties": { "UserPoolId": "eu-central-1_shop", "Domain": "auth.example.com", "CustomDomainConfig": { "CertificateArn": "{{Arn("a", "us-east-1")}}" } } }
            """);

        Assert.Equal("CertificateHeld", error.ErrorId);
        Assert.Contains("domain of the Cognito user pool eu-central-1_shop 'auth.example.com'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_is_found_it_is_not_promised_that_AWS_lets_go()
    {
        var error = await RemoveAsync("""
            { "type": "AWS::AppSync::DomainName", "identifier": "other.example.com", "properties": { "DomainName": "other.example.com", "CertificateArn": "arn:aws:acm:us-east-1:123456789012:certificate/other" } }
            """);

        Assert.Equal("CertificateNotReleasedInTime", error.ErrorId);
        Assert.Contains("App Runner", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("by itself", error.Message, StringComparison.Ordinal);
    }

    private static async Task<StageError> RemoveAsync(string resources)
    {
        using var rehearsal = Rehearse(Scenario(Held, more: $$""" "cloudcontrol": { "resources": [ {{resources}} ] } """));

        await CertificateReleaser.RemoveAsync(
            await rehearsal.ConnectAsync(), [Arn("a", "us-east-1")], new CertificateRemovalOptions(), Wait with { Timeout = TimeSpan.FromMinutes(10) }, rehearsal.Host, CancellationToken.None);

        return Assert.Single(rehearsal.Host.Errors);
    }
}
