using Amazon.Runtime;
using StackStage.AwsClients.Protocols;

namespace Amazon.CloudFront.Model;

/// <summary>What to send for ListKeyGroups.</summary>
public partial class ListKeyGroupsRequest : AmazonCloudFrontRequest, IShape
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

/// <summary>What ListKeyGroups answers.</summary>
public partial class ListKeyGroupsResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>The page.</summary>
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

    /// <summary>The version that came; send it back as IfMatch.</summary>
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

    /// <summary>The ETag of the version that is meant; another one is refused.</summary>
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

/// <summary>A page of key groups.</summary>
public partial class KeyGroupList : IShape
{
    /// <summary>Where the next page begins; null on the last one.</summary>
    public string? NextMarker { get; set; }

    /// <summary>At most how many in a page.</summary>
    public int? MaxItems { get; set; }

    /// <summary>How many items there are.</summary>
    public int? Quantity { get; set; }

    /// <summary>What was found, or what is listed; null when there is none.</summary>
    public List<KeyGroupSummary>? Items { get; set; }

    void IShape.Walk(Wire w)
    {
        NextMarker = w.String("NextMarker", NextMarker);
        MaxItems = w.Int("MaxItems", MaxItems);
        Quantity = w.Int("Quantity", Quantity);
        Items = w.Objects("Items", Items, "KeyGroupSummary");
    }
}

/// <summary>A key group in a list.</summary>
public partial class KeyGroupSummary : IShape
{
    /// <summary>The key group.</summary>
    public KeyGroup KeyGroup { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        KeyGroup = w.Object("KeyGroup", KeyGroup)!;
    }
}

/// <summary>A key group.</summary>
public partial class KeyGroup : IShape
{
    /// <summary>The id.</summary>
    public string Id { get; set; } = null!;

    /// <summary>When it was last changed.</summary>
    public DateTime? LastModifiedTime { get; set; }

    /// <summary>The key group's settings.</summary>
    public KeyGroupConfig KeyGroupConfig { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        Id = w.String("Id", Id)!;
        LastModifiedTime = w.Time("LastModifiedTime", LastModifiedTime);
        KeyGroupConfig = w.Object("KeyGroupConfig", KeyGroupConfig)!;
    }
}

/// <summary>A key group's settings.</summary>
public partial class KeyGroupConfig : IShape
{
    /// <summary>The name.</summary>
    public string Name { get; set; } = null!;

    /// <summary>What was found, or what is listed; null when there is none.</summary>
    public List<string>? Items { get; set; }

    /// <summary>A comment.</summary>
    public string? Comment { get; set; }

    void IShape.Walk(Wire w)
    {
        Name = w.String("Name", Name)!;
        Items = w.Strings("Items", Items, "PublicKey");
        Comment = w.String("Comment", Comment);
    }
}
