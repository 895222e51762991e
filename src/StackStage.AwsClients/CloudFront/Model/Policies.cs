using StackStage.AwsClients.Protocols;

namespace Amazon.CloudFront.Model;

/// <summary>A page of cache policies.</summary>
public partial class CachePolicyList : IShape
{
    /// <summary>Where the next page begins; null on the last one.</summary>
    public string? NextMarker { get; set; }

    /// <summary>At most how many in a page.</summary>
    public int? MaxItems { get; set; }

    /// <summary>How many items there are.</summary>
    public int? Quantity { get; set; }

    /// <summary>What was found, or what is listed; null when there is none.</summary>
    public List<CachePolicySummary>? Items { get; set; }

    void IShape.Walk(Wire w)
    {
        NextMarker = w.String("NextMarker", NextMarker);
        MaxItems = w.Int("MaxItems", MaxItems);
        Quantity = w.Int("Quantity", Quantity);
        Items = w.Objects("Items", Items, "CachePolicySummary");
    }
}

/// <summary>A cache policy in a list: managed by AWS, or custom.</summary>
public partial class CachePolicySummary : IShape
{
    /// <summary>The type.</summary>
    public CachePolicyType Type { get; set; } = null!;

    /// <summary>The policy.</summary>
    public CachePolicy CachePolicy { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        Type = w.String("Type", Type)!;
        CachePolicy = w.Object("CachePolicy", CachePolicy)!;
    }
}

/// <summary>A cache policy.</summary>
public partial class CachePolicy : IShape
{
    /// <summary>The id.</summary>
    public string Id { get; set; } = null!;

    /// <summary>When it was last changed.</summary>
    public DateTime? LastModifiedTime { get; set; }

    /// <summary>The policy's settings.</summary>
    public CachePolicyConfig CachePolicyConfig { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        Id = w.String("Id", Id)!;
        LastModifiedTime = w.Time("LastModifiedTime", LastModifiedTime);
        CachePolicyConfig = w.Object("CachePolicyConfig", CachePolicyConfig)!;
    }
}

/// <summary>A cache policy's settings.</summary>
public partial class CachePolicyConfig : IShape
{
    /// <summary>A comment.</summary>
    public string? Comment { get; set; }

    /// <summary>The name.</summary>
    public string Name { get; set; } = null!;

    /// <summary>Seconds that an object without cache headers stays cached.</summary>
    public long? DefaultTTL { get; set; }

    /// <summary>At most how many seconds an object stays cached.</summary>
    public long? MaxTTL { get; set; }

    /// <summary>At least how many seconds an object stays cached.</summary>
    public long? MinTTL { get; set; }

    void IShape.Walk(Wire w)
    {
        Comment = w.String("Comment", Comment);
        Name = w.String("Name", Name)!;
        DefaultTTL = w.Long("DefaultTTL", DefaultTTL);
        MaxTTL = w.Long("MaxTTL", MaxTTL);
        MinTTL = w.Long("MinTTL", MinTTL);
    }
}

/// <summary>A page of origin request policies.</summary>
public partial class OriginRequestPolicyList : IShape
{
    /// <summary>Where the next page begins; null on the last one.</summary>
    public string? NextMarker { get; set; }

    /// <summary>At most how many in a page.</summary>
    public int? MaxItems { get; set; }

    /// <summary>How many items there are.</summary>
    public int? Quantity { get; set; }

    /// <summary>What was found, or what is listed; null when there is none.</summary>
    public List<OriginRequestPolicySummary>? Items { get; set; }

    void IShape.Walk(Wire w)
    {
        NextMarker = w.String("NextMarker", NextMarker);
        MaxItems = w.Int("MaxItems", MaxItems);
        Quantity = w.Int("Quantity", Quantity);
        Items = w.Objects("Items", Items, "OriginRequestPolicySummary");
    }
}

