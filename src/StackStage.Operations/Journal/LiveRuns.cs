using System.Collections.Concurrent;

namespace StackStage.Operations.Journal;

/// <summary>The runs that this process has under way.</summary>
internal static class LiveRuns
{
    private static readonly ConcurrentDictionary<(RunWriter Writer, string Run), bool> Live = new();

    public static bool Contains(RunWriter writer, string run) => Live.ContainsKey((writer, run));

    /// <summary>Adds a run.</summary>
    /// <returns>To be disposed of when it is over; null when it is there already.</returns>
    public static IDisposable? TryEnter(RunWriter writer, string run) => Live.TryAdd((writer, run), true) ? new Life((writer, run)) : null;

    private sealed class Life((RunWriter Writer, string Run) key) : IDisposable
    {
        public void Dispose() => Live.TryRemove(key, out _);
    }
}
