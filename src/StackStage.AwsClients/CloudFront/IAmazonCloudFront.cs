using Amazon.Runtime;
using Amazon.CloudFront.Model;

namespace Amazon.CloudFront;

/// <summary>Client of Amazon CloudFront: the operations that this module needs.</summary>
public partial interface IAmazonCloudFront : IAmazonService, IDisposable
{
    /// <summary>Operations that page, as asynchronous sequences.</summary>
    ICloudFrontPaginatorFactory Paginators { get; }

    /// <summary>Calls CreateDistribution.</summary>
    Task<CreateDistributionResponse> CreateDistributionAsync(CreateDistributionRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls DeleteCachePolicy.</summary>
    Task<DeleteCachePolicyResponse> DeleteCachePolicyAsync(DeleteCachePolicyRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls DeleteCloudFrontOriginAccessIdentity.</summary>
    Task<DeleteCloudFrontOriginAccessIdentityResponse> DeleteCloudFrontOriginAccessIdentityAsync(DeleteCloudFrontOriginAccessIdentityRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls DeleteContinuousDeploymentPolicy.</summary>
    Task<DeleteContinuousDeploymentPolicyResponse> DeleteContinuousDeploymentPolicyAsync(DeleteContinuousDeploymentPolicyRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls DeleteDistribution.</summary>
    Task<DeleteDistributionResponse> DeleteDistributionAsync(DeleteDistributionRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls DeleteFunction.</summary>
    Task<DeleteFunctionResponse> DeleteFunctionAsync(DeleteFunctionRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls DeleteKeyGroup.</summary>
    Task<DeleteKeyGroupResponse> DeleteKeyGroupAsync(DeleteKeyGroupRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls DeleteOriginAccessControl.</summary>
    Task<DeleteOriginAccessControlResponse> DeleteOriginAccessControlAsync(DeleteOriginAccessControlRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls DeleteOriginRequestPolicy.</summary>
    Task<DeleteOriginRequestPolicyResponse> DeleteOriginRequestPolicyAsync(DeleteOriginRequestPolicyRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls DeleteResponseHeadersPolicy.</summary>
    Task<DeleteResponseHeadersPolicyResponse> DeleteResponseHeadersPolicyAsync(DeleteResponseHeadersPolicyRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls DeleteVpcOrigin.</summary>
    Task<DeleteVpcOriginResponse> DeleteVpcOriginAsync(DeleteVpcOriginRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls DescribeFunction.</summary>
    Task<DescribeFunctionResponse> DescribeFunctionAsync(DescribeFunctionRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls GetCachePolicy.</summary>
    Task<GetCachePolicyResponse> GetCachePolicyAsync(GetCachePolicyRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls GetCloudFrontOriginAccessIdentity.</summary>
    Task<GetCloudFrontOriginAccessIdentityResponse> GetCloudFrontOriginAccessIdentityAsync(GetCloudFrontOriginAccessIdentityRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls GetContinuousDeploymentPolicy.</summary>
    Task<GetContinuousDeploymentPolicyResponse> GetContinuousDeploymentPolicyAsync(GetContinuousDeploymentPolicyRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls GetContinuousDeploymentPolicyConfig.</summary>
    Task<GetContinuousDeploymentPolicyConfigResponse> GetContinuousDeploymentPolicyConfigAsync(GetContinuousDeploymentPolicyConfigRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls GetDistribution.</summary>
    Task<GetDistributionResponse> GetDistributionAsync(GetDistributionRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls GetDistributionConfig.</summary>
    Task<GetDistributionConfigResponse> GetDistributionConfigAsync(GetDistributionConfigRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls GetKeyGroup.</summary>
    Task<GetKeyGroupResponse> GetKeyGroupAsync(GetKeyGroupRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls GetOriginAccessControl.</summary>
    Task<GetOriginAccessControlResponse> GetOriginAccessControlAsync(GetOriginAccessControlRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls GetOriginRequestPolicy.</summary>
    Task<GetOriginRequestPolicyResponse> GetOriginRequestPolicyAsync(GetOriginRequestPolicyRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls GetResponseHeadersPolicy.</summary>
    Task<GetResponseHeadersPolicyResponse> GetResponseHeadersPolicyAsync(GetResponseHeadersPolicyRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls GetVpcOrigin.</summary>
    Task<GetVpcOriginResponse> GetVpcOriginAsync(GetVpcOriginRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls ListCachePolicies.</summary>
    Task<ListCachePoliciesResponse> ListCachePoliciesAsync(ListCachePoliciesRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls ListCloudFrontOriginAccessIdentities.</summary>
    Task<ListCloudFrontOriginAccessIdentitiesResponse> ListCloudFrontOriginAccessIdentitiesAsync(ListCloudFrontOriginAccessIdentitiesRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls ListContinuousDeploymentPolicies.</summary>
    Task<ListContinuousDeploymentPoliciesResponse> ListContinuousDeploymentPoliciesAsync(ListContinuousDeploymentPoliciesRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls ListDistributions.</summary>
    Task<ListDistributionsResponse> ListDistributionsAsync(ListDistributionsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls ListDistributionsByCachePolicyId.</summary>
    Task<ListDistributionsByCachePolicyIdResponse> ListDistributionsByCachePolicyIdAsync(ListDistributionsByCachePolicyIdRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls ListDistributionsByKeyGroup.</summary>
    Task<ListDistributionsByKeyGroupResponse> ListDistributionsByKeyGroupAsync(ListDistributionsByKeyGroupRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls ListDistributionsByOriginRequestPolicyId.</summary>
    Task<ListDistributionsByOriginRequestPolicyIdResponse> ListDistributionsByOriginRequestPolicyIdAsync(ListDistributionsByOriginRequestPolicyIdRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls ListDistributionsByResponseHeadersPolicyId.</summary>
    Task<ListDistributionsByResponseHeadersPolicyIdResponse> ListDistributionsByResponseHeadersPolicyIdAsync(ListDistributionsByResponseHeadersPolicyIdRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls ListDistributionsByVpcOriginId.</summary>
    Task<ListDistributionsByVpcOriginIdResponse> ListDistributionsByVpcOriginIdAsync(ListDistributionsByVpcOriginIdRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls ListDistributionsByWebACLId.</summary>
    Task<ListDistributionsByWebACLIdResponse> ListDistributionsByWebACLIdAsync(ListDistributionsByWebACLIdRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls ListFunctions.</summary>
    Task<ListFunctionsResponse> ListFunctionsAsync(ListFunctionsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls ListKeyGroups.</summary>
    Task<ListKeyGroupsResponse> ListKeyGroupsAsync(ListKeyGroupsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls ListOriginAccessControls.</summary>
    Task<ListOriginAccessControlsResponse> ListOriginAccessControlsAsync(ListOriginAccessControlsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls ListOriginRequestPolicies.</summary>
    Task<ListOriginRequestPoliciesResponse> ListOriginRequestPoliciesAsync(ListOriginRequestPoliciesRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls ListResponseHeadersPolicies.</summary>
    Task<ListResponseHeadersPoliciesResponse> ListResponseHeadersPoliciesAsync(ListResponseHeadersPoliciesRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls ListTagsForResource.</summary>
    Task<ListTagsForResourceResponse> ListTagsForResourceAsync(ListTagsForResourceRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls ListVpcOrigins.</summary>
    Task<ListVpcOriginsResponse> ListVpcOriginsAsync(ListVpcOriginsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls UpdateContinuousDeploymentPolicy.</summary>
    Task<UpdateContinuousDeploymentPolicyResponse> UpdateContinuousDeploymentPolicyAsync(UpdateContinuousDeploymentPolicyRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls UpdateDistribution.</summary>
    Task<UpdateDistributionResponse> UpdateDistributionAsync(UpdateDistributionRequest request, CancellationToken cancellationToken = default);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonCloudFrontConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonCloudFrontClient(awsCredentials, (AmazonCloudFrontConfig)clientConfig);
}