/// <summary>An origin request policy in a list: managed by AWS, or custom.</summary>
public partial class OriginRequestPolicySummary : IShape
{
    /// <summary>The type.</summary>
    public OriginRequestPolicyType Type { get; set; } = null!;

    /// <summary>The policy.</summary>
    public OriginRequestPolicy OriginRequestPolicy { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        Type = w.String("Type", Type)!;
        OriginRequestPolicy = w.Object("OriginRequestPolicy", OriginRequestPolicy)!;
    }
}

/// <summary>An origin request policy.</summary>
public partial class OriginRequestPolicy : IShape
{
    /// <summary>The id.</summary>
    public string Id { get; set; } = null!;

    /// <summary>When it was last changed.</summary>
    public DateTime? LastModifiedTime { get; set; }

    /// <summary>The policy's settings.</summary>
    public OriginRequestPolicyConfig OriginRequestPolicyConfig { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        Id = w.String("Id", Id)!;
        LastModifiedTime = w.Time("LastModifiedTime", LastModifiedTime);
        OriginRequestPolicyConfig = w.Object("OriginRequestPolicyConfig", OriginRequestPolicyConfig)!;
    }
}

/// <summary>An origin request policy's settings.</summary>
public partial class OriginRequestPolicyConfig : IShape
{
    /// <summary>A comment.</summary>
    public string? Comment { get; set; }

    /// <summary>The name.</summary>
    public string Name { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        Comment = w.String("Comment", Comment);
        Name = w.String("Name", Name)!;
    }
}

/// <summary>A page of response headers policies.</summary>
public partial class ResponseHeadersPolicyList : IShape
{
    /// <summary>Where the next page begins; null on the last one.</summary>
    public string? NextMarker { get; set; }

    /// <summary>At most how many in a page.</summary>
    public int? MaxItems { get; set; }

    /// <summary>How many items there are.</summary>
    public int? Quantity { get; set; }

    /// <summary>What was found, or what is listed; null when there is none.</summary>
    public List<ResponseHeadersPolicySummary>? Items { get; set; }

    void IShape.Walk(Wire w)
    {
        NextMarker = w.String("NextMarker", NextMarker);
        MaxItems = w.Int("MaxItems", MaxItems);
        Quantity = w.Int("Quantity", Quantity);
        Items = w.Objects("Items", Items, "ResponseHeadersPolicySummary");
    }
}

/// <summary>A response headers policy in a list: managed by AWS, or custom.</summary>
public partial class ResponseHeadersPolicySummary : IShape
{
    /// <summary>The type.</summary>
    public ResponseHeadersPolicyType Type { get; set; } = null!;

    /// <summary>The policy.</summary>
    public ResponseHeadersPolicy ResponseHeadersPolicy { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        Type = w.String("Type", Type)!;
        ResponseHeadersPolicy = w.Object("ResponseHeadersPolicy", ResponseHeadersPolicy)!;
    }
}

/// <summary>A response headers policy.</summary>
public partial class ResponseHeadersPolicy : IShape
{
    /// <summary>The id.</summary>
    public string Id { get; set; } = null!;

    /// <summary>When it was last changed.</summary>
    public DateTime? LastModifiedTime { get; set; }

    /// <summary>The policy's settings.</summary>
    public ResponseHeadersPolicyConfig ResponseHeadersPolicyConfig { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        Id = w.String("Id", Id)!;
        LastModifiedTime = w.Time("LastModifiedTime", LastModifiedTime);
        ResponseHeadersPolicyConfig = w.Object("ResponseHeadersPolicyConfig", ResponseHeadersPolicyConfig)!;
    }
}

/// <summary>A response headers policy's settings.</summary>
public partial class ResponseHeadersPolicyConfig : IShape
{
    /// <summary>A comment.</summary>
    public string? Comment { get; set; }

    /// <summary>The name.</summary>
    public string Name { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        Comment = w.String("Comment", Comment);
        Name = w.String("Name", Name)!;
    }
}
