using System.Diagnostics.CodeAnalysis;
using Amazon.Runtime;

namespace Amazon.APIGateway;

/// <summary>Values of access association source type.</summary>
public class AccessAssociationSourceType : ConstantClass
{
    /// <summary><c>VPCE</c></summary>
    public static readonly AccessAssociationSourceType VPCE = new("VPCE");

    /// <summary>A value that is not listed here.</summary>
    public AccessAssociationSourceType(string value) : base(value) { }

    /// <summary>The constant for a value, made up when it is not listed.</summary>
    public static AccessAssociationSourceType FindValue(string value) => FindValue<AccessAssociationSourceType>(value);

    /// <summary>The constant for a value.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator AccessAssociationSourceType?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Values of domain name status.</summary>
public class DomainNameStatus : ConstantClass
{
    /// <summary><c>AVAILABLE</c></summary>
    public static readonly DomainNameStatus AVAILABLE = new("AVAILABLE");
    /// <summary><c>UPDATING</c></summary>
    public static readonly DomainNameStatus UPDATING = new("UPDATING");
    /// <summary><c>PENDING</c></summary>
    public static readonly DomainNameStatus PENDING = new("PENDING");
    /// <summary><c>PENDING_CERTIFICATE_REIMPORT</c></summary>
    public static readonly DomainNameStatus PENDING_CERTIFICATE_REIMPORT = new("PENDING_CERTIFICATE_REIMPORT");
    /// <summary><c>PENDING_OWNERSHIP_VERIFICATION</c></summary>
    public static readonly DomainNameStatus PENDING_OWNERSHIP_VERIFICATION = new("PENDING_OWNERSHIP_VERIFICATION");
    /// <summary><c>FAILED</c></summary>
    public static readonly DomainNameStatus FAILED = new("FAILED");

    /// <summary>A value that is not listed here.</summary>
    public DomainNameStatus(string value) : base(value) { }

    /// <summary>The constant for a value, made up when it is not listed.</summary>
    public static DomainNameStatus FindValue(string value) => FindValue<DomainNameStatus>(value);

    /// <summary>The constant for a value.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator DomainNameStatus?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Values of endpoint access mode.</summary>
public class EndpointAccessMode : ConstantClass
{
    /// <summary><c>BASIC</c></summary>
    public static readonly EndpointAccessMode BASIC = new("BASIC");
    /// <summary><c>STRICT</c></summary>
    public static readonly EndpointAccessMode STRICT = new("STRICT");

    /// <summary>A value that is not listed here.</summary>
    public EndpointAccessMode(string value) : base(value) { }

    /// <summary>The constant for a value, made up when it is not listed.</summary>
    public static EndpointAccessMode FindValue(string value) => FindValue<EndpointAccessMode>(value);

    /// <summary>The constant for a value.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator EndpointAccessMode?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Values of ip address type.</summary>
public class IpAddressType : ConstantClass
{
    /// <summary><c>ipv4</c></summary>
    public static readonly IpAddressType Ipv4 = new("ipv4");
    /// <summary><c>dualstack</c></summary>
    public static readonly IpAddressType Dualstack = new("dualstack");

    /// <summary>A value that is not listed here.</summary>
    public IpAddressType(string value) : base(value) { }

    /// <summary>The constant for a value, made up when it is not listed.</summary>
    public static IpAddressType FindValue(string value) => FindValue<IpAddressType>(value);

    /// <summary>The constant for a value.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator IpAddressType?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Values of resource owner.</summary>
public class ResourceOwner : ConstantClass
{
    /// <summary><c>SELF</c></summary>
    public static readonly ResourceOwner SELF = new("SELF");
    /// <summary><c>OTHER_ACCOUNTS</c></summary>
    public static readonly ResourceOwner OTHER_ACCOUNTS = new("OTHER_ACCOUNTS");

    /// <summary>A value that is not listed here.</summary>
    public ResourceOwner(string value) : base(value) { }

    /// <summary>The constant for a value, made up when it is not listed.</summary>
    public static ResourceOwner FindValue(string value) => FindValue<ResourceOwner>(value);

