using System.Runtime.CompilerServices;
using StackStage.Operations.Connection;
using StackStage.Operations.Errors;
using StackStage.Operations.Stages;
using StackStage.Operations.Steps;

namespace StackStage.Operations.Keys;

/// <summary>Lists stage keys: where they are, and since when; on demand whether they open what they should, and their values.</summary>
public static class StageKeyLister
{
    /// <summary>Lists keys, in the order of their names.</summary>
    /// <param name="connection">The account and Region.</param>
    /// <param name="filter">Which. What is named and has no key is an error after which it goes on.</param>
    /// <param name="checkState">Whether each is tried on its stage's state.</param>
    /// <param name="withValue">Whether the values come, too.</param>
    /// <param name="host">Hears of warnings, and of the keys that cannot be read.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="StageException">Parameter Store, or the home, cannot be asked.</exception>
    public static async IAsyncEnumerable<StageKey> ListAsync(
        AwsConnection connection, StageFilter filter, bool checkState, bool withValue, IOperationHost host, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(host);
        var store = new StageKeyStore(connection, host);
        var keys = await store.ListAsync(filter, withFallback: false, cancellationToken).ConfigureAwait(false);
        if (!checkState && !withValue)
        {
            foreach (var key in keys)
            {
                yield return key;
            }
        }
        else
        {
            var home = checkState ? await StageHomes.OpenAwsAsync(connection, cancellationToken).ConfigureAwait(false) : null;
            var looked = ReadAhead.Of(store.ReadAsync(keys, withHistory: false, cancellationToken), Environment.ProcessorCount, (held, token) => LookAsync(held, home, withValue, host, token), cancellationToken);
            await foreach (var key in looked.ConfigureAwait(false))
            {
                yield return key;
            }
        }

        foreach (var missing in filter.Missing([.. keys.Select(key => new StageName(key.App, key.Stage))]))
        {
            host.WriteError(NotFound(missing, connection.Region));
        }
    }

    /// <summary>The error for what was named and has no key: "app/stage", or "app".</summary>
    internal static StageError NotFound(string name, string region) => name.Split('/') is [{ } app, { } stage]
        ? StageKeyErrors.NotFound(new StageName(app, stage), region).Error
        : new StageError("StageKeyNotFound", StageErrorCategory.ObjectNotFound, $"No stage of '{name}' has a key in {region}.", name, "Check app, account and -Region; names are case-sensitive.");

    private static async Task<StageKey?> LookAsync(HeldStageKey held, StageHome? home, bool withValue, IOperationHost host, CancellationToken cancellationToken)
    {
        using (held)
        {
            var key = withValue ? held.Key with { Value = held.Value.ToSecureString() } : held.Key;
            if (home is null)
            {
                return key;
            }

            try
            {
                var verdict = await StageKeyTester.TryAsync(home, held.Name, held.Value, cancellationToken).ConfigureAwait(false);
                return key with { FitsState = verdict.Fit, Note = key.Note ?? verdict.Note };
            }
            catch (StageException failure)
            {
                host.WriteError(failure.Error);
                return key with { FitsState = StageKeyFit.Unknown, Note = failure.Error.Message };
            }
        }
    }
}
