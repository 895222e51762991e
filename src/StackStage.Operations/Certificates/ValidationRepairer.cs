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
        var jobs = new List<Job>();
        var done = new List<CertificateIssuance>();
        foreach (var text in certificateArns ?? await PendingAsync(calls, cancellationToken).ConfigureAwait(false))
        {
            try
            {
                var arn = CertificateArn.Parse(text);
                if (jobs.Exists(job => job.Arn == arn))
                {
                    continue;
                }

                await calls.EnsureOwnAsync(arn, cancellationToken).ConfigureAwait(false);
                var detail = await calls.DescribeWithMethodAsync(arn.Region, arn.Value, cancellationToken).ConfigureAwait(false) ?? throw new StageException(IssuanceErrors.Gone(arn.Value));
                if (Refuse(arn, detail, certificateArns is null) is { } refusal)
                {
                    refusal.Say(host);
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

        var results = await RunAsync(jobs, calls, new DnsSteps(dns ?? connection, wait, host), wait, host, cancellationToken).ConfigureAwait(false);
        foreach (var job in jobs)
        {
            done.Add(await ConcludeAsync(job, results, calls, cancellationToken).ConfigureAwait(false));
        }

        return done;
    }

    private static async Task<IReadOnlyCollection<string>> PendingAsync(CertificateCalls calls, CancellationToken cancellationToken) =>
        [.. (await calls.ListAsync(calls.Connection.Region, [CertificateStatus.PENDING_VALIDATION], cancellationToken).ConfigureAwait(false)).Select(summary => summary.CertificateArn!)];

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

    private static async Task<PlanResults> RunAsync(List<Job> jobs, CertificateCalls calls, DnsSteps dnsSteps, WaitOptions wait, IOperationHost host, CancellationToken cancellationToken)
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

        var plan = new Plan(steps, jobs.Select(job => new PlanSubject(job.Arn.Value, "Validate certificate", $"{job.Detail.DomainName} ({job.Arn})")));
        var run = await StageRun.OpenAsync("Repair-CertificateValidation", calls.Connection, string.Empty, host, cancellationToken).ConfigureAwait(false);
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
