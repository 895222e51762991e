using Amazon.Runtime;
using Amazon.CloudControlApi.Model;

namespace Amazon.CloudControlApi;

/// <summary>Client of AWS Cloud Control API: the operations that this module needs.</summary>
public partial interface IAmazonCloudControlApi : IAmazonService, IDisposable
{
    /// <summary>Operations that page, as asynchronous sequences.</summary>
    ICloudControlApiPaginatorFactory Paginators { get; }

    /// <summary>Calls CancelResourceRequest.</summary>
    Task<CancelResourceRequestResponse> CancelResourceRequestAsync(CancelResourceRequestRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls DeleteResource.</summary>
    Task<DeleteResourceResponse> DeleteResourceAsync(DeleteResourceRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls GetResource.</summary>
    Task<GetResourceResponse> GetResourceAsync(GetResourceRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls GetResourceRequestStatus.</summary>
    Task<GetResourceRequestStatusResponse> GetResourceRequestStatusAsync(GetResourceRequestStatusRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls ListResources.</summary>
    Task<ListResourcesResponse> ListResourcesAsync(ListResourcesRequest request, CancellationToken cancellationToken = default);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonCloudControlApiConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonCloudControlApiClient(awsCredentials, (AmazonCloudControlApiConfig)clientConfig);
}
