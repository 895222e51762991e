using Amazon.Runtime;
using StackStage.AwsClients.Protocols;

namespace Amazon.CloudControlApi.Model;

/// <summary>What to send for GetResource.</summary>
public partial class GetResourceRequest : AmazonCloudControlApiRequest, IShape
{
    /// <summary>The type name.</summary>
    public string TypeName { get; set; } = null!;

    /// <summary>The type version id.</summary>
    public string? TypeVersionId { get; set; }

    /// <summary>The role ARN.</summary>
    public string? RoleArn { get; set; }

    /// <summary>The identifier.</summary>
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
    /// <summary>The type name.</summary>
    public string? TypeName { get; set; }

    /// <summary>The resource description.</summary>
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
    /// <summary>The type name.</summary>
    public string TypeName { get; set; } = null!;

    /// <summary>The type version id.</summary>
    public string? TypeVersionId { get; set; }

    /// <summary>The role ARN.</summary>
    public string? RoleArn { get; set; }

    /// <summary>The next token.</summary>
    public string? NextToken { get; set; }

    /// <summary>The max results.</summary>
    public int? MaxResults { get; set; }

    /// <summary>The resource model.</summary>
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
    /// <summary>The type name.</summary>
    public string? TypeName { get; set; }

    /// <summary>The resource descriptions.</summary>
    public List<ResourceDescription>? ResourceDescriptions { get; set; }

    /// <summary>The next token.</summary>
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
    /// <summary>The type name.</summary>
    public string TypeName { get; set; } = null!;

    /// <summary>The type version id.</summary>
    public string? TypeVersionId { get; set; }

    /// <summary>The role ARN.</summary>
    public string? RoleArn { get; set; }

    /// <summary>The client token.</summary>
    public string? ClientToken { get; set; }

    /// <summary>The identifier.</summary>
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
    /// <summary>The progress event.</summary>
    public ProgressEvent? ProgressEvent { get; set; }

    void IShape.Walk(Wire w)
    {
        ProgressEvent = w.Object("ProgressEvent", ProgressEvent);
    }
}

/// <summary>Resource description.</summary>
public partial class ResourceDescription : IShape
{
    /// <summary>The identifier.</summary>
    public string? Identifier { get; set; }

    /// <summary>The properties.</summary>
    public string? Properties { get; set; }

    void IShape.Walk(Wire w)
    {
        Identifier = w.String("Identifier", Identifier);
        Properties = w.String("Properties", Properties);
    }
}

/// <summary>Progress event.</summary>
public partial class ProgressEvent : IShape
{
    /// <summary>The type name.</summary>
    public string? TypeName { get; set; }

    /// <summary>The identifier.</summary>
    public string? Identifier { get; set; }

    /// <summary>The request token.</summary>
    public string? RequestToken { get; set; }

    /// <summary>The hooks request token.</summary>
    public string? HooksRequestToken { get; set; }

    /// <summary>The operation.</summary>
    public Operation? Operation { get; set; }

    /// <summary>The operation status.</summary>
    public OperationStatus? OperationStatus { get; set; }

    /// <summary>The event time.</summary>
    public DateTime? EventTime { get; set; }

    /// <summary>The resource model.</summary>
    public string? ResourceModel { get; set; }

    /// <summary>The status message.</summary>
    public string? StatusMessage { get; set; }

    /// <summary>The error code.</summary>
    public HandlerErrorCode? ErrorCode { get; set; }

    /// <summary>The retry after.</summary>
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
