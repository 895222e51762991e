using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util.Internal;
using StackStage.AwsClients.Protocols;

namespace Amazon.SimpleSystemsManagement;

/// <summary>Settings of a client of AWS Systems Manager Parameter Store.</summary>
public partial class AmazonSimpleSystemsManagementConfig : ClientConfig
{
    private static readonly ServiceEndpoints Endpoints = new ServiceEndpoints("ssm") { IsFipsInGovCloud = true };

    /// <summary>Makes the default settings.</summary>
    public AmazonSimpleSystemsManagementConfig() : base(ClientDefaults.Modes)
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = "ssm";
        EndpointProvider = Endpoints;
    }

    /// <summary>The name of the service in AWS's models; <c>AWS_ENDPOINT_URL_…</c> is made of it.</summary>
    public static new string ServiceId => "SSM";

    /// <inheritdoc/>
    public override string RegionEndpointServiceName => "ssm";

    /// <inheritdoc/>
    public override string ServiceVersion => "2014-11-06";

    /// <inheritdoc/>
    public override string UserAgent { get; } = InternalSDKUtils.BuildUserAgentString(ServiceId, ClientDefaults.Version);

    /// <inheritdoc/>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        Endpoints.ResolveEndpoint(ServiceEndpoints.Parameters(this));
}
