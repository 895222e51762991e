using StackStage.AwsClients.Protocols;

namespace Amazon.CertificateManager.Model;

/// <summary>Which certificates to list.</summary>
public partial class Filters : IShape
{
    /// <summary>Only certificates with these extended usages.</summary>
    public List<string>? ExtendedKeyUsage { get; set; }

    /// <summary>Only certificates with these usages.</summary>
    public List<string>? KeyUsage { get; set; }

    /// <summary>Only certificates with these key algorithms; name them all to see all.</summary>
    public List<string>? KeyTypes { get; set; }

    /// <summary>Whether the certificate can be exported.</summary>
    public CertificateExport? ExportOption { get; set; }

    /// <summary>The AWS service that manages it, when one does.</summary>
    public CertificateManagedBy? ManagedBy { get; set; }

    void IShape.Walk(Wire w)
    {
        ExtendedKeyUsage = w.Strings("extendedKeyUsage", ExtendedKeyUsage);
        KeyUsage = w.Strings("keyUsage", KeyUsage);
        KeyTypes = w.Strings("keyTypes", KeyTypes);
        ExportOption = w.String("exportOption", ExportOption);
        ManagedBy = w.String("managedBy", ManagedBy);
    }
}

/// <summary>A certificate in a list.</summary>
public partial class CertificateSummary : IShape
{
    /// <summary>The certificate.</summary>
    public string? CertificateArn { get; set; }

    /// <summary>The domain name.</summary>
    public string? DomainName { get; set; }

    /// <summary>The first names.</summary>
    public List<string>? SubjectAlternativeNameSummaries { get; set; }

    /// <summary>Whether there are more names than the summary lists.</summary>
    public bool? HasAdditionalSubjectAlternativeNames { get; set; }

    /// <summary>The state.</summary>
    public CertificateStatus? Status { get; set; }

    /// <summary>The type.</summary>
    public CertificateType? Type { get; set; }

    /// <summary>The algorithm of the key.</summary>
    public KeyAlgorithm? KeyAlgorithm { get; set; }

    /// <summary>What the key may be used for.</summary>
    public List<string>? KeyUsages { get; set; }

    /// <summary>What the key may be used for, extended.</summary>
    public List<string>? ExtendedKeyUsages { get; set; }

    /// <summary>Whether the certificate can be exported.</summary>
    public CertificateExport? ExportOption { get; set; }

    /// <summary>Whether anything uses it.</summary>
    public bool? InUse { get; set; }

    /// <summary>Whether the certificate was exported.</summary>
    public bool? Exported { get; set; }

    /// <summary>Whether ACM renews it by itself.</summary>
    public RenewalEligibility? RenewalEligibility { get; set; }

    /// <summary>From when it is valid.</summary>
    public DateTime? NotBefore { get; set; }

    /// <summary>When it expires.</summary>
    public DateTime? NotAfter { get; set; }

    /// <summary>When it was requested.</summary>
    public DateTime? CreatedAt { get; set; }

    /// <summary>When it was issued.</summary>
    public DateTime? IssuedAt { get; set; }

    /// <summary>When it was imported.</summary>
    public DateTime? ImportedAt { get; set; }

    /// <summary>When it was revoked.</summary>
    public DateTime? RevokedAt { get; set; }

    /// <summary>The AWS service that manages it, when one does.</summary>
    public CertificateManagedBy? ManagedBy { get; set; }

    void IShape.Walk(Wire w)
    {
        CertificateArn = w.String("CertificateArn", CertificateArn);
        DomainName = w.String("DomainName", DomainName);
        SubjectAlternativeNameSummaries = w.Strings("SubjectAlternativeNameSummaries", SubjectAlternativeNameSummaries);
        HasAdditionalSubjectAlternativeNames = w.Bool("HasAdditionalSubjectAlternativeNames", HasAdditionalSubjectAlternativeNames);
        Status = w.String("Status", Status);
        Type = w.String("Type", Type);
        KeyAlgorithm = w.String("KeyAlgorithm", KeyAlgorithm);
        KeyUsages = w.Strings("KeyUsages", KeyUsages);
        ExtendedKeyUsages = w.Strings("ExtendedKeyUsages", ExtendedKeyUsages);
        ExportOption = w.String("ExportOption", ExportOption);
        InUse = w.Bool("InUse", InUse);
        Exported = w.Bool("Exported", Exported);
        RenewalEligibility = w.String("RenewalEligibility", RenewalEligibility);
        NotBefore = w.Time("NotBefore", NotBefore);
        NotAfter = w.Time("NotAfter", NotAfter);
        CreatedAt = w.Time("CreatedAt", CreatedAt);
        IssuedAt = w.Time("IssuedAt", IssuedAt);
        ImportedAt = w.Time("ImportedAt", ImportedAt);
        RevokedAt = w.Time("RevokedAt", RevokedAt);
        ManagedBy = w.String("ManagedBy", ManagedBy);
    }
}

