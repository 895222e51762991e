using Amazon.Runtime;
using StackStage.AwsClients.Protocols;

namespace Amazon.ResourceGroupsTaggingAPI.Model;

/// <summary>What to send for GetResources.</summary>
public partial class GetResourcesRequest : AmazonResourceGroupsTaggingAPIRequest, IShape
{
    /// <summary>Where the page begins; empty on the last one.</summary>
    public string? PaginationToken { get; set; }

    /// <summary>Tags that a resource must have, all of them.</summary>
    public List<TagFilter>? TagFilters { get; set; }

    /// <summary>At most how many in a page.</summary>
    public int? ResourcesPerPage { get; set; }

    /// <summary>At most how many tags in a page (the older form).</summary>
    public int? TagsPerPage { get; set; }

    /// <summary>Only these services or kinds of resource, as <c>acm</c> or <c>acm:certificate</c>.</summary>
    public List<string>? ResourceTypeFilters { get; set; }

    /// <summary>Whether tag-policy compliance is told too.</summary>
    public bool? IncludeComplianceDetails { get; set; }

    /// <summary>Leave out what follows its tag policy.</summary>
    public bool? ExcludeCompliantResources { get; set; }

    /// <summary>Only these resources; cannot go together with filters.</summary>
    public List<string>? ResourceARNList { get; set; }

    void IShape.Walk(Wire w)
    {
        PaginationToken = w.String("PaginationToken", PaginationToken);
        TagFilters = w.Objects("TagFilters", TagFilters);
        ResourcesPerPage = w.Int("ResourcesPerPage", ResourcesPerPage);
        TagsPerPage = w.Int("TagsPerPage", TagsPerPage);
        ResourceTypeFilters = w.Strings("ResourceTypeFilters", ResourceTypeFilters);
        IncludeComplianceDetails = w.Bool("IncludeComplianceDetails", IncludeComplianceDetails);
        ExcludeCompliantResources = w.Bool("ExcludeCompliantResources", ExcludeCompliantResources);
        ResourceARNList = w.Strings("ResourceARNList", ResourceARNList);
    }
}

/// <summary>What GetResources answers.</summary>
public partial class GetResourcesResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>Where the page begins; empty on the last one.</summary>
    public string? PaginationToken { get; set; }

    /// <summary>The resources with their tags.</summary>
    public List<ResourceTagMapping>? ResourceTagMappingList { get; set; }

    void IShape.Walk(Wire w)
    {
        PaginationToken = w.String("PaginationToken", PaginationToken);
        ResourceTagMappingList = w.Objects("ResourceTagMappingList", ResourceTagMappingList);
    }
}

/// <summary>A tag key, and its values if they matter.</summary>
public partial class TagFilter : IShape
{
    /// <summary>The key.</summary>
    public string? Key { get; set; }

    /// <summary>The values.</summary>
    public List<string>? Values { get; set; }

    void IShape.Walk(Wire w)
    {
        Key = w.String("Key", Key);
        Values = w.Strings("Values", Values);
    }
}

/// <summary>A resource and its tags.</summary>
public partial class ResourceTagMapping : IShape
{
    /// <summary>The resource.</summary>
    public string? ResourceARN { get; set; }

    /// <summary>The tags.</summary>
    public List<Tag>? Tags { get; set; }

    /// <summary>Whether the resource follows its tag policy.</summary>
    public ComplianceDetails? ComplianceDetails { get; set; }

    void IShape.Walk(Wire w)
    {
        ResourceARN = w.String("ResourceARN", ResourceARN);
        Tags = w.Objects("Tags", Tags);
        ComplianceDetails = w.Object("ComplianceDetails", ComplianceDetails);
    }
}

/// <summary>A tag: key and value.</summary>
public partial class Tag : IShape
{
    /// <summary>The key.</summary>
    public string Key { get; set; } = null!;

    /// <summary>The value.</summary>
    public string Value { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        Key = w.String("Key", Key)!;
        Value = w.String("Value", Value)!;
    }
}

/// <summary>Whether a resource follows its tag policy.</summary>
public partial class ComplianceDetails : IShape
{
    /// <summary>Keys that are not allowed.</summary>
    public List<string>? NoncompliantKeys { get; set; }

    /// <summary>Keys whose values are not allowed.</summary>
    public List<string>? KeysWithNoncompliantValues { get; set; }

    /// <summary>Whether the resource follows its tag policy.</summary>
    public bool? ComplianceStatus { get; set; }

    void IShape.Walk(Wire w)
    {
        NoncompliantKeys = w.Strings("NoncompliantKeys", NoncompliantKeys);
        KeysWithNoncompliantValues = w.Strings("KeysWithNoncompliantValues", KeysWithNoncompliantValues);
        ComplianceStatus = w.Bool("ComplianceStatus", ComplianceStatus);
    }
}
