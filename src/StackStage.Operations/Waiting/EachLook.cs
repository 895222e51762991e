using System.Runtime.ExceptionServices;
using StackStage.Operations.Connection;
using StackStage.Operations.Errors;
using StackStage.Operations.Steps;

namespace StackStage.Operations.Waiting;

/// <summary>Looks at resources one by one, so that a look that fails concerns that resource only and not all who wait.</summary>
internal static class EachLook
{
    /// <summary>Looks at each.</summary>
    /// <param name="ids">The resources.</param>
    /// <param name="look">Looks at one, once.</param>
    /// <param name="action">The IAM action that a look needs, for the words of an error.</param>
    /// <param name="host">Hears which look is tried again.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>
    /// What was seen. A resource whose look failed for good has that failure; one whose look may succeed the next time was
    /// not seen.
    /// </returns>
    /// <exception cref="Exception">Every look failed in a way that time mends: nobody answers.</exception>
    public static async Task<IReadOnlyDictionary<string, WaitObservation>> RunAsync(
        IEnumerable<string> ids, Func<string, CancellationToken, Task<WaitObservation>> look, string action, IOperationHost host, CancellationToken cancellationToken)
    {
        var seen = new Dictionary<string, WaitObservation>(StringComparer.Ordinal);
        var answers = 0;
        foreach (var id in ids)
        {
            try
            {
                seen[id] = await look(id, cancellationToken).ConfigureAwait(false);
                answers++;
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested && AwsErrors.IsTransient(failure))
            {
                seen[id] = WaitObservation.Unseen(failure);
                host.WriteVerbose($"{id}: a look failed and is tried again ({failure.Message.ReplaceLineEndings(" ")})");
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested && (failure is StageException || AwsErrors.IsTranslatable(failure)))
            {
                seen[id] = WaitObservation.Failed("unknown", AwsErrors.Translate(failure, action, id).Error);
                answers++;
            }
        }

        if (answers == 0 && seen.Values.LastOrDefault()?.Silence is { } silence)
        {
            ExceptionDispatchInfo.Throw(silence);
        }

        return seen;
    }

    /// <summary>Reads the list that stands for many looks.</summary>
    /// <param name="list">Reads it.</param>
    /// <param name="action">The IAM action that it needs.</param>
    /// <param name="host">Hears why it cannot be read.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The list; null when it is refused for good, and each resource must be looked at by itself.</returns>
    /// <exception cref="Exception">It failed in a way that time mends.</exception>
    public static async Task<T?> ListAsync<T>(Func<CancellationToken, Task<T>> list, string action, IOperationHost host, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await list(cancellationToken).ConfigureAwait(false);
        }
        catch (StageException failure) when (failure.Error.Exception is { } cause && AwsErrors.IsTransient(cause))
        {
            ExceptionDispatchInfo.Throw(cause);
            throw;
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested
            && !AwsErrors.IsTransient(failure)
            && (failure is StageException || AwsErrors.IsTranslatable(failure)))
        {
            host.WriteVerbose($"{action} failed ({failure.Message.ReplaceLineEndings(" ")}); each resource is looked at by itself.");
            return null;
        }
    }
}
