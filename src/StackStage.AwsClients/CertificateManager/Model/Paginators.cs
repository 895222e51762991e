using Amazon.Runtime;
using StackStage.AwsClients.Protocols;

namespace Amazon.CertificateManager.Model;

/// <summary>The operations of AWS Certificate Manager that page.</summary>
public interface ICertificateManagerPaginatorFactory
{
    /// <summary>All pages of ListCertificates.</summary>
    IListCertificatesPaginator ListCertificates(ListCertificatesRequest request);
}

internal sealed class CertificateManagerPaginatorFactory(IAmazonCertificateManager client) : ICertificateManagerPaginatorFactory
{
    public IListCertificatesPaginator ListCertificates(ListCertificatesRequest request) => new ListCertificatesPaginator(client, request);
}

/// <summary>The pages of ListCertificates.</summary>
public interface IListCertificatesPaginator
{
    /// <summary>The answers, page by page.</summary>
    IPaginatedEnumerable<ListCertificatesResponse> Responses { get; }

    /// <summary>The items of all pages.</summary>
    IPaginatedEnumerable<CertificateSummary> CertificateSummaryList { get; }
}

internal sealed class ListCertificatesPaginator(IAmazonCertificateManager client, ListCertificatesRequest request) : IListCertificatesPaginator
{
    private readonly Pager<ListCertificatesRequest, ListCertificatesResponse> _pager = new(client.ListCertificatesAsync, request, (r, p) =>
    {
        r.NextToken = p.NextToken;
        return !string.IsNullOrEmpty(p.NextToken);
    });

    public IPaginatedEnumerable<ListCertificatesResponse> Responses => _pager.Responses;

    public IPaginatedEnumerable<CertificateSummary> CertificateSummaryList => _pager.Items(p => p.CertificateSummaryList);
}
