using System.Runtime.CompilerServices;

namespace StackStage.Operations.Steps;

/// <summary>
/// Whether a flow of control still plans. Whoever waits for a plan sits before the screen, so reading gives up after two
/// minutes; a step that runs may be in the middle of hours, and is as patient as it was told to be.
/// </summary>
public static class Planning
{
    /// <summary>How long a call that a plan needs is tried again.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly AsyncLocal<Scope?> Current = new();

    /// <summary>Whether this flow of control plans.</summary>
    public static bool IsUnderWay => Current.Value is { IsOver: false };

    /// <summary>Begins planning, until the plan runs (<see cref="PlanRunner"/>) or the result is disposed.</summary>
    public static IDisposable Begin() => Current.Value = new Scope();

    /// <summary>Plans for as long as records are asked for, whoever asks for them and however slowly.</summary>
    /// <param name="source">Reads the records.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async IAsyncEnumerable<T> ThroughoutAsync<T>(IAsyncEnumerable<T> source, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        using var scope = new Scope();
        await using var records = source.ConfigureAwait(false).WithCancellation(cancellationToken).GetAsyncEnumerator();
        while (true)
        {
            // A record that is handed out gives the flow back to whoever asked, who knows nothing of planning.
            Current.Value = scope;
            if (!await records.MoveNextAsync())
            {
                yield break;
            }

            yield return records.Current;
        }
    }

    /// <summary>Ends planning: the plan is made, and approved.</summary>
    internal static void End() => Current.Value?.Dispose();

    /// <summary>Leaves planning to whoever began this flow of control; what runs in it from here on is no part of it.</summary>
    internal static void Leave() => Current.Value = null;

    // One object for all flows that come from the one that plans, so that its end is seen in each of them.
    private sealed class Scope : IDisposable
    {
        private volatile bool _isOver;

        public bool IsOver => _isOver;

        public void Dispose() => _isOver = true;
    }
}
