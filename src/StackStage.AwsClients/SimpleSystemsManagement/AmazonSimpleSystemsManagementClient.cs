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
    public virtual Task<AddTagsToResourceResponse> AddTagsToResourceAsync(AddTagsToResourceRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<AddTagsToResourceResponse>(request, Protocol.Operation<AddTagsToResourceResponse>("AddTagsToResource"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DeleteParameterResponse> DeleteParameterAsync(DeleteParameterRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DeleteParameterResponse>(request, Protocol.Operation<DeleteParameterResponse>("DeleteParameter"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeParametersResponse> DescribeParametersAsync(DescribeParametersRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeParametersResponse>(request, Protocol.Operation<DescribeParametersResponse>("DescribeParameters"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetParameterResponse> GetParameterAsync(GetParameterRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetParameterResponse>(request, Protocol.Operation<GetParameterResponse>("GetParameter"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetParameterHistoryResponse> GetParameterHistoryAsync(GetParameterHistoryRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetParameterHistoryResponse>(request, Protocol.Operation<GetParameterHistoryResponse>("GetParameterHistory"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetParametersResponse> GetParametersAsync(GetParametersRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetParametersResponse>(request, Protocol.Operation<GetParametersResponse>("GetParameters"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetParametersByPathResponse> GetParametersByPathAsync(GetParametersByPathRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetParametersByPathResponse>(request, Protocol.Operation<GetParametersByPathResponse>("GetParametersByPath"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<LabelParameterVersionResponse> LabelParameterVersionAsync(LabelParameterVersionRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<LabelParameterVersionResponse>(request, Protocol.Operation<LabelParameterVersionResponse>("LabelParameterVersion"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListTagsForResourceResponse> ListTagsForResourceAsync(ListTagsForResourceRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListTagsForResourceResponse>(request, Protocol.Operation<ListTagsForResourceResponse>("ListTagsForResource"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<PutParameterResponse> PutParameterAsync(PutParameterRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<PutParameterResponse>(request, Protocol.Operation<PutParameterResponse>("PutParameter"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<RemoveTagsFromResourceResponse> RemoveTagsFromResourceAsync(RemoveTagsFromResourceRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<RemoveTagsFromResourceResponse>(request, Protocol.Operation<RemoveTagsFromResourceResponse>("RemoveTagsFromResource"), cancellationToken);

    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => ClientPipeline.Customize(pipeline);
}
