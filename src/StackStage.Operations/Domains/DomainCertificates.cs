using StackStage.Operations.Certificates;
using StackStage.Operations.Connection;
using StackStage.Operations.Errors;
using StackStage.Operations.Steps;

namespace StackStage.Operations.Domains;

/// <summary>A certificate that goes with domains.</summary>
/// <param name="Arn">Its ARN.</param>
internal sealed record DomainCertificate(string Arn)
{
    /// <summary>The domains that have it, or had it.</summary>
    public List<ApiDomainTarget> Targets { get; } = [];
}

/// <summary>Finds the certificates that go with domains. Once a domain is gone nothing in the cloud tells which one it had: the journal does.</summary>
internal static class DomainCertificates
{
    /// <summary>The kind of the fact that says which certificate a domain had.</summary>
    public const string Fact = "apigateway.domainCertificate";

    /// <summary>What a run must write down before the domains go.</summary>
    public static IEnumerable<RunFact> ToFacts(IEnumerable<DomainCertificate> certificates) =>
        certificates.SelectMany(certificate => certificate.Targets.Select(target => new RunFact(Fact, target.Key, new Dictionary<string, string> { ["arn"] = certificate.Arn })));

    /// <summary>Finds them; those that stay are told to their targets.</summary>
    public static async Task<List<DomainCertificate>> FindAsync(
        AwsConnection connection,
        ApiDomainRemovalRequest request,
        List<ApiDomainTarget> targets,
        IReadOnlyList<ApiDomain> all,
        string account,
        IReadOnlyCollection<GoingDomain> leaving,
        StageRun run,
        IOperationHost host,
        CancellationToken cancellationToken)
    {
        var going = targets.Where(target => target.IsGoing).ToList();
        if (!request.RemoveCertificate)
        {
            foreach (var target in going)
            {
                target.Kept.AddRange(target.Domain!.CertificateArns.Select(arn => new KeptResource("Certificate", arn, "-RemoveCertificate was not given")));
            }

            foreach (var target in targets)
            {
                var noted = run.FactsOf(Fact).Where(fact => fact.Target == target.Key).Select(fact => fact.Data.GetValueOrDefault("arn")).OfType<string>().Where(arn => target.Domain?.CertificateArns.Contains(arn) != true).Distinct(StringComparer.Ordinal).ToList();
                if (noted.Count > 0)
                {
                    target.StaysOpen = true;
                    target.Kept.AddRange(noted.Select(arn => new KeptResource("Certificate", arn, "an earlier run with -RemoveCertificate did not get to it, and -RemoveCertificate was not given")));
                }
            }

            return [];
        }

        var planned = new Dictionary<string, DomainCertificate>(StringComparer.Ordinal);
        DomainCertificate Of(string arn) => planned.TryGetValue(arn, out var known) ? known : planned[arn] = new DomainCertificate(arn);
        foreach (var target in going)
        {
            foreach (var arn in target.Domain!.CertificateArns)
            {
                Of(arn).Targets.Add(target);
            }
        }

        var gone = targets.Where(target => target.IsGone).ToList();
        foreach (var fact in run.FactsOf(Fact))
        {
            if (gone.Find(target => target.Key == fact.Target) is { } target && fact.Data.TryGetValue("arn", out var arn) && !Of(arn).Targets.Contains(target))
            {
                Of(arn).Targets.Add(target);
            }
        }

        // Versions before the journal marked the certificates themselves.
        var marked = await new CertificateMarks(connection, host, request.Wait.Timeout).FindAsync([.. gone.Select(target => target.Name)], cancellationToken).ConfigureAwait(false);
        foreach (var target in gone)
        {
            if (!marked.TryGetValue(target.Name, out var findings))
            {
                continue;
            }

            foreach (var arn in findings.Marked.Where(arn => !Of(arn).Targets.Contains(target)))
            {
                Of(arn).Targets.Add(target);
            }

            target.Kept.AddRange(findings.Alike.Where(arn => !planned.ContainsKey(arn)).Select(arn => new KeptResource(
                "Certificate", arn, "it has the domain's name and is not in use, but nothing says that it was the domain's; Remove-ReleasedCertificate removes it")));
        }

        var goingKeys = going.Select(target => target.Key).ToHashSet(StringComparer.Ordinal);
        var calls = new CertificateCalls(connection, host, request.Wait.Timeout);
        var inspector = new HolderInspector(connection, leaving, host);
        foreach (var certificate in planned.Values.ToList())
        {
            if (await WhyLeftAsync(certificate.Arn).ConfigureAwait(false) is { } kept)
            {
                planned.Remove(certificate.Arn);
                foreach (var target in certificate.Targets.Where(_ => kept.Length > 0))
                {
                    target.Kept.Add(new KeptResource("Certificate", certificate.Arn, kept));
                }
            }
        }

        return [.. planned.Values];

        // Null for a certificate that is to be removed; empty for one that is gone.
        async Task<string?> WhyLeftAsync(string text)
        {
            CertificateArn arn;
            try
            {
                arn = CertificateArn.Parse(text);
            }
            catch (StageException failure)
            {
                return failure.Error.Message;
            }

            if (arn.AccountId != account)
            {
                return $"it belongs to account {arn.AccountId}";
            }

            var users = all.Where(domain => !goingKeys.Contains(domain.Key) && targets.TrueForAll(target => !target.IsGone || target.Key != domain.Key) && domain.CertificateArns.Contains(text)).ToList();
            if (users.Count > 0)
            {
                return $"{string.Join(", ", users.Select(user => user.Key))} {(users.Count == 1 ? "uses" : "use")} it too";
            }

            if (await calls.DescribeAsync(arn.Region, text, cancellationToken).ConfigureAwait(false) is not { } detail)
            {
                return string.Empty;
            }

            var own = (await inspector.InspectAsync(arn, detail, cancellationToken).ConfigureAwait(false)).Where(holder => holder.Kind == HolderKind.Own).ToList();
            return own.Count > 0 ? $"held by {string.Join(", ", own.Select(holder => holder.Name))}" : null;
        }
    }
}
