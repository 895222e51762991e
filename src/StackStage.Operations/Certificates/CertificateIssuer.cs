using Amazon.CertificateManager;
using Amazon.CertificateManager.Model;
using StackStage.Operations.Connection;
using StackStage.Operations.Dns;
using StackStage.Operations.Errors;
using StackStage.Operations.Steps;
using StackStage.Operations.Waiting;

namespace StackStage.Operations.Certificates;

/// <summary>Gets a certificate that DNS records prove: found, continued, or requested.</summary>
public sealed class CertificateIssuer
{
    // What Ctrl+C still leaves for taking a certificate away that was just requested.
    private static readonly TimeSpan AfterStop = TimeSpan.FromSeconds(1);

    // A certificate that stays unknown for longer than this is not on its way, but gone.
    private static readonly TimeSpan VisibleWithin = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan VisibleInterval = TimeSpan.FromSeconds(5);

    private readonly AwsConnection _connection;
    private readonly AwsConnection _dns;
    private readonly CertificateOrder _order;
    private readonly CertificateNames _names;
    private readonly WaitOptions _wait;
    private readonly IOperationHost _host;
    private readonly CertificateCalls _calls;
    private string? _arn;
    private bool _requested;

    private CertificateIssuer(AwsConnection connection, AwsConnection dns, CertificateOrder order, WaitOptions wait, IOperationHost host)
    {
        _connection = connection;
        _dns = dns;
        _order = order;
        _wait = wait;
        _host = host;
        _names = CertificateNames.Of(order);
        _calls = new CertificateCalls(connection, host, wait.Timeout);
    }

    private string Region => _connection.Region;

    private string Title => $"{string.Join(", ", _names.All)} in {Region}";

    /// <summary>Gets the certificate in the connection's Region.</summary>
    /// <param name="connection">The account.</param>
    /// <param name="order">What is wanted.</param>
    /// <param name="wait">How patiently to wait.</param>
    /// <param name="host">Is asked for each step; hears of progress and errors.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <param name="dns">The account that holds the zones; null when it is the same.</param>
    /// <returns>The certificate as it is now; what failed has been written to the host.</returns>
    /// <exception cref="StageException">Nothing was begun: a name is not valid, a zone is not found, CAA forbids it.</exception>
    public static async Task<CertificateIssuance> RequestAsync(
        AwsConnection connection,
        CertificateOrder order,
        WaitOptions wait,
        IOperationHost host,
        CancellationToken cancellationToken,
        AwsConnection? dns = null)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(wait);
        ArgumentNullException.ThrowIfNull(host);

