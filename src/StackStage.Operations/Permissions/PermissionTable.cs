namespace StackStage.Operations.Permissions;

/// <summary>
/// What each cmdlet of the module calls. The one place that says so: policies are made of it, and the help pages are tested
/// against it, as it is itself against what the cmdlets really call.
/// </summary>
public static class PermissionTable
{
    private const string Holders = "to tell holders apart";
    private const string NamedZone = "with -HostedZoneId";
    private const string EarlierStates = "for earlier states";
    private const string BucketJournal = "with -JournalPath in a bucket";
    private const string StageTags = "to tell app and stage";
    private const string SearchedStates = "with -SearchState";
    private const string Dns = "with -RemoveDnsRecord";
    private const string Leftovers = "to tell leftovers";
    private const string Orphans = "with -IncludeOrphans";

    private static readonly string[] StateReaders = ["Test-PulumiSnapshot", "Get-PulumiResource", "Compare-PulumiSnapshot", "Export-StackStageSnapshot"];
    private static readonly string[] StateWriters = ["Repair-PulumiSnapshot", "Remove-PulumiResource", "Rename-PulumiResource", "Set-PulumiResource"];
    private static readonly string[] Journalled = ["Disable-DistributionAndRemove", "Remove-ApiCustomDomain", "Wait-CertificateRelease", "Remove-ReleasedCertificate", "Request-DnsValidatedCertificate", "Repair-CertificateValidation"];
    private static readonly string[] HolderTellers = ["Get-StageCertificate", "Wait-CertificateRelease", "Remove-ReleasedCertificate", "Remove-ApiCustomDomain"];

    private static readonly string[] LeftoverKinds =
    [
        "Function", "OriginAccessControl", "CloudFrontOriginAccessIdentity", "CachePolicy", "OriginRequestPolicy", "ResponseHeadersPolicy", "KeyGroup", "VpcOrigin",
    ];

    /// <summary>All of it, by cmdlet.</summary>
    public static IReadOnlyList<CmdletPermission> All { get; } = [.. Rows().Distinct().OrderBy(row => row.Cmdlet, StringComparer.Ordinal).ThenBy(row => row.When is not null).ThenBy(row => row.IsOptional)];

    /// <summary>What the cmdlets of the module call that match one of some patterns.</summary>
    /// <param name="includes">Which.</param>
    public static IReadOnlyList<CmdletPermission> For(Func<string, bool> includes) => [.. All.Where(row => includes(row.Cmdlet))];

