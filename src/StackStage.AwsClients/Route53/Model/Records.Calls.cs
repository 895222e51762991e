using Amazon.Runtime;
using StackStage.AwsClients.Protocols;

namespace Amazon.Route53.Model;

/// <summary>What to send for ListResourceRecordSets.</summary>
public partial class ListResourceRecordSetsRequest : AmazonRoute53Request, IShape
{
    /// <summary>The hosted zone's id, with or without <c>/hostedzone/</c> before it.</summary>
    public string HostedZoneId { get; set; } = null!;

    /// <summary>The name to begin at.</summary>
    public string? StartRecordName { get; set; }

    /// <summary>The type to begin at.</summary>
    public RRType? StartRecordType { get; set; }

    /// <summary>The set identifier to begin at.</summary>
    public string? StartRecordIdentifier { get; set; }

    /// <summary>At most how many in a page.</summary>
    public string? MaxItems { get; set; }

    void IShape.Walk(Wire w)
    {
        HostedZoneId = w.Label("Id", HostedZoneId)!;
        StartRecordName = w.Query("name", StartRecordName);
        StartRecordType = w.Query("type", StartRecordType);
        StartRecordIdentifier = w.Query("identifier", StartRecordIdentifier);
        MaxItems = w.Query("maxitems", MaxItems);
    }
}

/// <summary>What ListResourceRecordSets answers.</summary>
public partial class ListResourceRecordSetsResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>The record sets, in Route 53's own order.</summary>
    public List<ResourceRecordSet>? ResourceRecordSets { get; set; }

    /// <summary>Whether there is another page.</summary>
    public bool? IsTruncated { get; set; }

    /// <summary>The name of the first record set of the next page.</summary>
    public string? NextRecordName { get; set; }

    /// <summary>The type of the first record set of the next page.</summary>
    public RRType? NextRecordType { get; set; }

    /// <summary>The set identifier of the first record set of the next page.</summary>
    public string? NextRecordIdentifier { get; set; }

    /// <summary>At most how many in a page.</summary>
    public string MaxItems { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        ResourceRecordSets = w.Objects("ResourceRecordSets", ResourceRecordSets, "ResourceRecordSet");
        IsTruncated = w.Bool("IsTruncated", IsTruncated);
        NextRecordName = w.String("NextRecordName", NextRecordName);
        NextRecordType = w.String("NextRecordType", NextRecordType);
        NextRecordIdentifier = w.String("NextRecordIdentifier", NextRecordIdentifier);
        MaxItems = w.String("MaxItems", MaxItems)!;
    }
}

/// <summary>What to send for ChangeResourceRecordSets.</summary>
public partial class ChangeResourceRecordSetsRequest : AmazonRoute53Request, IShape
{
    /// <summary>The hosted zone's id, with or without <c>/hostedzone/</c> before it.</summary>
    public string HostedZoneId { get; set; } = null!;

    /// <summary>The changes, which succeed or fail together.</summary>
    public ChangeBatch ChangeBatch { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        HostedZoneId = w.Label("Id", HostedZoneId)!;
        ChangeBatch = w.Object("ChangeBatch", ChangeBatch)!;
    }
}

/// <summary>What ChangeResourceRecordSets answers.</summary>
public partial class ChangeResourceRecordSetsResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>How far the change has come.</summary>
    public ChangeInfo ChangeInfo { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        ChangeInfo = w.Object("ChangeInfo", ChangeInfo)!;
    }
}

/// <summary>What to send for GetChange.</summary>
public partial class GetChangeRequest : AmazonRoute53Request, IShape
{
    /// <summary>The id.</summary>
    public string Id { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        Id = w.Label("Id", Id)!;
    }
}

/// <summary>What GetChange answers.</summary>
public partial class GetChangeResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>How far the change has come.</summary>
    public ChangeInfo ChangeInfo { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        ChangeInfo = w.Object("ChangeInfo", ChangeInfo)!;
    }
}
