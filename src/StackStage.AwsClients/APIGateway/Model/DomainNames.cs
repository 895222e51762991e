using StackStage.AwsClients.Protocols;

namespace Amazon.APIGateway.Model;

/// <summary>A custom domain name.</summary>
public partial class DomainName : IShape
{
    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>The id of a private domain name; public ones have none.</summary>
    public string? DomainNameId { get; set; }

    /// <summary>The domain name's ARN.</summary>
    public string? DomainNameArn { get; set; }

    /// <summary>The certificate's name in API Gateway.</summary>
    public string? CertificateName { get; set; }

    /// <summary>The certificate.</summary>
    public string? CertificateArn { get; set; }

    /// <summary>When the certificate was set.</summary>
    public DateTime? CertificateUploadDate { get; set; }

    /// <summary>API Gateway's name that the custom domain's DNS record points to.</summary>
    public string? RegionalDomainName { get; set; }

    /// <summary>The zone id for an alias record to that name.</summary>
    public string? RegionalHostedZoneId { get; set; }

    /// <summary>That certificate's name in API Gateway.</summary>
    public string? RegionalCertificateName { get; set; }

    /// <summary>The certificate of a regional domain.</summary>
    public string? RegionalCertificateArn { get; set; }

    /// <summary>The AWS-owned CloudFront name of an edge-optimized domain.</summary>
    public string? DistributionDomainName { get; set; }

    /// <summary>The zone id for an alias record to that name.</summary>
    public string? DistributionHostedZoneId { get; set; }

    /// <summary>Kind of endpoint (REGIONAL, EDGE, PRIVATE).</summary>
    public EndpointConfiguration? EndpointConfiguration { get; set; }

    /// <summary>Whether the domain can be used.</summary>
    public DomainNameStatus? DomainNameStatus { get; set; }

    /// <summary>More on the state.</summary>
    public string? DomainNameStatusMessage { get; set; }

    /// <summary>The TLS policy.</summary>
    public SecurityPolicy? SecurityPolicy { get; set; }

    /// <summary>How strictly the name in the TLS handshake must match.</summary>
    public EndpointAccessMode? EndpointAccessMode { get; set; }

    /// <summary>The tags.</summary>
    public Dictionary<string, string>? Tags { get; set; }

    /// <summary>Mutual TLS of the domain.</summary>
    public MutualTlsAuthentication? MutualTlsAuthentication { get; set; }

    /// <summary>A public certificate that proves ownership of the name.</summary>
    public string? OwnershipVerificationCertificateArn { get; set; }

    /// <summary>Who may manage a private domain name.</summary>
    public string? ManagementPolicy { get; set; }

    /// <summary>The resource policy of a private domain.</summary>
    public string? Policy { get; set; }

    /// <summary>Whether API mappings, routing rules or both decide.</summary>
    public RoutingMode? RoutingMode { get; set; }

    void IShape.Walk(Wire w)
    {
        Name = w.String("domainName", Name);
        DomainNameId = w.String("domainNameId", DomainNameId);
        DomainNameArn = w.String("domainNameArn", DomainNameArn);
        CertificateName = w.String("certificateName", CertificateName);
        CertificateArn = w.String("certificateArn", CertificateArn);
        CertificateUploadDate = w.Time("certificateUploadDate", CertificateUploadDate);
        RegionalDomainName = w.String("regionalDomainName", RegionalDomainName);
        RegionalHostedZoneId = w.String("regionalHostedZoneId", RegionalHostedZoneId);
        RegionalCertificateName = w.String("regionalCertificateName", RegionalCertificateName);
        RegionalCertificateArn = w.String("regionalCertificateArn", RegionalCertificateArn);
        DistributionDomainName = w.String("distributionDomainName", DistributionDomainName);
        DistributionHostedZoneId = w.String("distributionHostedZoneId", DistributionHostedZoneId);
        EndpointConfiguration = w.Object("endpointConfiguration", EndpointConfiguration);
        DomainNameStatus = w.String("domainNameStatus", DomainNameStatus);
        DomainNameStatusMessage = w.String("domainNameStatusMessage", DomainNameStatusMessage);
        SecurityPolicy = w.String("securityPolicy", SecurityPolicy);
        EndpointAccessMode = w.String("endpointAccessMode", EndpointAccessMode);
        Tags = w.Map("tags", Tags);
        MutualTlsAuthentication = w.Object("mutualTlsAuthentication", MutualTlsAuthentication);
        OwnershipVerificationCertificateArn = w.String("ownershipVerificationCertificateArn", OwnershipVerificationCertificateArn);
        ManagementPolicy = w.String("managementPolicy", ManagementPolicy);
        Policy = w.String("policy", Policy);
        RoutingMode = w.String("routingMode", RoutingMode);
    }
}

/// <summary>The kind of endpoint of a REST API's domain.</summary>
public partial class EndpointConfiguration : IShape
{
    /// <summary>The kinds of endpoint.</summary>
    public List<string>? Types { get; set; }

    /// <summary>IPv4 only, or dual stack.</summary>
    public IpAddressType? IpAddressType { get; set; }

    /// <summary>The VPC endpoints of a private API.</summary>
    public List<string>? VpcEndpointIds { get; set; }

    void IShape.Walk(Wire w)
    {
        Types = w.Strings("types", Types);
        IpAddressType = w.String("ipAddressType", IpAddressType);
        VpcEndpointIds = w.Strings("vpcEndpointIds", VpcEndpointIds);
    }
}

/// <summary>Mutual TLS: the trust store.</summary>
public partial class MutualTlsAuthentication : IShape
{
    /// <summary>The S3 address of the trust store.</summary>
    public string? TruststoreUri { get; set; }

    /// <summary>The version of that object.</summary>
    public string? TruststoreVersion { get; set; }

    /// <summary>What is wrong with the trust store.</summary>
    public List<string>? TruststoreWarnings { get; set; }

    void IShape.Walk(Wire w)
    {
        TruststoreUri = w.String("truststoreUri", TruststoreUri);
        TruststoreVersion = w.String("truststoreVersion", TruststoreVersion);
        TruststoreWarnings = w.Strings("truststoreWarnings", TruststoreWarnings);
    }
}

/// <summary>Lets a VPC endpoint reach a private domain name.</summary>
public partial class DomainNameAccessAssociation : IShape
{
    /// <summary>The association.</summary>
    public string? DomainNameAccessAssociationArn { get; set; }

    /// <summary>The domain name's ARN.</summary>
    public string? DomainNameArn { get; set; }

    /// <summary>The kind of that source.</summary>
    public AccessAssociationSourceType? AccessAssociationSourceType { get; set; }

    /// <summary>Where the private domain is reached from: the id of a VPC endpoint.</summary>
    public string? AccessAssociationSource { get; set; }

    /// <summary>The tags.</summary>
    public Dictionary<string, string>? Tags { get; set; }

    void IShape.Walk(Wire w)
    {
        DomainNameAccessAssociationArn = w.String("domainNameAccessAssociationArn", DomainNameAccessAssociationArn);
        DomainNameArn = w.String("domainNameArn", DomainNameArn);
        AccessAssociationSourceType = w.String("accessAssociationSourceType", AccessAssociationSourceType);
        AccessAssociationSource = w.String("accessAssociationSource", AccessAssociationSource);
        Tags = w.Map("tags", Tags);
    }
}
