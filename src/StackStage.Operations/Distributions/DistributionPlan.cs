using StackStage.Operations.Connection;
using StackStage.Operations.Distributions.Leftovers;
using StackStage.Operations.Dns;
using StackStage.Operations.Steps;

namespace StackStage.Operations.Distributions;

/// <summary>
/// The steps for all distributions of a run, phase after phase: records, continuous-deployment policies, disabling,
/// waiting, deleting, leftovers. So all are disabled before any is waited for, and shown in that order too.
/// </summary>
internal sealed class DistributionPlan
{
    private readonly List<Step> _steps = [];
    private readonly DistributionRemovalRequest _request;
    private readonly DistributionCalls _calls;
    private readonly DistributionWaits _waits;
    private readonly DistributionSteps _distributions;
    private readonly PolicySteps _policies;
    private readonly LeftoverSteps _leftovers;
    private readonly LeftoverNote _note;
    private readonly IOperationHost _host;
    private readonly StageRun _run;
    private readonly string _account;
    private readonly AwsConnection _dns;
    private readonly IReadOnlyList<DistributionTarget> _targets;
    private readonly Dictionary<string, DistributionTarget> _byId;
    private readonly Dictionary<string, Step> _policyDeletions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Step> _policyDetachments = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StagingPolicy> _stagingPolicies = new(StringComparer.Ordinal);

    public DistributionPlan(AwsConnection dns, DistributionRemovalRequest request, DistributionCalls calls, IReadOnlyList<DistributionTarget> targets, StageRun run, IOperationHost host)
    {
        _request = request;
        _calls = calls;
        _targets = targets;
        _host = host;
        _run = run;
        _account = calls.Connection.KnownAccountId ?? string.Empty;
        _dns = dns;
        _byId = targets.Where(target => target.Id.Length > 0).ToDictionary(target => target.Id, StringComparer.Ordinal);
        _waits = new DistributionWaits(calls, _byId, request, host);
        _distributions = new DistributionSteps(calls, _waits, host);
        _policies = new PolicySteps(calls, host);
        _leftovers = new LeftoverSteps(calls, request.Wait, host);
        _note = new LeftoverNote(calls, host);
    }

    /// <summary>The step of each leftover that has one.</summary>
    public Dictionary<(LeftoverKind Kind, string Id), Step> LeftoverSteps { get; } = [];

    /// <summary>Who was found to use a leftover when it was to be deleted.</summary>
    public System.Collections.Concurrent.ConcurrentDictionary<(LeftoverKind Kind, string Id), string> LeftoverUsers { get; } = [];

    private IEnumerable<DistributionTarget> Present => _targets.Where(target => target.Found is not null && !target.IsLeftAlone);

    /// <summary>Looks at what the distributions hang together with, and makes the plan.</summary>
    public async Task<Plan> MakeAsync(CancellationToken cancellationToken)
    {
        await FindStagingPoliciesAsync(cancellationToken).ConfigureAwait(false);
        await new LeftoverFinder(_calls, _note, _run, _host)
            .FindAsync(_targets, _stagingPolicies.Values.Select(policy => policy.Id).ToHashSet(StringComparer.Ordinal), _request.IncludeOrphans, cancellationToken).ConfigureAwait(false);

        var beforeDisabling = await AddRecordsAsync(cancellationToken).ConfigureAwait(false);
        AddPolicyDisabling(beforeDisabling);
        AddDisabling(beforeDisabling);
        if (!_request.DisableOnly)
        {
            AddPolicyDetaching();
            AddDeleting(target => !target.IsStaging);
            AddPolicyDeleting();
            AddDeleting(target => target.IsStaging);
            AddLeftovers();
        }

        return new Plan(_steps, _targets.Where(target => !target.IsLeftAlone).Select(ToSubject), _request.IncludeOrphans ? Present.Where(target => target.Orphans.Count > 0).SelectMany(LeftoverFacts.Of) : []);
    }

