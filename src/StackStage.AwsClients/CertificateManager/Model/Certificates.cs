using StackStage.AwsClients.Protocols;

namespace Amazon.CertificateManager.Model;

/// <summary>Filters.</summary>
public partial class Filters : IShape
{
    /// <summary>The extended key usage.</summary>
    public List<string>? ExtendedKeyUsage { get; set; }

    /// <summary>The key usage.</summary>
    public List<string>? KeyUsage { get; set; }

    /// <summary>The key types.</summary>
    public List<string>? KeyTypes { get; set; }

    /// <summary>The export option.</summary>
    public CertificateExport? ExportOption { get; set; }

    /// <summary>The managed by.</summary>
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

/// <summary>Certificate summary.</summary>
public partial class CertificateSummary : IShape
{
    /// <summary>The certificate ARN.</summary>
    public string? CertificateArn { get; set; }

    /// <summary>The domain name.</summary>
    public string? DomainName { get; set; }

    /// <summary>The subject alternative name summaries.</summary>
    public List<string>? SubjectAlternativeNameSummaries { get; set; }

    /// <summary>The has additional subject alternative names.</summary>
    public bool? HasAdditionalSubjectAlternativeNames { get; set; }

    /// <summary>The status.</summary>
    public CertificateStatus? Status { get; set; }

    /// <summary>The type.</summary>
    public CertificateType? Type { get; set; }

    /// <summary>The key algorithm.</summary>
    public KeyAlgorithm? KeyAlgorithm { get; set; }

    /// <summary>The key usages.</summary>
    public List<string>? KeyUsages { get; set; }

    /// <summary>The extended key usages.</summary>
    public List<string>? ExtendedKeyUsages { get; set; }

    /// <summary>The export option.</summary>
    public CertificateExport? ExportOption { get; set; }

    /// <summary>The in use.</summary>
    public bool? InUse { get; set; }

    /// <summary>The exported.</summary>
    public bool? Exported { get; set; }

    /// <summary>The renewal eligibility.</summary>
    public RenewalEligibility? RenewalEligibility { get; set; }

    /// <summary>The not before.</summary>
    public DateTime? NotBefore { get; set; }

    /// <summary>The not after.</summary>
    public DateTime? NotAfter { get; set; }

    /// <summary>The created at.</summary>
    public DateTime? CreatedAt { get; set; }

    /// <summary>The issued at.</summary>
    public DateTime? IssuedAt { get; set; }

    /// <summary>The imported at.</summary>
    public DateTime? ImportedAt { get; set; }

    /// <summary>The revoked at.</summary>
    public DateTime? RevokedAt { get; set; }

    /// <summary>The managed by.</summary>
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

/// <summary>Certificate detail.</summary>
public partial class CertificateDetail : IShape
{
    /// <summary>The certificate ARN.</summary>
    public string? CertificateArn { get; set; }

    /// <summary>The domain name.</summary>
    public string? DomainName { get; set; }

    /// <summary>The subject alternative names.</summary>
    public List<string>? SubjectAlternativeNames { get; set; }

    /// <summary>The managed by.</summary>
    public CertificateManagedBy? ManagedBy { get; set; }

    /// <summary>The domain validation options.</summary>
    public List<DomainValidation>? DomainValidationOptions { get; set; }

    /// <summary>The serial.</summary>
    public string? Serial { get; set; }

    /// <summary>The subject.</summary>
    public string? Subject { get; set; }

    /// <summary>The issuer.</summary>
    public string? Issuer { get; set; }

    /// <summary>The created at.</summary>
    public DateTime? CreatedAt { get; set; }

    /// <summary>The issued at.</summary>
    public DateTime? IssuedAt { get; set; }

    /// <summary>The imported at.</summary>
    public DateTime? ImportedAt { get; set; }

    /// <summary>The status.</summary>
    public CertificateStatus? Status { get; set; }

    /// <summary>The revoked at.</summary>
    public DateTime? RevokedAt { get; set; }

    /// <summary>The revocation reason.</summary>
    public RevocationReason? RevocationReason { get; set; }

    /// <summary>The not before.</summary>
    public DateTime? NotBefore { get; set; }

