using Amazon.Runtime;
using Amazon.SimpleSystemsManagement.Model;

namespace Amazon.SimpleSystemsManagement;

/// <summary>Client of AWS Systems Manager Parameter Store: the operations that this module needs.</summary>
public partial interface IAmazonSimpleSystemsManagement : IAmazonService, IDisposable
{
    /// <summary>Adds tags to a parameter, or replaces those of the same name.</summary>
    Task<AddTagsToResourceResponse> AddTagsToResourceAsync(AddTagsToResourceRequest request, CancellationToken cancellationToken = default);

    /// <summary>Deletes a parameter with all its versions.</summary>
    Task<DeleteParameterResponse> DeleteParameterAsync(DeleteParameterRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists parameters without their values.</summary>
    Task<DescribeParametersResponse> DescribeParametersAsync(DescribeParametersRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads a parameter.</summary>
    Task<GetParameterResponse> GetParameterAsync(GetParameterRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists the versions that are kept of a parameter, the oldest first, with their values.</summary>
    Task<GetParameterHistoryResponse> GetParameterHistoryAsync(GetParameterHistoryRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads up to ten parameters by name.</summary>
    Task<GetParametersResponse> GetParametersAsync(GetParametersRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads the parameters below a path, ten to a page.</summary>
    Task<GetParametersByPathResponse> GetParametersByPathAsync(GetParametersByPathRequest request, CancellationToken cancellationToken = default);

    /// <summary>Gives labels to a version; each moves from the version that has it.</summary>
    Task<LabelParameterVersionResponse> LabelParameterVersionAsync(LabelParameterVersionRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists the tags of a parameter.</summary>
    Task<ListTagsForResourceResponse> ListTagsForResourceAsync(ListTagsForResourceRequest request, CancellationToken cancellationToken = default);

    /// <summary>Makes a parameter, or adds a version to it.</summary>
    Task<PutParameterResponse> PutParameterAsync(PutParameterRequest request, CancellationToken cancellationToken = default);

    /// <summary>Takes tags off a parameter.</summary>
    Task<RemoveTagsFromResourceResponse> RemoveTagsFromResourceAsync(RemoveTagsFromResourceRequest request, CancellationToken cancellationToken = default);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonSimpleSystemsManagementConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonSimpleSystemsManagementClient(awsCredentials, (AmazonSimpleSystemsManagementConfig)clientConfig);
}
