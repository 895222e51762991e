using Amazon.Runtime;
using StackStage.AwsClients.Protocols;

namespace Amazon.ApiGatewayV2.Model;

/// <summary>What to send for GetDomainNames.</summary>
public partial class GetDomainNamesRequest : AmazonApiGatewayV2Request, IShape
{
    /// <summary>At most how many in a page.</summary>
    public string? MaxResults { get; set; }

    /// <summary>Where the next page begins; null on the last one, and to ask for the first.</summary>
    public string? NextToken { get; set; }

    void IShape.Walk(Wire w)
    {
        MaxResults = w.Query("maxResults", MaxResults);
        NextToken = w.Query("nextToken", NextToken);
    }
}

/// <summary>What GetDomainNames answers.</summary>
public partial class GetDomainNamesResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>What was found, or what is listed; null when there is none.</summary>
    public List<DomainName>? Items { get; set; }

    /// <summary>Where the next page begins; null on the last one, and to ask for the first.</summary>
    public string? NextToken { get; set; }

    void IShape.Walk(Wire w)
    {
        Items = w.Objects("items", Items);
        NextToken = w.String("nextToken", NextToken);
    }
}

/// <summary>What to send for GetDomainName.</summary>
public partial class GetDomainNameRequest : AmazonApiGatewayV2Request, IShape
{
    /// <summary>The domain name.</summary>
    public string DomainName { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        DomainName = w.Label("domainName", DomainName)!;
    }
}

/// <summary>What GetDomainName answers.</summary>
public partial class GetDomainNameResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>How the mapping is chosen; only the path is supported today.</summary>
    public string? ApiMappingSelectionExpression { get; set; }

    /// <summary>The domain name.</summary>
    public string? DomainName { get; set; }

    /// <summary>The domain name's ARN.</summary>
    public string? DomainNameArn { get; set; }

    /// <summary>Endpoint, certificate and state; one for each endpoint type.</summary>
    public List<DomainNameConfiguration>? DomainNameConfigurations { get; set; }

    /// <summary>Mutual TLS of the domain.</summary>
    public MutualTlsAuthentication? MutualTlsAuthentication { get; set; }

    /// <summary>Whether API mappings, routing rules or both decide.</summary>
    public RoutingMode? RoutingMode { get; set; }

    /// <summary>The tags.</summary>
    public Dictionary<string, string>? Tags { get; set; }

    void IShape.Walk(Wire w)
    {
        ApiMappingSelectionExpression = w.String("apiMappingSelectionExpression", ApiMappingSelectionExpression);
        DomainName = w.String("domainName", DomainName);
        DomainNameArn = w.String("domainNameArn", DomainNameArn);
        DomainNameConfigurations = w.Objects("domainNameConfigurations", DomainNameConfigurations);
        MutualTlsAuthentication = w.Object("mutualTlsAuthentication", MutualTlsAuthentication);
        RoutingMode = w.String("routingMode", RoutingMode);
        Tags = w.Map("tags", Tags);
    }
}

/// <summary>What to send for DeleteDomainName.</summary>
public partial class DeleteDomainNameRequest : AmazonApiGatewayV2Request, IShape
{
    /// <summary>The domain name.</summary>
    public string DomainName { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        DomainName = w.Label("domainName", DomainName)!;
    }
}

/// <summary>What DeleteDomainName answers.</summary>
public partial class DeleteDomainNameResponse : AmazonWebServiceResponse, IShape
{
    void IShape.Walk(Wire w) { }
}

/// <summary>A custom domain name.</summary>
public partial class DomainName : IShape
{
    /// <summary>How the mapping is chosen; only the path is supported today.</summary>
    public string? ApiMappingSelectionExpression { get; set; }

    /// <summary>The name.</summary>
    public string Name { get; set; } = null!;

    /// <summary>The domain name's ARN.</summary>
    public string? DomainNameArn { get; set; }

    /// <summary>Endpoint, certificate and state; one for each endpoint type.</summary>
    public List<DomainNameConfiguration>? DomainNameConfigurations { get; set; }

    /// <summary>Mutual TLS of the domain.</summary>
    public MutualTlsAuthentication? MutualTlsAuthentication { get; set; }

    /// <summary>Whether API mappings, routing rules or both decide.</summary>
    public RoutingMode? RoutingMode { get; set; }

    /// <summary>The tags.</summary>
    public Dictionary<string, string>? Tags { get; set; }

    void IShape.Walk(Wire w)
    {
        ApiMappingSelectionExpression = w.String("apiMappingSelectionExpression", ApiMappingSelectionExpression);
        Name = w.String("domainName", Name)!;
        DomainNameArn = w.String("domainNameArn", DomainNameArn);
        DomainNameConfigurations = w.Objects("domainNameConfigurations", DomainNameConfigurations);
        MutualTlsAuthentication = w.Object("mutualTlsAuthentication", MutualTlsAuthentication);
        RoutingMode = w.String("routingMode", RoutingMode);
        Tags = w.Map("tags", Tags);
    }
}

/// <summary>One endpoint of a custom domain name.</summary>
public partial class DomainNameConfiguration : IShape
{
    /// <summary>API Gateway's name that the custom domain's DNS record points to.</summary>
    public string? ApiGatewayDomainName { get; set; }

    /// <summary>The certificate.</summary>
    public string? CertificateArn { get; set; }

    /// <summary>The certificate's name in API Gateway.</summary>
    public string? CertificateName { get; set; }

    /// <summary>When the certificate was set.</summary>
    public DateTime? CertificateUploadDate { get; set; }

    /// <summary>Whether the domain can be used.</summary>
    public DomainNameStatus? DomainNameStatus { get; set; }

    /// <summary>More on the state.</summary>
    public string? DomainNameStatusMessage { get; set; }

    /// <summary>REGIONAL or EDGE.</summary>
    public EndpointType? EndpointType { get; set; }

    /// <summary>The hosted zone's id, with or without <c>/hostedzone/</c> before it.</summary>
    public string? HostedZoneId { get; set; }

    /// <summary>IPv4 only, or dual stack.</summary>
    public IpAddressType? IpAddressType { get; set; }

    /// <summary>The TLS policy.</summary>
    public SecurityPolicy? SecurityPolicy { get; set; }

    /// <summary>A public certificate that proves ownership of the name.</summary>
    public string? OwnershipVerificationCertificateArn { get; set; }

    void IShape.Walk(Wire w)
    {
        ApiGatewayDomainName = w.String("apiGatewayDomainName", ApiGatewayDomainName);
        CertificateArn = w.String("certificateArn", CertificateArn);
        CertificateName = w.String("certificateName", CertificateName);
        CertificateUploadDate = w.Time("certificateUploadDate", CertificateUploadDate);
        DomainNameStatus = w.String("domainNameStatus", DomainNameStatus);
        DomainNameStatusMessage = w.String("domainNameStatusMessage", DomainNameStatusMessage);
        EndpointType = w.String("endpointType", EndpointType);
        HostedZoneId = w.String("hostedZoneId", HostedZoneId);
        IpAddressType = w.String("ipAddressType", IpAddressType);
        SecurityPolicy = w.String("securityPolicy", SecurityPolicy);
        OwnershipVerificationCertificateArn = w.String("ownershipVerificationCertificateArn", OwnershipVerificationCertificateArn);
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
