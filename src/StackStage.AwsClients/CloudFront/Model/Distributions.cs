using System.Xml.Linq;
using StackStage.AwsClients.Protocols;

namespace Amazon.CloudFront.Model;

/// <summary>A page of distributions.</summary>
public partial class DistributionList : IShape
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
    public List<DistributionSummary>? Items { get; set; }

    void IShape.Walk(Wire w)
    {
        Marker = w.String("Marker", Marker)!;
        NextMarker = w.String("NextMarker", NextMarker);
        MaxItems = w.Int("MaxItems", MaxItems);
        IsTruncated = w.Bool("IsTruncated", IsTruncated);
        Quantity = w.Int("Quantity", Quantity);
        Items = w.Objects("Items", Items, "DistributionSummary");
    }
}

/// <summary>A distribution in a list. It comes without what an update needs.</summary>
public partial class DistributionSummary : IShape
{
    /// <summary>The id.</summary>
    public string Id { get; set; } = null!;

    /// <summary>The ARN.</summary>
    public string ARN { get; set; } = null!;

    /// <summary>The version that came; send it back as IfMatch.</summary>
    public string? ETag { get; set; }

    /// <summary>The state.</summary>
    public string Status { get; set; } = null!;

    /// <summary>When it was last changed.</summary>
    public DateTime? LastModifiedTime { get; set; }

    /// <summary>The domain name.</summary>
    public string DomainName { get; set; } = null!;

    /// <summary>The alternate domain names (CNAMEs).</summary>
    public Aliases Aliases { get; set; } = null!;

    /// <summary>Where objects come from.</summary>
    public Origins Origins { get; set; } = null!;

    /// <summary>What happens to requests that no other behavior takes.</summary>
    public DefaultCacheBehavior DefaultCacheBehavior { get; set; } = null!;

    /// <summary>What happens to paths that match a pattern.</summary>
    public CacheBehaviors CacheBehaviors { get; set; } = null!;

    /// <summary>A comment.</summary>
    public string Comment { get; set; } = null!;

    /// <summary>Which edge locations are used.</summary>
    public PriceClass PriceClass { get; set; } = null!;

    /// <summary>Whether it is in use.</summary>
    public bool? Enabled { get; set; }

    /// <summary>The certificate that viewers see.</summary>
    public ViewerCertificate ViewerCertificate { get; set; } = null!;

    /// <summary>The web ACL (WAF) in front of it.</summary>
    public string WebACLId { get; set; } = null!;

    /// <summary>The newest HTTP version that viewers may use.</summary>
    public HttpVersion HttpVersion { get; set; } = null!;

    /// <summary>Whether IPv6 is answered.</summary>
    public bool? IsIPV6Enabled { get; set; }

    /// <summary>Whether this is a staging distribution.</summary>
    public bool? Staging { get; set; }

    /// <summary>The list of static anycast addresses it uses.</summary>
    public string? AnycastIpListId { get; set; }

    void IShape.Walk(Wire w)
    {
        Id = w.String("Id", Id)!;
        ARN = w.String("ARN", ARN)!;
        ETag = w.String("ETag", ETag);
        Status = w.String("Status", Status)!;
        LastModifiedTime = w.Time("LastModifiedTime", LastModifiedTime);
        DomainName = w.String("DomainName", DomainName)!;
        Aliases = w.Object("Aliases", Aliases)!;
        Origins = w.Object("Origins", Origins)!;
        DefaultCacheBehavior = w.Object("DefaultCacheBehavior", DefaultCacheBehavior)!;
        CacheBehaviors = w.Object("CacheBehaviors", CacheBehaviors)!;
        Comment = w.String("Comment", Comment)!;
        PriceClass = w.String("PriceClass", PriceClass)!;
        Enabled = w.Bool("Enabled", Enabled);
        ViewerCertificate = w.Object("ViewerCertificate", ViewerCertificate)!;
        WebACLId = w.String("WebACLId", WebACLId)!;
        HttpVersion = w.String("HttpVersion", HttpVersion)!;
        IsIPV6Enabled = w.Bool("IsIPV6Enabled", IsIPV6Enabled);
        Staging = w.Bool("Staging", Staging);
        AnycastIpListId = w.String("AnycastIpListId", AnycastIpListId);
    }
}

/// <summary>Alternate domain names.</summary>
public partial class Aliases : IKeepsXml
{
    /// <summary>How many items there are.</summary>
    public int? Quantity { get; set; }

    /// <summary>What was found, or what is listed; null when there is none.</summary>
    public List<string>? Items { get; set; }

    XElement? IKeepsXml.Source { get; set; }

    void IShape.Walk(Wire w)
    {
        Quantity = w.Int("Quantity", Quantity);
        Items = w.Strings("Items", Items, "CNAME");
    }
}

/// <summary>The origins of a distribution.</summary>
public partial class Origins : IKeepsXml
{
    /// <summary>How many items there are.</summary>
    public int? Quantity { get; set; }

