using Amazon.Runtime;
using StackStage.AwsClients.Protocols;

namespace Amazon.APIGateway.Model;

/// <summary>What to send for GetDomainNames.</summary>
public partial class GetDomainNamesRequest : AmazonAPIGatewayRequest, IShape
{
    /// <summary>Where the page begins; null on the last one, and to ask for the first.</summary>
    public string? Position { get; set; }

    /// <summary>At most how many in a page.</summary>
    public int? Limit { get; set; }

    /// <summary>Own ones, or those of other accounts.</summary>
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
    /// <summary>Where the page begins; null on the last one, and to ask for the first.</summary>
    public string? Position { get; set; }

    /// <summary>What was found, or what is listed; null when there is none.</summary>
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

    /// <summary>The id of a private domain name; public ones have none.</summary>
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

/// <summary>What to send for DeleteDomainName.</summary>
public partial class DeleteDomainNameRequest : AmazonAPIGatewayRequest, IShape
{
    /// <summary>The domain name.</summary>
    public string DomainName { get; set; } = null!;

    /// <summary>The id of a private domain name; public ones have none.</summary>
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
    /// <summary>Where the page begins; null on the last one, and to ask for the first.</summary>
    public string? Position { get; set; }

    /// <summary>At most how many in a page.</summary>
    public int? Limit { get; set; }

    /// <summary>Own ones, or those of other accounts.</summary>
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
    /// <summary>Where the page begins; null on the last one, and to ask for the first.</summary>
    public string? Position { get; set; }

    /// <summary>What was found, or what is listed; null when there is none.</summary>
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
    /// <summary>The association.</summary>
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
