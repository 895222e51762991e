using Amazon.Runtime;
using StackStage.AwsClients.Protocols;

namespace Amazon.Route53.Model;

/// <summary>What to send for ListHostedZones.</summary>
public partial class ListHostedZonesRequest : AmazonRoute53Request, IShape
{
    /// <summary>Where this page begins: the NextMarker of the page before.</summary>
    public string? Marker { get; set; }

    /// <summary>At most how many in a page.</summary>
    public string? MaxItems { get; set; }

    /// <summary>Only zones that use this delegation set.</summary>
    public string? DelegationSetId { get; set; }

    /// <summary>Only zones of this kind.</summary>
    public HostedZoneType? HostedZoneType { get; set; }

    void IShape.Walk(Wire w)
    {
        Marker = w.Query("marker", Marker);
        MaxItems = w.Query("maxitems", MaxItems);
        DelegationSetId = w.Query("delegationsetid", DelegationSetId);
        HostedZoneType = w.Query("hostedzonetype", HostedZoneType);
    }
}

/// <summary>What ListHostedZones answers.</summary>
public partial class ListHostedZonesResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>The zones.</summary>
    public List<HostedZone>? HostedZones { get; set; }

    /// <summary>Where this page begins: the NextMarker of the page before.</summary>
    public string Marker { get; set; } = null!;

    /// <summary>Whether there is another page.</summary>
    public bool? IsTruncated { get; set; }

    /// <summary>Where the next page begins; null on the last one.</summary>
    public string? NextMarker { get; set; }

    /// <summary>At most how many in a page.</summary>
    public string MaxItems { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        HostedZones = w.Objects("HostedZones", HostedZones, "HostedZone");
        Marker = w.String("Marker", Marker)!;
        IsTruncated = w.Bool("IsTruncated", IsTruncated);
        NextMarker = w.String("NextMarker", NextMarker);
        MaxItems = w.String("MaxItems", MaxItems)!;
    }
}

/// <summary>What to send for GetHostedZone.</summary>
public partial class GetHostedZoneRequest : AmazonRoute53Request, IShape
{
    /// <summary>The id.</summary>
    public string Id { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        Id = w.Label("Id", Id)!;
    }
}

/// <summary>What GetHostedZone answers.</summary>
public partial class GetHostedZoneResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>The zone.</summary>
    public HostedZone HostedZone { get; set; } = null!;

    /// <summary>The zone's name servers.</summary>
    public DelegationSet? DelegationSet { get; set; }

    /// <summary>The VPCs that see a private zone.</summary>
    public List<VPC>? VPCs { get; set; }

    void IShape.Walk(Wire w)
    {
        HostedZone = w.Object("HostedZone", HostedZone)!;
        DelegationSet = w.Object("DelegationSet", DelegationSet);
        VPCs = w.Objects("VPCs", VPCs, "VPC");
    }
}

/// <summary>A hosted zone.</summary>
public partial class HostedZone : IShape
{
    /// <summary>The id.</summary>
    public string Id { get; set; } = null!;

    /// <summary>The name.</summary>
    public string Name { get; set; } = null!;

    /// <summary>A value of the caller's that makes a repeated create harmless.</summary>
    public string CallerReference { get; set; } = null!;

    /// <summary>Comment, and whether the zone is private.</summary>
    public HostedZoneConfig? Config { get; set; }

    /// <summary>How many record sets the zone has.</summary>
    public long? ResourceRecordSetCount { get; set; }

    /// <summary>The AWS service that made the zone, when one did.</summary>
    public LinkedService? LinkedService { get; set; }

    void IShape.Walk(Wire w)
    {
        Id = w.String("Id", Id)!;
        Name = w.String("Name", Name)!;
        CallerReference = w.String("CallerReference", CallerReference)!;
        Config = w.Object("Config", Config);
        ResourceRecordSetCount = w.Long("ResourceRecordSetCount", ResourceRecordSetCount);
        LinkedService = w.Object("LinkedService", LinkedService);
    }
}

/// <summary>Comment and kind of a zone.</summary>
public partial class HostedZoneConfig : IShape
{
    /// <summary>A comment.</summary>
    public string? Comment { get; set; }

    /// <summary>Whether the zone is private to VPCs.</summary>
    public bool? PrivateZone { get; set; }

    void IShape.Walk(Wire w)
    {
        Comment = w.String("Comment", Comment);
        PrivateZone = w.Bool("PrivateZone", PrivateZone);
    }
}

/// <summary>The service that owns a zone.</summary>
public partial class LinkedService : IShape
{
    /// <summary>The service.</summary>
    public string? ServicePrincipal { get; set; }

    /// <summary>A description.</summary>
    public string? Description { get; set; }

    void IShape.Walk(Wire w)
    {
        ServicePrincipal = w.String("ServicePrincipal", ServicePrincipal);
        Description = w.String("Description", Description);
    }
}

/// <summary>The name servers of a zone.</summary>
public partial class DelegationSet : IShape
{
    /// <summary>The id.</summary>
    public string? Id { get; set; }

    /// <summary>A value of the caller's that makes a repeated create harmless.</summary>
    public string? CallerReference { get; set; }

    /// <summary>The zone's name servers.</summary>
    public List<string>? NameServers { get; set; }

    void IShape.Walk(Wire w)
    {
        Id = w.String("Id", Id);
        CallerReference = w.String("CallerReference", CallerReference);
        NameServers = w.Strings("NameServers", NameServers, "NameServer");
    }
}

/// <summary>A VPC that sees a private zone.</summary>
public partial class VPC : IShape
{
    /// <summary>The VPC's Region.</summary>
    public VPCRegion? VPCRegion { get; set; }

    /// <summary>The VPC.</summary>
    public string? VPCId { get; set; }

    void IShape.Walk(Wire w)
    {
        VPCRegion = w.String("VPCRegion", VPCRegion);
        VPCId = w.String("VPCId", VPCId);
    }
}
