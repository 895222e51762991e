using Amazon.APIGateway.Model;
using Amazon.Runtime;

namespace Amazon.APIGateway;

/// <summary>Client of Amazon API Gateway (REST APIs): the operations that this module needs.</summary>
public partial interface IAmazonAPIGateway : IAmazonService, IDisposable
{
    /// <summary>Deletes a base path mapping.</summary>
    Task<DeleteBasePathMappingResponse> DeleteBasePathMappingAsync(DeleteBasePathMappingRequest request, CancellationToken cancellationToken = default);

    /// <summary>Deletes a custom domain name, private ones (by id) included.</summary>
    Task<DeleteDomainNameResponse> DeleteDomainNameAsync(DeleteDomainNameRequest request, CancellationToken cancellationToken = default);

    /// <summary>Deletes an access association of a private domain name.</summary>
    Task<DeleteDomainNameAccessAssociationResponse> DeleteDomainNameAccessAssociationAsync(DeleteDomainNameAccessAssociationRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists the base path mappings of a domain.</summary>
    Task<GetBasePathMappingsResponse> GetBasePathMappingsAsync(GetBasePathMappingsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads a custom domain name, private ones (by id) included.</summary>
    Task<GetDomainNameResponse> GetDomainNameAsync(GetDomainNameRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists access associations of private domain names.</summary>
    Task<GetDomainNameAccessAssociationsResponse> GetDomainNameAccessAssociationsAsync(GetDomainNameAccessAssociationsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists custom domain names, private ones included.</summary>
    Task<GetDomainNamesResponse> GetDomainNamesAsync(GetDomainNamesRequest request, CancellationToken cancellationToken = default);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonAPIGatewayConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonAPIGatewayClient(awsCredentials, (AmazonAPIGatewayConfig)clientConfig);
}