    /// <summary>The constant for a value.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator ResourceOwner?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Values of routing mode.</summary>
public class RoutingMode : ConstantClass
{
    /// <summary><c>BASE_PATH_MAPPING_ONLY</c></summary>
    public static readonly RoutingMode BASE_PATH_MAPPING_ONLY = new("BASE_PATH_MAPPING_ONLY");
    /// <summary><c>ROUTING_RULE_ONLY</c></summary>
    public static readonly RoutingMode ROUTING_RULE_ONLY = new("ROUTING_RULE_ONLY");
    /// <summary><c>ROUTING_RULE_THEN_BASE_PATH_MAPPING</c></summary>
    public static readonly RoutingMode ROUTING_RULE_THEN_BASE_PATH_MAPPING = new("ROUTING_RULE_THEN_BASE_PATH_MAPPING");

    /// <summary>A value that is not listed here.</summary>
    public RoutingMode(string value) : base(value) { }

    /// <summary>The constant for a value, made up when it is not listed.</summary>
    public static RoutingMode FindValue(string value) => FindValue<RoutingMode>(value);

    /// <summary>The constant for a value.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator RoutingMode?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Values of security policy.</summary>
public class SecurityPolicy : ConstantClass
{
    /// <summary><c>TLS_1_0</c></summary>
    public static readonly SecurityPolicy TLS_1_0 = new("TLS_1_0");
    /// <summary><c>TLS_1_2</c></summary>
    public static readonly SecurityPolicy TLS_1_2 = new("TLS_1_2");
    /// <summary><c>SecurityPolicy_TLS13_1_3_2025_09</c></summary>
    public static readonly SecurityPolicy SecurityPolicy_TLS13_1_3_2025_09 = new("SecurityPolicy_TLS13_1_3_2025_09");
    /// <summary><c>SecurityPolicy_TLS13_1_3_FIPS_2025_09</c></summary>
    public static readonly SecurityPolicy SecurityPolicy_TLS13_1_3_FIPS_2025_09 = new("SecurityPolicy_TLS13_1_3_FIPS_2025_09");
    /// <summary><c>SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09</c></summary>
    public static readonly SecurityPolicy SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09 = new("SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09");
    /// <summary><c>SecurityPolicy_TLS13_1_2_FIPS_PQ_2025_09</c></summary>
    public static readonly SecurityPolicy SecurityPolicy_TLS13_1_2_FIPS_PQ_2025_09 = new("SecurityPolicy_TLS13_1_2_FIPS_PQ_2025_09");
    /// <summary><c>SecurityPolicy_TLS13_1_2_FIPS_PFS_PQ_2025_09</c></summary>
    public static readonly SecurityPolicy SecurityPolicy_TLS13_1_2_FIPS_PFS_PQ_2025_09 = new("SecurityPolicy_TLS13_1_2_FIPS_PFS_PQ_2025_09");
    /// <summary><c>SecurityPolicy_TLS13_1_2_PQ_2025_09</c></summary>
    public static readonly SecurityPolicy SecurityPolicy_TLS13_1_2_PQ_2025_09 = new("SecurityPolicy_TLS13_1_2_PQ_2025_09");
    /// <summary><c>SecurityPolicy_TLS13_1_2_2021_06</c></summary>
    public static readonly SecurityPolicy SecurityPolicy_TLS13_1_2_2021_06 = new("SecurityPolicy_TLS13_1_2_2021_06");
    /// <summary><c>SecurityPolicy_TLS13_2025_EDGE</c></summary>
    public static readonly SecurityPolicy SecurityPolicy_TLS13_2025_EDGE = new("SecurityPolicy_TLS13_2025_EDGE");
    /// <summary><c>SecurityPolicy_TLS12_PFS_2025_EDGE</c></summary>
    public static readonly SecurityPolicy SecurityPolicy_TLS12_PFS_2025_EDGE = new("SecurityPolicy_TLS12_PFS_2025_EDGE");
    /// <summary><c>SecurityPolicy_TLS12_2018_EDGE</c></summary>
    public static readonly SecurityPolicy SecurityPolicy_TLS12_2018_EDGE = new("SecurityPolicy_TLS12_2018_EDGE");

    /// <summary>A value that is not listed here.</summary>
    public SecurityPolicy(string value) : base(value) { }

    /// <summary>The constant for a value, made up when it is not listed.</summary>
    public static SecurityPolicy FindValue(string value) => FindValue<SecurityPolicy>(value);

    /// <summary>The constant for a value.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator SecurityPolicy?(string? value) => value is null ? null : FindValue(value);
}
