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
    public virtual Task<DescribeListenerCertificatesResponse> DescribeListenerCertificatesAsync(DescribeListenerCertificatesRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeListenerCertificatesResponse>(request, Protocol.Operation<DescribeListenerCertificatesResponse>("DescribeListenerCertificates"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeListenersResponse> DescribeListenersAsync(DescribeListenersRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeListenersResponse>(request, Protocol.Operation<DescribeListenersResponse>("DescribeListeners"), cancellationToken);

    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => ClientPipeline.Customize(pipeline);
}
