using System.Xml.Linq;
using StackStage.AwsClients.Protocols;

namespace Amazon.Route53.Model;

/// <summary>All values of one name and type (and set identifier).</summary>
public partial class ResourceRecordSet : IKeepsXml
{
    /// <summary>The name.</summary>
    public string Name { get; set; } = null!;

    /// <summary>The type.</summary>
    public RRType Type { get; set; } = null!;

    /// <summary>Tells apart record sets with the same name and type.</summary>
    public string? SetIdentifier { get; set; }

    /// <summary>The weight among its like.</summary>
    public long? Weight { get; set; }

    /// <summary>The AWS Region that latency is measured to.</summary>
    public ResourceRecordSetRegion? Region { get; set; }

    /// <summary>Routing by where the client is.</summary>
    public GeoLocation? GeoLocation { get; set; }

    /// <summary>PRIMARY or SECONDARY.</summary>
    public ResourceRecordSetFailover? Failover { get; set; }

    /// <summary>Whether up to eight such records are answered together.</summary>
    public bool? MultiValueAnswer { get; set; }

    /// <summary>Seconds that resolvers may keep the answer; null for an alias.</summary>
    public long? TTL { get; set; }

    /// <summary>The values.</summary>
    public List<ResourceRecord>? ResourceRecords { get; set; }

    /// <summary>The AWS resource that an alias record points to; such a record has no TTL and no values.</summary>
    public AliasTarget? AliasTarget { get; set; }

    /// <summary>The health check that decides whether the record is answered.</summary>
    public string? HealthCheckId { get; set; }

    /// <summary>The traffic policy instance that made the record set.</summary>
    public string? TrafficPolicyInstanceId { get; set; }

    /// <summary>Routing by the address block of the client.</summary>
    public CidrRoutingConfig? CidrRoutingConfig { get; set; }

    /// <summary>Routing by how near the client is.</summary>
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

/// <summary>Where clients are, for routing.</summary>
public partial class GeoLocation : IKeepsXml
{
    /// <summary>The continent's two letters.</summary>
    public string? ContinentCode { get; set; }

    /// <summary>The country's two letters, or <c>*</c>.</summary>
    public string? CountryCode { get; set; }

    /// <summary>The state of the United States, or the oblast of Ukraine.</summary>
    public string? SubdivisionCode { get; set; }

    XElement? IKeepsXml.Source { get; set; }

    void IShape.Walk(Wire w)
    {
        ContinentCode = w.String("ContinentCode", ContinentCode);
        CountryCode = w.String("CountryCode", CountryCode);
        SubdivisionCode = w.String("SubdivisionCode", SubdivisionCode);
    }
}

/// <summary>One value.</summary>
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

/// <summary>The AWS resource that an alias record stands for.</summary>
public partial class AliasTarget : IKeepsXml
{
    /// <summary>The zone of the target's own name, as AWS publishes it for each service; not the zone of the record.</summary>
    public string HostedZoneId { get; set; } = null!;

    /// <summary>The DNS name.</summary>
    public string DNSName { get; set; } = null!;

    /// <summary>Whether the record is only answered while its target is healthy.</summary>
    public bool? EvaluateTargetHealth { get; set; }

    XElement? IKeepsXml.Source { get; set; }

    void IShape.Walk(Wire w)
    {
        HostedZoneId = w.String("HostedZoneId", HostedZoneId)!;
        DNSName = w.String("DNSName", DNSName)!;
        EvaluateTargetHealth = w.Bool("EvaluateTargetHealth", EvaluateTargetHealth);
    }
}

/// <summary>Routing by address block.</summary>
public partial class CidrRoutingConfig : IKeepsXml
{
    /// <summary>The collection of address blocks.</summary>
    public string CollectionId { get; set; } = null!;

    /// <summary>The name of a location in the collection.</summary>
    public string LocationName { get; set; } = null!;

    XElement? IKeepsXml.Source { get; set; }

    void IShape.Walk(Wire w)
    {
        CollectionId = w.String("CollectionId", CollectionId)!;
        LocationName = w.String("LocationName", LocationName)!;
    }
}

/// <summary>Routing by distance.</summary>
public partial class GeoProximityLocation : IKeepsXml
{
    /// <summary>The AWS Region of the resource.</summary>
    public string? AWSRegion { get; set; }

    /// <summary>The local zone group of the resource.</summary>
    public string? LocalZoneGroup { get; set; }

    /// <summary>A place on earth.</summary>
    public Coordinates? Coordinates { get; set; }

    /// <summary>How far the area of the record is widened (positive) or narrowed.</summary>
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

/// <summary>A place on earth.</summary>
public partial class Coordinates : IKeepsXml
{
    /// <summary>Degrees north.</summary>
    public string Latitude { get; set; } = null!;

    /// <summary>Degrees east.</summary>
    public string Longitude { get; set; } = null!;

    XElement? IKeepsXml.Source { get; set; }

    void IShape.Walk(Wire w)
    {
        Latitude = w.String("Latitude", Latitude)!;
        Longitude = w.String("Longitude", Longitude)!;
    }
}

/// <summary>Changes that succeed or fail together.</summary>
public partial class ChangeBatch : IShape
{
    /// <summary>A comment.</summary>
    public string? Comment { get; set; }

    /// <summary>The changes, in any order; they succeed or fail together.</summary>
    public List<Change>? Changes { get; set; }

    void IShape.Walk(Wire w)
    {
        Comment = w.String("Comment", Comment);
        Changes = w.Objects("Changes", Changes, "Change");
    }
}

/// <summary>One change of a batch.</summary>
public partial class Change : IShape
{
    /// <summary>What to do with the record set; CREATE fails when it exists, UPSERT does not.</summary>
    public ChangeAction Action { get; set; } = null!;

    /// <summary>The record set. What came from AWS goes back with all its elements.</summary>
    public ResourceRecordSet ResourceRecordSet { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        Action = w.String("Action", Action)!;
        ResourceRecordSet = w.Object("ResourceRecordSet", ResourceRecordSet)!;
    }
}

/// <summary>A change on its way to all name servers.</summary>
public partial class ChangeInfo : IShape
{
    /// <summary>The id.</summary>
    public string Id { get; set; } = null!;

    /// <summary>The state.</summary>
    public ChangeStatus Status { get; set; } = null!;

    /// <summary>When the change was asked for.</summary>
    public DateTime? SubmittedAt { get; set; }

    /// <summary>A comment.</summary>
    public string? Comment { get; set; }

    void IShape.Walk(Wire w)
    {
        Id = w.String("Id", Id)!;
        Status = w.String("Status", Status)!;
        SubmittedAt = w.Time("SubmittedAt", SubmittedAt);
        Comment = w.String("Comment", Comment);
    }
}
