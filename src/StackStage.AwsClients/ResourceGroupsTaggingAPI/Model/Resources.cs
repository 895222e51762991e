using Amazon.Runtime;
using StackStage.AwsClients.Protocols;

namespace Amazon.ResourceGroupsTaggingAPI.Model;

/// <summary>What to send for GetResources.</summary>
public partial class GetResourcesRequest : AmazonResourceGroupsTaggingAPIRequest, IShape
{
    /// <summary>The pagination token.</summary>
    public string? PaginationToken { get; set; }

    /// <summary>The tag filters.</summary>
    public List<TagFilter>? TagFilters { get; set; }

    /// <summary>The resources per page.</summary>
    public int? ResourcesPerPage { get; set; }

    /// <summary>The tags per page.</summary>
    public int? TagsPerPage { get; set; }

    /// <summary>The resource type filters.</summary>
    public List<string>? ResourceTypeFilters { get; set; }

    /// <summary>The include compliance details.</summary>
    public bool? IncludeComplianceDetails { get; set; }

    /// <summary>The exclude compliant resources.</summary>
    public bool? ExcludeCompliantResources { get; set; }

    /// <summary>The resource ARN list.</summary>
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
    /// <summary>The pagination token.</summary>
    public string? PaginationToken { get; set; }

    /// <summary>The resource tag mapping list.</summary>
    public List<ResourceTagMapping>? ResourceTagMappingList { get; set; }

    void IShape.Walk(Wire w)
    {
        PaginationToken = w.String("PaginationToken", PaginationToken);
        ResourceTagMappingList = w.Objects("ResourceTagMappingList", ResourceTagMappingList);
    }
}

/// <summary>Tag filter.</summary>
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

/// <summary>Resource tag mapping.</summary>
public partial class ResourceTagMapping : IShape
{
    /// <summary>The resource ARN.</summary>
    public string? ResourceARN { get; set; }

    /// <summary>The tags.</summary>
    public List<Tag>? Tags { get; set; }

    /// <summary>The compliance details.</summary>
    public ComplianceDetails? ComplianceDetails { get; set; }

    void IShape.Walk(Wire w)
    {
        ResourceARN = w.String("ResourceARN", ResourceARN);
        Tags = w.Objects("Tags", Tags);
        ComplianceDetails = w.Object("ComplianceDetails", ComplianceDetails);
    }
}

/// <summary>Tag.</summary>
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

/// <summary>Compliance details.</summary>
public partial class ComplianceDetails : IShape
{
    /// <summary>The noncompliant keys.</summary>
    public List<string>? NoncompliantKeys { get; set; }

    /// <summary>The keys with noncompliant values.</summary>
    public List<string>? KeysWithNoncompliantValues { get; set; }

    /// <summary>The compliance status.</summary>
    public bool? ComplianceStatus { get; set; }

    void IShape.Walk(Wire w)
    {
        NoncompliantKeys = w.Strings("NoncompliantKeys", NoncompliantKeys);
        KeysWithNoncompliantValues = w.Strings("KeysWithNoncompliantValues", KeysWithNoncompliantValues);
        ComplianceStatus = w.Bool("ComplianceStatus", ComplianceStatus);
    }
}
