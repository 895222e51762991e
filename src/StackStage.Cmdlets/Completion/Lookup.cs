using System.Collections.Concurrent;
using StackStage.Operations.Errors;

namespace StackStage.Cmdlets.Completion;

/// <summary>
/// What completers have read: asked for once, kept for some seconds, and never waited for longer than a person waits
/// for Tab. What comes later is there at the next Tab.
/// </summary>
internal static class Lookup
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private static readonly ConcurrentDictionary<object, object> Listings = new();

    /// <summary>The list that a key stands for; nothing when it cannot be had in time.</summary>
    /// <param name="key">What is listed and where; equal keys share a listing.</param>
    /// <param name="read">Reads it.</param>
    /// <param name="patience">How long to wait; null for as long as a person waits for Tab.</param>
    public static IReadOnlyList<T> Get<T>(object key, Func<CancellationToken, Task<IReadOnlyList<T>>> read, TimeSpan? patience = null)
    {
        var listing = (Listing<T>)Listings.AddOrUpdate(key, _ => new Listing<T>(read), (_, known) => ((Listing<T>)known).IsFresh ? known : new Listing<T>(read));
        return listing.Items.Wait(patience ?? Patience) ? listing.Items.Result : [];
    }

    private sealed class Listing<T>
    {
        private long _ended;

        public Listing(Func<CancellationToken, Task<IReadOnlyList<T>>> read) => Items = Task.Run(() => ReadAsync(read));

        public Task<IReadOnlyList<T>> Items { get; }

        /// <summary>Whether it is still being read, or was read just now.</summary>
        public bool IsFresh => !Items.IsCompleted || Environment.TickCount64 - Volatile.Read(ref _ended) < Freshness.TotalMilliseconds;

        private async Task<IReadOnlyList<T>> ReadAsync(Func<CancellationToken, Task<IReadOnlyList<T>>> read)
        {
            using var limit = new CancellationTokenSource(Limit);
            try
            {
                return await read(limit.Token).ConfigureAwait(false);
            }
            catch (Exception failure) when (failure is StageException or OperationCanceledException)
            {
                return [];
            }
            finally
            {
                Volatile.Write(ref _ended, Environment.TickCount64);
            }
        }
    }
}
