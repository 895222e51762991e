using System.Xml.Linq;
using StackStage.AwsClients.Protocols;

namespace Amazon.Route53.Model;

/// <summary>Resource record set.</summary>
public partial class ResourceRecordSet : IKeepsXml
{
    /// <summary>The name.</summary>
    public string Name { get; set; } = null!;

    /// <summary>The type.</summary>
    public RRType Type { get; set; } = null!;

    /// <summary>The set identifier.</summary>
    public string? SetIdentifier { get; set; }

    /// <summary>The weight.</summary>
    public long? Weight { get; set; }

    /// <summary>The region.</summary>
    public ResourceRecordSetRegion? Region { get; set; }

    /// <summary>The geo location.</summary>
    public GeoLocation? GeoLocation { get; set; }

    /// <summary>The failover.</summary>
    public ResourceRecordSetFailover? Failover { get; set; }

    /// <summary>The multi value answer.</summary>
    public bool? MultiValueAnswer { get; set; }

    /// <summary>The TTL.</summary>
    public long? TTL { get; set; }

    /// <summary>The resource records.</summary>
    public List<ResourceRecord>? ResourceRecords { get; set; }

    /// <summary>The alias target.</summary>
    public AliasTarget? AliasTarget { get; set; }

    /// <summary>The health check id.</summary>
    public string? HealthCheckId { get; set; }

    /// <summary>The traffic policy instance id.</summary>
    public string? TrafficPolicyInstanceId { get; set; }

    /// <summary>The cidr routing config.</summary>
    public CidrRoutingConfig? CidrRoutingConfig { get; set; }

    /// <summary>The geo proximity location.</summary>
    public GeoProximityLocation? GeoProximityLocation { get; set; }

    XElement? IKeepsXml.Source { get; set; }

    void IShape.Walk(Wire w)
    {
        Name = w.String("Name", Name)!;
        Type = w.String("Type", Type)!;
        SetIdentifier = w.String("SetIdentifier", SetIdentifier);
        Weight = w.Long("Weight", Weight);
        Region = w.String("Region", Region);
        GeoLocation = w.Object("GeoLocation", GeoLocation);
        Failover = w.String("Failover", Failover);
        MultiValueAnswer = w.Bool("MultiValueAnswer", MultiValueAnswer);
        TTL = w.Long("TTL", TTL);
        ResourceRecords = w.Objects("ResourceRecords", ResourceRecords, "ResourceRecord");
        AliasTarget = w.Object("AliasTarget", AliasTarget);
        HealthCheckId = w.String("HealthCheckId", HealthCheckId);
        TrafficPolicyInstanceId = w.String("TrafficPolicyInstanceId", TrafficPolicyInstanceId);
        CidrRoutingConfig = w.Object("CidrRoutingConfig", CidrRoutingConfig);
        GeoProximityLocation = w.Object("GeoProximityLocation", GeoProximityLocation);
    }
}

/// <summary>Geo location.</summary>
public partial class GeoLocation : IKeepsXml
{
    /// <summary>The continent code.</summary>
    public string? ContinentCode { get; set; }

    /// <summary>The country code.</summary>
    public string? CountryCode { get; set; }

    /// <summary>The subdivision code.</summary>
    public string? SubdivisionCode { get; set; }

    XElement? IKeepsXml.Source { get; set; }

    void IShape.Walk(Wire w)
    {
        ContinentCode = w.String("ContinentCode", ContinentCode);
        CountryCode = w.String("CountryCode", CountryCode);
        SubdivisionCode = w.String("SubdivisionCode", SubdivisionCode);
    }
}

/// <summary>Resource record.</summary>
public partial class ResourceRecord : IKeepsXml
{
    /// <summary>The value.</summary>
    public string Value { get; set; } = null!;

    XElement? IKeepsXml.Source { get; set; }

    void IShape.Walk(Wire w)
    {
        Value = w.String("Value", Value)!;
    }
}

/// <summary>Alias target.</summary>
public partial class AliasTarget : IKeepsXml
{
    /// <summary>The hosted zone id.</summary>
    public string HostedZoneId { get; set; } = null!;

