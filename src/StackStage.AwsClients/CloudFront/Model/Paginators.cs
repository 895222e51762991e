using Amazon.Runtime;
using StackStage.AwsClients.Protocols;

namespace Amazon.CloudFront.Model;

/// <summary>The operations of Amazon CloudFront that page.</summary>
public interface ICloudFrontPaginatorFactory
{
    /// <summary>All pages of ListDistributions.</summary>
    IListDistributionsPaginator ListDistributions(ListDistributionsRequest request);

    /// <summary>All pages of ListOriginAccessControls.</summary>
    IListOriginAccessControlsPaginator ListOriginAccessControls(ListOriginAccessControlsRequest request);

    /// <summary>All pages of ListCloudFrontOriginAccessIdentities.</summary>
    IListCloudFrontOriginAccessIdentitiesPaginator ListCloudFrontOriginAccessIdentities(ListCloudFrontOriginAccessIdentitiesRequest request);
}

internal sealed class CloudFrontPaginatorFactory(IAmazonCloudFront client) : ICloudFrontPaginatorFactory
{
    public IListDistributionsPaginator ListDistributions(ListDistributionsRequest request) => new ListDistributionsPaginator(client, request);

    public IListOriginAccessControlsPaginator ListOriginAccessControls(ListOriginAccessControlsRequest request) => new ListOriginAccessControlsPaginator(client, request);

    public IListCloudFrontOriginAccessIdentitiesPaginator ListCloudFrontOriginAccessIdentities(ListCloudFrontOriginAccessIdentitiesRequest request) => new ListCloudFrontOriginAccessIdentitiesPaginator(client, request);
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

/// <summary>The pages of ListOriginAccessControls.</summary>
public interface IListOriginAccessControlsPaginator
{
    /// <summary>The answers, page by page.</summary>
    IPaginatedEnumerable<ListOriginAccessControlsResponse> Responses { get; }

    /// <summary>The items of all pages.</summary>
    IPaginatedEnumerable<OriginAccessControlSummary> Items { get; }
}

internal sealed class ListOriginAccessControlsPaginator(IAmazonCloudFront client, ListOriginAccessControlsRequest request) : IListOriginAccessControlsPaginator
{
    private readonly Pager<ListOriginAccessControlsRequest, ListOriginAccessControlsResponse> _pager = new(client.ListOriginAccessControlsAsync, request, (r, p) =>
    {
        r.Marker = p.OriginAccessControlList?.NextMarker;
        return !string.IsNullOrEmpty(p.OriginAccessControlList?.NextMarker);
    });

    public IPaginatedEnumerable<ListOriginAccessControlsResponse> Responses => _pager.Responses;

    public IPaginatedEnumerable<OriginAccessControlSummary> Items => _pager.Items(p => p.OriginAccessControlList?.Items);
}

/// <summary>The pages of ListCloudFrontOriginAccessIdentities.</summary>
public interface IListCloudFrontOriginAccessIdentitiesPaginator
{
    /// <summary>The answers, page by page.</summary>
    IPaginatedEnumerable<ListCloudFrontOriginAccessIdentitiesResponse> Responses { get; }

    /// <summary>The items of all pages.</summary>
    IPaginatedEnumerable<CloudFrontOriginAccessIdentitySummary> Items { get; }
}

internal sealed class ListCloudFrontOriginAccessIdentitiesPaginator(IAmazonCloudFront client, ListCloudFrontOriginAccessIdentitiesRequest request) : IListCloudFrontOriginAccessIdentitiesPaginator
{
    private readonly Pager<ListCloudFrontOriginAccessIdentitiesRequest, ListCloudFrontOriginAccessIdentitiesResponse> _pager = new(client.ListCloudFrontOriginAccessIdentitiesAsync, request, (r, p) =>
    {
        r.Marker = p.CloudFrontOriginAccessIdentityList?.NextMarker;
        return p.CloudFrontOriginAccessIdentityList?.IsTruncated == true && !string.IsNullOrEmpty(p.CloudFrontOriginAccessIdentityList?.NextMarker);
    });

    public IPaginatedEnumerable<ListCloudFrontOriginAccessIdentitiesResponse> Responses => _pager.Responses;

    public IPaginatedEnumerable<CloudFrontOriginAccessIdentitySummary> Items => _pager.Items(p => p.CloudFrontOriginAccessIdentityList?.Items);
}
