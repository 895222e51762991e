using Amazon.CloudFront.Model;
using Amazon.Runtime;

namespace Amazon.CloudFront;

/// <summary>Client of Amazon CloudFront: the operations that this module needs.</summary>
public partial interface IAmazonCloudFront : IAmazonService, IDisposable
{
    /// <summary>Operations that page, as asynchronous sequences.</summary>
    ICloudFrontPaginatorFactory Paginators { get; }

    /// <summary>Calls CreateFunction.</summary>
    Task<CreateFunctionResponse> CreateFunctionAsync(CreateFunctionRequest request, CancellationToken cancellationToken = default);

    /// <summary>Deletes a cache policy that no distribution uses.</summary>
    Task<DeleteCachePolicyResponse> DeleteCachePolicyAsync(DeleteCachePolicyRequest request, CancellationToken cancellationToken = default);

    /// <summary>Deletes an origin access identity that no distribution uses.</summary>
    Task<DeleteCloudFrontOriginAccessIdentityResponse> DeleteCloudFrontOriginAccessIdentityAsync(DeleteCloudFrontOriginAccessIdentityRequest request, CancellationToken cancellationToken = default);

    /// <summary>Deletes a continuous deployment policy that no distribution uses.</summary>
    Task<DeleteContinuousDeploymentPolicyResponse> DeleteContinuousDeploymentPolicyAsync(DeleteContinuousDeploymentPolicyRequest request, CancellationToken cancellationToken = default);

    /// <summary>Deletes a distribution that is disabled and deployed.</summary>
    Task<DeleteDistributionResponse> DeleteDistributionAsync(DeleteDistributionRequest request, CancellationToken cancellationToken = default);

    /// <summary>Deletes a function that no distribution uses.</summary>
    Task<DeleteFunctionResponse> DeleteFunctionAsync(DeleteFunctionRequest request, CancellationToken cancellationToken = default);

    /// <summary>Deletes a key group that no distribution uses.</summary>
    Task<DeleteKeyGroupResponse> DeleteKeyGroupAsync(DeleteKeyGroupRequest request, CancellationToken cancellationToken = default);

    /// <summary>Deletes an origin access control that no distribution uses.</summary>
    Task<DeleteOriginAccessControlResponse> DeleteOriginAccessControlAsync(DeleteOriginAccessControlRequest request, CancellationToken cancellationToken = default);

    /// <summary>Deletes an origin request policy that no distribution uses.</summary>
    Task<DeleteOriginRequestPolicyResponse> DeleteOriginRequestPolicyAsync(DeleteOriginRequestPolicyRequest request, CancellationToken cancellationToken = default);

    /// <summary>Deletes a response headers policy that no distribution uses.</summary>
    Task<DeleteResponseHeadersPolicyResponse> DeleteResponseHeadersPolicyAsync(DeleteResponseHeadersPolicyRequest request, CancellationToken cancellationToken = default);

    /// <summary>Starts to delete a VPC origin that no distribution uses.</summary>
    Task<DeleteVpcOriginResponse> DeleteVpcOriginAsync(DeleteVpcOriginRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads a function's settings and its ETag.</summary>
    Task<DescribeFunctionResponse> DescribeFunctionAsync(DescribeFunctionRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads a cache policy and its ETag.</summary>
    Task<GetCachePolicyResponse> GetCachePolicyAsync(GetCachePolicyRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads an origin access identity and its ETag.</summary>
    Task<GetCloudFrontOriginAccessIdentityResponse> GetCloudFrontOriginAccessIdentityAsync(GetCloudFrontOriginAccessIdentityRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads a continuous deployment policy and its ETag.</summary>
    Task<GetContinuousDeploymentPolicyResponse> GetContinuousDeploymentPolicyAsync(GetContinuousDeploymentPolicyRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads a distribution, its state and its ETag.</summary>
    Task<GetDistributionResponse> GetDistributionAsync(GetDistributionRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls GetFunction.</summary>
    Task<GetFunctionResponse> GetFunctionAsync(GetFunctionRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads a key group and its ETag.</summary>
    Task<GetKeyGroupResponse> GetKeyGroupAsync(GetKeyGroupRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads an origin access control and its ETag.</summary>
    Task<GetOriginAccessControlResponse> GetOriginAccessControlAsync(GetOriginAccessControlRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads an origin request policy and its ETag.</summary>
    Task<GetOriginRequestPolicyResponse> GetOriginRequestPolicyAsync(GetOriginRequestPolicyRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads a response headers policy and its ETag.</summary>
    Task<GetResponseHeadersPolicyResponse> GetResponseHeadersPolicyAsync(GetResponseHeadersPolicyRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads a VPC origin and its ETag.</summary>
    Task<GetVpcOriginResponse> GetVpcOriginAsync(GetVpcOriginRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists cache policies, AWS's and the account's own.</summary>
    Task<ListCachePoliciesResponse> ListCachePoliciesAsync(ListCachePoliciesRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists origin access identities.</summary>
    Task<ListCloudFrontOriginAccessIdentitiesResponse> ListCloudFrontOriginAccessIdentitiesAsync(ListCloudFrontOriginAccessIdentitiesRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists continuous deployment policies.</summary>
    Task<ListContinuousDeploymentPoliciesResponse> ListContinuousDeploymentPoliciesAsync(ListContinuousDeploymentPoliciesRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists distributions.</summary>
    Task<ListDistributionsResponse> ListDistributionsAsync(ListDistributionsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists the tenants of multi-tenant distributions.</summary>
    Task<ListDistributionTenantsResponse> ListDistributionTenantsAsync(ListDistributionTenantsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists CloudFront Functions.</summary>
    Task<ListFunctionsResponse> ListFunctionsAsync(ListFunctionsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists key groups.</summary>
    Task<ListKeyGroupsResponse> ListKeyGroupsAsync(ListKeyGroupsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists origin access controls.</summary>
    Task<ListOriginAccessControlsResponse> ListOriginAccessControlsAsync(ListOriginAccessControlsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists origin request policies, AWS's and the account's own.</summary>
    Task<ListOriginRequestPoliciesResponse> ListOriginRequestPoliciesAsync(ListOriginRequestPoliciesRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists response headers policies, AWS's and the account's own.</summary>
    Task<ListResponseHeadersPoliciesResponse> ListResponseHeadersPoliciesAsync(ListResponseHeadersPoliciesRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists the tags of a distribution.</summary>
    Task<ListTagsForResourceResponse> ListTagsForResourceAsync(ListTagsForResourceRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists VPC origins.</summary>
    Task<ListVpcOriginsResponse> ListVpcOriginsAsync(ListVpcOriginsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Replaces the configuration of a continuous deployment policy.</summary>
    Task<UpdateContinuousDeploymentPolicyResponse> UpdateContinuousDeploymentPolicyAsync(UpdateContinuousDeploymentPolicyRequest request, CancellationToken cancellationToken = default);

    /// <summary>Replaces a distribution's configuration; send one that was read, with its ETag as IfMatch.</summary>
    Task<UpdateDistributionResponse> UpdateDistributionAsync(UpdateDistributionRequest request, CancellationToken cancellationToken = default);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonCloudFrontConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonCloudFrontClient(awsCredentials, (AmazonCloudFrontConfig)clientConfig);
}
