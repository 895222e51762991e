using Amazon.CloudFront.Model;
using StackStage.Operations.Steps;
using StackStage.Operations.Waiting;

namespace StackStage.Operations.Distributions;

/// <summary>The two waits for distributions, until deployed and until gone, each shared by all that wait.</summary>
internal sealed class DistributionWaits
{
    /// <summary>How long a distribution usually takes until it is deployed.</summary>
    public static readonly TimeSpan DeployedUsually = TimeSpan.FromMinutes(5);

    /// <summary>How long one that was deleted usually still shows.</summary>
    public static readonly TimeSpan GoneUsually = TimeSpan.FromSeconds(30);

    private readonly DistributionCalls _calls;
    private readonly IReadOnlyDictionary<string, DistributionTarget> _targets;
    private readonly Waiter _deployed;
    private readonly Waiter _gone;
    private readonly IOperationHost _host;
    private readonly SharedList<(IReadOnlyList<DistributionSummary> All, int Pages)> _list;

    // Only the deployed wait's looks touch it, and those never run side by side.
    private readonly Dictionary<string, DateTimeOffset> _enabledSince = new(StringComparer.Ordinal);

    // In an account with many distributions, few that wait are cheaper to ask for one by one.
    private int _pages = 1;
    private long _lastChange;

    public DistributionWaits(DistributionCalls calls, IReadOnlyDictionary<string, DistributionTarget> targets, DistributionRemovalRequest request, IOperationHost host)
    {
        _calls = calls;
        _targets = targets;
        _host = host;
        _list = new SharedList<(IReadOnlyList<DistributionSummary> All, int Pages)>(calls.ListOnceAsync, host.Time);
        var (deployed, gone) = (_list.NewReader(), _list.NewReader());
        var options = (request.DisableOnly ? " -DisableOnly" : string.Empty) + (request.IncludeOrphans ? " -IncludeOrphans" : string.Empty) + (request.RemoveDnsRecord ? " -RemoveDnsRecord" : string.Empty);
        var again = "Disable-DistributionAndRemove -Id {0}" + options;
        _deployed = new Waiter(
            new WaitTarget
            {
                Description = "distribution {0} is Deployed",
                Activity = "Waiting for distributions to be deployed",
                Usual = DeployedUsually,
                TimeoutErrorId = "DistributionNotDeployedInTime",
                ContinueWith = again,
                LookAction = "cloudfront:ListDistributions",
                NameOf = NameOf,
                LookAsync = (ids, token) => LookAsync(ids, Deployed, deployed, isAbsenceProof: false, token),
            },
            request.Wait,
            host);
        _gone = new Waiter(
            new WaitTarget
            {
                Description = "distribution {0} is gone",
                Activity = "Waiting for distributions to be gone",
                Usual = GoneUsually,
                TimeoutErrorId = "DistributionNotGoneInTime",
                ContinueWith = again,
                LookAction = "cloudfront:ListDistributions",
                NameOf = NameOf,

                // Its deletion has been accepted, so a list without it is proof enough.
                LookAsync = (ids, token) => LookAsync(ids, (_, _, _, _) => WaitObservation.Pending("Deleting"), gone, isAbsenceProof: true, token),
            },
            request.Wait,
            host);
    }

    private delegate WaitObservation Observe(string id, string status, bool enabled, string? etag);

    public Task<StepOutcome> UntilDeployedAsync(string id, CancellationToken cancellationToken) => WaitAsync(_deployed, id, cancellationToken);

    public Task<StepOutcome> UntilGoneAsync(string id, CancellationToken cancellationToken) => WaitAsync(_gone, id, cancellationToken);

    // What is waited for was changed before: no list counts that was begun before that.
    private Task<StepOutcome> WaitAsync(Waiter waiter, string id, CancellationToken cancellationToken)
    {
        Interlocked.Exchange(ref _lastChange, _host.Time.GetUtcNow().UtcTicks);
        return waiter.WaitAsync(id, cancellationToken);
    }

