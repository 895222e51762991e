using Amazon.ResourceGroupsTaggingAPI.Model;
using Amazon.Runtime;

namespace Amazon.ResourceGroupsTaggingAPI;

/// <summary>Client of AWS Resource Groups Tagging API: the operations that this module needs.</summary>
public partial interface IAmazonResourceGroupsTaggingAPI : IAmazonService, IDisposable
{
    /// <summary>Operations that page, as asynchronous sequences.</summary>
    IResourceGroupsTaggingAPIPaginatorFactory Paginators { get; }

    /// <summary>Lists resources by their tags.</summary>
    Task<GetResourcesResponse> GetResourcesAsync(GetResourcesRequest request, CancellationToken cancellationToken = default);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonResourceGroupsTaggingAPIConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonResourceGroupsTaggingAPIClient(awsCredentials, (AmazonResourceGroupsTaggingAPIConfig)clientConfig);
}