    /// <summary>What was found, or what is listed; null when there is none.</summary>
    public List<Origin>? Items { get; set; }

    XElement? IKeepsXml.Source { get; set; }

    void IShape.Walk(Wire w)
    {
        Quantity = w.Int("Quantity", Quantity);
        Items = w.Objects("Items", Items, "Origin");
    }
}

/// <summary>An origin.</summary>
public partial class Origin : IKeepsXml
{
    /// <summary>The id.</summary>
    public string Id { get; set; } = null!;

    /// <summary>The domain name.</summary>
    public string DomainName { get; set; } = null!;

    /// <summary>The path put before every request.</summary>
    public string? OriginPath { get; set; }

    /// <summary>Settings of an S3 origin.</summary>
    public S3OriginConfig? S3OriginConfig { get; set; }

    /// <summary>Settings of an origin that is not an S3 bucket.</summary>
    public CustomOriginConfig? CustomOriginConfig { get; set; }

    /// <summary>The VPC origin that is used.</summary>
    public VpcOriginConfig? VpcOriginConfig { get; set; }

    /// <summary>The origin access control; empty when there is none.</summary>
    public string? OriginAccessControlId { get; set; }

    XElement? IKeepsXml.Source { get; set; }

    void IShape.Walk(Wire w)
    {
        Id = w.String("Id", Id)!;
        DomainName = w.String("DomainName", DomainName)!;
        OriginPath = w.String("OriginPath", OriginPath);
        S3OriginConfig = w.Object("S3OriginConfig", S3OriginConfig);
        CustomOriginConfig = w.Object("CustomOriginConfig", CustomOriginConfig);
        VpcOriginConfig = w.Object("VpcOriginConfig", VpcOriginConfig);
        OriginAccessControlId = w.String("OriginAccessControlId", OriginAccessControlId);
    }
}

/// <summary>What an S3 origin has of its own.</summary>
public partial class S3OriginConfig : IKeepsXml
{
    /// <summary>The identity as <c>origin-access-identity/cloudfront/ID</c>; empty when there is none.</summary>
    public string OriginAccessIdentity { get; set; } = null!;

    /// <summary>Seconds to wait for the origin.</summary>
    public int? OriginReadTimeout { get; set; }

    XElement? IKeepsXml.Source { get; set; }

    void IShape.Walk(Wire w)
    {
        OriginAccessIdentity = w.String("OriginAccessIdentity", OriginAccessIdentity)!;
        OriginReadTimeout = w.Int("OriginReadTimeout", OriginReadTimeout);
    }
}

/// <summary>What an HTTP origin has of its own.</summary>
public partial class CustomOriginConfig : IKeepsXml
{
    /// <summary>The port for HTTP.</summary>
    public int? HTTPPort { get; set; }

    /// <summary>The port for HTTPS.</summary>
    public int? HTTPSPort { get; set; }

    /// <summary>Whether the origin is spoken to in HTTP, HTTPS or as the viewer does.</summary>
    public OriginProtocolPolicy OriginProtocolPolicy { get; set; } = null!;

    /// <summary>The TLS versions spoken to the origin.</summary>
    public OriginSslProtocols? OriginSslProtocols { get; set; }

    XElement? IKeepsXml.Source { get; set; }

    void IShape.Walk(Wire w)
    {
        HTTPPort = w.Int("HTTPPort", HTTPPort);
        HTTPSPort = w.Int("HTTPSPort", HTTPSPort);
        OriginProtocolPolicy = w.String("OriginProtocolPolicy", OriginProtocolPolicy)!;
        OriginSslProtocols = w.Object("OriginSslProtocols", OriginSslProtocols);
    }
}

/// <summary>TLS versions.</summary>
public partial class OriginSslProtocols : IKeepsXml
{
    /// <summary>How many items there are.</summary>
    public int? Quantity { get; set; }

    /// <summary>What was found, or what is listed; null when there is none.</summary>
    public List<string>? Items { get; set; }

    XElement? IKeepsXml.Source { get; set; }

    void IShape.Walk(Wire w)
    {
        Quantity = w.Int("Quantity", Quantity);
        Items = w.Strings("Items", Items, "SslProtocol");
    }
}

/// <summary>What an origin inside a VPC has of its own.</summary>
public partial class VpcOriginConfig : IKeepsXml
{
    /// <summary>The VPC origin.</summary>
    public string VpcOriginId { get; set; } = null!;

    /// <summary>The account of a shared VPC origin.</summary>
    public string? OwnerAccountId { get; set; }

    /// <summary>Seconds to wait for the origin.</summary>
    public int? OriginReadTimeout { get; set; }

    /// <summary>Seconds that a connection to the origin is kept.</summary>
    public int? OriginKeepaliveTimeout { get; set; }

    XElement? IKeepsXml.Source { get; set; }

