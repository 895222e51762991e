using Amazon.Runtime;
using StackStage.AwsClients.Protocols;

namespace Amazon.APIGateway.Model;

/// <summary>The operations of Amazon API Gateway (REST APIs) that page.</summary>
public interface IAPIGatewayPaginatorFactory
{
    /// <summary>All pages of GetDomainNames.</summary>
    IGetDomainNamesPaginator GetDomainNames(GetDomainNamesRequest request);

    /// <summary>All pages of GetBasePathMappings.</summary>
    IGetBasePathMappingsPaginator GetBasePathMappings(GetBasePathMappingsRequest request);
}

internal sealed class APIGatewayPaginatorFactory(IAmazonAPIGateway client) : IAPIGatewayPaginatorFactory
{
    public IGetDomainNamesPaginator GetDomainNames(GetDomainNamesRequest request) => new GetDomainNamesPaginator(client, request);

    public IGetBasePathMappingsPaginator GetBasePathMappings(GetBasePathMappingsRequest request) => new GetBasePathMappingsPaginator(client, request);
}

/// <summary>The pages of GetDomainNames.</summary>
public interface IGetDomainNamesPaginator
{
    /// <summary>The answers, page by page.</summary>
    IPaginatedEnumerable<GetDomainNamesResponse> Responses { get; }

    /// <summary>The items of all pages.</summary>
    IPaginatedEnumerable<DomainName> Items { get; }
}

internal sealed class GetDomainNamesPaginator(IAmazonAPIGateway client, GetDomainNamesRequest request) : IGetDomainNamesPaginator
{
    private readonly Pager<GetDomainNamesRequest, GetDomainNamesResponse> _pager = new(client.GetDomainNamesAsync, request, (r, p) =>
    {
        r.Position = p.Position;
        return !string.IsNullOrEmpty(p.Position);
    });

    public IPaginatedEnumerable<GetDomainNamesResponse> Responses => _pager.Responses;

    public IPaginatedEnumerable<DomainName> Items => _pager.Items(p => p.Items);
}

/// <summary>The pages of GetBasePathMappings.</summary>
public interface IGetBasePathMappingsPaginator
{
    /// <summary>The answers, page by page.</summary>
    IPaginatedEnumerable<GetBasePathMappingsResponse> Responses { get; }

    /// <summary>The items of all pages.</summary>
    IPaginatedEnumerable<BasePathMapping> Items { get; }
}

internal sealed class GetBasePathMappingsPaginator(IAmazonAPIGateway client, GetBasePathMappingsRequest request) : IGetBasePathMappingsPaginator
{
    private readonly Pager<GetBasePathMappingsRequest, GetBasePathMappingsResponse> _pager = new(client.GetBasePathMappingsAsync, request, (r, p) =>
    {
        r.Position = p.Position;
        return !string.IsNullOrEmpty(p.Position);
    });

    public IPaginatedEnumerable<GetBasePathMappingsResponse> Responses => _pager.Responses;

    public IPaginatedEnumerable<BasePathMapping> Items => _pager.Items(p => p.Items);
}
