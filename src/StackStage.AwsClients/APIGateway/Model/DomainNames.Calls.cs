using Amazon.Runtime;
using StackStage.AwsClients.Protocols;

namespace Amazon.APIGateway.Model;

/// <summary>What to send for GetDomainNames.</summary>
public partial class GetDomainNamesRequest : AmazonAPIGatewayRequest, IShape
{
    /// <summary>The position.</summary>
    public string? Position { get; set; }

    /// <summary>The limit.</summary>
    public int? Limit { get; set; }

    /// <summary>The resource owner.</summary>
    public ResourceOwner? ResourceOwner { get; set; }

    void IShape.Walk(Wire w)
    {
        Position = w.Query("position", Position);
        Limit = w.Query("limit", Limit);
        ResourceOwner = w.Query("resourceOwner", ResourceOwner);
    }
}

/// <summary>What GetDomainNames answers.</summary>
public partial class GetDomainNamesResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>The position.</summary>
    public string? Position { get; set; }

    /// <summary>The items.</summary>
    public List<DomainName>? Items { get; set; }

    void IShape.Walk(Wire w)
    {
        Position = w.String("position", Position);
        Items = w.Objects("item", Items);
    }
}

/// <summary>What to send for GetDomainName.</summary>
public partial class GetDomainNameRequest : AmazonAPIGatewayRequest, IShape
{
    /// <summary>The domain name.</summary>
    public string DomainName { get; set; } = null!;

    /// <summary>The domain name id.</summary>
    public string? DomainNameId { get; set; }

    void IShape.Walk(Wire w)
    {
        DomainName = w.Label("domain_name", DomainName)!;
        DomainNameId = w.Query("domainNameId", DomainNameId);
    }
}

/// <summary>What GetDomainName answers.</summary>
public partial class GetDomainNameResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>The domain name.</summary>
    public string? DomainName { get; set; }

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
        DomainName = w.String("domainName", DomainName);
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

/// <summary>What to send for DeleteDomainName.</summary>
public partial class DeleteDomainNameRequest : AmazonAPIGatewayRequest, IShape
{
    /// <summary>The domain name.</summary>
    public string DomainName { get; set; } = null!;

    /// <summary>The domain name id.</summary>
    public string? DomainNameId { get; set; }

    void IShape.Walk(Wire w)
    {
        DomainName = w.Label("domain_name", DomainName)!;
        DomainNameId = w.Query("domainNameId", DomainNameId);
    }
}

/// <summary>What DeleteDomainName answers.</summary>
public partial class DeleteDomainNameResponse : AmazonWebServiceResponse, IShape
{
    void IShape.Walk(Wire w) { }
}

/// <summary>What to send for GetDomainNameAccessAssociations.</summary>
public partial class GetDomainNameAccessAssociationsRequest : AmazonAPIGatewayRequest, IShape
{
    /// <summary>The position.</summary>
    public string? Position { get; set; }

    /// <summary>The limit.</summary>
    public int? Limit { get; set; }

    /// <summary>The resource owner.</summary>
    public ResourceOwner? ResourceOwner { get; set; }

    void IShape.Walk(Wire w)
    {
        Position = w.Query("position", Position);
        Limit = w.Query("limit", Limit);
        ResourceOwner = w.Query("resourceOwner", ResourceOwner);
    }
}

/// <summary>What GetDomainNameAccessAssociations answers.</summary>
public partial class GetDomainNameAccessAssociationsResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>The position.</summary>
    public string? Position { get; set; }

    /// <summary>The items.</summary>
    public List<DomainNameAccessAssociation>? Items { get; set; }

    void IShape.Walk(Wire w)
    {
        Position = w.String("position", Position);
        Items = w.Objects("item", Items);
    }
}

/// <summary>What to send for DeleteDomainNameAccessAssociation.</summary>
public partial class DeleteDomainNameAccessAssociationRequest : AmazonAPIGatewayRequest, IShape
{
    /// <summary>The domain name access association ARN.</summary>
    public string DomainNameAccessAssociationArn { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        DomainNameAccessAssociationArn = w.Label("domain_name_access_association_arn", DomainNameAccessAssociationArn)!;
    }
}

/// <summary>What DeleteDomainNameAccessAssociation answers.</summary>
public partial class DeleteDomainNameAccessAssociationResponse : AmazonWebServiceResponse, IShape
{
    void IShape.Walk(Wire w) { }
}
