using System.Text.RegularExpressions;
using StackStage.Operations.Certificates;
using StackStage.Operations.Connection;
using StackStage.Operations.Dns;
using StackStage.Operations.Errors;
using StackStage.Operations.Steps;
using StackStage.Operations.Text;

namespace StackStage.Operations.Domains;

/// <summary>
/// Removes custom domain names of API Gateway with what hangs on them: mappings and routing rules, DNS records, the
/// domain itself, and then its certificates, once AWS has let them go.
/// </summary>
public static partial class ApiDomainRemover
{
    // How many domains are looked at together; API Gateway answers ten calls a second for an account.
    private const int LooksAtOnce = 4;

    /// <summary>Removes the domains.</summary>
    /// <param name="connection">The account and Region that have them.</param>
    /// <param name="request">Which, and what with them.</param>
    /// <param name="host">Is asked for each step; hears of progress and errors.</param>
    /// <param name="cancellationToken">Stops it; the same call again goes on.</param>
    /// <param name="dns">The account that holds the zones; null when it is the same.</param>
    /// <returns>A record per domain, in the order of the names; what failed has been written to the host.</returns>
    /// <exception cref="StageException">The account is not the one that was named, or the domains cannot be listed.</exception>
    public static async Task<IReadOnlyList<ApiDomainRemoval>> RemoveAsync(
        AwsConnection connection, ApiDomainRemovalRequest request, IOperationHost host, CancellationToken cancellationToken, AwsConnection? dns = null)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(host);

        using var planning = Planning.Begin();
        await connection.EnsureReadyAsync(cancellationToken).ConfigureAwait(false);
        var reader = new ApiDomainReader(connection, host, request.Wait.Timeout);
        var all = await reader.ListAsync(cancellationToken).ConfigureAwait(false);
        var targets = Choose(request.DomainNames, connection.Region, all, host);
        if (targets.Count == 0)
        {
            return [];
        }

