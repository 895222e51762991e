using Amazon.ElasticLoadBalancingV2.Model;
using Amazon.Runtime;

namespace Amazon.ElasticLoadBalancingV2;

/// <summary>Client of Elastic Load Balancing V2: the operations that this module needs.</summary>
public partial interface IAmazonElasticLoadBalancingV2 : IAmazonService, IDisposable
{
    /// <summary>Operations that page, as asynchronous sequences.</summary>
    IElasticLoadBalancingV2PaginatorFactory Paginators { get; }

    /// <summary>Lists the certificates of a listener, the default one included.</summary>
    Task<DescribeListenerCertificatesResponse> DescribeListenerCertificatesAsync(DescribeListenerCertificatesRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists listeners.</summary>
    Task<DescribeListenersResponse> DescribeListenersAsync(DescribeListenersRequest request, CancellationToken cancellationToken = default);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonElasticLoadBalancingV2Config();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonElasticLoadBalancingV2Client(awsCredentials, (AmazonElasticLoadBalancingV2Config)clientConfig);
}
