using System.Diagnostics.CodeAnalysis;
using Amazon.Runtime;

namespace Amazon.Route53;

/// <summary>Values of change action.</summary>
public class ChangeAction : ConstantClass
{
    /// <summary><c>CREATE</c></summary>
    public static readonly ChangeAction CREATE = new("CREATE");
    /// <summary><c>DELETE</c></summary>
    public static readonly ChangeAction DELETE = new("DELETE");
    /// <summary><c>UPSERT</c></summary>
    public static readonly ChangeAction UPSERT = new("UPSERT");

    /// <summary>A value that is not listed here.</summary>
    public ChangeAction(string value) : base(value) { }

    /// <summary>The constant for a value, made up when it is not listed.</summary>
    public static ChangeAction FindValue(string value) => FindValue<ChangeAction>(value);

    /// <summary>The constant for a value.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator ChangeAction?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Values of change status.</summary>
public class ChangeStatus : ConstantClass
{
    /// <summary><c>PENDING</c></summary>
    public static readonly ChangeStatus PENDING = new("PENDING");
    /// <summary><c>INSYNC</c></summary>
    public static readonly ChangeStatus INSYNC = new("INSYNC");

    /// <summary>A value that is not listed here.</summary>
    public ChangeStatus(string value) : base(value) { }

    /// <summary>The constant for a value, made up when it is not listed.</summary>
    public static ChangeStatus FindValue(string value) => FindValue<ChangeStatus>(value);

    /// <summary>The constant for a value.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator ChangeStatus?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Values of hosted zone type.</summary>
public class HostedZoneType : ConstantClass
{
    /// <summary><c>PrivateHostedZone</c></summary>
    public static readonly HostedZoneType PrivateHostedZone = new("PrivateHostedZone");

    /// <summary>A value that is not listed here.</summary>
    public HostedZoneType(string value) : base(value) { }

    /// <summary>The constant for a value, made up when it is not listed.</summary>
    public static HostedZoneType FindValue(string value) => FindValue<HostedZoneType>(value);

    /// <summary>The constant for a value.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator HostedZoneType?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Values of RR type.</summary>
public class RRType : ConstantClass
{
    /// <summary><c>SOA</c></summary>
    public static readonly RRType SOA = new("SOA");
    /// <summary><c>A</c></summary>
    public static readonly RRType A = new("A");
    /// <summary><c>TXT</c></summary>
    public static readonly RRType TXT = new("TXT");
    /// <summary><c>NS</c></summary>
    public static readonly RRType NS = new("NS");
    /// <summary><c>CNAME</c></summary>
    public static readonly RRType CNAME = new("CNAME");
    /// <summary><c>MX</c></summary>
    public static readonly RRType MX = new("MX");
    /// <summary><c>NAPTR</c></summary>
    public static readonly RRType NAPTR = new("NAPTR");
    /// <summary><c>PTR</c></summary>
    public static readonly RRType PTR = new("PTR");
    /// <summary><c>SRV</c></summary>
    public static readonly RRType SRV = new("SRV");
    /// <summary><c>SPF</c></summary>
    public static readonly RRType SPF = new("SPF");
    /// <summary><c>AAAA</c></summary>
    public static readonly RRType AAAA = new("AAAA");
    /// <summary><c>CAA</c></summary>
    public static readonly RRType CAA = new("CAA");
    /// <summary><c>DS</c></summary>
    public static readonly RRType DS = new("DS");
    /// <summary><c>TLSA</c></summary>
    public static readonly RRType TLSA = new("TLSA");
    /// <summary><c>SSHFP</c></summary>
    public static readonly RRType SSHFP = new("SSHFP");
    /// <summary><c>SVCB</c></summary>
    public static readonly RRType SVCB = new("SVCB");
    /// <summary><c>HTTPS</c></summary>
    public static readonly RRType HTTPS = new("HTTPS");

    /// <summary>A value that is not listed here.</summary>
    public RRType(string value) : base(value) { }

    /// <summary>The constant for a value, made up when it is not listed.</summary>
    public static RRType FindValue(string value) => FindValue<RRType>(value);

    /// <summary>The constant for a value.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator RRType?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Values of resource record set failover.</summary>
public class ResourceRecordSetFailover : ConstantClass
{
    /// <summary><c>PRIMARY</c></summary>
    public static readonly ResourceRecordSetFailover PRIMARY = new("PRIMARY");
    /// <summary><c>SECONDARY</c></summary>
    public static readonly ResourceRecordSetFailover SECONDARY = new("SECONDARY");

