using Amazon.CloudFront.Model;
using StackStage.Operations.Connection;
using StackStage.Operations.Steps;

namespace StackStage.Operations.Distributions;

/// <summary>What is done to one distribution: disable it, and delete it.</summary>
internal sealed class DistributionSteps(DistributionCalls calls, DistributionWaits waits, IOperationHost host)
{
    /// <summary>Sends the live config back with Enabled false and everything else as it came.</summary>
    public Task<StepOutcome> DisableAsync(DistributionTarget target, CancellationToken cancellationToken) =>
        DisableAsync(target, target.Found?.DistributionConfig, target.FoundETag, cancellationToken);

    /// <summary>Deletes a distribution that is disabled and deployed, reading its version anew for every attempt.</summary>
    public async Task<StepOutcome> DeleteAsync(DistributionTarget target, CancellationToken cancellationToken)
    {
        if (target.IsGone)
        {
            return StepOutcome.AlreadyDone;
        }

        var sent = false;
        var disabledAgain = false;
        var patience = new Patience(host.Time);
        return await calls.CallAsync(DeleteOnceAsync, "cloudfront:DeleteDistribution", target.Id, cancellationToken, IsRetriable).ConfigureAwait(false);

        async Task<StepOutcome> DeleteOnceAsync(CancellationToken token)
        {
            // The look that ended the wait has just read a version and seen that it is disabled and deployed.
            var etag = target.TakeDeletableETag();
            if (etag is null)
            {
                var live = await calls.ReadOnceAsync(target.Id, token).ConfigureAwait(false);
                if (live?.Distribution is not { } found)
                {
                    target.IsGone = true;
                    return sent ? StepOutcome.Done : StepOutcome.AlreadyDone;
                }

                if (found.DistributionConfig.Enabled == true)
                {
                    if (disabledAgain)
                    {
                        throw DistributionFailures.EnabledAgain(target.Id);
                    }

                    host.WriteWarning($"Distribution {target.Id} was enabled again since it was disabled. It is disabled once more.");
                    if (await DisableAgainAsync(token).ConfigureAwait(false) is { } unfinished)
                    {
                        return unfinished;
                    }
                }
                else if (found.Status != "Deployed")
                {
                    if (await WaitAsync(token).ConfigureAwait(false) is { } unfinished)
                    {
                        return unfinished;
                    }
                }

                etag = target.TakeDeletableETag() ?? live.ETag;
            }

            try
            {
                sent = true;
                await calls.CloudFront.DeleteDistributionAsync(new DeleteDistributionRequest { Id = target.Id, IfMatch = etag }, token).ConfigureAwait(false);
                target.IsGone = true;
                return StepOutcome.Done;
            }
            catch (Exception failure) when (DistributionFailures.IsGone(failure))
            {
                target.IsGone = true;
                return StepOutcome.Done;
            }
            catch (Exception failure) when (DistributionFailures.IsPricingPlan(failure))
            {
                throw DistributionFailures.PricingPlan(target.Id, failure);
            }
            catch (Exception failure) when (!calls.MayWait && PatienceOf(failure) is not null)
            {
                return StepOutcome.Pending($"CloudFront does not delete it yet: {failure.Message.ReplaceLineEndings(" ")}");
            }
            catch (Exception failure) when (PatienceOf(failure) is { } limit && !patience.Has(AwsErrors.CodeOf(failure)!, limit))
            {
                if (AwsErrors.CodeOf(failure) == "ResourceInUse")
                {
                    throw DistributionFailures.StillInUse(target.Id, failure);
                }

                if (AwsErrors.CodeOf(failure) != "DistributionNotDisabled" || disabledAgain)
                {
                    throw AwsErrors.Translate(failure, "cloudfront:DeleteDistribution", target.Id);
                }

                // It says "not disabled" for too long: once more from the beginning.
                patience.Restore();
                if (await DisableAgainAsync(token).ConfigureAwait(false) is { } unfinished)
                {
                    return unfinished;
                }

                throw;
            }
        }

        async Task<StepOutcome?> DisableAgainAsync(CancellationToken token)
        {
            disabledAgain = true;
            await DisableAsync(target, null, null, token).ConfigureAwait(false);
            return await WaitAsync(token).ConfigureAwait(false);
        }

        async Task<StepOutcome?> WaitAsync(CancellationToken token)
        {
            var outcome = await waits.UntilDeployedAsync(target.Id, token).ConfigureAwait(false);
            return outcome.State == StepState.Pending ? outcome : target.IsGone ? StepOutcome.Done : null;
        }

        bool IsRetriable(Exception failure) => PatienceOf(failure) is not null;
    }

