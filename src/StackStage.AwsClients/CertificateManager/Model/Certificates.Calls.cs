using Amazon.Runtime;
using StackStage.AwsClients.Protocols;

namespace Amazon.CertificateManager.Model;

/// <summary>What to send for ListCertificates.</summary>
public partial class ListCertificatesRequest : AmazonCertificateManagerRequest, IShape
{
    /// <summary>Only certificates in one of these states.</summary>
    public List<string>? CertificateStatuses { get; set; }

    /// <summary>Which certificates to list. Without key types, only RSA ones of 1024 and 2048 bits come.</summary>
    public Filters? Includes { get; set; }

    /// <summary>Where the next page begins; null on the last one, and to ask for the first.</summary>
    public string? NextToken { get; set; }

    /// <summary>At most how many in a page.</summary>
    public int? MaxItems { get; set; }

    /// <summary>What to sort by.</summary>
    public SortBy? SortBy { get; set; }

    /// <summary>Which way to sort.</summary>
    public SortOrder? SortOrder { get; set; }

    void IShape.Walk(Wire w)
    {
        CertificateStatuses = w.Strings("CertificateStatuses", CertificateStatuses);
        Includes = w.Object("Includes", Includes);
        NextToken = w.String("NextToken", NextToken);
        MaxItems = w.Int("MaxItems", MaxItems);
        SortBy = w.String("SortBy", SortBy);
        SortOrder = w.String("SortOrder", SortOrder);
    }
}

/// <summary>What ListCertificates answers.</summary>
public partial class ListCertificatesResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>Where the next page begins; null on the last one, and to ask for the first.</summary>
    public string? NextToken { get; set; }

    /// <summary>The certificates.</summary>
    public List<CertificateSummary>? CertificateSummaryList { get; set; }

    void IShape.Walk(Wire w)
    {
        NextToken = w.String("NextToken", NextToken);
        CertificateSummaryList = w.Objects("CertificateSummaryList", CertificateSummaryList);
    }
}

/// <summary>What to send for DescribeCertificate.</summary>
public partial class DescribeCertificateRequest : AmazonCertificateManagerRequest, IShape
{
    /// <summary>The certificate.</summary>
    public string CertificateArn { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        CertificateArn = w.String("CertificateArn", CertificateArn)!;
    }
}

/// <summary>What DescribeCertificate answers.</summary>
public partial class DescribeCertificateResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>The certificate.</summary>
    public CertificateDetail? Certificate { get; set; }

    void IShape.Walk(Wire w)
    {
        Certificate = w.Object("Certificate", Certificate);
    }
}

/// <summary>What to send for DeleteCertificate.</summary>
public partial class DeleteCertificateRequest : AmazonCertificateManagerRequest, IShape
{
    /// <summary>The certificate.</summary>
    public string CertificateArn { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        CertificateArn = w.String("CertificateArn", CertificateArn)!;
    }
}

/// <summary>What DeleteCertificate answers.</summary>
public partial class DeleteCertificateResponse : AmazonWebServiceResponse, IShape
{
    void IShape.Walk(Wire w) { }
}

/// <summary>What to send for RequestCertificate.</summary>
public partial class RequestCertificateRequest : AmazonCertificateManagerRequest, IShape
{
    /// <summary>The domain name.</summary>
    public string DomainName { get; set; } = null!;

    /// <summary>DNS, EMAIL or HTTP.</summary>
    public ValidationMethod? ValidationMethod { get; set; }

    /// <summary>The other names.</summary>
    public List<string>? SubjectAlternativeNames { get; set; }

    /// <summary>Makes a repeated request within an hour return the same certificate.</summary>
    public string? IdempotencyToken { get; set; }

    /// <summary>How each name is validated. After a request the records appear a little later.</summary>
    public List<DomainValidationOption>? DomainValidationOptions { get; set; }

    /// <summary>Transparency logging and exportability.</summary>
    public CertificateOptions? Options { get; set; }

    /// <summary>The private CA that issues the certificate.</summary>
    public string? CertificateAuthorityArn { get; set; }

    /// <summary>The tags.</summary>
    public List<Tag>? Tags { get; set; }

    /// <summary>The algorithm of the key.</summary>
    public KeyAlgorithm? KeyAlgorithm { get; set; }

    /// <summary>The AWS service that manages it, when one does.</summary>
    public CertificateManagedBy? ManagedBy { get; set; }

    void IShape.Walk(Wire w)
    {
        DomainName = w.String("DomainName", DomainName)!;
        ValidationMethod = w.String("ValidationMethod", ValidationMethod);
        SubjectAlternativeNames = w.Strings("SubjectAlternativeNames", SubjectAlternativeNames);
        IdempotencyToken = w.String("IdempotencyToken", IdempotencyToken);
        DomainValidationOptions = w.Objects("DomainValidationOptions", DomainValidationOptions);
        Options = w.Object("Options", Options);
        CertificateAuthorityArn = w.String("CertificateAuthorityArn", CertificateAuthorityArn);
        Tags = w.Objects("Tags", Tags);
        KeyAlgorithm = w.String("KeyAlgorithm", KeyAlgorithm);
        ManagedBy = w.String("ManagedBy", ManagedBy);
    }
}

/// <summary>What RequestCertificate answers.</summary>
public partial class RequestCertificateResponse : AmazonWebServiceResponse, IShape
{
    /// <summary>The certificate.</summary>
    public string? CertificateArn { get; set; }

    void IShape.Walk(Wire w)
    {
        CertificateArn = w.String("CertificateArn", CertificateArn);
    }
}
