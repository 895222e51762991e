using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Credentials.Internal;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;

namespace StackStage.AwsClients.Protocols;

/// <summary>
/// Where a service lives: <c>https://prefix.region.amazonaws.com</c>, or one address for a whole partition.
/// A configured endpoint URL always wins.
/// </summary>
internal sealed class ServiceEndpoints(string prefix, Func<string, (string Host, string SigningRegion)?>? global = null) : IEndpointProvider
{
    /// <summary>The Region that signs requests to a global service; null for a Regional one.</summary>
    public string? SigningRegion(string? region) => global?.Invoke(Partition(region).PartitionName)?.SigningRegion;

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

    private Endpoint Resolve(string? url, string? region, bool fips, bool dualstack)
    {
        if (!string.IsNullOrEmpty(url))
        {
            return new Endpoint(url);
        }

        if (string.IsNullOrEmpty(region) && global is null)
        {
            throw new AmazonClientException($"No Region is given for {prefix}, and no endpoint URL.");
        }

        var partition = Partition(region);
        if (global?.Invoke(partition.PartitionName) is { } one)
        {
            return new Endpoint($"https://{(fips ? one.Host.Replace(prefix + ".", prefix + "-fips.", StringComparison.Ordinal) : one.Host)}");
        }

        var suffix = !dualstack ? partition.PartitionDnsSuffix
            : partition.PartitionName == "aws-cn" ? "api.amazonwebservices.com.cn" : "api.aws";
        return new Endpoint($"https://{prefix}{(fips ? "-fips" : "")}.{region}.{suffix}");
    }

    private static RegionEndpoint Partition(string? region) => RegionEndpoint.GetBySystemName(region ?? "us-east-1");

    public static (string, string)? CloudFront(string partition) => partition switch
    {
        "aws" => ("cloudfront.amazonaws.com", "us-east-1"),
        "aws-cn" => ("cloudfront.cn-northwest-1.amazonaws.com.cn", "cn-northwest-1"),
        _ => null,
    };

    public static (string, string)? Route53(string partition) => partition switch
    {
        "aws" => ("route53.amazonaws.com", "us-east-1"),
        "aws-cn" => ("route53.amazonaws.com.cn", "cn-northwest-1"),
        "aws-us-gov" => ("route53.us-gov.amazonaws.com", "us-gov-west-1"),
        _ => null,
    };
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
