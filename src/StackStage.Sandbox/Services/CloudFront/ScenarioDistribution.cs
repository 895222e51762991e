using System.Xml.Linq;

namespace StackStage.Sandbox.Services.CloudFront;

/// <summary>A distribution as scenarios describe it: the parts that matter by name, or a whole config in a file.</summary>
internal sealed class ScenarioDistribution
{
    public string? AccountId { get; set; }

    public string? Id { get; set; }

    public string? DomainName { get; set; }

    /// <summary>A file with a whole DistributionConfig, instead of everything below up to the status.</summary>
    public string? ConfigFile { get; set; }

    public string? CallerReference { get; set; }

    public List<string> Aliases { get; set; } = [];

    public string? CertificateArn { get; set; }

    public string Comment { get; set; } = "";

    public List<ScenarioOrigin> Origins { get; set; } = [];

    public string? CachePolicyId { get; set; }

    public string? OriginRequestPolicyId { get; set; }

    public string? ResponseHeadersPolicyId { get; set; }

    /// <summary>Function names by event type.</summary>
    public Dictionary<string, string> Functions { get; set; } = [];

    /// <summary>Lambda ARNs with version by event type.</summary>
    public Dictionary<string, string> Lambdas { get; set; } = [];

    public List<string> KeyGroups { get; set; } = [];

    public string? LogBucket { get; set; }

    public string WebAclId { get; set; } = "";

    public bool Enabled { get; set; } = true;

    public bool Staging { get; set; }

    /// <summary><c>tenant-only</c> for a multi-tenant distribution.</summary>
    public string? ConnectionMode { get; set; }

    /// <summary>The ARN of a real-time log configuration.</summary>
    public string? RealtimeLogConfigArn { get; set; }

    public string? ContinuousDeploymentPolicyId { get; set; }

    /// <summary>Deployed when absent; InProgress for a change made just now.</summary>
    public string? Status { get; set; }

    public string? PricingPlan { get; set; }

    public DateTimeOffset? PricingPlanEnds { get; set; }

    public DateTimeOffset? LastModified { get; set; }

    public Dictionary<string, string> Tags { get; set; } = [];

    public XElement ToConfig(string account)
    {
        if (Origins.Count == 0)
        {
            Origins.Add(new ScenarioOrigin { DomainName = "origin.example.com" });
        }

        return new XElement("DistributionConfig",
            new XElement("CallerReference", CallerReference ?? Id ?? Comment),
            List("Aliases", "CNAME", Aliases),
            new XElement("DefaultRootObject"),
            List("Origins", Origins.Select(o => o.ToXml())),
            new XElement("OriginGroups", new XElement("Quantity", 0)),
            Behavior(account),
            new XElement("CacheBehaviors", new XElement("Quantity", 0)),
            new XElement("CustomErrorResponses", new XElement("Quantity", 0)),
            new XElement("Comment", Comment),
            new XElement("Logging",
                new XElement("Enabled", LogBucket is not null),
                new XElement("IncludeCookies", false),
                new XElement("Bucket", LogBucket is null ? "" : LogBucket + ".s3.amazonaws.com"),
                new XElement("Prefix")),
            new XElement("PriceClass", "PriceClass_100"),
            new XElement("Enabled", Enabled),
            CertificateArn is null ? null : new XElement("ViewerCertificate",
                new XElement("CloudFrontDefaultCertificate", false),
                new XElement("ACMCertificateArn", CertificateArn),
                new XElement("SSLSupportMethod", "sni-only"),
                new XElement("MinimumProtocolVersion", "TLSv1.2_2021"),
                new XElement("Certificate", CertificateArn),
                new XElement("CertificateSource", "acm")),
            new XElement("WebACLId", WebAclId),
            new XElement("HttpVersion", "http2and3"),
            new XElement("IsIPV6Enabled", true),
            new XElement("ContinuousDeploymentPolicyId", ContinuousDeploymentPolicyId ?? ""),
            new XElement("Staging", Staging),
            ConnectionMode is null ? null : new XElement("ConnectionMode", ConnectionMode));
    }