    private async Task<StepOutcome> DisableAsync(DistributionTarget target, DistributionConfig? config, string? etag, CancellationToken cancellationToken)
    {
        // The version that was read for the plan guards this update: if it is not the present one any more, CloudFront
        // refuses, and the config is read anew.
        var sent = false;
        var dropLogs = false;
        var patience = new Patience(host.Time);
        return await calls.CallAsync(DisableOnceAsync, "cloudfront:UpdateDistribution", target.Id, cancellationToken, IsRetriable).ConfigureAwait(false);

        async Task<StepOutcome> DisableOnceAsync(CancellationToken token)
        {
            if (config is null || etag is null)
            {
                var live = await calls.ReadOnceAsync(target.Id, token).ConfigureAwait(false);
                if (live?.Distribution is null)
                {
                    target.IsGone = true;
                    return new StepOutcome(StepState.AlreadyDone, "it is gone");
                }

                config = live.Distribution.DistributionConfig;
                etag = live.ETag;
            }

            if (config.Enabled == false)
            {
                target.IsDisabled = true;
                return sent ? StepOutcome.Done : StepOutcome.AlreadyDone;
            }

            config.Enabled = false;
            if (dropLogs && config.Logging is { } logging)
            {
                logging.Enabled = false;
                logging.IncludeCookies = false;
                logging.Bucket = string.Empty;
                logging.Prefix = string.Empty;
            }

            sent = true;
            try
            {
                await calls.CloudFront.UpdateDistributionAsync(new UpdateDistributionRequest { Id = target.Id, DistributionConfig = config, IfMatch = etag }, token).ConfigureAwait(false);
            }
            catch (Exception failure)
            {
                // Whatever it was, the next attempt looks first: an answer that was lost may have been a success.
                config = null;
                if (DistributionFailures.IsGone(failure))
                {
                    return await DisableOnceAsync(token).ConfigureAwait(false);
                }

                if (DistributionFailures.IsLogBucketMissing(failure) && !dropLogs)
                {
                    dropLogs = true;
                    host.WriteWarning($"CloudFront takes no update that keeps the access logs of distribution {target.Id}: {failure.Message.ReplaceLineEndings(" ")} Logging is switched off with the same update.");
                    return await DisableOnceAsync(token).ConfigureAwait(false);
                }

                if (DistributionFailures.IsPricingPlan(failure))
                {
                    throw DistributionFailures.PricingPlan(target.Id, failure, isDisabled: false);
                }

                if (!calls.MayWait && AwsErrors.CodeOf(failure) == "StagingDistributionInUse")
                {
                    return StepOutcome.Pending($"CloudFront does not disable it yet: {failure.Message.ReplaceLineEndings(" ")}");
                }

                throw;
            }

            target.IsDisabled = true;
            return dropLogs ? new StepOutcome(StepState.Done, "logging to a bucket that CloudFront does not take was switched off") : StepOutcome.Done;
        }

        // Reading a version anew is no wait, so -NoWait does it too.
        bool IsRetriable(Exception failure) =>
            (DistributionFailures.IsStale(failure) && patience.Has("stale", DistributionFailures.StalePatience))
            || (calls.MayWait && AwsErrors.CodeOf(failure) == "StagingDistributionInUse" && patience.Has("staging", DistributionFailures.NotDisabledPatience));
    }

    // How long an answer to a deletion may come before it is an error; null for answers that do not pass.
    private static TimeSpan? PatienceOf(Exception failure) => AwsErrors.Judge(failure).Passes;
}
