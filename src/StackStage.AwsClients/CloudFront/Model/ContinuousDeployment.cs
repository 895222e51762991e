using System.Xml.Linq;
using StackStage.AwsClients.Protocols;

namespace Amazon.CloudFront.Model;

/// <summary>A page of continuous deployment policies.</summary>
public partial class ContinuousDeploymentPolicyList : IShape
{
    /// <summary>Where the next page begins; null on the last one.</summary>
    public string? NextMarker { get; set; }

    /// <summary>At most how many in a page.</summary>
    public int? MaxItems { get; set; }

    /// <summary>How many items there are.</summary>
    public int? Quantity { get; set; }

    /// <summary>What was found, or what is listed; null when there is none.</summary>
    public List<ContinuousDeploymentPolicySummary>? Items { get; set; }

    void IShape.Walk(Wire w)
    {
        NextMarker = w.String("NextMarker", NextMarker);
        MaxItems = w.Int("MaxItems", MaxItems);
        Quantity = w.Int("Quantity", Quantity);
        Items = w.Objects("Items", Items, "ContinuousDeploymentPolicySummary");
    }
}

/// <summary>A continuous deployment policy in a list.</summary>
public partial class ContinuousDeploymentPolicySummary : IShape
{
    /// <summary>The policy.</summary>
    public ContinuousDeploymentPolicy ContinuousDeploymentPolicy { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        ContinuousDeploymentPolicy = w.Object("ContinuousDeploymentPolicy", ContinuousDeploymentPolicy)!;
    }
}

/// <summary>A policy that sends part of the traffic to a staging distribution.</summary>
public partial class ContinuousDeploymentPolicy : IShape
{
    /// <summary>The id.</summary>
    public string Id { get; set; } = null!;

    /// <summary>When it was last changed.</summary>
    public DateTime? LastModifiedTime { get; set; }

    /// <summary>The policy's configuration. What came from AWS goes back with all its elements, known here or not.</summary>
    public ContinuousDeploymentPolicyConfig ContinuousDeploymentPolicyConfig { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        Id = w.String("Id", Id)!;
        LastModifiedTime = w.Time("LastModifiedTime", LastModifiedTime);
        ContinuousDeploymentPolicyConfig = w.Object("ContinuousDeploymentPolicyConfig", ContinuousDeploymentPolicyConfig)!;
    }
}

/// <summary>The policy's configuration; elements that have no property here are kept.</summary>
public partial class ContinuousDeploymentPolicyConfig : IKeepsXml
{
    /// <summary>The staging distribution.</summary>
    public StagingDistributionDnsNames StagingDistributionDnsNames { get; set; } = null!;

    /// <summary>Whether it is in use.</summary>
    public bool? Enabled { get; set; }

    /// <summary>Which traffic goes to the staging distribution.</summary>
    public TrafficConfig? TrafficConfig { get; set; }

    XElement? IKeepsXml.Source { get; set; }

    void IShape.Walk(Wire w)
    {
        StagingDistributionDnsNames = w.Object("StagingDistributionDnsNames", StagingDistributionDnsNames)!;
        Enabled = w.Bool("Enabled", Enabled);
        TrafficConfig = w.Object("TrafficConfig", TrafficConfig);
    }
}

/// <summary>The DNS names of the staging distribution.</summary>
public partial class StagingDistributionDnsNames : IKeepsXml
{
    /// <summary>How many items there are.</summary>
    public int? Quantity { get; set; }

    /// <summary>What was found, or what is listed; null when there is none.</summary>
    public List<string>? Items { get; set; }

    XElement? IKeepsXml.Source { get; set; }

    void IShape.Walk(Wire w)
    {
        Quantity = w.Int("Quantity", Quantity);
        Items = w.Strings("Items", Items, "DnsName");
    }
}

/// <summary>Which traffic goes to staging.</summary>
public partial class TrafficConfig : IKeepsXml
{
    /// <summary>This share of the traffic goes to staging.</summary>
    public ContinuousDeploymentSingleWeightConfig? SingleWeightConfig { get; set; }

    /// <summary>Traffic with this header goes to staging.</summary>
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

/// <summary>A share of the traffic.</summary>
public partial class ContinuousDeploymentSingleWeightConfig : IKeepsXml
{
    /// <summary>The weight among its like.</summary>
    public float? Weight { get; set; }

    /// <summary>Keeps a viewer on the same side.</summary>
    public SessionStickinessConfig? SessionStickinessConfig { get; set; }

    XElement? IKeepsXml.Source { get; set; }

    void IShape.Walk(Wire w)
    {
        Weight = w.Float("Weight", Weight);
        SessionStickinessConfig = w.Object("SessionStickinessConfig", SessionStickinessConfig);
    }
}

/// <summary>How long a viewer stays on the same side.</summary>
public partial class SessionStickinessConfig : IKeepsXml
{
    /// <summary>Seconds without a request after which a session ends.</summary>
    public int? IdleTTL { get; set; }

    /// <summary>At most how many seconds a session lasts.</summary>
    public int? MaximumTTL { get; set; }

    XElement? IKeepsXml.Source { get; set; }

    void IShape.Walk(Wire w)
    {
        IdleTTL = w.Int("IdleTTL", IdleTTL);
        MaximumTTL = w.Int("MaximumTTL", MaximumTTL);
    }
}

/// <summary>Traffic with a header.</summary>
public partial class ContinuousDeploymentSingleHeaderConfig : IKeepsXml
{
    /// <summary>The header's name.</summary>
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
