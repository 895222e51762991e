using StackStage.AwsClients.Protocols;

namespace Amazon.CloudFront.Model;

/// <summary>Origin access control list.</summary>
public partial class OriginAccessControlList : IShape
{
    /// <summary>The marker.</summary>
    public string Marker { get; set; } = null!;

    /// <summary>The next marker.</summary>
    public string? NextMarker { get; set; }

    /// <summary>The max items.</summary>
    public int? MaxItems { get; set; }

    /// <summary>The is truncated.</summary>
    public bool? IsTruncated { get; set; }

    /// <summary>The quantity.</summary>
    public int? Quantity { get; set; }

    /// <summary>The items.</summary>
    public List<OriginAccessControlSummary>? Items { get; set; }

    void IShape.Walk(Wire w)
    {
        Marker = w.String("Marker", Marker)!;
        NextMarker = w.String("NextMarker", NextMarker);
        MaxItems = w.Int("MaxItems", MaxItems);
        IsTruncated = w.Bool("IsTruncated", IsTruncated);
        Quantity = w.Int("Quantity", Quantity);
        Items = w.Objects("Items", Items, "OriginAccessControlSummary");
    }
}

/// <summary>Origin access control summary.</summary>
public partial class OriginAccessControlSummary : IShape
{
    /// <summary>The id.</summary>
    public string Id { get; set; } = null!;

    /// <summary>The description.</summary>
    public string Description { get; set; } = null!;

    /// <summary>The name.</summary>
    public string Name { get; set; } = null!;

    /// <summary>The signing protocol.</summary>
    public OriginAccessControlSigningProtocols SigningProtocol { get; set; } = null!;

    /// <summary>The signing behavior.</summary>
    public OriginAccessControlSigningBehaviors SigningBehavior { get; set; } = null!;

    /// <summary>The origin access control origin type.</summary>
    public OriginAccessControlOriginTypes OriginAccessControlOriginType { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        Id = w.String("Id", Id)!;
        Description = w.String("Description", Description)!;
        Name = w.String("Name", Name)!;
        SigningProtocol = w.String("SigningProtocol", SigningProtocol)!;
        SigningBehavior = w.String("SigningBehavior", SigningBehavior)!;
        OriginAccessControlOriginType = w.String("OriginAccessControlOriginType", OriginAccessControlOriginType)!;
    }
}

/// <summary>Origin access control.</summary>
public partial class OriginAccessControl : IShape
{
    /// <summary>The id.</summary>
    public string Id { get; set; } = null!;

    /// <summary>The origin access control config.</summary>
    public OriginAccessControlConfig? OriginAccessControlConfig { get; set; }

    void IShape.Walk(Wire w)
    {
        Id = w.String("Id", Id)!;
        OriginAccessControlConfig = w.Object("OriginAccessControlConfig", OriginAccessControlConfig);
    }
}

/// <summary>Origin access control config.</summary>
public partial class OriginAccessControlConfig : IShape
{
    /// <summary>The name.</summary>
    public string Name { get; set; } = null!;

    /// <summary>The description.</summary>
    public string? Description { get; set; }

    /// <summary>The signing protocol.</summary>
    public OriginAccessControlSigningProtocols SigningProtocol { get; set; } = null!;

    /// <summary>The signing behavior.</summary>
    public OriginAccessControlSigningBehaviors SigningBehavior { get; set; } = null!;

    /// <summary>The origin access control origin type.</summary>
    public OriginAccessControlOriginTypes OriginAccessControlOriginType { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        Name = w.String("Name", Name)!;
        Description = w.String("Description", Description);
        SigningProtocol = w.String("SigningProtocol", SigningProtocol)!;
        SigningBehavior = w.String("SigningBehavior", SigningBehavior)!;
        OriginAccessControlOriginType = w.String("OriginAccessControlOriginType", OriginAccessControlOriginType)!;
    }
}

/// <summary>Cloud front origin access identity list.</summary>
public partial class CloudFrontOriginAccessIdentityList : IShape
{
    /// <summary>The marker.</summary>
    public string Marker { get; set; } = null!;

    /// <summary>The next marker.</summary>
    public string? NextMarker { get; set; }

    /// <summary>The max items.</summary>
    public int? MaxItems { get; set; }

    /// <summary>The is truncated.</summary>
    public bool? IsTruncated { get; set; }

    /// <summary>The quantity.</summary>
    public int? Quantity { get; set; }

    /// <summary>The items.</summary>
    public List<CloudFrontOriginAccessIdentitySummary>? Items { get; set; }

    void IShape.Walk(Wire w)
    {
        Marker = w.String("Marker", Marker)!;
        NextMarker = w.String("NextMarker", NextMarker);
        MaxItems = w.Int("MaxItems", MaxItems);
        IsTruncated = w.Bool("IsTruncated", IsTruncated);
        Quantity = w.Int("Quantity", Quantity);
        Items = w.Objects("Items", Items, "CloudFrontOriginAccessIdentitySummary");
    }
}

/// <summary>Cloud front origin access identity summary.</summary>
public partial class CloudFrontOriginAccessIdentitySummary : IShape
{
    /// <summary>The id.</summary>
    public string Id { get; set; } = null!;

    /// <summary>The S3 canonical user id.</summary>
    public string S3CanonicalUserId { get; set; } = null!;

    /// <summary>The comment.</summary>
    public string Comment { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        Id = w.String("Id", Id)!;
        S3CanonicalUserId = w.String("S3CanonicalUserId", S3CanonicalUserId)!;
        Comment = w.String("Comment", Comment)!;
    }
}

/// <summary>Cloud front origin access identity.</summary>
public partial class CloudFrontOriginAccessIdentity : IShape
{
    /// <summary>The id.</summary>
    public string Id { get; set; } = null!;

    /// <summary>The S3 canonical user id.</summary>
    public string S3CanonicalUserId { get; set; } = null!;

    /// <summary>The cloud front origin access identity config.</summary>
    public CloudFrontOriginAccessIdentityConfig? CloudFrontOriginAccessIdentityConfig { get; set; }

    void IShape.Walk(Wire w)
    {
        Id = w.String("Id", Id)!;
        S3CanonicalUserId = w.String("S3CanonicalUserId", S3CanonicalUserId)!;
        CloudFrontOriginAccessIdentityConfig = w.Object("CloudFrontOriginAccessIdentityConfig", CloudFrontOriginAccessIdentityConfig);
    }
}

/// <summary>Cloud front origin access identity config.</summary>
public partial class CloudFrontOriginAccessIdentityConfig : IShape
{
    /// <summary>The caller reference.</summary>
    public string CallerReference { get; set; } = null!;

    /// <summary>The comment.</summary>
    public string Comment { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        CallerReference = w.String("CallerReference", CallerReference)!;
        Comment = w.String("Comment", Comment)!;
    }
}
