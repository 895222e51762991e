using System.Diagnostics.CodeAnalysis;
using Amazon.Runtime;

namespace Amazon.CertificateManager;

/// <summary>Values of certificate export.</summary>
public class CertificateExport : ConstantClass
{
    /// <summary><c>ENABLED</c></summary>
    public static readonly CertificateExport ENABLED = new("ENABLED");
    /// <summary><c>DISABLED</c></summary>
    public static readonly CertificateExport DISABLED = new("DISABLED");

    /// <summary>A value that is not listed here.</summary>
    public CertificateExport(string value) : base(value) { }

    /// <summary>The constant for a value, made up when it is not listed.</summary>
    public static CertificateExport FindValue(string value) => FindValue<CertificateExport>(value);

    /// <summary>The constant for a value.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator CertificateExport?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Values of certificate managed by.</summary>
public class CertificateManagedBy : ConstantClass
{
    /// <summary><c>CLOUDFRONT</c></summary>
    public static readonly CertificateManagedBy CLOUDFRONT = new("CLOUDFRONT");

    /// <summary>A value that is not listed here.</summary>
    public CertificateManagedBy(string value) : base(value) { }

    /// <summary>The constant for a value, made up when it is not listed.</summary>
    public static CertificateManagedBy FindValue(string value) => FindValue<CertificateManagedBy>(value);

    /// <summary>The constant for a value.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator CertificateManagedBy?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Values of certificate status.</summary>
public class CertificateStatus : ConstantClass
{
    /// <summary><c>PENDING_VALIDATION</c></summary>
    public static readonly CertificateStatus PENDING_VALIDATION = new("PENDING_VALIDATION");
    /// <summary><c>ISSUED</c></summary>
    public static readonly CertificateStatus ISSUED = new("ISSUED");
    /// <summary><c>INACTIVE</c></summary>
    public static readonly CertificateStatus INACTIVE = new("INACTIVE");
    /// <summary><c>EXPIRED</c></summary>
    public static readonly CertificateStatus EXPIRED = new("EXPIRED");
    /// <summary><c>VALIDATION_TIMED_OUT</c></summary>
    public static readonly CertificateStatus VALIDATION_TIMED_OUT = new("VALIDATION_TIMED_OUT");
    /// <summary><c>REVOKED</c></summary>
    public static readonly CertificateStatus REVOKED = new("REVOKED");
    /// <summary><c>FAILED</c></summary>
    public static readonly CertificateStatus FAILED = new("FAILED");

    /// <summary>A value that is not listed here.</summary>
    public CertificateStatus(string value) : base(value) { }

    /// <summary>The constant for a value, made up when it is not listed.</summary>
    public static CertificateStatus FindValue(string value) => FindValue<CertificateStatus>(value);

    /// <summary>The constant for a value.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator CertificateStatus?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Values of certificate transparency logging preference.</summary>
public class CertificateTransparencyLoggingPreference : ConstantClass
{
    /// <summary><c>ENABLED</c></summary>
    public static readonly CertificateTransparencyLoggingPreference ENABLED = new("ENABLED");
    /// <summary><c>DISABLED</c></summary>
    public static readonly CertificateTransparencyLoggingPreference DISABLED = new("DISABLED");

    /// <summary>A value that is not listed here.</summary>
    public CertificateTransparencyLoggingPreference(string value) : base(value) { }

    /// <summary>The constant for a value, made up when it is not listed.</summary>
    public static CertificateTransparencyLoggingPreference FindValue(string value) => FindValue<CertificateTransparencyLoggingPreference>(value);

    /// <summary>The constant for a value.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator CertificateTransparencyLoggingPreference?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Values of certificate type.</summary>
public class CertificateType : ConstantClass
{
    /// <summary><c>IMPORTED</c></summary>
    public static readonly CertificateType IMPORTED = new("IMPORTED");
    /// <summary><c>AMAZON_ISSUED</c></summary>
    public static readonly CertificateType AMAZON_ISSUED = new("AMAZON_ISSUED");
    /// <summary><c>PRIVATE</c></summary>
    public static readonly CertificateType PRIVATE = new("PRIVATE");

    /// <summary>A value that is not listed here.</summary>
    public CertificateType(string value) : base(value) { }

