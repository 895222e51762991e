using StackStage.Operations.Steps;
using StackStage.Operations.Waiting;

namespace StackStage.Operations.Distributions;

/// <summary>The two waits for distributions, until deployed and until gone, each shared by all that wait.</summary>
internal sealed class DistributionWaits
{
    private readonly DistributionCalls calls;
    private readonly IReadOnlyDictionary<string, DistributionTarget> targets;
    private readonly Waiter deployed;
    private readonly Waiter gone;
    private readonly TimeProvider time;

    // Only the deployed wait's looks touch it, and those never run side by side.
    private readonly Dictionary<string, DateTimeOffset> enabledSince = new(StringComparer.Ordinal);

    // In an account with many distributions, few that wait are cheaper to ask for one by one.
    private int pages = 1;

    public DistributionWaits(DistributionCalls calls, IReadOnlyDictionary<string, DistributionTarget> targets, DistributionRemovalRequest request, IOperationHost host)
    {
        this.calls = calls;
        this.targets = targets;
        time = host.Time;
        var options = (request.DisableOnly ? " -DisableOnly" : string.Empty) + (request.IncludeOrphans ? " -IncludeOrphans" : string.Empty) + (request.RemoveDnsRecord ? " -RemoveDnsRecord" : string.Empty);
        var again = "Disable-DistributionAndRemove -Id {0}" + options;
        deployed = new Waiter(
            new WaitTarget
            {
                Description = "distribution {0} is Deployed",
                Activity = "Waiting for distributions to be deployed",
                Usual = TimeSpan.FromMinutes(5),
                TimeoutErrorId = "DistributionNotDeployedInTime",
                ContinueWith = again,
                LookAction = "cloudfront:ListDistributions",
                LookAsync = (ids, token) => LookAsync(ids, Deployed, isAbsenceProof: false, token),
            },
            request.Wait,
            host);
        gone = new Waiter(
            new WaitTarget
            {
                Description = "distribution {0} is gone",
                Activity = "Waiting for distributions to be gone",
                Usual = TimeSpan.FromSeconds(30),
                TimeoutErrorId = "DistributionNotGoneInTime",
                ContinueWith = again,
                LookAction = "cloudfront:ListDistributions",
                
                // Its deletion has been accepted, so a list without it is proof enough.
                LookAsync = (ids, token) => LookAsync(ids, (_, _, _, _) => WaitObservation.Pending("Deleting"), isAbsenceProof: true, token),
            },
            request.Wait,
            host);
    }

    private delegate WaitObservation Observe(string id, string status, bool enabled, string? etag);

    public Task<StepOutcome> UntilDeployedAsync(string id, CancellationToken cancellationToken) => deployed.WaitAsync(id, cancellationToken);

    public Task<StepOutcome> UntilGoneAsync(string id, CancellationToken cancellationToken) => gone.WaitAsync(id, cancellationToken);

    private WaitObservation Deployed(string id, string status, bool enabled, string? etag)
    {
        targets.TryGetValue(id, out var target);
        if (target is { IsDisabled: true } && enabled)
        {
            // A list may be behind the update, so this alone is no reason to give up; but not for long.
            var state = $"{status}, still enabled";
            enabledSince.TryAdd(id, time.GetUtcNow());
            return time.GetUtcNow() - enabledSince[id] < DistributionFailures.NotDisabledPatience
                ? WaitObservation.Pending(state)
                : WaitObservation.Failed(state, DistributionFailures.EnabledAgain(id).Error);
        }

        enabledSince.Remove(id);
        var isDeployed = status == "Deployed";
        target?.Saw(etag, isDeployed && !enabled);
        return isDeployed ? WaitObservation.Reached(status) : WaitObservation.Pending(status);
    }

    private async Task<IReadOnlyDictionary<string, WaitObservation>> LookAsync(IReadOnlyCollection<string> ids, Observe observe, bool isAbsenceProof, CancellationToken cancellationToken)
    {
        var seen = new Dictionary<string, WaitObservation>(StringComparer.Ordinal);
        if (ids.Count <= pages)
        {
            foreach (var id in ids)
            {
                seen[id] = await LookAtOneAsync(id, observe, cancellationToken).ConfigureAwait(false);
            }

            return seen;
        }

        var (all, read) = await calls.ListOnceAsync(cancellationToken).ConfigureAwait(false);
        pages = read;
        
        // Pages that are read while distributions come and go may show one twice; the later look counts.
        var listed = all.GroupBy(summary => summary.Id, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.Last(), StringComparer.Ordinal);
        foreach (var id in ids)
        {
            // What a list leaves out, it may only not know yet; being gone is too final to be taken from a list.
            seen[id] = listed.TryGetValue(id, out var summary)
                ? observe(id, summary.Status, summary.Enabled == true, summary.ETag)
                : isAbsenceProof ? WaitObservation.Reached("Gone") : await LookAtOneAsync(id, observe, cancellationToken).ConfigureAwait(false);
        }

        return seen;
    }

    private async Task<WaitObservation> LookAtOneAsync(string id, Observe observe, CancellationToken cancellationToken)
    {
        if (await calls.ReadOnceAsync(id, cancellationToken).ConfigureAwait(false) is not { Distribution: { } found } answer)
        {
            if (targets.TryGetValue(id, out var target))
            {
                target.IsGone = true;
            }

            return WaitObservation.Reached("Gone");
        }

        return observe(id, found.Status, found.DistributionConfig.Enabled == true, answer.ETag);
    }
}
