using Amazon.CloudControlApi.Model;
using Amazon.Runtime;

namespace Amazon.CloudControlApi;

/// <summary>Client of AWS Cloud Control API: the operations that this module needs.</summary>
public partial interface IAmazonCloudControlApi : IAmazonService, IDisposable
{
    /// <summary>Operations that page, as asynchronous sequences.</summary>
    ICloudControlApiPaginatorFactory Paginators { get; }

    /// <summary>Cancels an asynchronous request.</summary>
    Task<CancelResourceRequestResponse> CancelResourceRequestAsync(CancelResourceRequestRequest request, CancellationToken cancellationToken = default);

    /// <summary>Starts to delete a resource.</summary>
    Task<DeleteResourceResponse> DeleteResourceAsync(DeleteResourceRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads a resource.</summary>
    Task<GetResourceResponse> GetResourceAsync(GetResourceRequest request, CancellationToken cancellationToken = default);

    /// <summary>Asks how far an asynchronous request is.</summary>
    Task<GetResourceRequestStatusResponse> GetResourceRequestStatusAsync(GetResourceRequestStatusRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists the resources of a type.</summary>
    Task<ListResourcesResponse> ListResourcesAsync(ListResourcesRequest request, CancellationToken cancellationToken = default);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonCloudControlApiConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonCloudControlApiClient(awsCredentials, (AmazonCloudControlApiConfig)clientConfig);
}