    /// <summary>The constant for a value, made up when it is not listed.</summary>
    public static CertificateType FindValue(string value) => FindValue<CertificateType>(value);

    /// <summary>The constant for a value.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator CertificateType?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Values of domain status.</summary>
public class DomainStatus : ConstantClass
{
    /// <summary><c>PENDING_VALIDATION</c></summary>
    public static readonly DomainStatus PENDING_VALIDATION = new("PENDING_VALIDATION");
    /// <summary><c>SUCCESS</c></summary>
    public static readonly DomainStatus SUCCESS = new("SUCCESS");
    /// <summary><c>FAILED</c></summary>
    public static readonly DomainStatus FAILED = new("FAILED");

    /// <summary>A value that is not listed here.</summary>
    public DomainStatus(string value) : base(value) { }

    /// <summary>The constant for a value, made up when it is not listed.</summary>
    public static DomainStatus FindValue(string value) => FindValue<DomainStatus>(value);

    /// <summary>The constant for a value.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator DomainStatus?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Values of failure reason.</summary>
public class FailureReason : ConstantClass
{
    /// <summary><c>NO_AVAILABLE_CONTACTS</c></summary>
    public static readonly FailureReason NO_AVAILABLE_CONTACTS = new("NO_AVAILABLE_CONTACTS");
    /// <summary><c>ADDITIONAL_VERIFICATION_REQUIRED</c></summary>
    public static readonly FailureReason ADDITIONAL_VERIFICATION_REQUIRED = new("ADDITIONAL_VERIFICATION_REQUIRED");
    /// <summary><c>DOMAIN_NOT_ALLOWED</c></summary>
    public static readonly FailureReason DOMAIN_NOT_ALLOWED = new("DOMAIN_NOT_ALLOWED");
    /// <summary><c>INVALID_PUBLIC_DOMAIN</c></summary>
    public static readonly FailureReason INVALID_PUBLIC_DOMAIN = new("INVALID_PUBLIC_DOMAIN");
    /// <summary><c>DOMAIN_VALIDATION_DENIED</c></summary>
    public static readonly FailureReason DOMAIN_VALIDATION_DENIED = new("DOMAIN_VALIDATION_DENIED");
    /// <summary><c>CAA_ERROR</c></summary>
    public static readonly FailureReason CAA_ERROR = new("CAA_ERROR");
    /// <summary><c>PCA_LIMIT_EXCEEDED</c></summary>
    public static readonly FailureReason PCA_LIMIT_EXCEEDED = new("PCA_LIMIT_EXCEEDED");
    /// <summary><c>PCA_INVALID_ARN</c></summary>
    public static readonly FailureReason PCA_INVALID_ARN = new("PCA_INVALID_ARN");
    /// <summary><c>PCA_INVALID_STATE</c></summary>
    public static readonly FailureReason PCA_INVALID_STATE = new("PCA_INVALID_STATE");
    /// <summary><c>PCA_REQUEST_FAILED</c></summary>
    public static readonly FailureReason PCA_REQUEST_FAILED = new("PCA_REQUEST_FAILED");
    /// <summary><c>PCA_NAME_CONSTRAINTS_VALIDATION</c></summary>
    public static readonly FailureReason PCA_NAME_CONSTRAINTS_VALIDATION = new("PCA_NAME_CONSTRAINTS_VALIDATION");
    /// <summary><c>PCA_RESOURCE_NOT_FOUND</c></summary>
    public static readonly FailureReason PCA_RESOURCE_NOT_FOUND = new("PCA_RESOURCE_NOT_FOUND");
    /// <summary><c>PCA_INVALID_ARGS</c></summary>
    public static readonly FailureReason PCA_INVALID_ARGS = new("PCA_INVALID_ARGS");
    /// <summary><c>PCA_INVALID_DURATION</c></summary>
    public static readonly FailureReason PCA_INVALID_DURATION = new("PCA_INVALID_DURATION");
    /// <summary><c>PCA_ACCESS_DENIED</c></summary>
    public static readonly FailureReason PCA_ACCESS_DENIED = new("PCA_ACCESS_DENIED");
    /// <summary><c>SLR_NOT_FOUND</c></summary>
    public static readonly FailureReason SLR_NOT_FOUND = new("SLR_NOT_FOUND");
    /// <summary><c>OTHER</c></summary>
    public static readonly FailureReason OTHER = new("OTHER");

