using Amazon.CloudFront;
using Amazon.CloudFront.Model;

namespace StackStage.Operations.Distributions.Leftovers;

/// <summary>Origin request policies of the account; those that AWS manages are never touched.</summary>
internal sealed class OriginRequestPolicyKind : LeftoverKind
{
    public override string Name => "OriginRequestPolicy";

    public override string Words => "origin request policy";

    public override string ListAction => "cloudfront:ListOriginRequestPolicies";

    public override IEnumerable<string> IdsIn(DistributionParts parts) =>
        parts.Behaviors.Select(behavior => behavior.OriginRequestPolicyId).OfType<string>().Where(id => id.Length > 0);

    public override Task<IReadOnlyDictionary<string, string?>> ListOwnAsync(IAmazonCloudFront cloudFront, CancellationToken cancellationToken) => PagesAsync(async marker =>
    {
        var page = (await cloudFront.ListOriginRequestPoliciesAsync(new ListOriginRequestPoliciesRequest { Type = OriginRequestPolicyType.Custom, Marker = marker }, cancellationToken).ConfigureAwait(false)).OriginRequestPolicyList;
        return ((page?.Items ?? []).Select(one => (one.OriginRequestPolicy.Id, (string?)one.OriginRequestPolicy.OriginRequestPolicyConfig?.Name)), page?.NextMarker);
    });

    public override Task<LeftoverVersion?> ReadAsync(IAmazonCloudFront cloudFront, string id, CancellationToken cancellationToken) =>
        FindAsync(async () => new LeftoverVersion((await cloudFront.GetOriginRequestPolicyAsync(new GetOriginRequestPolicyRequest { Id = id }, cancellationToken).ConfigureAwait(false)).ETag));

    public override Task DeleteAsync(IAmazonCloudFront cloudFront, string id, string? etag, CancellationToken cancellationToken) =>
        cloudFront.DeleteOriginRequestPolicyAsync(new DeleteOriginRequestPolicyRequest { Id = id, IfMatch = etag }, cancellationToken);
}