        // A wrong name is told before anybody is asked.
        var issuer = new CertificateIssuer(connection, dns ?? connection, order, wait, host);
        using var planning = Planning.Begin();
        await connection.EnsureReadyAsync(cancellationToken).ConfigureAwait(false);
        return await issuer.RunAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<CertificateIssuance> RunAsync(CancellationToken cancellationToken)
    {
        var run = await StageRun.OpenAsync("Request-DnsValidatedCertificate", _connection, Region, _host, cancellationToken).ConfigureAwait(false);
        var present = await FindAsync(cancellationToken).ConfigureAwait(false);
        if (!_order.Force && present.Find(detail => detail.Status == CertificateStatus.ISSUED) is { } issued)
        {
            _host.WriteVerbose($"{issued.CertificateArn} is issued for these names already.");

            // An earlier run that was interrupted has its end with that.
            await run.RunAsync(new Plan([], [Subject(issued.CertificateArn)]), new PlanRunOptions(), cancellationToken).ConfigureAwait(false);
            return IssuanceSteps.Result(issued, Region, CertificateIssuanceState.Issued);
        }

        _arn = _order.Force ? null : present.Find(detail => detail.Status == CertificateStatus.PENDING_VALIDATION)?.CertificateArn;
        if (_arn is not null)
        {
            _host.WriteVerbose($"{_arn} is pending for these names; it is continued.");
        }

        var plan = await PlanAsync([.. present.Where(detail => detail.Status != CertificateStatus.PENDING_VALIDATION).Select(detail => detail.CertificateArn!)], cancellationToken).ConfigureAwait(false);
        IReadOnlyList<StepResult> results;
        try
        {
            results = await run.RunAsync(plan, new PlanRunOptions { NoWait = _wait.NoWait }, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_arn is not null)
        {
            await LeaveAfterStopAsync(_arn).ConfigureAwait(false);
            throw;
        }

        return await ConcludeAsync(results, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The certificates for exactly these names and this kind of key, the best of each state first.</summary>
    private async Task<List<CertificateDetail>> FindAsync(CancellationToken cancellationToken)
    {
        var found = new List<CertificateDetail>();
        foreach (var summary in await _calls.ListAsync(Region, [], cancellationToken).ConfigureAwait(false))
        {
            if (summary.Type?.Value is not (null or "AMAZON_ISSUED") || summary.ManagedBy is not null || !_names.All.Contains(DnsNames.Normalize(summary.DomainName ?? string.Empty)))
            {
                continue;
            }

            // ACM writes RSA-2048 where it wants RSA_2048.
            if (await _calls.DescribeWithMethodAsync(Region, summary.CertificateArn!, cancellationToken).ConfigureAwait(false) is not { } detail
                || !_names.Are(ValidationRecords.NamesOf(detail))
                || !string.Equals(detail.KeyAlgorithm?.Value.Replace('-', '_') ?? CertificateOrder.DefaultKeyAlgorithm, _order.KeyAlgorithm, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            if (detail.Status == CertificateStatus.PENDING_VALIDATION && detail.DomainValidationOptions?.TrueForAll(ValidationRecords.IsDns) == false)
            {
                _host.WriteVerbose($"{detail.CertificateArn} is pending for these names, but not validated by DNS; it is left alone.");
                continue;
            }

            found.Add(detail);
        }

        return [.. found.OrderByDescending(detail => DnsNames.Normalize(detail.DomainName!) == _names.First).ThenByDescending(detail => detail.NotAfter ?? detail.CreatedAt).ThenBy(detail => detail.CertificateArn, StringComparer.Ordinal)];
    }

    private async Task<Plan> PlanAsync(IReadOnlyList<string> settled, CancellationToken cancellationToken)
    {
        var zones = new DnsZones(_dns, _host, _order.HostedZoneIds);
        var namesOf = new Dictionary<DnsZone, HashSet<string>>();
        foreach (var name in _names.Bare)
        {
            var zone = await zones.FindAsync(name, cancellationToken).ConfigureAwait(false);
            namesOf.TryAdd(zone, []);
            namesOf[zone].Add(name);
        }

        var caa = new CaaPolicy(zones);
        foreach (var name in _names.All)
        {
            if (await caa.FindForbiddingAsync(name, cancellationToken).ConfigureAwait(false) is { } forbidding)
            {
                throw new StageException(forbidding);
            }
        }

        var steps = new List<Step>();
        if (_arn is null)
        {
            steps.Add(new Step
            {
                Identity = Identify("acm.certificate.request"),
                Action = "Request certificate",
                Target = Title,
                Subjects = [Title],
                RunAsync = run => RequestAsync(settled, run.Token),
            });
        }

        IReadOnlyList<Step> after = [.. steps];
        var continueWith = $"run the same command again, or Repair-CertificateValidation -CertificateArn {{0}} -Region {Region}";
        var issuance = new IssuanceSteps(_calls, Region, new DnsSteps(_dns, _wait, _host), _wait, _host, continueWith);
        foreach (var (zone, inZone) in namesOf)
        {
            steps.AddRange(issuance.WriteRecords(zone, [(() => _arn!, inZone)], [Title], after));
        }

        steps.Add(issuance.WaitForIssued(() => _arn!, Title, Title, [.. steps]));
        return new Plan(steps, [Subject(_arn)]);
    }

    private PlanSubject Subject(string? arn) => new(Title, arn is null ? "Request and validate certificate" : "Validate certificate", Title);

    private StepIdentity Identify(string kind) => new(kind, _connection.KnownAccountId ?? string.Empty, Region, Title);

    private async Task<StepOutcome> RequestAsync(IReadOnlyList<string> settled, CancellationToken cancellationToken)
    {
        var account = await _connection.GetAccountIdAsync(cancellationToken).ConfigureAwait(false);
        var request = new RequestCertificateRequest
        {
            DomainName = _names.First,
            SubjectAlternativeNames = _names.All.Count > 1 ? [.. _names.All.Skip(1)] : null,
            ValidationMethod = ValidationMethod.DNS,
            KeyAlgorithm = KeyAlgorithm.FindValue(_order.KeyAlgorithm),
            Tags = _order.Tags.Count > 0 ? [.. _order.Tags.Select(tag => new Tag { Key = tag.Key, Value = tag.Value })] : null,
        };
        for (var salt = (string?)null; ;)
        {
            request.IdempotencyToken = _names.Token(account, Region, _order, settled, salt);
            _arn = await RequestOnceAsync(request, cancellationToken).ConfigureAwait(false);
            _requested = true;
            if (_arn == salt || await IsVisibleAsync(_arn, cancellationToken).ConfigureAwait(false))
            {
                break;
            }

            // ACM remembers a token for an hour, and longer than the certificate: this one was deleted since.
            _host.WriteWarning($"ACM answers the request for '{Title}' with {_arn}, of which it knows nothing: a certificate that was requested within the last hour and deleted. It is requested anew.");
            salt = _arn;
        }

        _host.WriteVerbose($"Requested certificate {_arn}.");
        return new StepOutcome(StepState.Done, _arn);
    }

    /// <summary>Whether ACM knows a certificate that it has just given; that may take some seconds.</summary>
    private async Task<bool> IsVisibleAsync(string arn, CancellationToken cancellationToken)
    {
        for (var until = _host.Time.GetUtcNow() + VisibleWithin; ;)
        {
            if (await _calls.DescribeAsync(Region, arn, cancellationToken).ConfigureAwait(false) is not null)
            {
                return true;
            }

            if (_host.Time.GetUtcNow() >= until)
            {
                return false;
            }

            await StepPlace.PauseAsync(VisibleInterval, _host.Time, cancellationToken).ConfigureAwait(false);
        }
    }

    private Task<string> RequestOnceAsync(RequestCertificateRequest request, CancellationToken cancellationToken) =>
        _calls.CallAsync(
            async token =>
            {
                try
                {
                    return (await _connection.CertificateManager(Region).RequestCertificateAsync(request, token).ConfigureAwait(false)).CertificateArn!;
                }
                catch (AmazonCertificateManagerException failure) when (AwsErrors.CodeOf(failure) == "LimitExceededException")
                {
                    // A quota, not a request to slow down: time does not mend it.
                    throw new StageException(new StageError(
                        "CertificateQuotaReached",
                        StageErrorCategory.LimitsExceeded,
                        $"ACM does not take the request for '{Title}': {failure.Message}",
                        _names.First,
                        "Remove certificates that nothing uses, ask for fewer names, or have the quota raised.",
                        failure));
                }
            },
            "acm:RequestCertificate",
            Title,
            cancellationToken);

    private async Task<CertificateIssuance> ConcludeAsync(IReadOnlyList<StepResult> results, CancellationToken cancellationToken)
    {
        var failed = results.Any(result => result.State == StepState.Failed);
        var shown = results.Any(result => result.State == StepState.Previewed);
        var declined = results.Any(result => result.State == StepState.Declined);
        var detail = _arn is null || shown ? null : await DescribeAsync(_arn, failed, cancellationToken).ConfigureAwait(false);
        if (detail is null)
        {
            if (failed && _arn is not null)
            {
                _host.WriteWarning(Left(_arn, null));
            }

            return new CertificateIssuance
            {
                CertificateArn = _arn,
                DomainName = _names.First,
                SubjectAlternativeNames = _names.All,
                Region = Region,
                State = shown ? CertificateIssuanceState.Previewed : declined ? CertificateIssuanceState.Declined : CertificateIssuanceState.Failed,
                Requested = _requested,
                Steps = results,
            };
        }

        if (failed)
        {
            results = [.. results, .. await LeaveAsync(detail, cancellationToken).ConfigureAwait(false)];
        }

        var state = IssuanceSteps.StateOf(detail);
        return IssuanceSteps.Result(detail, Region, failed && state == CertificateIssuanceState.Pending ? CertificateIssuanceState.Failed : state) with { Requested = _requested, Steps = results };
    }

    private async Task<CertificateDetail?> DescribeAsync(string which, bool failed, CancellationToken cancellationToken)
    {
        try
        {
            return await _calls.DescribeAsync(Region, which, cancellationToken).ConfigureAwait(false);
        }
        catch (StageException failure) when (failed)
        {
            // The errors that count have been written; this one must not hide which certificate is left.
            _host.WriteVerbose(failure.Message);
            return null;
        }
    }

    private async Task<IReadOnlyList<StepResult>> LeaveAsync(CertificateDetail detail, CancellationToken cancellationToken)
    {
        if (!_requested || !_order.RemoveOnFailure)
        {
            _host.WriteWarning(Left(detail.CertificateArn!, detail.Status?.Value));
            return [];
        }

        var removal = new Step
        {
            Identity = new StepIdentity("acm.certificate.delete", _connection.KnownAccountId ?? string.Empty, Region, detail.CertificateArn!),
            Action = "Delete certificate",
            Target = $"{_names.First} ({detail.CertificateArn})",
            RunAsync = async run =>
            {
                await _calls.CallAsync(async inner => await DeleteAsync(detail.CertificateArn!, inner).ConfigureAwait(false), "acm:DeleteCertificate", detail.CertificateArn!, run.Token, CertificateFailures.IsBusy).ConfigureAwait(false);
                return new StepOutcome(StepState.Done, "it was not issued");
            },
        };
        var results = await PlanRunner.RunAsync(new Plan([removal]), _host, cancellationToken).ConfigureAwait(false);
        if (!results[0].Succeeded)
        {
            _host.WriteWarning(Left(detail.CertificateArn!, detail.Status?.Value));
        }

        return results;
    }

    private async Task LeaveAfterStopAsync(string left)
    {
        if (_requested && _order.RemoveOnFailure)
        {
            using var soon = new CancellationTokenSource(AfterStop);
            try
            {
                await DeleteAsync(left, soon.Token).ConfigureAwait(false);
                return;
            }
            catch (Exception failure) when (failure is OperationCanceledException || AwsErrors.IsTranslatable(failure))
            {
                // Said below: it is left behind.
            }
        }

        _host.WriteWarning(Left(left, null));
    }

    private async Task<bool> DeleteAsync(string which, CancellationToken cancellationToken)
    {
        try
        {
            await _connection.CertificateManager(Region).DeleteCertificateAsync(new DeleteCertificateRequest { CertificateArn = which }, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (AmazonCertificateManagerException failure) when (CertificateFailures.IsGone(failure))
        {
            return false;
        }
    }

    private string Left(string left, string? status) =>
        $"The certificate {left} of {_names.First} is left behind{(status is null ? string.Empty : $" ({status})")}. {(status is null or "PENDING_VALIDATION" ? "The same command goes on with it; " : string.Empty)}Remove-ReleasedCertificate -CertificateArn {left} takes it away.";
}
