using Amazon.Runtime;
using Amazon.ApiGatewayV2.Model;

namespace Amazon.ApiGatewayV2;

/// <summary>Client of Amazon API Gateway V2 (HTTP and WebSocket APIs, custom domains): the operations that this module needs.</summary>
public partial interface IAmazonApiGatewayV2 : IAmazonService, IDisposable
{
    /// <summary>Operations that page, as asynchronous sequences.</summary>
    IApiGatewayV2PaginatorFactory Paginators { get; }

    /// <summary>Calls CreateApiMapping.</summary>
    Task<CreateApiMappingResponse> CreateApiMappingAsync(CreateApiMappingRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls CreateDomainName.</summary>
    Task<CreateDomainNameResponse> CreateDomainNameAsync(CreateDomainNameRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls DeleteApi.</summary>
    Task<DeleteApiResponse> DeleteApiAsync(DeleteApiRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls DeleteApiMapping.</summary>
    Task<DeleteApiMappingResponse> DeleteApiMappingAsync(DeleteApiMappingRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls DeleteDomainName.</summary>
    Task<DeleteDomainNameResponse> DeleteDomainNameAsync(DeleteDomainNameRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls DeleteRoutingRule.</summary>
    Task<DeleteRoutingRuleResponse> DeleteRoutingRuleAsync(DeleteRoutingRuleRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls GetApi.</summary>
    Task<GetApiResponse> GetApiAsync(GetApiRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls GetApiMappings.</summary>
    Task<GetApiMappingsResponse> GetApiMappingsAsync(GetApiMappingsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls GetApis.</summary>
    Task<GetApisResponse> GetApisAsync(GetApisRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls GetDomainName.</summary>
    Task<GetDomainNameResponse> GetDomainNameAsync(GetDomainNameRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls GetDomainNames.</summary>
    Task<GetDomainNamesResponse> GetDomainNamesAsync(GetDomainNamesRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls GetTags.</summary>
    Task<GetTagsResponse> GetTagsAsync(GetTagsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls ListRoutingRules.</summary>
    Task<ListRoutingRulesResponse> ListRoutingRulesAsync(ListRoutingRulesRequest request, CancellationToken cancellationToken = default);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonApiGatewayV2Config();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonApiGatewayV2Client(awsCredentials, (AmazonApiGatewayV2Config)clientConfig);
}
