using System.Globalization;
using Amazon.CloudFront;
using Amazon.CloudFront.Model;

namespace StackStage.Operations.Distributions.Leftovers;

/// <summary>CloudFront functions, known by their names. (Lambda@Edge functions are not deleted, only named.)</summary>
internal sealed class FunctionKind : LeftoverKind
{
    public override string Name => "Function";

    public override string Words => "CloudFront function";

    public override bool IsByName => true;

    public override string ReadAction => "cloudfront:DescribeFunction";

    public override string ListAction => "cloudfront:ListFunctions";

    public override IEnumerable<string> IdsIn(DistributionParts parts) =>
        parts.Behaviors.SelectMany(behavior => behavior.Functions?.Items ?? []).Select(one => one.FunctionARN[(one.FunctionARN.LastIndexOf('/') + 1)..]);

    public override Task<IReadOnlyDictionary<string, string?>> ListOwnAsync(IAmazonCloudFront cloudFront, CancellationToken cancellationToken) => PagesAsync(async marker =>
    {
        var page = (await cloudFront.ListFunctionsAsync(new ListFunctionsRequest { Marker = marker }, cancellationToken).ConfigureAwait(false)).FunctionList;
        return ((page?.Items ?? []).Select(one => (one.Name, (string?)one.Name)), page?.NextMarker);
    });

    public override Task<LeftoverVersion?> ReadAsync(IAmazonCloudFront cloudFront, string id, CancellationToken cancellationToken) =>
        FindAsync(async () =>
        {
            var answer = await cloudFront.DescribeFunctionAsync(new DescribeFunctionRequest { Name = id }, cancellationToken).ConfigureAwait(false);
            return new LeftoverVersion(answer.ETag, Birth: answer.FunctionSummary?.FunctionMetadata?.CreatedTime?.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture));
        });

    public override Task DeleteAsync(IAmazonCloudFront cloudFront, string id, string? etag, CancellationToken cancellationToken) =>
        cloudFront.DeleteFunctionAsync(new DeleteFunctionRequest { Name = id, IfMatch = etag! }, cancellationToken);
}
