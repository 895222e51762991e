using Amazon.ApiGatewayV2.Model;
using Amazon.Runtime;

namespace Amazon.ApiGatewayV2;

/// <summary>Client of Amazon API Gateway V2 (HTTP and WebSocket APIs, custom domains): the operations that this module needs.</summary>
public partial interface IAmazonApiGatewayV2 : IAmazonService, IDisposable
{
    /// <summary>Deletes a mapping.</summary>
    Task<DeleteApiMappingResponse> DeleteApiMappingAsync(DeleteApiMappingRequest request, CancellationToken cancellationToken = default);

    /// <summary>Deletes a custom domain name; one call in 30 seconds for each account.</summary>
    Task<DeleteDomainNameResponse> DeleteDomainNameAsync(DeleteDomainNameRequest request, CancellationToken cancellationToken = default);

    /// <summary>Deletes a routing rule.</summary>
    Task<DeleteRoutingRuleResponse> DeleteRoutingRuleAsync(DeleteRoutingRuleRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists the mappings of a domain.</summary>
    Task<GetApiMappingsResponse> GetApiMappingsAsync(GetApiMappingsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads a custom domain name.</summary>
    Task<GetDomainNameResponse> GetDomainNameAsync(GetDomainNameRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists custom domain names.</summary>
    Task<GetDomainNamesResponse> GetDomainNamesAsync(GetDomainNamesRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists the routing rules of a domain.</summary>
    Task<ListRoutingRulesResponse> ListRoutingRulesAsync(ListRoutingRulesRequest request, CancellationToken cancellationToken = default);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonApiGatewayV2Config();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonApiGatewayV2Client(awsCredentials, (AmazonApiGatewayV2Config)clientConfig);
}
