using System.Globalization;
using StackStage.Operations.Connection;
using StackStage.Operations.Distributions.Leftovers;
using StackStage.Operations.Errors;
using StackStage.Operations.Steps;

namespace StackStage.Operations.Distributions;

/// <summary>Disables CloudFront distributions, waits, deletes them, waits, and deletes what only they used.</summary>
public static class DistributionRemover
{
    // "Within a few hours", says AWS of replicas.
    private static readonly TimeSpan ReplicasUsually = TimeSpan.FromHours(4);

    /// <summary>Takes distributions away, or as far as the request says. What is done already is found done.</summary>
    /// <param name="connection">The account.</param>
    /// <param name="request">Which, and how far.</param>
    /// <param name="host">Approves each step, and hears of errors; one distribution's do not stop the others.</param>
    /// <param name="cancellationToken">Stops it; the same call again goes on.</param>
    /// <param name="dns">The account that holds the zones; null when it is the same.</param>
    /// <param name="finished">Gets the record of each distribution as soon as its steps have ended.</param>
    /// <returns>What became of each distribution, in the order in which they were asked for.</returns>
    /// <exception cref="StageException">The account is another than the one that was named, or cannot be asked at all.</exception>
    public static async Task<IReadOnlyList<DistributionRemoval>> RunAsync(
        AwsConnection connection, DistributionRemovalRequest request, IOperationHost host, CancellationToken cancellationToken, AwsConnection? dns = null, Action<DistributionRemoval>? finished = null)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(host);
        using var planning = Planning.Begin();
        await connection.EnsureReadyAsync(cancellationToken).ConfigureAwait(false);

        if (dns is not null)
        {
            await dns.EnsureReadyAsync(cancellationToken).ConfigureAwait(false);
        }

