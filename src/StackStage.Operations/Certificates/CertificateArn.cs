using System.Text.RegularExpressions;
using StackStage.Operations.Errors;

namespace StackStage.Operations.Certificates;

/// <summary>The ARN of an ACM certificate, taken apart.</summary>
/// <param name="Value">The whole ARN.</param>
/// <param name="Region">The Region the certificate lives in.</param>
/// <param name="AccountId">The account it belongs to.</param>
public sealed partial record CertificateArn(string Value, string Region, string AccountId)
{
    /// <summary>Reads an ARN.</summary>
    /// <param name="text">What was given.</param>
    /// <exception cref="StageException">It is not the ARN of an ACM certificate (<c>CertificateArnNotValid</c>).</exception>
    public static CertificateArn Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var match = Form().Match(text.Trim());
        return match.Success
            ? new CertificateArn(match.Value, match.Groups[1].Value, match.Groups[2].Value)
            : throw new StageException(new StageError(
                "CertificateArnNotValid",
                StageErrorCategory.InvalidArgument,
                text.Contains(":iam:", StringComparison.Ordinal)
                    ? $"'{text}' is a server certificate of IAM, not of ACM."
                    : $"'{text}' is not the ARN of an ACM certificate.",
                text,
                "It looks like arn:aws:acm:eu-central-1:123456789012:certificate/12345678-1234-1234-1234-123456789012; Get-ACMCertificateList shows yours."));
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    [GeneratedRegex(@"^arn:aws[a-z-]*:acm:([a-z0-9-]+):(\d{12}):certificate/[A-Za-z0-9-]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
