using Amazon.CertificateManager.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using StackStage.AwsClients.Protocols;

namespace Amazon.CertificateManager;

/// <inheritdoc cref="IAmazonCertificateManager"/>
public partial class AmazonCertificateManagerClient : AmazonServiceClient, IAmazonCertificateManager
{
    private static readonly JsonRpcProtocol Protocol = new("Amazon.CertificateManager", "CertificateManager", CertificateManagerErrors.Create);
    private static readonly Metadata Service = new(AmazonCertificateManagerConfig.ServiceId);

    /// <summary>A client with the credentials and Region that the SDK finds.</summary>
    public AmazonCertificateManagerClient() : this(new AmazonCertificateManagerConfig()) { }

    /// <summary>A client with the credentials that the SDK finds.</summary>
    public AmazonCertificateManagerClient(RegionEndpoint region) : this(new AmazonCertificateManagerConfig { RegionEndpoint = region }) { }

    /// <summary>A client with these settings and the credentials that the SDK finds.</summary>
    public AmazonCertificateManagerClient(AmazonCertificateManagerConfig config) : base(config) { }

    /// <summary>A client with these credentials, in the Region that the SDK finds.</summary>
    public AmazonCertificateManagerClient(AWSCredentials credentials) : this(credentials, new AmazonCertificateManagerConfig()) { }

    /// <summary>A client with these credentials in this Region.</summary>
    public AmazonCertificateManagerClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonCertificateManagerConfig { RegionEndpoint = region })
    {
    }

    /// <summary>A client with these credentials and settings.</summary>
    public AmazonCertificateManagerClient(AWSCredentials credentials, AmazonCertificateManagerConfig clientConfig) : base(credentials, clientConfig) { }

    /// <inheritdoc/>
    public ICertificateManagerPaginatorFactory Paginators => new CertificateManagerPaginatorFactory(this);

    /// <inheritdoc/>
    protected override IServiceMetadata ServiceMetadata => Service;

    /// <inheritdoc/>
    public virtual Task<AddTagsToCertificateResponse> AddTagsToCertificateAsync(AddTagsToCertificateRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<AddTagsToCertificateResponse>(request, Protocol.Operation<AddTagsToCertificateResponse>("AddTagsToCertificate"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DeleteCertificateResponse> DeleteCertificateAsync(DeleteCertificateRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DeleteCertificateResponse>(request, Protocol.Operation<DeleteCertificateResponse>("DeleteCertificate"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeCertificateResponse> DescribeCertificateAsync(DescribeCertificateRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeCertificateResponse>(request, Protocol.Operation<DescribeCertificateResponse>("DescribeCertificate"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListCertificatesResponse> ListCertificatesAsync(ListCertificatesRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListCertificatesResponse>(request, Protocol.Operation<ListCertificatesResponse>("ListCertificates"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListTagsForCertificateResponse> ListTagsForCertificateAsync(ListTagsForCertificateRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListTagsForCertificateResponse>(request, Protocol.Operation<ListTagsForCertificateResponse>("ListTagsForCertificate"), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<RequestCertificateResponse> RequestCertificateAsync(RequestCertificateRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<RequestCertificateResponse>(request, Protocol.Operation<RequestCertificateResponse>("RequestCertificate"), cancellationToken);

    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => ClientPipeline.Customize(pipeline);
}
