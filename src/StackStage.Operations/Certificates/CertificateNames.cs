using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using StackStage.Operations.Dns;
using StackStage.Operations.Errors;

namespace StackStage.Operations.Certificates;

/// <summary>The names that a certificate is wanted for.</summary>
internal sealed partial class CertificateNames
{
    private const int LongestFirstName = 64;

    private CertificateNames(IReadOnlyList<string> all) => All = all;

    /// <summary>All names, normalized, each once, the first one first.</summary>
    public IReadOnlyList<string> All { get; }

    public string First => All[0];

    /// <summary>The names without <c>*.</c>, each once: apex and wildcard are proven by one record.</summary>
    public IReadOnlyList<string> Bare => [.. All.Select(DnsNames.Bare).Distinct(StringComparer.Ordinal)];

    public static CertificateNames Of(CertificateOrder order)
    {
        var all = order.SubjectAlternativeNames.Prepend(order.DomainName).Select(DnsNames.Normalize).Distinct(StringComparer.Ordinal).ToList();
        foreach (var name in all)
        {
            if (name.Length > 253 || !Form().IsMatch(name))
            {
                throw new StageException(new StageError("DomainNameNotValid", StageErrorCategory.InvalidArgument, $"'{name}' is not a domain name that a certificate can have.", name, "Give names such as app.example.com or *.example.com."));
            }
        }

        return all[0].Length <= LongestFirstName
            ? new CertificateNames(all)
            : throw new StageException(new StageError(
                "DomainNameNotValid",
                StageErrorCategory.InvalidArgument,
                $"'{all[0]}' is longer than the {LongestFirstName} characters that the first name of a certificate may have.",
                all[0],
                "Make a shorter name the -DomainName, such as the domain itself, and give this one as -SubjectAlternativeName."));
    }

    /// <summary>Whether a certificate is for exactly these names.</summary>
    public bool Are(IEnumerable<string> names) => names.ToHashSet(StringComparer.Ordinal).SetEquals(All);

    /// <summary>
    /// A token by which ACM knows a repeated request for an hour. It is the same for the same wish in the same
    /// situation, so that a run that was killed and is run again does not request twice; another wish, or the same one
    /// after a certificate failed, was issued or was asked for by force, gives another; so does the salt, the ARN of a
    /// certificate that the token still stands for although it is deleted.
    /// </summary>
    public string Token(string account, string region, CertificateOrder order, IEnumerable<string> settled, string? salt = null)
    {
        var wish = string.Join('\n', [account, region, order.KeyAlgorithm, order.Force ? "new" : "any", First, .. All.Order(StringComparer.Ordinal), "settled", .. settled.Order(StringComparer.Ordinal), .. salt is null ? [] : new[] { "instead of", salt }]);
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(wish)))[..32].ToLowerInvariant();
    }

    [GeneratedRegex(@"^(\*\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9][a-z0-9-]{0,61}[a-z0-9]$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
