using Amazon.Runtime;
using StackStage.AwsClients.Protocols;

namespace Amazon.CloudFront.Model;

/// <summary>What to send for ListDistributionsByCachePolicyId.</summary>
public partial class ListDistributionsByCachePolicyIdRequest : AmazonCloudFrontRequest, IShape
{
    /// <summary>Where this page begins: the NextMarker of the page before.</summary>
    public string? Marker { get; set; }

    /// <summary>At most how many in a page.</summary>
    public string? MaxItems { get; set; }

    /// <summary>The cache policy.</summary>
    public string CachePolicyId { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        Marker = w.Query("Marker", Marker);
        MaxItems = w.Query("MaxItems", MaxItems);
        CachePolicyId = w.Label("CachePolicyId", CachePolicyId)!;
    }
}

/// <summary>What ListDistributionsByCachePolicyId answers.</summary>
public partial class ListDistributionsByCachePolicyIdResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>The page.</summary>
    public DistributionIdList? DistributionIdList { get; set; }

    void IShape.Walk(Wire w)
    {
        DistributionIdList = w.Payload("DistributionIdList", DistributionIdList);
    }
}

/// <summary>What to send for ListDistributionsByOriginRequestPolicyId.</summary>
public partial class ListDistributionsByOriginRequestPolicyIdRequest : AmazonCloudFrontRequest, IShape
{
    /// <summary>Where this page begins: the NextMarker of the page before.</summary>
    public string? Marker { get; set; }

    /// <summary>At most how many in a page.</summary>
    public string? MaxItems { get; set; }

    /// <summary>The origin request policy.</summary>
    public string OriginRequestPolicyId { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        Marker = w.Query("Marker", Marker);
        MaxItems = w.Query("MaxItems", MaxItems);
        OriginRequestPolicyId = w.Label("OriginRequestPolicyId", OriginRequestPolicyId)!;
    }
}

/// <summary>What ListDistributionsByOriginRequestPolicyId answers.</summary>
public partial class ListDistributionsByOriginRequestPolicyIdResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>The page.</summary>
    public DistributionIdList? DistributionIdList { get; set; }

    void IShape.Walk(Wire w)
    {
        DistributionIdList = w.Payload("DistributionIdList", DistributionIdList);
    }
}

/// <summary>What to send for ListDistributionsByResponseHeadersPolicyId.</summary>
public partial class ListDistributionsByResponseHeadersPolicyIdRequest : AmazonCloudFrontRequest, IShape
{
    /// <summary>Where this page begins: the NextMarker of the page before.</summary>
    public string? Marker { get; set; }

    /// <summary>At most how many in a page.</summary>
    public string? MaxItems { get; set; }

    /// <summary>The response headers policy.</summary>
    public string ResponseHeadersPolicyId { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        Marker = w.Query("Marker", Marker);
        MaxItems = w.Query("MaxItems", MaxItems);
        ResponseHeadersPolicyId = w.Label("ResponseHeadersPolicyId", ResponseHeadersPolicyId)!;
    }
}

/// <summary>What ListDistributionsByResponseHeadersPolicyId answers.</summary>
public partial class ListDistributionsByResponseHeadersPolicyIdResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>The page.</summary>
    public DistributionIdList? DistributionIdList { get; set; }

    void IShape.Walk(Wire w)
    {
        DistributionIdList = w.Payload("DistributionIdList", DistributionIdList);
    }
}

/// <summary>What to send for ListDistributionsByKeyGroup.</summary>
public partial class ListDistributionsByKeyGroupRequest : AmazonCloudFrontRequest, IShape
{
    /// <summary>Where this page begins: the NextMarker of the page before.</summary>
    public string? Marker { get; set; }

    /// <summary>At most how many in a page.</summary>
    public string? MaxItems { get; set; }

    /// <summary>The key group.</summary>
    public string KeyGroupId { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        Marker = w.Query("Marker", Marker);
        MaxItems = w.Query("MaxItems", MaxItems);
        KeyGroupId = w.Label("KeyGroupId", KeyGroupId)!;
    }
}

/// <summary>What ListDistributionsByKeyGroup answers.</summary>
public partial class ListDistributionsByKeyGroupResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>The page.</summary>
    public DistributionIdList? DistributionIdList { get; set; }

    void IShape.Walk(Wire w)
    {
        DistributionIdList = w.Payload("DistributionIdList", DistributionIdList);
    }
}

/// <summary>What to send for ListDistributionsByVpcOriginId.</summary>
public partial class ListDistributionsByVpcOriginIdRequest : AmazonCloudFrontRequest, IShape
{
    /// <summary>Where this page begins: the NextMarker of the page before.</summary>
    public string? Marker { get; set; }

    /// <summary>At most how many in a page.</summary>
    public string? MaxItems { get; set; }

    /// <summary>The VPC origin.</summary>
    public string VpcOriginId { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        Marker = w.Query("Marker", Marker);
        MaxItems = w.Query("MaxItems", MaxItems);
        VpcOriginId = w.Label("VpcOriginId", VpcOriginId)!;
    }
}

/// <summary>What ListDistributionsByVpcOriginId answers.</summary>
public partial class ListDistributionsByVpcOriginIdResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>The page.</summary>
    public DistributionIdList? DistributionIdList { get; set; }

    void IShape.Walk(Wire w)
    {
        DistributionIdList = w.Payload("DistributionIdList", DistributionIdList);
    }
}

/// <summary>What to send for ListDistributionsByWebACLId.</summary>
public partial class ListDistributionsByWebACLIdRequest : AmazonCloudFrontRequest, IShape
{
    /// <summary>Where this page begins: the NextMarker of the page before.</summary>
    public string? Marker { get; set; }

    /// <summary>At most how many in a page.</summary>
    public string? MaxItems { get; set; }

    /// <summary>The web ACL (WAF) in front of it.</summary>
    public string WebACLId { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        Marker = w.Query("Marker", Marker);
        MaxItems = w.Query("MaxItems", MaxItems);
        WebACLId = w.Label("WebACLId", WebACLId)!;
    }
}

/// <summary>What ListDistributionsByWebACLId answers.</summary>
public partial class ListDistributionsByWebACLIdResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>The page.</summary>
    public DistributionList? DistributionList { get; set; }

    void IShape.Walk(Wire w)
    {
        DistributionList = w.Payload("DistributionList", DistributionList);
    }
}

/// <summary>A page of distribution ids.</summary>
public partial class DistributionIdList : IShape
{
    /// <summary>Where this page begins: the NextMarker of the page before.</summary>
    public string Marker { get; set; } = null!;

    /// <summary>Where the next page begins; null on the last one.</summary>
    public string? NextMarker { get; set; }

    /// <summary>At most how many in a page.</summary>
    public int? MaxItems { get; set; }

    /// <summary>Whether there is another page.</summary>
    public bool? IsTruncated { get; set; }

    /// <summary>How many items there are.</summary>
    public int? Quantity { get; set; }

    /// <summary>What was found, or what is listed; null when there is none.</summary>
    public List<string>? Items { get; set; }

    void IShape.Walk(Wire w)
    {
        Marker = w.String("Marker", Marker)!;
        NextMarker = w.String("NextMarker", NextMarker);
        MaxItems = w.Int("MaxItems", MaxItems);
        IsTruncated = w.Bool("IsTruncated", IsTruncated);
        Quantity = w.Int("Quantity", Quantity);
        Items = w.Strings("Items", Items, "DistributionId");
    }
}
