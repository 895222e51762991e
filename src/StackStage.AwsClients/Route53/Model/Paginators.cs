using Amazon.Runtime;
using StackStage.AwsClients.Protocols;

namespace Amazon.Route53.Model;

/// <summary>The operations of Amazon Route 53 that page.</summary>
public interface IRoute53PaginatorFactory
{
    /// <summary>All pages of ListResourceRecordSets.</summary>
    IListResourceRecordSetsPaginator ListResourceRecordSets(ListResourceRecordSetsRequest request);
}

internal sealed class Route53PaginatorFactory(IAmazonRoute53 client) : IRoute53PaginatorFactory
{
    public IListResourceRecordSetsPaginator ListResourceRecordSets(ListResourceRecordSetsRequest request) => new ListResourceRecordSetsPaginator(client, request);
}

/// <summary>The pages of ListResourceRecordSets.</summary>
public interface IListResourceRecordSetsPaginator
{
    /// <summary>The answers, page by page.</summary>
    IPaginatedEnumerable<ListResourceRecordSetsResponse> Responses { get; }

    /// <summary>The items of all pages.</summary>
    IPaginatedEnumerable<ResourceRecordSet> ResourceRecordSets { get; }
}

internal sealed class ListResourceRecordSetsPaginator(IAmazonRoute53 client, ListResourceRecordSetsRequest request) : IListResourceRecordSetsPaginator
{
    private readonly Pager<ListResourceRecordSetsRequest, ListResourceRecordSetsResponse> _pager = new(client.ListResourceRecordSetsAsync, request, (r, p) =>
    {
        r.StartRecordName = p.NextRecordName;
        r.StartRecordType = p.NextRecordType;
        r.StartRecordIdentifier = p.NextRecordIdentifier;
        return p.IsTruncated == true && !string.IsNullOrEmpty(p.NextRecordName);
    });

    public IPaginatedEnumerable<ListResourceRecordSetsResponse> Responses => _pager.Responses;

    public IPaginatedEnumerable<ResourceRecordSet> ResourceRecordSets => _pager.Items(p => p.ResourceRecordSets);
}
