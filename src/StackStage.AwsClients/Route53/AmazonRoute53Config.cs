using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util.Internal;
using StackStage.AwsClients.Protocols;

namespace Amazon.Route53;

/// <summary>Settings of a client of Amazon Route 53.</summary>
public partial class AmazonRoute53Config : ClientConfig
{
    private static readonly ServiceEndpoints Endpoints = new ServiceEndpoints("route53", ServiceEndpoints.Route53);

    /// <summary>Makes the default settings.</summary>
    public AmazonRoute53Config() : base(ClientDefaults.Modes)
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = "route53";
        EndpointProvider = Endpoints;
    }

    /// <summary>The name of the service in AWS's models; <c>AWS_ENDPOINT_URL_…</c> is made of it.</summary>
    public static new string ServiceId => "Route 53";

    /// <inheritdoc/>
    public override string RegionEndpointServiceName => "route53";

    /// <inheritdoc/>
    public override string ServiceVersion => "2013-04-01";

    /// <inheritdoc/>
    public override string UserAgent { get; } = InternalSDKUtils.BuildUserAgentString(ServiceId, ClientDefaults.Version);

    /// <inheritdoc/>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        Endpoints.ResolveEndpoint(ServiceEndpoints.Parameters(this));
}
