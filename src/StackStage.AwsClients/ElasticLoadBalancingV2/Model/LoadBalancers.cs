using Amazon.Runtime;
using StackStage.AwsClients.Protocols;

namespace Amazon.ElasticLoadBalancingV2.Model;

/// <summary>What to send for DescribeLoadBalancers.</summary>
public partial class DescribeLoadBalancersRequest : AmazonElasticLoadBalancingV2Request, IShape
{
    /// <summary>Only these load balancers.</summary>
    public List<string>? LoadBalancerArns { get; set; }

    /// <summary>Only the load balancers with these names.</summary>
    public List<string>? Names { get; set; }

    /// <summary>Where this page begins: the NextMarker of the page before.</summary>
    public string? Marker { get; set; }

    /// <summary>At most how many in a page.</summary>
    public int? PageSize { get; set; }

    void IShape.Walk(Wire w)
    {
        LoadBalancerArns = w.Strings("LoadBalancerArns", LoadBalancerArns);
        Names = w.Strings("Names", Names);
        Marker = w.String("Marker", Marker);
        PageSize = w.Int("PageSize", PageSize);
    }
}

/// <summary>What DescribeLoadBalancers answers.</summary>
public partial class DescribeLoadBalancersResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>The load balancers.</summary>
    public List<LoadBalancer>? LoadBalancers { get; set; }

    /// <summary>Where the next page begins; null on the last one.</summary>
    public string? NextMarker { get; set; }

    void IShape.Walk(Wire w)
    {
        LoadBalancers = w.Objects("LoadBalancers", LoadBalancers);
        NextMarker = w.String("NextMarker", NextMarker);
    }
}

/// <summary>What to send for DescribeTags.</summary>
public partial class DescribeTagsRequest : AmazonElasticLoadBalancingV2Request, IShape
{
    /// <summary>The resources; at most twenty.</summary>
    public List<string>? ResourceArns { get; set; }

    void IShape.Walk(Wire w)
    {
        ResourceArns = w.Strings("ResourceArns", ResourceArns);
    }
}

/// <summary>What DescribeTags answers.</summary>
public partial class DescribeTagsResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>The tags of each resource.</summary>
    public List<TagDescription>? TagDescriptions { get; set; }

    void IShape.Walk(Wire w)
    {
        TagDescriptions = w.Objects("TagDescriptions", TagDescriptions);
    }
}

/// <summary>A load balancer.</summary>
public partial class LoadBalancer : IShape
{
    /// <summary>The load balancer.</summary>
    public string? LoadBalancerArn { get; set; }

    /// <summary>The DNS name.</summary>
    public string? DNSName { get; set; }

    /// <summary>The zone id that an alias record to the balancer needs.</summary>
    public string? CanonicalHostedZoneId { get; set; }

    /// <summary>When it was created.</summary>
    public DateTime? CreatedTime { get; set; }

    /// <summary>The load balancer's name.</summary>
    public string? LoadBalancerName { get; set; }

    /// <summary>internet-facing or internal.</summary>
    public LoadBalancerSchemeEnum? Scheme { get; set; }

    /// <summary>The VPC.</summary>
    public string? VpcId { get; set; }

    /// <summary>The state.</summary>
    public LoadBalancerState? State { get; set; }

    /// <summary>The type.</summary>
    public LoadBalancerTypeEnum? Type { get; set; }

    /// <summary>Where the balancer has subnets.</summary>
    public List<AvailabilityZone>? AvailabilityZones { get; set; }

    /// <summary>The security groups.</summary>
    public List<string>? SecurityGroups { get; set; }

    /// <summary>IPv4 only, or dual stack.</summary>
    public IpAddressType? IpAddressType { get; set; }

    /// <summary>The pool of customer-owned addresses on an Outpost.</summary>
    public string? CustomerOwnedIpv4Pool { get; set; }

    /// <summary>Whether inbound rules count for traffic by PrivateLink.</summary>
    public string? EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic { get; set; }

    /// <summary>Whether an IPv6 prefix is used for source NAT.</summary>
    public EnablePrefixForIpv6SourceNatEnum? EnablePrefixForIpv6SourceNat { get; set; }

    /// <summary>Address pools of the balancer.</summary>
    public IpamPools? IpamPools { get; set; }