    /// <summary>A value that is not listed here.</summary>
    public ResourceRecordSetFailover(string value) : base(value) { }

    /// <summary>The constant for a value, made up when it is not listed.</summary>
    public static ResourceRecordSetFailover FindValue(string value) => FindValue<ResourceRecordSetFailover>(value);

    /// <summary>The constant for a value.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator ResourceRecordSetFailover?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Values of resource record set region.</summary>
public class ResourceRecordSetRegion : ConstantClass
{
    /// <summary><c>us-east-1</c></summary>
    public static readonly ResourceRecordSetRegion UsEast1 = new("us-east-1");
    /// <summary><c>us-east-2</c></summary>
    public static readonly ResourceRecordSetRegion UsEast2 = new("us-east-2");
    /// <summary><c>us-west-1</c></summary>
    public static readonly ResourceRecordSetRegion UsWest1 = new("us-west-1");
    /// <summary><c>us-west-2</c></summary>
    public static readonly ResourceRecordSetRegion UsWest2 = new("us-west-2");
    /// <summary><c>ca-central-1</c></summary>
    public static readonly ResourceRecordSetRegion CaCentral1 = new("ca-central-1");
    /// <summary><c>eu-west-1</c></summary>
    public static readonly ResourceRecordSetRegion EuWest1 = new("eu-west-1");
    /// <summary><c>eu-west-2</c></summary>
    public static readonly ResourceRecordSetRegion EuWest2 = new("eu-west-2");
    /// <summary><c>eu-west-3</c></summary>
    public static readonly ResourceRecordSetRegion EuWest3 = new("eu-west-3");
    /// <summary><c>eu-central-1</c></summary>
    public static readonly ResourceRecordSetRegion EuCentral1 = new("eu-central-1");
    /// <summary><c>eu-central-2</c></summary>
    public static readonly ResourceRecordSetRegion EuCentral2 = new("eu-central-2");
    /// <summary><c>ap-southeast-1</c></summary>
    public static readonly ResourceRecordSetRegion ApSoutheast1 = new("ap-southeast-1");
    /// <summary><c>ap-southeast-2</c></summary>
    public static readonly ResourceRecordSetRegion ApSoutheast2 = new("ap-southeast-2");
    /// <summary><c>ap-southeast-3</c></summary>
    public static readonly ResourceRecordSetRegion ApSoutheast3 = new("ap-southeast-3");
    /// <summary><c>ap-northeast-1</c></summary>
    public static readonly ResourceRecordSetRegion ApNortheast1 = new("ap-northeast-1");
    /// <summary><c>ap-northeast-2</c></summary>
    public static readonly ResourceRecordSetRegion ApNortheast2 = new("ap-northeast-2");
    /// <summary><c>ap-northeast-3</c></summary>
    public static readonly ResourceRecordSetRegion ApNortheast3 = new("ap-northeast-3");
    /// <summary><c>eu-north-1</c></summary>
    public static readonly ResourceRecordSetRegion EuNorth1 = new("eu-north-1");
    /// <summary><c>sa-east-1</c></summary>
    public static readonly ResourceRecordSetRegion SaEast1 = new("sa-east-1");
    /// <summary><c>cn-north-1</c></summary>
    public static readonly ResourceRecordSetRegion CnNorth1 = new("cn-north-1");
    /// <summary><c>cn-northwest-1</c></summary>
    public static readonly ResourceRecordSetRegion CnNorthwest1 = new("cn-northwest-1");
    /// <summary><c>ap-east-1</c></summary>
    public static readonly ResourceRecordSetRegion ApEast1 = new("ap-east-1");
    /// <summary><c>me-south-1</c></summary>
    public static readonly ResourceRecordSetRegion MeSouth1 = new("me-south-1");
    /// <summary><c>me-central-1</c></summary>
    public static readonly ResourceRecordSetRegion MeCentral1 = new("me-central-1");
    /// <summary><c>ap-south-1</c></summary>
    public static readonly ResourceRecordSetRegion ApSouth1 = new("ap-south-1");
    /// <summary><c>ap-south-2</c></summary>
    public static readonly ResourceRecordSetRegion ApSouth2 = new("ap-south-2");
    /// <summary><c>af-south-1</c></summary>
    public static readonly ResourceRecordSetRegion AfSouth1 = new("af-south-1");
    /// <summary><c>eu-south-1</c></summary>
    public static readonly ResourceRecordSetRegion EuSouth1 = new("eu-south-1");
    /// <summary><c>eu-south-2</c></summary>
    public static readonly ResourceRecordSetRegion EuSouth2 = new("eu-south-2");
    /// <summary><c>ap-southeast-4</c></summary>
    public static readonly ResourceRecordSetRegion ApSoutheast4 = new("ap-southeast-4");
    /// <summary><c>il-central-1</c></summary>
    public static readonly ResourceRecordSetRegion IlCentral1 = new("il-central-1");
    /// <summary><c>ca-west-1</c></summary>
    public static readonly ResourceRecordSetRegion CaWest1 = new("ca-west-1");
    /// <summary><c>ap-southeast-5</c></summary>
    public static readonly ResourceRecordSetRegion ApSoutheast5 = new("ap-southeast-5");
    /// <summary><c>mx-central-1</c></summary>
    public static readonly ResourceRecordSetRegion MxCentral1 = new("mx-central-1");
    /// <summary><c>ap-southeast-7</c></summary>
    public static readonly ResourceRecordSetRegion ApSoutheast7 = new("ap-southeast-7");
    /// <summary><c>us-gov-east-1</c></summary>
    public static readonly ResourceRecordSetRegion UsGovEast1 = new("us-gov-east-1");
    /// <summary><c>us-gov-west-1</c></summary>
    public static readonly ResourceRecordSetRegion UsGovWest1 = new("us-gov-west-1");
    /// <summary><c>ap-east-2</c></summary>
    public static readonly ResourceRecordSetRegion ApEast2 = new("ap-east-2");
    /// <summary><c>ap-southeast-6</c></summary>
    public static readonly ResourceRecordSetRegion ApSoutheast6 = new("ap-southeast-6");
    /// <summary><c>eusc-de-east-1</c></summary>
    public static readonly ResourceRecordSetRegion EuscDeEast1 = new("eusc-de-east-1");

