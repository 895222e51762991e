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

/// <summary>What to send for CreateListener.</summary>
public partial class CreateListenerRequest : AmazonElasticLoadBalancingV2Request, IShape
{
    /// <summary>The load balancer.</summary>
    public string LoadBalancerArn { get; set; } = null!;

    /// <summary>The protocol.</summary>
    public ProtocolEnum? Protocol { get; set; }

    /// <summary>The port.</summary>
    public int? Port { get; set; }

    /// <summary>The TLS policy.</summary>
    public string? SslPolicy { get; set; }

    /// <summary>The certificates; of a listener's, one is the default and the others are chosen by SNI.</summary>
    public List<Certificate>? Certificates { get; set; }

    /// <summary>What the listener does with requests that no rule takes.</summary>
    public List<Action>? DefaultActions { get; set; }

    /// <summary>The ALPN policy of a TLS listener.</summary>
    public List<string>? AlpnPolicy { get; set; }

    /// <summary>The tags.</summary>
    public List<Tag>? Tags { get; set; }

    /// <summary>Mutual TLS of the listener.</summary>
    public MutualAuthenticationAttributes? MutualAuthentication { get; set; }

    void IShape.Walk(Wire w)
    {
        LoadBalancerArn = w.String("LoadBalancerArn", LoadBalancerArn)!;
        Protocol = w.String("Protocol", Protocol);
        Port = w.Int("Port", Port);
        SslPolicy = w.String("SslPolicy", SslPolicy);
        Certificates = w.Objects("Certificates", Certificates);
        DefaultActions = w.Objects("DefaultActions", DefaultActions);
        AlpnPolicy = w.Strings("AlpnPolicy", AlpnPolicy);
        Tags = w.Objects("Tags", Tags);
        MutualAuthentication = w.Object("MutualAuthentication", MutualAuthentication);
    }
}

/// <summary>What CreateListener answers.</summary>
public partial class CreateListenerResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>The listeners.</summary>
    public List<Listener>? Listeners { get; set; }

    void IShape.Walk(Wire w)
    {
        Listeners = w.Objects("Listeners", Listeners);
    }
}

/// <summary>What to send for ModifyListener.</summary>
public partial class ModifyListenerRequest : AmazonElasticLoadBalancingV2Request, IShape
{
    /// <summary>The listener.</summary>
    public string ListenerArn { get; set; } = null!;

    /// <summary>The port.</summary>
    public int? Port { get; set; }

    /// <summary>The protocol.</summary>
    public ProtocolEnum? Protocol { get; set; }

    /// <summary>The TLS policy.</summary>
    public string? SslPolicy { get; set; }

    /// <summary>The certificates; of a listener's, one is the default and the others are chosen by SNI.</summary>
    public List<Certificate>? Certificates { get; set; }

    /// <summary>What the listener does with requests that no rule takes.</summary>
    public List<Action>? DefaultActions { get; set; }

    /// <summary>The ALPN policy of a TLS listener.</summary>
    public List<string>? AlpnPolicy { get; set; }

    /// <summary>Mutual TLS of the listener.</summary>
    public MutualAuthenticationAttributes? MutualAuthentication { get; set; }

    void IShape.Walk(Wire w)
    {
        ListenerArn = w.String("ListenerArn", ListenerArn)!;
        Port = w.Int("Port", Port);
        Protocol = w.String("Protocol", Protocol);
        SslPolicy = w.String("SslPolicy", SslPolicy);
        Certificates = w.Objects("Certificates", Certificates);
        DefaultActions = w.Objects("DefaultActions", DefaultActions);
        AlpnPolicy = w.Strings("AlpnPolicy", AlpnPolicy);
        MutualAuthentication = w.Object("MutualAuthentication", MutualAuthentication);
    }
}

/// <summary>What ModifyListener answers.</summary>
public partial class ModifyListenerResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>The listeners.</summary>
    public List<Listener>? Listeners { get; set; }

    void IShape.Walk(Wire w)
    {
        Listeners = w.Objects("Listeners", Listeners);
    }
}

/// <summary>What to send for DeleteListener.</summary>
public partial class DeleteListenerRequest : AmazonElasticLoadBalancingV2Request, IShape
{
    /// <summary>The listener.</summary>
    public string ListenerArn { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        ListenerArn = w.String("ListenerArn", ListenerArn)!;
    }
}

/// <summary>What DeleteListener answers.</summary>
public partial class DeleteListenerResponse : AmazonWebServiceResponse, IShape
{
    void IShape.Walk(Wire w) { }
}
