using Amazon.ApiGatewayV2.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using StackStage.AwsClients.Protocols;

namespace Amazon.ApiGatewayV2;

/// <inheritdoc cref="IAmazonApiGatewayV2"/>
public partial class AmazonApiGatewayV2Client : AmazonServiceClient, IAmazonApiGatewayV2
{
    private static readonly RestJsonProtocol Protocol = new("Amazon.ApiGatewayV2", ApiGatewayV2Errors.Create);
    private static readonly Metadata Service = new(AmazonApiGatewayV2Config.ServiceId);

    /// <summary>A client with the credentials and Region that the SDK finds.</summary>
    public AmazonApiGatewayV2Client() : this(new AmazonApiGatewayV2Config()) { }

    /// <summary>A client with the credentials that the SDK finds.</summary>
    public AmazonApiGatewayV2Client(RegionEndpoint region) : this(new AmazonApiGatewayV2Config { RegionEndpoint = region }) { }

    /// <summary>A client with these settings and the credentials that the SDK finds.</summary>
    public AmazonApiGatewayV2Client(AmazonApiGatewayV2Config config) : base(config) { }

    /// <summary>A client with these credentials, in the Region that the SDK finds.</summary>
    public AmazonApiGatewayV2Client(AWSCredentials credentials) : this(credentials, new AmazonApiGatewayV2Config()) { }

    /// <summary>A client with these credentials in this Region.</summary>
    public AmazonApiGatewayV2Client(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonApiGatewayV2Config { RegionEndpoint = region })
    {
    }

    /// <summary>A client with these credentials and settings.</summary>
    public AmazonApiGatewayV2Client(AWSCredentials credentials, AmazonApiGatewayV2Config clientConfig) : base(credentials, clientConfig) { }

    /// <inheritdoc/>
    protected override IServiceMetadata ServiceMetadata => Service;

    /// <inheritdoc/>
    public virtual Task<DeleteApiMappingResponse> DeleteApiMappingAsync(DeleteApiMappingRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DeleteApiMappingResponse>(request, Protocol.Operation<DeleteApiMappingResponse>("DELETE", "/v2/domainnames/{domainName}/apimappings/{apiMappingId}"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DeleteDomainNameResponse> DeleteDomainNameAsync(DeleteDomainNameRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DeleteDomainNameResponse>(request, Protocol.Operation<DeleteDomainNameResponse>("DELETE", "/v2/domainnames/{domainName}"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DeleteRoutingRuleResponse> DeleteRoutingRuleAsync(DeleteRoutingRuleRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DeleteRoutingRuleResponse>(request, Protocol.Operation<DeleteRoutingRuleResponse>("DELETE", "/v2/domainnames/{domainName}/routingrules/{routingRuleId}"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetApiMappingsResponse> GetApiMappingsAsync(GetApiMappingsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetApiMappingsResponse>(request, Protocol.Operation<GetApiMappingsResponse>("GET", "/v2/domainnames/{domainName}/apimappings"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetDomainNameResponse> GetDomainNameAsync(GetDomainNameRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetDomainNameResponse>(request, Protocol.Operation<GetDomainNameResponse>("GET", "/v2/domainnames/{domainName}"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetDomainNamesResponse> GetDomainNamesAsync(GetDomainNamesRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetDomainNamesResponse>(request, Protocol.Operation<GetDomainNamesResponse>("GET", "/v2/domainnames"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListRoutingRulesResponse> ListRoutingRulesAsync(ListRoutingRulesRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListRoutingRulesResponse>(request, Protocol.Operation<ListRoutingRulesResponse>("GET", "/v2/domainnames/{domainName}/routingrules"), cancellationToken);

    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => ClientPipeline.Customize(pipeline);
}
