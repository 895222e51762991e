using Amazon.CloudFront;
using Amazon.CloudFront.Model;

namespace StackStage.Operations.Distributions.Leftovers;

/// <summary>Origin access controls (OAC).</summary>
internal sealed class OriginAccessControlKind : LeftoverKind
{
    public override string Name => "OriginAccessControl";

    public override string Words => "origin access control";

    public override string ListAction => "cloudfront:ListOriginAccessControls";

    public override IEnumerable<string> IdsIn(DistributionParts parts) =>
        parts.Origins.Select(origin => origin.OriginAccessControlId).OfType<string>().Where(id => id.Length > 0);

    public override Task<IReadOnlyDictionary<string, string?>> ListOwnAsync(IAmazonCloudFront cloudFront, CancellationToken cancellationToken) => PagesAsync(async marker =>
    {
        var page = (await cloudFront.ListOriginAccessControlsAsync(new ListOriginAccessControlsRequest { Marker = marker }, cancellationToken).ConfigureAwait(false)).OriginAccessControlList;
        return ((page?.Items ?? []).Select(one => (one.Id, (string?)one.Name)), page?.NextMarker);
    });

    public override Task<LeftoverVersion?> ReadAsync(IAmazonCloudFront cloudFront, string id, CancellationToken cancellationToken) =>
        FindAsync(async () => new LeftoverVersion((await cloudFront.GetOriginAccessControlAsync(new GetOriginAccessControlRequest { Id = id }, cancellationToken).ConfigureAwait(false)).ETag));

    public override Task DeleteAsync(IAmazonCloudFront cloudFront, string id, string? etag, CancellationToken cancellationToken) =>
        cloudFront.DeleteOriginAccessControlAsync(new DeleteOriginAccessControlRequest { Id = id, IfMatch = etag }, cancellationToken);
}
