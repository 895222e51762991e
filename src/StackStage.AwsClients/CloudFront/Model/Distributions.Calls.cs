using Amazon.Runtime;
using StackStage.AwsClients.Protocols;

namespace Amazon.CloudFront.Model;

/// <summary>What to send for ListDistributions.</summary>
public partial class ListDistributionsRequest : AmazonCloudFrontRequest, IShape
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

/// <summary>What ListDistributions answers.</summary>
public partial class ListDistributionsResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>The page.</summary>
    public DistributionList? DistributionList { get; set; }

    void IShape.Walk(Wire w)
    {
        DistributionList = w.Payload("DistributionList", DistributionList);
    }
}

/// <summary>What to send for GetDistribution.</summary>
public partial class GetDistributionRequest : AmazonCloudFrontRequest, IShape
{
    /// <summary>The id.</summary>
    public string Id { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        Id = w.Label("Id", Id)!;
    }
}

/// <summary>What GetDistribution answers.</summary>
public partial class GetDistributionResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>The distribution.</summary>
    public Distribution? Distribution { get; set; }

    /// <summary>The version that came; send it back as IfMatch.</summary>
    public string? ETag { get; set; }

    void IShape.Walk(Wire w)
    {
        Distribution = w.Payload("Distribution", Distribution);
        ETag = w.Header("ETag", ETag);
    }
}

/// <summary>What to send for UpdateDistribution.</summary>
public partial class UpdateDistributionRequest : AmazonCloudFrontRequest, IShape
{
    /// <summary>The configuration. What came from AWS goes back with all its elements, known here or not.</summary>
    public DistributionConfig DistributionConfig { get; set; } = null!;

    /// <summary>The id.</summary>
    public string Id { get; set; } = null!;

    /// <summary>The ETag of the version that is meant; another one is refused.</summary>
    public string? IfMatch { get; set; }

    void IShape.Walk(Wire w)
    {
        DistributionConfig = w.Payload("DistributionConfig", DistributionConfig)!;
        Id = w.Label("Id", Id)!;
        IfMatch = w.Header("If-Match", IfMatch);
    }
}

/// <summary>What UpdateDistribution answers.</summary>
public partial class UpdateDistributionResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>The distribution.</summary>
    public Distribution? Distribution { get; set; }

    /// <summary>The version that came; send it back as IfMatch.</summary>
    public string? ETag { get; set; }

    void IShape.Walk(Wire w)
    {
        Distribution = w.Payload("Distribution", Distribution);
        ETag = w.Header("ETag", ETag);
    }
}

/// <summary>What to send for DeleteDistribution.</summary>
public partial class DeleteDistributionRequest : AmazonCloudFrontRequest, IShape
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

/// <summary>What DeleteDistribution answers.</summary>
public partial class DeleteDistributionResponse : AmazonWebServiceResponse, IShape
{
    void IShape.Walk(Wire w) { }
}

/// <summary>What to send for ListTagsForResource.</summary>
public partial class ListTagsForResourceRequest : AmazonCloudFrontRequest, IShape
{
    /// <summary>The ARN of the resource.</summary>
    public string Resource { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        Resource = w.Query("Resource", Resource)!;
    }
}

/// <summary>What ListTagsForResource answers.</summary>
public partial class ListTagsForResourceResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>The tags.</summary>
    public Tags Tags { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        Tags = w.Payload("Tags", Tags)!;
    }
}
