using System.Collections.Concurrent;
using Amazon.CertificateManager;
using Amazon.CertificateManager.Model;
using StackStage.Operations.Connection;
using StackStage.Operations.Dns;
using StackStage.Operations.Errors;
using StackStage.Operations.Steps;
using StackStage.Operations.Waiting;

namespace StackStage.Operations.Certificates;

/// <summary>
/// Steps that wait until certificates are released and remove them. All steps of one object share their waits and
/// know of each other, so make one per plan and give it all the certificates of the plan at once.
/// </summary>
public sealed class CertificateSteps
{
    private readonly AwsConnection _connection;
    private readonly AwsConnection _dns;
    private readonly WaitOptions _wait;
    private readonly IOperationHost _host;
    private readonly CertificateRemovalOptions _options;
    private readonly CertificateCalls _planning;
    private readonly CertificateCalls _calls;
    private readonly ReleaseWatch _watch;
    private readonly DnsSteps _dnsSteps;
    private readonly ValidationUse _use;
    private readonly Dictionary<string, Step> _deletions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _isHeld = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _deleted = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _withoutRecord = new(StringComparer.Ordinal);

    /// <summary>Makes the steps of one plan.</summary>
    /// <param name="connection">The account that holds the certificates.</param>
    /// <param name="wait">How patiently to wait.</param>
    /// <param name="options">How to remove.</param>
    /// <param name="host">Hears of progress; its clock counts the time.</param>
    /// <param name="dns">The account that holds the zones; null when it is the same.</param>
    public CertificateSteps(AwsConnection connection, WaitOptions wait, CertificateRemovalOptions options, IOperationHost host, AwsConnection? dns = null)
    {
        _connection = connection ?? throw new ArgumentNullException(nameof(connection));
        _wait = wait ?? throw new ArgumentNullException(nameof(wait));
        _options = options ?? throw new ArgumentNullException(nameof(options));
        _host = host ?? throw new ArgumentNullException(nameof(host));
        _dns = dns ?? connection;
        _planning = new CertificateCalls(connection, host, CertificateCalls.PlanningTimeout);
        _calls = new CertificateCalls(connection, host, wait.Timeout);
        _watch = new ReleaseWatch(_calls, new HolderInspector(connection, options.GoingDomains, host), options.OwnHolder, wait, host, options.ContinueWith);
        _dnsSteps = new DnsSteps(_dns, wait, host);
        _use = new ValidationUse(connection, options.ValidationRegions, host);
    }

    /// <summary>Who held a certificate when a step last looked.</summary>
    /// <param name="arn">The certificate.</param>
    public IReadOnlyList<CertificateHolder> HoldersOf(CertificateArn arn) => _watch.HoldersOf(arn?.Value ?? throw new ArgumentNullException(nameof(arn)));

    /// <summary>A step that waits until nothing holds a certificate.</summary>
    /// <param name="arn">The certificate.</param>
    /// <param name="domainName">Its first name, to be shown.</param>
    public Step WaitForRelease(CertificateArn arn, string? domainName)
    {
        ArgumentNullException.ThrowIfNull(arn);
        return new()
        {
            Identity = Identify("acm.certificate.released", arn),
            Action = "Wait until nothing holds certificate",
            Target = Describe(arn, domainName),
            Subjects = _options.Subjects(arn),
            After = _options.After(arn),
            Changes = false,
            Usual = _isHeld.ContainsKey(arn.Value) ? ReleaseWatch.Usual : TimeSpan.Zero,
            RunAsync = async run =>
            {
                try
                {
                    return await _watch.WaitAsync(arn, run.Token).ConfigureAwait(false);
                }
                catch (StageException failure) when (_options.OwnHolder == OwnHolderPolicy.Keep && failure.Error.ErrorId == "CertificateHeld")
                {
                    return StepOutcome.Skipped($"kept: held by {string.Join(", ", _watch.HoldersOf(arn.Value).Select(holder => holder.Name))}");
                }
            },
        };
    }

