using Amazon.CloudFront;
using Amazon.CloudFront.Model;

namespace StackStage.Operations.Distributions.Leftovers;

/// <summary>VPC origins, which AWS deletes in its own time.</summary>
internal sealed class VpcOriginKind : LeftoverKind
{
    public override string Name => "VpcOrigin";

    public override string Words => "VPC origin";

    public override string ListAction => "cloudfront:ListVpcOrigins";

    public override IEnumerable<string> IdsIn(DistributionParts parts) =>
        parts.Origins.Select(origin => origin.VpcOriginConfig?.VpcOriginId).OfType<string>().Where(id => id.Length > 0);

    public override Task<IReadOnlyDictionary<string, string?>> ListOwnAsync(IAmazonCloudFront cloudFront, CancellationToken cancellationToken) => PagesAsync(async marker =>
    {
        var page = (await cloudFront.ListVpcOriginsAsync(new ListVpcOriginsRequest { Marker = marker }, cancellationToken).ConfigureAwait(false)).VpcOriginList;
        return ((page?.Items ?? []).Select(one => (one.Id, (string?)one.Name)), page?.NextMarker);
    });

    public override Task<LeftoverVersion?> ReadAsync(IAmazonCloudFront cloudFront, string id, CancellationToken cancellationToken) =>
        FindAsync(async () =>
        {
            var answer = await cloudFront.GetVpcOriginAsync(new GetVpcOriginRequest { Id = id }, cancellationToken).ConfigureAwait(false);
            return new LeftoverVersion(answer.ETag, answer.VpcOrigin?.Status == "Deleting");
        });

    public override Task DeleteAsync(IAmazonCloudFront cloudFront, string id, string? etag, CancellationToken cancellationToken) =>
        cloudFront.DeleteVpcOriginAsync(new DeleteVpcOriginRequest { Id = id, IfMatch = etag! }, cancellationToken);
}
