using Amazon.Runtime;
using StackStage.AwsClients.Protocols;

namespace Amazon.CloudFront.Model;

/// <summary>What to send for ListContinuousDeploymentPolicies.</summary>
public partial class ListContinuousDeploymentPoliciesRequest : AmazonCloudFrontRequest, IShape
{
    /// <summary>The marker.</summary>
    public string? Marker { get; set; }

    /// <summary>The max items.</summary>
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
    /// <summary>The continuous deployment policy list.</summary>
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
    /// <summary>The continuous deployment policy.</summary>
    public ContinuousDeploymentPolicy? ContinuousDeploymentPolicy { get; set; }

    /// <summary>The e tag.</summary>
    public string? ETag { get; set; }

    void IShape.Walk(Wire w)
    {
        ContinuousDeploymentPolicy = w.Payload("ContinuousDeploymentPolicy", ContinuousDeploymentPolicy);
        ETag = w.Header("ETag", ETag);
    }
}

/// <summary>What to send for GetContinuousDeploymentPolicyConfig.</summary>
public partial class GetContinuousDeploymentPolicyConfigRequest : AmazonCloudFrontRequest, IShape
{
    /// <summary>The id.</summary>
    public string Id { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        Id = w.Label("Id", Id)!;
    }
}

/// <summary>What GetContinuousDeploymentPolicyConfig answers.</summary>
public partial class GetContinuousDeploymentPolicyConfigResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>The continuous deployment policy config.</summary>
    public ContinuousDeploymentPolicyConfig? ContinuousDeploymentPolicyConfig { get; set; }

    /// <summary>The e tag.</summary>
    public string? ETag { get; set; }

    void IShape.Walk(Wire w)
    {
        ContinuousDeploymentPolicyConfig = w.Payload("ContinuousDeploymentPolicyConfig", ContinuousDeploymentPolicyConfig);
        ETag = w.Header("ETag", ETag);
    }
}

/// <summary>What to send for UpdateContinuousDeploymentPolicy.</summary>
public partial class UpdateContinuousDeploymentPolicyRequest : AmazonCloudFrontRequest, IShape
{
    /// <summary>The continuous deployment policy config.</summary>
    public ContinuousDeploymentPolicyConfig ContinuousDeploymentPolicyConfig { get; set; } = null!;

    /// <summary>The id.</summary>
    public string Id { get; set; } = null!;

    /// <summary>The if match.</summary>
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
    /// <summary>The continuous deployment policy.</summary>
    public ContinuousDeploymentPolicy? ContinuousDeploymentPolicy { get; set; }

    /// <summary>The e tag.</summary>
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

    /// <summary>The if match.</summary>
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
