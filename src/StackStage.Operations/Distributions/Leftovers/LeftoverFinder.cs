using StackStage.Operations.Errors;
using StackStage.Operations.Steps;

namespace StackStage.Operations.Distributions.Leftovers;

/// <summary>Tells what only the distributions of a run use from what others use too.</summary>
internal sealed class LeftoverFinder(DistributionCalls calls, LeftoverNote note, StageRun run, IOperationHost host)
{
    /// <summary>Fills in what each target leaves behind.</summary>
    /// <param name="targets">The distributions of the run.</param>
    /// <param name="policiesDeletedAnyway">Continuous-deployment policies that have steps of their own.</param>
    /// <param name="delete">Whether leftovers are to be deleted; if not, they are only told, and not being able to tell is no error.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task FindAsync(IReadOnlyList<DistributionTarget> targets, IReadOnlySet<string> policiesDeletedAnyway, bool delete, CancellationToken cancellationToken)
    {
        var used = new Dictionary<DistributionTarget, List<Leftover>>();
        foreach (var target in targets.Where(target => !target.IsLeftAlone && target.MissingAlias is null))
        {
            var noted = delete ? await note.ReadAsync(target.Id, cancellationToken).ConfigureAwait(false) : null;
            target.HasNote = noted is not null;
            var known = LeftoverFacts.Find(run, target.Id);
            if (!delete && known is not null)
            {
                host.WriteWarning($"{target.Id}: an earlier run with -IncludeOrphans wrote down what only it used, and did not get to the end: {string.Join(", ", known.Select(leftover => $"{leftover.Kind.Words} {leftover.Name ?? leftover.Id}"))}. Without -IncludeOrphans they stay, and so does the list; Remove-StackStageRun forgets it.");
                known = null;
            }

            if (target.Parts is { } parts)
            {
                used[target] = [.. LeftoverKind.All
                    .SelectMany(kind => kind.IdsIn(parts).Distinct(StringComparer.Ordinal).Select(id => new Leftover(kind, id, null)))
                    .Where(leftover => !(leftover.Kind is ContinuousDeploymentPolicyKind && policiesDeletedAnyway.Contains(leftover.Id)))];
            }
            else
            {
                used[target] = [.. (known ?? []).Concat(noted ?? []).DistinctBy(leftover => leftover.Key)];
            }
        }

        await new NamedLeftovers(calls, host).FindAsync([.. used.Keys.Where(target => target.Parts is not null)], cancellationToken).ConfigureAwait(false);
        if (used.Values.All(list => list.Count == 0) && !used.Keys.Any(target => target.Parts?.LambdaArns.Any() == true))
        {
            return;
        }

        try
        {
            await SortAsync(used, delete, cancellationToken).ConfigureAwait(false);
        }
        catch (StageException failure) when (!delete)
        {
            host.WriteVerbose($"What only these distributions used cannot be told: {failure.Message}");
        }
    }

    private async Task SortAsync(Dictionary<DistributionTarget, List<Leftover>> used, bool delete, CancellationToken cancellationToken)
    {
        var births = new Dictionary<string, string?>(StringComparer.Ordinal);
        var ids = used.Keys.Select(target => target.Id).ToHashSet(StringComparer.Ordinal);
        var others = (await calls.ListAsync(cancellationToken).ConfigureAwait(false)).Where(summary => !ids.Contains(summary.Id)).Select(summary => (summary.Id, Parts: DistributionParts.Of(summary))).ToList();
        var names = await NamesAsync(used.Values.SelectMany(list => list).Select(leftover => leftover.Kind).Distinct(), cancellationToken).ConfigureAwait(false);
        foreach (var (target, list) in used)
        {
            foreach (var leftover in list)
            {
                // Not the account's own: managed by AWS, or gone since.
                if (!names[leftover.Kind].TryGetValue(leftover.Id, out var name))
                {
                    continue;
                }

                var named = leftover with { Name = name ?? leftover.Name };
                var users = others.Where(other => leftover.Kind.IdsIn(other.Parts).Contains(leftover.Id)).Select(other => other.Id).ToList();
                if (users.Count == 0)
                {
                    target.Orphans.Add(named.Kind.IsByName && named.Birth is null && delete ? named with { Birth = await BirthAsync(named, births, cancellationToken).ConfigureAwait(false) } : named);
                }
                else
                {
                    target.Others.Add(new DistributionLeftover(leftover.Kind.Name, leftover.Id, named.Name, LeftoverState.Shared, $"used by {string.Join(", ", users)}"));
                }
            }

            foreach (var function in (target.Parts?.LambdaArns ?? []).Select(Unqualified).Distinct(StringComparer.Ordinal))
            {
                var users = others.Where(other => other.Parts.LambdaArns.Select(Unqualified).Contains(function)).Select(other => other.Id).ToList();
                target.Others.Add(new DistributionLeftover(
                    "LambdaFunction",
                    function,
                    function[(function.LastIndexOf(':') + 1)..],
                    users.Count == 0 ? LeftoverState.Replicated : LeftoverState.Shared,
                    users.Count == 0 ? null : $"used by {string.Join(", ", users)}"));
            }
        }
    }

    private async Task<string?> BirthAsync(Leftover leftover, Dictionary<string, string?> known, CancellationToken cancellationToken)
    {
        if (!known.TryGetValue(leftover.Id, out var birth))
        {
            var version = await calls.CallAsync(
                token => leftover.Kind.ReadAsync(calls.CloudFront, leftover.Id, token), leftover.Kind.ReadAction, leftover.Target, cancellationToken).ConfigureAwait(false);
            known[leftover.Id] = birth = version?.Birth;
        }

        return birth;
    }

    // An association names a version; the function is what would be deleted.
    private static string Unqualified(string arn) => arn.Split(':') is { Length: > 7 } parts ? string.Join(':', parts[..7]) : arn;

    private async Task<Dictionary<LeftoverKind, IReadOnlyDictionary<string, string?>>> NamesAsync(IEnumerable<LeftoverKind> kinds, CancellationToken cancellationToken)
    {
        var names = new Dictionary<LeftoverKind, IReadOnlyDictionary<string, string?>>();
        foreach (var kind in kinds)
        {
            names[kind] = await calls.CallAsync(token => kind.ListOwnAsync(calls.CloudFront, token), kind.ListAction, $"the account's {kind.Words} list", cancellationToken).ConfigureAwait(false);
        }

        return names;
    }
}