    void IShape.Walk(Wire w)
    {
        LoadBalancerArn = w.String("LoadBalancerArn", LoadBalancerArn);
        DNSName = w.String("DNSName", DNSName);
        CanonicalHostedZoneId = w.String("CanonicalHostedZoneId", CanonicalHostedZoneId);
        CreatedTime = w.Time("CreatedTime", CreatedTime);
        LoadBalancerName = w.String("LoadBalancerName", LoadBalancerName);
        Scheme = w.String("Scheme", Scheme);
        VpcId = w.String("VpcId", VpcId);
        State = w.Object("State", State);
        Type = w.String("Type", Type);
        AvailabilityZones = w.Objects("AvailabilityZones", AvailabilityZones);
        SecurityGroups = w.Strings("SecurityGroups", SecurityGroups);
        IpAddressType = w.String("IpAddressType", IpAddressType);
        CustomerOwnedIpv4Pool = w.String("CustomerOwnedIpv4Pool", CustomerOwnedIpv4Pool);
        EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic = w.String("EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic", EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic);
        EnablePrefixForIpv6SourceNat = w.String("EnablePrefixForIpv6SourceNat", EnablePrefixForIpv6SourceNat);
        IpamPools = w.Object("IpamPools", IpamPools);
    }
}

/// <summary>A load balancer's state.</summary>
public partial class LoadBalancerState : IShape
{
    /// <summary>The state's name.</summary>
    public LoadBalancerStateEnum? Code { get; set; }

    /// <summary>More on the state.</summary>
    public string? Reason { get; set; }

    void IShape.Walk(Wire w)
    {
        Code = w.String("Code", Code);
        Reason = w.String("Reason", Reason);
    }
}

/// <summary>A zone of a load balancer.</summary>
public partial class AvailabilityZone : IShape
{
    /// <summary>The zone's name.</summary>
    public string? ZoneName { get; set; }

    /// <summary>The subnet.</summary>
    public string? SubnetId { get; set; }

    /// <summary>The Outpost.</summary>
    public string? OutpostId { get; set; }

    /// <summary>Static addresses in the zone.</summary>
    public List<LoadBalancerAddress>? LoadBalancerAddresses { get; set; }

    /// <summary>The prefixes for source NAT.</summary>
    public List<string>? SourceNatIpv6Prefixes { get; set; }

    void IShape.Walk(Wire w)
    {
        ZoneName = w.String("ZoneName", ZoneName);
        SubnetId = w.String("SubnetId", SubnetId);
        OutpostId = w.String("OutpostId", OutpostId);
        LoadBalancerAddresses = w.Objects("LoadBalancerAddresses", LoadBalancerAddresses);
        SourceNatIpv6Prefixes = w.Strings("SourceNatIpv6Prefixes", SourceNatIpv6Prefixes);
    }
}

/// <summary>An address of a network load balancer.</summary>
public partial class LoadBalancerAddress : IShape
{
    /// <summary>The static address.</summary>
    public string? IpAddress { get; set; }

    /// <summary>The elastic IP address of an internet-facing network load balancer.</summary>
    public string? AllocationId { get; set; }

    /// <summary>The private address.</summary>
    public string? PrivateIPv4Address { get; set; }

    /// <summary>The IPv6 address.</summary>
    public string? IPv6Address { get; set; }

    void IShape.Walk(Wire w)
    {
        IpAddress = w.String("IpAddress", IpAddress);
        AllocationId = w.String("AllocationId", AllocationId);
        PrivateIPv4Address = w.String("PrivateIPv4Address", PrivateIPv4Address);
        IPv6Address = w.String("IPv6Address", IPv6Address);
    }
}

/// <summary>Address pools.</summary>
public partial class IpamPools : IShape
{
    /// <summary>The pool of IPv4 addresses.</summary>
    public string? Ipv4IpamPoolId { get; set; }

    void IShape.Walk(Wire w)
    {
        Ipv4IpamPoolId = w.String("Ipv4IpamPoolId", Ipv4IpamPoolId);
    }
}

/// <summary>A resource and its tags.</summary>
public partial class TagDescription : IShape
{
    /// <summary>The resource.</summary>
    public string? ResourceArn { get; set; }

    /// <summary>The tags.</summary>
    public List<Tag>? Tags { get; set; }

    void IShape.Walk(Wire w)
    {
        ResourceArn = w.String("ResourceArn", ResourceArn);
        Tags = w.Objects("Tags", Tags);
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
