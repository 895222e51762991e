using Amazon.Runtime;
using StackStage.AwsClients.Protocols;

namespace Amazon.ElasticLoadBalancingV2.Model;

/// <summary>What to send for DescribeListenerCertificates.</summary>
public partial class DescribeListenerCertificatesRequest : AmazonElasticLoadBalancingV2Request, IShape
{
    /// <summary>The listener.</summary>
    public string ListenerArn { get; set; } = null!;

    /// <summary>Where this page begins: the NextMarker of the page before.</summary>
    public string? Marker { get; set; }

    /// <summary>At most how many in a page.</summary>
    public int? PageSize { get; set; }

    void IShape.Walk(Wire w)
    {
        ListenerArn = w.String("ListenerArn", ListenerArn)!;
        Marker = w.String("Marker", Marker);
        PageSize = w.Int("PageSize", PageSize);
    }
}

/// <summary>What DescribeListenerCertificates answers.</summary>
public partial class DescribeListenerCertificatesResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>The certificates; of a listener's, one is the default and the others are chosen by SNI.</summary>
    public List<Certificate>? Certificates { get; set; }

    /// <summary>Where the next page begins; null on the last one.</summary>
    public string? NextMarker { get; set; }

    void IShape.Walk(Wire w)
    {
        Certificates = w.Objects("Certificates", Certificates);
        NextMarker = w.String("NextMarker", NextMarker);
    }
}
