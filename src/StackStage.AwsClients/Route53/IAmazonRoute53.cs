using Amazon.Route53.Model;
using Amazon.Runtime;

namespace Amazon.Route53;

/// <summary>Client of Amazon Route 53: the operations that this module needs.</summary>
public partial interface IAmazonRoute53 : IAmazonService, IDisposable
{
    /// <summary>Operations that page, as asynchronous sequences.</summary>
    IRoute53PaginatorFactory Paginators { get; }

    /// <summary>Changes records; all changes of the batch succeed or fail together.</summary>
    Task<ChangeResourceRecordSetsResponse> ChangeResourceRecordSetsAsync(ChangeResourceRecordSetsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Asks whether a change is in sync on all name servers.</summary>
    Task<GetChangeResponse> GetChangeAsync(GetChangeRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads a hosted zone.</summary>
    Task<GetHostedZoneResponse> GetHostedZoneAsync(GetHostedZoneRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists the account's hosted zones.</summary>
    Task<ListHostedZonesResponse> ListHostedZonesAsync(ListHostedZonesRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists records of a zone from a name and type on.</summary>
    Task<ListResourceRecordSetsResponse> ListResourceRecordSetsAsync(ListResourceRecordSetsRequest request, CancellationToken cancellationToken = default);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonRoute53Config();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonRoute53Client(awsCredentials, (AmazonRoute53Config)clientConfig);
}
