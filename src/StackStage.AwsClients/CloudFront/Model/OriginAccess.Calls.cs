using Amazon.Runtime;
using StackStage.AwsClients.Protocols;

namespace Amazon.CloudFront.Model;

/// <summary>What to send for ListOriginAccessControls.</summary>
public partial class ListOriginAccessControlsRequest : AmazonCloudFrontRequest, IShape
{
    /// <summary>Where this page begins: the NextMarker of the page before.</summary>
    public string? Marker { get; set; }

    /// <summary>At most how many in a page.</summary>
    public string? MaxItems { get; set; }

    void IShape.Walk(Wire w)
    {
        Marker = w.Query("Marker", Marker);
        MaxItems = w.Query("MaxItems", MaxItems);
    }
}

/// <summary>What ListOriginAccessControls answers.</summary>
public partial class ListOriginAccessControlsResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>The page.</summary>
    public OriginAccessControlList? OriginAccessControlList { get; set; }

    void IShape.Walk(Wire w)
    {
        OriginAccessControlList = w.Payload("OriginAccessControlList", OriginAccessControlList);
    }
}

/// <summary>What to send for GetOriginAccessControl.</summary>
public partial class GetOriginAccessControlRequest : AmazonCloudFrontRequest, IShape
{
    /// <summary>The id.</summary>
    public string Id { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        Id = w.Label("Id", Id)!;
    }
}

/// <summary>What GetOriginAccessControl answers.</summary>
public partial class GetOriginAccessControlResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>The origin access control.</summary>
    public OriginAccessControl? OriginAccessControl { get; set; }

    /// <summary>The version that came; send it back as IfMatch.</summary>
    public string? ETag { get; set; }

    void IShape.Walk(Wire w)
    {
        OriginAccessControl = w.Payload("OriginAccessControl", OriginAccessControl);
        ETag = w.Header("ETag", ETag);
    }
}

/// <summary>What to send for DeleteOriginAccessControl.</summary>
public partial class DeleteOriginAccessControlRequest : AmazonCloudFrontRequest, IShape
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

/// <summary>What DeleteOriginAccessControl answers.</summary>
public partial class DeleteOriginAccessControlResponse : AmazonWebServiceResponse, IShape
{
    void IShape.Walk(Wire w) { }
}

/// <summary>What to send for ListCloudFrontOriginAccessIdentities.</summary>
public partial class ListCloudFrontOriginAccessIdentitiesRequest : AmazonCloudFrontRequest, IShape
{
    /// <summary>Where this page begins: the NextMarker of the page before.</summary>
    public string? Marker { get; set; }

    /// <summary>At most how many in a page.</summary>
    public string? MaxItems { get; set; }

    void IShape.Walk(Wire w)
    {
        Marker = w.Query("Marker", Marker);
        MaxItems = w.Query("MaxItems", MaxItems);
    }
}

/// <summary>What ListCloudFrontOriginAccessIdentities answers.</summary>
public partial class ListCloudFrontOriginAccessIdentitiesResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>The page.</summary>
    public CloudFrontOriginAccessIdentityList? CloudFrontOriginAccessIdentityList { get; set; }

    void IShape.Walk(Wire w)
    {
        CloudFrontOriginAccessIdentityList = w.Payload("CloudFrontOriginAccessIdentityList", CloudFrontOriginAccessIdentityList);
    }
}

/// <summary>What to send for GetCloudFrontOriginAccessIdentity.</summary>
public partial class GetCloudFrontOriginAccessIdentityRequest : AmazonCloudFrontRequest, IShape
{
    /// <summary>The id.</summary>
    public string Id { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        Id = w.Label("Id", Id)!;
    }
}

/// <summary>What GetCloudFrontOriginAccessIdentity answers.</summary>
public partial class GetCloudFrontOriginAccessIdentityResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>The identity.</summary>
    public CloudFrontOriginAccessIdentity? CloudFrontOriginAccessIdentity { get; set; }

    /// <summary>The version that came; send it back as IfMatch.</summary>
    public string? ETag { get; set; }

    void IShape.Walk(Wire w)
    {
        CloudFrontOriginAccessIdentity = w.Payload("CloudFrontOriginAccessIdentity", CloudFrontOriginAccessIdentity);
        ETag = w.Header("ETag", ETag);
    }
}

/// <summary>What to send for DeleteCloudFrontOriginAccessIdentity.</summary>
public partial class DeleteCloudFrontOriginAccessIdentityRequest : AmazonCloudFrontRequest, IShape
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

/// <summary>What DeleteCloudFrontOriginAccessIdentity answers.</summary>
public partial class DeleteCloudFrontOriginAccessIdentityResponse : AmazonWebServiceResponse, IShape
{
    void IShape.Walk(Wire w) { }
}