/// <summary>A certificate: names, state, holders.</summary>
public partial class CertificateDetail : IShape
{
    /// <summary>The certificate.</summary>
    public string? CertificateArn { get; set; }

    /// <summary>The domain name.</summary>
    public string? DomainName { get; set; }

    /// <summary>All names, the first one included.</summary>
    public List<string>? SubjectAlternativeNames { get; set; }

    /// <summary>The AWS service that manages it, when one does.</summary>
    public CertificateManagedBy? ManagedBy { get; set; }

    /// <summary>How each name is validated. After a request the records appear a little later.</summary>
    public List<DomainValidation>? DomainValidationOptions { get; set; }

    /// <summary>The serial number.</summary>
    public string? Serial { get; set; }

    /// <summary>The subject.</summary>
    public string? Subject { get; set; }

    /// <summary>Who issued it.</summary>
    public string? Issuer { get; set; }

    /// <summary>When it was requested.</summary>
    public DateTime? CreatedAt { get; set; }

    /// <summary>When it was issued.</summary>
    public DateTime? IssuedAt { get; set; }

    /// <summary>When it was imported.</summary>
    public DateTime? ImportedAt { get; set; }

    /// <summary>The state.</summary>
    public CertificateStatus? Status { get; set; }

    /// <summary>When it was revoked.</summary>
    public DateTime? RevokedAt { get; set; }

    /// <summary>Why it was revoked.</summary>
    public RevocationReason? RevocationReason { get; set; }

    /// <summary>From when it is valid.</summary>
    public DateTime? NotBefore { get; set; }

    /// <summary>When it expires.</summary>
    public DateTime? NotAfter { get; set; }

    /// <summary>The algorithm of the key.</summary>
    public KeyAlgorithm? KeyAlgorithm { get; set; }

    /// <summary>The algorithm of the signature.</summary>
    public string? SignatureAlgorithm { get; set; }

    /// <summary>ARNs of what uses the certificate. AWS's own holders (API Gateway's hidden balancer) are in another account.</summary>
    public List<string>? InUseBy { get; set; }

    /// <summary>Why the request failed; only in state FAILED.</summary>
    public FailureReason? FailureReason { get; set; }

    /// <summary>The type.</summary>
    public CertificateType? Type { get; set; }

    /// <summary>The renewal, once ACM has tried one.</summary>
    public RenewalSummary? RenewalSummary { get; set; }

    /// <summary>The private CA that issues the certificate.</summary>
    public string? CertificateAuthorityArn { get; set; }

    /// <summary>Whether ACM renews it by itself.</summary>
    public RenewalEligibility? RenewalEligibility { get; set; }

    /// <summary>Transparency logging and exportability.</summary>
    public CertificateOptions? Options { get; set; }

    void IShape.Walk(Wire w)
    {
        CertificateArn = w.String("CertificateArn", CertificateArn);
        DomainName = w.String("DomainName", DomainName);
        SubjectAlternativeNames = w.Strings("SubjectAlternativeNames", SubjectAlternativeNames);
        ManagedBy = w.String("ManagedBy", ManagedBy);
        DomainValidationOptions = w.Objects("DomainValidationOptions", DomainValidationOptions);
        Serial = w.String("Serial", Serial);
        Subject = w.String("Subject", Subject);
        Issuer = w.String("Issuer", Issuer);
        CreatedAt = w.Time("CreatedAt", CreatedAt);
        IssuedAt = w.Time("IssuedAt", IssuedAt);
        ImportedAt = w.Time("ImportedAt", ImportedAt);
        Status = w.String("Status", Status);
        RevokedAt = w.Time("RevokedAt", RevokedAt);
        RevocationReason = w.String("RevocationReason", RevocationReason);
        NotBefore = w.Time("NotBefore", NotBefore);
        NotAfter = w.Time("NotAfter", NotAfter);
        KeyAlgorithm = w.String("KeyAlgorithm", KeyAlgorithm);
        SignatureAlgorithm = w.String("SignatureAlgorithm", SignatureAlgorithm);
        InUseBy = w.Strings("InUseBy", InUseBy);
        FailureReason = w.String("FailureReason", FailureReason);
        Type = w.String("Type", Type);
        RenewalSummary = w.Object("RenewalSummary", RenewalSummary);
        CertificateAuthorityArn = w.String("CertificateAuthorityArn", CertificateAuthorityArn);
        RenewalEligibility = w.String("RenewalEligibility", RenewalEligibility);
        Options = w.Object("Options", Options);
    }
}

/// <summary>How one name of a certificate is validated.</summary>
public partial class DomainValidation : IShape
{
    /// <summary>The domain name.</summary>
    public string DomainName { get; set; } = null!;