    private static IEnumerable<CmdletPermission> Rows() =>
    [
        // States
        .. ReadsHome(StateReaders, "for a stage on AWS"),
        .. ReadsHistory(StateReaders),
        .. ReadsHome(StateWriters, "for a stage on AWS"),
        .. WritesHome(StateWriters, "for a stage on AWS"),
        .. ReadsHistory(StateWriters),
        .. ReadsHome(["Get-StackStage", "Get-StackStageSnapshot", "Restore-StackStageSnapshot", "Unlock-StackStage", "Test-StackStage"]),
        .. Optional(["Get-StackStage"], PermissionScope.Any, "to tell whether a stage has its key", "ssm:DescribeParameters"),
        .. ReadsHistory(["Get-StackStageSnapshot", "Restore-StackStageSnapshot", "Test-StackStage"]),
        .. WritesHome(["Restore-StackStageSnapshot", "Unlock-StackStage"]),

        // Diagnosis
        .. Optional(["Test-StackStage"], PermissionScope.StageKeys, "for -Check Key", "ssm:GetParameter", "ssm:GetParameterHistory", "ssm:GetParametersByPath"),
        .. Optional(["Test-StackStage"], PermissionScope.Any, "for -Check Key, Leftover and Quota", "ssm:DescribeParameters", "kms:Decrypt"),
        .. Optional(["Test-StackStage"], PermissionScope.Any, "for -Check Resource and Quota", "acm:ListCertificates", "cloudfront:ListDistributions", "apigateway:GET", "apigateway:ListRoutingRules"),
        .. Optional(["Test-StackStage"], PermissionScope.Any, "for -Check UnknownResource", "tag:GetResources"),
        .. Optional(["Test-StackStage"], PermissionScope.Any, "for -Check Quota", "cloudfront:ListCachePolicies", "cloudformation:ListResources", "cloudfront:ListKeyValueStores"),
        .. ReadsBucket(["Test-StackStage"], BucketJournal),

        // Looking
        .. Always(["Get-StageDistribution"], "cloudfront:ListDistributions"),
        .. Always(["Get-StageDomain"], "apigateway:GET"),
        .. Always(["Get-StageCertificate"], "acm:ListCertificates"),
        .. Optional(["Get-StageDistribution", "Get-StageCertificate"], PermissionScope.Any, StageTags, "tag:GetResources"),
        .. ReadsHome(["Get-StageDistribution", "Get-StageDomain", "Get-StageCertificate"], SearchedStates),
        .. Optional(["Get-StageCertificate"], PermissionScope.Any, Holders, "acm:DescribeCertificate"),

        // Distributions
        .. Always(["Disable-DistributionAndRemove"], "cloudfront:GetDistribution", "cloudfront:ListDistributions", "cloudfront:UpdateDistribution", "cloudfront:DeleteDistribution"),
        .. Optional(["Disable-DistributionAndRemove"], PermissionScope.Any, Leftovers, [.. LeftoverKinds.Select(ListOf)]),
        .. Optional(["Disable-DistributionAndRemove"], PermissionScope.Any, Leftovers, "s3:GetBucketPolicy", "cloudformation:ListResources", "cloudformation:GetResource", "logs:DescribeDeliverySources", "logs:GetDeliverySource"),
        .. Needed(["Disable-DistributionAndRemove"], PermissionScope.Any, "for a multi-tenant distribution", "cloudfront:ListDistributionTenants"),
        .. Needed(["Disable-DistributionAndRemove"], PermissionScope.Any, Orphans, "cloudfront:DescribeFunction", "cloudfront:GetFunction"),
        .. Needed(["Disable-DistributionAndRemove"], PermissionScope.Any, Orphans, [.. LeftoverKinds.SelectMany(kind => new[] { $"cloudfront:Get{kind}", $"cloudfront:Delete{kind}" })]),
        .. Needed(
            ["Disable-DistributionAndRemove"], PermissionScope.Any, "for continuous deployment",
            "cloudfront:ListContinuousDeploymentPolicies", "cloudfront:GetContinuousDeploymentPolicy", "cloudfront:UpdateContinuousDeploymentPolicy", "cloudfront:DeleteContinuousDeploymentPolicy"),
        .. ChangesDns(["Disable-DistributionAndRemove", "Remove-ApiCustomDomain"], Dns),

        // Domains
        .. Always(["Remove-ApiCustomDomain"], "apigateway:GET", "apigateway:DELETE", "apigateway:ListRoutingRules", "apigateway:DeleteRoutingRule"),
        .. Needed(["Remove-ApiCustomDomain"], PermissionScope.Any, "for mutual TLS", "apigateway:RemoveCertificateFromDomain"),
        .. Needed(["Remove-ApiCustomDomain"], PermissionScope.Any, "with -RemoveCertificate", "acm:DescribeCertificate", "acm:ListCertificates", "acm:ListTagsForCertificate", "acm:DeleteCertificate"),

        // Certificates
        .. Always(["Wait-CertificateRelease", "Remove-ReleasedCertificate", "Request-DnsValidatedCertificate", "Repair-CertificateValidation"], "acm:DescribeCertificate", "acm:ListCertificates"),
        .. Always(["Remove-ReleasedCertificate"], "acm:DeleteCertificate", "acm:ListTagsForCertificate"),
        .. ChangesDns(["Remove-ReleasedCertificate"], "with -RemoveValidationRecord"),
        .. Always(["Request-DnsValidatedCertificate"], "acm:RequestCertificate"),
        .. Needed(["Request-DnsValidatedCertificate"], PermissionScope.Any, "with -Tag", "acm:AddTagsToCertificate"),
        .. Needed(["Request-DnsValidatedCertificate"], PermissionScope.Any, "with -RemoveOnFailure", "acm:DeleteCertificate"),
        .. ChangesDns(["Request-DnsValidatedCertificate", "Repair-CertificateValidation"], null),
        .. Needed(["Remove-ReleasedCertificate", "Request-DnsValidatedCertificate", "Repair-CertificateValidation"], PermissionScope.Any, NamedZone, "route53:GetHostedZone"),
        .. Optional(HolderTellers, PermissionScope.Any, Holders, "cloudfront:GetDistribution", "elasticloadbalancing:DescribeListeners", "elasticloadbalancing:DescribeListenerCertificates", "apigateway:GET"),
        .. Optional(
            HolderTellers, PermissionScope.Any, Holders,
            "cloudformation:ListResources", "cloudformation:GetResource", "appsync:ListDomainNames", "appsync:GetDomainName", "cognito-idp:ListUserPools", "cognito-idp:DescribeUserPool", "cognito-idp:DescribeUserPoolDomain"),

        // Runs
        .. ReadsBucket(["Get-StackStageRun", "Remove-StackStageRun", .. Journalled], BucketJournal),
        .. Needed(Journalled, PermissionScope.NamedObjects, BucketJournal, "s3:PutObject", "s3:DeleteObject"),
        .. Needed(["Remove-StackStageRun"], PermissionScope.NamedObjects, BucketJournal, "s3:DeleteObject"),
    ];

