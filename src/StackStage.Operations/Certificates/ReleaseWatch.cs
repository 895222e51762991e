using System.Collections.Concurrent;
using StackStage.Operations.Errors;
using StackStage.Operations.Steps;
using StackStage.Operations.Waiting;

namespace StackStage.Operations.Certificates;

/// <summary>Waits until nothing holds certificates any more: one wait per Region, with shared looks.</summary>
internal sealed class ReleaseWatch
{
    /// <summary>How long a holder usually takes to let go once its domain is gone.</summary>
    public static readonly TimeSpan Usual = TimeSpan.FromMinutes(30);

    // From here on a list of the Region, which tells whether a certificate is used but not by whom, costs fewer calls.
    private const int ManyInRegion = 3;

    // Every so many looks the holders are asked for again, whatever the list says.
    private const int LooksBetweenHolders = 10;

    private readonly CertificateCalls _calls;
    private readonly HolderInspector _inspector;
    private readonly OwnHolderPolicy _policy;
    private readonly WaitOptions _wait;
    private readonly IOperationHost _host;
    private readonly string _continueWith;
    private readonly ConcurrentDictionary<string, Waiter> _waiters = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IReadOnlyList<CertificateHolder>> _holders = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _looks = new(StringComparer.Ordinal);

    public ReleaseWatch(CertificateCalls calls, HolderInspector inspector, OwnHolderPolicy policy, WaitOptions wait, IOperationHost host, string continueWith)
    {
        _calls = calls;
        _inspector = inspector;
        _policy = policy;
        _wait = wait;
        _host = host;
        _continueWith = continueWith;
    }

    /// <summary>Who held a certificate when it was last looked at.</summary>
    public IReadOnlyList<CertificateHolder> HoldersOf(string arn) => _holders.GetValueOrDefault(arn) ?? [];

    public Task<StepOutcome> WaitAsync(CertificateArn arn, CancellationToken cancellationToken) =>
        _waiters.GetOrAdd(arn.Region, NewWaiter).WaitAsync(arn.Value, cancellationToken);

    /// <summary>Looks at one certificate now.</summary>
    public async Task<WaitObservation> LookAsync(CertificateArn arn, CancellationToken cancellationToken)
    {
        var detail = await _calls.DescribeOnceAsync(arn.Region, arn.Value, cancellationToken).ConfigureAwait(false);
        if (detail is null)
        {
            _holders[arn.Value] = [];
            return WaitObservation.Reached("gone");
        }

        if (detail.DomainName is { } name)
        {
            _names[arn.Value] = name;
        }

        var present = await _inspector.InspectAsync(arn, detail, cancellationToken).ConfigureAwait(false);
        _holders[arn.Value] = present;
        if (present.Count == 0)
        {
            return WaitObservation.Reached("not in use");
        }

        var own = present.Where(holder => holder.Kind == HolderKind.Own).ToList();
        return own.Count > 0 && _policy != OwnHolderPolicy.Wait
            ? WaitObservation.Failed("in use", Futile(arn, detail.DomainName, own))
            : WaitObservation.Pending("in use", Detail(present));
    }

    private static string Detail(IReadOnlyList<CertificateHolder> present)
    {
        var who = string.Join(", ", present.Select(holder => holder.Name));
        return present.Any(holder => holder.Kind == HolderKind.Own)
            ? $"held by {who}"
            : $"held by {who}; after the last custom domain of API Gateway with it is removed, AWS lets go within 10 to 60 minutes; a custom domain of App Runner, or one of Cognito or AppSync that could not be found, keeps it until it is removed";
    }

    private static StageError Futile(CertificateArn arn, string? domain, List<CertificateHolder> own) => new(
        "CertificateHeld",
        StageErrorCategory.ResourceBusy,
        $"The certificate of '{domain}' ({arn}) is held by {string.Join(" and ", own.Select(holder => $"{holder.Name} ({holder.Arn})"))}. That is yours and does not let go by itself, so waiting is futile.",
        arn.Value,
        "Remove what holds it, or give it another certificate, then run the command again. -WaitForOwnHolder waits all the same.");

    private Waiter NewWaiter(string region) => new(
        new WaitTarget
        {
            Description = "the certificate {0} is released",
            Activity = $"Waiting for certificates in {region} to be released",
            Usual = Usual,
            TimeoutErrorId = "CertificateNotReleasedInTime",
            ContinueWith = _continueWith,
            LookAction = "acm:DescribeCertificate",
            NameOf = arn => _names.GetValueOrDefault(arn),
            LookAsync = (ids, token) => LookAsync(region, ids, token),
        },
        _wait,
        _host);

    private async Task<IReadOnlyDictionary<string, WaitObservation>> LookAsync(string region, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        HashSet<string>? listedInUse = null;
        if (ids.Count >= ManyInRegion)
        {
            var page = await EachLook.ListAsync(token => _calls.ListAsync(region, [], token), "acm:ListCertificates", _host, cancellationToken).ConfigureAwait(false);
            listedInUse = page is null ? null : [.. page.Where(summary => summary.InUse == true).Select(summary => summary.CertificateArn!)];
        }

        var unasked = ids.Where(id => _looks.AddOrUpdate(id, 0, (_, before) => before + 1) % LooksBetweenHolders != 0 && listedInUse?.Contains(id) == true).ToHashSet(StringComparer.Ordinal);
        var asked = ids.Where(id => !unasked.Contains(id)).ToList();
        var seen = asked.Count == 0
            ? new Dictionary<string, WaitObservation>(StringComparer.Ordinal)
            : new Dictionary<string, WaitObservation>(
                await EachLook.RunAsync(asked, (id, token) => LookAsync(CertificateArn.Parse(id), token), "acm:DescribeCertificate", _host, cancellationToken).ConfigureAwait(false), StringComparer.Ordinal);
        foreach (var id in unasked)
        {
            seen[id] = WaitObservation.Pending("in use", Detail(HoldersOf(id)));
        }

        return seen;
    }
}