    /// <summary>A value that is not listed here.</summary>
    public FailureReason(string value) : base(value) { }

    /// <summary>The constant for a value, made up when it is not listed.</summary>
    public static FailureReason FindValue(string value) => FindValue<FailureReason>(value);

    /// <summary>The constant for a value.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator FailureReason?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Values of key algorithm.</summary>
public class KeyAlgorithm : ConstantClass
{
    /// <summary><c>RSA_1024</c></summary>
    public static readonly KeyAlgorithm RSA_1024 = new("RSA_1024");
    /// <summary><c>RSA_2048</c></summary>
    public static readonly KeyAlgorithm RSA_2048 = new("RSA_2048");
    /// <summary><c>RSA_3072</c></summary>
    public static readonly KeyAlgorithm RSA_3072 = new("RSA_3072");
    /// <summary><c>RSA_4096</c></summary>
    public static readonly KeyAlgorithm RSA_4096 = new("RSA_4096");
    /// <summary><c>EC_prime256v1</c></summary>
    public static readonly KeyAlgorithm EC_prime256v1 = new("EC_prime256v1");
    /// <summary><c>EC_secp384r1</c></summary>
    public static readonly KeyAlgorithm EC_secp384r1 = new("EC_secp384r1");
    /// <summary><c>EC_secp521r1</c></summary>
    public static readonly KeyAlgorithm EC_secp521r1 = new("EC_secp521r1");

    /// <summary>A value that is not listed here.</summary>
    public KeyAlgorithm(string value) : base(value) { }

    /// <summary>The constant for a value, made up when it is not listed.</summary>
    public static KeyAlgorithm FindValue(string value) => FindValue<KeyAlgorithm>(value);

    /// <summary>The constant for a value.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator KeyAlgorithm?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Values of record type.</summary>
public class RecordType : ConstantClass
{
    /// <summary><c>CNAME</c></summary>
    public static readonly RecordType CNAME = new("CNAME");

    /// <summary>A value that is not listed here.</summary>
    public RecordType(string value) : base(value) { }

    /// <summary>The constant for a value, made up when it is not listed.</summary>
    public static RecordType FindValue(string value) => FindValue<RecordType>(value);

    /// <summary>The constant for a value.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator RecordType?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Values of renewal eligibility.</summary>
public class RenewalEligibility : ConstantClass
{
    /// <summary><c>ELIGIBLE</c></summary>
    public static readonly RenewalEligibility ELIGIBLE = new("ELIGIBLE");
    /// <summary><c>INELIGIBLE</c></summary>
    public static readonly RenewalEligibility INELIGIBLE = new("INELIGIBLE");

    /// <summary>A value that is not listed here.</summary>
    public RenewalEligibility(string value) : base(value) { }

    /// <summary>The constant for a value, made up when it is not listed.</summary>
    public static RenewalEligibility FindValue(string value) => FindValue<RenewalEligibility>(value);

    /// <summary>The constant for a value.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator RenewalEligibility?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Values of renewal status.</summary>
public class RenewalStatus : ConstantClass
{
    /// <summary><c>PENDING_AUTO_RENEWAL</c></summary>
    public static readonly RenewalStatus PENDING_AUTO_RENEWAL = new("PENDING_AUTO_RENEWAL");
    /// <summary><c>PENDING_VALIDATION</c></summary>
    public static readonly RenewalStatus PENDING_VALIDATION = new("PENDING_VALIDATION");
    /// <summary><c>SUCCESS</c></summary>
    public static readonly RenewalStatus SUCCESS = new("SUCCESS");
    /// <summary><c>FAILED</c></summary>
    public static readonly RenewalStatus FAILED = new("FAILED");

    /// <summary>A value that is not listed here.</summary>
    public RenewalStatus(string value) : base(value) { }

    /// <summary>The constant for a value, made up when it is not listed.</summary>
    public static RenewalStatus FindValue(string value) => FindValue<RenewalStatus>(value);