    void IShape.Walk(Wire w)
    {
        VpcOriginId = w.String("VpcOriginId", VpcOriginId)!;
        OwnerAccountId = w.String("OwnerAccountId", OwnerAccountId);
        OriginReadTimeout = w.Int("OriginReadTimeout", OriginReadTimeout);
        OriginKeepaliveTimeout = w.Int("OriginKeepaliveTimeout", OriginKeepaliveTimeout);
    }
}

/// <summary>What happens to requests that no other behavior takes.</summary>
public partial class DefaultCacheBehavior : IKeepsXml
{
    /// <summary>The origin.</summary>
    public string TargetOriginId { get; set; } = null!;

    /// <summary>The accounts whose signatures are taken.</summary>
    public TrustedSigners? TrustedSigners { get; set; }

    /// <summary>The key groups whose signatures are taken.</summary>
    public TrustedKeyGroups? TrustedKeyGroups { get; set; }

    /// <summary>Whether HTTP is answered, redirected or refused.</summary>
    public ViewerProtocolPolicy ViewerProtocolPolicy { get; set; } = null!;

    /// <summary>Lambda@Edge functions that run here.</summary>
    public LambdaFunctionAssociations? LambdaFunctionAssociations { get; set; }

    /// <summary>CloudFront Functions that run here.</summary>
    public FunctionAssociations? FunctionAssociations { get; set; }

    /// <summary>The field-level encryption configuration.</summary>
    public string? FieldLevelEncryptionId { get; set; }

    /// <summary>The real-time log configuration.</summary>
    public string? RealtimeLogConfigArn { get; set; }

    /// <summary>The cache policy.</summary>
    public string? CachePolicyId { get; set; }

    /// <summary>The origin request policy.</summary>
    public string? OriginRequestPolicyId { get; set; }

    /// <summary>The response headers policy.</summary>
    public string? ResponseHeadersPolicyId { get; set; }

    XElement? IKeepsXml.Source { get; set; }

    void IShape.Walk(Wire w)
    {
        TargetOriginId = w.String("TargetOriginId", TargetOriginId)!;
        TrustedSigners = w.Object("TrustedSigners", TrustedSigners);
        TrustedKeyGroups = w.Object("TrustedKeyGroups", TrustedKeyGroups);
        ViewerProtocolPolicy = w.String("ViewerProtocolPolicy", ViewerProtocolPolicy)!;
        LambdaFunctionAssociations = w.Object("LambdaFunctionAssociations", LambdaFunctionAssociations);
        FunctionAssociations = w.Object("FunctionAssociations", FunctionAssociations);
        FieldLevelEncryptionId = w.String("FieldLevelEncryptionId", FieldLevelEncryptionId);
        RealtimeLogConfigArn = w.String("RealtimeLogConfigArn", RealtimeLogConfigArn);
        CachePolicyId = w.String("CachePolicyId", CachePolicyId);
        OriginRequestPolicyId = w.String("OriginRequestPolicyId", OriginRequestPolicyId);
        ResponseHeadersPolicyId = w.String("ResponseHeadersPolicyId", ResponseHeadersPolicyId);
    }
}

/// <summary>Accounts whose signatures are taken.</summary>
public partial class TrustedSigners : IKeepsXml
{
    /// <summary>Whether it is in use.</summary>
    public bool? Enabled { get; set; }

    /// <summary>How many items there are.</summary>
    public int? Quantity { get; set; }

    /// <summary>What was found, or what is listed; null when there is none.</summary>
    public List<string>? Items { get; set; }

    XElement? IKeepsXml.Source { get; set; }

    void IShape.Walk(Wire w)
    {
        Enabled = w.Bool("Enabled", Enabled);
        Quantity = w.Int("Quantity", Quantity);
        Items = w.Strings("Items", Items, "AwsAccountNumber");
    }
}

/// <summary>Key groups whose signatures are taken.</summary>
public partial class TrustedKeyGroups : IKeepsXml
{
    /// <summary>Whether it is in use.</summary>
    public bool? Enabled { get; set; }

    /// <summary>How many items there are.</summary>
    public int? Quantity { get; set; }

    /// <summary>What was found, or what is listed; null when there is none.</summary>
    public List<string>? Items { get; set; }

    XElement? IKeepsXml.Source { get; set; }

    void IShape.Walk(Wire w)
    {
        Enabled = w.Bool("Enabled", Enabled);
        Quantity = w.Int("Quantity", Quantity);
        Items = w.Strings("Items", Items, "KeyGroup");
    }
}

/// <summary>Lambda@Edge functions of a behavior.</summary>
public partial class LambdaFunctionAssociations : IKeepsXml
{
    /// <summary>How many items there are.</summary>
    public int? Quantity { get; set; }

    /// <summary>What was found, or what is listed; null when there is none.</summary>
    public List<LambdaFunctionAssociation>? Items { get; set; }

    XElement? IKeepsXml.Source { get; set; }

    void IShape.Walk(Wire w)
    {
        Quantity = w.Int("Quantity", Quantity);
        Items = w.Objects("Items", Items, "LambdaFunctionAssociation");
    }
}