        await LookAsync(targets, reader, host, cancellationToken).ConfigureAwait(false);
        var account = await connection.GetAccountIdAsync(cancellationToken).ConfigureAwait(false);
        var steps = new ApiDomainSteps(connection, reader, request.Wait, host);
        IReadOnlyCollection<GoingDomain> leaving = [.. targets.Where(target => target.IsGoing).Select(target => target.Domain!).Select(domain => new GoingDomain(domain.Name, domain.Id, domain.Targets, () => steps.IsRemoved(domain)))];
        var certificates = await PlanCertificatesAsync(connection, request, targets, all, account, leaving, host, cancellationToken).ConfigureAwait(false);
        var plan = await PlanAsync(connection, dns ?? connection, request, targets, all, steps, certificates, leaving, host, cancellationToken).ConfigureAwait(false);
        try
        {
            // Domains that wait for their turn change nothing yet, and must not keep the others from being emptied.
            var results = await PlanRunner.RunAsync(plan, host, cancellationToken, PlanRunner.DefaultParallelism + targets.Count).ConfigureAwait(false);
            IReadOnlyList<ApiDomainRemoval> removals = [.. targets.Select(target => ToRemoval(target, results))];
            foreach (var removal in removals)
            {
                Say(removal, host);
            }

            return removals;
        }
        finally
        {
            steps.SayEnd();
        }
    }

    private static List<Target> Choose(IReadOnlyList<string> names, string region, IReadOnlyList<ApiDomain> all, IOperationHost host)
    {
        var targets = new List<Target>();
        foreach (var text in names)
        {
            var given = text;
            if (DomainArn().Match(text.Trim()) is { Success: true } arn)
            {
                given = arn.Groups["name"].Value;
                if (arn.Groups["region"].Value != region)
                {
                    host.WriteError(new StageError(
                        "DomainInOtherRegion",
                        StageErrorCategory.InvalidArgument,
                        $"The custom domain name '{given}' is in {arn.Groups["region"].Value}, and this command works in {region}. It was not touched.",
                        text,
                        $"Add -Region {arn.Groups["region"].Value}."));
                    continue;
                }
            }

            if (NamePattern.TryParse(given) is { } pattern)
            {
                ChooseMatches(pattern, all, targets, host);
                continue;
            }

            var parts = given.Split('+', 2);
            var name = DnsNames.Normalize(parts[0]);
            var id = parts.Length > 1 ? parts[1].Trim() : null;
            var found = all.Where(domain => domain.Name == name && (id is null || (domain.Id ?? string.Empty) == id)).ToList();
            var key = found.Count == 1 ? found[0].Key : string.IsNullOrEmpty(id) ? name : $"{name}+{id}";
            if (targets.Exists(target => target.Key == key))
            {
                continue;
            }

            if (found.Count > 1)
            {
                host.WriteError(new StageError(
                    "DomainNameAmbiguous",
                    StageErrorCategory.InvalidArgument,
                    $"There are {found.Count} custom domain names '{name}': {string.Join(", ", found.Select(domain => domain.Id is null ? $"{name}+ (public)" : domain.Key))}. None was touched.",
                    given,
                    "Give the name with the id of the one that is meant, as shown."));
            }
            else if (found.Count == 0 && !DomainNameForm().IsMatch(name))
            {
                host.WriteError(new StageError(
                    "DomainNameNotValid",
                    StageErrorCategory.InvalidArgument,
                    $"'{given}' is not a domain name.",
                    given,
                    "It looks like api.example.com or *.example.com; Get-AG2DomainNameList shows yours."));
            }
            else
            {
                targets.Add(new Target(key, name, found.Count == 1 ? found[0] : null));
            }
        }

        return targets;
    }

    private static void ChooseMatches(NamePattern pattern, IReadOnlyList<ApiDomain> all, List<Target> targets, IOperationHost host)
    {
        var found = all.Where(domain => pattern.IsMatch(domain.Name) || pattern.IsMatch(domain.Key)).OrderBy(domain => domain.Key, StringComparer.Ordinal).ToList();
        if (found.Count > 0)
        {
            host.WriteVerbose($"'{pattern.Text}' matches {string.Join(", ", found.Select(domain => domain.Key))}.");
        }
        else if (!targets.Exists(target => target.Key == pattern.Text))
        {
            // Told like a name that is not there; but what a pattern may have meant before is not looked for.
            targets.Add(new Target(pattern.Text, pattern.Text, null) { IsPattern = true });
        }

        targets.AddRange(found.Where(domain => !targets.Exists(target => target.Key == domain.Key)).Select(domain => new Target(domain.Key, domain.Name, domain)));
    }

    // What cannot be looked at is not touched, and keeps no other domain from being removed.
    private static async Task LookAsync(List<Target> targets, ApiDomainReader reader, IOperationHost host, CancellationToken cancellationToken)
    {
        var present = targets.Where(target => target.Domain is not null).ToList();
        await Parallel.ForEachAsync(present, new ParallelOptions { MaxDegreeOfParallelism = LooksAtOnce, CancellationToken = cancellationToken }, async (target, token) =>
        {
            try
            {
                if (await reader.ReadContentAsync(target.Domain!, token).ConfigureAwait(false) is { } content)
                {
                    target.Content = content;
                }
                else
                {
                    target.Domain = null;
                }
            }
            catch (StageException failure)
            {
                target.Error = failure.Error;
            }
        }).ConfigureAwait(false);

        var privates = present.Where(target => target.Domain is { IsPrivate: true, Arn: not null } && target.Error is null).ToList();
        if (privates.Count > 0)
        {
            var own = await reader.ListAccessAsync(others: false, cancellationToken).ConfigureAwait(false);
            var others = await reader.ListAccessAsync(others: true, cancellationToken).ConfigureAwait(false);
            foreach (var target in privates)
            {
                target.Access = [.. own.Where(access => access.DomainArn == target.Domain!.Arn)];
                var foreign = others.Where(access => access.DomainArn == target.Domain!.Arn && !own.Any(mine => mine.Arn == access.Arn)).ToList();
                if (foreign.Count == 0)
                {
                    continue;
                }

                target.Kept.AddRange(foreign.Select(access => new KeptResource("AccessAssociation", access.Arn, "another account's; only that account can delete it")));
                target.Error = new StageError(
                    "DomainAccessedByOtherAccount",
                    StageErrorCategory.ResourceBusy,
                    $"The private domain {target.Key} is accessed from {string.Join(", ", foreign.Select(access => $"{access.Source} (account {AccountOf(access.Arn)})"))}, and only those accounts can delete their access associations. Nothing of the domain was changed.",
                    target.Key,
                    "Have them run 'aws apigateway delete-domain-name-access-association', or turn them away with 'aws apigateway reject-domain-name-access-association'; then run the command again.");
            }
        }

        foreach (var target in targets.Where(target => target.Error is not null))
        {
            host.WriteError(target.Error!);
        }
    }

    private static async Task<List<PlannedCertificate>> PlanCertificatesAsync(
        AwsConnection connection, ApiDomainRemovalRequest request, List<Target> targets, IReadOnlyList<ApiDomain> all, string account, IReadOnlyCollection<GoingDomain> leaving, IOperationHost host, CancellationToken cancellationToken)
    {
        var going = targets.Where(target => target.IsGoing).ToList();
        if (!request.RemoveCertificate)
        {
            foreach (var target in going)
            {
                target.Kept.AddRange(target.Domain!.CertificateArns.Select(arn => new KeptResource("Certificate", arn, "-RemoveCertificate was not given")));
            }

            return [];
        }

        var planned = new Dictionary<string, PlannedCertificate>(StringComparer.Ordinal);
        PlannedCertificate Of(string arn) => planned.TryGetValue(arn, out var known) ? known : planned[arn] = new PlannedCertificate(arn);
        foreach (var target in going)
        {
            foreach (var arn in target.Domain!.CertificateArns)
            {
                Of(arn).Targets.Add(target);
            }
        }

        var gone = targets.Where(target => target.IsGone).ToList();
        var marked = await new CertificateMarks(connection, host, request.Wait.Timeout).FindAsync([.. gone.Select(target => target.Name)], cancellationToken).ConfigureAwait(false);
        foreach (var target in gone)
        {
            if (!marked.TryGetValue(target.Name, out var findings))
            {
                continue;
            }

            foreach (var arn in findings.Marked)
            {
                Of(arn).Targets.Add(target);
            }

            target.Kept.AddRange(findings.Alike.Select(arn => new KeptResource(
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

    private static async Task<Plan> PlanAsync(
        AwsConnection connection,
        AwsConnection dnsAccount,
        ApiDomainRemovalRequest request,
        List<Target> targets,
        IReadOnlyList<ApiDomain> all,
        ApiDomainSteps steps,
        List<PlannedCertificate> certificates,
        IReadOnlyCollection<GoingDomain> leaving,
        IOperationHost host,
        CancellationToken cancellationToken)
    {
        var zones = new DnsZones(dnsAccount, host);
        var dns = new DnsSteps(dnsAccount, request.Wait, host);
        var living = all.Where(domain => !targets.Exists(target => target.IsGoing && target.Key == domain.Key)).ToList();
        var marks = new CertificateMarks(connection, host, request.Wait.Timeout);
        var plan = new List<Step>();
        var marked = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var certificate in certificates.Where(certificate => certificate.Targets.Exists(target => target.IsGoing)))
        {
            var names = certificate.Targets.Select(target => target.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            var mark = new Step
            {
                Id = $"{certificate.Arn}/mark",
                Action = "Mark certificate for removal",
                Target = $"{certificate.Arn} (after {string.Join(", ", names)})",

                // It is set before the domains go, but what is asked first is whether they shall.
                AskedAfter = [.. certificate.Targets.Where(target => target.IsGoing).Select(target => ApiDomainSteps.DeletionId(target.Domain!))],
                Reversible = true,
                RunAsync = token => marks.SetAsync(certificate.Arn, names, token),
            };
            plan.Add(mark);
            marked[certificate.Arn] = mark.Id;
            foreach (var target in certificate.Targets)
            {
                target.StepIds.Add(mark.Id);
                target.After.Add(mark.Id);
            }
        }

        foreach (var target in targets)
        {
            if (target.IsGoing)
            {
                plan.AddRange(await PlanDomainAsync(target, request, steps, zones, dns, host, cancellationToken).ConfigureAwait(false));
            }
            else if (target.IsGone && request.RemoveDnsRecord)
            {
                var dangling = await new DanglingRecords(connection, zones, living).FindAsync(target.Name, target.Kept, cancellationToken).ConfigureAwait(false);
                plan.AddRange(target.Own(dns.RemoveRecords(dangling, target.Key, waitForTtl: false)));
            }
        }

        if (certificates.Count > 0)
        {
            var after = certificates.ToDictionary(
                certificate => certificate.Arn,
                certificate => (IReadOnlyList<string>)
                [
                    .. certificate.Targets.Where(target => target.IsGoing).Select(target => ApiDomainSteps.DeletionId(target.Domain!)),
                    .. marked.TryGetValue(certificate.Arn, out var mark) ? [mark] : Array.Empty<string>(),
                ],
                StringComparer.Ordinal);
            var release = new CertificateSteps(
                connection,
                request.Wait,
                new CertificateRemovalOptions
                {
                    OwnHolder = OwnHolderPolicy.Keep,
                    GoingDomains = leaving,
                    After = arn => after[arn.Value],
                },
                host);
            var removals = await release.PlanRemovalAsync([.. certificates.Select(certificate => CertificateArn.Parse(certificate.Arn))], cancellationToken).ConfigureAwait(false);
            foreach (var (removal, certificate) in removals.Zip(certificates))
            {
                plan.AddRange(removal.Steps);
                foreach (var target in certificate.Targets)
                {
                    target.Own(removal.Steps);
                    target.Certificates.Add(removal);
                }
            }
        }

        return new Plan(plan);
    }

    private static async Task<IReadOnlyList<Step>> PlanDomainAsync(Target target, ApiDomainRemovalRequest request, ApiDomainSteps steps, DnsZones zones, DnsSteps dns, IOperationHost host, CancellationToken cancellationToken)
    {
        var domain = target.Domain!;
        var own = new List<Step>();
        own.AddRange(target.Content.Mappings.Select(mapping => steps.RemoveMapping(domain, mapping, target.After)));
        own.AddRange(target.Content.Rules.Select(rule => steps.RemoveRule(domain, rule, target.After)));
        own.AddRange(target.Access.Select(access => steps.RemoveAccess(domain, access, target.After)));
        IReadOnlyList<string> emptied = [.. own.Select(step => step.Id)];
        if (request.RemoveDnsRecord)
        {
            // What is below a wildcard may have any name, so all records must be looked at.
            var isWildcard = domain.Name.StartsWith("*.", StringComparison.Ordinal);
            var records = await DnsRecords.FindPointingAtAsync(zones, domain.Targets, isWildcard ? null : [domain.Name], cancellationToken).ConfigureAwait(false);
            var missing = await DnsRecords.FindMissingAsync(zones, [domain.Name], records, cancellationToken).ConfigureAwait(false);
            target.MissingRecords.AddRange(missing);
            foreach (var one in missing)
            {
                host.WriteWarning($"No DNS record of the custom domain name {domain.Key} was found: {one.Reason}. A record elsewhere leads nowhere once the domain is gone; when another account holds the zone, name its profile with -DnsProfileName.");
            }

            own.AddRange(dns.RemoveRecords(records, domain.Key, emptied, afterIfApproved: target.After));
        }
        else if (domain.Targets.Count > 0)
        {
            target.Kept.Add(new KeptResource("DnsRecord", domain.Name, $"-RemoveDnsRecord was not given; a record that points at {string.Join(" or ", domain.Targets)} leads nowhere once the domain is gone"));
        }

        own.Add(steps.RemoveDomain(domain, target.Content, [.. own.Select(step => step.Id)], target.After));
        var apis = target.Content.Mappings.Select(mapping => mapping.ApiId).Concat(target.Content.Rules.SelectMany(rule => rule.Apis).Select(api => api.Split('/')[0]));
        target.Kept.AddRange(apis.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(api => new KeptResource("Api", api, "only its way in by this domain is removed")));
        if (domain.TruststoreUri is { } truststore)
        {
            target.Kept.Add(new KeptResource("Truststore", truststore, "the object in S3 may serve other domains"));
        }

        return target.Own(own);
    }

    private static ApiDomainRemoval ToRemoval(Target target, IReadOnlyList<StepResult> results)
    {
        var own = results.Where(result => target.StepIds.Contains(result.Id)).ToList();

        // All of it was there when the plan was made: what is gone now counts, even if the answer to our own call was lost.
        var gone = own.Where(result => result is { Succeeded: true, Detail: null }).ToDictionary(result => result.Id, result => result.Target, StringComparer.Ordinal);
        IReadOnlyList<string> Gone(params string[] kinds) => [.. gone.Where(one => kinds.Any(kind => one.Key.StartsWith($"{target.Key}/{kind}/", StringComparison.Ordinal)) && !one.Key.EndsWith("/dns/forgotten", StringComparison.Ordinal)).Select(one => one.Value)];
        var kept = new List<KeptResource>(target.Kept);
        var keptSteps = new HashSet<string>(StringComparer.Ordinal);
        var certificates = new List<string>();
        foreach (var removal in target.Certificates)
        {
            var wait = own.Find(result => result.Id == removal.WaitStepId);
            if (wait is { State: StepState.Skipped, Started: not null })
            {
                // Looked at, and found held by something of the account's own.
                kept.Add(new KeptResource("Certificate", removal.Arn.Value, wait.Detail ?? "something else holds it"));
                keptSteps.UnionWith([removal.WaitStepId, removal.DeleteStepId]);
            }
            else if (gone.ContainsKey(removal.DeleteStepId))
            {
                certificates.Add(removal.Arn.Value);
            }
        }

        kept.AddRange(own.Where(result => result is { State: StepState.AlreadyDone, Detail: { } } && result.Id.StartsWith($"{target.Key}/dns/", StringComparison.Ordinal))
            .Select(result => new KeptResource("DnsRecord", result.Target, result.Detail!)));

        return new ApiDomainRemoval
        {
            DomainName = target.Key,
            State = StateOf(target, own.Where(result => !keptSteps.Contains(result.Id)).ToList()),
            MappingsRemoved = Gone("mapping", "rule"),
            DnsRecords = Gone("dns"),
            MissingDnsRecords = target.MissingRecords,
            Certificates = certificates,
            Kept = kept,
            Steps = own,
        };
    }

    // A preview writes no records, so what stays is told here too.
    private static void Say(ApiDomainRemoval removal, IOperationHost host)
    {
        if (removal.State == ApiDomainState.AlreadyGone)
        {
            // Done, if it was removed before; a name or a Region that was never right must not look like success.
            host.WriteWarning(NamePattern.TryParse(removal.DomainName) is null
                ? $"{removal.DomainName}: there is no such custom domain name in this account and Region. If there was one, it is gone.{NamePattern.HintFor(removal.DomainName)}"
                : $"No custom domain name of this account and Region matches '{removal.DomainName}'.");
        }

        foreach (var kept in removal.Kept)
        {
            host.WriteVerbose($"{removal.DomainName}: stays: {kept}");
        }
    }

    private static ApiDomainState StateOf(Target target, List<StepResult> results)
    {
        if (target.Error is not null || results.Exists(result => result.State == StepState.Failed))
        {
            return ApiDomainState.Failed;
        }

        if (results.Count == 0 || results.TrueForAll(result => result.State == StepState.AlreadyDone))
        {
            return ApiDomainState.AlreadyGone;
        }

        StepState[] order = [StepState.Previewed, StepState.Declined, StepState.Pending];
        return order.Cast<StepState?>().FirstOrDefault(state => results.Exists(result => result.State == state)) switch
        {
            StepState.Previewed => ApiDomainState.Previewed,
            StepState.Declined => ApiDomainState.Declined,
            StepState.Pending => ApiDomainState.Pending,
            _ => results.TrueForAll(result => result.Succeeded) ? ApiDomainState.Removed : ApiDomainState.Incomplete,
        };
    }

    private static string AccountOf(string arn) => arn.Split(':') is { Length: > 5 } parts ? parts[4] : "unknown";

    [GeneratedRegex(@"^(?=.{1,253}$)(\*\.)?([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", RegexOptions.CultureInvariant)]
    private static partial Regex DomainNameForm();

    [GeneratedRegex(@"^arn:[a-z0-9-]+:apigateway:(?<region>[a-z0-9-]+):[0-9]*:/domainnames/(?<name>[^/]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex DomainArn();

    private sealed class PlannedCertificate(string arn)
    {
        public string Arn { get; } = arn;

        public List<Target> Targets { get; } = [];
    }

    /// <summary>A name that was given, and what is known of it.</summary>
    private sealed class Target(string key, string name, ApiDomain? domain)
    {
        public string Key { get; } = key;

        public string Name { get; } = name;

        /// <summary>The domain; null when there is none any more.</summary>
        public ApiDomain? Domain { get; set; } = domain;

        public DomainContent Content { get; set; } = DomainContent.Empty;

        public IReadOnlyList<DomainAccess> Access { get; set; } = [];

        /// <summary>The names for which no record was found.</summary>
        public List<MissingDnsRecord> MissingRecords { get; } = [];

        /// <summary>Why nothing of it may be changed.</summary>
        public StageError? Error { get; set; }

        public bool IsGoing => Domain is not null && Error is null;

        public bool IsGone => Domain is null && Error is null && !IsPattern;

        /// <summary>A pattern that matches nothing, rather than a name.</summary>
        public bool IsPattern { get; init; }

        /// <summary>The steps before all of its own, unless they are declined.</summary>
        public List<string> After { get; } = [];

        public HashSet<string> StepIds { get; } = new(StringComparer.Ordinal);

        public List<CertificateRemoval> Certificates { get; } = [];

        public List<KeptResource> Kept { get; } = [];

        public IReadOnlyList<Step> Own(IReadOnlyList<Step> steps)
        {
            StepIds.UnionWith(steps.Select(step => step.Id));
            return steps;
        }
    }
}
