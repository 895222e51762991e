using Amazon.CloudFront;
using Amazon.CloudFront.Model;

namespace StackStage.Operations.Distributions.Leftovers;

/// <summary>Origin access identities (OAI), which came before origin access controls.</summary>
internal sealed class OriginAccessIdentityKind : LeftoverKind
{
    public override string Name => "OriginAccessIdentity";

    public override string Words => "origin access identity";

    protected override string ApiName => "CloudFrontOriginAccessIdentity";

    public override string ListAction => "cloudfront:ListCloudFrontOriginAccessIdentities";

    public override IEnumerable<string> IdsIn(DistributionParts parts) =>
        parts.Origins.Select(origin => origin.S3OriginConfig?.OriginAccessIdentity).OfType<string>()
            .Where(path => path.Length > 0)
            .Select(path => path[(path.LastIndexOf('/') + 1)..]);

    public override Task<IReadOnlyDictionary<string, string?>> ListOwnAsync(IAmazonCloudFront cloudFront, CancellationToken cancellationToken) => PagesAsync(async marker =>
    {
        var page = (await cloudFront.ListCloudFrontOriginAccessIdentitiesAsync(new ListCloudFrontOriginAccessIdentitiesRequest { Marker = marker }, cancellationToken).ConfigureAwait(false)).CloudFrontOriginAccessIdentityList;
        return ((page?.Items ?? []).Select(one => (one.Id, (string?)one.Comment)), page?.NextMarker);
    });

    public override Task<LeftoverVersion?> ReadAsync(IAmazonCloudFront cloudFront, string id, CancellationToken cancellationToken) =>
        FindAsync(async () => new LeftoverVersion((await cloudFront.GetCloudFrontOriginAccessIdentityAsync(new GetCloudFrontOriginAccessIdentityRequest { Id = id }, cancellationToken).ConfigureAwait(false)).ETag));

    public override Task DeleteAsync(IAmazonCloudFront cloudFront, string id, string? etag, CancellationToken cancellationToken) =>
        cloudFront.DeleteCloudFrontOriginAccessIdentityAsync(new DeleteCloudFrontOriginAccessIdentityRequest { Id = id, IfMatch = etag }, cancellationToken);
}
