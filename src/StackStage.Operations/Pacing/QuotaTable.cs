namespace StackStage.Operations.Pacing;

/// <summary>
/// What AWS documents of how often its calls may be made, for the services that are called here. What is not here has no
/// preset and is learnt from the throttling it brings: AWS publishes no rates for CloudFront, IAM, STS and the Resource
/// Groups Tagging API, and those of S3 are out of reach.
/// </summary>
internal static class QuotaTable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    // https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html, "quotas for creating, deploying and managing
    // an API": per account, none can be raised. v1 and v2 share a signing name, and DeleteDomainName is one quota of both.
    private static readonly Quota[] ApiGateway =
    [
        Every(30, "CreateDomainName"),
        Every(30, "UpdateDomainName"),
        Every(30, "DeleteDomainName"),
        Every(30, "DeleteRestApi"),
        Every(30, "DeleteVpcLink"),
        Every(15, "CreateVpcLink"),
        Every(20, "UpdateUsagePlan"),
        Every(20, "UpdateAccount"),
        Every(5, "CreateDeployment"),
        new() { Service = "apigateway", Operations = ["DeleteResource", "CreateResource", "DeleteApiKey", "CreateApiKey"], IsEach = true, Count = 5, Per = Second, IsGlobal = true },
        new() { Service = "apigateway", Operations = ["GetResources"], Count = 5, Per = TimeSpan.FromSeconds(2), IsGlobal = true },

        // "Total operations": 10 a second with a burst of 40.
        new() { Service = "apigateway", Count = 10, Per = Second, Burst = 40, IsGlobal = true },
    ];

    // https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DNSLimitations.html: five requests a second per account, all
    // operations together; a change of a zone that comes while another is processed is refused (PriorRequestNotComplete).
    private static readonly Quota[] Route53 =
    [
        new() { Service = "route53", Count = 5, Per = Second, IsGlobal = true },
        new() { Service = "route53", Operations = ["ChangeResourceRecordSets"], Count = 5, Per = Second, Concurrency = 1, IsGlobal = true },
    ];

    // AWS publishes no number. Whoever removes with it in bulk counts on about 60 a minute, all operations together.
    private static readonly Quota[] CloudControl =
    [
        new() { Service = "cloudcontrolapi", Count = 60, Per = TimeSpan.FromMinutes(1) },
    ];

    // https://docs.aws.amazon.com/acm/latest/userguide/acm-limits.html, "API rate quotas": per Region, each operation for itself.
    private static readonly Quota[] CertificateManager =
    [
        new() { Service = "acm", Operations = ["ListCertificates"], Count = 8, Per = Second },
        new() { Service = "acm", Operations = ["DescribeCertificate", "GetCertificate", "DeleteCertificate", "ListTagsForCertificate", "ExportCertificate"], IsEach = true, Count = 10, Per = Second },
        new() { Service = "acm", Operations = ["RequestCertificate", "RenewCertificate", "AddTagsToCertificate", "RemoveTagsFromCertificate", "UpdateCertificateOptions"], IsEach = true, Count = 5, Per = Second },
        new() { Service = "acm", Operations = ["ImportCertificate", "ResendValidationEmail", "GetAccountConfiguration", "PutAccountConfiguration"], IsEach = true, Count = 1, Per = Second },
    ];

    // https://docs.aws.amazon.com/general/latest/gr/ssm.html, Parameter Store's default throughput: 40 transactions a second,
    // shared. The high-throughput setting, which costs, allows more; whoever has it loses nothing that matters here.
    private static readonly Quota[] SystemsManager =
    [
        new() { Service = "ssm", Operations = ["GetParameter", "GetParameters", "GetParametersByPath", "PutParameter"], Count = 40, Per = Second },
    ];

    // https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/elb-api-throttling.html: buckets by category.
    private static readonly Quota[] LoadBalancing =
    [
        Bucket("elasticloadbalancing", 40, 10, isEach: false, "Describe*"),
        Bucket("elasticloadbalancing", 10, 0.2, isEach: false, "CreateLoadBalancer", "SetSubnets"),
        Bucket("elasticloadbalancing", 20, 4, isEach: false, "RegisterTargets", "DeregisterTargets"),
        Bucket(
            "elasticloadbalancing", 20, 3, isEach: false,
            "AddListenerCertificates", "RemoveListenerCertificates", "AddTags", "RemoveTags", "CreateListener", "CreateRule", "CreateTargetGroup",
            "DeleteListener", "DeleteLoadBalancer", "DeleteRule", "DeleteTargetGroup", "Modify*", "SetIpAddressType", "SetRulePriorities", "SetSecurityGroups"),
    ];

    // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/throttling.html: a bucket for each operation. Of the reads that
    // have a smaller bucket when they come without filter and page size, the smaller one counts; of the changes, those that
    // take something down.
    private static readonly Quota[] Ec2 =
    [
        Bucket("ec2", 50, 10, isEach: true, "DescribeInstances", "DescribeInstanceStatus", "DescribeNetworkInterfaces", "DescribeSecurityGroups", "DescribeSnapshots", "DescribeVolumes"),
        Bucket("ec2", 20, 5, isEach: true, "DescribeSecurityGroupReferences", "DescribeStaleSecurityGroups"),
        Bucket("ec2", 4, 0.3, isEach: true, "CreateVpcEndpoint", "DeleteVpcEndpoints", "ModifyVpcEndpoint"),
        Bucket("ec2", 10, 1, isEach: true, "CreateNatGateway", "DeleteNatGateway", "DeleteVpcEndpointServiceConfigurations"),
        Bucket(
            "ec2", 100, 5, isEach: true,
            "CreateNetworkInterface", "DeleteNetworkInterface", "ModifyNetworkInterfaceAttribute", "DeleteSnapshot", "DeleteVolume", "TerminateInstances", "UnassignPrivateIpAddresses", "DisassociateIamInstanceProfile"),
        Bucket("ec2", 100, 10, isEach: true, "CreateTags", "DeleteTags"),
        Bucket(
            "ec2", 50, 5, isEach: true,
            "DeleteEgressOnlyInternetGateway", "DeleteFlowLogs", "DeleteInternetGateway", "DeleteKeyPair", "DeleteLaunchTemplate", "DeleteRoute", "DeleteRouteTable", "DeleteSecurityGroup",
            "DeleteSubnet", "DeleteVpc", "DeleteVpcPeeringConnection", "DetachInternetGateway", "DetachNetworkInterface", "DisassociateAddress", "DisassociateRouteTable", "ReleaseAddress",
            "ModifyInstanceAttribute", "ModifySecurityGroupRules", "RevokeSecurityGroupEgress", "RevokeSecurityGroupIngress"),
    ];

    /// <summary>All of it.</summary>
    public static IReadOnlyList<Quota> All { get; } = [.. ApiGateway, .. Route53, .. CloudControl, .. CertificateManager, .. SystemsManager, .. LoadBalancing, .. Ec2];

    private static Quota Every(int seconds, string operation) =>
        new() { Service = "apigateway", Operations = [operation], Count = 1, Per = TimeSpan.FromSeconds(seconds), IsGlobal = true };

    private static Quota Bucket(string service, int size, double refillPerSecond, bool isEach, params string[] operations) =>
        new() { Service = service, Operations = operations, IsEach = isEach, Burst = size, Count = 1, Per = TimeSpan.FromSeconds(1 / refillPerSecond) };
}