    // The first alias is what the operator knows it by.
    private string? NameOf(string id) => _targets.TryGetValue(id, out var target) && target.Aliases is [var alias, ..] ? $"{alias} ({id})" : null;

    private WaitObservation Deployed(string id, string status, bool enabled, string? etag)
    {
        _targets.TryGetValue(id, out var target);
        if (target is { IsDisabled: true } && enabled)
        {
            // A list may be behind the update, so this alone is no reason to give up; but not for long.
            var state = $"{status}, still enabled";
            _enabledSince.TryAdd(id, _host.Time.GetUtcNow());
            return _host.Time.GetUtcNow() - _enabledSince[id] < DistributionFailures.NotDisabledPatience
                ? WaitObservation.Pending(state)
                : WaitObservation.Failed(state, DistributionFailures.EnabledAgain(id).Error);
        }

        _enabledSince.Remove(id);
        var isDeployed = status == "Deployed";
        target?.Saw(etag, isDeployed && !enabled);
        return isDeployed ? WaitObservation.Reached(status) : WaitObservation.Pending(status);
    }

    private async Task<IReadOnlyDictionary<string, WaitObservation>> LookAsync(
        IReadOnlyCollection<string> ids, Observe observe, SharedList<(IReadOnlyList<DistributionSummary> All, int Pages)>.Reader reader, bool isAbsenceProof, CancellationToken cancellationToken)
    {
        Task<IReadOnlyDictionary<string, WaitObservation>> Each(IEnumerable<string> some) =>
            EachLook.RunAsync(some, (id, token) => LookAtOneAsync(id, observe, token), "cloudfront:GetDistribution", _host, cancellationToken);

        if (ids.Count <= _pages)
        {
            return await Each(ids).ConfigureAwait(false);
        }

        if (await EachLook.ListAsync(token => ListOnceAsync(reader, token), "cloudfront:ListDistributions", _host, cancellationToken).ConfigureAwait(false) is not { } list)
        {
            _pages = int.MaxValue;
            return await Each(ids).ConfigureAwait(false);
        }

        // Pages that are read while distributions come and go may show one twice; the later look counts.
        var listed = list.GroupBy(summary => summary.Id, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.Last(), StringComparer.Ordinal);

        // What a list leaves out, it may only not know yet; being gone is too final to be taken from a list.
        var unlisted = ids.Where(id => !listed.ContainsKey(id)).ToList();
        var seen = isAbsenceProof || unlisted.Count == 0
            ? unlisted.ToDictionary(id => id, _ => WaitObservation.Reached("Gone"), StringComparer.Ordinal)
            : new Dictionary<string, WaitObservation>(await Each(unlisted).ConfigureAwait(false), StringComparer.Ordinal);
        foreach (var id in ids.Where(listed.ContainsKey))
        {
            seen[id] = observe(id, listed[id].Status, listed[id].Enabled == true, listed[id].ETag);
        }

        return seen;
    }

    private async Task<IReadOnlyList<DistributionSummary>> ListOnceAsync(SharedList<(IReadOnlyList<DistributionSummary> All, int Pages)>.Reader reader, CancellationToken cancellationToken)
    {
        (var all, _pages) = await reader.ReadAsync(new DateTimeOffset(Interlocked.Read(ref _lastChange), TimeSpan.Zero), cancellationToken).ConfigureAwait(false);
        return all;
    }

    private async Task<WaitObservation> LookAtOneAsync(string id, Observe observe, CancellationToken cancellationToken)
    {
        if (await _calls.ReadOnceAsync(id, cancellationToken).ConfigureAwait(false) is not { Distribution: { } found } answer)
        {
            if (_targets.TryGetValue(id, out var target))
            {
                target.IsGone = true;
            }

            return WaitObservation.Reached("Gone");
        }

        return observe(id, found.Status, found.DistributionConfig.Enabled == true, answer.ETag);
    }
}
