using Amazon.Runtime;
using StackStage.AwsClients.Protocols;

namespace Amazon.CloudFront.Model;

/// <summary>What to send for ListCachePolicies.</summary>
public partial class ListCachePoliciesRequest : AmazonCloudFrontRequest, IShape
{
    /// <summary>The type.</summary>
    public CachePolicyType? Type { get; set; }

    /// <summary>Where this page begins: the NextMarker of the page before.</summary>
    public string? Marker { get; set; }

    /// <summary>At most how many in a page.</summary>
    public string? MaxItems { get; set; }

    void IShape.Walk(Wire w)
    {
        Type = w.Query("Type", Type);
        Marker = w.Query("Marker", Marker);
        MaxItems = w.Query("MaxItems", MaxItems);
    }
}

/// <summary>What ListCachePolicies answers.</summary>
public partial class ListCachePoliciesResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>The page.</summary>
    public CachePolicyList? CachePolicyList { get; set; }

    void IShape.Walk(Wire w)
    {
        CachePolicyList = w.Payload("CachePolicyList", CachePolicyList);
    }
}

/// <summary>What to send for GetCachePolicy.</summary>
public partial class GetCachePolicyRequest : AmazonCloudFrontRequest, IShape
{
    /// <summary>The id.</summary>
    public string Id { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        Id = w.Label("Id", Id)!;
    }
}

/// <summary>What GetCachePolicy answers.</summary>
public partial class GetCachePolicyResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>The policy.</summary>
    public CachePolicy? CachePolicy { get; set; }

    /// <summary>The version that came; send it back as IfMatch.</summary>
    public string? ETag { get; set; }

    void IShape.Walk(Wire w)
    {
        CachePolicy = w.Payload("CachePolicy", CachePolicy);
        ETag = w.Header("ETag", ETag);
    }
}

/// <summary>What to send for DeleteCachePolicy.</summary>
public partial class DeleteCachePolicyRequest : AmazonCloudFrontRequest, IShape
{
    /// <summary>The id.</summary>
    public string Id { get; set; } = null!;

    /// <summary>The ETag of the version that is meant; another one is refused.</summary>
    public string? IfMatch { get; set; }

    void IShape.Walk(Wire w)
    {
        Id = w.Label("Id", Id)!;
        IfMatch = w.Header("If-Match", IfMatch);
    }
}

/// <summary>What DeleteCachePolicy answers.</summary>
public partial class DeleteCachePolicyResponse : AmazonWebServiceResponse, IShape
{
    void IShape.Walk(Wire w) { }
}

/// <summary>What to send for ListOriginRequestPolicies.</summary>
public partial class ListOriginRequestPoliciesRequest : AmazonCloudFrontRequest, IShape
{
    /// <summary>The type.</summary>
    public OriginRequestPolicyType? Type { get; set; }

    /// <summary>Where this page begins: the NextMarker of the page before.</summary>
    public string? Marker { get; set; }

    /// <summary>At most how many in a page.</summary>
    public string? MaxItems { get; set; }

    void IShape.Walk(Wire w)
    {
        Type = w.Query("Type", Type);
        Marker = w.Query("Marker", Marker);
        MaxItems = w.Query("MaxItems", MaxItems);
    }
}

/// <summary>What ListOriginRequestPolicies answers.</summary>
public partial class ListOriginRequestPoliciesResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>The page.</summary>
    public OriginRequestPolicyList? OriginRequestPolicyList { get; set; }

    void IShape.Walk(Wire w)
    {
        OriginRequestPolicyList = w.Payload("OriginRequestPolicyList", OriginRequestPolicyList);
    }
}

/// <summary>What to send for GetOriginRequestPolicy.</summary>
public partial class GetOriginRequestPolicyRequest : AmazonCloudFrontRequest, IShape
{
    /// <summary>The id.</summary>
    public string Id { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        Id = w.Label("Id", Id)!;
    }
}