    private static string ListOf(string kind) => $"cloudfront:List{(kind.EndsWith("Policy", StringComparison.Ordinal) ? $"{kind[..^1]}ies" : kind.EndsWith("Identity", StringComparison.Ordinal) ? $"{kind[..^1]}ies" : $"{kind}s")}";

    private static IEnumerable<CmdletPermission> Always(IEnumerable<string> cmdlets, params string[] actions) => Rows(cmdlets, PermissionScope.Any, null, false, actions);

    private static IEnumerable<CmdletPermission> Needed(IEnumerable<string> cmdlets, PermissionScope scope, string? when, params string[] actions) => Rows(cmdlets, scope, when, false, actions);

    private static IEnumerable<CmdletPermission> Optional(IEnumerable<string> cmdlets, PermissionScope scope, string when, params string[] actions) => Rows(cmdlets, scope, when, true, actions);

    private static IEnumerable<CmdletPermission> ReadsHome(IReadOnlyCollection<string> cmdlets, string? when = null) =>
    [
        .. Rows(cmdlets, PermissionScope.Bootstrap, when, false, "ssm:GetParameter"),
        .. Rows(cmdlets, PermissionScope.StateBucket, when, false, "s3:ListBucket"),
        .. Rows(cmdlets, PermissionScope.StateObjects, when, false, "s3:GetObject"),
        .. Rows(cmdlets, PermissionScope.Any, "for a bucket that a KMS key encrypts", true, "kms:Decrypt"),
    ];

    private static IEnumerable<CmdletPermission> ReadsHistory(IReadOnlyCollection<string> cmdlets) =>
    [
        .. Rows(cmdlets, PermissionScope.StateBucket, EarlierStates, false, "s3:ListBucketVersions"),
        .. Rows(cmdlets, PermissionScope.StateObjects, EarlierStates, false, "s3:GetObjectVersion"),
    ];

    private static IEnumerable<CmdletPermission> WritesHome(IReadOnlyCollection<string> cmdlets, string? when = null) => Rows(cmdlets, PermissionScope.StateObjects, when, false, "s3:PutObject", "s3:DeleteObject");

    private static IEnumerable<CmdletPermission> ReadsBucket(IReadOnlyCollection<string> cmdlets, string when) =>
    [
        .. Rows(cmdlets, PermissionScope.NamedBucket, when, false, "s3:ListBucket"),
        .. Rows(cmdlets, PermissionScope.NamedObjects, when, false, "s3:GetObject"),
    ];

    private static IEnumerable<CmdletPermission> ChangesDns(IReadOnlyCollection<string> cmdlets, string? when) =>
        Rows(cmdlets, PermissionScope.Any, when, false, "route53:ListHostedZones", "route53:ListResourceRecordSets", "route53:ChangeResourceRecordSets", "route53:GetChange");

    private static IEnumerable<CmdletPermission> Rows(IEnumerable<string> cmdlets, PermissionScope scope, string? when, bool isOptional, params string[] actions) =>
        cmdlets.SelectMany(cmdlet => actions.Select(action => new CmdletPermission(cmdlet, action, scope, when, isOptional)));
}