    private PlanSubject ToSubject(DistributionTarget target) => new(
        target.Key,
        target.Found is null ? "Delete what is left of distribution" : _request.DisableOnly ? "Disable distribution" : _request.IncludeOrphans ? "Disable and delete distribution and what only it used" : "Disable and delete distribution",
        target.Found is null ? target.Key : target.Label)
    {
        StaysOpen = !_request.IncludeOrphans && LeftoverFacts.Find(_run, target.Key) is not null,
    };

    private StepIdentity Identify(string kind, string id) => new(kind, _account, string.Empty, id);

    private void Add(Step step, bool isCore, params IEnumerable<DistributionTarget> concerned)
    {
        step.Subjects = [.. concerned.Select(target => target.Key).Distinct(StringComparer.Ordinal)];
        _steps.Add(step);
        foreach (var target in concerned)
        {
            target.Steps.Add(step);
            if (isCore)
            {
                target.Core.Add(step);
            }
        }
    }

    private async Task FindStagingPoliciesAsync(CancellationToken cancellationToken)
    {
        if (!Present.Any(target => target.IsStaging))
        {
            return;
        }

        var all = await _policies.ListAsync(cancellationToken).ConfigureAwait(false);
        foreach (var staging in Present.Where(target => target.IsStaging))
        {
            if (all.FirstOrDefault(one => one.ContinuousDeploymentPolicyConfig?.StagingDistributionDnsNames?.Items?.Contains(staging.Found!.DomainName, StringComparer.OrdinalIgnoreCase) == true) is not { } policy)
            {
                continue;
            }

            var primary = Present.FirstOrDefault(target => target.Parts?.ContinuousDeploymentPolicyId == policy.Id)?.Id;
            if (primary is null && !_request.DisableOnly)
            {
                var summaries = await _calls.ListAsync(cancellationToken).ConfigureAwait(false);
                primary = await new DistributionLookup(_calls, _run, _host).FindPrimaryOfAsync(
                    policy.Id, summaries.Where(one => one.Staging != true && !_byId.ContainsKey(one.Id)).Select(one => one.Id), cancellationToken).ConfigureAwait(false);
            }

            _stagingPolicies[staging.Id] = new StagingPolicy(policy.Id, primary);
        }
    }

    private async Task<Dictionary<string, List<Step>>> AddRecordsAsync(CancellationToken cancellationToken)
    {
        var before = Present.ToDictionary(target => target.Id, _ => new List<Step>(), StringComparer.Ordinal);
        var zones = new DnsZones(_dns, _host);
        var dns = new DnsSteps(_dns, _request.Wait, _host);
        var taken = new Dictionary<(string Zone, string Key), DnsRecord>();
        foreach (var target in Present)
        {
            IReadOnlyList<DnsRecord> own = [];
            var deleted = RecordDeletion.Earlier(_run, target.Key);
            if (_request.RemoveDnsRecord && target.Aliases.Count > 0)
            {
                // What is below a wildcard may have any name, so all records must be looked at.
                var names = target.Aliases.Any(alias => alias.StartsWith("*.", StringComparison.Ordinal)) ? null : target.Aliases;
                var records = await DnsRecords.FindPointingAtAsync(zones, [target.Found!.DomainName], names, cancellationToken).ConfigureAwait(false);
                target.MissingRecords.AddRange(await DnsRecords.FindMissingAsync(zones, [.. target.Aliases.Where(alias => !deleted.Any(deletion => deletion.Name == DnsNames.Normalize(alias)))], records, cancellationToken).ConfigureAwait(false));
                if (target.MissingRecords.Count > 0)
                {
                    _host.WriteWarning($"No DNS record of {target.Label} was found for {string.Join("; ", target.MissingRecords)}. A record elsewhere leads nowhere once the distribution is gone, and whoever makes a distribution with that alias takes the name over; when another account holds the zone, name its profile with -DnsProfileName.");
                }

                own = [.. records.Where(record => taken.TryAdd((record.Zone.Id, record.Key), record))];
            }

            // Without records too: an earlier run may have deleted some that resolvers still keep.
            var removal = dns.RemoveRecords(own, target.Key, earlier: deleted);
            foreach (var (record, step) in own.Zip(removal.Deletions))
            {
                target.Records[step] = record.ToString();
            }

            foreach (var step in removal.Steps)
            {
                Add(step, isCore: true, target);
                before[target.Id].Add(step);
            }
        }

        return before;
    }

