using Amazon.Runtime;

namespace StackStage.Operations.Connection;

/// <summary>Which call a failure belongs to. The SDK's exceptions do not say it.</summary>
internal static class FailedCall
{
    private const string ServiceKey = "StackStage.Service";
    private const string OperationKey = "StackStage.Operation";

    // Where a failure comes from elsewhere than our clients, its type tells the service.
    private static readonly Dictionary<string, string> ServiceOfNamespace = new(StringComparer.Ordinal)
    {
        ["APIGateway"] = "apigateway",
        ["ApiGatewayV2"] = "apigateway",
        ["CertificateManager"] = "acm",
        ["CloudControlApi"] = "cloudcontrolapi",
        ["CloudFront"] = "cloudfront",
        ["ElasticLoadBalancingV2"] = "elasticloadbalancing",
        ["KeyManagementService"] = "kms",
        ["ResourceGroupsTaggingAPI"] = "tagging",
        ["Route53"] = "route53",
        ["S3"] = "s3",
        ["SecurityToken"] = "sts",
        ["SimpleSystemsManagement"] = "ssm",
    };

    /// <summary>Notes the call on its failure.</summary>
    public static void Note(Exception failure, IExecutionContext context)
    {
        failure.Data[ServiceKey] = context.RequestContext.ClientConfig.AuthenticationServiceName;
        failure.Data[OperationKey] = CallTrace.OperationOf(context);
    }

    /// <summary>The service's name in signatures; null when nobody knows.</summary>
    public static string? ServiceOf(Exception failure) => failure.Data[ServiceKey] as string
        ?? (failure.GetType().Namespace?.Split('.') is ["Amazon", var service, ..] ? ServiceOfNamespace.GetValueOrDefault(service) : null);

    /// <summary>The operation; null when nobody knows.</summary>
    public static string? OperationOf(Exception failure) => failure.Data[OperationKey] as string;
}
