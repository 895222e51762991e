using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using StackStage.Operations.Connection;
using StackStage.Operations.Steps;

namespace StackStage.Operations.Pacing;

/// <summary>
/// Gives every call of a session its turn: within AWS's quotas where they are known (<see cref="Quotas"/>), and as fast as
/// throttling has taught where they are not. What counts is the account, whichever connection, cmdlet, step, retry or look
/// a call comes from. As long as nobody has asked for the account, a connection counts for itself; what it spent is added
/// once the account is known. An endpoint that is not AWS's counts for itself, and so does a sandbox's clock.
/// </summary>
public sealed class CallPacer : ICallPacer
{
    private readonly ConditionalWeakTable<TimeProvider, ConcurrentDictionary<(string? Endpoint, object Who, string Service), ServicePace>> _byClock = [];

    /// <summary>The pacer that all cmdlets of this process share.</summary>
    public static CallPacer Session { get; } = new();

    /// <inheritdoc/>
    public async Task<ICallTurn> TakeTurnAsync(PacedCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        return HeldTurn.UseFor(call) ?? await TakeAsync(call, null, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task PauseAsync(Func<CancellationToken, Task> pause, CancellationToken cancellationToken) => StepPlace.AwayAsync(pause, cancellationToken);

    /// <summary>Waits for a turn, begun; the place of the step that waits is somebody else's meanwhile.</summary>
    private async Task<CallTurn> TakeAsync(PacedCall call, Action<TimeSpan>? saying, CancellationToken cancellationToken)
    {
        var turn = await HoldAsync(call, saying, cancellationToken).ConfigureAwait(false);
        turn.Begin();
        return turn;
    }

    /// <summary>Waits for a turn whose call is made later.</summary>
    internal async Task<CallTurn> HoldAsync(PacedCall call, Action<TimeSpan>? saying, CancellationToken cancellationToken)
    {
        var pending = PaceOf(call).TakeAsync(call.Operation, call.Region, saying, cancellationToken);
        if (pending.IsCompleted)
        {
            return await pending.ConfigureAwait(false);
        }

        var turn = await StepPlace.AwayAsync(_ => pending, cancellationToken).ConfigureAwait(false);
        if (cancellationToken.IsCancellationRequested)
        {
            turn.GiveBack();
            cancellationToken.ThrowIfCancellationRequested();
        }

        return turn;
    }

    /// <summary>The turns of the account and the service that a call belongs to.</summary>
    internal ServicePace PaceOf(PacedCall call)
    {
        var paces = _byClock.GetOrCreateValue(call.Time);
        if (call.Caller.AccountId is not { } account)
        {
            return Of(call.Caller);
        }

        var pace = Of(account);
        if (paces.TryRemove((call.Endpoint, call.Caller, call.Service), out var before))
        {
            pace.Add(before);
        }

        return pace;

        ServicePace Of(object who) => paces.GetOrAdd((call.Endpoint, who, call.Service), _ => new ServicePace(call.Time, call.Service));
    }
}
