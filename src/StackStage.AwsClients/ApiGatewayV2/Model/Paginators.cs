using Amazon.Runtime;
using StackStage.AwsClients.Protocols;

namespace Amazon.ApiGatewayV2.Model;

/// <summary>The operations of Amazon API Gateway V2 (HTTP and WebSocket APIs, custom domains) that page.</summary>
public interface IApiGatewayV2PaginatorFactory
{
    /// <summary>All pages of ListRoutingRules.</summary>
    IListRoutingRulesPaginator ListRoutingRules(ListRoutingRulesRequest request);
}

internal sealed class ApiGatewayV2PaginatorFactory(IAmazonApiGatewayV2 client) : IApiGatewayV2PaginatorFactory
{
    public IListRoutingRulesPaginator ListRoutingRules(ListRoutingRulesRequest request) => new ListRoutingRulesPaginator(client, request);
}

/// <summary>The pages of ListRoutingRules.</summary>
public interface IListRoutingRulesPaginator
{
    /// <summary>The answers, page by page.</summary>
    IPaginatedEnumerable<ListRoutingRulesResponse> Responses { get; }

    /// <summary>The items of all pages.</summary>
    IPaginatedEnumerable<RoutingRule> RoutingRules { get; }
}

internal sealed class ListRoutingRulesPaginator(IAmazonApiGatewayV2 client, ListRoutingRulesRequest request) : IListRoutingRulesPaginator
{
    private readonly Pager<ListRoutingRulesRequest, ListRoutingRulesResponse> _pager = new(client.ListRoutingRulesAsync, request, (r, p) =>
    {
        r.NextToken = p.NextToken;
        return !string.IsNullOrEmpty(p.NextToken);
    });

    public IPaginatedEnumerable<ListRoutingRulesResponse> Responses => _pager.Responses;

    public IPaginatedEnumerable<RoutingRule> RoutingRules => _pager.Items(p => p.RoutingRules);
}
