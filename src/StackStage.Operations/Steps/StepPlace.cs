namespace StackStage.Operations.Steps;

/// <summary>
/// The place that a changing step has among those that may run at one time. Whoever waits or sleeps inside a step does so
/// through this class, and the place is somebody else's meanwhile: thousands of sleepers hold up nobody.
/// </summary>
public static class StepPlace
{
    private static readonly AsyncLocal<Holding?> Current = new();

    /// <summary>Sleeps. Outside a step that has a place it is a plain pause.</summary>
    /// <param name="span">How long.</param>
    /// <param name="time">The clock that counts.</param>
    /// <param name="cancellationToken">Ends the pause.</param>
    public static async Task PauseAsync(TimeSpan span, TimeProvider time, CancellationToken cancellationToken)
    {
        if (span > TimeSpan.Zero)
        {
            await AwayAsync(token => Task.Delay(span, time, token), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Waits for something that others bring about, or that time does.</summary>
    /// <param name="wait">The wait; it changes nothing itself.</param>
    /// <param name="cancellationToken">Gives up the wait, and coming back.</param>
    public static Task AwayAsync(Func<CancellationToken, Task> wait, CancellationToken cancellationToken) => AwayAsync(
        async token =>
        {
            await wait(token).ConfigureAwait(false);
            return true;
        },
        cancellationToken);

    /// <summary>Waits for something that others bring about. Afterwards the step goes on as soon as a place is free again.</summary>
    /// <param name="wait">The wait; it changes nothing itself.</param>
    /// <param name="cancellationToken">Gives up the wait, and coming back.</param>
    /// <returns>What the wait came to.</returns>
    public static async Task<T> AwayAsync<T>(Func<CancellationToken, Task<T>> wait, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(wait);
        if (Current.Value is not { } holding)
        {
            return await wait(cancellationToken).ConfigureAwait(false);
        }

        holding.Leave();
        try
        {
            return await wait(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            // Stopped, it does no more work, and needs no place for that.
            await holding.ReturnAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Takes a place for the flow of control that begins here.</summary>
    internal static IDisposable Take(SemaphoreSlim places) => Current.Value = new Holding(places);

    /// <summary>What runs in this flow from here on belongs to no step, although a step began it.</summary>
    internal static void Forget() => Current.Value = null;

    /// <summary>One step's place. Made when the place has been taken already.</summary>
    internal sealed class Holding(SemaphoreSlim places) : IDisposable
    {
        private readonly object _gate = new();
        private bool _isHeld = true;
        private Task? _returning;
        private bool _isOver;

        public void Leave()
        {
            lock (_gate)
            {
                Release();
            }
        }

        public async Task ReturnAsync(CancellationToken cancellationToken)
        {
            while (true)
            {
                Task returning;
                lock (_gate)
                {
                    // Two flows of one step that slept need one place between them, and must not wait for a second one: with as
                    // many such steps as places, all would wait for ever.
                    if (_isHeld || _isOver)
                    {
                        return;
                    }

                    returning = _returning = _returning is { IsCompleted: false } ? _returning : TakeAsync();
                }

                await returning.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        public void Dispose()
        {
            lock (_gate)
            {
                _isOver = true;
                Release();
            }
        }

        // Not stopped with whoever came first: the others still wait for it. A place that comes too late is given on.
        private async Task TakeAsync()
        {
            await places.WaitAsync(CancellationToken.None).ConfigureAwait(false);
            lock (_gate)
            {
                if (_isHeld || _isOver)
                {
                    places.Release();
                }
                else
                {
                    _isHeld = true;
                }
            }
        }

        private void Release()
        {
            if (_isHeld)
            {
                _isHeld = false;
                places.Release();
            }
        }
    }
}
