using System.Security.Cryptography;
using System.Text;
using Amazon.CertificateManager;
using Amazon.CertificateManager.Model;
using StackStage.Operations.Certificates;
using StackStage.Operations.Connection;
using StackStage.Operations.Dns;
using StackStage.Operations.Errors;
using StackStage.Operations.Steps;
using StackStage.Operations.Waiting;

namespace StackStage.Operations.Domains;

/// <summary>
/// Finds the tags by which versions before the journal remembered on a certificate that it goes after a domain. They go
/// with the certificate. A tag holds one name, or some names' hashes.
/// </summary>
internal sealed class CertificateMarks(AwsConnection connection, IOperationHost host, TimeSpan timeout)
{
    private readonly CertificateCalls _calls = new(connection, host, timeout);

    /// <summary>Whether a tag says that the certificate goes after a domain of a Region.</summary>
    public static bool Names(Tag tag, string region, string domainName) =>
        tag.Key.StartsWith(Prefix(region), StringComparison.Ordinal)
        && tag.Value is { } value
        && (value == ValueOf(domainName) || value.Split(' ').Contains(Hash(domainName)));

    /// <summary>Whether a certificate's name is good for a domain.</summary>
    public static bool Covers(string certificateName, string domainName)
    {
        var name = DnsNames.Normalize(certificateName);
        return name == domainName
            || (name.StartsWith("*.", StringComparison.Ordinal)
                && domainName.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot
                && domainName.AsSpan(dot + 1).SequenceEqual(name.AsSpan(2)));
    }

    /// <summary>The certificates that are marked to go after domains, which are gone.</summary>
    /// <returns>By domain name; a domain without any is left out.</returns>
    public async Task<IReadOnlyDictionary<string, Findings>> FindAsync(IReadOnlyCollection<string> domainNames, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, Findings>(StringComparer.Ordinal);
        if (domainNames.Count > 0)
        {
            // Edge-optimized domains have theirs in us-east-1, all others in their own Region.
            foreach (var region in new[] { connection.Region, connection.GlobalRegion }.Distinct(StringComparer.Ordinal))
            {
                foreach (var certificate in await ListAsync(region, cancellationToken).ConfigureAwait(false))
                {
                    var candidates = domainNames.Where(name => MayHold(certificate, name)).ToList();
                    if (candidates.Count == 0)
                    {
                        continue;
                    }

                    var tags = await TagsOfAsync(certificate.CertificateArn!, region, cancellationToken).ConfigureAwait(false);
                    foreach (var name in candidates)
                    {
                        var isMarked = tags.Exists(tag => Names(tag, connection.Region, name));
                        if (!isMarked && (certificate.InUse == true || DnsNames.Normalize(certificate.DomainName ?? string.Empty) != name))
                        {
                            continue;
                        }

                        if (!found.TryGetValue(name, out var findings))
                        {
                            found.Add(name, findings = new Findings([], []));
                        }

                        (isMarked ? findings.Marked : findings.Alike).Add(certificate.CertificateArn!);
                    }
                }
            }
        }

        return found;
    }

    private static string Prefix(string region) => $"stackstage:remove-after:{region}:";

    // No tag may hold an asterisk.
    private static string ValueOf(string domainName) => domainName.Replace('*', '_');

    private static string Hash(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16].ToLowerInvariant();

    private static bool MayHold(CertificateSummary certificate, string domainName) =>
        certificate.HasAdditionalSubjectAlternativeNames == true
        || (certificate.SubjectAlternativeNameSummaries ?? []).Append(certificate.DomainName).Any(name => name is not null && Covers(name, domainName));

    private async Task<IReadOnlyList<CertificateSummary>> ListAsync(string region, CancellationToken cancellationToken)
    {
        try
        {
            // An endpoint that serves one Region only answers for it whichever is asked for.
            var listed = await _calls.ListAsync(region, [], cancellationToken).ConfigureAwait(false);
            return [.. listed.Where(certificate => CertificateArn.Parse(certificate.CertificateArn!).Region == region)];
        }
        catch (StageException failure) when (region != connection.Region && failure.Error.Category == StageErrorCategory.PermissionDenied)
        {
            // Many organizations close all Regions but their own; then no edge-optimized domain has a certificate there either.
            host.WriteWarning($"Certificates in {region}, where edge-optimized domains have theirs, were not looked for: {failure.Message}");
            return [];
        }
    }

    private async Task<List<Tag>> TagsOfAsync(string certificateArn, string region, CancellationToken cancellationToken) => await Retry.RunAsync(
        async token =>
        {
            try
            {
                var answer = await connection.CertificateManager(region).ListTagsForCertificateAsync(new ListTagsForCertificateRequest { CertificateArn = certificateArn }, token).ConfigureAwait(false);
                return answer.Tags ?? [];
            }
            catch (AmazonCertificateManagerException failure) when (CertificateFailures.IsGone(failure))
            {
                return [];
            }
        },
        null,
        timeout,
        "acm:ListTagsForCertificate",
        certificateArn,
        host,
        cancellationToken).ConfigureAwait(false);

    /// <summary>What there is for a domain that is gone.</summary>
    /// <param name="Marked">The certificates that go after it.</param>
    /// <param name="Alike">Unused certificates that bear its name; whether they were its own nobody knows.</param>
    internal sealed record Findings(List<string> Marked, List<string> Alike);
}
