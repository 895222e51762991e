using Amazon.ResourceGroupsTaggingAPI.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using StackStage.AwsClients.Protocols;

namespace Amazon.ResourceGroupsTaggingAPI;

/// <inheritdoc cref="IAmazonResourceGroupsTaggingAPI"/>
public partial class AmazonResourceGroupsTaggingAPIClient : AmazonServiceClient, IAmazonResourceGroupsTaggingAPI
{
    private static readonly JsonRpcProtocol Protocol = new("Amazon.ResourceGroupsTaggingAPI", "ResourceGroupsTaggingAPI_20170126", ResourceGroupsTaggingAPIErrors.Create);
    private static readonly Metadata Service = new(AmazonResourceGroupsTaggingAPIConfig.ServiceId);

    /// <summary>A client with the credentials and Region that the SDK finds.</summary>
    public AmazonResourceGroupsTaggingAPIClient() : this(new AmazonResourceGroupsTaggingAPIConfig()) { }

    /// <summary>A client with the credentials that the SDK finds.</summary>
    public AmazonResourceGroupsTaggingAPIClient(RegionEndpoint region) : this(new AmazonResourceGroupsTaggingAPIConfig { RegionEndpoint = region }) { }

    /// <summary>A client with these settings and the credentials that the SDK finds.</summary>
    public AmazonResourceGroupsTaggingAPIClient(AmazonResourceGroupsTaggingAPIConfig config) : base(config) { }

    /// <summary>A client with these credentials, in the Region that the SDK finds.</summary>
    public AmazonResourceGroupsTaggingAPIClient(AWSCredentials credentials) : this(credentials, new AmazonResourceGroupsTaggingAPIConfig()) { }

    /// <summary>A client with these credentials in this Region.</summary>
    public AmazonResourceGroupsTaggingAPIClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonResourceGroupsTaggingAPIConfig { RegionEndpoint = region })
    {
    }

    /// <summary>A client with these credentials and settings.</summary>
    public AmazonResourceGroupsTaggingAPIClient(AWSCredentials credentials, AmazonResourceGroupsTaggingAPIConfig clientConfig) : base(credentials, clientConfig) { }

    /// <inheritdoc/>
    public IResourceGroupsTaggingAPIPaginatorFactory Paginators => new ResourceGroupsTaggingAPIPaginatorFactory(this);

    /// <inheritdoc/>
    protected override IServiceMetadata ServiceMetadata => Service;

    /// <inheritdoc/>
    public virtual Task<GetResourcesResponse> GetResourcesAsync(GetResourcesRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetResourcesResponse>(request, Protocol.Operation<GetResourcesResponse>("GetResources"), cancellationToken);

    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => ClientPipeline.Customize(pipeline);
}
