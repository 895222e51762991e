using Amazon.CloudFront.Model;
using StackStage.Operations.Distributions.Leftovers;
using StackStage.Operations.Errors;
using StackStage.Operations.Steps;
using StackStage.Operations.Text;

namespace StackStage.Operations.Distributions;

/// <summary>Finds the distributions that were asked for, as they are now.</summary>
internal sealed class DistributionLookup(DistributionCalls calls, StageRun run, IOperationHost host)
{
    private const int Parallelism = 8;

    /// <summary>The targets, each once, in the order in which they were asked for. What cannot be read has been reported.</summary>
    public async Task<IReadOnlyList<DistributionTarget>> FindAsync(DistributionRemovalRequest request, CancellationToken cancellationToken)
    {
        var targets = new List<DistributionTarget>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in request.Ids)
        {
            if (AccountIn(id) is { } account && await OwnAccountAsync(cancellationToken).ConfigureAwait(false) is { } own && account != own)
            {
                // Its id alone would be looked for in this account, and not being there would look like being gone.
                host.WriteError(new StageError(
                    "DistributionInOtherAccount",
                    StageErrorCategory.SecurityError,
                    $"The distribution {id.Trim()} belongs to account {account}, and these credentials to {own}. It was not touched.",
                    id,
                    "Choose a profile of that account with -ProfileName."));
            }
            else if (ToId(id) is not { } plain)
            {
                host.WriteError(new StageError(
                    "NotADistributionId", StageErrorCategory.InvalidArgument, $"'{id}' is not the id of a distribution.", id, "An id is like E2QWRUHAPOMQZL. To find a distribution by its alias, use -Alias."));
            }
            else if (known.Add(plain))
            {
                targets.Add(new DistributionTarget(plain));
            }
        }

        await FindAliasesAsync(request.Aliases, targets, known, cancellationToken).ConfigureAwait(false);
        await Parallel.ForEachAsync(
            targets.Where(target => target.MissingAlias is null),
            new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken },
            async (target, token) => await LookAsync(target, token).ConfigureAwait(false)).ConfigureAwait(false);
        return targets;
    }

    /// <summary>The one that has a policy, among distributions that the run does not concern; null when none has.</summary>
    public async Task<string?> FindPrimaryOfAsync(string policy, IEnumerable<string> among, CancellationToken cancellationToken)
    {
        // Lists do not tell a distribution's policy, so each has to be asked.
        string? primary = null;
        await Parallel.ForEachAsync(
            among,
            new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken },
            async (id, token) =>
            {
                if (primary is null && (await calls.ReadAsync(id, token).ConfigureAwait(false))?.Distribution?.DistributionConfig.ContinuousDeploymentPolicyId == policy)
                {
                    primary = id;
                }
            }).ConfigureAwait(false);
        return primary;
    }

    private Task<string> OwnAccountAsync(CancellationToken cancellationToken) =>
        calls.CallAsync(calls.Connection.GetAccountIdAsync, "sts:GetCallerIdentity", "the account", cancellationToken, failure => failure is StageException { Error.ErrorId: "Throttled" });

    private static string? AccountIn(string text) => text.Trim().Split(':', 6) is ["arn", _, _, _, { Length: > 0 } account, _] ? account : null;

    private static string? ToId(string text)
    {
        var plain = text.Trim();
        const string InArn = ":distribution/";
        if (plain.StartsWith("arn:", StringComparison.Ordinal) && plain.Contains(InArn, StringComparison.Ordinal))
        {
            plain = plain[(plain.IndexOf(InArn, StringComparison.Ordinal) + InArn.Length)..];
        }

        return plain.Length > 0 && plain.All(char.IsAsciiLetterOrDigit) ? plain : null;
    }

    private static List<string> NamesOf(DistributionSummary distribution) => distribution.Aliases?.Items ?? [];

    private async Task FindAliasesAsync(IReadOnlyList<string> aliases, List<DistributionTarget> targets, HashSet<string> known, CancellationToken cancellationToken)
    {
        if (aliases.Count == 0)
        {
            return;
        }

        var all = await calls.ListAsync(cancellationToken).ConfigureAwait(false);
        foreach (var alias in aliases.Select(alias => alias.Trim().TrimEnd('.')).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            var pattern = NamePattern.TryParse(alias);
            var found = all.Where(one => NamesOf(one).Any(pattern is null ? name => string.Equals(name, alias, StringComparison.OrdinalIgnoreCase) : pattern.IsMatch))
                .OrderBy(one => NamesOf(one)[0], StringComparer.OrdinalIgnoreCase).ToList();
            if (found.Count == 0 && pattern is null && LeftoverFacts.FindByAlias(run, alias) is { } begun)
            {
                if (all.Any(one => one.Id == begun))
                {
                    // Somebody gave it another name since, maybe to keep it.
                    host.WriteError(new StageError(
                        "AliasNoLongerHeld",
                        StageErrorCategory.InvalidOperation,
                        $"'{alias}' was an alias of distribution {begun} when an earlier run began to remove it. {begun} is still there, but has that alias no more. It was not touched.",
                        alias,
                        $"If it is to go all the same: Disable-DistributionAndRemove -Id {begun}"));
                    continue;
                }

                host.WriteVerbose($"'{alias}' was an alias of {begun}, which an earlier run began to remove.");
                if (known.Add(begun))
                {
                    targets.Add(new DistributionTarget(begun));
                }
            }
            else if (found.Count == 0)
            {
                host.WriteWarning(pattern is null
                    ? $"No distribution of this account has the alias '{alias}'. If one had, it is gone.{NamePattern.HintFor(alias)}"
                    : $"No distribution of this account has an alias that matches '{alias}'.");
                targets.Add(new DistributionTarget(string.Empty) { MissingAlias = alias });
            }
            else if (pattern is not null)
            {
                host.WriteVerbose($"'{alias}' matches {string.Join(", ", found.Select(one => $"{one.Id} ({string.Join(", ", NamesOf(one))})"))}.");
            }

            targets.AddRange(found.Where(one => known.Add(one.Id)).Select(one => new DistributionTarget(one.Id)));
        }
    }

    private async Task LookAsync(DistributionTarget target, CancellationToken cancellationToken)
    {
        try
        {
            var found = await calls.ReadAsync(target.Id, cancellationToken).ConfigureAwait(false);
            target.Found = found?.Distribution;
            target.FoundETag = found?.ETag;
            target.IsGone = target.Found is null;
            target.IsDisabled = target.Found?.DistributionConfig.Enabled == false;
            target.Parts = target.Found is null ? null : DistributionParts.Of(target.Found.DistributionConfig);
        }
        catch (StageException failure)
        {
            // One that may not be read is no reason to leave the others.
            target.IsLeftAlone = true;
            host.WriteError(failure.Error);
        }
    }
}
