using System.Runtime.CompilerServices;

namespace StackStage.Operations.Stages;

/// <summary>Reads several things at a time and gives them back in their order.</summary>
internal static class ReadAhead
{
    /// <summary>Reads what each item names, of items that are known already.</summary>
    public static IAsyncEnumerable<TResult> Of<TItem, TResult>(
        IEnumerable<TItem> items, int count, Func<TItem, CancellationToken, Task<TResult?>> readAsync, CancellationToken cancellationToken)
        where TResult : class => Of(EachAsync(items), count, readAsync, cancellationToken);

    /// <summary>Reads what each item names.</summary>
    /// <param name="items">What is to be read.</param>
    /// <param name="count">How many are read at a time.</param>
    /// <param name="readAsync">Reads one; null for what is not there any more, which is left out.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async IAsyncEnumerable<TResult> Of<TItem, TResult>(
        IAsyncEnumerable<TItem> items, int count, Func<TItem, CancellationToken, Task<TResult?>> readAsync, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TResult : class
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = new Queue<Task<TResult?>>();
        try
        {
            await foreach (var item in items.WithCancellation(stopping.Token).ConfigureAwait(false))
            {
                reading.Enqueue(readAsync(item, stopping.Token));
                if (reading.Count >= count && await reading.Dequeue().ConfigureAwait(false) is { } next)
                {
                    yield return next;
                }
            }

            while (reading.TryDequeue(out var rest))
            {
                if (await rest.ConfigureAwait(false) is { } next)
                {
                    yield return next;
                }
            }
        }
        finally
        {
            // Whoever asked may have had enough before the end.
            await stopping.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(reading.Cast<Task>()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async IAsyncEnumerable<T> EachAsync<T>(IEnumerable<T> items)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var item in items)
        {
            yield return item;
        }
    }
}
