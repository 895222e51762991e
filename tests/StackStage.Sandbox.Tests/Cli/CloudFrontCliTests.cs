using StackStage.Sandbox.Tests.Support;

namespace StackStage.Sandbox.Tests.Cli;

public sealed class CloudFrontCliTests
{
    private const string Certificate = "arn:aws:acm:us-east-1:123456789012:certificate/11111111-2222-4333-8444-555555555555";
    private const string Endpoint = """{"Name":"vpc","Arn":"arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/a/1","HTTPPort":80,"HTTPSPort":443,"OriginProtocolPolicy":"https-only"}""";

    private const string Scenario = $$$"""
        { "services": {
          "acm": { "certificates": [ { "arn": "{{{Certificate}}}", "domainName": "*.shop.example" } ] },
          "cloudfront": { "distributions": [ { "id": "EPLAN", "enabled": false, "pricingPlan": "free" } ] } } }
        """;

    /// <summary>A distribution that uses everything that can be left behind.</summary>
    private const string Everything = $$$$"""
        {"CallerReference":"all","Comment":"all","Enabled":true,"Aliases":{"Quantity":1,"Items":["www.shop.example"]},
        "ViewerCertificate":{"ACMCertificateArn":"{{{{Certificate}}}}","SSLSupportMethod":"sni-only","MinimumProtocolVersion":"TLSv1.2_2021"},
        "Origins":{"Quantity":3,"Items":[
          {"Id":"o","DomainName":"bucket.s3.amazonaws.com","S3OriginConfig":{"OriginAccessIdentity":""},"OriginAccessControlId":"<<OriginAccessControl.OriginAccessControl.Id>>"},
          {"Id":"i","DomainName":"b2.s3.amazonaws.com","S3OriginConfig":{"OriginAccessIdentity":"origin-access-identity/cloudfront/<<CloudFrontOriginAccessIdentity.CloudFrontOriginAccessIdentity.Id>>"}},
          {"Id":"v","DomainName":"internal.example","VpcOriginConfig":{"VpcOriginId":"<<vpc.VpcOrigin.Id>>"}}]},
        "DefaultCacheBehavior":{"TargetOriginId":"o","ViewerProtocolPolicy":"https-only","CachePolicyId":"<<CachePolicy.CachePolicy.Id>>",
          "OriginRequestPolicyId":"<<OriginRequestPolicy.OriginRequestPolicy.Id>>","ResponseHeadersPolicyId":"<<ResponseHeadersPolicy.ResponseHeadersPolicy.Id>>",
          "TrustedKeyGroups":{"Enabled":true,"Quantity":1,"Items":["<<KeyGroup.KeyGroup.Id>>"]},
          "FunctionAssociations":{"Quantity":1,"Items":[{"FunctionARN":"<<function.FunctionSummary.FunctionMetadata.FunctionARN>>","EventType":"viewer-request"}]}}}
        """;

    private static string Plain(string reference) => "cloudfront create-distribution --distribution-config '{\"CallerReference\":\"" + reference
        + "\",\"Comment\":\"\",\"Enabled\":true,\"Origins\":{\"Quantity\":1,\"Items\":[{\"Id\":\"o\",\"DomainName\":\"o.example\",\"CustomOriginConfig\":{\"HTTPPort\":80,\"HTTPSPort\":443,\"OriginProtocolPolicy\":\"https-only\"}}]},"
        + "\"DefaultCacheBehavior\":{\"TargetOriginId\":\"o\",\"ViewerProtocolPolicy\":\"https-only\",\"CachePolicyId\":\"658327ea-f89d-4fab-a63d-7e88639e58f6\"}}'";

