using Amazon.APIGateway.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using StackStage.AwsClients.Protocols;

namespace Amazon.APIGateway;

/// <inheritdoc cref="IAmazonAPIGateway"/>
public partial class AmazonAPIGatewayClient : AmazonServiceClient, IAmazonAPIGateway
{
    private static readonly RestJsonProtocol Protocol = new("Amazon.APIGateway", APIGatewayErrors.Create) { Accept = "application/json" };
    private static readonly Metadata Service = new(AmazonAPIGatewayConfig.ServiceId);

    /// <summary>A client with the credentials and Region that the SDK finds.</summary>
    public AmazonAPIGatewayClient() : this(new AmazonAPIGatewayConfig()) { }

    /// <summary>A client with the credentials that the SDK finds.</summary>
    public AmazonAPIGatewayClient(RegionEndpoint region) : this(new AmazonAPIGatewayConfig { RegionEndpoint = region }) { }

    /// <summary>A client with these settings and the credentials that the SDK finds.</summary>
    public AmazonAPIGatewayClient(AmazonAPIGatewayConfig config) : base(config) { }

    /// <summary>A client with these credentials, in the Region that the SDK finds.</summary>
    public AmazonAPIGatewayClient(AWSCredentials credentials) : this(credentials, new AmazonAPIGatewayConfig()) { }

    /// <summary>A client with these credentials in this Region.</summary>
    public AmazonAPIGatewayClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonAPIGatewayConfig { RegionEndpoint = region })
    {
    }

    /// <summary>A client with these credentials and settings.</summary>
    public AmazonAPIGatewayClient(AWSCredentials credentials, AmazonAPIGatewayConfig clientConfig) : base(credentials, clientConfig) { }

    /// <inheritdoc/>
    protected override IServiceMetadata ServiceMetadata => Service;

    /// <inheritdoc/>
    public virtual Task<DeleteBasePathMappingResponse> DeleteBasePathMappingAsync(DeleteBasePathMappingRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DeleteBasePathMappingResponse>(request, Protocol.Operation<DeleteBasePathMappingResponse>("DELETE", "/domainnames/{domain_name}/basepathmappings/{base_path}"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DeleteDomainNameResponse> DeleteDomainNameAsync(DeleteDomainNameRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DeleteDomainNameResponse>(request, Protocol.Operation<DeleteDomainNameResponse>("DELETE", "/domainnames/{domain_name}"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DeleteDomainNameAccessAssociationResponse> DeleteDomainNameAccessAssociationAsync(DeleteDomainNameAccessAssociationRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DeleteDomainNameAccessAssociationResponse>(request, Protocol.Operation<DeleteDomainNameAccessAssociationResponse>("DELETE", "/domainnameaccessassociations/{domain_name_access_association_arn}"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetBasePathMappingsResponse> GetBasePathMappingsAsync(GetBasePathMappingsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetBasePathMappingsResponse>(request, Protocol.Operation<GetBasePathMappingsResponse>("GET", "/domainnames/{domain_name}/basepathmappings"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetDomainNameResponse> GetDomainNameAsync(GetDomainNameRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetDomainNameResponse>(request, Protocol.Operation<GetDomainNameResponse>("GET", "/domainnames/{domain_name}"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetDomainNameAccessAssociationsResponse> GetDomainNameAccessAssociationsAsync(GetDomainNameAccessAssociationsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetDomainNameAccessAssociationsResponse>(request, Protocol.Operation<GetDomainNameAccessAssociationsResponse>("GET", "/domainnameaccessassociations"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetDomainNamesResponse> GetDomainNamesAsync(GetDomainNamesRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetDomainNamesResponse>(request, Protocol.Operation<GetDomainNamesResponse>("GET", "/domainnames"), cancellationToken);

    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => ClientPipeline.Customize(pipeline);
}
