using Amazon.Runtime;
using StackStage.AwsClients.Protocols;

namespace Amazon.SimpleSystemsManagement.Model;

/// <summary>A tag.</summary>
public partial class Tag : IShape
{
    /// <summary>The name.</summary>
    public string Key { get; set; } = null!;

    /// <summary>The value.</summary>
    public string? Value { get; set; }

    void IShape.Walk(Wire w)
    {
        Key = w.String("Key", Key)!;
        Value = w.String("Value", Value);
    }
}

/// <summary>What to send for ListTagsForResource.</summary>
public partial class ListTagsForResourceRequest : AmazonSimpleSystemsManagementRequest, IShape
{
    /// <summary>The kind of resource.</summary>
    public ResourceTypeForTagging ResourceType { get; set; } = null!;

    /// <summary>The resource; a parameter's name.</summary>
    public string ResourceId { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        ResourceType = w.String("ResourceType", ResourceType)!;
        ResourceId = w.String("ResourceId", ResourceId)!;
    }
}

/// <summary>What ListTagsForResource answers.</summary>
public partial class ListTagsForResourceResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>The tags.</summary>
    public List<Tag>? TagList { get; set; }

    void IShape.Walk(Wire w)
    {
        TagList = w.Objects("TagList", TagList);
    }
}

/// <summary>What to send for AddTagsToResource.</summary>
public partial class AddTagsToResourceRequest : AmazonSimpleSystemsManagementRequest, IShape
{
    /// <summary>The kind of resource.</summary>
    public ResourceTypeForTagging ResourceType { get; set; } = null!;

    /// <summary>The resource; a parameter's name.</summary>
    public string ResourceId { get; set; } = null!;

    /// <summary>The tags.</summary>
    public List<Tag>? Tags { get; set; }

    void IShape.Walk(Wire w)
    {
        ResourceType = w.String("ResourceType", ResourceType)!;
        ResourceId = w.String("ResourceId", ResourceId)!;
        Tags = w.Objects("Tags", Tags);
    }
}

/// <summary>What AddTagsToResource answers.</summary>
public partial class AddTagsToResourceResponse : AmazonWebServiceResponse, IShape
{
    void IShape.Walk(Wire w)
    {
    }
}

/// <summary>What to send for RemoveTagsFromResource.</summary>
public partial class RemoveTagsFromResourceRequest : AmazonSimpleSystemsManagementRequest, IShape
{
    /// <summary>The kind of resource.</summary>
    public ResourceTypeForTagging ResourceType { get; set; } = null!;

    /// <summary>The resource; a parameter's name.</summary>
    public string ResourceId { get; set; } = null!;

    /// <summary>The names of the tags.</summary>
    public List<string>? TagKeys { get; set; }

    void IShape.Walk(Wire w)
    {
        ResourceType = w.String("ResourceType", ResourceType)!;
        ResourceId = w.String("ResourceId", ResourceId)!;
        TagKeys = w.Strings("TagKeys", TagKeys);
    }
}

/// <summary>What RemoveTagsFromResource answers.</summary>
public partial class RemoveTagsFromResourceResponse : AmazonWebServiceResponse, IShape
{
    void IShape.Walk(Wire w)
    {
    }
}
