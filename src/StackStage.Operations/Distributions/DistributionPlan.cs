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
    private readonly ApprovalLog _host;
    private readonly AwsConnection _dns;
    private readonly IReadOnlyList<DistributionTarget> _targets;
    private readonly Dictionary<string, DistributionTarget> _byId;
    private readonly Dictionary<string, StagingPolicy> _stagingPolicies = new(StringComparer.Ordinal);

    public DistributionPlan(AwsConnection dns, DistributionRemovalRequest request, DistributionCalls calls, IReadOnlyList<DistributionTarget> targets, ApprovalLog host)
    {
        _request = request;
        _calls = calls;
        _targets = targets;
        _host = host;
        _dns = dns;
        _byId = targets.Where(target => target.Id.Length > 0).ToDictionary(target => target.Id, StringComparer.Ordinal);
        _waits = new DistributionWaits(calls, _byId, request, host);
        _distributions = new DistributionSteps(calls, _waits, host);
        _policies = new PolicySteps(calls, host);
        _leftovers = new LeftoverSteps(calls, request.Wait, host);
        _note = new LeftoverNote(calls, host);
    }

    /// <summary>What became of each leftover that has a step.</summary>
    public Dictionary<(LeftoverKind Kind, string Id), string> LeftoverStepIds { get; } = [];

    /// <summary>Who was found to use a leftover when it was to be deleted.</summary>
    public System.Collections.Concurrent.ConcurrentDictionary<(LeftoverKind Kind, string Id), string> LeftoverUsers { get; } = [];

    private IEnumerable<DistributionTarget> Present => _targets.Where(target => target.Found is not null && !target.IsLeftAlone);

    /// <summary>Looks at what the distributions hang together with, and makes the plan.</summary>
    public async Task<Plan> MakeAsync(CancellationToken cancellationToken)
    {
        await FindStagingPoliciesAsync(cancellationToken).ConfigureAwait(false);
        await new LeftoverFinder(_calls, _note, _host)
            .FindAsync(_targets, _stagingPolicies.Values.Select(policy => policy.Id).ToHashSet(StringComparer.Ordinal), _request.IncludeOrphans, cancellationToken).ConfigureAwait(false);

        var beforeDisabling = await AddRecordsAsync(cancellationToken).ConfigureAwait(false);
        AddPolicyDisabling(beforeDisabling);
        AddDisabling(beforeDisabling);
        if (!_request.DisableOnly)
        {
            AddPolicyDetaching();
            AddNotes();
            AddDeleting(target => !target.IsStaging);
            AddPolicyDeleting();
            AddDeleting(target => target.IsStaging);
            AddLeftovers();
        }

        return new Plan(_steps);
    }

    private void Add(Step step, params IEnumerable<DistributionTarget> concerned)
    {
        _steps.Add(step);
        foreach (var target in concerned)
        {
            target.StepIds.Add(step.Id);
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
                primary = await new DistributionLookup(_calls, _host).FindPrimaryOfAsync(
                    policy.Id, summaries.Where(one => one.Staging != true && !_byId.ContainsKey(one.Id)).Select(one => one.Id), cancellationToken).ConfigureAwait(false);
            }

            _stagingPolicies[staging.Id] = new StagingPolicy(policy.Id, primary);
        }
    }

    private async Task<Dictionary<string, List<string>>> AddRecordsAsync(CancellationToken cancellationToken)
    {
        var before = Present.ToDictionary(target => target.Id, _ => new List<string>(), StringComparer.Ordinal);
        if (!_request.RemoveDnsRecord)
        {
            return before;
        }

        var zones = new DnsZones(_dns, _host);
        var dns = new DnsSteps(_dns, _request.Wait, _host);
        var taken = new Dictionary<(string Zone, string Key), DnsRecord>();
        foreach (var target in Present.Where(target => target.Aliases.Count > 0))
        {
            // What is below a wildcard may have any name, so all records must be looked at.
            var names = target.Aliases.Any(alias => alias.StartsWith("*.", StringComparison.Ordinal)) ? null : target.Aliases;
            var records = await DnsRecords.FindPointingAtAsync(zones, [target.Found!.DomainName], names, cancellationToken).ConfigureAwait(false);
            target.MissingRecords.AddRange(await DnsRecords.FindMissingAsync(zones, target.Aliases, records, cancellationToken).ConfigureAwait(false));
            if (target.MissingRecords.Count > 0)
            {
                _host.WriteWarning($"No DNS record of {target.Label} was found for {string.Join("; ", target.MissingRecords)}. A record elsewhere leads nowhere once the distribution is gone, and whoever makes a distribution with that alias takes the name over; when another account holds the zone, name its profile with -DnsProfileName.");
            }

            List<DnsRecord> own = [.. records.Where(record => taken.TryAdd((record.Zone.Id, record.Key), record))];
            var steps = dns.RemoveRecords(own, target.Id);
            foreach (var (record, step) in own.Zip(steps))
            {
                target.Records[step.Id] = record.ToString();
            }

            foreach (var step in steps)
            {
                Add(step, target);
                before[target.Id].Add(step.Id);
            }
        }

        return before;
    }

    // A policy ties two distributions together and gives both a new version, so it comes before either is disabled.
    private void AddPolicyDisabling(Dictionary<string, List<string>> before)
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

        var waiting = new List<(DistributionTarget Target, string Policy)>();
        foreach (var (policy, of) in concerned)
        {
            var step = new Step
            {
                Id = $"policy-disable/{policy}",
                Action = "Disable continuous-deployment policy",
                Target = $"{policy} of {string.Join(" and ", of.Select(target => target.Label))}",
                After = [.. of.SelectMany(target => before[target.Id])],
                Reversible = true,
                RunAsync = token =>
                {
                    // The distributions get a new version with this, so what was read of them before is of no use.
                    of.ForEach(target => target.FoundETag = null);
                    return _policies.DisableAsync(policy, token);
                },
            };
            Add(step, of);
            waiting.AddRange(of.Select(target => (target, step.Id)));
        }

        foreach (var (target, policy) in waiting)
        {
            var step = new Step
            {
                Id = $"policy-deployed/{target.Id}",
                Action = "Wait until Deployed without the policy",
                Target = target.Label,
                After = [policy],
                Changes = false,
                RunAsync = token => _waits.UntilDeployedAsync(target.Id, token),
            };
            Add(step, target);
            before[target.Id].Add(step.Id);
        }
    }

    private void AddDisabling(Dictionary<string, List<string>> before)
    {
        foreach (var target in Present.Where(target => !target.IsDisabled))
        {
            var step = new Step
            {
                Id = $"disable/{target.Id}",
                Action = "Disable distribution",
                Target = target.Label,
                After = [.. before[target.Id]],
                Reversible = true,
                RunAsync = token => _distributions.DisableAsync(target, token),
            };
            Add(step, target);
            before[target.Id].Add(step.Id);
        }

        foreach (var target in Present)
        {
            Add(
                new Step
                {
                    Id = $"deployed/{target.Id}",
                    Action = "Wait until Deployed",
                    Target = target.Label,
                    After = [.. before[target.Id]],
                    Changes = false,
                    RunAsync = token => target.IsGone ? Task.FromResult(StepOutcome.AlreadyDone) : _waits.UntilDeployedAsync(target.Id, token),
                },
                target);
        }
    }

    private void AddPolicyDetaching()
    {
        foreach (var (staging, policy) in _stagingPolicies.Where(pair => pair.Value.Primary is not null && !_byId.ContainsKey(pair.Value.Primary)))
        {
            Add(
                new Step
                {
                    Id = $"policy-detach/{policy.Id}",
                    Action = "Take continuous-deployment policy off primary distribution",
                    Target = $"{policy.Id} of {policy.Primary}",
                    After = [$"deployed/{staging}"],
                    Reversible = true,
                    RunAsync = token => _policies.DetachAsync(policy.Id, policy.Primary!, token),
                },
                _byId[staging]);
        }
    }

    private void AddNotes()
    {
        if (!_request.IncludeOrphans)
        {
            return;
        }

        foreach (var target in Present.Where(target => target.Orphans.Count > 0))
        {
            Add(
                new Step
                {
                    Id = $"note/{target.Id}",
                    Action = "Keep a note of its leftovers in CloudFront function",
                    Target = LeftoverNote.NameFor(target.Id),
                    After = [$"deployed/{target.Id}"],
                    Reversible = true,
                    RunAsync = token => target.IsGone ? Task.FromResult(StepOutcome.AlreadyDone) : _note.WriteAsync(target.Id, target.Orphans, token),
                },
                target);
        }
    }

    private void AddDeleting(Func<DistributionTarget, bool> which)
    {
        foreach (var target in Present.Where(which))
        {
            List<string> after = [$"deployed/{target.Id}"];
            if (_request.IncludeOrphans && target.Orphans.Count > 0)
            {
                after.Add($"note/{target.Id}");
            }

            if (_stagingPolicies.TryGetValue(target.Id, out var policy))
            {
                after.Add($"policy-delete/{policy.Id}");
            }

            Add(
                new Step
                {
                    Id = $"delete/{target.Id}",
                    Action = "Delete distribution",
                    Target = target.Label,
                    After = after,
                    RunAsync = token => _distributions.DeleteAsync(target, token),
                },
                target);
        }

        foreach (var target in Present.Where(which))
        {
            Add(
                new Step
                {
                    Id = $"gone/{target.Id}",
                    Action = "Wait until gone",
                    Target = target.Label,
                    After = [$"delete/{target.Id}"],
                    Changes = false,
                    RunAsync = token => _waits.UntilGoneAsync(target.Id, token),
                },
                target);
        }
    }

    private void AddPolicyDeleting()
    {
        foreach (var group in _stagingPolicies.GroupBy(pair => pair.Value.Id, StringComparer.Ordinal))
        {
            var policy = group.First().Value;
            Add(
                new Step
                {
                    Id = $"policy-delete/{policy.Id}",
                    Action = "Delete continuous-deployment policy",
                    Target = policy.Id,
                    After =
                    [
                        .. group.Select(pair => $"deployed/{pair.Key}"),
                        .. policy.Primary is null ? Array.Empty<string>() : _byId.ContainsKey(policy.Primary) ? [$"gone/{policy.Primary}"] : [$"policy-detach/{policy.Id}"],
                    ],
                    RunAsync = token => _policies.DeleteAsync(policy.Id, token),
                },
                group.Select(pair => _byId[pair.Key]));
        }
    }

    private void AddLeftovers()
    {
        if (!_request.IncludeOrphans)
        {
            return;
        }

        // In the order of their kinds: what several of these distributions used goes once, after the last of them.
        var ended = new System.Collections.Concurrent.ConcurrentDictionary<(LeftoverKind Kind, string Id), StepState>();
        var order = LeftoverKind.All.Select((kind, index) => (kind, index)).ToDictionary(pair => pair.kind, pair => pair.index);
        foreach (var group in _targets
            .SelectMany(target => target.Orphans.Select(leftover => (leftover, target)))
            .GroupBy(pair => pair.leftover.Key)
            .OrderBy(group => order[group.Key.Kind]))
        {
            var leftover = group.First().leftover;
            var step = new Step
            {
                Id = $"leftover/{leftover.Kind.Name}/{leftover.Id}",
                Action = $"Delete {leftover.Kind.Words}",
                Target = leftover.Target,
                After = [.. group.Where(pair => pair.target.Found is not null).Select(pair => $"gone/{pair.target.Id}").Distinct(StringComparer.Ordinal)],
                RunAsync = async token =>
                {
                    var outcome = await _leftovers.DeleteAsync(leftover, _byId, user => LeftoverUsers[leftover.Key] = user, token).ConfigureAwait(false);
                    ended[leftover.Key] = outcome.State;
                    return outcome;
                },
            };
            LeftoverStepIds[leftover.Key] = step.Id;
            Add(step, group.Select(pair => pair.target).Distinct());
        }

        foreach (var target in _targets.Where(target => target.Orphans.Count > 0 || target.HasNote))
        {
            Add(
                new Step
                {
                    Id = $"unnote/{target.Id}",
                    Action = "Delete the note of its leftovers in CloudFront function",
                    Target = LeftoverNote.NameFor(target.Id),
                    After = target.Found is null ? [] : [$"gone/{target.Id}"],
                    AfterEnded = [.. target.Orphans.Select(leftover => LeftoverStepIds[leftover.Key])],
                    RunAsync = token => EndNoteAsync(target, ended, token),
                },
                target);
        }
    }

    // It goes when there is nothing left to do with what it lists; a step that failed or never began is still to do.
    private Task<StepOutcome> EndNoteAsync(
        DistributionTarget target, System.Collections.Concurrent.ConcurrentDictionary<(LeftoverKind Kind, string Id), StepState> ended, CancellationToken cancellationToken)
    {
        if (target.Orphans.Exists(leftover => ended.TryGetValue(leftover.Key, out var state) && state == StepState.Pending))
        {
            return Task.FromResult(StepOutcome.Pending("kept until everything it lists is gone; run the command again to continue"));
        }

        return target.Orphans.Exists(leftover => !ended.ContainsKey(leftover.Key) && !_host.IsDeclined(LeftoverStepIds[leftover.Key]))
            ? Task.FromResult(StepOutcome.Skipped("kept: not everything it lists could be deleted; run the command again"))
            : _note.DeleteAsync(target.Id, cancellationToken);
    }

    /// <param name="Id">The policy over a staging distribution.</param>
    /// <param name="Primary">The distribution that has it, when there is one.</param>
    private sealed record StagingPolicy(string Id, string? Primary);
}
