using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util.Internal;
using StackStage.AwsClients.Protocols;

namespace Amazon.ElasticLoadBalancingV2;

/// <summary>Settings of a client of Elastic Load Balancing V2.</summary>
public partial class AmazonElasticLoadBalancingV2Config : ClientConfig
{
    private static readonly ServiceEndpoints Endpoints = new ServiceEndpoints("elasticloadbalancing") { IsFipsInGovCloud = true };

    /// <summary>Makes the default settings.</summary>
    public AmazonElasticLoadBalancingV2Config() : base(ClientDefaults.Modes)
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = "elasticloadbalancing";
        EndpointProvider = Endpoints;
    }

    /// <summary>The name of the service in AWS's models; <c>AWS_ENDPOINT_URL_…</c> is made of it.</summary>
    public static new string ServiceId => "Elastic Load Balancing v2";

    /// <inheritdoc/>
    public override string RegionEndpointServiceName => "elasticloadbalancing";

    /// <inheritdoc/>
    public override string ServiceVersion => "2015-12-01";

    /// <inheritdoc/>
    public override string UserAgent { get; } = InternalSDKUtils.BuildUserAgentString(ServiceId, ClientDefaults.Version);

    /// <inheritdoc/>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        Endpoints.ResolveEndpoint(ServiceEndpoints.Parameters(this));
}
