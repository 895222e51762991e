using Amazon.Runtime;
using StackStage.AwsClients.Protocols;

namespace Amazon.CloudFront.Model;

/// <summary>What to send for ListContinuousDeploymentPolicies.</summary>
public partial class ListContinuousDeploymentPoliciesRequest : AmazonCloudFrontRequest, IShape
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

/// <summary>What ListContinuousDeploymentPolicies answers.</summary>
public partial class ListContinuousDeploymentPoliciesResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>The page.</summary>
    public ContinuousDeploymentPolicyList? ContinuousDeploymentPolicyList { get; set; }

    void IShape.Walk(Wire w)
    {
        ContinuousDeploymentPolicyList = w.Payload("ContinuousDeploymentPolicyList", ContinuousDeploymentPolicyList);
    }
}

/// <summary>What to send for GetContinuousDeploymentPolicy.</summary>
public partial class GetContinuousDeploymentPolicyRequest : AmazonCloudFrontRequest, IShape
{
    /// <summary>The id.</summary>
    public string Id { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        Id = w.Label("Id", Id)!;
    }
}

/// <summary>What GetContinuousDeploymentPolicy answers.</summary>
public partial class GetContinuousDeploymentPolicyResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>The policy.</summary>
    public ContinuousDeploymentPolicy? ContinuousDeploymentPolicy { get; set; }

    /// <summary>The version that came; send it back as IfMatch.</summary>
    public string? ETag { get; set; }

    void IShape.Walk(Wire w)
    {
        ContinuousDeploymentPolicy = w.Payload("ContinuousDeploymentPolicy", ContinuousDeploymentPolicy);
        ETag = w.Header("ETag", ETag);
    }
}

/// <summary>What to send for UpdateContinuousDeploymentPolicy.</summary>
public partial class UpdateContinuousDeploymentPolicyRequest : AmazonCloudFrontRequest, IShape
{
    /// <summary>The policy's configuration. What came from AWS goes back with all its elements, known here or not.</summary>
    public ContinuousDeploymentPolicyConfig ContinuousDeploymentPolicyConfig { get; set; } = null!;

    /// <summary>The id.</summary>
    public string Id { get; set; } = null!;

    /// <summary>The ETag of the version that is meant; another one is refused.</summary>
    public string? IfMatch { get; set; }

    void IShape.Walk(Wire w)
    {
        ContinuousDeploymentPolicyConfig = w.Payload("ContinuousDeploymentPolicyConfig", ContinuousDeploymentPolicyConfig)!;
        Id = w.Label("Id", Id)!;
        IfMatch = w.Header("If-Match", IfMatch);
    }
}

/// <summary>What UpdateContinuousDeploymentPolicy answers.</summary>
public partial class UpdateContinuousDeploymentPolicyResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>The policy.</summary>
    public ContinuousDeploymentPolicy? ContinuousDeploymentPolicy { get; set; }

    /// <summary>The version that came; send it back as IfMatch.</summary>
    public string? ETag { get; set; }

    void IShape.Walk(Wire w)
    {
        ContinuousDeploymentPolicy = w.Payload("ContinuousDeploymentPolicy", ContinuousDeploymentPolicy);
        ETag = w.Header("ETag", ETag);
    }
}

/// <summary>What to send for DeleteContinuousDeploymentPolicy.</summary>
public partial class DeleteContinuousDeploymentPolicyRequest : AmazonCloudFrontRequest, IShape
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

/// <summary>What DeleteContinuousDeploymentPolicy answers.</summary>
public partial class DeleteContinuousDeploymentPolicyResponse : AmazonWebServiceResponse, IShape
{
    void IShape.Walk(Wire w) { }
}