    private const string Delete = "cloudfront delete-distribution --id <<full.Distribution.Id>>";
    private const string Update = "cloudfront update-distribution --id ";
    private const string Status = "cloudfront get-distribution --query Distribution.Status --id ";
    private const string Policy = """{"StagingDistributionDnsNames":{"Quantity":1,"Items":["<<staging.Distribution.DomainName>>"]},"Enabled":true,"TrafficConfig":{"Type":"SingleWeight","SingleWeightConfig":{"Weight":0.1}}}""";
    private const string DeleteVpc = "cloudfront delete-vpc-origin --id <<vpc.VpcOrigin.Id>> --if-match ";

    [SkippableFact]
    public async Task The_real_CLI_takes_distributions_and_what_they_leave_from_their_making_to_their_end()
    {
        using var given = new Given(Scenario);
        var cli = new CliSession(given.Sandbox);
        var code = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(code, "function handler(e) {}");
            await cli.Run([.. CloudFrontLeftover.All.SelectMany(l => l.Creation), .. Making(code)]);
        }
        finally
        {
            File.Delete(code);
            File.Delete(code + ".out");
        }
        given.Pass(300);
        await cli.Run(Disabling);
        given.Pass(300);
        await cli.Run(
            "disabled = " + Status + "<<full.Distribution.Id>>",
            "invalidated = cloudfront get-invalidation --distribution-id <<full.Distribution.Id>> --id <<invalidation.Invalidation.Id>> --query Invalidation.[Status,InvalidationBatch.Paths.Items]",
            Delete + " --if-match <<off.ETag>>",
            "! NoSuchDistribution " + Delete + " --if-match <<off.ETag>>",
            "cloudfront get-distribution --id <<full.Distribution.Id>>",
            "! PreconditionFailed cloudfront delete-distribution --id EPLAN --if-match <<plan>>",
            "! ResourceInUse cloudfront delete-distribution --id <<staging.Distribution.Id>> --if-match <<staging_off.ETag>>",
            "cloudfront delete-continuous-deployment-policy --id <<policy.ContinuousDeploymentPolicy.Id>> --if-match <<policy.ETag>>",
            "! NoSuchContinuousDeploymentPolicy cloudfront get-continuous-deployment-policy --id <<policy.ContinuousDeploymentPolicy.Id>>",
            "cloudfront delete-distribution --id <<staging.Distribution.Id>> --if-match <<staging_off.ETag>>",
            "! CannotDeleteEntityWhileInUse cloudfront delete-connection-group --id <<group.ConnectionGroup.Id>> --if-match <<group_off.ETag>>",
            "cloudfront delete-distribution-tenant --id <<tenant.DistributionTenant.Id>> --if-match <<tenant_off.ETag>>",
            "! EntityNotFound cloudfront get-distribution-tenant --identifier <<tenant.DistributionTenant.Id>>",
            "cloudfront delete-connection-group --id <<group.ConnectionGroup.Id>> --if-match <<group_off.ETag>>");
        given.Pass(15);
        await cli.Run(["! NoSuchDistribution " + Status + "<<full.Distribution.Id>>", "! NoSuchResource cloudfront list-tags-for-resource --resource <<full.Distribution.ARN>>",
            .. CloudFrontLeftover.All.Select(l => l.Refusal)]);
        given.Pass(60);
        await cli.Run([
            // Public keys last: key groups hold them.
            .. CloudFrontLeftover.All.Reverse().Select(l => l.Deletion),
            "cloudfront delete-function --name router --if-match <<function2.ETag>>",
            "! NoSuchFunctionExists cloudfront describe-function --name router",
            "vpc3 = " + DeleteVpc + "<<vpc2.ETag>>",
            "! IllegalDelete " + DeleteVpc + "<<vpc3.ETag>>"]);
        given.Pass(300);
        await cli.Run(
            "! EntityNotFound cloudfront get-vpc-origin --id <<vpc.VpcOrigin.Id>>",
            "left = cloudfront list-distributions --query 'length(DistributionList.Items)'",
            "free = acm describe-certificate --certificate-arn " + Certificate + " --query Certificate.InUseBy");
        cli.Answered("""
            {
              "OriginAccessControlText": "again", "CloudFrontOriginAccessIdentityText": "again", "CachePolicyText": "again", "OriginRequestPolicyText": "again",
              "ResponseHeadersPolicyText": "again", "PublicKeyText": "again", "KeyGroupText": "again",
              "OriginAccessControlCount": 1, "CloudFrontOriginAccessIdentityCount": 1, "CachePolicyCount": 1, "OriginRequestPolicyCount": 1,
              "ResponseHeadersPolicyCount": 1, "PublicKeyCount": 1, "KeyGroupCount": 1,
              "functions": ["LIVE", "router", 1], "by_cache": 1, "by_request": 1, "by_headers": 1, "by_group": 1, "by_vpc": 1, "vpcs": ["vpc", "Deploying"], "made": "InProgress", "pages": 4, "part": 1, "rest": 3, "acl": 4,
              "in_use": 1, "deployed": "Deployed", "tags": [{"Key": "sst:stage", "Value": "pr-42"}, {"Key": "a", "Value": "b"}], "changing": "InProgress",
              "invalidating": "InProgress", "policies": 1, "policy_type": ["SingleWeight", true], "tenants": ["tenant"], "groups": ["group"], "tenant_got": ["t.shop.example"],
              "group_got": "group", "disabled": "Deployed", "invalidated": ["Completed", ["/*"]], "left": 3, "free": []
            }
            """);
        // Four pages of one, and four commands of one page.
        Assert.Equal(8, cli.Count("cloudfront", "ListDistributions"));
        cli.Covered("cloudfront");
    }

    private static IEnumerable<string> Making(string code) =>
    [
        "vpc = cloudfront create-vpc-origin --vpc-origin-endpoint-config '" + Endpoint + "' --tags Items=[{Key=sst:app,Value=shop}]",
        "vpcs = cloudfront list-vpc-origins --query VpcOriginList.Items[0].[Name,Status]",
        $"function = cloudfront create-function --name router --function-config Comment=one,Runtime=cloudfront-js-2.0 --function-code fileb://{code}",
        "! InvalidFunctionAssociation cloudfront create-distribution --distribution-config '" + Everything + "'",
        "cloudfront publish-function --name router --if-match <<function.ETag>>",
        $"function2 = cloudfront update-function --name router --if-match <<function.ETag>> --function-config Comment=two,Runtime=cloudfront-js-2.0 --function-code fileb://{code}",
        $"cloudfront get-function --name router --stage LIVE {code}.out",
        "functions = cloudfront list-functions --stage LIVE --query 'FunctionList.[Items[0].FunctionMetadata.Stage,Items[0].Name,Quantity]'",
        "cloudfront describe-function --name router",
        "full = cloudfront create-distribution-with-tags --distribution-config-with-tags '{\"DistributionConfig\":" + Everything + ",\"Tags\":{\"Items\":[{\"Key\":\"sst:stage\",\"Value\":\"pr-42\"}]}}'",
        "made = " + Status + "<<full.Distribution.Id>>",
        "live = " + Plain("live"),
        "two = " + Plain("two"),
        "! DistributionAlreadyExists " + Plain("two"),
        "! NoSuchDistribution " + Status + "ENOSUCH",
        "pages = cloudfront list-distributions --page-size 1 --query 'length(DistributionList.Items)'",
        "page = cloudfront list-distributions --max-items 1",
        "part = cloudfront list-distributions --max-items 1 --query 'length(DistributionList.Items)'",
        "rest = cloudfront list-distributions --starting-token <<page.NextToken>> --query 'length(DistributionList.Items)'",
        "acl = cloudfront list-distributions-by-web-acl-id --web-acl-id null --query DistributionList.Quantity",
        "by_cache = cloudfront list-distributions-by-cache-policy-id --cache-policy-id <<CachePolicy.CachePolicy.Id>> --query DistributionIdList.Quantity",
        "by_request = cloudfront list-distributions-by-origin-request-policy-id --origin-request-policy-id <<OriginRequestPolicy.OriginRequestPolicy.Id>> --query DistributionIdList.Quantity",
        "by_headers = cloudfront list-distributions-by-response-headers-policy-id --response-headers-policy-id <<ResponseHeadersPolicy.ResponseHeadersPolicy.Id>> --query DistributionIdList.Quantity",
        "by_group = cloudfront list-distributions-by-key-group --key-group-id <<KeyGroup.KeyGroup.Id>> --query DistributionIdList.Quantity",
        "by_vpc = cloudfront list-distributions-by-vpc-origin-id --vpc-origin-id <<vpc.VpcOrigin.Id>> --query DistributionIdList.Quantity",
        "in_use = acm describe-certificate --certificate-arn " + Certificate + " --query 'length(Certificate.InUseBy)'",
        .. CloudFrontLeftover.All.Select(l => l.Refusal),
        "! FunctionInUse cloudfront delete-function --name router --if-match <<function2.ETag>>",
        "! IllegalDelete cloudfront delete-cache-policy --id 658327ea-f89d-4fab-a63d-7e88639e58f6 --if-match E23ZP02F085DFQ",
    ];

    private static readonly string[] Disabling =
    [
        "deployed = " + Status + "<<full.Distribution.Id>>",
        "vpc1 = cloudfront get-vpc-origin --id <<vpc.VpcOrigin.Id>>",
        "! CannotDeleteEntityWhileInUse " + DeleteVpc + "<<vpc1.ETag>>",
        "vpc2 = cloudfront update-vpc-origin --id <<vpc.VpcOrigin.Id>> --if-match <<vpc1.ETag>> --vpc-origin-endpoint-config '<<vpc1 merge(VpcOrigin.VpcOriginEndpointConfig, {HTTPPort: `81`})>>'",
        "config = cloudfront get-distribution-config --id <<full.Distribution.Id>>",
        "! DistributionNotDisabled " + Delete + " --if-match <<config.ETag>>",
        "! InvalidIfMatchVersion " + Delete,
        "off = " + Update + "<<full.Distribution.Id>> --if-match <<config.ETag>> --distribution-config '<<config merge(DistributionConfig, {Enabled: `false`})>>'",
        "changing = " + Status + "<<full.Distribution.Id>>",
        "! DistributionNotDisabled " + Delete + " --if-match <<off.ETag>>",
        "! PreconditionFailed " + Delete + " --if-match <<config.ETag>>",
        "! PreconditionFailed " + Update + "<<full.Distribution.Id>> --if-match <<config.ETag>> --distribution-config '<<config.DistributionConfig>>'",
        "! IllegalUpdate " + Update + "<<full.Distribution.Id>> --if-match <<off.ETag>> --distribution-config '<<config merge(DistributionConfig, {CallerReference: `\"else\"`})>>'",
        "cloudfront tag-resource --resource <<full.Distribution.ARN>> --tags Items=[{Key=a,Value=b},{Key=c,Value=d}]",
        "cloudfront untag-resource --resource <<full.Distribution.ARN>> --tag-keys Items=c",
        "tags = cloudfront list-tags-for-resource --resource <<full.Distribution.ARN>> --query Tags.Items",
        "invalidation = cloudfront create-invalidation --distribution-id <<full.Distribution.Id>> --paths '/*'",
        "invalidating = cloudfront get-invalidation --distribution-id <<full.Distribution.Id>> --id <<invalidation.Invalidation.Id>> --query Invalidation.Status",
        "plan = cloudfront get-distribution --id EPLAN --query ETag",
        // A staging distribution and the policy that sends it a part of the traffic.
        "staging = cloudfront copy-distribution --primary-distribution-id <<live.Distribution.Id>> --if-match <<live.ETag>> --caller-reference copy --staging --enabled",
        "policy = cloudfront create-continuous-deployment-policy --continuous-deployment-policy-config '" + Policy + "'",
        "! StagingDistributionInUse cloudfront create-continuous-deployment-policy --continuous-deployment-policy-config '" + Policy + "'",
        "policies = cloudfront list-continuous-deployment-policies --query ContinuousDeploymentPolicyList.Quantity",
        "policy_config = cloudfront get-continuous-deployment-policy-config --id <<policy.ContinuousDeploymentPolicy.Id>>",
        "policy_type = cloudfront get-continuous-deployment-policy --id <<policy.ContinuousDeploymentPolicy.Id>> --query ContinuousDeploymentPolicy.ContinuousDeploymentPolicyConfig.[TrafficConfig.Type,Enabled]",
        "live_config = cloudfront get-distribution-config --id <<live.Distribution.Id>> --query 'merge(DistributionConfig, {ContinuousDeploymentPolicyId: `\"<<policy.ContinuousDeploymentPolicy.Id>>\"`})'",
        "attached = " + Update + "<<live.Distribution.Id>> --if-match <<live.ETag>> --distribution-config '<<live_config>>'",
        "! ContinuousDeploymentPolicyInUse cloudfront delete-continuous-deployment-policy --id <<policy.ContinuousDeploymentPolicy.Id>> --if-match <<policy.ETag>>",
        "live_config = cloudfront get-distribution-config --id <<live.Distribution.Id>>",
        "! IllegalUpdate " + Update + "<<live.Distribution.Id>> --if-match <<live_config.ETag>> --distribution-config '<<live_config merge(DistributionConfig, {ContinuousDeploymentPolicyId: `\"\"`})>>'",
        "policy = cloudfront update-continuous-deployment-policy --id <<policy.ContinuousDeploymentPolicy.Id>> --if-match <<policy.ETag>> --continuous-deployment-policy-config '<<policy_config merge(ContinuousDeploymentPolicyConfig, {Enabled: `false`})>>'",
        "live_config = cloudfront get-distribution-config --id <<live.Distribution.Id>>",
        "detached = " + Update + "<<live.Distribution.Id>> --if-match <<live_config.ETag>> --distribution-config '<<live_config merge(DistributionConfig, {ContinuousDeploymentPolicyId: `\"\"`})>>'",
        "staging_config = cloudfront get-distribution-config --id <<staging.Distribution.Id>>",
        "staging_off = " + Update + "<<staging.Distribution.Id>> --if-match <<staging_config.ETag>> --distribution-config '<<staging_config merge(DistributionConfig, {Enabled: `false`})>>'",
        // Tenants and their connection group.
        "group = cloudfront create-connection-group --name group --enabled",
        "tenant = cloudfront create-distribution-tenant --distribution-id <<two.Distribution.Id>> --name tenant --domains Domain=t.shop.example --connection-group-id <<group.ConnectionGroup.Id>>",
        "! ResourceNotDisabled cloudfront delete-distribution-tenant --id <<tenant.DistributionTenant.Id>> --if-match <<tenant.ETag>>",
        "! ResourceNotDisabled cloudfront delete-connection-group --id <<group.ConnectionGroup.Id>> --if-match <<group.ETag>>",
        "tenants = cloudfront list-distribution-tenants --association-filter DistributionId=<<two.Distribution.Id>> --query DistributionTenantList[].Name",
        "groups = cloudfront list-connection-groups --query ConnectionGroups[].Name",
        "tenant_got = cloudfront get-distribution-tenant --identifier <<tenant.DistributionTenant.Id>> --query DistributionTenant.Domains[].Domain",
        "group_got = cloudfront get-connection-group --identifier <<group.ConnectionGroup.Id>> --query ConnectionGroup.Name",
        "tenant_off = cloudfront update-distribution-tenant --id <<tenant.DistributionTenant.Id>> --if-match <<tenant.ETag>> --no-enabled",
        "group_off = cloudfront update-connection-group --id <<group.ConnectionGroup.Id>> --if-match <<group.ETag>> --no-enabled",
        "! ResourceNotDisabled cloudfront delete-connection-group --id <<group.ConnectionGroup.Id>> --if-match <<group_off.ETag>>",
    ];
}