/// <summary>What GetOriginRequestPolicy answers.</summary>
public partial class GetOriginRequestPolicyResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>The policy.</summary>
    public OriginRequestPolicy? OriginRequestPolicy { get; set; }

    /// <summary>The version that came; send it back as IfMatch.</summary>
    public string? ETag { get; set; }

    void IShape.Walk(Wire w)
    {
        OriginRequestPolicy = w.Payload("OriginRequestPolicy", OriginRequestPolicy);
        ETag = w.Header("ETag", ETag);
    }
}

/// <summary>What to send for DeleteOriginRequestPolicy.</summary>
public partial class DeleteOriginRequestPolicyRequest : AmazonCloudFrontRequest, IShape
{
    /// <summary>The id.</summary>
    public string Id { get; set; } = null!;

    /// <summary>The ETag of the version that is meant; another one is refused.</summary>
    public string? IfMatch { get; set; }

    void IShape.Walk(Wire w)
    {
        Id = w.Label("Id", Id)!;
        IfMatch = w.Header("If-Match", IfMatch);
    }
}

/// <summary>What DeleteOriginRequestPolicy answers.</summary>
public partial class DeleteOriginRequestPolicyResponse : AmazonWebServiceResponse, IShape
{
    void IShape.Walk(Wire w) { }
}

/// <summary>What to send for ListResponseHeadersPolicies.</summary>
public partial class ListResponseHeadersPoliciesRequest : AmazonCloudFrontRequest, IShape
{
    /// <summary>The type.</summary>
    public ResponseHeadersPolicyType? Type { get; set; }

    /// <summary>Where this page begins: the NextMarker of the page before.</summary>
    public string? Marker { get; set; }

    /// <summary>At most how many in a page.</summary>
    public string? MaxItems { get; set; }

    void IShape.Walk(Wire w)
    {
        Type = w.Query("Type", Type);
        Marker = w.Query("Marker", Marker);
        MaxItems = w.Query("MaxItems", MaxItems);
    }
}

/// <summary>What ListResponseHeadersPolicies answers.</summary>
public partial class ListResponseHeadersPoliciesResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>The page.</summary>
    public ResponseHeadersPolicyList? ResponseHeadersPolicyList { get; set; }

    void IShape.Walk(Wire w)
    {
        ResponseHeadersPolicyList = w.Payload("ResponseHeadersPolicyList", ResponseHeadersPolicyList);
    }
}

/// <summary>What to send for GetResponseHeadersPolicy.</summary>
public partial class GetResponseHeadersPolicyRequest : AmazonCloudFrontRequest, IShape
{
    /// <summary>The id.</summary>
    public string Id { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        Id = w.Label("Id", Id)!;
    }
}

/// <summary>What GetResponseHeadersPolicy answers.</summary>
public partial class GetResponseHeadersPolicyResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>The policy.</summary>
    public ResponseHeadersPolicy? ResponseHeadersPolicy { get; set; }

    /// <summary>The version that came; send it back as IfMatch.</summary>
    public string? ETag { get; set; }

    void IShape.Walk(Wire w)
    {
        ResponseHeadersPolicy = w.Payload("ResponseHeadersPolicy", ResponseHeadersPolicy);
        ETag = w.Header("ETag", ETag);
    }
}

/// <summary>What to send for DeleteResponseHeadersPolicy.</summary>
public partial class DeleteResponseHeadersPolicyRequest : AmazonCloudFrontRequest, IShape
{
    /// <summary>The id.</summary>
    public string Id { get; set; } = null!;

    /// <summary>The ETag of the version that is meant; another one is refused.</summary>
    public string? IfMatch { get; set; }

    void IShape.Walk(Wire w)
    {
        Id = w.Label("Id", Id)!;
        IfMatch = w.Header("If-Match", IfMatch);
    }
}

/// <summary>What DeleteResponseHeadersPolicy answers.</summary>
public partial class DeleteResponseHeadersPolicyResponse : AmazonWebServiceResponse, IShape
{
    void IShape.Walk(Wire w) { }
}
