using Amazon.Runtime;
using StackStage.AwsClients.Protocols;

namespace Amazon.CloudControlApi.Model;

/// <summary>The operations of AWS Cloud Control API that page.</summary>
public interface ICloudControlApiPaginatorFactory
{
    /// <summary>All pages of ListResources.</summary>
    IListResourcesPaginator ListResources(ListResourcesRequest request);
}

internal sealed class CloudControlApiPaginatorFactory(IAmazonCloudControlApi client) : ICloudControlApiPaginatorFactory
{
    public IListResourcesPaginator ListResources(ListResourcesRequest request) => new ListResourcesPaginator(client, request);
}

/// <summary>The pages of ListResources.</summary>
public interface IListResourcesPaginator
{
    /// <summary>The answers, page by page.</summary>
    IPaginatedEnumerable<ListResourcesResponse> Responses { get; }

    /// <summary>The items of all pages.</summary>
    IPaginatedEnumerable<ResourceDescription> ResourceDescriptions { get; }
}

internal sealed class ListResourcesPaginator(IAmazonCloudControlApi client, ListResourcesRequest request) : IListResourcesPaginator
{
    private readonly Pager<ListResourcesRequest, ListResourcesResponse> _pager = new(client.ListResourcesAsync, request, (r, p) =>
    {
        r.NextToken = p.NextToken;
        return !string.IsNullOrEmpty(p.NextToken);
    });

    public IPaginatedEnumerable<ListResourcesResponse> Responses => _pager.Responses;

    public IPaginatedEnumerable<ResourceDescription> ResourceDescriptions => _pager.Items(p => p.ResourceDescriptions);
}
