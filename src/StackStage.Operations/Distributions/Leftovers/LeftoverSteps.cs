using Amazon.CloudFront;
using StackStage.Operations.Connection;
using StackStage.Operations.Errors;
using StackStage.Operations.Steps;
using StackStage.Operations.Waiting;

namespace StackStage.Operations.Distributions.Leftovers;

/// <summary>Deletes leftovers, and takes "in use" for an answer: what another distribution uses stays.</summary>
internal sealed class LeftoverSteps(DistributionCalls calls, WaitOptions wait, IOperationHost host)
{
    /// <param name="leftover">What is to go.</param>
    /// <param name="removed">The distributions of this run; one that is gone does not use anything, whatever a list says.</param>
    /// <param name="stays">Told who else uses it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<StepOutcome> DeleteAsync(
        Leftover leftover, IReadOnlyDictionary<string, DistributionTarget> removed, Action<string> stays, CancellationToken cancellationToken)
    {
        var sent = false;
        var patience = new Patience(host.Time);
        return await calls.CallAsync(DeleteOnceAsync, leftover.Kind.DeleteAction, leftover.Target, cancellationToken, IsRetriable).ConfigureAwait(false);

        async Task<StepOutcome> DeleteOnceAsync(CancellationToken token)
        {
            var version = await leftover.Kind.ReadAsync(calls.CloudFront, leftover.Id, token).ConfigureAwait(false);
            if (version is null)
            {
                return sent ? StepOutcome.Done : StepOutcome.AlreadyDone;
            }

            if (leftover.Birth is not null && version.Birth is not null && version.Birth != leftover.Birth)
            {
                // Whoever made it anew is about to use it, even if no distribution does yet.
                return StepOutcome.Skipped($"stays: it is not the one that the distribution used, but was made anew under the same name at {version.Birth}");
            }

            if (version.IsDeleting)
            {
                return await UntilGoneAsync(leftover, token).ConfigureAwait(false);
            }

            try
            {
                sent = true;
                await leftover.Kind.DeleteAsync(calls.CloudFront, leftover.Id, version.ETag, token).ConfigureAwait(false);
            }
            catch (AmazonCloudFrontException failure) when (DistributionFailures.IsInUse(failure))
            {
                if (await FindUserAsync(leftover, removed, token).ConfigureAwait(false) is { } user)
                {
                    stays(user);
                    return StepOutcome.Skipped($"stays: distribution {user} uses it");
                }

                if (!calls.MayWait)
                {
                    return StepOutcome.Pending("CloudFront still takes it for used; run the command again");
                }

                if (!patience.Has("use", DistributionFailures.InUsePatience))
                {
                    throw StillInUse(leftover, failure);
                }

                throw;
            }

            // A VPC origin is only on its way; the others are gone now.
            return leftover.Kind is VpcOriginKind ? await UntilGoneAsync(leftover, token).ConfigureAwait(false) : StepOutcome.Done;
        }

        bool IsRetriable(Exception failure) =>
            (DistributionFailures.IsInUse(failure) && calls.MayWait)
            || (DistributionFailures.IsStale(failure) && patience.Has("stale", DistributionFailures.StalePatience))
            || (leftover.Kind is VpcOriginKind && AwsErrors.CodeOf(failure) == "IllegalDelete" && calls.MayWait && patience.Has("deploying", DistributionFailures.InUsePatience));
    }

    private static StageException StillInUse(Leftover leftover, Exception failure) => new(new StageError(
        "LeftoverInUse",
        StageErrorCategory.ResourceBusy,
        $"The {leftover.Kind.Words} {leftover.Target} was not deleted: no distribution uses it, yet CloudFront says: {failure.Message.ReplaceLineEndings(" ")}",
        leftover.Id,
        "Run the command again later; it continues where it stopped.",
        failure));

    private async Task<string?> FindUserAsync(Leftover leftover, IReadOnlyDictionary<string, DistributionTarget> removed, CancellationToken cancellationToken)
    {
        var (all, _) = await calls.ListOnceAsync(cancellationToken).ConfigureAwait(false);
        return all
            .Where(summary => !(removed.TryGetValue(summary.Id, out var target) && target.IsGone))
            .FirstOrDefault(summary => leftover.Kind.IdsIn(DistributionParts.Of(summary)).Contains(leftover.Id))?.Id;
    }

    private async Task<StepOutcome> UntilGoneAsync(Leftover leftover, CancellationToken cancellationToken)
    {
        var until = host.Time.GetUtcNow() + wait.Timeout;
        while (await leftover.Kind.ReadAsync(calls.CloudFront, leftover.Id, cancellationToken).ConfigureAwait(false) is not null)
        {
            if (wait.NoWait)
            {
                return StepOutcome.Pending("AWS is deleting it");
            }

            if (host.Time.GetUtcNow() >= until)
            {
                throw new StageException(new StageError(
                    "LeftoverNotGoneInTime",
                    StageErrorCategory.OperationTimeout,
                    $"The {leftover.Kind.Words} {leftover.Target} is still being deleted.",
                    leftover.Id,
                    "It goes on by itself. Run the command again to see whether it is gone."));
            }

            await StepPlace.PauseAsync(wait.PollInterval, host.Time, cancellationToken).ConfigureAwait(false);
        }

        return StepOutcome.Done;
    }
}
