using Amazon.Runtime;
using StackStage.AwsClients.Protocols;

namespace Amazon.ElasticLoadBalancingV2.Model;

/// <summary>The operations of Elastic Load Balancing V2 that page.</summary>
public interface IElasticLoadBalancingV2PaginatorFactory
{
    /// <summary>All pages of DescribeLoadBalancers.</summary>
    IDescribeLoadBalancersPaginator DescribeLoadBalancers(DescribeLoadBalancersRequest request);

    /// <summary>All pages of DescribeListeners.</summary>
    IDescribeListenersPaginator DescribeListeners(DescribeListenersRequest request);

    /// <summary>All pages of DescribeListenerCertificates.</summary>
    IDescribeListenerCertificatesPaginator DescribeListenerCertificates(DescribeListenerCertificatesRequest request);
}

internal sealed class ElasticLoadBalancingV2PaginatorFactory(IAmazonElasticLoadBalancingV2 client) : IElasticLoadBalancingV2PaginatorFactory
{
    public IDescribeLoadBalancersPaginator DescribeLoadBalancers(DescribeLoadBalancersRequest request) => new DescribeLoadBalancersPaginator(client, request);

    public IDescribeListenersPaginator DescribeListeners(DescribeListenersRequest request) => new DescribeListenersPaginator(client, request);

    public IDescribeListenerCertificatesPaginator DescribeListenerCertificates(DescribeListenerCertificatesRequest request) => new DescribeListenerCertificatesPaginator(client, request);
}

/// <summary>The pages of DescribeLoadBalancers.</summary>
public interface IDescribeLoadBalancersPaginator
{
    /// <summary>The answers, page by page.</summary>
    IPaginatedEnumerable<DescribeLoadBalancersResponse> Responses { get; }

    /// <summary>The items of all pages.</summary>
    IPaginatedEnumerable<LoadBalancer> LoadBalancers { get; }
}

internal sealed class DescribeLoadBalancersPaginator(IAmazonElasticLoadBalancingV2 client, DescribeLoadBalancersRequest request) : IDescribeLoadBalancersPaginator
{
    private readonly Pager<DescribeLoadBalancersRequest, DescribeLoadBalancersResponse> _pager = new(client.DescribeLoadBalancersAsync, request, (r, p) =>
    {
        r.Marker = p.NextMarker;
        return !string.IsNullOrEmpty(p.NextMarker);
    });

    public IPaginatedEnumerable<DescribeLoadBalancersResponse> Responses => _pager.Responses;

    public IPaginatedEnumerable<LoadBalancer> LoadBalancers => _pager.Items(p => p.LoadBalancers);
}

/// <summary>The pages of DescribeListeners.</summary>
public interface IDescribeListenersPaginator
{
    /// <summary>The answers, page by page.</summary>
    IPaginatedEnumerable<DescribeListenersResponse> Responses { get; }

    /// <summary>The items of all pages.</summary>
    IPaginatedEnumerable<Listener> Listeners { get; }
}

internal sealed class DescribeListenersPaginator(IAmazonElasticLoadBalancingV2 client, DescribeListenersRequest request) : IDescribeListenersPaginator
{
    private readonly Pager<DescribeListenersRequest, DescribeListenersResponse> _pager = new(client.DescribeListenersAsync, request, (r, p) =>
    {
        r.Marker = p.NextMarker;
        return !string.IsNullOrEmpty(p.NextMarker);
    });

    public IPaginatedEnumerable<DescribeListenersResponse> Responses => _pager.Responses;

    public IPaginatedEnumerable<Listener> Listeners => _pager.Items(p => p.Listeners);
}

/// <summary>The pages of DescribeListenerCertificates.</summary>
public interface IDescribeListenerCertificatesPaginator
{
    /// <summary>The answers, page by page.</summary>
    IPaginatedEnumerable<DescribeListenerCertificatesResponse> Responses { get; }

    /// <summary>The items of all pages.</summary>
    IPaginatedEnumerable<Certificate> Certificates { get; }
}

internal sealed class DescribeListenerCertificatesPaginator(IAmazonElasticLoadBalancingV2 client, DescribeListenerCertificatesRequest request) : IDescribeListenerCertificatesPaginator
{
    private readonly Pager<DescribeListenerCertificatesRequest, DescribeListenerCertificatesResponse> _pager = new(client.DescribeListenerCertificatesAsync, request, (r, p) =>
    {
        r.Marker = p.NextMarker;
        return !string.IsNullOrEmpty(p.NextMarker);
    });

    public IPaginatedEnumerable<DescribeListenerCertificatesResponse> Responses => _pager.Responses;

    public IPaginatedEnumerable<Certificate> Certificates => _pager.Items(p => p.Certificates);
}
