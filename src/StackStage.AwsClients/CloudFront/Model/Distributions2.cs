using System.Xml.Linq;
using StackStage.AwsClients.Protocols;

namespace Amazon.CloudFront.Model;

/// <summary>Lambda function association.</summary>
public partial class LambdaFunctionAssociation : IKeepsXml
{
    /// <summary>The lambda function ARN.</summary>
    public string LambdaFunctionARN { get; set; } = null!;

    /// <summary>The event type.</summary>
    public EventType EventType { get; set; } = null!;

    /// <summary>The include body.</summary>
    public bool? IncludeBody { get; set; }

    XElement? IKeepsXml.Source { get; set; }

    void IShape.Walk(Wire w)
    {
        LambdaFunctionARN = w.String("LambdaFunctionARN", LambdaFunctionARN)!;
        EventType = w.String("EventType", EventType)!;
        IncludeBody = w.Bool("IncludeBody", IncludeBody);
    }
}

/// <summary>Function associations.</summary>
public partial class FunctionAssociations : IKeepsXml
{
    /// <summary>The quantity.</summary>
    public int? Quantity { get; set; }

    /// <summary>The items.</summary>
    public List<FunctionAssociation>? Items { get; set; }

    XElement? IKeepsXml.Source { get; set; }

    void IShape.Walk(Wire w)
    {
        Quantity = w.Int("Quantity", Quantity);
        Items = w.Objects("Items", Items, "FunctionAssociation");
    }
}

/// <summary>Function association.</summary>
public partial class FunctionAssociation : IKeepsXml
{
    /// <summary>The function ARN.</summary>
    public string FunctionARN { get; set; } = null!;

    /// <summary>The event type.</summary>
    public EventType EventType { get; set; } = null!;

    XElement? IKeepsXml.Source { get; set; }

    void IShape.Walk(Wire w)
    {
        FunctionARN = w.String("FunctionARN", FunctionARN)!;
        EventType = w.String("EventType", EventType)!;
    }
}

/// <summary>Cache behaviors.</summary>
public partial class CacheBehaviors : IKeepsXml
{
    /// <summary>The quantity.</summary>
    public int? Quantity { get; set; }

    /// <summary>The items.</summary>
    public List<CacheBehavior>? Items { get; set; }

    XElement? IKeepsXml.Source { get; set; }

    void IShape.Walk(Wire w)
    {
        Quantity = w.Int("Quantity", Quantity);
        Items = w.Objects("Items", Items, "CacheBehavior");
    }
}

/// <summary>Cache behavior.</summary>
public partial class CacheBehavior : IKeepsXml
{
    /// <summary>The path pattern.</summary>
    public string PathPattern { get; set; } = null!;

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
        PathPattern = w.String("PathPattern", PathPattern)!;
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

/// <summary>Viewer certificate.</summary>
public partial class ViewerCertificate : IKeepsXml
{
    /// <summary>The cloud front default certificate.</summary>
    public bool? CloudFrontDefaultCertificate { get; set; }

    /// <summary>The IAM certificate id.</summary>
    public string? IAMCertificateId { get; set; }

    /// <summary>The ACM certificate ARN.</summary>
    public string? ACMCertificateArn { get; set; }

    /// <summary>The SSL support method.</summary>
    public SSLSupportMethod? SSLSupportMethod { get; set; }

    /// <summary>The minimum protocol version.</summary>
    public MinimumProtocolVersion? MinimumProtocolVersion { get; set; }

    XElement? IKeepsXml.Source { get; set; }

    void IShape.Walk(Wire w)
    {
        CloudFrontDefaultCertificate = w.Bool("CloudFrontDefaultCertificate", CloudFrontDefaultCertificate);
        IAMCertificateId = w.String("IAMCertificateId", IAMCertificateId);
        ACMCertificateArn = w.String("ACMCertificateArn", ACMCertificateArn);
        SSLSupportMethod = w.String("SSLSupportMethod", SSLSupportMethod);
        MinimumProtocolVersion = w.String("MinimumProtocolVersion", MinimumProtocolVersion);
    }
}

/// <summary>Distribution.</summary>
public partial class Distribution : IShape
{
    /// <summary>The id.</summary>
    public string Id { get; set; } = null!;

    /// <summary>The ARN.</summary>
    public string ARN { get; set; } = null!;

    /// <summary>The status.</summary>
    public string Status { get; set; } = null!;

    /// <summary>The last modified time.</summary>
    public DateTime? LastModifiedTime { get; set; }

    /// <summary>The in progress invalidation batches.</summary>
    public int? InProgressInvalidationBatches { get; set; }

    /// <summary>The domain name.</summary>
    public string DomainName { get; set; } = null!;

