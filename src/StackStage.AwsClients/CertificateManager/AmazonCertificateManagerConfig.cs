using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util.Internal;
using StackStage.AwsClients.Protocols;

namespace Amazon.CertificateManager;

/// <summary>Settings of a client of AWS Certificate Manager.</summary>
public partial class AmazonCertificateManagerConfig : ClientConfig
{
    private static readonly ServiceEndpoints Endpoints = new ServiceEndpoints("acm") { IsFipsInGovCloud = true };

    /// <summary>Makes the default settings.</summary>
    public AmazonCertificateManagerConfig() : base(ClientDefaults.Modes)
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = "acm";
        EndpointProvider = Endpoints;
    }

    /// <summary>The name of the service in AWS's models; <c>AWS_ENDPOINT_URL_…</c> is made of it.</summary>
    public static new string ServiceId => "ACM";

    /// <inheritdoc/>
    public override string RegionEndpointServiceName => "acm";

    /// <inheritdoc/>
    public override string ServiceVersion => "2015-12-08";

    /// <inheritdoc/>
    public override string UserAgent { get; } = InternalSDKUtils.BuildUserAgentString(ServiceId, ClientDefaults.Version);

    /// <inheritdoc/>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        Endpoints.ResolveEndpoint(ServiceEndpoints.Parameters(this));
}
