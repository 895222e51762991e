using StackStage.Operations.Certificates;
using StackStage.Operations.Domains;
using StackStage.Operations.Tests.Certificates;
using StackStage.Operations.Tests.Distributions;
using StackStage.Operations.Tests.Domains;
using StackStage.Operations.Tests.Harness;
using StackStage.Operations.Tests.Keys;
using StackStage.Operations.Waiting;
using StackStage.Sandbox;

namespace StackStage.Operations.Tests.Kills;

/// <summary>What the cmdlets that change AWS, or wait for it, are asked for in kill tests.</summary>
internal static class KillScenarios
{
    private const string Shop = "api.shop.example";

    // Short, so that a run is some dozens of calls and not hundreds.
    private static readonly Dictionary<string, string> Quick = new()
    {
        ["cloudfront.deployment"] = "00:00:20",
        ["cloudfront.leftoverRelease"] = "00:00:05",
        ["cloudfront.vpcOriginDeletion"] = "00:00:10",
    };

    private static readonly WaitOptions Wait = CertificateWorld.Wait;

    public static IReadOnlyList<KillScenario> All { get; } =
    [
        new()
        {
            Name = "Disable-DistributionAndRemove: two",
            World = Of(() => DistributionWorld.Many(3, Quick)),
            Operation = DistributionWorld.Operation(DistributionWorld.Request("E002MANY", "E001MANY")),
            Describe = DistributionWorld.Describe,
        },
        new()
        {
            Name = "Disable-DistributionAndRemove: with leftovers",
            World = Of(() => DistributionWorld.WithLeftovers(Quick)),
            Operation = DistributionWorld.Operation(DistributionWorld.Request("E1OWN") with { IncludeOrphans = true }),
            Describe = DistributionWorld.Describe,
            NeedsJournal = true,
        },
        new()
        {
            Name = "Disable-DistributionAndRemove: with records",
            World = Of(() => DistributionWorld.WithRecords(Quick)),
            Operation = DistributionWorld.Operation(DistributionWorld.Request("E1ALIAS") with { RemoveDnsRecord = true }),
            Describe = DistributionWorld.Describe,
            NeedsJournal = true,
        },
        new()
        {
            Name = "Disable-DistributionAndRemove: a staging one",
            World = Of(() => DistributionWorld.WithStaging(Quick)),
            Operation = DistributionWorld.Operation(DistributionWorld.Request("E2STAGING")),
            Describe = DistributionWorld.Describe,
        },
        new()
        {
            Name = "Disable-DistributionAndRemove: a primary one and its staging one",
            World = Of(() => DistributionWorld.WithStaging(Quick)),
            Operation = DistributionWorld.Operation(DistributionWorld.Request("E2STAGING", "E1PRIMARY") with { IncludeOrphans = true }),
            Describe = DistributionWorld.Describe,
        },
        new()
        {
            Name = "Remove-ApiCustomDomain: alone",
            World = Of(() => new ApiWorld().Domain(Shop, ApiWorld.Arn(1), ["=http1", "old=rest1"], ["http1"]).Certificate(1, Shop).ToOptions()),
            Operation = (connection, host, token) => ApiDomainRemover.RemoveAsync(connection, ApiWorld.All(Shop) with { RemoveCertificate = false, RemoveDnsRecord = false }, host, token),
            Describe = ApiWorld.Describe,
        },
        new()
        {
            Name = "Remove-ApiCustomDomain: two, with records and certificates",
            World = Of(() => new ApiWorld()
                .Certificate(1, "*.shop.example")
                .Certificate(2, Shop, keyAlgorithm: "EC_prime256v1")
                .Domain(Shop, ApiWorld.Arn(1), ["=http1", "old=rest1"], ["http1"], domain => domain["ownershipCertificateArn"] = ApiWorld.Arn(2))
                .Domain("ws.shop.example", ApiWorld.Arn(1), ["=ws1"])
                .Record("shop.example", Shop, ApiWorld.Target(Shop))
                .Record("shop.example", "ws.shop.example", ApiWorld.Target("ws.shop.example"), "A")
                .ToOptions()),
            Operation = (connection, host, token) => ApiDomainRemover.RemoveAsync(connection, ApiWorld.All(Shop, "ws.shop.example"), host, token),
            Describe = ApiWorld.Describe,
            NeedsJournal = true,
        },
        new()
        {
            Name = "Remove-ApiCustomDomain: a private one and an edge one",
            World = Of(() => ApiWorld.Private((ApiWorld.Account, "vpce-1"))
                .Certificate(2, Shop, "us-east-1")
                .Domain(Shop, ApiWorld.Arn(2, "us-east-1"), ["=rest1"], null, domain =>
                {
                    domain["endpointType"] = "EDGE";
                    domain["target"] = "d111111abcdef8.cloudfront.net";
                })
                .Record("shop.example", Shop, "d111111abcdef8.cloudfront.net", "A")
                .ToOptions()),
            Operation = (connection, host, token) => ApiDomainRemover.RemoveAsync(connection, ApiWorld.All("api.internal", Shop), host, token),
            Describe = ApiWorld.Describe,
            NeedsJournal = true,
        },
        new()
        {
            Name = "Wait-CertificateRelease",
            World = () => Task.FromResult(CertificateWorld.Rehearse(CertificateWorld.Releasing)),
            Operation = (connection, host, token) => CertificateReleaser.WaitAsync(connection, [CertificateWorld.Arn("a"), CertificateWorld.Arn("b")], new CertificateRemovalOptions(), Wait, host, token),
            Describe = rehearsal => CertificateWorld.DescribeHeld(rehearsal, CertificateWorld.Arn("a")),
            HasJournal = false,
        },
        new()
        {
            Name = "Remove-ReleasedCertificate",
            World = () => Task.FromResult(CertificateWorld.Rehearse(CertificateWorld.Releasing)),
            Operation = (connection, host, token) => CertificateReleaser.RemoveAsync(
                connection, [CertificateWorld.Arn("a"), CertificateWorld.Arn("b")], new CertificateRemovalOptions { RemoveValidationRecord = true, ValidationRegions = ["eu-west-1"] }, Wait, host, token),
            Describe = CertificateWorld.Describe,
        },
        new()
        {
            Name = "Request-DnsValidatedCertificate",
            World = () => Task.FromResult(CertificateWorld.Rehearse(CertificateWorld.TwoZones)),
            Operation = (connection, host, token) => CertificateIssuer.RequestAsync(connection, CertificateWorld.Order, Wait with { PollInterval = TimeSpan.FromSeconds(10) }, host, token),
            Describe = CertificateWorld.Describe,
        },
        new()
        {
            Name = "Repair-CertificateValidation",
            World = () => Task.FromResult(CertificateWorld.Rehearse(CertificateWorld.Stuck)),
            Operation = (connection, host, token) => ValidationRepairer.RepairAsync(connection, null, [], Wait, host, token),
            Describe = CertificateWorld.Describe,
        },
        new()
        {
            Name = "Reset-StackStage",
            World = () => Task.FromResult(StackStageResetTests.Rehearse()),
            Operation = StackStageResetTests.ForgetAsync,
            Describe = StackStageResetTests.Describe,
            NeedsJournal = true,
        },
    ];

    public static KillScenario Named(string name) => All.Single(scenario => scenario.Name == name);

    // Written once, and loaded each time.
    private static Func<Task<Rehearsal>> Of(Func<SandboxOptions> make)
    {
        var options = new Lazy<SandboxOptions>(make);
        return () => Task.FromResult(new Rehearsal(options.Value));
    }
}