    /// <summary>The addresses that validation mail went to.</summary>
    public List<string>? ValidationEmails { get; set; }

    /// <summary>The domain that validation mail goes to.</summary>
    public string? ValidationDomain { get; set; }

    /// <summary>Whether the name is validated.</summary>
    public DomainStatus? ValidationStatus { get; set; }

    /// <summary>The CNAME that validates the name; null for a moment after the request.</summary>
    public ResourceRecord? ResourceRecord { get; set; }

    /// <summary>The redirect that validates the name.</summary>
    public HttpRedirect? HttpRedirect { get; set; }

    /// <summary>DNS, EMAIL or HTTP.</summary>
    public ValidationMethod? ValidationMethod { get; set; }

    void IShape.Walk(Wire w)
    {
        DomainName = w.String("DomainName", DomainName)!;
        ValidationEmails = w.Strings("ValidationEmails", ValidationEmails);
        ValidationDomain = w.String("ValidationDomain", ValidationDomain);
        ValidationStatus = w.String("ValidationStatus", ValidationStatus);
        ResourceRecord = w.Object("ResourceRecord", ResourceRecord);
        HttpRedirect = w.Object("HttpRedirect", HttpRedirect);
        ValidationMethod = w.String("ValidationMethod", ValidationMethod);
    }
}

/// <summary>The CNAME that proves control of a name. It depends on account and name, not on the certificate.</summary>
public partial class ResourceRecord : IShape
{
    /// <summary>The name.</summary>
    public string Name { get; set; } = null!;

    /// <summary>The type.</summary>
    public RecordType Type { get; set; } = null!;

    /// <summary>The value.</summary>
    public string Value { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        Name = w.String("Name", Name)!;
        Type = w.String("Type", Type)!;
        Value = w.String("Value", Value)!;
    }
}

/// <summary>A redirect that proves control of a name.</summary>
public partial class HttpRedirect : IShape
{
    /// <summary>The address that must redirect.</summary>
    public string? RedirectFrom { get; set; }

    /// <summary>Where it must redirect to.</summary>
    public string? RedirectTo { get; set; }

    void IShape.Walk(Wire w)
    {
        RedirectFrom = w.String("RedirectFrom", RedirectFrom);
        RedirectTo = w.String("RedirectTo", RedirectTo);
    }
}

/// <summary>How a managed renewal is going.</summary>
public partial class RenewalSummary : IShape
{
    /// <summary>How far the renewal is.</summary>
    public RenewalStatus RenewalStatus { get; set; } = null!;

    /// <summary>How each name is validated. After a request the records appear a little later.</summary>
    public List<DomainValidation>? DomainValidationOptions { get; set; }

    /// <summary>Why the renewal failed.</summary>
    public FailureReason? RenewalStatusReason { get; set; }

    /// <summary>When it was last tried.</summary>
    public DateTime? UpdatedAt { get; set; }

    void IShape.Walk(Wire w)
    {
        RenewalStatus = w.String("RenewalStatus", RenewalStatus)!;
        DomainValidationOptions = w.Objects("DomainValidationOptions", DomainValidationOptions);
        RenewalStatusReason = w.String("RenewalStatusReason", RenewalStatusReason);
        UpdatedAt = w.Time("UpdatedAt", UpdatedAt);
    }
}

/// <summary>Options of a certificate.</summary>
public partial class CertificateOptions : IShape
{
    /// <summary>Whether the certificate is published in transparency logs.</summary>
    public CertificateTransparencyLoggingPreference? CertificateTransparencyLoggingPreference { get; set; }

    /// <summary>Whether the certificate can be exported.</summary>
    public CertificateExport? Export { get; set; }

    void IShape.Walk(Wire w)
    {
        CertificateTransparencyLoggingPreference = w.String("CertificateTransparencyLoggingPreference", CertificateTransparencyLoggingPreference);
        Export = w.String("Export", Export);
    }
}

/// <summary>Where validation mail for a name goes.</summary>
public partial class DomainValidationOption : IShape
{
    /// <summary>The domain name.</summary>
    public string DomainName { get; set; } = null!;

    /// <summary>The domain that validation mail goes to.</summary>
    public string ValidationDomain { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        DomainName = w.String("DomainName", DomainName)!;
        ValidationDomain = w.String("ValidationDomain", ValidationDomain)!;
    }
}

/// <summary>A tag: key and value.</summary>
public partial class Tag : IShape
{
    /// <summary>The key.</summary>
    public string Key { get; set; } = null!;

    /// <summary>The value.</summary>
    public string? Value { get; set; }

    void IShape.Walk(Wire w)
    {
        Key = w.String("Key", Key)!;
        Value = w.String("Value", Value);
    }
}
