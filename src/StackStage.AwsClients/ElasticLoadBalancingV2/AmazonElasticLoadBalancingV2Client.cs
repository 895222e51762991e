using Amazon.ElasticLoadBalancingV2.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using StackStage.AwsClients.Protocols;

namespace Amazon.ElasticLoadBalancingV2;

/// <inheritdoc cref="IAmazonElasticLoadBalancingV2"/>
public partial class AmazonElasticLoadBalancingV2Client : AmazonServiceClient, IAmazonElasticLoadBalancingV2
{
    private static readonly QueryProtocol Protocol = new("Amazon.ElasticLoadBalancingV2", "2015-12-01", ElasticLoadBalancingV2Errors.Create);
    private static readonly Metadata Service = new(AmazonElasticLoadBalancingV2Config.ServiceId);

    /// <summary>A client with the credentials and Region that the SDK finds.</summary>
    public AmazonElasticLoadBalancingV2Client() : this(new AmazonElasticLoadBalancingV2Config()) { }

    /// <summary>A client with the credentials that the SDK finds.</summary>
    public AmazonElasticLoadBalancingV2Client(RegionEndpoint region) : this(new AmazonElasticLoadBalancingV2Config { RegionEndpoint = region }) { }

    /// <summary>A client with these settings and the credentials that the SDK finds.</summary>
    public AmazonElasticLoadBalancingV2Client(AmazonElasticLoadBalancingV2Config config) : base(config) { }

    /// <summary>A client with these credentials, in the Region that the SDK finds.</summary>
    public AmazonElasticLoadBalancingV2Client(AWSCredentials credentials) : this(credentials, new AmazonElasticLoadBalancingV2Config()) { }

    /// <summary>A client with these credentials in this Region.</summary>
    public AmazonElasticLoadBalancingV2Client(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonElasticLoadBalancingV2Config { RegionEndpoint = region })
    {
    }

    /// <summary>A client with these credentials and settings.</summary>
    public AmazonElasticLoadBalancingV2Client(AWSCredentials credentials, AmazonElasticLoadBalancingV2Config clientConfig) : base(credentials, clientConfig) { }

    /// <inheritdoc/>
    public IElasticLoadBalancingV2PaginatorFactory Paginators => new ElasticLoadBalancingV2PaginatorFactory(this);

    /// <inheritdoc/>
    protected override IServiceMetadata ServiceMetadata => Service;

    /// <inheritdoc/>
    public virtual Task<AddListenerCertificatesResponse> AddListenerCertificatesAsync(AddListenerCertificatesRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<AddListenerCertificatesResponse>(request, Protocol.Operation<AddListenerCertificatesResponse>("AddListenerCertificates"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<CreateListenerResponse> CreateListenerAsync(CreateListenerRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<CreateListenerResponse>(request, Protocol.Operation<CreateListenerResponse>("CreateListener"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DeleteListenerResponse> DeleteListenerAsync(DeleteListenerRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DeleteListenerResponse>(request, Protocol.Operation<DeleteListenerResponse>("DeleteListener"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeListenerCertificatesResponse> DescribeListenerCertificatesAsync(DescribeListenerCertificatesRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeListenerCertificatesResponse>(request, Protocol.Operation<DescribeListenerCertificatesResponse>("DescribeListenerCertificates"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeListenersResponse> DescribeListenersAsync(DescribeListenersRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeListenersResponse>(request, Protocol.Operation<DescribeListenersResponse>("DescribeListeners"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeLoadBalancersResponse> DescribeLoadBalancersAsync(DescribeLoadBalancersRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeLoadBalancersResponse>(request, Protocol.Operation<DescribeLoadBalancersResponse>("DescribeLoadBalancers"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeTagsResponse> DescribeTagsAsync(DescribeTagsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeTagsResponse>(request, Protocol.Operation<DescribeTagsResponse>("DescribeTags"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ModifyListenerResponse> ModifyListenerAsync(ModifyListenerRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ModifyListenerResponse>(request, Protocol.Operation<ModifyListenerResponse>("ModifyListener"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<RemoveListenerCertificatesResponse> RemoveListenerCertificatesAsync(RemoveListenerCertificatesRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<RemoveListenerCertificatesResponse>(request, Protocol.Operation<RemoveListenerCertificatesResponse>("RemoveListenerCertificates"), cancellationToken);

    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => ClientPipeline.Customize(pipeline);
}
