using Amazon.Runtime;
using StackStage.AwsClients.Protocols;

namespace Amazon.ResourceGroupsTaggingAPI.Model;

/// <summary>The operations of AWS Resource Groups Tagging API that page.</summary>
public interface IResourceGroupsTaggingAPIPaginatorFactory
{
    /// <summary>All pages of GetResources.</summary>
    IGetResourcesPaginator GetResources(GetResourcesRequest request);
}

internal sealed class ResourceGroupsTaggingAPIPaginatorFactory(IAmazonResourceGroupsTaggingAPI client) : IResourceGroupsTaggingAPIPaginatorFactory
{
    public IGetResourcesPaginator GetResources(GetResourcesRequest request) => new GetResourcesPaginator(client, request);
}

/// <summary>The pages of GetResources.</summary>
public interface IGetResourcesPaginator
{
    /// <summary>The answers, page by page.</summary>
    IPaginatedEnumerable<GetResourcesResponse> Responses { get; }

    /// <summary>The items of all pages.</summary>
    IPaginatedEnumerable<ResourceTagMapping> ResourceTagMappingList { get; }
}

internal sealed class GetResourcesPaginator(IAmazonResourceGroupsTaggingAPI client, GetResourcesRequest request) : IGetResourcesPaginator
{
    private readonly Pager<GetResourcesRequest, GetResourcesResponse> _pager = new(client.GetResourcesAsync, request, (r, p) =>
    {
        r.PaginationToken = p.PaginationToken;
        return !string.IsNullOrEmpty(p.PaginationToken);
    });

    public IPaginatedEnumerable<GetResourcesResponse> Responses => _pager.Responses;

    public IPaginatedEnumerable<ResourceTagMapping> ResourceTagMappingList => _pager.Items(p => p.ResourceTagMappingList);
}
