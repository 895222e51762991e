using Amazon.Runtime;
using StackStage.AwsClients.Protocols;

namespace Amazon.ApiGatewayV2.Model;

/// <summary>What to send for GetDomainNames.</summary>
public partial class GetDomainNamesRequest : AmazonApiGatewayV2Request, IShape
{
    /// <summary>The max results.</summary>
    public string? MaxResults { get; set; }

    /// <summary>The next token.</summary>
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
    /// <summary>The items.</summary>
    public List<DomainName>? Items { get; set; }

    /// <summary>The next token.</summary>
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
    /// <summary>The API mapping selection expression.</summary>
    public string? ApiMappingSelectionExpression { get; set; }

    /// <summary>The domain name.</summary>
    public string? DomainName { get; set; }

    /// <summary>The domain name ARN.</summary>
    public string? DomainNameArn { get; set; }

    /// <summary>The domain name configurations.</summary>
    public List<DomainNameConfiguration>? DomainNameConfigurations { get; set; }

    /// <summary>The mutual TLS authentication.</summary>
    public MutualTlsAuthentication? MutualTlsAuthentication { get; set; }

    /// <summary>The routing mode.</summary>
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

/// <summary>What to send for CreateDomainName.</summary>
public partial class CreateDomainNameRequest : AmazonApiGatewayV2Request, IShape
{
    /// <summary>The domain name.</summary>
    public string DomainName { get; set; } = null!;

    /// <summary>The domain name configurations.</summary>
    public List<DomainNameConfiguration>? DomainNameConfigurations { get; set; }

    /// <summary>The mutual TLS authentication.</summary>
    public MutualTlsAuthenticationInput? MutualTlsAuthentication { get; set; }

    /// <summary>The routing mode.</summary>
    public RoutingMode? RoutingMode { get; set; }

    /// <summary>The tags.</summary>
    public Dictionary<string, string>? Tags { get; set; }

    void IShape.Walk(Wire w)
    {
        DomainName = w.String("domainName", DomainName)!;
        DomainNameConfigurations = w.Objects("domainNameConfigurations", DomainNameConfigurations);
        MutualTlsAuthentication = w.Object("mutualTlsAuthentication", MutualTlsAuthentication);
        RoutingMode = w.String("routingMode", RoutingMode);
        Tags = w.Map("tags", Tags);
    }
}

/// <summary>What CreateDomainName answers.</summary>
public partial class CreateDomainNameResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>The API mapping selection expression.</summary>
    public string? ApiMappingSelectionExpression { get; set; }

    /// <summary>The domain name.</summary>
    public string? DomainName { get; set; }

    /// <summary>The domain name ARN.</summary>
    public string? DomainNameArn { get; set; }

    /// <summary>The domain name configurations.</summary>
    public List<DomainNameConfiguration>? DomainNameConfigurations { get; set; }

    /// <summary>The mutual TLS authentication.</summary>
    public MutualTlsAuthentication? MutualTlsAuthentication { get; set; }

    /// <summary>The routing mode.</summary>
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

/// <summary>Domain name.</summary>
public partial class DomainName : IShape
{
    /// <summary>The API mapping selection expression.</summary>
    public string? ApiMappingSelectionExpression { get; set; }

    /// <summary>The name.</summary>
    public string Name { get; set; } = null!;

    /// <summary>The domain name ARN.</summary>
    public string? DomainNameArn { get; set; }

    /// <summary>The domain name configurations.</summary>
    public List<DomainNameConfiguration>? DomainNameConfigurations { get; set; }

    /// <summary>The mutual TLS authentication.</summary>
    public MutualTlsAuthentication? MutualTlsAuthentication { get; set; }

    /// <summary>The routing mode.</summary>
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

/// <summary>Domain name configuration.</summary>
public partial class DomainNameConfiguration : IShape
{
    /// <summary>The API gateway domain name.</summary>
    public string? ApiGatewayDomainName { get; set; }

    /// <summary>The certificate ARN.</summary>
    public string? CertificateArn { get; set; }

    /// <summary>The certificate name.</summary>
    public string? CertificateName { get; set; }

    /// <summary>The certificate upload date.</summary>
    public DateTime? CertificateUploadDate { get; set; }

    /// <summary>The domain name status.</summary>
    public DomainNameStatus? DomainNameStatus { get; set; }

    /// <summary>The domain name status message.</summary>
    public string? DomainNameStatusMessage { get; set; }

    /// <summary>The endpoint type.</summary>
    public EndpointType? EndpointType { get; set; }

    /// <summary>The hosted zone id.</summary>
    public string? HostedZoneId { get; set; }

    /// <summary>The ip address type.</summary>
    public IpAddressType? IpAddressType { get; set; }

    /// <summary>The security policy.</summary>
    public SecurityPolicy? SecurityPolicy { get; set; }

    /// <summary>The ownership verification certificate ARN.</summary>
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

/// <summary>Mutual TLS authentication input.</summary>
public partial class MutualTlsAuthenticationInput : IShape
{
    /// <summary>The truststore uri.</summary>
    public string? TruststoreUri { get; set; }

    /// <summary>The truststore version.</summary>
    public string? TruststoreVersion { get; set; }

    void IShape.Walk(Wire w)
    {
        TruststoreUri = w.String("truststoreUri", TruststoreUri);
        TruststoreVersion = w.String("truststoreVersion", TruststoreVersion);
    }
}
