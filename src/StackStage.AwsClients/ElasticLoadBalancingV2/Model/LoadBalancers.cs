using Amazon.Runtime;
using StackStage.AwsClients.Protocols;

namespace Amazon.ElasticLoadBalancingV2.Model;

/// <summary>What to send for DescribeLoadBalancers.</summary>
public partial class DescribeLoadBalancersRequest : AmazonElasticLoadBalancingV2Request, IShape
{
    /// <summary>The load balancer arns.</summary>
    public List<string>? LoadBalancerArns { get; set; }

    /// <summary>The names.</summary>
    public List<string>? Names { get; set; }

    /// <summary>The marker.</summary>
    public string? Marker { get; set; }

    /// <summary>The page size.</summary>
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

    /// <summary>The next marker.</summary>
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
    /// <summary>The resource arns.</summary>
    public List<string>? ResourceArns { get; set; }

    void IShape.Walk(Wire w)
    {
        ResourceArns = w.Strings("ResourceArns", ResourceArns);
    }
}

/// <summary>What DescribeTags answers.</summary>
public partial class DescribeTagsResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>The tag descriptions.</summary>
    public List<TagDescription>? TagDescriptions { get; set; }

    void IShape.Walk(Wire w)
    {
        TagDescriptions = w.Objects("TagDescriptions", TagDescriptions);
    }
}

/// <summary>Load balancer.</summary>
public partial class LoadBalancer : IShape
{
    /// <summary>The load balancer ARN.</summary>
    public string? LoadBalancerArn { get; set; }

    /// <summary>The DNS name.</summary>
    public string? DNSName { get; set; }

    /// <summary>The canonical hosted zone id.</summary>
    public string? CanonicalHostedZoneId { get; set; }

    /// <summary>The created time.</summary>
    public DateTime? CreatedTime { get; set; }

    /// <summary>The load balancer name.</summary>
    public string? LoadBalancerName { get; set; }

    /// <summary>The scheme.</summary>
    public LoadBalancerSchemeEnum? Scheme { get; set; }

    /// <summary>The VPC id.</summary>
    public string? VpcId { get; set; }

    /// <summary>The state.</summary>
    public LoadBalancerState? State { get; set; }

    /// <summary>The type.</summary>
    public LoadBalancerTypeEnum? Type { get; set; }

    /// <summary>The availability zones.</summary>
    public List<AvailabilityZone>? AvailabilityZones { get; set; }

    /// <summary>The security groups.</summary>
    public List<string>? SecurityGroups { get; set; }

    /// <summary>The ip address type.</summary>
    public IpAddressType? IpAddressType { get; set; }

    /// <summary>The customer owned ipv4 pool.</summary>
    public string? CustomerOwnedIpv4Pool { get; set; }

    /// <summary>The enforce security group inbound rules on private link traffic.</summary>
    public string? EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic { get; set; }

    /// <summary>The enable prefix for ipv6 source nat.</summary>
    public EnablePrefixForIpv6SourceNatEnum? EnablePrefixForIpv6SourceNat { get; set; }

    /// <summary>The ipam pools.</summary>
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

/// <summary>Load balancer state.</summary>
public partial class LoadBalancerState : IShape
{
    /// <summary>The code.</summary>
    public LoadBalancerStateEnum? Code { get; set; }

    /// <summary>The reason.</summary>
    public string? Reason { get; set; }

    void IShape.Walk(Wire w)
    {
        Code = w.String("Code", Code);
        Reason = w.String("Reason", Reason);
    }
}

/// <summary>Availability zone.</summary>
public partial class AvailabilityZone : IShape
{
    /// <summary>The zone name.</summary>
    public string? ZoneName { get; set; }

    /// <summary>The subnet id.</summary>
    public string? SubnetId { get; set; }

    /// <summary>The outpost id.</summary>
    public string? OutpostId { get; set; }

    /// <summary>The load balancer addresses.</summary>
    public List<LoadBalancerAddress>? LoadBalancerAddresses { get; set; }

    /// <summary>The source nat ipv6 prefixes.</summary>
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

/// <summary>Load balancer address.</summary>
public partial class LoadBalancerAddress : IShape
{
    /// <summary>The ip address.</summary>
    public string? IpAddress { get; set; }

    /// <summary>The allocation id.</summary>
    public string? AllocationId { get; set; }

    /// <summary>The private i pv4 address.</summary>
    public string? PrivateIPv4Address { get; set; }

    /// <summary>The i pv6 address.</summary>
    public string? IPv6Address { get; set; }

    void IShape.Walk(Wire w)
    {
        IpAddress = w.String("IpAddress", IpAddress);
        AllocationId = w.String("AllocationId", AllocationId);
        PrivateIPv4Address = w.String("PrivateIPv4Address", PrivateIPv4Address);
        IPv6Address = w.String("IPv6Address", IPv6Address);
    }
}

/// <summary>Ipam pools.</summary>
public partial class IpamPools : IShape
{
    /// <summary>The ipv4 ipam pool id.</summary>
    public string? Ipv4IpamPoolId { get; set; }

    void IShape.Walk(Wire w)
    {
        Ipv4IpamPoolId = w.String("Ipv4IpamPoolId", Ipv4IpamPoolId);
    }
}

/// <summary>Tag description.</summary>
public partial class TagDescription : IShape
{
    /// <summary>The resource ARN.</summary>
    public string? ResourceArn { get; set; }

    /// <summary>The tags.</summary>
    public List<Tag>? Tags { get; set; }

    void IShape.Walk(Wire w)
    {
        ResourceArn = w.String("ResourceArn", ResourceArn);
        Tags = w.Objects("Tags", Tags);
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
