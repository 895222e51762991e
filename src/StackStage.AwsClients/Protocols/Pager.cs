using System.Runtime.CompilerServices;
using Amazon.Runtime;

namespace StackStage.AwsClients.Protocols;

/// <summary>
/// Asks page after page. <paramref name="next"/> puts where the next page begins into the request
/// and says whether there is one. The request is the caller's: as in the packages, it is changed on the way.
/// </summary>
internal sealed class Pager<TRequest, TResponse>(
    Func<TRequest, CancellationToken, Task<TResponse>> call,
    TRequest request,
    Func<TRequest, TResponse, bool> next) : IPaginator<TResponse>
{
    private int _used;

    public IPaginatedEnumerable<TResponse> Responses => new PaginatedResponse<TResponse>(this);

    public IPaginatedEnumerable<TItem> Items<TItem>(Func<TResponse, IEnumerable<TItem>?> items) =>
        new PaginatedResultKeyResponse<TResponse, TItem>(this, response => items(response) ?? []);

    async IAsyncEnumerable<TResponse> IPaginator<TResponse>.PaginateAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _used, 1) != 0)
        {
            throw new InvalidOperationException("This paginator has been used; make another one.");
        }

        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var response = await call(request, cancellationToken).ConfigureAwait(false);
            yield return response;
            if (!next(request, response))
            {
                yield break;
            }
        }
    }
}
