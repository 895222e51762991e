using StackStage.AwsClients.Protocols;

namespace Amazon.CloudFront.Model;

/// <summary>Cache policy list.</summary>
public partial class CachePolicyList : IShape
{
    /// <summary>The next marker.</summary>
    public string? NextMarker { get; set; }

    /// <summary>The max items.</summary>
    public int? MaxItems { get; set; }

    /// <summary>The quantity.</summary>
    public int? Quantity { get; set; }

    /// <summary>The items.</summary>
    public List<CachePolicySummary>? Items { get; set; }

    void IShape.Walk(Wire w)
    {
        NextMarker = w.String("NextMarker", NextMarker);
        MaxItems = w.Int("MaxItems", MaxItems);
        Quantity = w.Int("Quantity", Quantity);
        Items = w.Objects("Items", Items, "CachePolicySummary");
    }
}

/// <summary>Cache policy summary.</summary>
public partial class CachePolicySummary : IShape
{
    /// <summary>The type.</summary>
    public CachePolicyType Type { get; set; } = null!;

    /// <summary>The cache policy.</summary>
    public CachePolicy CachePolicy { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        Type = w.String("Type", Type)!;
        CachePolicy = w.Object("CachePolicy", CachePolicy)!;
    }
}

/// <summary>Cache policy.</summary>
public partial class CachePolicy : IShape
{
    /// <summary>The id.</summary>
    public string Id { get; set; } = null!;

    /// <summary>The last modified time.</summary>
    public DateTime? LastModifiedTime { get; set; }

    /// <summary>The cache policy config.</summary>
    public CachePolicyConfig CachePolicyConfig { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        Id = w.String("Id", Id)!;
        LastModifiedTime = w.Time("LastModifiedTime", LastModifiedTime);
        CachePolicyConfig = w.Object("CachePolicyConfig", CachePolicyConfig)!;
    }
}

/// <summary>Cache policy config.</summary>
public partial class CachePolicyConfig : IShape
{
    /// <summary>The comment.</summary>
    public string? Comment { get; set; }

    /// <summary>The name.</summary>
    public string Name { get; set; } = null!;

    /// <summary>The default TTL.</summary>
    public long? DefaultTTL { get; set; }

    /// <summary>The max TTL.</summary>
    public long? MaxTTL { get; set; }

    /// <summary>The min TTL.</summary>
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

/// <summary>Origin request policy list.</summary>
public partial class OriginRequestPolicyList : IShape
{
    /// <summary>The next marker.</summary>
    public string? NextMarker { get; set; }

    /// <summary>The max items.</summary>
    public int? MaxItems { get; set; }

    /// <summary>The quantity.</summary>
    public int? Quantity { get; set; }

    /// <summary>The items.</summary>
    public List<OriginRequestPolicySummary>? Items { get; set; }

    void IShape.Walk(Wire w)
    {
        NextMarker = w.String("NextMarker", NextMarker);
        MaxItems = w.Int("MaxItems", MaxItems);
        Quantity = w.Int("Quantity", Quantity);
        Items = w.Objects("Items", Items, "OriginRequestPolicySummary");
    }
}

/// <summary>Origin request policy summary.</summary>
public partial class OriginRequestPolicySummary : IShape
{
    /// <summary>The type.</summary>
    public OriginRequestPolicyType Type { get; set; } = null!;

    /// <summary>The origin request policy.</summary>
    public OriginRequestPolicy OriginRequestPolicy { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        Type = w.String("Type", Type)!;
        OriginRequestPolicy = w.Object("OriginRequestPolicy", OriginRequestPolicy)!;
    }
}

/// <summary>Origin request policy.</summary>
public partial class OriginRequestPolicy : IShape
{
    /// <summary>The id.</summary>
    public string Id { get; set; } = null!;

    /// <summary>The last modified time.</summary>
    public DateTime? LastModifiedTime { get; set; }

    /// <summary>The origin request policy config.</summary>
    public OriginRequestPolicyConfig OriginRequestPolicyConfig { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        Id = w.String("Id", Id)!;
        LastModifiedTime = w.Time("LastModifiedTime", LastModifiedTime);
        OriginRequestPolicyConfig = w.Object("OriginRequestPolicyConfig", OriginRequestPolicyConfig)!;
    }
}

/// <summary>Origin request policy config.</summary>
public partial class OriginRequestPolicyConfig : IShape
{
    /// <summary>The comment.</summary>
    public string? Comment { get; set; }

    /// <summary>The name.</summary>
    public string Name { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        Comment = w.String("Comment", Comment);
        Name = w.String("Name", Name)!;
    }
}

/// <summary>Response headers policy list.</summary>
public partial class ResponseHeadersPolicyList : IShape
{
    /// <summary>The next marker.</summary>
    public string? NextMarker { get; set; }

    /// <summary>The max items.</summary>
    public int? MaxItems { get; set; }

    /// <summary>The quantity.</summary>
    public int? Quantity { get; set; }

    /// <summary>The items.</summary>
    public List<ResponseHeadersPolicySummary>? Items { get; set; }

    void IShape.Walk(Wire w)
    {
        NextMarker = w.String("NextMarker", NextMarker);
        MaxItems = w.Int("MaxItems", MaxItems);
        Quantity = w.Int("Quantity", Quantity);
        Items = w.Objects("Items", Items, "ResponseHeadersPolicySummary");
    }
}

/// <summary>Response headers policy summary.</summary>
public partial class ResponseHeadersPolicySummary : IShape
{
    /// <summary>The type.</summary>
    public ResponseHeadersPolicyType Type { get; set; } = null!;

    /// <summary>The response headers policy.</summary>
    public ResponseHeadersPolicy ResponseHeadersPolicy { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        Type = w.String("Type", Type)!;
        ResponseHeadersPolicy = w.Object("ResponseHeadersPolicy", ResponseHeadersPolicy)!;
    }
}

/// <summary>Response headers policy.</summary>
public partial class ResponseHeadersPolicy : IShape
{
    /// <summary>The id.</summary>
    public string Id { get; set; } = null!;

    /// <summary>The last modified time.</summary>
    public DateTime? LastModifiedTime { get; set; }

    /// <summary>The response headers policy config.</summary>
    public ResponseHeadersPolicyConfig ResponseHeadersPolicyConfig { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        Id = w.String("Id", Id)!;
        LastModifiedTime = w.Time("LastModifiedTime", LastModifiedTime);
        ResponseHeadersPolicyConfig = w.Object("ResponseHeadersPolicyConfig", ResponseHeadersPolicyConfig)!;
    }
}

/// <summary>Response headers policy config.</summary>
public partial class ResponseHeadersPolicyConfig : IShape
{
    /// <summary>The comment.</summary>
    public string? Comment { get; set; }

    /// <summary>The name.</summary>
    public string Name { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        Comment = w.String("Comment", Comment);
        Name = w.String("Name", Name)!;
    }
}
