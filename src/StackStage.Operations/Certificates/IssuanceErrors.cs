using Amazon.CertificateManager;
using Amazon.CertificateManager.Model;
using StackStage.Operations.Errors;

namespace StackStage.Operations.Certificates;

/// <summary>The errors of certificates that are not issued, with the way out.</summary>
internal static class IssuanceErrors
{
    private const string Again = "then request it anew with Request-DnsValidatedCertificate, and take this one away with Remove-ReleasedCertificate";

    private static readonly Dictionary<string, string> WaysOut = new(StringComparer.Ordinal)
    {
        [FailureReason.CAA_ERROR.Value] = $"A CAA record keeps Amazon from issuing. Allow amazon.com in it, {Again}.",
        [FailureReason.DOMAIN_NOT_ALLOWED.Value] = $"The domain is reported as unsafe (Google Safe Browsing, VirusTotal). Have that corrected, ask AWS Support to allow it, {Again}.",
        [FailureReason.INVALID_PUBLIC_DOMAIN.Value] = $"A name does not lie under a public top-level domain. Correct the names, {Again}.",
        [FailureReason.ADDITIONAL_VERIFICATION_REQUIRED.Value] = $"AWS wants to verify more for this domain. Ask AWS Support, {Again}.",
        [FailureReason.DOMAIN_VALIDATION_DENIED.Value] = $"The owner of the domain denied the request. Settle that, {Again}.",
        [FailureReason.NO_AVAILABLE_CONTACTS.Value] = $"It is validated by e-mail, and the domain has no contacts. Request-DnsValidatedCertificate needs none; Remove-ReleasedCertificate takes this one away.",
    };

    public static StageError? Of(string arn, CertificateDetail detail) => detail.Status?.Value switch
    {
        "FAILED" => new StageError(
            "CertificateFailed",
            StageErrorCategory.InvalidResult,
            $"The certificate of '{detail.DomainName}' ({arn}) has failed for good: {detail.FailureReason?.Value ?? "ACM gives no reason"}.",
            arn,
            WaysOut.GetValueOrDefault(detail.FailureReason?.Value ?? string.Empty) ?? $"A failed certificate stays failed. Look the reason up in ACM's guide, {Again}."),
        "VALIDATION_TIMED_OUT" => new StageError(
            "CertificateValidationTimedOut",
            StageErrorCategory.OperationTimeout,
            $"The certificate of '{detail.DomainName}' ({arn}) was not validated within the 72 hours that ACM allows: {Missing(detail)}. That is final.",
            arn,
            $"Make sure that the registrar names the name servers of the hosted zone, {Again}."),
        "REVOKED" or "EXPIRED" or "INACTIVE" => new StageError(
            "CertificateNotUsable",
            StageErrorCategory.InvalidResult,
            $"The certificate of '{detail.DomainName}' ({arn}) is {detail.Status.Value}.",
            arn,
            "Request it anew with Request-DnsValidatedCertificate."),
        _ => null,
    };

    public static StageError Gone(string arn) => new(
        "CertificateGone",
        StageErrorCategory.ObjectNotFound,
        $"There is no certificate {arn} (any more).",
        arn,
        "Check the ARN; to get a new certificate, run Request-DnsValidatedCertificate.");

    public static StageError NotByDns(string arn, CertificateDetail detail) => new(
        "CertificateNotValidatedByDns",
        StageErrorCategory.InvalidOperation,
        $"The certificate of '{detail.DomainName}' ({arn}) is validated by {HowOf(detail)}, so no DNS record helps.",
        arn,
        "Answer the mail, or request it anew with Request-DnsValidatedCertificate and take this one away with Remove-ReleasedCertificate.");

    /// <summary>The names that ACM has not found proven yet.</summary>
    public static string Missing(CertificateDetail detail)
    {
        var missing = (detail.DomainValidationOptions ?? []).Where(option => option.ValidationStatus != DomainStatus.SUCCESS).Select(option => option.DomainName).ToList();
        return missing.Count == 0 ? "no name is left to validate" : $"not validated: {string.Join(", ", missing)}";
    }

    private static string HowOf(CertificateDetail detail)
    {
        var option = (detail.DomainValidationOptions ?? []).First(one => !ValidationRecords.IsDns(one));
        return option.ValidationMethod == ValidationMethod.EMAIL
            ? $"e-mail ({string.Join(", ", option.ValidationEmails ?? [])})"
            : option.ValidationMethod!.Value;
    }
}
