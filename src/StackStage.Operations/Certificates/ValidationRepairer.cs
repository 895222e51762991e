using Amazon.CertificateManager;
using Amazon.CertificateManager.Model;
using StackStage.Operations.Connection;
using StackStage.Operations.Dns;
using StackStage.Operations.Errors;
using StackStage.Operations.Steps;
using StackStage.Operations.Waiting;

namespace StackStage.Operations.Certificates;

/// <summary>
/// Writes the validation records that certificates lack, whoever requested them, and waits until they are issued.
/// That alone frees what is stuck in pending validation.
/// </summary>
public static class ValidationRepairer
{
    /// <summary>Repairs the validation of certificates.</summary>
    /// <param name="connection">The account.</param>
    /// <param name="certificateArns">The certificates; null for all pending ones of the connection's Region.</param>
    /// <param name="hostedZoneIds">Hosted zones to use for the names that lie in them.</param>
    /// <param name="wait">How patiently to wait.</param>
    /// <param name="host">Is asked for each step; hears of progress and errors.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <param name="dns">The account that holds the zones; null when it is the same.</param>
    /// <returns>A record per certificate that was looked at; what failed has been written to the host.</returns>
    public static async Task<IReadOnlyList<CertificateIssuance>> RepairAsync(
        AwsConnection connection,
        IReadOnlyCollection<string>? certificateArns,
        IReadOnlyCollection<string> hostedZoneIds,
        WaitOptions wait,
        IOperationHost host,
        CancellationToken cancellationToken,
        AwsConnection? dns = null)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(wait);
        ArgumentNullException.ThrowIfNull(host);
        using var planning = Planning.Begin();
        await connection.EnsureReadyAsync(cancellationToken).ConfigureAwait(false);
        var calls = new CertificateCalls(connection, host, wait.Timeout);
        var zones = new DnsZones(dns ?? connection, host, hostedZoneIds);
        var caa = new CaaPolicy(zones);
        var run = await StageRun.OpenAsync("Repair-CertificateValidation", connection, string.Empty, host, cancellationToken).ConfigureAwait(false);
        var begun = run.Unfinished.ToHashSet(StringComparer.Ordinal);
        var jobs = new List<Job>();
        var settled = new List<PlanSubject>();
        var done = new List<CertificateIssuance>();
        foreach (var text in certificateArns ?? await PendingAsync(calls, begun, cancellationToken).ConfigureAwait(false))
        {
            try
            {
                var arn = CertificateArn.Parse(text);
                if (jobs.Exists(job => job.Arn == arn))
                {
                    continue;
                }

                await calls.EnsureOwnAsync(arn, cancellationToken).ConfigureAwait(false);
                var detail = await calls.DescribeWithMethodAsync(arn.Region, arn.Value, cancellationToken).ConfigureAwait(false);
                if (detail is null && begun.Remove(arn.Value))
                {
                    // Nobody can go on with it; the run that began it must not wait for that.
                    settled.Add(SubjectOf(arn, arn.Value));
                    if (certificateArns is null)
                    {
                        continue;
                    }
                }

                if (detail is null)
                {
                    throw new StageException(IssuanceErrors.Gone(arn.Value));
                }

                if (Refuse(arn, detail, certificateArns is null) is { } refusal)
                {
                    refusal.Say(host);
                    if (begun.Remove(arn.Value))
                    {
                        settled.Add(SubjectOf(arn, detail.DomainName));
                    }

                    done.Add(IssuanceSteps.Result(detail, arn.Region, refusal.State));
                    continue;
                }

                jobs.Add(await PlanAsync(arn, detail, zones, caa, cancellationToken).ConfigureAwait(false));
            }
            catch (StageException failure)
            {
                host.WriteError(failure.Error);
            }
        }

        var results = await RunAsync(run, jobs, settled, calls, new DnsSteps(dns ?? connection, wait, host), wait, host, cancellationToken).ConfigureAwait(false);
        foreach (var job in jobs)
        {
            done.Add(await ConcludeAsync(job, results, calls, cancellationToken).ConfigureAwait(false));
        }

