using Amazon.Runtime;
using StackStage.AwsClients.Protocols;

namespace Amazon.CloudFront.Model;

/// <summary>The operations of Amazon CloudFront that page.</summary>
public interface ICloudFrontPaginatorFactory
{
    /// <summary>All pages of ListDistributions.</summary>
    IListDistributionsPaginator ListDistributions(ListDistributionsRequest request);
}

internal sealed class CloudFrontPaginatorFactory(IAmazonCloudFront client) : ICloudFrontPaginatorFactory
{
    public IListDistributionsPaginator ListDistributions(ListDistributionsRequest request) => new ListDistributionsPaginator(client, request);
}

/// <summary>The pages of ListDistributions.</summary>
public interface IListDistributionsPaginator
{
    /// <summary>The answers, page by page.</summary>
    IPaginatedEnumerable<ListDistributionsResponse> Responses { get; }

    /// <summary>The items of all pages.</summary>
    IPaginatedEnumerable<DistributionSummary> Items { get; }
}

internal sealed class ListDistributionsPaginator(IAmazonCloudFront client, ListDistributionsRequest request) : IListDistributionsPaginator
{
    private readonly Pager<ListDistributionsRequest, ListDistributionsResponse> _pager = new(client.ListDistributionsAsync, request, (r, p) =>
    {
        r.Marker = p.DistributionList?.NextMarker;
        return p.DistributionList?.IsTruncated == true && !string.IsNullOrEmpty(p.DistributionList?.NextMarker);
    });

    public IPaginatedEnumerable<ListDistributionsResponse> Responses => _pager.Responses;

    public IPaginatedEnumerable<DistributionSummary> Items => _pager.Items(p => p.DistributionList?.Items);
}