    /// <summary>Looks at a certificate and plans its removal alone; see the other.</summary>
    /// <param name="arn">The certificate.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<CertificateRemoval> PlanRemovalAsync(CertificateArn arn, CancellationToken cancellationToken) =>
        (await PlanRemovalAsync([arn], cancellationToken).ConfigureAwait(false))[0];

    /// <summary>
    /// Looks at certificates and plans, for each: wait until nothing holds it; if asked for, delete the validation
    /// records that only it needs; delete it. The records go before the certificate does, because once that is gone
    /// nothing tells what its records were, and an interrupted run could not be continued. A record that several of
    /// the certificates share goes with the last of them.
    /// </summary>
    /// <param name="arns">The certificates, each once.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>In the same order. Put the steps into the plan in this order.</returns>
    /// <exception cref="StageException">A certificate belongs to another account, or something cannot be read.</exception>
    public Task<IReadOnlyList<CertificateRemoval>> PlanRemovalAsync(IReadOnlyList<CertificateArn> arns, CancellationToken cancellationToken) =>
        PlanRemovalAsync(arns, null, cancellationToken);

    /// <summary>As the other; a certificate that cannot be planned for is told to <paramref name="failed"/> and left out.</summary>
    internal async Task<IReadOnlyList<CertificateRemoval>> PlanRemovalAsync(IReadOnlyList<CertificateArn> arns, Action<StageError>? failed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(arns);
        var looked = new List<(CertificateArn Arn, CertificateDetail? Detail)>();
        foreach (var arn in arns)
        {
            try
            {
                looked.Add((arn, await LookAsync(arn, cancellationToken).ConfigureAwait(false)));
            }
            catch (StageException failure) when (failed is not null)
            {
                failed(failure.Error);
            }
        }

        var zones = new DnsZones(_dns, _host, _options.HostedZoneIds);
        var removals = new List<CertificateRemoval>();
        for (var index = 0; index < looked.Count; index++)
        {
            var (arn, detail) = looked[index];
            if (detail is null)
            {
                removals.Add(new CertificateRemoval(arn, null));
                continue;
            }

            if (detail.InUseBy is { Count: > 0 } users)
            {
                _isHeld[arn.Value] = true;
                _host.WriteVerbose($"{arn} ({detail.DomainName}) is in use by {string.Join(", ", users)}; it stays until they let go.");
            }

            var wait = WaitForRelease(arn, detail.DomainName);
            IReadOnlyList<Step> records = [];
            var kept = new List<string>();
            try
            {
                if (_options.RemoveValidationRecord)
                {
                    records = await PlanRecordsAsync(arn, detail, looked, index, zones, wait, kept, cancellationToken).ConfigureAwait(false);
                }
            }
            catch (StageException failure) when (failed is not null)
            {
                failed(failure.Error);
                continue;
            }

            var delete = DeleteCertificate(arn, detail.DomainName, [wait, .. records]);
            _deletions[arn.Value] = delete;
            removals.Add(new CertificateRemoval(arn, detail.DomainName) { Wait = wait, Records = records, Delete = delete, Kept = kept });
        }

        return removals;
    }

    /// <summary>The certificate, or null when it is gone.</summary>
    internal async Task<CertificateDetail?> LookAsync(CertificateArn arn, CancellationToken cancellationToken)
    {
        await _planning.EnsureOwnAsync(arn, cancellationToken).ConfigureAwait(false);
        return await _planning.DescribeAsync(arn.Region, arn.Value, cancellationToken).ConfigureAwait(false);
    }

    private static string Describe(CertificateArn arn, string? domainName) => domainName is null ? arn.Value : $"{domainName} ({arn})";

    private static StepIdentity Identify(string kind, CertificateArn arn) => new(kind, arn.AccountId, arn.Region, arn.Value);

