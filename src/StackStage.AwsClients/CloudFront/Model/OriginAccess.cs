using StackStage.AwsClients.Protocols;

namespace Amazon.CloudFront.Model;

/// <summary>A page of origin access controls.</summary>
public partial class OriginAccessControlList : IShape
{
    /// <summary>Where this page begins: the NextMarker of the page before.</summary>
    public string Marker { get; set; } = null!;

    /// <summary>Where the next page begins; null on the last one.</summary>
    public string? NextMarker { get; set; }

    /// <summary>At most how many in a page.</summary>
    public int? MaxItems { get; set; }

    /// <summary>Whether there is another page.</summary>
    public bool? IsTruncated { get; set; }

    /// <summary>How many items there are.</summary>
    public int? Quantity { get; set; }

    /// <summary>What was found, or what is listed; null when there is none.</summary>
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

/// <summary>An origin access control in a list.</summary>
public partial class OriginAccessControlSummary : IShape
{
    /// <summary>The id.</summary>
    public string Id { get; set; } = null!;

    /// <summary>A description.</summary>
    public string Description { get; set; } = null!;

    /// <summary>The name.</summary>
    public string Name { get; set; } = null!;

    /// <summary>How requests are signed.</summary>
    public OriginAccessControlSigningProtocols SigningProtocol { get; set; } = null!;

    /// <summary>Which requests are signed.</summary>
    public OriginAccessControlSigningBehaviors SigningBehavior { get; set; } = null!;

    /// <summary>The kind of origin it is for.</summary>
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

/// <summary>How CloudFront signs its requests to an origin.</summary>
public partial class OriginAccessControl : IShape
{
    /// <summary>The id.</summary>
    public string Id { get; set; } = null!;

    /// <summary>Its settings.</summary>
    public OriginAccessControlConfig? OriginAccessControlConfig { get; set; }

    void IShape.Walk(Wire w)
    {
        Id = w.String("Id", Id)!;
        OriginAccessControlConfig = w.Object("OriginAccessControlConfig", OriginAccessControlConfig);
    }
}

/// <summary>The settings of an origin access control.</summary>
public partial class OriginAccessControlConfig : IShape
{
    /// <summary>The name.</summary>
    public string Name { get; set; } = null!;

    /// <summary>A description.</summary>
    public string? Description { get; set; }

    /// <summary>How requests are signed.</summary>
    public OriginAccessControlSigningProtocols SigningProtocol { get; set; } = null!;

    /// <summary>Which requests are signed.</summary>
    public OriginAccessControlSigningBehaviors SigningBehavior { get; set; } = null!;

    /// <summary>The kind of origin it is for.</summary>
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

/// <summary>A page of origin access identities.</summary>
public partial class CloudFrontOriginAccessIdentityList : IShape
{
    /// <summary>Where this page begins: the NextMarker of the page before.</summary>
    public string Marker { get; set; } = null!;

    /// <summary>Where the next page begins; null on the last one.</summary>
    public string? NextMarker { get; set; }

    /// <summary>At most how many in a page.</summary>
    public int? MaxItems { get; set; }

    /// <summary>Whether there is another page.</summary>
    public bool? IsTruncated { get; set; }

    /// <summary>How many items there are.</summary>
    public int? Quantity { get; set; }

    /// <summary>What was found, or what is listed; null when there is none.</summary>
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

/// <summary>An origin access identity in a list.</summary>
public partial class CloudFrontOriginAccessIdentitySummary : IShape
{
    /// <summary>The id.</summary>
    public string Id { get; set; } = null!;

    /// <summary>The S3 canonical user that bucket policies may name.</summary>
    public string S3CanonicalUserId { get; set; } = null!;

    /// <summary>A comment.</summary>
    public string Comment { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        Id = w.String("Id", Id)!;
        S3CanonicalUserId = w.String("S3CanonicalUserId", S3CanonicalUserId)!;
        Comment = w.String("Comment", Comment)!;
    }
}

/// <summary>The older way to let CloudFront read a bucket.</summary>
public partial class CloudFrontOriginAccessIdentity : IShape
{
    /// <summary>The id.</summary>
    public string Id { get; set; } = null!;

    /// <summary>The S3 canonical user that bucket policies may name.</summary>
    public string S3CanonicalUserId { get; set; } = null!;

    /// <summary>The identity's settings.</summary>
    public CloudFrontOriginAccessIdentityConfig? CloudFrontOriginAccessIdentityConfig { get; set; }

    void IShape.Walk(Wire w)
    {
        Id = w.String("Id", Id)!;
        S3CanonicalUserId = w.String("S3CanonicalUserId", S3CanonicalUserId)!;
        CloudFrontOriginAccessIdentityConfig = w.Object("CloudFrontOriginAccessIdentityConfig", CloudFrontOriginAccessIdentityConfig);
    }
}

/// <summary>The settings of an origin access identity.</summary>
public partial class CloudFrontOriginAccessIdentityConfig : IShape
{
    /// <summary>A value of the caller's that makes a repeated create harmless.</summary>
    public string CallerReference { get; set; } = null!;

    /// <summary>A comment.</summary>
    public string Comment { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        CallerReference = w.String("CallerReference", CallerReference)!;
        Comment = w.String("Comment", Comment)!;
    }
}