        var run = await StageRun.OpenAsync("Disable-DistributionAndRemove", connection, string.Empty, host, cancellationToken).ConfigureAwait(false);
        var calls = new DistributionCalls(connection, request.Wait, host);
        var targets = await new DistributionLookup(calls, run, host).FindAsync(request, cancellationToken).ConfigureAwait(false);
        await new DistributionTenants(calls, host).RefuseAsync(targets, cancellationToken).ConfigureAwait(false);
        var planner = new DistributionPlan(dns ?? connection, request, calls, targets, run, host);
        var plan = await planner.MakeAsync(cancellationToken).ConfigureAwait(false);
        return await run.RunAsync(
            plan,
            targets,
            target => target.Key,
            (target, results) => Describe(target, planner, results, host),
            removal =>
            {
                Say(removal, request, host);
                finished?.Invoke(removal);
            },
            new PlanRunOptions { NoWait = request.Wait.NoWait },
            cancellationToken).ConfigureAwait(false);
    }

    // A preview writes no records, so what stays is told here too.
    private static void Say(DistributionRemoval removal, DistributionRemovalRequest request, IOperationHost host)
    {
        if (removal is { State: DistributionRemovalState.AlreadyGone, Id.Length: > 0 })
        {
            // Done, if it was removed before; a name that was never right must not look like success.
            host.WriteWarning($"{removal.Id}: there is no such distribution in this account. If there was one, it is gone.");
        }

        if (removal.State is DistributionRemovalState.Disabling or DistributionRemovalState.Disabled && removal.Steps.FirstOrDefault(step => step.State == StepState.Declined) is { } declined)
        {
            host.WriteWarning($"{removal.Id}: it is disabled, and it stays: '{declined.Action}' was declined. Enable it again in CloudFront if it is to serve its names, or run the same command again to go on.");
        }

        foreach (var leftover in removal.Leftovers.Where(leftover => leftover.State is LeftoverState.Shared or LeftoverState.Replicated || !request.IncludeOrphans || !LeftoverKind.All.Any(kind => kind.Name == leftover.Kind)))
        {
            host.WriteVerbose($"{removal.Id}: stays: {leftover.Kind} {leftover.Name ?? leftover.Id}: {leftover.Detail ?? (request.DisableOnly ? "-DisableOnly keeps what the distribution uses" : "-IncludeOrphans was not given")}");
        }
    }

    private static DistributionRemoval Describe(DistributionTarget target, DistributionPlan planner, PlanResults results, IOperationHost host)
    {
        var own = results.Of(target.Steps);
        var state = StateOf(target, results);

        // Nothing is orphaned while the distribution is there.
        var isGone = state is DistributionRemovalState.Removed or DistributionRemovalState.AlreadyGone or DistributionRemovalState.Deleting;
        var leftovers = target.Orphans.Select(leftover => Describe(leftover, planner, results))
            .Concat(target.Others.Select(other => WithTime(other, target, results, host)))
            .Select(leftover => leftover.State == LeftoverState.Orphaned && !isGone ? leftover with { State = LeftoverState.InUse } : leftover);
        return new DistributionRemoval(target.Id, target.Found?.DomainName, target.Aliases, state, own, [.. leftovers])
        {
            DnsRecords = [.. target.Records.Where(record => results[record.Key].State == StepState.Done).Select(record => record.Value)],
            MissingDnsRecords = target.MissingRecords,
        };
    }

    private static DistributionRemovalState StateOf(DistributionTarget target, PlanResults results)
    {
        if (target.IsLeftAlone)
        {
            return DistributionRemovalState.Failed;
        }

        if (target.Found is null)
        {
            return DistributionRemovalState.AlreadyGone;
        }

        if (results.HasSucceeded(target.Gone))
        {
            return DistributionRemovalState.Removed;
        }

        // What comes after the distribution is told by the leftovers.
        List<StepResult> core = [.. results.Of(target.Core)];
        if (core.Exists(result => result.State == StepState.Failed) || (core.Exists(result => result.State == StepState.Skipped) && !core.Exists(result => result.State == StepState.Declined)))
        {
            return DistributionRemovalState.Failed;
        }

        if (core.Exists(result => result.State == StepState.Previewed))
        {
            return DistributionRemovalState.Previewed;
        }

        // A no to the deletion does not undo the disabling.
        if (core.Exists(result => result.State == StepState.Declined) && !results.HasSucceeded(target.Disabling) && !results.HasSucceeded(target.Deployed))
        {
            return DistributionRemovalState.Declined;
        }

        return results.HasSucceeded(target.Deletion) ? DistributionRemovalState.Deleting
            : results.HasSucceeded(target.Deployed) ? DistributionRemovalState.Disabled
            : target.IsDisabled || results.HasSucceeded(target.Disabling) ? DistributionRemovalState.Disabling
            : DistributionRemovalState.Unchanged;
    }

    private static DistributionLeftover Describe(Leftover leftover, DistributionPlan planner, PlanResults results)
    {
        var described = new DistributionLeftover(leftover.Kind.Name, leftover.Id, leftover.Name, LeftoverState.Orphaned);
        if (!planner.LeftoverSteps.TryGetValue(leftover.Key, out var step))
        {
            return described;
        }

        if (planner.LeftoverUsers.TryGetValue(leftover.Key, out var user))
        {
            return described with { State = LeftoverState.Shared, Detail = $"used by {user}" };
        }

        var result = results[step];
        return result.State switch
        {
            StepState.Done or StepState.AlreadyDone => described with { State = LeftoverState.Deleted },
            StepState.Pending => described with { State = LeftoverState.Pending, Detail = result.Detail },
            StepState.Failed => described with { State = LeftoverState.Failed, Detail = result.Detail },
            _ => described with { Detail = result.Detail },
        };
    }

    private static DistributionLeftover WithTime(DistributionLeftover leftover, DistributionTarget target, PlanResults results, IOperationHost host)
    {
        if (leftover.State != LeftoverState.Replicated)
        {
            return leftover;
        }

        if (!results.HasSucceeded(target.Gone) || results[target.Gone!].Finished is not { } at)
        {
            return leftover with { Detail = "can be deleted a few hours after the distribution is gone, when AWS has removed its replicas" };
        }

        var when = (at + ReplicasUsually).ToString("u", CultureInfo.InvariantCulture);
        host.WriteVerbose($"The Lambda@Edge function {leftover.Name} can usually be deleted from {when} on, when AWS has removed its replicas.");
        return leftover with { Detail = $"can usually be deleted from {when} on, when AWS has removed its replicas" };
    }
}
