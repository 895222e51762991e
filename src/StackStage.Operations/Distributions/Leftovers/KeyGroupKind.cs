using Amazon.CloudFront;
using Amazon.CloudFront.Model;

namespace StackStage.Operations.Distributions.Leftovers;

/// <summary>Key groups. Their public keys stay: they cost nothing, and signers may share them.</summary>
internal sealed class KeyGroupKind : LeftoverKind
{
    public override string Name => "KeyGroup";

    public override string Words => "key group";

    public override string ListAction => "cloudfront:ListKeyGroups";

    public override IEnumerable<string> IdsIn(DistributionParts parts) =>
        parts.Behaviors.SelectMany(behavior => behavior.KeyGroups?.Items ?? []);

    public override Task<IReadOnlyDictionary<string, string?>> ListOwnAsync(IAmazonCloudFront cloudFront, CancellationToken cancellationToken) => PagesAsync(async marker =>
    {
        var page = (await cloudFront.ListKeyGroupsAsync(new ListKeyGroupsRequest { Marker = marker }, cancellationToken).ConfigureAwait(false)).KeyGroupList;
        return ((page?.Items ?? []).Select(one => (one.KeyGroup.Id, (string?)one.KeyGroup.KeyGroupConfig?.Name)), page?.NextMarker);
    });

    public override Task<LeftoverVersion?> ReadAsync(IAmazonCloudFront cloudFront, string id, CancellationToken cancellationToken) =>
        FindAsync(async () => new LeftoverVersion((await cloudFront.GetKeyGroupAsync(new GetKeyGroupRequest { Id = id }, cancellationToken).ConfigureAwait(false)).ETag));

    public override Task DeleteAsync(IAmazonCloudFront cloudFront, string id, string? etag, CancellationToken cancellationToken) =>
        cloudFront.DeleteKeyGroupAsync(new DeleteKeyGroupRequest { Id = id, IfMatch = etag }, cancellationToken);
}
