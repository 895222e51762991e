using Amazon.CloudFront;
using Amazon.CloudFront.Model;
using StackStage.Operations.Connection;
using StackStage.Operations.Steps;
using StackStage.Operations.Waiting;

namespace StackStage.Operations.Distributions;

/// <summary>The calls to CloudFront that several steps need, each tried again for as long as time may mend it.</summary>
internal sealed class DistributionCalls(AwsConnection connection, WaitOptions wait, IOperationHost host)
{
    public IAmazonCloudFront CloudFront => connection.CloudFront;

    public AwsConnection Connection => connection;

    /// <summary>How long throttling, 5xx and broken connections are put up with.</summary>
    public TimeSpan Timeout { get; } = wait.NoWait ? TimeSpan.FromMinutes(1) : wait.Timeout;

    /// <summary>Patience for answers that time mends; with -NoWait there is none, and the next call goes on.</summary>
    public bool MayWait => !wait.NoWait;

    public Task<T> CallAsync<T>(Func<CancellationToken, Task<T>> call, string action, string resource, CancellationToken cancellationToken, Func<Exception, bool>? isRetriable = null) =>
        Retry.RunAsync(call, isRetriable, Timeout, action, resource, host, cancellationToken);

    /// <summary>One distribution with its version, or null when it does not exist. Tried once.</summary>
    public async Task<GetDistributionResponse?> ReadOnceAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            return await CloudFront.GetDistributionAsync(new GetDistributionRequest { Id = id }, cancellationToken).ConfigureAwait(false);
        }
        catch (AmazonCloudFrontException failure) when (DistributionFailures.IsGone(failure))
        {
            return null;
        }
    }

    public Task<GetDistributionResponse?> ReadAsync(string id, CancellationToken cancellationToken) =>
        CallAsync(token => ReadOnceAsync(id, token), "cloudfront:GetDistribution", id, cancellationToken);

    /// <summary>All distributions of the account. Each page is tried once.</summary>
    public Task<(IReadOnlyList<DistributionSummary> All, int Pages)> ListOnceAsync(CancellationToken cancellationToken) =>
        ListPagesAsync((request, token) => CloudFront.ListDistributionsAsync(request, token), cancellationToken);

    /// <summary>All distributions of the account. A page that is refused for now is asked for again, not the pages before it.</summary>
    public async Task<IReadOnlyList<DistributionSummary>> ListAsync(CancellationToken cancellationToken) => (await ListPagesAsync(
        (request, token) => CallAsync(again => CloudFront.ListDistributionsAsync(request, again), "cloudfront:ListDistributions", "the account's distributions", token),
        cancellationToken).ConfigureAwait(false)).All;

    private static async Task<(IReadOnlyList<DistributionSummary> All, int Pages)> ListPagesAsync(
        Func<ListDistributionsRequest, CancellationToken, Task<ListDistributionsResponse>> read, CancellationToken cancellationToken)
    {
        var all = new List<DistributionSummary>();
        var request = new ListDistributionsRequest();
        for (var pages = 1; ; pages++)
        {
            var list = (await read(request, cancellationToken).ConfigureAwait(false)).DistributionList;
            all.AddRange(list?.Items ?? []);
            if (list?.IsTruncated != true || string.IsNullOrEmpty(list.NextMarker))
            {
                return (all, pages);
            }

            request = new ListDistributionsRequest { Marker = list.NextMarker };
        }
    }
}
