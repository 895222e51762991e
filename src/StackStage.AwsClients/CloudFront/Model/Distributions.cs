using System.Xml.Linq;
using StackStage.AwsClients.Protocols;

namespace Amazon.CloudFront.Model;

/// <summary>Distribution list.</summary>
public partial class DistributionList : IShape
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

/// <summary>Distribution summary.</summary>
public partial class DistributionSummary : IShape
{
    /// <summary>The id.</summary>
    public string Id { get; set; } = null!;

    /// <summary>The ARN.</summary>
    public string ARN { get; set; } = null!;

    /// <summary>The e tag.</summary>
    public string? ETag { get; set; }

    /// <summary>The status.</summary>
    public string Status { get; set; } = null!;

    /// <summary>The last modified time.</summary>
    public DateTime? LastModifiedTime { get; set; }

    /// <summary>The domain name.</summary>
    public string DomainName { get; set; } = null!;

    /// <summary>The aliases.</summary>
    public Aliases Aliases { get; set; } = null!;

    /// <summary>The origins.</summary>
    public Origins Origins { get; set; } = null!;

    /// <summary>The default cache behavior.</summary>
    public DefaultCacheBehavior DefaultCacheBehavior { get; set; } = null!;

    /// <summary>The cache behaviors.</summary>
    public CacheBehaviors CacheBehaviors { get; set; } = null!;

    /// <summary>The comment.</summary>
    public string Comment { get; set; } = null!;

    /// <summary>The price class.</summary>
    public PriceClass PriceClass { get; set; } = null!;

    /// <summary>The enabled.</summary>
    public bool? Enabled { get; set; }

    /// <summary>The viewer certificate.</summary>
    public ViewerCertificate ViewerCertificate { get; set; } = null!;

    /// <summary>The web ACL id.</summary>
    public string WebACLId { get; set; } = null!;

    /// <summary>The HTTP version.</summary>
    public HttpVersion HttpVersion { get; set; } = null!;

    /// <summary>The is IPV 6 enabled.</summary>
    public bool? IsIPV6Enabled { get; set; }

    /// <summary>The staging.</summary>
    public bool? Staging { get; set; }

    /// <summary>The anycast ip list id.</summary>
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

/// <summary>Aliases.</summary>
public partial class Aliases : IKeepsXml
{
    /// <summary>The quantity.</summary>
    public int? Quantity { get; set; }

    /// <summary>The items.</summary>
    public List<string>? Items { get; set; }

    XElement? IKeepsXml.Source { get; set; }

    void IShape.Walk(Wire w)
    {
        Quantity = w.Int("Quantity", Quantity);
        Items = w.Strings("Items", Items, "CNAME");
    }
}

/// <summary>Origins.</summary>
public partial class Origins : IKeepsXml
{
    /// <summary>The quantity.</summary>
    public int? Quantity { get; set; }

    /// <summary>The items.</summary>
    public List<Origin>? Items { get; set; }

    XElement? IKeepsXml.Source { get; set; }

    void IShape.Walk(Wire w)
    {
        Quantity = w.Int("Quantity", Quantity);
        Items = w.Objects("Items", Items, "Origin");
    }
}

/// <summary>Origin.</summary>
public partial class Origin : IKeepsXml
{
    /// <summary>The id.</summary>
    public string Id { get; set; } = null!;

    /// <summary>The domain name.</summary>
    public string DomainName { get; set; } = null!;

    /// <summary>The origin path.</summary>
    public string? OriginPath { get; set; }

    /// <summary>The S3 origin config.</summary>
    public S3OriginConfig? S3OriginConfig { get; set; }

    /// <summary>The custom origin config.</summary>
    public CustomOriginConfig? CustomOriginConfig { get; set; }

    /// <summary>The VPC origin config.</summary>
    public VpcOriginConfig? VpcOriginConfig { get; set; }

    /// <summary>The origin access control id.</summary>
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

/// <summary>S3 origin config.</summary>
public partial class S3OriginConfig : IKeepsXml
{
    /// <summary>The origin access identity.</summary>
    public string OriginAccessIdentity { get; set; } = null!;

    /// <summary>The origin read timeout.</summary>
    public int? OriginReadTimeout { get; set; }

    XElement? IKeepsXml.Source { get; set; }

    void IShape.Walk(Wire w)
    {
        OriginAccessIdentity = w.String("OriginAccessIdentity", OriginAccessIdentity)!;
        OriginReadTimeout = w.Int("OriginReadTimeout", OriginReadTimeout);
    }
}

/// <summary>Custom origin config.</summary>
public partial class CustomOriginConfig : IKeepsXml
{
    /// <summary>The HTTP port.</summary>
    public int? HTTPPort { get; set; }