        return done;
    }

    // Also what an earlier run began and is issued by now: it may still lack what it is renewed by, and the run has an end then.
    private static async Task<IReadOnlyCollection<string>> PendingAsync(CertificateCalls calls, HashSet<string> begun, CancellationToken cancellationToken)
    {
        var region = calls.Connection.Region;
        var pending = await calls.ListAsync(region, [CertificateStatus.PENDING_VALIDATION], cancellationToken).ConfigureAwait(false);
        return [.. pending.Select(summary => summary.CertificateArn!).Union(begun.Where(arn => CertificateArn.Parse(arn).Region == region), StringComparer.Ordinal)];
    }

    private static PlanSubject SubjectOf(CertificateArn arn, string? name) => new(arn.Value, "Validate certificate", $"{name} ({arn})");

    private static Refusal? Refuse(CertificateArn arn, CertificateDetail detail, bool isOneOfAll)
    {
        if (detail.Type is not null && detail.Type != CertificateType.AMAZON_ISSUED)
        {
            return new(host => host.WriteWarning($"The certificate of '{detail.DomainName}' ({arn}) was not issued by ACM; there is nothing to validate."), CertificateIssuanceState.NotValidatedByDns);
        }

        if (IssuanceErrors.Of(arn.Value, detail) is { } error)
        {
            return new(host => host.WriteError(error), CertificateIssuanceState.Failed);
        }

        if (detail.DomainValidationOptions?.TrueForAll(ValidationRecords.IsDns) == false)
        {
            // Named explicitly, it is an error that it cannot be done; met among all, it is worth saying.
            var notByDns = IssuanceErrors.NotByDns(arn.Value, detail);
            return new(host => { if (isOneOfAll) { host.WriteWarning($"{notByDns.Message} {notByDns.RecommendedAction}"); } else { host.WriteError(notByDns); } }, CertificateIssuanceState.NotValidatedByDns);
        }

        return null;
    }

    private static async Task<Job> PlanAsync(CertificateArn arn, CertificateDetail detail, DnsZones zones, CaaPolicy caa, CancellationToken cancellationToken)
    {
        var job = new Job(arn, detail);
        foreach (var name in ValidationRecords.NamesOf(detail))
        {
            var bare = DnsNames.Bare(name);
            var zone = await zones.FindAsync(bare, cancellationToken).ConfigureAwait(false);
            if (!job.IsIssued && await caa.FindForbiddingAsync(name, cancellationToken).ConfigureAwait(false) is { } forbidding)
            {
                throw new StageException(forbidding with { Target = arn.Value });
            }

            if (await IsMissingAsync(detail, bare, zone, zones, cancellationToken).ConfigureAwait(false))
            {
                job.Missing.TryAdd(zone, []);
                job.Missing[zone].Add(bare);
            }
        }

        return job;
    }

    private static async Task<bool> IsMissingAsync(CertificateDetail detail, string bare, DnsZone zone, DnsZones zones, CancellationToken cancellationToken)
    {
        var record = detail.DomainValidationOptions?.Find(option => DnsNames.Bare(DnsNames.Normalize(option.DomainName)) == bare)?.ResourceRecord;
        if (record is null)
        {
            // ACM has not made it yet; the step waits for it.
            return true;
        }

        var wanted = IssuanceSteps.ToRecordSet(record);
        return !(await zones.Calls.RecordsOfAsync(zone, DnsNames.Normalize(record.Name), cancellationToken).ConfigureAwait(false)).Any(present => DnsSteps.IsSame(present, wanted));
    }

    private static async Task<PlanResults> RunAsync(StageRun run, List<Job> jobs, List<PlanSubject> settled, CertificateCalls calls, DnsSteps dnsSteps, WaitOptions wait, IOperationHost host, CancellationToken cancellationToken)
    {
        var steps = new List<Step>();
        var issuanceOf = jobs.Select(job => job.Arn.Region).Distinct(StringComparer.Ordinal).ToDictionary(
            region => region,
            region => new IssuanceSteps(calls, region, dnsSteps, wait, host, $"Repair-CertificateValidation -CertificateArn {{0}}"));

        // One batch per zone (and Region, whose certificates are looked at together).
        foreach (var batch in jobs.SelectMany(job => job.Missing.Select(missing => (Job: job, Zone: missing.Key, Names: missing.Value))).GroupBy(one => (one.Zone, one.Job.Arn.Region)))
        {
            var written = issuanceOf[batch.Key.Region].WriteRecords(
                batch.Key.Zone,
                [.. batch.Select(one => ((Func<string>)(() => one.Job.Arn.Value), (IReadOnlySet<string>)one.Names))],
                [.. batch.Select(one => one.Job.Arn.Value)],
                []);
            steps.AddRange(written);
            foreach (var (job, _, _) in batch)
            {
                job.Steps.AddRange(written);
            }
        }

        foreach (var job in jobs.Where(job => !job.IsIssued))
        {
            var issued = issuanceOf[job.Arn.Region].WaitForIssued(() => job.Arn.Value, $"{job.Detail.DomainName} ({job.Arn})", job.Arn.Value, [.. job.Steps]);
            steps.Add(issued);
            job.Steps.Add(issued);
        }

        var plan = new Plan(steps, jobs.Select(job => SubjectOf(job.Arn, job.Detail.DomainName)).Concat(settled));
        return await run.RunAsync(plan, new PlanRunOptions { NoWait = wait.NoWait }, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<CertificateIssuance> ConcludeAsync(Job job, PlanResults results, CertificateCalls calls, CancellationToken cancellationToken)
    {
        List<StepResult> own = [.. results.Of(job.Steps)];
        var shown = own.Exists(result => result.State == StepState.Previewed);
        var failed = own.Exists(result => result.State == StepState.Failed);
        var detail = shown || failed || own.Count == 0 ? job.Detail : await calls.DescribeAsync(job.Arn.Region, job.Arn.Value, cancellationToken).ConfigureAwait(false) ?? job.Detail;
        var state = shown ? CertificateIssuanceState.Previewed
            : own.Exists(result => result.State == StepState.Declined) ? CertificateIssuanceState.Declined
            : failed ? CertificateIssuanceState.Failed
            : IssuanceSteps.StateOf(detail);
        return IssuanceSteps.Result(detail, job.Arn.Region, state) with { Steps = own };
    }

    private sealed record Refusal(Action<IOperationHost> Say, CertificateIssuanceState State);

    private sealed record Job(CertificateArn Arn, CertificateDetail Detail)
    {
        /// <summary>The names whose records are missing, by zone.</summary>
        public Dictionary<DnsZone, HashSet<string>> Missing { get; } = [];

        public List<Step> Steps { get; } = [];

        public bool IsIssued => Detail.Status == CertificateStatus.ISSUED;
    }
}