    // A policy ties two distributions together and gives both a new version, so it comes before either is disabled.
    private void AddPolicyDisabling(Dictionary<string, List<Step>> before)
    {
        var concerned = new Dictionary<string, List<DistributionTarget>>(StringComparer.Ordinal);
        foreach (var target in Present)
        {
            var policy = _stagingPolicies.TryGetValue(target.Id, out var staging) ? staging.Id : target.Parts!.ContinuousDeploymentPolicyId;
            if (policy is not null)
            {
                concerned.TryAdd(policy, []);
                concerned[policy].Add(target);
            }
        }

        var waiting = new List<(DistributionTarget Target, Step Policy)>();
        foreach (var (policy, of) in concerned)
        {
            var step = new Step
            {
                Identity = Identify("cloudfront.continuousDeploymentPolicy.disable", policy),
                Action = "Disable continuous-deployment policy",
                Target = $"{policy} of {string.Join(" and ", of.Select(target => target.Label))}",
                After = [.. of.SelectMany(target => before[target.Id])],
                RunAsync = run =>
                {
                    // The distributions get a new version with this, so what was read of them before is of no use.
                    of.ForEach(target => target.FoundETag = null);
                    return _policies.DisableAsync(policy, run.Token);
                },
            };
            Add(step, isCore: true, of);
            waiting.AddRange(of.Select(target => (target, step)));
        }

        foreach (var (target, policy) in waiting)
        {
            var step = new Step
            {
                Identity = Identify("cloudfront.distribution.deployedWithoutPolicy", target.Id),
                Action = "Wait until Deployed without the policy",
                Target = target.Label,
                After = [policy],
                Changes = false,
                Usual = DistributionWaits.DeployedUsually,
                RunAsync = run => _waits.UntilDeployedAsync(target.Id, run.Token),
            };
            Add(step, isCore: true, target);
            before[target.Id].Add(step);
        }
    }

    private void AddDisabling(Dictionary<string, List<Step>> before)
    {
        foreach (var target in Present.Where(target => !target.IsDisabled))
        {
            target.Disabling = new Step
            {
                Identity = Identify("cloudfront.distribution.disable", target.Id),
                Action = "Disable distribution",
                Target = target.Label,
                After = [.. before[target.Id]],
                RunAsync = run => _distributions.DisableAsync(target, run.Token),
            };
            Add(target.Disabling, isCore: true, target);
            before[target.Id].Add(target.Disabling);
        }

        foreach (var target in Present)
        {
            target.Deployed = new Step
            {
                Identity = Identify("cloudfront.distribution.deployed", target.Id),
                Action = "Wait until Deployed",
                Target = target.Label,
                After = [.. before[target.Id]],
                Changes = false,
                Usual = DistributionWaits.DeployedUsually,
                RunAsync = run => target.IsGone ? Task.FromResult(StepOutcome.AlreadyDone) : _waits.UntilDeployedAsync(target.Id, run.Token),
            };
            Add(target.Deployed, isCore: true, target);
        }
    }

    private void AddPolicyDetaching()
    {
        foreach (var (staging, policy) in _stagingPolicies.Where(pair => pair.Value.Primary is not null && !_byId.ContainsKey(pair.Value.Primary)))
        {
            var step = new Step
            {
                Identity = Identify("cloudfront.continuousDeploymentPolicy.detach", policy.Id),
                Action = "Take continuous-deployment policy off primary distribution",
                Target = $"{policy.Id} of {policy.Primary}",
                After = [_byId[staging].Deployed!],
                RunAsync = run => _policies.DetachAsync(policy.Id, policy.Primary!, run.Token),
            };
            _policyDetachments[policy.Id] = step;
            Add(step, isCore: true, _byId[staging]);
        }
    }