    private Step DeleteCertificate(CertificateArn arn, string? domainName, IReadOnlyList<Step> after) => new()
    {
        Identity = Identify("acm.certificate.delete", arn),
        Action = "Delete certificate",
        Target = Describe(arn, domainName),
        Subjects = _options.Subjects(arn),
        After = [.. after],
        RunAsync = run => DeleteAsync(arn, run.Token),
    };

    private async Task<StepOutcome> DeleteAsync(CertificateArn arn, CancellationToken cancellationToken)
    {
        try
        {
            return await TryDeleteAsync(arn, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception) when (_withoutRecord.TryGetValue(arn.Value, out var record))
        {
            _host.WriteWarning($"The certificate {arn} was not deleted, but its validation record {record} was, and without it ACM does not renew the certificate. If it is to stay, Repair-CertificateValidation -CertificateArn {arn} writes the record again.");
            throw;
        }
    }

    private async Task<StepOutcome> TryDeleteAsync(CertificateArn arn, CancellationToken cancellationToken)
    {
        await _connection.EnsureAccountAsync(cancellationToken).ConfigureAwait(false);
        var attempts = 0;
        var outcome = await _calls.CallAsync(
            async token =>
            {
                try
                {
                    attempts++;
                    await _connection.CertificateManager(arn.Region).DeleteCertificateAsync(new DeleteCertificateRequest { CertificateArn = arn.Value }, token).ConfigureAwait(false);
                    return StepOutcome.Done;
                }
                catch (AmazonCertificateManagerException failure) when (CertificateFailures.IsGone(failure))
                {
                    // After an attempt: it was done, and only its answer was lost.
                    return attempts == 1 ? StepOutcome.AlreadyDone : StepOutcome.Done;
                }
                catch (AmazonCertificateManagerException failure) when (CertificateFailures.IsInUse(failure))
                {
                    // ACM knows of a holder that it did not show, or of a new one.
                    var seen = await _watch.LookAsync(arn, token).ConfigureAwait(false);
                    if (seen.Failure is not null)
                    {
                        throw new StageException(seen.Failure);
                    }

                    if (_wait.NoWait)
                    {
                        return StepOutcome.Pending(seen.Detail ?? "ACM says that it is still in use");
                    }

                    throw;
                }
            },
            "acm:DeleteCertificate",
            arn.Value,
            cancellationToken,
            CertificateFailures.IsBusy).ConfigureAwait(false);
        if (outcome.State is StepState.Done or StepState.AlreadyDone)
        {
            _deleted[arn.Value] = true;
        }

        return outcome;
    }

    private async Task<IReadOnlyList<Step>> PlanRecordsAsync(
        CertificateArn arn,
        CertificateDetail detail,
        List<(CertificateArn Arn, CertificateDetail? Detail)> planned,
        int index,
        DnsZones zones,
        Step wait,
        List<string> kept,
        CancellationToken cancellationToken)
    {
        var steps = new List<Step>();
        foreach (var record in ValidationRecords.Of(detail))
        {
            var name = DnsNames.Normalize(record.Name);
            var bare = BareDomainOf(detail, record);
            bool Shares((CertificateArn Arn, CertificateDetail? Detail) other) => other.Detail is not null && ValidationRecords.Needs(other.Detail, name, bare);
            if (planned.Skip(index + 1).FirstOrDefault(Shares).Arn is { } later)
            {
                _host.WriteVerbose($"The validation record {name} is left until {later}, which shares it, is removed.");
                continue;
            }

            var others = planned.Take(index).Where(Shares).Select(other => other.Arn).ToList();
            var found = await FindRecordAsync(zones, record, cancellationToken).ConfigureAwait(false);
            if (found.Count == 0)
            {
                continue;
            }

            if (await _use.FindAsync(arn, name, bare, others.Select(other => other.Value).ToHashSet(StringComparer.Ordinal), _planning, cancellationToken).ConfigureAwait(false) is { } need)
            {
                SayKept(arn, name, need);
                kept.Add(Kept(name, need));
                continue;
            }

            foreach (var one in found)
            {
                steps.Add(new Step
                {
                    Identity = new StepIdentity("acm.validationRecord.delete", _dns.KnownAccountId ?? string.Empty, string.Empty, $"{arn}/{one.Zone.Id}/{one.Key}"),
                    Action = "Delete validation record",
                    Target = $"{one} in zone {one.Zone}",
                    Subjects = _options.Subjects(arn),
                    After = [wait, .. others.Select(other => new StepEdge(_deletions[other.Value], StepCondition.Ended))],
                    RunAsync = run => run.IsUnwanted(_deletions[arn.Value])
                        ? Task.FromResult(StepOutcome.Skipped("kept: the certificate stays, and needs it to be renewed"))
                        : RemoveRecordAsync(arn, one, bare, run.Token),
                });
            }
        }

        return steps;
    }

    private async Task<StepOutcome> RemoveRecordAsync(CertificateArn arn, DnsRecord record, string bare, CancellationToken cancellationToken)
    {
        await _connection.EnsureAccountAsync(cancellationToken).ConfigureAwait(false);

        // Whoever has taken the certificate into use meanwhile needs it renewed.
        var present = await _calls.CallAsync(token => _watch.LookAsync(arn, token), "acm:DescribeCertificate", arn.Value, cancellationToken).ConfigureAwait(false);
        if (present.Failure is not null)
        {
            throw new StageException(present.Failure);
        }

        if (!present.IsReached)
        {
            return StepOutcome.Pending($"kept: the certificate is in use again; {present.Detail}");
        }

        // Much may have happened since the plan was made: certificates were requested, others could not be removed.
        if (await _use.FindAsync(arn, record.Name, bare, _deleted.Keys.ToHashSet(StringComparer.Ordinal), _calls, cancellationToken).ConfigureAwait(false) is { } need)
        {
            SayKept(arn, record.Name, need);
            return new StepOutcome(StepState.AlreadyDone, $"kept: {need}");
        }

        var outcome = (await _dnsSteps.DeleteAsync(record, cancellationToken).ConfigureAwait(false)).Outcome;
        if (outcome.State == StepState.Done)
        {
            _withoutRecord[arn.Value] = record.Name;
        }

        return outcome;
    }

    private static string Kept(string record, ValidationNeed need) => $"validation record {record}: {need}";

    private void SayKept(CertificateArn arn, string record, ValidationNeed need)
    {
        if (need.Certificate is not null)
        {
            _host.WriteVerbose($"The validation record {record} stays: {need}.");
        }
        else
        {
            _host.WriteWarning($"The validation record {record} of {arn} stays: {need.Doubt} If no certificate of the domain is there, name the Regions that have certificates: -ValidationRegion {string.Join(',', _use.RegionsFor(arn).Take(3))}");
        }
    }

    private static async Task<IReadOnlyList<DnsRecord>> FindRecordAsync(DnsZones zones, ResourceRecord record, CancellationToken cancellationToken)
    {
        var found = new List<DnsRecord>();
        var name = DnsNames.Normalize(record.Name);
        foreach (var zone in (await zones.HoldingAsync(name, cancellationToken).ConfigureAwait(false)).Where(zone => !zone.IsPrivate))
        {
            found.AddRange((await zones.Calls.RecordsOfAsync(zone, name, cancellationToken).ConfigureAwait(false))
                .Where(one => one.Type == "CNAME" && !one.IsAlias && one.Values.Any(value => DnsNames.Normalize(value) == DnsNames.Normalize(record.Value))));
        }

        return found;
    }

    private static string BareDomainOf(CertificateDetail detail, ResourceRecord record)
    {
        var option = (detail.DomainValidationOptions ?? []).Concat(detail.RenewalSummary?.DomainValidationOptions ?? [])
            .First(one => one.ResourceRecord is not null && DnsNames.Normalize(one.ResourceRecord.Name) == DnsNames.Normalize(record.Name));
        return DnsNames.Bare(DnsNames.Normalize(option.DomainName));
    }
}
