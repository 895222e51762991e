using System.Collections.Concurrent;
using Amazon.CertificateManager;
using Amazon.CertificateManager.Model;
using Amazon.Route53;
using Amazon.Route53.Model;
using StackStage.Operations.Dns;
using StackStage.Operations.Errors;
using StackStage.Operations.Steps;
using StackStage.Operations.Waiting;

namespace StackStage.Operations.Certificates;

/// <summary>The steps from a requested certificate to an issued one; for the certificates of one Region and one plan.</summary>
internal sealed class IssuanceSteps
{
    private const long RecordTtl = 300;

    private static readonly TimeSpan IssueUsually = TimeSpan.FromMinutes(5);

    // From here on a list of the Region costs fewer calls than asking for each.
    private const int ManyInRegion = 3;

    private readonly CertificateCalls _calls;
    private readonly DnsSteps _dnsSteps;
    private readonly IOperationHost _host;
    private readonly string _region;
    private readonly Waiter _records;
    private readonly Waiter _issued;
    private readonly ConcurrentDictionary<string, CertificateDetail> _details = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, StageException> _unrecorded = new(StringComparer.Ordinal);

    public IssuanceSteps(CertificateCalls calls, string region, DnsSteps dnsSteps, WaitOptions wait, IOperationHost host, string continueWith)
    {
        _calls = calls;
        _region = region;
        _dnsSteps = dnsSteps;
        _host = host;

        // Seconds, and without them validation would not even begin: waited for with -NoWait too.
        _records = new Waiter(
            new WaitTarget
            {
                Description = "ACM has made the validation records of {0}",
                Activity = "Waiting for ACM to make validation records",
                Usual = TimeSpan.FromSeconds(10),
                TimeoutErrorId = "ValidationRecordNotThereInTime",
                ContinueWith = continueWith,
                LookAction = "acm:DescribeCertificate",
                NameOf = arn => _details.GetValueOrDefault(arn)?.DomainName,
                LookAsync = (ids, token) => LookAtEachAsync(ids, ObserveRecords, token),
            },
            new WaitOptions { Timeout = Shorter(wait.Timeout, TimeSpan.FromMinutes(5)), PollInterval = Shorter(wait.PollInterval, TimeSpan.FromSeconds(5)) },
            host);
        _issued = new Waiter(
            new WaitTarget
            {
                Description = "the certificate {0} is issued",
                Activity = $"Waiting for certificates in {region} to be issued",
                Usual = IssueUsually,
                TimeoutErrorId = "CertificateNotIssuedInTime",
                ContinueWith = continueWith,
                LookAction = "acm:DescribeCertificate",
                NameOf = arn => _details.GetValueOrDefault(arn)?.DomainName,
                LookAsync = LookForIssuedAsync,
            },
            wait,
            host);
    }

    /// <summary>The records of certificates' names that lie in a zone are written in one batch, then waited for.</summary>
    /// <param name="zone">The zone.</param>
    /// <param name="certificates">The certificates, known when the step runs, and their names in the zone, without <c>*.</c></param>
    /// <param name="subjects">What the user named.</param>
    /// <param name="after">What must be done first.</param>
    public IReadOnlyList<Step> WriteRecords(DnsZone zone, IReadOnlyList<(Func<string> Arn, IReadOnlySet<string> Names)> certificates, IReadOnlyList<string> subjects, IReadOnlyList<Step> after)
    {
        var (write, inSync) = _dnsSteps.WriteRecords(
            zone,
            $"for the validation of {string.Join(", ", certificates.SelectMany(one => one.Names).Distinct(StringComparer.Ordinal))}",
            async token => [.. (await Task.WhenAll(certificates.Select(one => RecordsAsync(one.Arn(), one.Names, certificates.Count > 1, token))).ConfigureAwait(false)).SelectMany(some => some)],
            subjects,
            [.. after]);
        return [write, inSync];
    }

    /// <summary>Waits until a certificate is issued.</summary>
    /// <param name="arn">The certificate, known when the step runs.</param>
    /// <param name="target">As the user reads it.</param>
    /// <param name="subject">What the user named.</param>
    /// <param name="after">What must be done first.</param>
    public Step WaitForIssued(Func<string> arn, string target, string subject, IReadOnlyList<Step> after) => new()
    {
        Identity = new StepIdentity("acm.certificate.issued", _calls.Connection.KnownAccountId ?? string.Empty, _region, subject),
        Action = "Wait for the issue of certificate",
        Target = target,
        Subjects = [subject],
        After = [.. after],
        Changes = false,
        Usual = IssueUsually,
        RunAsync = run => _unrecorded.TryGetValue(arn(), out var failure) ? throw failure : _issued.WaitAsync(arn(), run.Token),
    };

    /// <summary>What is known of a certificate, to be written out.</summary>
    public static CertificateIssuance Result(CertificateDetail detail, string region, CertificateIssuanceState state) => new()
    {
        CertificateArn = detail.CertificateArn,
        DomainName = detail.DomainName ?? string.Empty,
        SubjectAlternativeNames = [.. ValidationRecords.NamesOf(detail)],
        Region = region,
        State = state,
        Status = detail.Status?.Value,
        KeyAlgorithm = detail.KeyAlgorithm?.Value.Replace('-', '_'),
        NotAfter = detail.NotAfter,
        ValidationRecords =
        [
            .. (detail.DomainValidationOptions ?? []).Where(option => option.ResourceRecord is not null)
                .Select(option => new CertificateValidationRecord(option.DomainName, DnsNames.Normalize(option.ResourceRecord!.Name), DnsNames.Normalize(option.ResourceRecord.Value), option.ValidationStatus?.Value)),
        ],
    };

