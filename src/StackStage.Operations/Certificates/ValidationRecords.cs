using Amazon.CertificateManager;
using Amazon.CertificateManager.Model;
using StackStage.Operations.Dns;

namespace StackStage.Operations.Certificates;

/// <summary>
/// The CNAMEs that validate certificates. ACM derives them from account and domain, not from the certificate: whoever
/// deletes one may break the renewal of another certificate of the same domain.
/// </summary>
internal static class ValidationRecords
{
    // These are final: such a certificate will never be validated again.
    private static readonly string[] Final = [CertificateStatus.FAILED.Value, CertificateStatus.VALIDATION_TIMED_OUT.Value, CertificateStatus.REVOKED.Value];

    /// <summary>The records that validate a certificate, each once; those that ACM has not made yet are missing.</summary>
    public static IReadOnlyList<ResourceRecord> Of(CertificateDetail detail) =>
    [
        .. (detail.DomainValidationOptions ?? []).Concat(detail.RenewalSummary?.DomainValidationOptions ?? [])
            .Where(option => option.ResourceRecord is not null)
            .Select(option => option.ResourceRecord!)
            .DistinctBy(record => DnsNames.Normalize(record.Name)),
    ];

    /// <summary>Whether ACM has made the record of every name.</summary>
    public static bool AreComplete(CertificateDetail detail) =>
        detail.DomainValidationOptions is { Count: > 0 } options && options.TrueForAll(option => option.ResourceRecord is not null || !IsDns(option))
        && NamesOf(detail).All(name => options.Exists(option => DnsNames.Normalize(option.DomainName) == name));

    /// <summary>Whether a name is validated by DNS.</summary>
    public static bool IsDns(DomainValidation option) => option.ResourceRecord is not null || option.ValidationMethod is null || option.ValidationMethod == ValidationMethod.DNS;

    /// <summary>All names of a certificate, normalized.</summary>
    public static IEnumerable<string> NamesOf(CertificateDetail detail) =>
        (detail.SubjectAlternativeNames ?? []).Prepend(detail.DomainName).OfType<string>().Select(DnsNames.Normalize).Distinct(StringComparer.Ordinal);

    /// <summary>Whether a listed certificate may be validated by the record of a domain; if so it is looked at more closely.</summary>
    public static bool MayNeed(CertificateSummary summary, string bareDomain) =>
        summary.Type?.Value is null or "AMAZON_ISSUED"
        && !Final.Contains(summary.Status?.Value)
        && (summary.SubjectAlternativeNameSummaries is null
            || summary.HasAdditionalSubjectAlternativeNames == true
            || summary.SubjectAlternativeNameSummaries.Prepend(summary.DomainName).OfType<string>().Any(name => DnsNames.Bare(DnsNames.Normalize(name)) == bareDomain));

    /// <summary>Whether a certificate is, or will be, validated by a record.</summary>
    public static bool Needs(CertificateDetail detail, string recordName, string bareDomain) =>
        !Final.Contains(detail.Status?.Value)
        && (Of(detail).Any(record => DnsNames.Normalize(record.Name) == recordName)
            || (detail.Type?.Value is null or "AMAZON_ISSUED"
                && (detail.DomainValidationOptions ?? []).TrueForAll(IsDns)
                && NamesOf(detail).Any(name => DnsNames.Bare(name) == bareDomain)));
}