    /// <summary>The distribution config.</summary>
    public DistributionConfig DistributionConfig { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        Id = w.String("Id", Id)!;
        ARN = w.String("ARN", ARN)!;
        Status = w.String("Status", Status)!;
        LastModifiedTime = w.Time("LastModifiedTime", LastModifiedTime);
        InProgressInvalidationBatches = w.Int("InProgressInvalidationBatches", InProgressInvalidationBatches);
        DomainName = w.String("DomainName", DomainName)!;
        DistributionConfig = w.Object("DistributionConfig", DistributionConfig)!;
    }
}

/// <summary>Distribution config.</summary>
public partial class DistributionConfig : IKeepsXml
{
    /// <summary>The caller reference.</summary>
    public string CallerReference { get; set; } = null!;

    /// <summary>The aliases.</summary>
    public Aliases? Aliases { get; set; }

    /// <summary>The default root object.</summary>
    public string? DefaultRootObject { get; set; }

    /// <summary>The origins.</summary>
    public Origins Origins { get; set; } = null!;

    /// <summary>The default cache behavior.</summary>
    public DefaultCacheBehavior DefaultCacheBehavior { get; set; } = null!;

    /// <summary>The cache behaviors.</summary>
    public CacheBehaviors? CacheBehaviors { get; set; }

    /// <summary>The comment.</summary>
    public string Comment { get; set; } = null!;

    /// <summary>The logging.</summary>
    public LoggingConfig? Logging { get; set; }

    /// <summary>The price class.</summary>
    public PriceClass? PriceClass { get; set; }

    /// <summary>The enabled.</summary>
    public bool? Enabled { get; set; }

    /// <summary>The viewer certificate.</summary>
    public ViewerCertificate? ViewerCertificate { get; set; }

    /// <summary>The web ACL id.</summary>
    public string? WebACLId { get; set; }

    /// <summary>The HTTP version.</summary>
    public HttpVersion? HttpVersion { get; set; }

    /// <summary>The is IPV 6 enabled.</summary>
    public bool? IsIPV6Enabled { get; set; }

    /// <summary>The continuous deployment policy id.</summary>
    public string? ContinuousDeploymentPolicyId { get; set; }

    /// <summary>The staging.</summary>
    public bool? Staging { get; set; }

    /// <summary>The anycast ip list id.</summary>
    public string? AnycastIpListId { get; set; }

    XElement? IKeepsXml.Source { get; set; }

    void IShape.Walk(Wire w)
    {
        CallerReference = w.String("CallerReference", CallerReference)!;
        Aliases = w.Object("Aliases", Aliases);
        DefaultRootObject = w.String("DefaultRootObject", DefaultRootObject);
        Origins = w.Object("Origins", Origins)!;
        DefaultCacheBehavior = w.Object("DefaultCacheBehavior", DefaultCacheBehavior)!;
        CacheBehaviors = w.Object("CacheBehaviors", CacheBehaviors);
        Comment = w.String("Comment", Comment)!;
        Logging = w.Object("Logging", Logging);
        PriceClass = w.String("PriceClass", PriceClass);
        Enabled = w.Bool("Enabled", Enabled);
        ViewerCertificate = w.Object("ViewerCertificate", ViewerCertificate);
        WebACLId = w.String("WebACLId", WebACLId);
        HttpVersion = w.String("HttpVersion", HttpVersion);
        IsIPV6Enabled = w.Bool("IsIPV6Enabled", IsIPV6Enabled);
        ContinuousDeploymentPolicyId = w.String("ContinuousDeploymentPolicyId", ContinuousDeploymentPolicyId);
        Staging = w.Bool("Staging", Staging);
        AnycastIpListId = w.String("AnycastIpListId", AnycastIpListId);
    }
}

/// <summary>Logging config.</summary>
public partial class LoggingConfig : IKeepsXml
{
    /// <summary>The enabled.</summary>
    public bool? Enabled { get; set; }

    /// <summary>The include cookies.</summary>
    public bool? IncludeCookies { get; set; }

    /// <summary>The bucket.</summary>
    public string? Bucket { get; set; }

    /// <summary>The prefix.</summary>
    public string? Prefix { get; set; }

    XElement? IKeepsXml.Source { get; set; }

    void IShape.Walk(Wire w)
    {
        Enabled = w.Bool("Enabled", Enabled);
        IncludeCookies = w.Bool("IncludeCookies", IncludeCookies);
        Bucket = w.String("Bucket", Bucket);
        Prefix = w.String("Prefix", Prefix);
    }
}

/// <summary>Tags.</summary>
public partial class Tags : IShape
{
    /// <summary>The items.</summary>
    public List<Tag>? Items { get; set; }

    void IShape.Walk(Wire w)
    {
        Items = w.Objects("Items", Items, "Tag");
    }
}

/// <summary>Tag.</summary>
public partial class Tag : IShape
{
    /// <summary>The key.</summary>
    public string Key { get; set; } = null!;

    /// <summary>The value.</summary>
    public string? Value { get; set; }

    void IShape.Walk(Wire w)
    {
        Key = w.String("Key", Key)!;
        Value = w.String("Value", Value);
    }
}
