using Amazon.CloudControlApi.Model;
using Amazon.Runtime;

namespace Amazon.CloudControlApi;

/// <summary>Client of AWS Cloud Control API: the operations that this module needs.</summary>
public partial interface IAmazonCloudControlApi : IAmazonService, IDisposable
{
    /// <summary>Reads a resource.</summary>
    Task<GetResourceResponse> GetResourceAsync(GetResourceRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists the resources of a type.</summary>
    Task<ListResourcesResponse> ListResourcesAsync(ListResourcesRequest request, CancellationToken cancellationToken = default);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonCloudControlApiConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonCloudControlApiClient(awsCredentials, (AmazonCloudControlApiConfig)clientConfig);
}
