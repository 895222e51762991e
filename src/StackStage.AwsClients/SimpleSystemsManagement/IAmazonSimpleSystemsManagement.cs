using Amazon.Runtime;
using Amazon.SimpleSystemsManagement.Model;

namespace Amazon.SimpleSystemsManagement;

/// <summary>Client of AWS Systems Manager Parameter Store: the operations that this module needs.</summary>
public partial interface IAmazonSimpleSystemsManagement : IAmazonService, IDisposable
{
    /// <summary>Lists parameters without their values.</summary>
    Task<DescribeParametersResponse> DescribeParametersAsync(DescribeParametersRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads a parameter.</summary>
    Task<GetParameterResponse> GetParameterAsync(GetParameterRequest request, CancellationToken cancellationToken = default);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonSimpleSystemsManagementConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonSimpleSystemsManagementClient(awsCredentials, (AmazonSimpleSystemsManagementConfig)clientConfig);
}
