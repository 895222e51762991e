using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.SimpleSystemsManagement.Model;
using StackStage.AwsClients.Protocols;

namespace Amazon.SimpleSystemsManagement;

/// <inheritdoc cref="IAmazonSimpleSystemsManagement"/>
public partial class AmazonSimpleSystemsManagementClient : AmazonServiceClient, IAmazonSimpleSystemsManagement
{
    private static readonly JsonRpcProtocol Protocol = new("Amazon.SimpleSystemsManagement", "AmazonSSM", SimpleSystemsManagementErrors.Create) { HasSecrets = true };
    private static readonly Metadata Service = new(AmazonSimpleSystemsManagementConfig.ServiceId);

    /// <summary>A client with the credentials and Region that the SDK finds.</summary>
    public AmazonSimpleSystemsManagementClient() : this(new AmazonSimpleSystemsManagementConfig()) { }

    /// <summary>A client with the credentials that the SDK finds.</summary>
    public AmazonSimpleSystemsManagementClient(RegionEndpoint region) : this(new AmazonSimpleSystemsManagementConfig { RegionEndpoint = region }) { }

    /// <summary>A client with these settings and the credentials that the SDK finds.</summary>
    public AmazonSimpleSystemsManagementClient(AmazonSimpleSystemsManagementConfig config) : base(config) { }

    /// <summary>A client with these credentials, in the Region that the SDK finds.</summary>
    public AmazonSimpleSystemsManagementClient(AWSCredentials credentials) : this(credentials, new AmazonSimpleSystemsManagementConfig()) { }

    /// <summary>A client with these credentials in this Region.</summary>
    public AmazonSimpleSystemsManagementClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonSimpleSystemsManagementConfig { RegionEndpoint = region })
    {
    }

    /// <summary>A client with these credentials and settings.</summary>
    public AmazonSimpleSystemsManagementClient(AWSCredentials credentials, AmazonSimpleSystemsManagementConfig clientConfig) : base(credentials, clientConfig) { }

    /// <inheritdoc/>
    protected override IServiceMetadata ServiceMetadata => Service;

    /// <inheritdoc/>
    public virtual Task<DescribeParametersResponse> DescribeParametersAsync(DescribeParametersRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeParametersResponse>(request, Protocol.Operation<DescribeParametersResponse>("DescribeParameters"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetParameterResponse> GetParameterAsync(GetParameterRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetParameterResponse>(request, Protocol.Operation<GetParameterResponse>("GetParameter"), cancellationToken);

    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => ClientPipeline.Customize(pipeline);
}
