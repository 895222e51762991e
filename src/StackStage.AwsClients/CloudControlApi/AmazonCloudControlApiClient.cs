using Amazon.CloudControlApi.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using StackStage.AwsClients.Protocols;

namespace Amazon.CloudControlApi;

/// <inheritdoc cref="IAmazonCloudControlApi"/>
public partial class AmazonCloudControlApiClient : AmazonServiceClient, IAmazonCloudControlApi
{
    private static readonly JsonRpcProtocol Protocol = new("Amazon.CloudControlApi", "CloudApiService", CloudControlApiErrors.Create) { Version = "1.0" };
    private static readonly Metadata Service = new(AmazonCloudControlApiConfig.ServiceId);

    /// <summary>A client with the credentials and Region that the SDK finds.</summary>
    public AmazonCloudControlApiClient() : this(new AmazonCloudControlApiConfig()) { }

    /// <summary>A client with the credentials that the SDK finds.</summary>
    public AmazonCloudControlApiClient(RegionEndpoint region) : this(new AmazonCloudControlApiConfig { RegionEndpoint = region }) { }

    /// <summary>A client with these settings and the credentials that the SDK finds.</summary>
    public AmazonCloudControlApiClient(AmazonCloudControlApiConfig config) : base(config) { }

    /// <summary>A client with these credentials, in the Region that the SDK finds.</summary>
    public AmazonCloudControlApiClient(AWSCredentials credentials) : this(credentials, new AmazonCloudControlApiConfig()) { }

    /// <summary>A client with these credentials in this Region.</summary>
    public AmazonCloudControlApiClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonCloudControlApiConfig { RegionEndpoint = region })
    {
    }

    /// <summary>A client with these credentials and settings.</summary>
    public AmazonCloudControlApiClient(AWSCredentials credentials, AmazonCloudControlApiConfig clientConfig) : base(credentials, clientConfig) { }

    /// <inheritdoc/>
    protected override IServiceMetadata ServiceMetadata => Service;

    /// <inheritdoc/>
    public virtual Task<GetResourceResponse> GetResourceAsync(GetResourceRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetResourceResponse>(request, Protocol.Operation<GetResourceResponse>("GetResource"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListResourcesResponse> ListResourcesAsync(ListResourcesRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListResourcesResponse>(request, Protocol.Operation<ListResourcesResponse>("ListResources"), cancellationToken);

    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => ClientPipeline.Customize(pipeline);
}
