using Amazon.Runtime;
using Amazon.Runtime.Credentials.Internal;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;

namespace StackStage.AwsClients.Protocols;

/// <summary>
/// Where a service lives: <c>https://prefix.region.amazonaws.com</c>, or one address for a whole partition.
/// A configured endpoint URL always wins. The rules are those of botocore's endpoint-rule-set-1 for each service.
/// </summary>
internal sealed class ServiceEndpoints(string prefix, Func<AwsPartition, bool, bool, string>? global = null) : IEndpointProvider
{
    /// <summary>Whether the service's ordinary hosts in GovCloud are its FIPS hosts, too.</summary>
    public bool IsFipsInGovCloud { get; init; }

    /// <summary>The Region that signs requests to a global service; null for a Regional one.</summary>
    public string? SigningRegion(string? region) => global is null ? null : AwsPartition.Of(region).GlobalRegion;

    public Endpoint ResolveEndpoint(EndpointParameters parameters) => Resolve(
        (string?)parameters[nameof(IClientConfig.ServiceURL)],
        (string?)parameters[nameof(IClientConfig.RegionEndpoint)],
        (bool?)parameters[nameof(IClientConfig.UseFIPSEndpoint)] ?? false,
        (bool?)parameters[nameof(IClientConfig.UseDualstackEndpoint)] ?? false);

    public static EndpointParameters Parameters(IClientConfig config) => new()
    {
        [nameof(IClientConfig.ServiceURL)] = config.ServiceURL,
        [nameof(IClientConfig.RegionEndpoint)] = config.RegionEndpoint?.SystemName,
        [nameof(IClientConfig.UseFIPSEndpoint)] = config.UseFIPSEndpoint,
        [nameof(IClientConfig.UseDualstackEndpoint)] = config.UseDualstackEndpoint,
    };

    /// <summary>CloudFront: one host in each partition, which in China has a Region in its name.</summary>
    public static string CloudFront(AwsPartition partition, bool fips, bool dualStack) => "cloudfront" + Fips(fips) + (partition.Name, dualStack) switch
    {
        ("aws", true) => ".global.",
        ("aws-cn", false) => $".{partition.GlobalRegion}.",
        _ => ".",
    } + Suffix(partition, dualStack);

    /// <summary>Route 53: one host in each partition; GovCloud's is its FIPS host, too.</summary>
    public static string Route53(AwsPartition partition, bool fips, bool dualStack) => "route53" + (partition.Name, fips, dualStack) switch
    {
        ("aws-us-gov", _, _) => ".us-gov.",
        ("aws", _, true) => $"{Fips(fips)}.global.",
        ("aws-cn" or "aws-eusc", false, true) => ".global.",
        _ => $"{Fips(fips)}.",
    } + Suffix(partition, dualStack);

    private Endpoint Resolve(string? url, string? region, bool fips, bool dualStack)
    {
        if (!string.IsNullOrEmpty(url))
        {
            return new Endpoint(url);
        }

        var partition = AwsPartition.Of(region);
        if (global is not null)
        {
            return new Endpoint("https://" + global(partition, fips, dualStack));
        }

        if (string.IsNullOrEmpty(region))
        {
            throw new AmazonClientException($"No Region is given for {prefix}, and no endpoint URL.");
        }

        var isOrdinary = IsFipsInGovCloud && partition.Name == "aws-us-gov" && !dualStack;
        return new Endpoint($"https://{prefix}{Fips(fips && !isOrdinary)}.{region}.{Suffix(partition, dualStack)}");
    }

    private static string Fips(bool fips) => fips ? "-fips" : string.Empty;

    private static string Suffix(AwsPartition partition, bool dualStack) => dualStack ? partition.DualStackSuffix : partition.Suffix;
}

/// <summary>Puts the endpoint and the choice of signature into the SDK's pipeline, as the generated clients do.</summary>
internal static class ClientPipeline
{
    public static void Customize(RuntimePipeline pipeline)
    {
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new ConfiguredEndpoint());
        pipeline.AddHandlerAfter<Marshaller>(new SignatureV4());
    }

    private sealed class ConfiguredEndpoint : BaseEndpointResolver
    {
        protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext) =>
            ServiceEndpoints.Parameters(requestContext.ClientConfig);

        protected override void ServiceSpecificHandler(IExecutionContext executionContext, EndpointParameters parameters)
        {
            var context = executionContext.RequestContext;
            if ((context.ClientConfig.EndpointProvider as ServiceEndpoints)?.SigningRegion(context.ClientConfig.RegionEndpoint?.SystemName) is { } region)
            {
                context.Request.AuthenticationRegion = region;
            }
        }
    }

    private sealed class SignatureV4 : BaseAuthResolverHandler
    {
        protected override List<IAuthSchemeOption> ResolveAuthOptions(IExecutionContext executionContext) =>
            AuthSchemeOption.DEFAULT_SIGV4;
    }
}
