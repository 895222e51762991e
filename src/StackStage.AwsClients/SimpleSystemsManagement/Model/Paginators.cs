using Amazon.Runtime;
using StackStage.AwsClients.Protocols;

namespace Amazon.SimpleSystemsManagement.Model;

/// <summary>The operations of AWS Systems Manager Parameter Store that page.</summary>
public interface ISimpleSystemsManagementPaginatorFactory
{
    /// <summary>All pages of GetParametersByPath.</summary>
    IGetParametersByPathPaginator GetParametersByPath(GetParametersByPathRequest request);

    /// <summary>All pages of DescribeParameters.</summary>
    IDescribeParametersPaginator DescribeParameters(DescribeParametersRequest request);

    /// <summary>All pages of GetParameterHistory.</summary>
    IGetParameterHistoryPaginator GetParameterHistory(GetParameterHistoryRequest request);
}

internal sealed class SimpleSystemsManagementPaginatorFactory(IAmazonSimpleSystemsManagement client) : ISimpleSystemsManagementPaginatorFactory
{
    public IGetParametersByPathPaginator GetParametersByPath(GetParametersByPathRequest request) => new GetParametersByPathPaginator(client, request);

    public IDescribeParametersPaginator DescribeParameters(DescribeParametersRequest request) => new DescribeParametersPaginator(client, request);

    public IGetParameterHistoryPaginator GetParameterHistory(GetParameterHistoryRequest request) => new GetParameterHistoryPaginator(client, request);
}

/// <summary>The pages of GetParametersByPath.</summary>
public interface IGetParametersByPathPaginator
{
    /// <summary>The answers, page by page.</summary>
    IPaginatedEnumerable<GetParametersByPathResponse> Responses { get; }

    /// <summary>The items of all pages.</summary>
    IPaginatedEnumerable<Parameter> Parameters { get; }
}

internal sealed class GetParametersByPathPaginator(IAmazonSimpleSystemsManagement client, GetParametersByPathRequest request) : IGetParametersByPathPaginator
{
    private readonly Pager<GetParametersByPathRequest, GetParametersByPathResponse> _pager = new(client.GetParametersByPathAsync, request, (r, p) =>
    {
        r.NextToken = p.NextToken;
        return !string.IsNullOrEmpty(p.NextToken);
    });

    public IPaginatedEnumerable<GetParametersByPathResponse> Responses => _pager.Responses;

    public IPaginatedEnumerable<Parameter> Parameters => _pager.Items(p => p.Parameters);
}

/// <summary>The pages of DescribeParameters.</summary>
public interface IDescribeParametersPaginator
{
    /// <summary>The answers, page by page.</summary>
    IPaginatedEnumerable<DescribeParametersResponse> Responses { get; }

    /// <summary>The items of all pages.</summary>
    IPaginatedEnumerable<ParameterMetadata> Parameters { get; }
}

internal sealed class DescribeParametersPaginator(IAmazonSimpleSystemsManagement client, DescribeParametersRequest request) : IDescribeParametersPaginator
{
    private readonly Pager<DescribeParametersRequest, DescribeParametersResponse> _pager = new(client.DescribeParametersAsync, request, (r, p) =>
    {
        r.NextToken = p.NextToken;
        return !string.IsNullOrEmpty(p.NextToken);
    });

    public IPaginatedEnumerable<DescribeParametersResponse> Responses => _pager.Responses;

    public IPaginatedEnumerable<ParameterMetadata> Parameters => _pager.Items(p => p.Parameters);
}

/// <summary>The pages of GetParameterHistory.</summary>
public interface IGetParameterHistoryPaginator
{
    /// <summary>The answers, page by page.</summary>
    IPaginatedEnumerable<GetParameterHistoryResponse> Responses { get; }

    /// <summary>The items of all pages.</summary>
    IPaginatedEnumerable<ParameterHistory> Parameters { get; }
}

internal sealed class GetParameterHistoryPaginator(IAmazonSimpleSystemsManagement client, GetParameterHistoryRequest request) : IGetParameterHistoryPaginator
{
    private readonly Pager<GetParameterHistoryRequest, GetParameterHistoryResponse> _pager = new(client.GetParameterHistoryAsync, request, (r, p) =>
    {
        r.NextToken = p.NextToken;
        return !string.IsNullOrEmpty(p.NextToken);
    });

    public IPaginatedEnumerable<GetParameterHistoryResponse> Responses => _pager.Responses;

    public IPaginatedEnumerable<ParameterHistory> Parameters => _pager.Items(p => p.Parameters);
}