    private void AddDeleting(Func<DistributionTarget, bool> which)
    {
        foreach (var target in Present.Where(which))
        {
            List<StepEdge> after = [target.Deployed!];
            if (_stagingPolicies.TryGetValue(target.Id, out var policy))
            {
                after.Add(_policyDeletions[policy.Id]);
            }

            target.Deletion = new Step
            {
                Identity = Identify("cloudfront.distribution.delete", target.Id),
                Action = "Delete distribution",
                Target = target.Label,
                After = after,
                RunAsync = run => _distributions.DeleteAsync(target, run.Token),
            };
            Add(target.Deletion, isCore: true, target);
        }

        foreach (var target in Present.Where(which))
        {
            target.Gone = new Step
            {
                Identity = Identify("cloudfront.distribution.gone", target.Id),
                Action = "Wait until gone",
                Target = target.Label,
                After = [target.Deletion!],
                Changes = false,
                Usual = DistributionWaits.GoneUsually,
                RunAsync = run => _waits.UntilGoneAsync(target.Id, run.Token),
            };
            Add(target.Gone, isCore: true, target);
        }
    }

    private void AddPolicyDeleting()
    {
        foreach (var group in _stagingPolicies.GroupBy(pair => pair.Value.Id, StringComparer.Ordinal))
        {
            var policy = group.First().Value;
            var step = new Step
            {
                Identity = Identify("cloudfront.continuousDeploymentPolicy.delete", policy.Id),
                Action = "Delete continuous-deployment policy",
                Target = policy.Id,
                After =
                [
                    .. group.Select(pair => _byId[pair.Key].Deployed!),
                    .. policy.Primary is null ? Array.Empty<StepEdge>() : [_byId.TryGetValue(policy.Primary, out var primary) ? primary.Gone! : _policyDetachments[policy.Id]],
                ],
                RunAsync = run => _policies.DeleteAsync(policy.Id, run.Token),
            };
            _policyDeletions[policy.Id] = step;
            Add(step, isCore: true, group.Select(pair => _byId[pair.Key]));
        }
    }

    private void AddLeftovers()
    {
        if (!_request.IncludeOrphans)
        {
            return;
        }

        // In the order of their kinds: what several of these distributions used goes once, after the last of them.
        var order = LeftoverKind.All.Select((kind, index) => (kind, index)).ToDictionary(pair => pair.kind, pair => pair.index);
        foreach (var group in _targets
            .SelectMany(target => target.Orphans.Select(leftover => (leftover, target)))
            .GroupBy(pair => pair.leftover.Key)
            .OrderBy(group => order[group.Key.Kind]))
        {
            var leftover = group.First().leftover;
            var step = new Step
            {
                Identity = Identify($"cloudfront.{leftover.Kind.Name}.delete", leftover.Id) with { Birth = leftover.Birth },
                Action = $"Delete {leftover.Kind.Words}",
                Target = leftover.Target,
                After = [.. group.Select(pair => pair.target.Gone).OfType<Step>().Distinct()],
                RunAsync = run => _leftovers.DeleteAsync(leftover, _byId, user => LeftoverUsers[leftover.Key] = user, run.Token),
            };
            LeftoverSteps[leftover.Key] = step;
            Add(step, isCore: false, group.Select(pair => pair.target).Distinct());
        }

        // Versions before the journal kept the list in a function; what it says has been taken over by now.
        foreach (var target in _targets.Where(target => target.HasNote))
        {
            var step = new Step
            {
                Identity = Identify("cloudfront.leftoverNote.delete", LeftoverNote.NameFor(target.Id)),
                Action = "Delete the note of its leftovers in CloudFront function",
                Target = LeftoverNote.NameFor(target.Id),
                After = [.. target.Orphans.Select(leftover => LeftoverSteps[leftover.Key])],
                RunAsync = run => _note.DeleteAsync(target.Id, run.Token),
            };
            Add(step, isCore: false, target);
        }
    }

    /// <param name="Id">The policy over a staging distribution.</param>
    /// <param name="Primary">The distribution that has it, when there is one.</param>
    private sealed record StagingPolicy(string Id, string? Primary);
}
