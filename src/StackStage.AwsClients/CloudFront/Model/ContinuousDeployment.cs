using System.Xml.Linq;
using StackStage.AwsClients.Protocols;

namespace Amazon.CloudFront.Model;

/// <summary>Continuous deployment policy list.</summary>
public partial class ContinuousDeploymentPolicyList : IShape
{
    /// <summary>The next marker.</summary>
    public string? NextMarker { get; set; }

    /// <summary>The max items.</summary>
    public int? MaxItems { get; set; }

    /// <summary>The quantity.</summary>
    public int? Quantity { get; set; }

    /// <summary>The items.</summary>
    public List<ContinuousDeploymentPolicySummary>? Items { get; set; }

    void IShape.Walk(Wire w)
    {
        NextMarker = w.String("NextMarker", NextMarker);
        MaxItems = w.Int("MaxItems", MaxItems);
        Quantity = w.Int("Quantity", Quantity);
        Items = w.Objects("Items", Items, "ContinuousDeploymentPolicySummary");
    }
}

/// <summary>Continuous deployment policy summary.</summary>
public partial class ContinuousDeploymentPolicySummary : IShape
{
    /// <summary>The continuous deployment policy.</summary>
    public ContinuousDeploymentPolicy ContinuousDeploymentPolicy { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        ContinuousDeploymentPolicy = w.Object("ContinuousDeploymentPolicy", ContinuousDeploymentPolicy)!;
    }
}

/// <summary>Continuous deployment policy.</summary>
public partial class ContinuousDeploymentPolicy : IShape
{
    /// <summary>The id.</summary>
    public string Id { get; set; } = null!;

    /// <summary>The last modified time.</summary>
    public DateTime? LastModifiedTime { get; set; }

    /// <summary>The continuous deployment policy config.</summary>
    public ContinuousDeploymentPolicyConfig ContinuousDeploymentPolicyConfig { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        Id = w.String("Id", Id)!;
        LastModifiedTime = w.Time("LastModifiedTime", LastModifiedTime);
        ContinuousDeploymentPolicyConfig = w.Object("ContinuousDeploymentPolicyConfig", ContinuousDeploymentPolicyConfig)!;
    }
}

/// <summary>Continuous deployment policy config.</summary>
public partial class ContinuousDeploymentPolicyConfig : IKeepsXml
{
    /// <summary>The staging distribution DNS names.</summary>
    public StagingDistributionDnsNames StagingDistributionDnsNames { get; set; } = null!;

    /// <summary>The enabled.</summary>
    public bool? Enabled { get; set; }

    /// <summary>The traffic config.</summary>
    public TrafficConfig? TrafficConfig { get; set; }

    XElement? IKeepsXml.Source { get; set; }

    void IShape.Walk(Wire w)
    {
        StagingDistributionDnsNames = w.Object("StagingDistributionDnsNames", StagingDistributionDnsNames)!;
        Enabled = w.Bool("Enabled", Enabled);
        TrafficConfig = w.Object("TrafficConfig", TrafficConfig);
    }
}

/// <summary>Staging distribution DNS names.</summary>
public partial class StagingDistributionDnsNames : IKeepsXml
{
    /// <summary>The quantity.</summary>
    public int? Quantity { get; set; }

    /// <summary>The items.</summary>
    public List<string>? Items { get; set; }

    XElement? IKeepsXml.Source { get; set; }

    void IShape.Walk(Wire w)
    {
        Quantity = w.Int("Quantity", Quantity);
        Items = w.Strings("Items", Items, "DnsName");
    }
}

/// <summary>Traffic config.</summary>
public partial class TrafficConfig : IKeepsXml
{
    /// <summary>The single weight config.</summary>
    public ContinuousDeploymentSingleWeightConfig? SingleWeightConfig { get; set; }

    /// <summary>The single header config.</summary>
    public ContinuousDeploymentSingleHeaderConfig? SingleHeaderConfig { get; set; }

    /// <summary>The type.</summary>
    public ContinuousDeploymentPolicyType Type { get; set; } = null!;

    XElement? IKeepsXml.Source { get; set; }

    void IShape.Walk(Wire w)
    {
        SingleWeightConfig = w.Object("SingleWeightConfig", SingleWeightConfig);
        SingleHeaderConfig = w.Object("SingleHeaderConfig", SingleHeaderConfig);
        Type = w.String("Type", Type)!;
    }
}

/// <summary>Continuous deployment single weight config.</summary>
public partial class ContinuousDeploymentSingleWeightConfig : IKeepsXml
{
    /// <summary>The weight.</summary>
    public float? Weight { get; set; }

    /// <summary>The session stickiness config.</summary>
    public SessionStickinessConfig? SessionStickinessConfig { get; set; }

    XElement? IKeepsXml.Source { get; set; }

    void IShape.Walk(Wire w)
    {
        Weight = w.Float("Weight", Weight);
        SessionStickinessConfig = w.Object("SessionStickinessConfig", SessionStickinessConfig);
    }
}

/// <summary>Session stickiness config.</summary>
public partial class SessionStickinessConfig : IKeepsXml
{
    /// <summary>The idle TTL.</summary>
    public int? IdleTTL { get; set; }

    /// <summary>The maximum TTL.</summary>
    public int? MaximumTTL { get; set; }

    XElement? IKeepsXml.Source { get; set; }

    void IShape.Walk(Wire w)
    {
        IdleTTL = w.Int("IdleTTL", IdleTTL);
        MaximumTTL = w.Int("MaximumTTL", MaximumTTL);
    }
}

/// <summary>Continuous deployment single header config.</summary>
public partial class ContinuousDeploymentSingleHeaderConfig : IKeepsXml
{
    /// <summary>The header.</summary>
    public string Header { get; set; } = null!;

    /// <summary>The value.</summary>
    public string Value { get; set; } = null!;

    XElement? IKeepsXml.Source { get; set; }

    void IShape.Walk(Wire w)
    {
        Header = w.String("Header", Header)!;
        Value = w.String("Value", Value)!;
    }
}
