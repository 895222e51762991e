using Amazon.CloudFront;
using Amazon.CloudFront.Model;

namespace StackStage.Operations.Distributions.Leftovers;

/// <summary>Response headers policies of the account; those that AWS manages are never touched.</summary>
internal sealed class ResponseHeadersPolicyKind : LeftoverKind
{
    public override string Name => "ResponseHeadersPolicy";

    public override string Words => "response headers policy";

    public override string ListAction => "cloudfront:ListResponseHeadersPolicies";

    public override IEnumerable<string> IdsIn(DistributionParts parts) =>
        parts.Behaviors.Select(behavior => behavior.ResponseHeadersPolicyId).OfType<string>().Where(id => id.Length > 0);

    public override Task<IReadOnlyDictionary<string, string?>> ListOwnAsync(IAmazonCloudFront cloudFront, CancellationToken cancellationToken) => PagesAsync(async marker =>
    {
        var page = (await cloudFront.ListResponseHeadersPoliciesAsync(new ListResponseHeadersPoliciesRequest { Type = ResponseHeadersPolicyType.Custom, Marker = marker }, cancellationToken).ConfigureAwait(false)).ResponseHeadersPolicyList;
        return ((page?.Items ?? []).Select(one => (one.ResponseHeadersPolicy.Id, (string?)one.ResponseHeadersPolicy.ResponseHeadersPolicyConfig?.Name)), page?.NextMarker);
    });

    public override Task<LeftoverVersion?> ReadAsync(IAmazonCloudFront cloudFront, string id, CancellationToken cancellationToken) =>
        FindAsync(async () => new LeftoverVersion((await cloudFront.GetResponseHeadersPolicyAsync(new GetResponseHeadersPolicyRequest { Id = id }, cancellationToken).ConfigureAwait(false)).ETag));

    public override Task DeleteAsync(IAmazonCloudFront cloudFront, string id, string? etag, CancellationToken cancellationToken) =>
        cloudFront.DeleteResponseHeadersPolicyAsync(new DeleteResponseHeadersPolicyRequest { Id = id, IfMatch = etag }, cancellationToken);
}
