using System.Runtime.ExceptionServices;
using Amazon.Runtime;
using StackStage.Operations.Connection;

namespace StackStage.Operations.Pacing;

/// <summary>
/// A turn that is taken before the call: for what must be looked at when the turn has come and not when the wait for it
/// began, which may have been half an hour before. For operations whose quota lets one call through at a time.
/// </summary>
public sealed class HeldTurn : ICallTurn
{
    private static readonly AsyncLocal<HeldTurn?> Current = new();

    private readonly PacedCall _call;
    private readonly CallTurn _turn;
    private int _isUsed;
    private ExceptionDispatchInfo? _failure;

    private HeldTurn(PacedCall paced, CallTurn turn)
    {
        _call = paced;
        _turn = turn;
    }

    /// <summary>Waits for the turn of an operation and runs what ends in its call. The turn is given back when no call was made.</summary>
    /// <param name="connection">The account.</param>
    /// <param name="client">The client that makes the call.</param>
    /// <param name="operation">The operation, such as <c>DeleteDomainName</c>.</param>
    /// <param name="run">Looks, and makes the call. Whatever else it calls waits for turns of its own.</param>
    /// <param name="wait">False to give up at once when the turn has not come (<c>-NoWait</c>).</param>
    /// <param name="waiting">Told how long the wait for the turn will be, once nobody else is before us.</param>
    /// <param name="cancellationToken">Gives up the turn.</param>
    /// <returns>What <paramref name="run"/> returned; null when the turn had not come and <paramref name="wait"/> is false.</returns>
    public static async Task<T?> RunAsync<T>(
        AwsConnection connection,
        IAmazonService client,
        string operation,
        Func<CancellationToken, Task<T>> run,
        bool wait,
        Action<TimeSpan>? waiting,
        CancellationToken cancellationToken)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(run);
        if (connection.Pacer is not CallPacer pacer)
        {
            return await run(cancellationToken).ConfigureAwait(false);
        }

        var paced = connection.PacedCallOf(client.Config, operation);
        if (!Quotas.Of(paced.Service, operation).Any(quota => quota.IsOneAtATime))
        {
            // Many who hold turns of a quota that they share, and need more of them to look, would wait for each other.
            return wait || pacer.PaceOf(paced).MayGo(operation, paced.Region) ? await run(cancellationToken).ConfigureAwait(false) : null;
        }

        var turn = wait
            ? await pacer.HoldAsync(paced, waiting, cancellationToken).ConfigureAwait(false)
            : pacer.PaceOf(paced).TryTake(operation, paced.Region);
        if (turn is null)
        {
            return null;
        }

        var held = new HeldTurn(paced, turn);
        Current.Value = held;
        try
        {
            return await run(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            held.Leave();
        }
    }

    /// <summary>What runs in this flow of control from here on has no turn of whoever began it.</summary>
    internal static void Forget() => Current.Value = null;

    /// <summary>
    /// The turn that is held for a call; null when none is. It is for one attempt: when the SDK tries again of itself, what
    /// was looked at is old, so the failure stays what it was and whoever holds the turn decides.
    /// </summary>
    /// <exception cref="Exception">The turn is used up; what its call failed with.</exception>
    internal static ICallTurn? UseFor(PacedCall call)
    {
        if (Current.Value is not { } held
            || held._call.Operation != call.Operation
            || held._call.Service != call.Service
            || held._call.Region != call.Region)
        {
            return null;
        }

        if (Interlocked.Exchange(ref held._isUsed, 1) == 0)
        {
            held._turn.Begin();
            return held;
        }

        // Another call after one that was answered has to wait as everybody does.
        held._failure?.Throw();
        return null;
    }

    /// <inheritdoc/>
    void ICallTurn.End(Exception? failure)
    {
        _failure = failure is null ? null : ExceptionDispatchInfo.Capture(failure);
        _turn.End(failure);
    }

    private void Leave()
    {
        if (Interlocked.Exchange(ref _isUsed, 1) == 0)
        {
            _turn.GiveBack();
        }
    }
}
