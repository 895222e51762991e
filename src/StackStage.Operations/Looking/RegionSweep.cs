using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Amazon;
using StackStage.Operations.Connection;
using StackStage.Operations.Errors;
using StackStage.Operations.Steps;

namespace StackStage.Operations.Looking;

/// <summary>Goes through the Regions that a request asks for, a few at a time, in the order of their names.</summary>
internal static partial class RegionSweep
{
    private const int RegionsAtOnce = 6;

    // What a Region answers that the account has not enabled.
    private static readonly HashSet<string> NotEnabled = new(StringComparer.Ordinal) { "CredentialsNotAccepted", "AuthFailure", "OptInRequired", "EndpointNotReachable" };

    /// <summary>The Regions: the connection's own, or all of its partition, its own first.</summary>
    public static IReadOnlyList<string> RegionsOf(AwsConnection connection, bool all)
    {
        if (!all)
        {
            return [connection.Region];
        }

        var partition = RegionEndpoint.GetBySystemName(connection.Region).PartitionName;
        return
        [
            connection.Region,
            .. RegionEndpoint.EnumerableAllRegions
                .Where(region => region.PartitionName == partition && region.SystemName != connection.Region && Form().IsMatch(region.SystemName))
                .Select(region => region.SystemName).Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Reads each Region. One of several that is not enabled, or cannot be asked, is said and does not stop the others.</summary>
    public static async IAsyncEnumerable<T> ReadAsync<T>(
        IReadOnlyList<string> regions, Func<string, CancellationToken, Task<IReadOnlyList<T>>> read, IOperationHost host, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = new Queue<Task<IReadOnlyList<T>>>();
        try
        {
            foreach (var region in regions)
            {
                reading.Enqueue(ReadOneAsync(region));
                if (reading.Count >= RegionsAtOnce)
                {
                    foreach (var one in await reading.Dequeue().ConfigureAwait(false))
                    {
                        yield return one;
                    }
                }
            }

            while (reading.TryDequeue(out var rest))
            {
                foreach (var one in await rest.ConfigureAwait(false))
                {
                    yield return one;
                }
            }
        }
        finally
        {
            await stopping.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(reading.Cast<Task>()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        async Task<IReadOnlyList<T>> ReadOneAsync(string region)
        {
            try
            {
                return await read(region, stopping.Token).ConfigureAwait(false);
            }
            catch (StageException failure) when (regions.Count > 1)
            {
                if (region != regions[0] && NotEnabled.Contains(failure.Error.ErrorId))
                {
                    host.WriteVerbose($"{region} is not looked in, as it seems not to be enabled: {failure.Message}");
                }
                else
                {
                    host.WriteError(failure.Error);
                }

                return [];
            }
        }
    }

    // The SDK's list has other endpoints too, such as aws-global and us-east-1-regional.
    [GeneratedRegex(@"^[a-z]{2,4}(-[a-z]+)+-[0-9]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
