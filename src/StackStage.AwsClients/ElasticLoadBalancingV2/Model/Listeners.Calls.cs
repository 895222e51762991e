using Amazon.Runtime;
using StackStage.AwsClients.Protocols;

namespace Amazon.ElasticLoadBalancingV2.Model;

/// <summary>What to send for DescribeListeners.</summary>
public partial class DescribeListenersRequest : AmazonElasticLoadBalancingV2Request, IShape
{
    /// <summary>The load balancer.</summary>
    public string? LoadBalancerArn { get; set; }

    /// <summary>Only these listeners.</summary>
    public List<string>? ListenerArns { get; set; }

    /// <summary>Where this page begins: the NextMarker of the page before.</summary>
    public string? Marker { get; set; }

    /// <summary>At most how many in a page.</summary>
    public int? PageSize { get; set; }

    void IShape.Walk(Wire w)
    {
        LoadBalancerArn = w.String("LoadBalancerArn", LoadBalancerArn);
        ListenerArns = w.Strings("ListenerArns", ListenerArns);
        Marker = w.String("Marker", Marker);
        PageSize = w.Int("PageSize", PageSize);
    }
}

/// <summary>What DescribeListeners answers.</summary>
public partial class DescribeListenersResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>The listeners.</summary>
    public List<Listener>? Listeners { get; set; }

    /// <summary>Where the next page begins; null on the last one.</summary>
    public string? NextMarker { get; set; }

    void IShape.Walk(Wire w)
    {
        Listeners = w.Objects("Listeners", Listeners);
        NextMarker = w.String("NextMarker", NextMarker);
    }
}
