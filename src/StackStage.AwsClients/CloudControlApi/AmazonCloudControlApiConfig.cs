using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util.Internal;
using StackStage.AwsClients.Protocols;

namespace Amazon.CloudControlApi;

/// <summary>Settings of a client of AWS Cloud Control API.</summary>
public partial class AmazonCloudControlApiConfig : ClientConfig
{
    private static readonly ServiceEndpoints Endpoints = new ServiceEndpoints("cloudcontrolapi");

    /// <summary>Makes the default settings.</summary>
    public AmazonCloudControlApiConfig() : base(ClientDefaults.Modes)
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = "cloudcontrolapi";
        EndpointProvider = Endpoints;
    }

    /// <summary>The name of the service in AWS's models; <c>AWS_ENDPOINT_URL_…</c> is made of it.</summary>
    public static new string ServiceId => "CloudControl";

    /// <inheritdoc/>
    public override string RegionEndpointServiceName => "cloudcontrolapi";

    /// <inheritdoc/>
    public override string ServiceVersion => "2021-09-30";

    /// <inheritdoc/>
    public override string UserAgent { get; } = InternalSDKUtils.BuildUserAgentString(ServiceId, ClientDefaults.Version);

    /// <inheritdoc/>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        Endpoints.ResolveEndpoint(ServiceEndpoints.Parameters(this));
}
