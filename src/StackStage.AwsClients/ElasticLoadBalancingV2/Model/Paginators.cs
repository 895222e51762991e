using Amazon.Runtime;
using StackStage.AwsClients.Protocols;

namespace Amazon.ElasticLoadBalancingV2.Model;

/// <summary>The operations of Elastic Load Balancing V2 that page.</summary>
public interface IElasticLoadBalancingV2PaginatorFactory
{
    /// <summary>All pages of DescribeListeners.</summary>
    IDescribeListenersPaginator DescribeListeners(DescribeListenersRequest request);
}

internal sealed class ElasticLoadBalancingV2PaginatorFactory(IAmazonElasticLoadBalancingV2 client) : IElasticLoadBalancingV2PaginatorFactory
{
    public IDescribeListenersPaginator DescribeListeners(DescribeListenersRequest request) => new DescribeListenersPaginator(client, request);
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
