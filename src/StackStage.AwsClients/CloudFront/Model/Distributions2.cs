using System.Xml.Linq;
using StackStage.AwsClients.Protocols;

namespace Amazon.CloudFront.Model;

/// <summary>A Lambda@Edge function and when it runs.</summary>
public partial class LambdaFunctionAssociation : IKeepsXml
{
    /// <summary>The Lambda function with its version.</summary>
    public string LambdaFunctionARN { get; set; } = null!;

    /// <summary>When the function runs.</summary>
    public EventType EventType { get; set; } = null!;

    /// <summary>Whether the function sees the request's body.</summary>
    public bool? IncludeBody { get; set; }

    XElement? IKeepsXml.Source { get; set; }

    void IShape.Walk(Wire w)
    {
        LambdaFunctionARN = w.String("LambdaFunctionARN", LambdaFunctionARN)!;
        EventType = w.String("EventType", EventType)!;
        IncludeBody = w.Bool("IncludeBody", IncludeBody);
    }
}

/// <summary>CloudFront Functions of a behavior.</summary>
public partial class FunctionAssociations : IKeepsXml
{
    /// <summary>How many items there are.</summary>
    public int? Quantity { get; set; }

    /// <summary>What was found, or what is listed; null when there is none.</summary>
    public List<FunctionAssociation>? Items { get; set; }

    XElement? IKeepsXml.Source { get; set; }

    void IShape.Walk(Wire w)
    {
        Quantity = w.Int("Quantity", Quantity);
        Items = w.Objects("Items", Items, "FunctionAssociation");
    }
}

/// <summary>A CloudFront Function and when it runs.</summary>
public partial class FunctionAssociation : IKeepsXml
{
    /// <summary>The function.</summary>
    public string FunctionARN { get; set; } = null!;

    /// <summary>When the function runs.</summary>
    public EventType EventType { get; set; } = null!;

    XElement? IKeepsXml.Source { get; set; }

    void IShape.Walk(Wire w)
    {
        FunctionARN = w.String("FunctionARN", FunctionARN)!;
        EventType = w.String("EventType", EventType)!;
    }
}

/// <summary>The behaviors besides the default one.</summary>
public partial class CacheBehaviors : IKeepsXml
{
    /// <summary>How many items there are.</summary>
    public int? Quantity { get; set; }

    /// <summary>What was found, or what is listed; null when there is none.</summary>
    public List<CacheBehavior>? Items { get; set; }

    XElement? IKeepsXml.Source { get; set; }

    void IShape.Walk(Wire w)
    {
        Quantity = w.Int("Quantity", Quantity);
        Items = w.Objects("Items", Items, "CacheBehavior");
    }
}

/// <summary>What happens to paths that match a pattern.</summary>
public partial class CacheBehavior : IKeepsXml
{
    /// <summary>The pattern of paths.</summary>
    public string PathPattern { get; set; } = null!;

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

/// <summary>The certificate that viewers see.</summary>
public partial class ViewerCertificate : IKeepsXml
{
    /// <summary>Whether the distribution uses CloudFront's own certificate for <c>*.cloudfront.net</c>.</summary>
    public bool? CloudFrontDefaultCertificate { get; set; }

    /// <summary>The certificate in IAM.</summary>
    public string? IAMCertificateId { get; set; }

    /// <summary>The ACM certificate, which must be in us-east-1.</summary>
    public string? ACMCertificateArn { get; set; }

    /// <summary>By SNI, or with addresses of its own.</summary>
    public SSLSupportMethod? SSLSupportMethod { get; set; }

    /// <summary>The oldest TLS policy that viewers may use.</summary>
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

/// <summary>A distribution and its state.</summary>
public partial class Distribution : IShape
{
    /// <summary>The id.</summary>
    public string Id { get; set; } = null!;

    /// <summary>The ARN.</summary>
    public string ARN { get; set; } = null!;

    /// <summary>The state.</summary>
    public string Status { get; set; } = null!;

    /// <summary>When it was last changed.</summary>
    public DateTime? LastModifiedTime { get; set; }

    /// <summary>How many invalidations are running.</summary>
    public int? InProgressInvalidationBatches { get; set; }

    /// <summary>The domain name.</summary>
    public string DomainName { get; set; } = null!;

    /// <summary>The configuration. What came from AWS goes back with all its elements, known here or not.</summary>
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

/// <summary>A distribution's configuration. Read, change and send back: elements that have no property here are kept.</summary>
public partial class DistributionConfig : IKeepsXml
{
    /// <summary>A value of the caller's that makes a repeated create harmless.</summary>
    public string CallerReference { get; set; } = null!;

    /// <summary>The alternate domain names (CNAMEs).</summary>
    public Aliases? Aliases { get; set; }

    /// <summary>The object that stands for the root path.</summary>
    public string? DefaultRootObject { get; set; }

    /// <summary>Where objects come from.</summary>
    public Origins Origins { get; set; } = null!;

    /// <summary>What happens to requests that no other behavior takes.</summary>
    public DefaultCacheBehavior DefaultCacheBehavior { get; set; } = null!;

    /// <summary>What happens to paths that match a pattern.</summary>
    public CacheBehaviors? CacheBehaviors { get; set; }

    /// <summary>A comment.</summary>
    public string Comment { get; set; } = null!;

    /// <summary>Where standard logs go.</summary>
    public LoggingConfig? Logging { get; set; }

    /// <summary>Which edge locations are used.</summary>
    public PriceClass? PriceClass { get; set; }

    /// <summary>Whether it is in use.</summary>
    public bool? Enabled { get; set; }

    /// <summary>The certificate that viewers see.</summary>
    public ViewerCertificate? ViewerCertificate { get; set; }

    /// <summary>The web ACL (WAF) in front of it.</summary>
    public string? WebACLId { get; set; }

    /// <summary>The newest HTTP version that viewers may use.</summary>
    public HttpVersion? HttpVersion { get; set; }

    /// <summary>Whether IPv6 is answered.</summary>
    public bool? IsIPV6Enabled { get; set; }

    /// <summary>The policy that sends part of the traffic to a staging distribution; it must be kept in an update.</summary>
    public string? ContinuousDeploymentPolicyId { get; set; }

    /// <summary>Whether this is a staging distribution.</summary>
    public bool? Staging { get; set; }

    /// <summary>The list of static anycast addresses it uses.</summary>
    public string? AnycastIpListId { get; set; }

    /// <summary>Whether viewers reach it directly or through its tenants only.</summary>
    public ConnectionMode? ConnectionMode { get; set; }

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
        ConnectionMode = w.String("ConnectionMode", ConnectionMode);
    }
}

/// <summary>Where standard logs go.</summary>
public partial class LoggingConfig : IKeepsXml
{
    /// <summary>Whether it is in use.</summary>
    public bool? Enabled { get; set; }

    /// <summary>Whether cookies are logged.</summary>
    public bool? IncludeCookies { get; set; }

    /// <summary>The bucket of the logs, as a domain name.</summary>
    public string? Bucket { get; set; }

    /// <summary>What log names begin with.</summary>
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

/// <summary>A list of tags.</summary>
public partial class Tags : IShape
{
    /// <summary>What was found, or what is listed; null when there is none.</summary>
    public List<Tag>? Items { get; set; }

    void IShape.Walk(Wire w)
    {
        Items = w.Objects("Items", Items, "Tag");
    }
}

/// <summary>A tag: key and value.</summary>
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
