namespace StackStage.Sandbox.Services.CloudControl;

/// <summary>The types that Cloud Control knows without there being a resource of them.</summary>
internal static class ResourceTypes
{
    /// <summary>Types that CloudFormation knows and Cloud Control has no handlers for.</summary>
    private static readonly HashSet<string> WithoutHandlers =
    [
        "AWS::CertificateManager::Certificate", "AWS::Route53::RecordSet", "AWS::Route53::RecordSetGroup", "AWS::SQS::QueuePolicy",
        "AWS::SNS::TopicPolicy", "AWS::IAM::AccessKey", "AWS::IAM::UserToGroupAddition", "AWS::ServiceDiscovery::Service",
    ];

    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["ApiGateway"] = "RestApi Deployment Stage DomainName BasePathMapping",
        ["ApiGatewayV2"] = "Api ApiMapping DomainName Stage Route Integration Authorizer Deployment VpcLink",
        ["AppSync"] = "GraphQLApi Api DataSource Resolver",
        ["CloudFront"] = "Distribution OriginAccessControl CloudFrontOriginAccessIdentity CachePolicy OriginRequestPolicy ResponseHeadersPolicy Function KeyGroup KeyValueStore VpcOrigin",
        ["CloudWatch"] = "Alarm Dashboard",
        ["Cognito"] = "UserPool UserPoolClient IdentityPool",
        ["DynamoDB"] = "Table GlobalTable",
        ["EC2"] = "VPC Subnet SecurityGroup InternetGateway RouteTable Route NatGateway EIP VPCEndpoint NetworkInterface Instance",
        ["ECR"] = "Repository",
        ["ECS"] = "Cluster Service TaskDefinition",
        ["ElasticLoadBalancingV2"] = "LoadBalancer Listener ListenerRule TargetGroup",
        ["Events"] = "Rule EventBus Connection",
        ["IAM"] = "Role ManagedPolicy User Group InstanceProfile Policy RolePolicy",
        ["KMS"] = "Key Alias",
        ["Lambda"] = "Function Permission Url EventSourceMapping LayerVersion Version Alias",
        ["Logs"] = "LogGroup LogStream SubscriptionFilter",
        ["RDS"] = "DBCluster DBInstance DBSubnetGroup DBParameterGroup",
        ["Route53"] = "HostedZone HealthCheck",
        ["S3"] = "Bucket BucketPolicy AccessPoint",
        ["Scheduler"] = "Schedule ScheduleGroup",
        ["SecretsManager"] = "Secret",
        ["ServiceDiscovery"] = "PrivateDnsNamespace Service",
        ["SNS"] = "Topic Subscription",
        ["SQS"] = "Queue",
        ["SSM"] = "Parameter Document",
        ["StepFunctions"] = "StateMachine Activity",
        ["WAFv2"] = "WebACL IPSet RuleGroup",
    };

    public static bool Unsupported(string type, string action) => WithoutHandlers.Contains(type) && action.Length > 0;

    public static bool IsKnown(string type) => type.Split("::") is ["AWS", var service, var resource]
        && Known.TryGetValue(service, out var resources) && resources.Split(' ').Contains(resource);
}
