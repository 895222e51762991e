using Amazon.CloudFront;
using Amazon.CloudFront.Model;
using StackStage.Operations.Connection;
using StackStage.Operations.Steps;

namespace StackStage.Operations.Distributions;

/// <summary>
/// Continuous deployment: a policy ties a staging distribution to its primary one. It is disabled before either is;
/// a staging distribution goes only after its policy is deleted, and that only after the primary has let go of it.
/// </summary>
internal sealed class PolicySteps(DistributionCalls calls, IOperationHost host)
{
    /// <summary>The policies of the account.</summary>
    public Task<IReadOnlyList<ContinuousDeploymentPolicy>> ListAsync(CancellationToken cancellationToken) => calls.CallAsync<IReadOnlyList<ContinuousDeploymentPolicy>>(
        async token =>
        {
            var all = new List<ContinuousDeploymentPolicy>();
            string? marker = null;
            do
            {
                var page = (await calls.CloudFront.ListContinuousDeploymentPoliciesAsync(new ListContinuousDeploymentPoliciesRequest { Marker = marker }, token).ConfigureAwait(false)).ContinuousDeploymentPolicyList;
                all.AddRange((page?.Items ?? []).Select(one => one.ContinuousDeploymentPolicy));
                marker = string.IsNullOrEmpty(page?.NextMarker) ? null : page.NextMarker;
            }
            while (marker is not null);
            return all;
        },
        "cloudfront:ListContinuousDeploymentPolicies",
        "the account's continuous-deployment policies",
        cancellationToken);

    /// <summary>Disables a policy; everything else in it, the ids included, goes back as it came.</summary>
    public Task<StepOutcome> DisableAsync(string id, CancellationToken cancellationToken)
    {
        var sent = false;
        return RetryAsync(
            id,
            "cloudfront:UpdateContinuousDeploymentPolicy",
            async token =>
            {
                if (await ReadAsync(id, token).ConfigureAwait(false) is not { ContinuousDeploymentPolicy.ContinuousDeploymentPolicyConfig: { } config } live || config.Enabled == false)
                {
                    return sent ? StepOutcome.Done : StepOutcome.AlreadyDone;
                }

                config.Enabled = false;
                sent = true;
                await calls.CloudFront.UpdateContinuousDeploymentPolicyAsync(
                    new UpdateContinuousDeploymentPolicyRequest { Id = id, ContinuousDeploymentPolicyConfig = config, IfMatch = live.ETag }, token).ConfigureAwait(false);
                return StepOutcome.Done;
            },
            cancellationToken);
    }

    /// <summary>Takes a policy out of the config of its primary distribution, which stays otherwise as it is.</summary>
    public Task<StepOutcome> DetachAsync(string id, string primary, CancellationToken cancellationToken)
    {
        var sent = false;
        return RetryAsync(
            primary,
            "cloudfront:UpdateDistribution",
            async token =>
            {
                var live = await calls.ReadOnceAsync(primary, token).ConfigureAwait(false);
                if (live?.Distribution?.DistributionConfig is not { } config || config.ContinuousDeploymentPolicyId != id)
                {
                    return sent ? StepOutcome.Done : StepOutcome.AlreadyDone;
                }

                config.ContinuousDeploymentPolicyId = string.Empty;
                sent = true;
                await calls.CloudFront.UpdateDistributionAsync(new UpdateDistributionRequest { Id = primary, DistributionConfig = config, IfMatch = live.ETag }, token).ConfigureAwait(false);
                return StepOutcome.Done;
            },
            cancellationToken);
    }

    /// <summary>Deletes a policy once no distribution has it any more.</summary>
    public Task<StepOutcome> DeleteAsync(string id, CancellationToken cancellationToken)
    {
        var sent = false;
        return RetryAsync(
            id,
            "cloudfront:DeleteContinuousDeploymentPolicy",
            async token =>
            {
                if (await ReadAsync(id, token).ConfigureAwait(false) is not { } live)
                {
                    return sent ? StepOutcome.Done : StepOutcome.AlreadyDone;
                }

                sent = true;
                await calls.CloudFront.DeleteContinuousDeploymentPolicyAsync(new DeleteContinuousDeploymentPolicyRequest { Id = id, IfMatch = live.ETag }, token).ConfigureAwait(false);
                return StepOutcome.Done;
            },
            cancellationToken);
    }

    private async Task<GetContinuousDeploymentPolicyResponse?> ReadAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            return await calls.CloudFront.GetContinuousDeploymentPolicyAsync(new GetContinuousDeploymentPolicyRequest { Id = id }, cancellationToken).ConfigureAwait(false);
        }
        catch (AmazonCloudFrontException failure) when (AwsErrors.CodeOf(failure) == "NoSuchContinuousDeploymentPolicy")
        {
            return null;
        }
    }

    private async Task<StepOutcome> RetryAsync(string resource, string action, Func<CancellationToken, Task<StepOutcome>> attempt, CancellationToken cancellationToken)
    {
        var patience = new Patience(host.Time);
        return await calls.CallAsync(
            async token =>
            {
                try
                {
                    return await attempt(token).ConfigureAwait(false);
                }
                catch (AmazonCloudFrontException failure) when (!calls.MayWait && (DistributionFailures.IsStale(failure) || DistributionFailures.IsInUse(failure)))
                {
                    return StepOutcome.Pending($"CloudFront says not yet: {failure.Message.ReplaceLineEndings(" ")}");
                }
            },
            action,
            resource,
            cancellationToken,
            failure => (DistributionFailures.IsStale(failure) && patience.Has("stale", DistributionFailures.StalePatience))
                || (DistributionFailures.IsInUse(failure) && patience.Has("use", DistributionFailures.InUsePatience))).ConfigureAwait(false);
    }
}