    /// <summary>The not after.</summary>
    public DateTime? NotAfter { get; set; }

    /// <summary>The key algorithm.</summary>
    public KeyAlgorithm? KeyAlgorithm { get; set; }

    /// <summary>The signature algorithm.</summary>
    public string? SignatureAlgorithm { get; set; }

    /// <summary>The in use by.</summary>
    public List<string>? InUseBy { get; set; }

    /// <summary>The failure reason.</summary>
    public FailureReason? FailureReason { get; set; }

    /// <summary>The type.</summary>
    public CertificateType? Type { get; set; }

    /// <summary>The renewal summary.</summary>
    public RenewalSummary? RenewalSummary { get; set; }

    /// <summary>The certificate authority ARN.</summary>
    public string? CertificateAuthorityArn { get; set; }

    /// <summary>The renewal eligibility.</summary>
    public RenewalEligibility? RenewalEligibility { get; set; }

    /// <summary>The options.</summary>
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

/// <summary>Domain validation.</summary>
public partial class DomainValidation : IShape
{
    /// <summary>The domain name.</summary>
    public string DomainName { get; set; } = null!;

    /// <summary>The validation emails.</summary>
    public List<string>? ValidationEmails { get; set; }

    /// <summary>The validation domain.</summary>
    public string? ValidationDomain { get; set; }

    /// <summary>The validation status.</summary>
    public DomainStatus? ValidationStatus { get; set; }

    /// <summary>The resource record.</summary>
    public ResourceRecord? ResourceRecord { get; set; }

    /// <summary>The HTTP redirect.</summary>
    public HttpRedirect? HttpRedirect { get; set; }

    /// <summary>The validation method.</summary>
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

/// <summary>Resource record.</summary>
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

/// <summary>HTTP redirect.</summary>
public partial class HttpRedirect : IShape
{
    /// <summary>The redirect from.</summary>
    public string? RedirectFrom { get; set; }

    /// <summary>The redirect to.</summary>
    public string? RedirectTo { get; set; }

    void IShape.Walk(Wire w)
    {
        RedirectFrom = w.String("RedirectFrom", RedirectFrom);
        RedirectTo = w.String("RedirectTo", RedirectTo);
    }
}

/// <summary>Renewal summary.</summary>
public partial class RenewalSummary : IShape
{
    /// <summary>The renewal status.</summary>
    public RenewalStatus RenewalStatus { get; set; } = null!;

    /// <summary>The domain validation options.</summary>
    public List<DomainValidation>? DomainValidationOptions { get; set; }

    /// <summary>The renewal status reason.</summary>
    public FailureReason? RenewalStatusReason { get; set; }

    /// <summary>The updated at.</summary>
    public DateTime? UpdatedAt { get; set; }

    void IShape.Walk(Wire w)
    {
        RenewalStatus = w.String("RenewalStatus", RenewalStatus)!;
        DomainValidationOptions = w.Objects("DomainValidationOptions", DomainValidationOptions);
        RenewalStatusReason = w.String("RenewalStatusReason", RenewalStatusReason);
        UpdatedAt = w.Time("UpdatedAt", UpdatedAt);
    }
}

/// <summary>Certificate options.</summary>
public partial class CertificateOptions : IShape
{
    /// <summary>The certificate transparency logging preference.</summary>
    public CertificateTransparencyLoggingPreference? CertificateTransparencyLoggingPreference { get; set; }

    /// <summary>The export.</summary>
    public CertificateExport? Export { get; set; }

    void IShape.Walk(Wire w)
    {
        CertificateTransparencyLoggingPreference = w.String("CertificateTransparencyLoggingPreference", CertificateTransparencyLoggingPreference);
        Export = w.String("Export", Export);
    }
}

/// <summary>Domain validation option.</summary>
public partial class DomainValidationOption : IShape
{
    /// <summary>The domain name.</summary>
    public string DomainName { get; set; } = null!;

    /// <summary>The validation domain.</summary>
    public string ValidationDomain { get; set; } = null!;

    void IShape.Walk(Wire w)
    {
        DomainName = w.String("DomainName", DomainName)!;
        ValidationDomain = w.String("ValidationDomain", ValidationDomain)!;
    }
}

/// <summary>Tag.</summary>
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
