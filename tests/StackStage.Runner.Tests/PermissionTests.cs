using System.Text.RegularExpressions;
using StackStage.Cmdlets.Hosting;
using StackStage.Operations.Permissions;
using StackStage.Sandbox;

namespace StackStage.Runner.Tests;

/// <summary>The table of permissions says what the help pages say, and what the cmdlets really call.</summary>
public sealed partial class PermissionTests : CommandTestBase
{
    // Nobody can be denied this one.
    private const string WhoAmI = "sts:GetCallerIdentity";

    // Cmdlets that never call AWS.
    private static readonly HashSet<string> Local = new(StringComparer.Ordinal) { "Get-SsmStageKeyPolicy", "Get-StageSandbox", "Start-StageSandbox", "Stop-StageSandbox" };

    // The sandbox's names for operations that IAM knows under another.
    private static readonly Dictionary<string, string> Renamed = new(StringComparer.Ordinal)
    {
        ["s3:ListObjectsV2"] = "s3:ListBucket",
        ["s3:ListObjects"] = "s3:ListBucket",
        ["s3:HeadBucket"] = "s3:ListBucket",
        ["s3:HeadObject"] = "s3:GetObject",
        ["s3:ListObjectVersions"] = "s3:ListBucketVersions",

        // Of the subresources, only the policy is read.
        ["s3:GetBucketSubresource"] = "s3:GetBucketPolicy",
    };

    private static readonly Dictionary<string, string> Prefixes = new(StringComparer.Ordinal)
    {
        ["tagging"] = "tag",
        ["cloudcontrol"] = "cloudformation",
        ["elbv2"] = "elasticloadbalancing",
    };

    public static TheoryData<string> Cmdlets => [.. ModuleCmdlets.Names];

    public static TheoryData<string> Lines =>
    [
        "Get-StackStage",
        "Test-StackStage",
        "Get-StackStageSnapshot shop dev",
        "Restore-StackStageSnapshot shop pr-17 -LastSound -Confirm:$false -Force",
        "Unlock-StackStage shop pr-31 -Force -Confirm:$false",
        "Test-PulumiSnapshot -App shop -Stage dev",
        "Repair-PulumiSnapshot -App shop -Stage pr-17 -Confirm:$false",
        "Get-PulumiResource -App shop -Stage dev",
        "Set-PulumiResource -App shop -Stage dev -Name OrdersTable -Protect:$true -Confirm:$false",
        "Get-StageDistribution",
        "Get-StageDistribution -SearchState",
        "Get-StageDomain -SearchState",
        "Get-StageCertificate",
        "Disable-DistributionAndRemove EDD9OFN57HENW8 -IncludeOrphans -RemoveDnsRecord -Confirm:$false",
        "Remove-ApiCustomDomain api.dev.shop.example.com -RemoveDnsRecord -RemoveCertificate -Confirm:$false",
        "Repair-CertificateValidation -Confirm:$false",
        "Request-DnsValidatedCertificate new.shop.example.com -Confirm:$false",
    ];

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Every_cmdlet_is_in_it_with_the_actions_that_its_page_names(string cmdlet)
    {
        var rows = PermissionTable.For(name => name == cmdlet);
        Assert.Equal(Local.Contains(cmdlet), rows.Count == 0);

        var page = File.ReadAllText(Path.Combine(Root, "docs", "en-US", $"{cmdlet}.md"));
        var notes = page[page.IndexOf("## NOTES", StringComparison.Ordinal)..];
        var named = Action().Matches(notes).Select(match => match.Value).Where(action => action != WhoAmI).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(named.Except(rows.Select(row => row.Action)));
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void Nothing_is_called_that_is_not_in_it(string line)
    {
        var words = line.Split(' ');
        using var sandbox = SandboxSession.Start(new SandboxOptions { Scenario = "demo", Clock = SandboxClock.Running(6000) }, setEnvironment: false);
        try
        {
            var place = sandbox.Journal.Count;
            Run([.. words]);
            var called = sandbox.Journal.Entries.Skip(place).Select(ActionOf).Where(action => action != WhoAmI).Distinct().Order(StringComparer.Ordinal).ToList();

            Assert.NotEmpty(called);
            Assert.Empty(called.Except(PermissionTable.For(name => name == words[0]).Select(row => row.Action)));
        }
        finally
        {
            SandboxSession.Stop();
        }
    }

    [Theory]
    [InlineData("Get-StackStage")]
    [InlineData("Restore-StackStageSnapshot shop pr-17 -LastSound -Confirm:$false -Force")]
    [InlineData("Remove-ApiCustomDomain api.dev.shop.example.com -RemoveDnsRecord -RemoveCertificate -Confirm:$false")]
    public void With_everything_else_denied_it_works(string line)
    {
        var words = line.Split(' ');
        using var sandbox = SandboxSession.Start(new SandboxOptions { Scenario = "demo", Clock = SandboxClock.Running(6000) }, setEnvironment: false);
        try
        {
            var allowed = PermissionTable.For(name => name == words[0]).Select(row => row.Action).Append(WhoAmI).ToHashSet(StringComparer.Ordinal);
            foreach (var (service, action) in sandbox.Operations.Where(call => !allowed.Contains(ActionOf(call.Service, call.Action))))
            {
                sandbox.Faults.Deny(service, action);
            }

            var result = Run([.. words]);
            Assert.True(result.ExitCode == CommandRunner.Success, result.Errors);
        }
        finally
        {
            SandboxSession.Stop();
        }
    }

    private static string ActionOf(JournalEntry call) => ActionOf(call.Service, call.Action);

    private static string ActionOf(string service, string name)
    {
        if (service is "apigateway" or "apigatewayv2")
        {
            return name is "ListRoutingRules" or "DeleteRoutingRule" ? $"apigateway:{name}"
                : name.StartsWith("Get", StringComparison.Ordinal) || name.StartsWith("List", StringComparison.Ordinal) ? "apigateway:GET"
                : name.StartsWith("Delete", StringComparison.Ordinal) ? "apigateway:DELETE"
                : $"apigateway:{name}";
        }

        var action = $"{Prefixes.GetValueOrDefault(service, service)}:{name}";
        return Renamed.GetValueOrDefault(action, action);
    }

    [GeneratedRegex(@"\b(acm|apigateway|appsync|cloudformation|cloudfront|cognito-idp|elasticloadbalancing|kms|logs|route53|s3|ssm|sts|tag):[A-Z][A-Za-z0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Action();
}