    /// <summary>The HTTPS port.</summary>
    public int? HTTPSPort { get; set; }

    /// <summary>The origin protocol policy.</summary>
    public OriginProtocolPolicy OriginProtocolPolicy { get; set; } = null!;

    /// <summary>The origin ssl protocols.</summary>
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

/// <summary>Origin ssl protocols.</summary>
public partial class OriginSslProtocols : IKeepsXml
{
    /// <summary>The quantity.</summary>
    public int? Quantity { get; set; }

    /// <summary>The items.</summary>
    public List<string>? Items { get; set; }

    XElement? IKeepsXml.Source { get; set; }

    void IShape.Walk(Wire w)
    {
        Quantity = w.Int("Quantity", Quantity);
        Items = w.Strings("Items", Items, "SslProtocol");
    }
}

/// <summary>VPC origin config.</summary>
public partial class VpcOriginConfig : IKeepsXml
{
    /// <summary>The VPC origin id.</summary>
    public string VpcOriginId { get; set; } = null!;

    /// <summary>The owner account id.</summary>
    public string? OwnerAccountId { get; set; }

    /// <summary>The origin read timeout.</summary>
    public int? OriginReadTimeout { get; set; }

    /// <summary>The origin keepalive timeout.</summary>
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

/// <summary>Default cache behavior.</summary>
public partial class DefaultCacheBehavior : IKeepsXml
{
    /// <summary>The target origin id.</summary>
    public string TargetOriginId { get; set; } = null!;

    /// <summary>The trusted signers.</summary>
    public TrustedSigners? TrustedSigners { get; set; }

    /// <summary>The trusted key groups.</summary>
    public TrustedKeyGroups? TrustedKeyGroups { get; set; }

    /// <summary>The viewer protocol policy.</summary>
    public ViewerProtocolPolicy ViewerProtocolPolicy { get; set; } = null!;

    /// <summary>The lambda function associations.</summary>
    public LambdaFunctionAssociations? LambdaFunctionAssociations { get; set; }

    /// <summary>The function associations.</summary>
    public FunctionAssociations? FunctionAssociations { get; set; }

    /// <summary>The field level encryption id.</summary>
    public string? FieldLevelEncryptionId { get; set; }

    /// <summary>The realtime log config ARN.</summary>
    public string? RealtimeLogConfigArn { get; set; }

    /// <summary>The cache policy id.</summary>
    public string? CachePolicyId { get; set; }

    /// <summary>The origin request policy id.</summary>
    public string? OriginRequestPolicyId { get; set; }

    /// <summary>The response headers policy id.</summary>
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

/// <summary>Trusted signers.</summary>
public partial class TrustedSigners : IKeepsXml
{
    /// <summary>The enabled.</summary>
    public bool? Enabled { get; set; }

    /// <summary>The quantity.</summary>
    public int? Quantity { get; set; }

    /// <summary>The items.</summary>
    public List<string>? Items { get; set; }

    XElement? IKeepsXml.Source { get; set; }

    void IShape.Walk(Wire w)
    {
        Enabled = w.Bool("Enabled", Enabled);
        Quantity = w.Int("Quantity", Quantity);
        Items = w.Strings("Items", Items, "AwsAccountNumber");
    }
}

/// <summary>Trusted key groups.</summary>
public partial class TrustedKeyGroups : IKeepsXml
{
    /// <summary>The enabled.</summary>
    public bool? Enabled { get; set; }

    /// <summary>The quantity.</summary>
    public int? Quantity { get; set; }

    /// <summary>The items.</summary>
    public List<string>? Items { get; set; }

    XElement? IKeepsXml.Source { get; set; }

    void IShape.Walk(Wire w)
    {
        Enabled = w.Bool("Enabled", Enabled);
        Quantity = w.Int("Quantity", Quantity);
        Items = w.Strings("Items", Items, "KeyGroup");
    }
}

/// <summary>Lambda function associations.</summary>
public partial class LambdaFunctionAssociations : IKeepsXml
{
    /// <summary>The quantity.</summary>
    public int? Quantity { get; set; }

    /// <summary>The items.</summary>
    public List<LambdaFunctionAssociation>? Items { get; set; }

    XElement? IKeepsXml.Source { get; set; }

    void IShape.Walk(Wire w)
    {
        Quantity = w.Int("Quantity", Quantity);
        Items = w.Objects("Items", Items, "LambdaFunctionAssociation");
    }
}
