using Amazon.CloudFront.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using StackStage.AwsClients.Protocols;

namespace Amazon.CloudFront;

/// <inheritdoc cref="IAmazonCloudFront"/>
public partial class AmazonCloudFrontClient : AmazonServiceClient, IAmazonCloudFront
{
    private static readonly RestXmlProtocol Protocol = new("Amazon.CloudFront", "http://cloudfront.amazonaws.com/doc/2020-05-31/", CloudFrontErrors.Create);
    private static readonly Metadata Service = new(AmazonCloudFrontConfig.ServiceId);

    /// <summary>A client with the credentials and Region that the SDK finds.</summary>
    public AmazonCloudFrontClient() : this(new AmazonCloudFrontConfig()) { }

    /// <summary>A client with the credentials that the SDK finds.</summary>
    public AmazonCloudFrontClient(RegionEndpoint region) : this(new AmazonCloudFrontConfig { RegionEndpoint = region }) { }

    /// <summary>A client with these settings and the credentials that the SDK finds.</summary>
    public AmazonCloudFrontClient(AmazonCloudFrontConfig config) : base(config) { }

    /// <summary>A client with these credentials, in the Region that the SDK finds.</summary>
    public AmazonCloudFrontClient(AWSCredentials credentials) : this(credentials, new AmazonCloudFrontConfig()) { }

