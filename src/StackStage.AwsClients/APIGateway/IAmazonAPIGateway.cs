using Amazon.Runtime;
using Amazon.APIGateway.Model;

namespace Amazon.APIGateway;

/// <summary>Client of Amazon API Gateway (REST APIs): the operations that this module needs.</summary>
public partial interface IAmazonAPIGateway : IAmazonService, IDisposable
{
    /// <summary>Operations that page, as asynchronous sequences.</summary>
    IAPIGatewayPaginatorFactory Paginators { get; }

    /// <summary>Calls DeleteBasePathMapping.</summary>
    Task<DeleteBasePathMappingResponse> DeleteBasePathMappingAsync(DeleteBasePathMappingRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls DeleteDomainName.</summary>
    Task<DeleteDomainNameResponse> DeleteDomainNameAsync(DeleteDomainNameRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls DeleteDomainNameAccessAssociation.</summary>
    Task<DeleteDomainNameAccessAssociationResponse> DeleteDomainNameAccessAssociationAsync(DeleteDomainNameAccessAssociationRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls GetBasePathMappings.</summary>
    Task<GetBasePathMappingsResponse> GetBasePathMappingsAsync(GetBasePathMappingsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls GetDomainName.</summary>
    Task<GetDomainNameResponse> GetDomainNameAsync(GetDomainNameRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls GetDomainNameAccessAssociations.</summary>
    Task<GetDomainNameAccessAssociationsResponse> GetDomainNameAccessAssociationsAsync(GetDomainNameAccessAssociationsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls GetDomainNames.</summary>
    Task<GetDomainNamesResponse> GetDomainNamesAsync(GetDomainNamesRequest request, CancellationToken cancellationToken = default);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonAPIGatewayConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonAPIGatewayClient(awsCredentials, (AmazonAPIGatewayConfig)clientConfig);
}