    /// <summary>The constant for a value.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator RenewalStatus?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Values of revocation reason.</summary>
public class RevocationReason : ConstantClass
{
    /// <summary><c>UNSPECIFIED</c></summary>
    public static readonly RevocationReason UNSPECIFIED = new("UNSPECIFIED");
    /// <summary><c>KEY_COMPROMISE</c></summary>
    public static readonly RevocationReason KEY_COMPROMISE = new("KEY_COMPROMISE");
    /// <summary><c>CA_COMPROMISE</c></summary>
    public static readonly RevocationReason CA_COMPROMISE = new("CA_COMPROMISE");
    /// <summary><c>AFFILIATION_CHANGED</c></summary>
    public static readonly RevocationReason AFFILIATION_CHANGED = new("AFFILIATION_CHANGED");
    /// <summary><c>SUPERCEDED</c></summary>
    public static readonly RevocationReason SUPERCEDED = new("SUPERCEDED");
    /// <summary><c>SUPERSEDED</c></summary>
    public static readonly RevocationReason SUPERSEDED = new("SUPERSEDED");
    /// <summary><c>CESSATION_OF_OPERATION</c></summary>
    public static readonly RevocationReason CESSATION_OF_OPERATION = new("CESSATION_OF_OPERATION");
    /// <summary><c>CERTIFICATE_HOLD</c></summary>
    public static readonly RevocationReason CERTIFICATE_HOLD = new("CERTIFICATE_HOLD");
    /// <summary><c>REMOVE_FROM_CRL</c></summary>
    public static readonly RevocationReason REMOVE_FROM_CRL = new("REMOVE_FROM_CRL");
    /// <summary><c>PRIVILEGE_WITHDRAWN</c></summary>
    public static readonly RevocationReason PRIVILEGE_WITHDRAWN = new("PRIVILEGE_WITHDRAWN");
    /// <summary><c>A_A_COMPROMISE</c></summary>
    public static readonly RevocationReason A_A_COMPROMISE = new("A_A_COMPROMISE");

    /// <summary>A value that is not listed here.</summary>
    public RevocationReason(string value) : base(value) { }

    /// <summary>The constant for a value, made up when it is not listed.</summary>
    public static RevocationReason FindValue(string value) => FindValue<RevocationReason>(value);

    /// <summary>The constant for a value.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator RevocationReason?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Values of sort by.</summary>
public class SortBy : ConstantClass
{
    /// <summary><c>CREATED_AT</c></summary>
    public static readonly SortBy CREATED_AT = new("CREATED_AT");

    /// <summary>A value that is not listed here.</summary>
    public SortBy(string value) : base(value) { }

    /// <summary>The constant for a value, made up when it is not listed.</summary>
    public static SortBy FindValue(string value) => FindValue<SortBy>(value);

    /// <summary>The constant for a value.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator SortBy?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Values of sort order.</summary>
public class SortOrder : ConstantClass
{
    /// <summary><c>ASCENDING</c></summary>
    public static readonly SortOrder ASCENDING = new("ASCENDING");
    /// <summary><c>DESCENDING</c></summary>
    public static readonly SortOrder DESCENDING = new("DESCENDING");

    /// <summary>A value that is not listed here.</summary>
    public SortOrder(string value) : base(value) { }

    /// <summary>The constant for a value, made up when it is not listed.</summary>
    public static SortOrder FindValue(string value) => FindValue<SortOrder>(value);

    /// <summary>The constant for a value.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator SortOrder?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Values of validation method.</summary>
public class ValidationMethod : ConstantClass
{
    /// <summary><c>EMAIL</c></summary>
    public static readonly ValidationMethod EMAIL = new("EMAIL");
    /// <summary><c>DNS</c></summary>
    public static readonly ValidationMethod DNS = new("DNS");
    /// <summary><c>HTTP</c></summary>
    public static readonly ValidationMethod HTTP = new("HTTP");

    /// <summary>A value that is not listed here.</summary>
    public ValidationMethod(string value) : base(value) { }

    /// <summary>The constant for a value, made up when it is not listed.</summary>
    public static ValidationMethod FindValue(string value) => FindValue<ValidationMethod>(value);

    /// <summary>The constant for a value.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator ValidationMethod?(string? value) => value is null ? null : FindValue(value);
}
