using Amazon.CloudFront.Model;

namespace StackStage.Operations.Distributions.Leftovers;

/// <summary>The parts of a distribution that refer to other things; the same for a whole config and for a summary in a list.</summary>
internal sealed record DistributionParts(IReadOnlyList<Origin> Origins, IReadOnlyList<BehaviorParts> Behaviors, string? ContinuousDeploymentPolicyId, string? WebAclId)
{
    public IEnumerable<string> LambdaArns => Behaviors.SelectMany(behavior => behavior.Lambdas?.Items ?? []).Select(one => one.LambdaFunctionARN);

    public static DistributionParts Of(DistributionConfig config) =>
        new(config.Origins?.Items ?? [], Of(config.DefaultCacheBehavior, config.CacheBehaviors), NullIfEmpty(config.ContinuousDeploymentPolicyId), NullIfEmpty(config.WebACLId));

    public static DistributionParts Of(DistributionSummary summary) =>
        new(summary.Origins?.Items ?? [], Of(summary.DefaultCacheBehavior, summary.CacheBehaviors), null, NullIfEmpty(summary.WebACLId));

    private static List<BehaviorParts> Of(DefaultCacheBehavior? first, CacheBehaviors? others)
    {
        var all = new List<BehaviorParts>();
        if (first is not null)
        {
            all.Add(new(first.CachePolicyId, first.OriginRequestPolicyId, first.ResponseHeadersPolicyId, first.FunctionAssociations, first.LambdaFunctionAssociations, first.TrustedKeyGroups, NullIfEmpty(first.RealtimeLogConfigArn)));
        }

        all.AddRange((others?.Items ?? []).Select(one => new BehaviorParts(
            one.CachePolicyId, one.OriginRequestPolicyId, one.ResponseHeadersPolicyId, one.FunctionAssociations, one.LambdaFunctionAssociations, one.TrustedKeyGroups, NullIfEmpty(one.RealtimeLogConfigArn))));
        return all;
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}

/// <summary>What one cache behavior refers to.</summary>
internal sealed record BehaviorParts(
    string? CachePolicyId,
    string? OriginRequestPolicyId,
    string? ResponseHeadersPolicyId,
    FunctionAssociations? Functions,
    LambdaFunctionAssociations? Lambdas,
    TrustedKeyGroups? KeyGroups,
    string? RealtimeLogConfigArn);