    private XElement Behavior(string account) => new("DefaultCacheBehavior",
        new XElement("TargetOriginId", Origins[0].Id),
        new XElement("TrustedSigners", new XElement("Enabled", false), new XElement("Quantity", 0)),
        new XElement("TrustedKeyGroups", new XElement("Enabled", KeyGroups.Count > 0), List("x", "KeyGroup", KeyGroups).Elements()),
        new XElement("ViewerProtocolPolicy", "redirect-to-https"),
        new XElement("AllowedMethods",
            List("x", "Method", ["HEAD", "GET", "OPTIONS"]).Elements(),
            List("CachedMethods", "Method", ["HEAD", "GET"])),
        new XElement("SmoothStreaming", false),
        new XElement("Compress", true),
        List("LambdaFunctionAssociations", Lambdas.Select(l => new XElement("LambdaFunctionAssociation",
            new XElement("LambdaFunctionARN", l.Value), new XElement("EventType", l.Key), new XElement("IncludeBody", false)))),
        List("FunctionAssociations", Functions.Select(f => new XElement("FunctionAssociation",
            new XElement("FunctionARN", $"arn:aws:cloudfront::{account}:function/{f.Value}"), new XElement("EventType", f.Key)))),
        new XElement("FieldLevelEncryptionId"),
        RealtimeLogConfigArn is null ? null : new XElement("RealtimeLogConfigArn", RealtimeLogConfigArn),
        new XElement("CachePolicyId", CachePolicyId ?? "658327ea-f89d-4fab-a63d-7e88639e58f6"),
        OriginRequestPolicyId is null ? null : new XElement("OriginRequestPolicyId", OriginRequestPolicyId),
        ResponseHeadersPolicyId is null ? null : new XElement("ResponseHeadersPolicyId", ResponseHeadersPolicyId),
        new XElement("GrpcConfig", new XElement("Enabled", false)));

    internal static XElement List(string name, string item, IReadOnlyList<string> values) =>
        List(name, values.Select(v => new XElement(item, v)));

    internal static XElement List(string name, IEnumerable<XElement> items)
    {
        var all = items.ToList();
        return new XElement(name, new XElement("Quantity", all.Count), all.Count == 0 ? null : new XElement("Items", all));
    }
}

/// <summary>An origin as scenarios describe it.</summary>
internal sealed class ScenarioOrigin
{
    public string Id { get; set; } = "default";

    public required string DomainName { get; set; }

    public string? OriginAccessControlId { get; set; }

    public string? OriginAccessIdentityId { get; set; }

    public string? VpcOriginId { get; set; }

    public XElement ToXml() => new("Origin",
        new XElement("Id", Id),
        new XElement("DomainName", DomainName),
        new XElement("OriginPath"),
        new XElement("CustomHeaders", new XElement("Quantity", 0)),
        VpcOriginId is not null ? new XElement("VpcOriginConfig",
                new XElement("VpcOriginId", VpcOriginId), new XElement("OriginReadTimeout", 30), new XElement("OriginKeepaliveTimeout", 5))
            : DomainName.Contains(".s3", StringComparison.Ordinal) ? new XElement("S3OriginConfig",
                new XElement("OriginAccessIdentity", OriginAccessIdentityId is null ? "" : "origin-access-identity/cloudfront/" + OriginAccessIdentityId))
            : new XElement("CustomOriginConfig",
                new XElement("HTTPPort", 80), new XElement("HTTPSPort", 443), new XElement("OriginProtocolPolicy", "https-only"),
                ScenarioDistribution.List("OriginSslProtocols", "SslProtocol", ["TLSv1.2"]),
                new XElement("OriginReadTimeout", 30), new XElement("OriginKeepaliveTimeout", 5)),
        new XElement("ConnectionAttempts", 3),
        new XElement("ConnectionTimeout", 10),
        new XElement("OriginShield", new XElement("Enabled", false)),
        new XElement("OriginAccessControlId", OriginAccessControlId ?? ""));
}
