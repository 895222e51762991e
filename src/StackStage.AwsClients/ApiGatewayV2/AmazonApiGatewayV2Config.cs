using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util.Internal;
using StackStage.AwsClients.Protocols;

namespace Amazon.ApiGatewayV2;

/// <summary>Settings of a client of Amazon API Gateway V2 (HTTP and WebSocket APIs, custom domains).</summary>
public partial class AmazonApiGatewayV2Config : ClientConfig
{
    private static readonly ServiceEndpoints Endpoints = new ServiceEndpoints("apigateway");

    /// <summary>Makes the default settings.</summary>
    public AmazonApiGatewayV2Config() : base(ClientDefaults.Modes)
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = "apigateway";
        EndpointProvider = Endpoints;
    }

    /// <summary>The name of the service in AWS's models; <c>AWS_ENDPOINT_URL_…</c> is made of it.</summary>
    public static new string ServiceId => "ApiGatewayV2";

    /// <inheritdoc/>
    public override string RegionEndpointServiceName => "apigateway";

    /// <inheritdoc/>
    public override string ServiceVersion => "2018-11-29";

    /// <inheritdoc/>
    public override string UserAgent { get; } = InternalSDKUtils.BuildUserAgentString(ServiceId, ClientDefaults.Version);

    /// <inheritdoc/>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        Endpoints.ResolveEndpoint(ServiceEndpoints.Parameters(this));
}
