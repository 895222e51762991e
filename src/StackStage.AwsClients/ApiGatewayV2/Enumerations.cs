using System.Diagnostics.CodeAnalysis;
using Amazon.Runtime;

namespace Amazon.ApiGatewayV2;

/// <summary>Values of domain name status.</summary>
public class DomainNameStatus : ConstantClass
{
    /// <summary><c>AVAILABLE</c></summary>
    public static readonly DomainNameStatus AVAILABLE = new("AVAILABLE");
    /// <summary><c>UPDATING</c></summary>
    public static readonly DomainNameStatus UPDATING = new("UPDATING");
    /// <summary><c>PENDING_CERTIFICATE_REIMPORT</c></summary>
    public static readonly DomainNameStatus PENDING_CERTIFICATE_REIMPORT = new("PENDING_CERTIFICATE_REIMPORT");
    /// <summary><c>PENDING_OWNERSHIP_VERIFICATION</c></summary>
    public static readonly DomainNameStatus PENDING_OWNERSHIP_VERIFICATION = new("PENDING_OWNERSHIP_VERIFICATION");

    /// <summary>A value that is not listed here.</summary>
    public DomainNameStatus(string value) : base(value) { }

    /// <summary>The constant for a value, made up when it is not listed.</summary>
    public static DomainNameStatus FindValue(string value) => FindValue<DomainNameStatus>(value);

    /// <summary>The constant for a value.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator DomainNameStatus?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Values of endpoint type.</summary>
public class EndpointType : ConstantClass
{
    /// <summary><c>REGIONAL</c></summary>
    public static readonly EndpointType REGIONAL = new("REGIONAL");
    /// <summary><c>EDGE</c></summary>
    public static readonly EndpointType EDGE = new("EDGE");

    /// <summary>A value that is not listed here.</summary>
    public EndpointType(string value) : base(value) { }

    /// <summary>The constant for a value, made up when it is not listed.</summary>
    public static EndpointType FindValue(string value) => FindValue<EndpointType>(value);

    /// <summary>The constant for a value.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator EndpointType?(string? value) => value is null ? null : FindValue(value);
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

/// <summary>Values of routing mode.</summary>
public class RoutingMode : ConstantClass
{
    /// <summary><c>API_MAPPING_ONLY</c></summary>
    public static readonly RoutingMode API_MAPPING_ONLY = new("API_MAPPING_ONLY");
    /// <summary><c>ROUTING_RULE_ONLY</c></summary>
    public static readonly RoutingMode ROUTING_RULE_ONLY = new("ROUTING_RULE_ONLY");
    /// <summary><c>ROUTING_RULE_THEN_API_MAPPING</c></summary>
    public static readonly RoutingMode ROUTING_RULE_THEN_API_MAPPING = new("ROUTING_RULE_THEN_API_MAPPING");

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

    /// <summary>A value that is not listed here.</summary>
    public SecurityPolicy(string value) : base(value) { }

    /// <summary>The constant for a value, made up when it is not listed.</summary>
    public static SecurityPolicy FindValue(string value) => FindValue<SecurityPolicy>(value);

    /// <summary>The constant for a value.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator SecurityPolicy?(string? value) => value is null ? null : FindValue(value);
}
