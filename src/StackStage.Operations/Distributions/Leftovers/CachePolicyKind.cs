using Amazon.CloudFront;
using Amazon.CloudFront.Model;

namespace StackStage.Operations.Distributions.Leftovers;

/// <summary>Cache policies of the account; those that AWS manages are never touched.</summary>
internal sealed class CachePolicyKind : LeftoverKind
{
    public override string Name => "CachePolicy";

    public override string Words => "cache policy";

    public override string ListAction => "cloudfront:ListCachePolicies";

    public override IEnumerable<string> IdsIn(DistributionParts parts) =>
        parts.Behaviors.Select(behavior => behavior.CachePolicyId).OfType<string>().Where(id => id.Length > 0);

    public override Task<IReadOnlyDictionary<string, string?>> ListOwnAsync(IAmazonCloudFront cloudFront, CancellationToken cancellationToken) => PagesAsync(async marker =>
    {
        var page = (await cloudFront.ListCachePoliciesAsync(new ListCachePoliciesRequest { Type = CachePolicyType.Custom, Marker = marker }, cancellationToken).ConfigureAwait(false)).CachePolicyList;
        return ((page?.Items ?? []).Select(one => (one.CachePolicy.Id, (string?)one.CachePolicy.CachePolicyConfig?.Name)), page?.NextMarker);
    });

    public override Task<LeftoverVersion?> ReadAsync(IAmazonCloudFront cloudFront, string id, CancellationToken cancellationToken) =>
        FindAsync(async () => new LeftoverVersion((await cloudFront.GetCachePolicyAsync(new GetCachePolicyRequest { Id = id }, cancellationToken).ConfigureAwait(false)).ETag));

    public override Task DeleteAsync(IAmazonCloudFront cloudFront, string id, string? etag, CancellationToken cancellationToken) =>
        cloudFront.DeleteCachePolicyAsync(new DeleteCachePolicyRequest { Id = id, IfMatch = etag }, cancellationToken);
}
