using Amazon.CloudFront;
using Amazon.CloudFront.Model;

namespace StackStage.Operations.Distributions.Leftovers;

/// <summary>Continuous-deployment policies, which belong to the primary distribution.</summary>
internal sealed class ContinuousDeploymentPolicyKind : LeftoverKind
{
    public override string Name => "ContinuousDeploymentPolicy";

    public override string Words => "continuous-deployment policy";

    public override string ListAction => "cloudfront:ListContinuousDeploymentPolicies";

    public override IEnumerable<string> IdsIn(DistributionParts parts) =>
        parts.ContinuousDeploymentPolicyId is { } id ? [id] : [];

    public override Task<IReadOnlyDictionary<string, string?>> ListOwnAsync(IAmazonCloudFront cloudFront, CancellationToken cancellationToken) => PagesAsync(async marker =>
    {
        var page = (await cloudFront.ListContinuousDeploymentPoliciesAsync(new ListContinuousDeploymentPoliciesRequest { Marker = marker }, cancellationToken).ConfigureAwait(false)).ContinuousDeploymentPolicyList;
        return ((page?.Items ?? []).Select(one => (one.ContinuousDeploymentPolicy.Id, (string?)null)), page?.NextMarker);
    });

    public override Task<LeftoverVersion?> ReadAsync(IAmazonCloudFront cloudFront, string id, CancellationToken cancellationToken) =>
        FindAsync(async () => new LeftoverVersion((await cloudFront.GetContinuousDeploymentPolicyAsync(new GetContinuousDeploymentPolicyRequest { Id = id }, cancellationToken).ConfigureAwait(false)).ETag));

    public override Task DeleteAsync(IAmazonCloudFront cloudFront, string id, string? etag, CancellationToken cancellationToken) =>
        cloudFront.DeleteContinuousDeploymentPolicyAsync(new DeleteContinuousDeploymentPolicyRequest { Id = id, IfMatch = etag }, cancellationToken);
}
