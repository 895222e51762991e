using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util.Internal;
using StackStage.AwsClients.Protocols;

namespace Amazon.ResourceGroupsTaggingAPI;

/// <summary>Settings of a client of AWS Resource Groups Tagging API.</summary>
public partial class AmazonResourceGroupsTaggingAPIConfig : ClientConfig
{
    private static readonly ServiceEndpoints Endpoints = new ServiceEndpoints("tagging");

    /// <summary>Makes the default settings.</summary>
    public AmazonResourceGroupsTaggingAPIConfig() : base(ClientDefaults.Modes)
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = "tagging";
        EndpointProvider = Endpoints;
    }

    /// <summary>The name of the service in AWS's models; <c>AWS_ENDPOINT_URL_…</c> is made of it.</summary>
    public static new string ServiceId => "Resource Groups Tagging API";

    /// <inheritdoc/>
    public override string RegionEndpointServiceName => "tagging";

    /// <inheritdoc/>
    public override string ServiceVersion => "2017-01-26";

    /// <inheritdoc/>
    public override string UserAgent { get; } = InternalSDKUtils.BuildUserAgentString(ServiceId, ClientDefaults.Version);

    /// <inheritdoc/>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        Endpoints.ResolveEndpoint(ServiceEndpoints.Parameters(this));
}
