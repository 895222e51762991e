using Amazon.Runtime;
using StackStage.AwsClients.Protocols;

namespace Amazon.Route53.Model;

/// <summary>What to send for ListHostedZones.</summary>
public partial class ListHostedZonesRequest : AmazonRoute53Request, IShape
{
    /// <summary>The marker.</summary>
    public string? Marker { get; set; }

    /// <summary>The max items.</summary>
    public string? MaxItems { get; set; }

    /// <summary>The delegation set id.</summary>
    public string? DelegationSetId { get; set; }

    /// <summary>The hosted zone type.</summary>
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
    /// <summary>The hosted zones.</summary>
    public List<HostedZone>? HostedZones { get; set; }

    /// <summary>The marker.</summary>
    public string Marker { get; set; } = null!;

    /// <summary>The is truncated.</summary>
    public bool? IsTruncated { get; set; }

    /// <summary>The next marker.</summary>
    public string? NextMarker { get; set; }

    /// <summary>The max items.</summary>
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

/// <summary>What to send for ListHostedZonesByName.</summary>
public partial class ListHostedZonesByNameRequest : AmazonRoute53Request, IShape
{
    /// <summary>The DNS name.</summary>
    public string? DNSName { get; set; }

    /// <summary>The hosted zone id.</summary>
    public string? HostedZoneId { get; set; }

    /// <summary>The max items.</summary>
    public string? MaxItems { get; set; }

    void IShape.Walk(Wire w)
    {
        DNSName = w.Query("dnsname", DNSName);
        HostedZoneId = w.Query("hostedzoneid", HostedZoneId);
        MaxItems = w.Query("maxitems", MaxItems);
    }
}

/// <summary>What ListHostedZonesByName answers.</summary>
public partial class ListHostedZonesByNameResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>The hosted zones.</summary>
    public List<HostedZone>? HostedZones { get; set; }

    /// <summary>The DNS name.</summary>
    public string? DNSName { get; set; }

    /// <summary>The hosted zone id.</summary>
    public string? HostedZoneId { get; set; }

    /// <summary>The is truncated.</summary>
    public bool? IsTruncated { get; set; }

    /// <summary>The next DNS name.</summary>
    public string? NextDNSName { get; set; }

    /// <summary>The next hosted zone id.</summary>
    public string? NextHostedZoneId { get; set; }

    /// <summary>The max items.</summary>
    public string MaxItems { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        HostedZones = w.Objects("HostedZones", HostedZones, "HostedZone");
        DNSName = w.String("DNSName", DNSName);
        HostedZoneId = w.String("HostedZoneId", HostedZoneId);
        IsTruncated = w.Bool("IsTruncated", IsTruncated);
        NextDNSName = w.String("NextDNSName", NextDNSName);
        NextHostedZoneId = w.String("NextHostedZoneId", NextHostedZoneId);
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
    /// <summary>The hosted zone.</summary>
    public HostedZone HostedZone { get; set; } = null!;

    /// <summary>The delegation set.</summary>
    public DelegationSet? DelegationSet { get; set; }

    /// <summary>The VP cs.</summary>
    public List<VPC>? VPCs { get; set; }

    void IShape.Walk(Wire w)
    {
        HostedZone = w.Object("HostedZone", HostedZone)!;
        DelegationSet = w.Object("DelegationSet", DelegationSet);
        VPCs = w.Objects("VPCs", VPCs, "VPC");
    }
}

/// <summary>Hosted zone.</summary>
public partial class HostedZone : IShape
{
    /// <summary>The id.</summary>
    public string Id { get; set; } = null!;

    /// <summary>The name.</summary>
    public string Name { get; set; } = null!;

    /// <summary>The caller reference.</summary>
    public string CallerReference { get; set; } = null!;

    /// <summary>The config.</summary>
    public HostedZoneConfig? Config { get; set; }

    /// <summary>The resource record set count.</summary>
    public long? ResourceRecordSetCount { get; set; }

    /// <summary>The linked service.</summary>
    public LinkedService? LinkedService { get; set; }

    /// <summary>The features.</summary>
    public HostedZoneFeatures? Features { get; set; }

    void IShape.Walk(Wire w)
    {
        Id = w.String("Id", Id)!;
        Name = w.String("Name", Name)!;
        CallerReference = w.String("CallerReference", CallerReference)!;
        Config = w.Object("Config", Config);
        ResourceRecordSetCount = w.Long("ResourceRecordSetCount", ResourceRecordSetCount);
        LinkedService = w.Object("LinkedService", LinkedService);
        Features = w.Object("Features", Features);
    }
}

/// <summary>Hosted zone config.</summary>
public partial class HostedZoneConfig : IShape
{
    /// <summary>The comment.</summary>
    public string? Comment { get; set; }

    /// <summary>The private zone.</summary>
    public bool? PrivateZone { get; set; }

    void IShape.Walk(Wire w)
    {
        Comment = w.String("Comment", Comment);
        PrivateZone = w.Bool("PrivateZone", PrivateZone);
    }
}

/// <summary>Linked service.</summary>
public partial class LinkedService : IShape
{
    /// <summary>The service principal.</summary>
    public string? ServicePrincipal { get; set; }

    /// <summary>The description.</summary>
    public string? Description { get; set; }

    void IShape.Walk(Wire w)
    {
        ServicePrincipal = w.String("ServicePrincipal", ServicePrincipal);
        Description = w.String("Description", Description);
    }
}

/// <summary>Hosted zone features.</summary>
public partial class HostedZoneFeatures : IShape
{
    /// <summary>The accelerated recovery status.</summary>
    public AcceleratedRecoveryStatus? AcceleratedRecoveryStatus { get; set; }

    /// <summary>The failure reasons.</summary>
    public HostedZoneFailureReasons? FailureReasons { get; set; }

    void IShape.Walk(Wire w)
    {
        AcceleratedRecoveryStatus = w.String("AcceleratedRecoveryStatus", AcceleratedRecoveryStatus);
        FailureReasons = w.Object("FailureReasons", FailureReasons);
    }
}

/// <summary>Hosted zone failure reasons.</summary>
public partial class HostedZoneFailureReasons : IShape
{
    /// <summary>The accelerated recovery.</summary>
    public string? AcceleratedRecovery { get; set; }

    void IShape.Walk(Wire w)
    {
        AcceleratedRecovery = w.String("AcceleratedRecovery", AcceleratedRecovery);
    }
}

/// <summary>Delegation set.</summary>
public partial class DelegationSet : IShape
{
    /// <summary>The id.</summary>
    public string? Id { get; set; }

    /// <summary>The caller reference.</summary>
    public string? CallerReference { get; set; }

    /// <summary>The name servers.</summary>
    public List<string>? NameServers { get; set; }

    void IShape.Walk(Wire w)
    {
        Id = w.String("Id", Id);
        CallerReference = w.String("CallerReference", CallerReference);
        NameServers = w.Strings("NameServers", NameServers, "NameServer");
    }
}

/// <summary>VPC.</summary>
public partial class VPC : IShape
{
    /// <summary>The VPC region.</summary>
    public VPCRegion? VPCRegion { get; set; }

    /// <summary>The VPC id.</summary>
    public string? VPCId { get; set; }

    void IShape.Walk(Wire w)
    {
        VPCRegion = w.String("VPCRegion", VPCRegion);
        VPCId = w.String("VPCId", VPCId);
    }
}
