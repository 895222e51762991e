using Amazon.Runtime;
using StackStage.AwsClients.Protocols;

namespace Amazon.CloudControlApi.Model;

/// <summary>What to send for GetResource.</summary>
public partial class GetResourceRequest : AmazonCloudControlApiRequest, IShape
{
    /// <summary>The CloudFormation type, such as <c>AWS::S3::Bucket</c>.</summary>
    public string TypeName { get; set; } = null!;

    /// <summary>The version of a private type.</summary>
    public string? TypeVersionId { get; set; }

    /// <summary>The role that Cloud Control acts in.</summary>
    public string? RoleArn { get; set; }

    /// <summary>The resource's primary identifier in Cloud Control.</summary>
    public string Identifier { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        TypeName = w.String("TypeName", TypeName)!;
        TypeVersionId = w.String("TypeVersionId", TypeVersionId);
        RoleArn = w.String("RoleArn", RoleArn);
        Identifier = w.String("Identifier", Identifier)!;
    }
}

/// <summary>What GetResource answers.</summary>
public partial class GetResourceResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>The CloudFormation type, such as <c>AWS::S3::Bucket</c>.</summary>
    public string? TypeName { get; set; }

    /// <summary>The resource.</summary>
    public ResourceDescription? ResourceDescription { get; set; }

    void IShape.Walk(Wire w)
    {
        TypeName = w.String("TypeName", TypeName);
        ResourceDescription = w.Object("ResourceDescription", ResourceDescription);
    }
}

/// <summary>What to send for ListResources.</summary>
public partial class ListResourcesRequest : AmazonCloudControlApiRequest, IShape
{
    /// <summary>The CloudFormation type, such as <c>AWS::S3::Bucket</c>.</summary>
    public string TypeName { get; set; } = null!;

    /// <summary>The version of a private type.</summary>
    public string? TypeVersionId { get; set; }

    /// <summary>The role that Cloud Control acts in.</summary>
    public string? RoleArn { get; set; }

    /// <summary>Where the next page begins; null on the last one, and to ask for the first.</summary>
    public string? NextToken { get; set; }

    /// <summary>At most how many in a page.</summary>
    public int? MaxResults { get; set; }

    /// <summary>Properties of the resource as JSON.</summary>
    public string? ResourceModel { get; set; }

    void IShape.Walk(Wire w)
    {
        TypeName = w.String("TypeName", TypeName)!;
        TypeVersionId = w.String("TypeVersionId", TypeVersionId);
        RoleArn = w.String("RoleArn", RoleArn);
        NextToken = w.String("NextToken", NextToken);
        MaxResults = w.Int("MaxResults", MaxResults);
        ResourceModel = w.String("ResourceModel", ResourceModel);
    }
}

/// <summary>What ListResources answers.</summary>
public partial class ListResourcesResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>The CloudFormation type, such as <c>AWS::S3::Bucket</c>.</summary>
    public string? TypeName { get; set; }

    /// <summary>The resources.</summary>
    public List<ResourceDescription>? ResourceDescriptions { get; set; }

    /// <summary>Where the next page begins; null on the last one, and to ask for the first.</summary>
    public string? NextToken { get; set; }

    void IShape.Walk(Wire w)
    {
        TypeName = w.String("TypeName", TypeName);
        ResourceDescriptions = w.Objects("ResourceDescriptions", ResourceDescriptions);
        NextToken = w.String("NextToken", NextToken);
    }
}

/// <summary>What to send for DeleteResource.</summary>
public partial class DeleteResourceRequest : AmazonCloudControlApiRequest, IShape
{
    /// <summary>The CloudFormation type, such as <c>AWS::S3::Bucket</c>.</summary>
    public string TypeName { get; set; } = null!;

    /// <summary>The version of a private type.</summary>
    public string? TypeVersionId { get; set; }

    /// <summary>The role that Cloud Control acts in.</summary>
    public string? RoleArn { get; set; }

    /// <summary>Makes a repeated request harmless for 36 hours; made up when not given.</summary>
    public string? ClientToken { get; set; }

    /// <summary>The resource's primary identifier in Cloud Control.</summary>
    public string Identifier { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        TypeName = w.String("TypeName", TypeName)!;
        TypeVersionId = w.String("TypeVersionId", TypeVersionId);
        RoleArn = w.String("RoleArn", RoleArn);
        ClientToken = w.Token("ClientToken", ClientToken);
        Identifier = w.String("Identifier", Identifier)!;
    }
}

/// <summary>What DeleteResource answers.</summary>
public partial class DeleteResourceResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>How far the request is.</summary>
    public ProgressEvent? ProgressEvent { get; set; }

    void IShape.Walk(Wire w)
    {
        ProgressEvent = w.Object("ProgressEvent", ProgressEvent);
    }
}

/// <summary>A resource: identifier and properties.</summary>
public partial class ResourceDescription : IShape
{
    /// <summary>The resource's primary identifier in Cloud Control.</summary>
    public string? Identifier { get; set; }

    /// <summary>The resource's properties as JSON.</summary>
    public string? Properties { get; set; }

    void IShape.Walk(Wire w)
    {
        Identifier = w.String("Identifier", Identifier);
        Properties = w.String("Properties", Properties);
    }
}

/// <summary>An asynchronous request and how far it is.</summary>
public partial class ProgressEvent : IShape
{
    /// <summary>The CloudFormation type, such as <c>AWS::S3::Bucket</c>.</summary>
    public string? TypeName { get; set; }

    /// <summary>The resource's primary identifier in Cloud Control.</summary>
    public string? Identifier { get; set; }

    /// <summary>Names the request when its status is asked for.</summary>
    public string? RequestToken { get; set; }

    /// <summary>Where to ask about hooks that run for this request.</summary>
    public string? HooksRequestToken { get; set; }

    /// <summary>What was asked for.</summary>
    public Operation? Operation { get; set; }

    /// <summary>How far it is; FAILED, SUCCESS and CANCEL_COMPLETE are final.</summary>
    public OperationStatus? OperationStatus { get; set; }

    /// <summary>When this was recorded.</summary>
    public DateTime? EventTime { get; set; }

    /// <summary>Properties of the resource as JSON.</summary>
    public string? ResourceModel { get; set; }

    /// <summary>What the handler says.</summary>
    public string? StatusMessage { get; set; }

    /// <summary>Why the request failed: one of Cloud Control's handler error codes.</summary>
    public HandlerErrorCode? ErrorCode { get; set; }

    /// <summary>When to ask again.</summary>
    public DateTime? RetryAfter { get; set; }

    void IShape.Walk(Wire w)
    {
        TypeName = w.String("TypeName", TypeName);
        Identifier = w.String("Identifier", Identifier);
        RequestToken = w.String("RequestToken", RequestToken);
        HooksRequestToken = w.String("HooksRequestToken", HooksRequestToken);
        Operation = w.String("Operation", Operation);
        OperationStatus = w.String("OperationStatus", OperationStatus);
        EventTime = w.Time("EventTime", EventTime);
        ResourceModel = w.String("ResourceModel", ResourceModel);
        StatusMessage = w.String("StatusMessage", StatusMessage);
        ErrorCode = w.String("ErrorCode", ErrorCode);
        RetryAfter = w.Time("RetryAfter", RetryAfter);
    }
}
