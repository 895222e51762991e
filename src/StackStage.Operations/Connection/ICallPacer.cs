namespace StackStage.Operations.Connection;

/// <summary>
/// Decides when each call of a connection is made. Every attempt comes by, those of the SDK's own retries too, so that
/// whoever paces knows all that counts toward a quota.
/// </summary>
public interface ICallPacer
{
    /// <summary>Waits until a call may be made.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Gives the turn up.</param>
    Task<ICallTurn> TakeTurnAsync(PacedCall call, CancellationToken cancellationToken);

    /// <summary>Sleeps between two attempts of a call.</summary>
    /// <param name="pause">The pause.</param>
    /// <param name="cancellationToken">Ends it.</param>
    Task PauseAsync(Func<CancellationToken, Task> pause, CancellationToken cancellationToken);
}

/// <summary>The right to make one call, now.</summary>
public interface ICallTurn
{
    /// <summary>Says that the call is over. To be called once.</summary>
    /// <param name="failure">What it failed with; null when it was answered as wanted.</param>
    void End(Exception? failure);
}