    public static ResourceRecordSet ToRecordSet(Amazon.CertificateManager.Model.ResourceRecord record) => new()
    {
        Name = record.Name,
        Type = RRType.FindValue(record.Type?.Value ?? "CNAME"),
        TTL = RecordTtl,
        ResourceRecords = [new Amazon.Route53.Model.ResourceRecord { Value = record.Value }],
    };

    public static CertificateIssuanceState StateOf(CertificateDetail detail) => detail.Status?.Value switch
    {
        "ISSUED" => CertificateIssuanceState.Issued,
        "PENDING_VALIDATION" => CertificateIssuanceState.Pending,
        _ => CertificateIssuanceState.Failed,
    };

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static WaitObservation ObserveRecords(string arn, CertificateDetail? detail) => detail switch
    {
        // ACM may not show at once what it has just made.
        null => WaitObservation.Pending("not visible yet"),
        _ when detail.Status != CertificateStatus.ISSUED && IssuanceErrors.Of(arn, detail) is { } error => WaitObservation.Failed(detail.Status!.Value, error),
        _ when IsByOtherMeans(detail) => WaitObservation.Failed(detail.Status!.Value, IssuanceErrors.NotByDns(arn, detail)),
        _ when ValidationRecords.AreComplete(detail) => WaitObservation.Reached("made"),
        _ => WaitObservation.Pending("not made yet"),
    };

    private static WaitObservation ObserveIssued(string arn, CertificateDetail? detail) => detail switch
    {
        null => WaitObservation.Failed("gone", IssuanceErrors.Gone(arn)),
        _ when detail.Status == CertificateStatus.ISSUED => WaitObservation.Reached("ISSUED"),
        _ when IssuanceErrors.Of(arn, detail) is { } error => WaitObservation.Failed(detail.Status!.Value, error),
        _ when IsByOtherMeans(detail) => WaitObservation.Failed(detail.Status!.Value, IssuanceErrors.NotByDns(arn, detail)),
        _ => WaitObservation.Pending(detail.Status?.Value ?? "unknown", $"{IssuanceErrors.Missing(detail)}; ACM must see the records, as 'nslookup -type=CNAME' shows them to the public"),
    };

    private static bool IsByOtherMeans(CertificateDetail detail) => detail.DomainValidationOptions?.TrueForAll(ValidationRecords.IsDns) == false;

    private async Task<IReadOnlyList<ResourceRecordSet>> RecordsAsync(string arn, IReadOnlySet<string> names, bool isOneOfMany, CancellationToken cancellationToken)
    {
        try
        {
            await _records.WaitAsync(arn, cancellationToken).ConfigureAwait(false);
        }
        catch (StageException failure) when (isOneOfMany)
        {
            // Said by the step that waits for this certificate; the others' records are written.
            _unrecorded[arn] = failure;
            return [];
        }

        return [.. (_details[arn].DomainValidationOptions ?? [])
            .Where(option => option.ResourceRecord is not null && names.Contains(DnsNames.Bare(DnsNames.Normalize(option.DomainName))))
            .Select(option => ToRecordSet(option.ResourceRecord!))];
    }

    private async Task<IReadOnlyDictionary<string, WaitObservation>> LookForIssuedAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        if (ids.Count < ManyInRegion)
        {
            return await LookAtEachAsync(ids, ObserveIssued, cancellationToken).ConfigureAwait(false);
        }

        if (await EachLook.ListAsync(token => _calls.ListAsync(_region, [CertificateStatus.PENDING_VALIDATION], token), "acm:ListCertificates", _host, cancellationToken).ConfigureAwait(false) is not { } list)
        {
            return await LookAtEachAsync(ids, ObserveIssued, cancellationToken).ConfigureAwait(false);
        }

        var pending = list.Select(summary => summary.CertificateArn).ToHashSet(StringComparer.Ordinal);
        var ended = ids.Where(id => !pending.Contains(id)).ToList();
        var seen = ended.Count == 0 ? [] : new Dictionary<string, WaitObservation>(await LookAtEachAsync(ended, ObserveIssued, cancellationToken).ConfigureAwait(false), StringComparer.Ordinal);
        foreach (var id in ids.Where(pending.Contains))
        {
            seen[id] = WaitObservation.Pending(CertificateStatus.PENDING_VALIDATION.Value);
        }

        return seen;
    }

    private Task<IReadOnlyDictionary<string, WaitObservation>> LookAtEachAsync(
        IEnumerable<string> ids,
        Func<string, CertificateDetail?, WaitObservation> observe,
        CancellationToken cancellationToken) => EachLook.RunAsync(
            ids,
            async (id, token) =>
            {
                var detail = await _calls.DescribeOnceAsync(_region, id, token).ConfigureAwait(false);
                if (detail is not null)
                {
                    _details[id] = detail;
                }

                return observe(id, detail);
            },
            "acm:DescribeCertificate",
            _host,
            cancellationToken);
}
