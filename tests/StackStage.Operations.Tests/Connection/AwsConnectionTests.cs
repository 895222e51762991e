using Amazon.Runtime;
using StackStage.Operations.Connection;
using StackStage.Operations.Errors;
using StackStage.Operations.Tests.Harness;
using StackStage.Tests.Shared;

namespace StackStage.Operations.Tests.Connection;

public class AwsConnectionTests
{
    [Fact]
    public async Task The_account_is_the_one_of_the_credentials()
    {
        using var rehearsal = new Rehearsal();
        var connection = await rehearsal.ConnectAsync();

        Assert.Equal("123456789012", await connection.GetAccountIdAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Another_account_than_the_one_named_is_refused()
    {
        using var rehearsal = new Rehearsal();
        var connection = await rehearsal.ConnectAsync(accountId: "999999999999");

        var failure = await Assert.ThrowsAsync<StageException>(() => connection.EnsureAccountAsync(CancellationToken.None));

        Assert.Equal("WrongAccount", failure.Error.ErrorId);
        Assert.Contains("123456789012", failure.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dead_endpoint_is_said_to_be_unreachable()
    {
        var connection = await AwsConnection.OpenAsync(
            new ConnectionRequest { EndpointUrl = DeadEndpoint.Url, Region = Rehearsal.Region, Credentials = new BasicAWSCredentials("AKIAIOSFODNN7EXAMPLE", "secret") }, CancellationToken.None);

        var failure = await Assert.ThrowsAsync<StageException>(() => connection.GetAccountIdAsync(CancellationToken.None));

        Assert.Equal("EndpointNotReachable", failure.Error.ErrorId);
    }

    [Fact]
    public async Task A_denied_call_names_the_permission()
    {
        using var rehearsal = new Rehearsal();
        rehearsal.Sandbox.Faults.Deny("sts", "GetCallerIdentity");
        var connection = await rehearsal.ConnectAsync();

        var failure = await Assert.ThrowsAsync<StageException>(() => connection.GetAccountIdAsync(CancellationToken.None));

        Assert.Equal("AccessDenied", failure.Error.ErrorId);
        Assert.Contains("sts:GetCallerIdentity", failure.Error.RecommendedAction!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_one_is_is_asked_as_patiently_as_anything_else()
    {
        using var rehearsal = new Rehearsal();
        rehearsal.Sandbox.Faults.Add(new Sandbox.SandboxFault { Kind = Sandbox.SandboxFaultKind.ServerError, Service = "sts", Times = 3 });
        rehearsal.Sandbox.Faults.Add(new Sandbox.SandboxFault { Kind = Sandbox.SandboxFaultKind.Throttle, Service = "sts", From = 4, Times = 2 });
        var connection = await rehearsal.ConnectAsync(accountId: "123456789012");
        var before = rehearsal.Sandbox.Clock.GetUtcNow();

        await connection.EnsureAccountAsync(CancellationToken.None);

        Assert.Equal(6, rehearsal.Sandbox.Journal.Count);
        Assert.Equal(TimeSpan.FromSeconds(2 + 4 + 8 + 16 + 30), rehearsal.Sandbox.Clock.GetUtcNow() - before);
    }

    [Theory]
    [InlineData("eu-central-1", "us-east-1")]
    [InlineData("cn-north-1", "cn-northwest-1")]
    [InlineData("us-gov-east-1", "us-gov-west-1")]
    [InlineData("us-iso-west-1", "us-iso-east-1")]
    [InlineData("us-isob-west-1", "us-isob-east-1")]
    [InlineData("eu-isoe-west-1", "eu-isoe-west-1")]
    [InlineData("us-isof-east-1", "us-isof-south-1")]
    [InlineData("eusc-de-east-1", "eusc-de-east-1")]
    public async Task The_global_services_are_reached_in_the_partition_of_the_Region(string region, string expected)
    {
        var request = new StackStage.Operations.Connection.ConnectionRequest { Region = region, Credentials = new Amazon.Runtime.BasicAWSCredentials("a", "b") };
        var connection = await StackStage.Operations.Connection.AwsConnection.OpenAsync(request, CancellationToken.None);

        Assert.Equal(expected, connection.GlobalRegion);
        Assert.Equal(expected, connection.Route53.Config.RegionEndpoint.SystemName);
    }
}
