using StackStage.Operations.Certificates;
using StackStage.Operations.Connection;
using StackStage.Operations.Dns;
using StackStage.Operations.Steps;

namespace StackStage.Operations.Domains;

/// <summary>The steps for all domains of a run: what hangs on each, its records, the domain itself; then the certificates.</summary>
internal sealed class ApiDomainPlan(
    AwsConnection connection,
    AwsConnection dnsAccount,
    ApiDomainRemovalRequest request,
    IReadOnlyList<ApiDomainTarget> targets,
    ApiDomainSteps steps,
    StageRun run,
    IOperationHost host)
{
    private readonly DnsZones _zones = new(dnsAccount, host);
    private readonly DnsSteps _dns = new(dnsAccount, request.Wait, host);
    private readonly List<Step> _steps = [];

    /// <summary>Makes the plan.</summary>
    /// <param name="all">All domains of the account and Region.</param>
    /// <param name="certificates">The certificates that go with them.</param>
    /// <param name="leaving">The domains that go, as holders of certificates.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<Plan> MakeAsync(IReadOnlyList<ApiDomain> all, IReadOnlyList<DomainCertificate> certificates, IReadOnlyCollection<GoingDomain> leaving, CancellationToken cancellationToken)
    {
        var living = all.Where(domain => !targets.Any(target => target.IsGoing && target.Key == domain.Key)).ToList();
        foreach (var target in targets)
        {
            if (target.IsGoing)
            {
                await AddDomainAsync(target, cancellationToken).ConfigureAwait(false);
            }
            else if (target.IsGone && request.RemoveDnsRecord)
            {
                var dangling = await new DanglingRecords(connection, _zones, living).FindAsync(target.Name, target.Kept, cancellationToken).ConfigureAwait(false);
                AddRecords(target, _dns.RemoveRecords(dangling, target.Key, waitForTtl: false));
            }
        }

        if (certificates.Count > 0)
        {
            await AddCertificatesAsync(certificates, leaving, cancellationToken).ConfigureAwait(false);
        }

        steps.SayCost();
        return new Plan(
            _steps,
            targets.Select(target => new PlanSubject(target.Key, target.IsGoing ? "Remove custom domain name" : "Remove what is left of custom domain name", target.Key) { StaysOpen = target.StaysOpen }),
            DomainCertificates.ToFacts(certificates.Where(certificate => certificate.Targets.Any(target => target.IsGoing))));
    }

    private void Add(ApiDomainTarget target, IEnumerable<Step> some)
    {
        foreach (var step in some)
        {
            _steps.Add(step);
            target.Steps.Add(step);
        }
    }

    private void AddRecords(ApiDomainTarget target, RecordRemoval removal)
    {
        target.Records.AddRange(removal.Deletions);
        Add(target, removal.Steps);
    }

    private async Task AddDomainAsync(ApiDomainTarget target, CancellationToken cancellationToken)
    {
        var domain = target.Domain!;
        target.Mappings.AddRange(target.Content.Mappings.Select(mapping => steps.RemoveMapping(domain, mapping)));
        target.Mappings.AddRange(target.Content.Rules.Select(rule => steps.RemoveRule(domain, rule)));
        Add(target, target.Mappings);
        Add(target, target.Access.Select(access => steps.RemoveAccess(domain, access)));
        IReadOnlyList<DnsRecord> records = [];
        var deleted = RecordDeletion.Earlier(run, target.Key);
        if (request.RemoveDnsRecord)
        {
            // What is below a wildcard may have any name, so all records must be looked at.
            var isWildcard = domain.Name.StartsWith("*.", StringComparison.Ordinal);
            records = await DnsRecords.FindPointingAtAsync(_zones, domain.Targets, isWildcard ? null : [domain.Name], cancellationToken).ConfigureAwait(false);
            target.MissingRecords.AddRange(deleted.Count > 0 ? [] : await DnsRecords.FindMissingAsync(_zones, [domain.Name], records, cancellationToken).ConfigureAwait(false));
            foreach (var one in target.MissingRecords)
            {
                host.WriteWarning($"No DNS record of the custom domain name {domain.Key} was found: {one.Reason}. A record elsewhere leads nowhere once the domain is gone; when another account holds the zone, name its profile with -DnsProfileName.");
            }
        }
        else if (domain.Targets.Count > 0)
        {
            target.Kept.Add(new KeptResource("DnsRecord", domain.Name, $"-RemoveDnsRecord was not given; a record that points at {string.Join(" or ", domain.Targets)} leads nowhere once the domain is gone"));
        }

        // Without records too: an earlier run may have deleted some that resolvers still keep.
        AddRecords(target, _dns.RemoveRecords(records, target.Key, [.. target.Steps], earlier: deleted));
        target.Removal = steps.RemoveDomain(domain, target.Content, [.. target.Steps]);
        Add(target, [target.Removal]);
        var apis = target.Content.Mappings.Select(mapping => mapping.ApiId).Concat(target.Content.Rules.SelectMany(rule => rule.Apis).Select(api => api.Split('/')[0]));
        target.Kept.AddRange(apis.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(api => new KeptResource("Api", api, "only its way in by this domain is removed")));
        if (domain.TruststoreUri is { } truststore)
        {
            target.Kept.Add(new KeptResource("Truststore", truststore, "the object in S3 may serve other domains"));
        }
    }

    private async Task AddCertificatesAsync(IReadOnlyList<DomainCertificate> certificates, IReadOnlyCollection<GoingDomain> leaving, CancellationToken cancellationToken)
    {
        var byArn = certificates.ToDictionary(certificate => certificate.Arn, StringComparer.Ordinal);
        var release = new CertificateSteps(
            connection,
            request.Wait,
            new CertificateRemovalOptions
            {
                OwnHolder = OwnHolderPolicy.Keep,
                GoingDomains = leaving,
                After = arn => [.. byArn[arn.Value].Targets.Select(target => target.Removal).OfType<Step>()],
                Subjects = arn => [.. byArn[arn.Value].Targets.Select(target => target.Key)],
            },
            host);
        var removals = await release.PlanRemovalAsync([.. certificates.Select(certificate => CertificateArn.Parse(certificate.Arn))], cancellationToken).ConfigureAwait(false);
        foreach (var (removal, certificate) in removals.Zip(certificates))
        {
            _steps.AddRange(removal.Steps);
            foreach (var target in certificate.Targets)
            {
                target.Steps.AddRange(removal.Steps);
                target.Certificates.Add(removal);
            }
        }
    }
}
