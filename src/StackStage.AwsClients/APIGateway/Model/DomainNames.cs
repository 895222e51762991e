using StackStage.AwsClients.Protocols;

namespace Amazon.APIGateway.Model;

/// <summary>Domain name.</summary>
public partial class DomainName : IShape
{
    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>The domain name id.</summary>
    public string? DomainNameId { get; set; }

    /// <summary>The domain name ARN.</summary>
    public string? DomainNameArn { get; set; }

    /// <summary>The certificate name.</summary>
    public string? CertificateName { get; set; }

    /// <summary>The certificate ARN.</summary>
    public string? CertificateArn { get; set; }

    /// <summary>The certificate upload date.</summary>
    public DateTime? CertificateUploadDate { get; set; }

    /// <summary>The regional domain name.</summary>
    public string? RegionalDomainName { get; set; }

    /// <summary>The regional hosted zone id.</summary>
    public string? RegionalHostedZoneId { get; set; }

    /// <summary>The regional certificate name.</summary>
    public string? RegionalCertificateName { get; set; }

    /// <summary>The regional certificate ARN.</summary>
    public string? RegionalCertificateArn { get; set; }

    /// <summary>The distribution domain name.</summary>
    public string? DistributionDomainName { get; set; }

    /// <summary>The distribution hosted zone id.</summary>
    public string? DistributionHostedZoneId { get; set; }

    /// <summary>The endpoint configuration.</summary>
    public EndpointConfiguration? EndpointConfiguration { get; set; }

    /// <summary>The domain name status.</summary>
    public DomainNameStatus? DomainNameStatus { get; set; }

    /// <summary>The domain name status message.</summary>
    public string? DomainNameStatusMessage { get; set; }

    /// <summary>The security policy.</summary>
    public SecurityPolicy? SecurityPolicy { get; set; }

    /// <summary>The endpoint access mode.</summary>
    public EndpointAccessMode? EndpointAccessMode { get; set; }

    /// <summary>The tags.</summary>
    public Dictionary<string, string>? Tags { get; set; }

    /// <summary>The mutual TLS authentication.</summary>
    public MutualTlsAuthentication? MutualTlsAuthentication { get; set; }

    /// <summary>The ownership verification certificate ARN.</summary>
    public string? OwnershipVerificationCertificateArn { get; set; }

    /// <summary>The management policy.</summary>
    public string? ManagementPolicy { get; set; }

    /// <summary>The policy.</summary>
    public string? Policy { get; set; }

    /// <summary>The routing mode.</summary>
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

/// <summary>Endpoint configuration.</summary>
public partial class EndpointConfiguration : IShape
{
    /// <summary>The types.</summary>
    public List<string>? Types { get; set; }

    /// <summary>The ip address type.</summary>
    public IpAddressType? IpAddressType { get; set; }

    /// <summary>The VPC endpoint ids.</summary>
    public List<string>? VpcEndpointIds { get; set; }

    void IShape.Walk(Wire w)
    {
        Types = w.Strings("types", Types);
        IpAddressType = w.String("ipAddressType", IpAddressType);
        VpcEndpointIds = w.Strings("vpcEndpointIds", VpcEndpointIds);
    }
}

/// <summary>Mutual TLS authentication.</summary>
public partial class MutualTlsAuthentication : IShape
{
    /// <summary>The truststore uri.</summary>
    public string? TruststoreUri { get; set; }

    /// <summary>The truststore version.</summary>
    public string? TruststoreVersion { get; set; }

    /// <summary>The truststore warnings.</summary>
    public List<string>? TruststoreWarnings { get; set; }

    void IShape.Walk(Wire w)
    {
        TruststoreUri = w.String("truststoreUri", TruststoreUri);
        TruststoreVersion = w.String("truststoreVersion", TruststoreVersion);
        TruststoreWarnings = w.Strings("truststoreWarnings", TruststoreWarnings);
    }
}

/// <summary>Domain name access association.</summary>
public partial class DomainNameAccessAssociation : IShape
{
    /// <summary>The domain name access association ARN.</summary>
    public string? DomainNameAccessAssociationArn { get; set; }

    /// <summary>The domain name ARN.</summary>
    public string? DomainNameArn { get; set; }

    /// <summary>The access association source type.</summary>
    public AccessAssociationSourceType? AccessAssociationSourceType { get; set; }

    /// <summary>The access association source.</summary>
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
