using System.Diagnostics;
using Amazon.Runtime;
using StackStage.Operations.Certificates;
using StackStage.Operations.Connection;
using StackStage.Operations.Distributions;
using StackStage.Operations.Domains;
using StackStage.Operations.Errors;
using StackStage.Operations.Steps;
using StackStage.Operations.Tests.Harness;
using StackStage.Operations.Waiting;
using StackStage.Tests.Shared;

namespace StackStage.Operations.Tests.Connection;

/// <summary>Each operation before its first call: who answers, and whose account it is.</summary>
public class ReadinessTests
{
    private const string Arn = "arn:aws:acm:eu-central-1:123456789012:certificate/a";

    private static readonly WaitOptions Wait = new() { Timeout = TimeSpan.FromMinutes(90), PollInterval = TimeSpan.FromSeconds(30) };

    private static readonly Dictionary<string, Func<AwsConnection, IOperationHost, Task>> Operations = new(StringComparer.Ordinal)
    {
        ["Disable-DistributionAndRemove"] = (connection, host) => DistributionRemover.RunAsync(connection, new DistributionRemovalRequest { Ids = ["E1ONE"], Wait = Wait }, host, default),
        ["Remove-ApiCustomDomain"] = (connection, host) => ApiDomainRemover.RemoveAsync(connection, new ApiDomainRemovalRequest { DomainNames = ["api.example.com"], Wait = Wait }, host, default),
        ["Wait-CertificateRelease"] = (connection, host) => CertificateReleaser.WaitAsync(connection, [Arn], new CertificateRemovalOptions(), Wait, host, default),
        ["Remove-ReleasedCertificate"] = (connection, host) => CertificateReleaser.RemoveAsync(connection, [Arn], new CertificateRemovalOptions(), Wait, host, default),
        ["Request-DnsValidatedCertificate"] = (connection, host) => CertificateIssuer.RequestAsync(connection, new CertificateOrder { DomainName = "app.example.com" }, Wait, host, default),
        ["Repair-CertificateValidation"] = (connection, host) => ValidationRepairer.RepairAsync(connection, null, [], Wait, host, default),
    };

    public static TheoryData<string> Names => [.. Operations.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_dead_endpoint_is_told_within_seconds_not_at_the_timeout(string operation)
    {
        var connection = await AwsConnection.OpenAsync(
            new ConnectionRequest { EndpointUrl = DeadEndpoint.Url, Region = Rehearsal.Region, Credentials = new BasicAWSCredentials("AKIAIOSFODNN7EXAMPLE", "secret") }, default);
        var watch = Stopwatch.StartNew();

        var failure = await Assert.ThrowsAsync<StageException>(() => Operations[operation](connection, new RecordingHost()));

        Assert.Equal("EndpointNotReachable", failure.Error.ErrorId);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"{watch.Elapsed}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Another_account_than_the_named_one_is_refused_before_anything_else_is_asked(string operation)
    {
        using var rehearsal = new Rehearsal();
        var connection = await rehearsal.ConnectAsync(accountId: "999999999999");

        var failure = await Assert.ThrowsAsync<StageException>(() => Operations[operation](connection, rehearsal.Host));

        Assert.Equal("WrongAccount", failure.Error.ErrorId);
        Assert.Equal(["GetCallerIdentity"], rehearsal.Sandbox.Journal.Entries.Select(call => call.Action));
    }

    [Fact]
    public async Task A_busy_STS_stops_nobody()
    {
        using var rehearsal = new Rehearsal();
        rehearsal.Sandbox.Faults.Add(new Sandbox.SandboxFault { Kind = Sandbox.SandboxFaultKind.Error, Service = "sts", Action = "GetCallerIdentity", Code = "Throttling", Status = 400, Message = "Rate exceeded" });

        var removal = Assert.Single(await DistributionRemover.RunAsync(await rehearsal.ConnectAsync(), new DistributionRemovalRequest { Ids = ["E1ONE"], Wait = Wait }, rehearsal.Host, default));

        Assert.Equal(DistributionRemovalState.AlreadyGone, removal.State);
    }

    [Theory]
    [InlineData("Remove-ApiCustomDomain")]
    [InlineData("Wait-CertificateRelease")]
    public async Task An_STS_that_is_busy_for_a_while_only_costs_time(string operation)
    {
        using var rehearsal = new Rehearsal();
        rehearsal.Sandbox.Faults.Add(new Sandbox.SandboxFault { Kind = Sandbox.SandboxFaultKind.Error, Service = "sts", Action = "GetCallerIdentity", Code = "Throttling", Status = 400, Message = "Rate exceeded", Times = 8 });

        await Operations[operation](await rehearsal.ConnectAsync(), rehearsal.Host);

        Assert.Empty(rehearsal.Host.Errors);
    }
}
