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
