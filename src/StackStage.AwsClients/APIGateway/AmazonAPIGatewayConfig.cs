using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util.Internal;
using StackStage.AwsClients.Protocols;

namespace Amazon.APIGateway;

/// <summary>Settings of a client of Amazon API Gateway (REST APIs).</summary>
public partial class AmazonAPIGatewayConfig : ClientConfig
{
    private static readonly ServiceEndpoints Endpoints = new ServiceEndpoints("apigateway");

    /// <summary>Makes the default settings.</summary>
    public AmazonAPIGatewayConfig() : base(ClientDefaults.Modes)
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = "apigateway";
        EndpointProvider = Endpoints;
    }

    /// <summary>The name of the service in AWS's models; <c>AWS_ENDPOINT_URL_…</c> is made of it.</summary>
    public static new string ServiceId => "API Gateway";

    /// <inheritdoc/>
    public override string RegionEndpointServiceName => "apigateway";

    /// <inheritdoc/>
    public override string ServiceVersion => "2015-07-09";

    /// <inheritdoc/>
    public override string UserAgent { get; } = InternalSDKUtils.BuildUserAgentString(ServiceId, ClientDefaults.Version);

    /// <inheritdoc/>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        Endpoints.ResolveEndpoint(ServiceEndpoints.Parameters(this));
}
