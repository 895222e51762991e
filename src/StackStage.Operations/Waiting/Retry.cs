using StackStage.Operations.Connection;
using StackStage.Operations.Errors;
using StackStage.Operations.Steps;

namespace StackStage.Operations.Waiting;

/// <summary>Tries a call again for as long as its failure is one that time mends.</summary>
public static class Retry
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Calls until it succeeds, fails for good, or the time is over: that of the caller, two minutes while a plan is made,
    /// ten for 5xx that are not throttling, one for an endpoint on this machine that is not there any more.
    /// </summary>
    /// <param name="call">The call. Its answer may have been lost although the change was made, so it must find done what is done.</param>
    /// <param name="isRetriable">Tells failures that time mends, besides throttling, 5xx and broken connections.</param>
    /// <param name="timeout">How long to go on.</param>
    /// <param name="action">The call's IAM action, for the words of the error.</param>
    /// <param name="resource">What it is done to.</param>
    /// <param name="host">Its clock counts the time.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="StageException">It failed for good, or for too long.</exception>
    public static async Task<T> RunAsync<T>(
        Func<CancellationToken, Task<T>> call,
        Func<Exception, bool>? isRetriable,
        TimeSpan timeout,
        string action,
        string resource,
        IOperationHost host,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(host);
        if (Planning.IsUnderWay && timeout > Planning.Patience)
        {
            timeout = Planning.Patience;
        }

        var watch = new FailureWatch(host, $"{action} on {resource}");
        var until = host.Time.GetUtcNow() + timeout;
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                return await call(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested
                && MayGoOn(failure)
                && host.Time.GetUtcNow() + pause <= until)
            {
                host.WriteVerbose($"{action} on {resource} is tried again: {failure.Message.ReplaceLineEndings(" ")}");
            }
            catch (Exception failure) when (AwsErrors.IsTranslatable(failure))
            {
                throw AwsErrors.Translate(failure, action, resource);
            }

            await StepPlace.PauseAsync(pause, host.Time, cancellationToken).ConfigureAwait(false);
        }

        bool MayGoOn(Exception failure)
        {
            if (AwsErrors.IsTransient(failure))
            {
                return watch.Failed(failure) is not { } left || left > TimeSpan.Zero;
            }

            // An answer, and one that the caller knows to wait for.
            watch.Answered();
            return isRetriable?.Invoke(failure) == true;
        }
    }
}
