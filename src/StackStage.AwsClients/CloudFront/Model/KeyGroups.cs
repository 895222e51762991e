using Amazon.Runtime;
using StackStage.AwsClients.Protocols;

namespace Amazon.CloudFront.Model;

/// <summary>What to send for ListKeyGroups.</summary>
public partial class ListKeyGroupsRequest : AmazonCloudFrontRequest, IShape
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

/// <summary>What ListKeyGroups answers.</summary>
public partial class ListKeyGroupsResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>The key group list.</summary>
    public KeyGroupList? KeyGroupList { get; set; }

    void IShape.Walk(Wire w)
    {
        KeyGroupList = w.Payload("KeyGroupList", KeyGroupList);
    }
}

/// <summary>What to send for GetKeyGroup.</summary>
public partial class GetKeyGroupRequest : AmazonCloudFrontRequest, IShape
{
    /// <summary>The id.</summary>
    public string Id { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        Id = w.Label("Id", Id)!;
    }
}

/// <summary>What GetKeyGroup answers.</summary>
public partial class GetKeyGroupResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>The key group.</summary>
    public KeyGroup? KeyGroup { get; set; }

    /// <summary>The e tag.</summary>
    public string? ETag { get; set; }

    void IShape.Walk(Wire w)
    {
        KeyGroup = w.Payload("KeyGroup", KeyGroup);
        ETag = w.Header("ETag", ETag);
    }
}

/// <summary>What to send for DeleteKeyGroup.</summary>
public partial class DeleteKeyGroupRequest : AmazonCloudFrontRequest, IShape
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

/// <summary>What DeleteKeyGroup answers.</summary>
public partial class DeleteKeyGroupResponse : AmazonWebServiceResponse, IShape
{
    void IShape.Walk(Wire w) { }
}

/// <summary>Key group list.</summary>
public partial class KeyGroupList : IShape
{
    /// <summary>The next marker.</summary>
    public string? NextMarker { get; set; }

    /// <summary>The max items.</summary>
    public int? MaxItems { get; set; }

    /// <summary>The quantity.</summary>
    public int? Quantity { get; set; }

    /// <summary>The items.</summary>
    public List<KeyGroupSummary>? Items { get; set; }

    void IShape.Walk(Wire w)
    {
        NextMarker = w.String("NextMarker", NextMarker);
        MaxItems = w.Int("MaxItems", MaxItems);
        Quantity = w.Int("Quantity", Quantity);
        Items = w.Objects("Items", Items, "KeyGroupSummary");
    }
}

/// <summary>Key group summary.</summary>
public partial class KeyGroupSummary : IShape
{
    /// <summary>The key group.</summary>
    public KeyGroup KeyGroup { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        KeyGroup = w.Object("KeyGroup", KeyGroup)!;
    }
}

/// <summary>Key group.</summary>
public partial class KeyGroup : IShape
{
    /// <summary>The id.</summary>
    public string Id { get; set; } = null!;

    /// <summary>The last modified time.</summary>
    public DateTime? LastModifiedTime { get; set; }

    /// <summary>The key group config.</summary>
    public KeyGroupConfig KeyGroupConfig { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        Id = w.String("Id", Id)!;
        LastModifiedTime = w.Time("LastModifiedTime", LastModifiedTime);
        KeyGroupConfig = w.Object("KeyGroupConfig", KeyGroupConfig)!;
    }
}

/// <summary>Key group config.</summary>
public partial class KeyGroupConfig : IShape
{
    /// <summary>The name.</summary>
    public string Name { get; set; } = null!;

    /// <summary>The items.</summary>
    public List<string>? Items { get; set; }

    /// <summary>The comment.</summary>
    public string? Comment { get; set; }

    void IShape.Walk(Wire w)
    {
        Name = w.String("Name", Name)!;
        Items = w.Strings("Items", Items, "PublicKey");
        Comment = w.String("Comment", Comment);
    }
}
