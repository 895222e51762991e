using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util.Internal;
using StackStage.AwsClients.Protocols;

namespace Amazon.CloudFront;

/// <summary>Settings of a client of Amazon CloudFront.</summary>
public partial class AmazonCloudFrontConfig : ClientConfig
{
    private static readonly ServiceEndpoints Endpoints = new ServiceEndpoints("cloudfront", ServiceEndpoints.CloudFront);

    /// <summary>Makes the default settings.</summary>
    public AmazonCloudFrontConfig() : base(ClientDefaults.Modes)
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = "cloudfront";
        EndpointProvider = Endpoints;
    }

    /// <summary>The name of the service in AWS's models; <c>AWS_ENDPOINT_URL_…</c> is made of it.</summary>
    public static new string ServiceId => "CloudFront";

    /// <inheritdoc/>
    public override string RegionEndpointServiceName => "cloudfront";

    /// <inheritdoc/>
    public override string ServiceVersion => "2020-05-31";

    /// <inheritdoc/>
    public override string UserAgent { get; } = InternalSDKUtils.BuildUserAgentString(ServiceId, ClientDefaults.Version);

    /// <inheritdoc/>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        Endpoints.ResolveEndpoint(ServiceEndpoints.Parameters(this));
}