    /// <summary>The DNS name.</summary>
    public string DNSName { get; set; } = null!;

    /// <summary>The evaluate target health.</summary>
    public bool? EvaluateTargetHealth { get; set; }

    XElement? IKeepsXml.Source { get; set; }

    void IShape.Walk(Wire w)
    {
        HostedZoneId = w.String("HostedZoneId", HostedZoneId)!;
        DNSName = w.String("DNSName", DNSName)!;
        EvaluateTargetHealth = w.Bool("EvaluateTargetHealth", EvaluateTargetHealth);
    }
}

/// <summary>Cidr routing config.</summary>
public partial class CidrRoutingConfig : IKeepsXml
{
    /// <summary>The collection id.</summary>
    public string CollectionId { get; set; } = null!;

    /// <summary>The location name.</summary>
    public string LocationName { get; set; } = null!;

    XElement? IKeepsXml.Source { get; set; }

    void IShape.Walk(Wire w)
    {
        CollectionId = w.String("CollectionId", CollectionId)!;
        LocationName = w.String("LocationName", LocationName)!;
    }
}

/// <summary>Geo proximity location.</summary>
public partial class GeoProximityLocation : IKeepsXml
{
    /// <summary>The AWS region.</summary>
    public string? AWSRegion { get; set; }

    /// <summary>The local zone group.</summary>
    public string? LocalZoneGroup { get; set; }

    /// <summary>The coordinates.</summary>
    public Coordinates? Coordinates { get; set; }

    /// <summary>The bias.</summary>
    public int? Bias { get; set; }

    XElement? IKeepsXml.Source { get; set; }

    void IShape.Walk(Wire w)
    {
        AWSRegion = w.String("AWSRegion", AWSRegion);
        LocalZoneGroup = w.String("LocalZoneGroup", LocalZoneGroup);
        Coordinates = w.Object("Coordinates", Coordinates);
        Bias = w.Int("Bias", Bias);
    }
}

/// <summary>Coordinates.</summary>
public partial class Coordinates : IKeepsXml
{
    /// <summary>The latitude.</summary>
    public string Latitude { get; set; } = null!;

    /// <summary>The longitude.</summary>
    public string Longitude { get; set; } = null!;

    XElement? IKeepsXml.Source { get; set; }

    void IShape.Walk(Wire w)
    {
        Latitude = w.String("Latitude", Latitude)!;
        Longitude = w.String("Longitude", Longitude)!;
    }
}

/// <summary>Change batch.</summary>
public partial class ChangeBatch : IShape
{
    /// <summary>The comment.</summary>
    public string? Comment { get; set; }

    /// <summary>The changes.</summary>
    public List<Change>? Changes { get; set; }

    void IShape.Walk(Wire w)
    {
        Comment = w.String("Comment", Comment);
        Changes = w.Objects("Changes", Changes, "Change");
    }
}

/// <summary>Change.</summary>
public partial class Change : IShape
{
    /// <summary>The action.</summary>
    public ChangeAction Action { get; set; } = null!;

    /// <summary>The resource record set.</summary>
    public ResourceRecordSet ResourceRecordSet { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        Action = w.String("Action", Action)!;
        ResourceRecordSet = w.Object("ResourceRecordSet", ResourceRecordSet)!;
    }
}

/// <summary>Change info.</summary>
public partial class ChangeInfo : IShape
{
    /// <summary>The id.</summary>
    public string Id { get; set; } = null!;

    /// <summary>The status.</summary>
    public ChangeStatus Status { get; set; } = null!;

    /// <summary>The submitted at.</summary>
    public DateTime? SubmittedAt { get; set; }

    /// <summary>The comment.</summary>
    public string? Comment { get; set; }

    void IShape.Walk(Wire w)
    {
        Id = w.String("Id", Id)!;
        Status = w.String("Status", Status)!;
        SubmittedAt = w.Time("SubmittedAt", SubmittedAt);
        Comment = w.String("Comment", Comment);
    }
}
