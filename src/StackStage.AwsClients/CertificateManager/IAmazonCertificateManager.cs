using Amazon.Runtime;
using Amazon.CertificateManager.Model;

namespace Amazon.CertificateManager;

/// <summary>Client of AWS Certificate Manager: the operations that this module needs.</summary>
public partial interface IAmazonCertificateManager : IAmazonService, IDisposable
{
    /// <summary>Operations that page, as asynchronous sequences.</summary>
    ICertificateManagerPaginatorFactory Paginators { get; }

    /// <summary>Calls AddTagsToCertificate.</summary>
    Task<AddTagsToCertificateResponse> AddTagsToCertificateAsync(AddTagsToCertificateRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls DeleteCertificate.</summary>
    Task<DeleteCertificateResponse> DeleteCertificateAsync(DeleteCertificateRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls DescribeCertificate.</summary>
    Task<DescribeCertificateResponse> DescribeCertificateAsync(DescribeCertificateRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls ListCertificates.</summary>
    Task<ListCertificatesResponse> ListCertificatesAsync(ListCertificatesRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls ListTagsForCertificate.</summary>
    Task<ListTagsForCertificateResponse> ListTagsForCertificateAsync(ListTagsForCertificateRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls RequestCertificate.</summary>
    Task<RequestCertificateResponse> RequestCertificateAsync(RequestCertificateRequest request, CancellationToken cancellationToken = default);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonCertificateManagerConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonCertificateManagerClient(awsCredentials, (AmazonCertificateManagerConfig)clientConfig);
}
