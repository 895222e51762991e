using Amazon.CertificateManager.Model;
using Amazon.Runtime;

namespace Amazon.CertificateManager;

/// <summary>Client of AWS Certificate Manager: the operations that this module needs.</summary>
public partial interface IAmazonCertificateManager : IAmazonService, IDisposable
{
    /// <summary>Operations that page, as asynchronous sequences.</summary>
    ICertificateManagerPaginatorFactory Paginators { get; }

    /// <summary>Adds tags to a certificate.</summary>
    Task<AddTagsToCertificateResponse> AddTagsToCertificateAsync(AddTagsToCertificateRequest request, CancellationToken cancellationToken = default);

    /// <summary>Deletes a certificate; one in use is refused with ResourceInUseException.</summary>
    Task<DeleteCertificateResponse> DeleteCertificateAsync(DeleteCertificateRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads a certificate.</summary>
    Task<DescribeCertificateResponse> DescribeCertificateAsync(DescribeCertificateRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists certificates; without key types in Includes, only RSA ones of 1024 and 2048 bits.</summary>
    Task<ListCertificatesResponse> ListCertificatesAsync(ListCertificatesRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists a certificate's tags.</summary>
    Task<ListTagsForCertificateResponse> ListTagsForCertificateAsync(ListTagsForCertificateRequest request, CancellationToken cancellationToken = default);

    /// <summary>Requests a certificate; it is pending until its names are validated.</summary>
    Task<RequestCertificateResponse> RequestCertificateAsync(RequestCertificateRequest request, CancellationToken cancellationToken = default);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonCertificateManagerConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonCertificateManagerClient(awsCredentials, (AmazonCertificateManagerConfig)clientConfig);
}