    /// <summary>A client with these credentials in this Region.</summary>
    public AmazonCloudFrontClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonCloudFrontConfig { RegionEndpoint = region })
    {
    }

    /// <summary>A client with these credentials and settings.</summary>
    public AmazonCloudFrontClient(AWSCredentials credentials, AmazonCloudFrontConfig clientConfig) : base(credentials, clientConfig) { }

    /// <inheritdoc/>
    public ICloudFrontPaginatorFactory Paginators => new CloudFrontPaginatorFactory(this);

    /// <inheritdoc/>
    protected override IServiceMetadata ServiceMetadata => Service;

    /// <inheritdoc/>
    public virtual Task<CreateFunctionResponse> CreateFunctionAsync(CreateFunctionRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<CreateFunctionResponse>(request, Protocol.Operation<CreateFunctionResponse>("POST", "/2020-05-31/function", "CreateFunctionRequest"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DeleteCachePolicyResponse> DeleteCachePolicyAsync(DeleteCachePolicyRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DeleteCachePolicyResponse>(request, Protocol.Operation<DeleteCachePolicyResponse>("DELETE", "/2020-05-31/cache-policy/{Id}"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DeleteCloudFrontOriginAccessIdentityResponse> DeleteCloudFrontOriginAccessIdentityAsync(DeleteCloudFrontOriginAccessIdentityRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DeleteCloudFrontOriginAccessIdentityResponse>(request, Protocol.Operation<DeleteCloudFrontOriginAccessIdentityResponse>("DELETE", "/2020-05-31/origin-access-identity/cloudfront/{Id}"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DeleteContinuousDeploymentPolicyResponse> DeleteContinuousDeploymentPolicyAsync(DeleteContinuousDeploymentPolicyRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DeleteContinuousDeploymentPolicyResponse>(request, Protocol.Operation<DeleteContinuousDeploymentPolicyResponse>("DELETE", "/2020-05-31/continuous-deployment-policy/{Id}"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DeleteDistributionResponse> DeleteDistributionAsync(DeleteDistributionRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DeleteDistributionResponse>(request, Protocol.Operation<DeleteDistributionResponse>("DELETE", "/2020-05-31/distribution/{Id}"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DeleteFunctionResponse> DeleteFunctionAsync(DeleteFunctionRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DeleteFunctionResponse>(request, Protocol.Operation<DeleteFunctionResponse>("DELETE", "/2020-05-31/function/{Name}"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DeleteKeyGroupResponse> DeleteKeyGroupAsync(DeleteKeyGroupRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DeleteKeyGroupResponse>(request, Protocol.Operation<DeleteKeyGroupResponse>("DELETE", "/2020-05-31/key-group/{Id}"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DeleteOriginAccessControlResponse> DeleteOriginAccessControlAsync(DeleteOriginAccessControlRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DeleteOriginAccessControlResponse>(request, Protocol.Operation<DeleteOriginAccessControlResponse>("DELETE", "/2020-05-31/origin-access-control/{Id}"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DeleteOriginRequestPolicyResponse> DeleteOriginRequestPolicyAsync(DeleteOriginRequestPolicyRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DeleteOriginRequestPolicyResponse>(request, Protocol.Operation<DeleteOriginRequestPolicyResponse>("DELETE", "/2020-05-31/origin-request-policy/{Id}"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DeleteResponseHeadersPolicyResponse> DeleteResponseHeadersPolicyAsync(DeleteResponseHeadersPolicyRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DeleteResponseHeadersPolicyResponse>(request, Protocol.Operation<DeleteResponseHeadersPolicyResponse>("DELETE", "/2020-05-31/response-headers-policy/{Id}"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DeleteVpcOriginResponse> DeleteVpcOriginAsync(DeleteVpcOriginRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DeleteVpcOriginResponse>(request, Protocol.Operation<DeleteVpcOriginResponse>("DELETE", "/2020-05-31/vpc-origin/{Id}"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeFunctionResponse> DescribeFunctionAsync(DescribeFunctionRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeFunctionResponse>(request, Protocol.Operation<DescribeFunctionResponse>("GET", "/2020-05-31/function/{Name}/describe"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetCachePolicyResponse> GetCachePolicyAsync(GetCachePolicyRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetCachePolicyResponse>(request, Protocol.Operation<GetCachePolicyResponse>("GET", "/2020-05-31/cache-policy/{Id}"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetCloudFrontOriginAccessIdentityResponse> GetCloudFrontOriginAccessIdentityAsync(GetCloudFrontOriginAccessIdentityRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetCloudFrontOriginAccessIdentityResponse>(request, Protocol.Operation<GetCloudFrontOriginAccessIdentityResponse>("GET", "/2020-05-31/origin-access-identity/cloudfront/{Id}"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetContinuousDeploymentPolicyResponse> GetContinuousDeploymentPolicyAsync(GetContinuousDeploymentPolicyRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetContinuousDeploymentPolicyResponse>(request, Protocol.Operation<GetContinuousDeploymentPolicyResponse>("GET", "/2020-05-31/continuous-deployment-policy/{Id}"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetDistributionResponse> GetDistributionAsync(GetDistributionRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetDistributionResponse>(request, Protocol.Operation<GetDistributionResponse>("GET", "/2020-05-31/distribution/{Id}"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetFunctionResponse> GetFunctionAsync(GetFunctionRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetFunctionResponse>(request, Protocol.Operation<GetFunctionResponse>("GET", "/2020-05-31/function/{Name}"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetKeyGroupResponse> GetKeyGroupAsync(GetKeyGroupRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetKeyGroupResponse>(request, Protocol.Operation<GetKeyGroupResponse>("GET", "/2020-05-31/key-group/{Id}"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetOriginAccessControlResponse> GetOriginAccessControlAsync(GetOriginAccessControlRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetOriginAccessControlResponse>(request, Protocol.Operation<GetOriginAccessControlResponse>("GET", "/2020-05-31/origin-access-control/{Id}"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetOriginRequestPolicyResponse> GetOriginRequestPolicyAsync(GetOriginRequestPolicyRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetOriginRequestPolicyResponse>(request, Protocol.Operation<GetOriginRequestPolicyResponse>("GET", "/2020-05-31/origin-request-policy/{Id}"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetResponseHeadersPolicyResponse> GetResponseHeadersPolicyAsync(GetResponseHeadersPolicyRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetResponseHeadersPolicyResponse>(request, Protocol.Operation<GetResponseHeadersPolicyResponse>("GET", "/2020-05-31/response-headers-policy/{Id}"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetVpcOriginResponse> GetVpcOriginAsync(GetVpcOriginRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetVpcOriginResponse>(request, Protocol.Operation<GetVpcOriginResponse>("GET", "/2020-05-31/vpc-origin/{Id}"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListCachePoliciesResponse> ListCachePoliciesAsync(ListCachePoliciesRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListCachePoliciesResponse>(request, Protocol.Operation<ListCachePoliciesResponse>("GET", "/2020-05-31/cache-policy"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListCloudFrontOriginAccessIdentitiesResponse> ListCloudFrontOriginAccessIdentitiesAsync(ListCloudFrontOriginAccessIdentitiesRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListCloudFrontOriginAccessIdentitiesResponse>(request, Protocol.Operation<ListCloudFrontOriginAccessIdentitiesResponse>("GET", "/2020-05-31/origin-access-identity/cloudfront"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListContinuousDeploymentPoliciesResponse> ListContinuousDeploymentPoliciesAsync(ListContinuousDeploymentPoliciesRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListContinuousDeploymentPoliciesResponse>(request, Protocol.Operation<ListContinuousDeploymentPoliciesResponse>("GET", "/2020-05-31/continuous-deployment-policy"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListDistributionsResponse> ListDistributionsAsync(ListDistributionsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListDistributionsResponse>(request, Protocol.Operation<ListDistributionsResponse>("GET", "/2020-05-31/distribution"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListDistributionTenantsResponse> ListDistributionTenantsAsync(ListDistributionTenantsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListDistributionTenantsResponse>(request, Protocol.Operation<ListDistributionTenantsResponse>("POST", "/2020-05-31/distribution-tenants", "ListDistributionTenantsRequest"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListFunctionsResponse> ListFunctionsAsync(ListFunctionsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListFunctionsResponse>(request, Protocol.Operation<ListFunctionsResponse>("GET", "/2020-05-31/function"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListKeyGroupsResponse> ListKeyGroupsAsync(ListKeyGroupsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListKeyGroupsResponse>(request, Protocol.Operation<ListKeyGroupsResponse>("GET", "/2020-05-31/key-group"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListOriginAccessControlsResponse> ListOriginAccessControlsAsync(ListOriginAccessControlsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListOriginAccessControlsResponse>(request, Protocol.Operation<ListOriginAccessControlsResponse>("GET", "/2020-05-31/origin-access-control"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListOriginRequestPoliciesResponse> ListOriginRequestPoliciesAsync(ListOriginRequestPoliciesRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListOriginRequestPoliciesResponse>(request, Protocol.Operation<ListOriginRequestPoliciesResponse>("GET", "/2020-05-31/origin-request-policy"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListResponseHeadersPoliciesResponse> ListResponseHeadersPoliciesAsync(ListResponseHeadersPoliciesRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListResponseHeadersPoliciesResponse>(request, Protocol.Operation<ListResponseHeadersPoliciesResponse>("GET", "/2020-05-31/response-headers-policy"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListTagsForResourceResponse> ListTagsForResourceAsync(ListTagsForResourceRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListTagsForResourceResponse>(request, Protocol.Operation<ListTagsForResourceResponse>("GET", "/2020-05-31/tagging"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListVpcOriginsResponse> ListVpcOriginsAsync(ListVpcOriginsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListVpcOriginsResponse>(request, Protocol.Operation<ListVpcOriginsResponse>("GET", "/2020-05-31/vpc-origin"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<UpdateContinuousDeploymentPolicyResponse> UpdateContinuousDeploymentPolicyAsync(UpdateContinuousDeploymentPolicyRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<UpdateContinuousDeploymentPolicyResponse>(request, Protocol.Operation<UpdateContinuousDeploymentPolicyResponse>("PUT", "/2020-05-31/continuous-deployment-policy/{Id}"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<UpdateDistributionResponse> UpdateDistributionAsync(UpdateDistributionRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<UpdateDistributionResponse>(request, Protocol.Operation<UpdateDistributionResponse>("PUT", "/2020-05-31/distribution/{Id}/config"), cancellationToken);

    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => ClientPipeline.Customize(pipeline);
}
