using Amazon.Runtime;
using StackStage.AwsClients.Protocols;

namespace Amazon.CloudFront.Model;

/// <summary>What to send for ListDistributionsByCachePolicyId.</summary>
public partial class ListDistributionsByCachePolicyIdRequest : AmazonCloudFrontRequest, IShape
{
    /// <summary>The marker.</summary>
    public string? Marker { get; set; }

    /// <summary>The max items.</summary>
    public string? MaxItems { get; set; }

    /// <summary>The cache policy id.</summary>
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
    /// <summary>The distribution id list.</summary>
    public DistributionIdList? DistributionIdList { get; set; }

    void IShape.Walk(Wire w)
    {
        DistributionIdList = w.Payload("DistributionIdList", DistributionIdList);
    }
}

/// <summary>What to send for ListDistributionsByOriginRequestPolicyId.</summary>
public partial class ListDistributionsByOriginRequestPolicyIdRequest : AmazonCloudFrontRequest, IShape
{
    /// <summary>The marker.</summary>
    public string? Marker { get; set; }

    /// <summary>The max items.</summary>
    public string? MaxItems { get; set; }

    /// <summary>The origin request policy id.</summary>
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
    /// <summary>The distribution id list.</summary>
    public DistributionIdList? DistributionIdList { get; set; }

    void IShape.Walk(Wire w)
    {
        DistributionIdList = w.Payload("DistributionIdList", DistributionIdList);
    }
}

/// <summary>What to send for ListDistributionsByResponseHeadersPolicyId.</summary>
public partial class ListDistributionsByResponseHeadersPolicyIdRequest : AmazonCloudFrontRequest, IShape
{
    /// <summary>The marker.</summary>
    public string? Marker { get; set; }

    /// <summary>The max items.</summary>
    public string? MaxItems { get; set; }

    /// <summary>The response headers policy id.</summary>
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
    /// <summary>The distribution id list.</summary>
    public DistributionIdList? DistributionIdList { get; set; }

    void IShape.Walk(Wire w)
    {
        DistributionIdList = w.Payload("DistributionIdList", DistributionIdList);
    }
}

/// <summary>What to send for ListDistributionsByKeyGroup.</summary>
public partial class ListDistributionsByKeyGroupRequest : AmazonCloudFrontRequest, IShape
{
    /// <summary>The marker.</summary>
    public string? Marker { get; set; }

    /// <summary>The max items.</summary>
    public string? MaxItems { get; set; }

    /// <summary>The key group id.</summary>
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
    /// <summary>The distribution id list.</summary>
    public DistributionIdList? DistributionIdList { get; set; }

    void IShape.Walk(Wire w)
    {
        DistributionIdList = w.Payload("DistributionIdList", DistributionIdList);
    }
}

/// <summary>What to send for ListDistributionsByVpcOriginId.</summary>
public partial class ListDistributionsByVpcOriginIdRequest : AmazonCloudFrontRequest, IShape
{
    /// <summary>The marker.</summary>
    public string? Marker { get; set; }

    /// <summary>The max items.</summary>
    public string? MaxItems { get; set; }

    /// <summary>The VPC origin id.</summary>
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
    /// <summary>The distribution id list.</summary>
    public DistributionIdList? DistributionIdList { get; set; }

    void IShape.Walk(Wire w)
    {
        DistributionIdList = w.Payload("DistributionIdList", DistributionIdList);
    }
}

/// <summary>What to send for ListDistributionsByWebACLId.</summary>
public partial class ListDistributionsByWebACLIdRequest : AmazonCloudFrontRequest, IShape
{
    /// <summary>The marker.</summary>
    public string? Marker { get; set; }

    /// <summary>The max items.</summary>
    public string? MaxItems { get; set; }

    /// <summary>The web ACL id.</summary>
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
    /// <summary>The distribution list.</summary>
    public DistributionList? DistributionList { get; set; }

    void IShape.Walk(Wire w)
    {
        DistributionList = w.Payload("DistributionList", DistributionList);
    }
}

/// <summary>Distribution id list.</summary>
public partial class DistributionIdList : IShape
{
    /// <summary>The marker.</summary>
    public string Marker { get; set; } = null!;

    /// <summary>The next marker.</summary>
    public string? NextMarker { get; set; }

    /// <summary>The max items.</summary>
    public int? MaxItems { get; set; }

    /// <summary>The is truncated.</summary>
    public bool? IsTruncated { get; set; }

    /// <summary>The quantity.</summary>
    public int? Quantity { get; set; }

    /// <summary>The items.</summary>
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