    /// <summary>A value that is not listed here.</summary>
    public ResourceRecordSetRegion(string value) : base(value) { }

    /// <summary>The constant for a value, made up when it is not listed.</summary>
    public static ResourceRecordSetRegion FindValue(string value) => FindValue<ResourceRecordSetRegion>(value);

    /// <summary>The constant for a value.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator ResourceRecordSetRegion?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Values of VPC region.</summary>
public class VPCRegion : ConstantClass
{
    /// <summary><c>us-east-1</c></summary>
    public static readonly VPCRegion UsEast1 = new("us-east-1");
    /// <summary><c>us-east-2</c></summary>
    public static readonly VPCRegion UsEast2 = new("us-east-2");
    /// <summary><c>us-west-1</c></summary>
    public static readonly VPCRegion UsWest1 = new("us-west-1");
    /// <summary><c>us-west-2</c></summary>
    public static readonly VPCRegion UsWest2 = new("us-west-2");
    /// <summary><c>eu-west-1</c></summary>
    public static readonly VPCRegion EuWest1 = new("eu-west-1");
    /// <summary><c>eu-west-2</c></summary>
    public static readonly VPCRegion EuWest2 = new("eu-west-2");
    /// <summary><c>eu-west-3</c></summary>
    public static readonly VPCRegion EuWest3 = new("eu-west-3");
    /// <summary><c>eu-central-1</c></summary>
    public static readonly VPCRegion EuCentral1 = new("eu-central-1");
    /// <summary><c>eu-central-2</c></summary>
    public static readonly VPCRegion EuCentral2 = new("eu-central-2");
    /// <summary><c>ap-east-1</c></summary>
    public static readonly VPCRegion ApEast1 = new("ap-east-1");
    /// <summary><c>me-south-1</c></summary>
    public static readonly VPCRegion MeSouth1 = new("me-south-1");
    /// <summary><c>us-gov-west-1</c></summary>
    public static readonly VPCRegion UsGovWest1 = new("us-gov-west-1");
    /// <summary><c>us-gov-east-1</c></summary>
    public static readonly VPCRegion UsGovEast1 = new("us-gov-east-1");
    /// <summary><c>us-iso-east-1</c></summary>
    public static readonly VPCRegion UsIsoEast1 = new("us-iso-east-1");
    /// <summary><c>us-iso-west-1</c></summary>
    public static readonly VPCRegion UsIsoWest1 = new("us-iso-west-1");
    /// <summary><c>us-isob-east-1</c></summary>
    public static readonly VPCRegion UsIsobEast1 = new("us-isob-east-1");
    /// <summary><c>me-central-1</c></summary>
    public static readonly VPCRegion MeCentral1 = new("me-central-1");
    /// <summary><c>ap-southeast-1</c></summary>
    public static readonly VPCRegion ApSoutheast1 = new("ap-southeast-1");
    /// <summary><c>ap-southeast-2</c></summary>
    public static readonly VPCRegion ApSoutheast2 = new("ap-southeast-2");
    /// <summary><c>ap-southeast-3</c></summary>
    public static readonly VPCRegion ApSoutheast3 = new("ap-southeast-3");
    /// <summary><c>ap-south-1</c></summary>
    public static readonly VPCRegion ApSouth1 = new("ap-south-1");
    /// <summary><c>ap-south-2</c></summary>
    public static readonly VPCRegion ApSouth2 = new("ap-south-2");
    /// <summary><c>ap-northeast-1</c></summary>
    public static readonly VPCRegion ApNortheast1 = new("ap-northeast-1");
    /// <summary><c>ap-northeast-2</c></summary>
    public static readonly VPCRegion ApNortheast2 = new("ap-northeast-2");
    /// <summary><c>ap-northeast-3</c></summary>
    public static readonly VPCRegion ApNortheast3 = new("ap-northeast-3");
    /// <summary><c>eu-north-1</c></summary>
    public static readonly VPCRegion EuNorth1 = new("eu-north-1");
    /// <summary><c>sa-east-1</c></summary>
    public static readonly VPCRegion SaEast1 = new("sa-east-1");
    /// <summary><c>ca-central-1</c></summary>
    public static readonly VPCRegion CaCentral1 = new("ca-central-1");
    /// <summary><c>cn-north-1</c></summary>
    public static readonly VPCRegion CnNorth1 = new("cn-north-1");
    /// <summary><c>cn-northwest-1</c></summary>
    public static readonly VPCRegion CnNorthwest1 = new("cn-northwest-1");
    /// <summary><c>af-south-1</c></summary>
    public static readonly VPCRegion AfSouth1 = new("af-south-1");
    /// <summary><c>eu-south-1</c></summary>
    public static readonly VPCRegion EuSouth1 = new("eu-south-1");
    /// <summary><c>eu-south-2</c></summary>
    public static readonly VPCRegion EuSouth2 = new("eu-south-2");
    /// <summary><c>ap-southeast-4</c></summary>
    public static readonly VPCRegion ApSoutheast4 = new("ap-southeast-4");
    /// <summary><c>il-central-1</c></summary>
    public static readonly VPCRegion IlCentral1 = new("il-central-1");
    /// <summary><c>ca-west-1</c></summary>
    public static readonly VPCRegion CaWest1 = new("ca-west-1");
    /// <summary><c>ap-southeast-5</c></summary>
    public static readonly VPCRegion ApSoutheast5 = new("ap-southeast-5");
    /// <summary><c>mx-central-1</c></summary>
    public static readonly VPCRegion MxCentral1 = new("mx-central-1");
    /// <summary><c>us-isof-south-1</c></summary>
    public static readonly VPCRegion UsIsofSouth1 = new("us-isof-south-1");
    /// <summary><c>us-isof-east-1</c></summary>
    public static readonly VPCRegion UsIsofEast1 = new("us-isof-east-1");
    /// <summary><c>ap-southeast-7</c></summary>
    public static readonly VPCRegion ApSoutheast7 = new("ap-southeast-7");
    /// <summary><c>ap-east-2</c></summary>
    public static readonly VPCRegion ApEast2 = new("ap-east-2");
    /// <summary><c>eu-isoe-west-1</c></summary>
    public static readonly VPCRegion EuIsoeWest1 = new("eu-isoe-west-1");
    /// <summary><c>ap-southeast-6</c></summary>
    public static readonly VPCRegion ApSoutheast6 = new("ap-southeast-6");
    /// <summary><c>us-isob-west-1</c></summary>
    public static readonly VPCRegion UsIsobWest1 = new("us-isob-west-1");
    /// <summary><c>eusc-de-east-1</c></summary>
    public static readonly VPCRegion EuscDeEast1 = new("eusc-de-east-1");

    /// <summary>A value that is not listed here.</summary>
    public VPCRegion(string value) : base(value) { }

    /// <summary>The constant for a value, made up when it is not listed.</summary>
    public static VPCRegion FindValue(string value) => FindValue<VPCRegion>(value);

    /// <summary>The constant for a value.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator VPCRegion?(string? value) => value is null ? null : FindValue(value);
}
