using System.Runtime.CompilerServices;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using StackStage.Operations.Connection;
using StackStage.Operations.Errors;
using StackStage.Operations.Stages;
using StackStage.Operations.Stages.Homes;
using StackStage.Operations.StateFiles;
using StackStage.Operations.Steps;
using StackStage.Operations.Waiting;

namespace StackStage.Operations.Keys;

/// <summary>
/// The stage keys of an account and Region, as Parameter Store has them. Names and what is known of them come in pages of
/// fifty, values in batches of ten; the connection paces the calls. Histories are asked for only where there is one.
/// </summary>
internal sealed partial class StageKeyStore(AwsConnection connection, IOperationHost host)
{
    // GetParameters takes ten names; at forty a second, more batches than this at a time would only wait.
    private const int BatchSize = 10;
    private const int Parallelism = 8;

    // GetResources takes this many ARNs.
    private const int TagBatchSize = 100;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>The Region.</summary>
    public string Region => connection.Region;

    private IAmazonSimpleSystemsManagement Ssm => connection.SystemsManager;

    /// <summary>The keys that a filter asks for, without their values. Those of fallback secrets only where they are asked for by name.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="withFallback">Whether the fallback keys of the apps come, too.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="StageException">Parameter Store cannot be asked.</exception>
    public Task<IReadOnlyList<StageKey>> ListAsync(StageFilter filter, bool withFallback, CancellationToken cancellationToken) => ListAsync(
        token => KeyParameters.DescribeAsync(Ssm, filter, token),
        token => ByPathAsync(filter, token),
        name => name.Stage == KeyParameters.Fallback
            ? filter.NamesStage(KeyParameters.Fallback) && filter.Includes(name) || withFallback && filter.IncludesApp(name.App)
            : filter.Includes(name),
        cancellationToken);

    /// <summary>The keys of some stages, without their values; those that have none are left out.</summary>
    /// <param name="names">The stages.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="StageException">Parameter Store cannot be asked.</exception>
    public Task<IReadOnlyList<StageKey>> ListAsync(IReadOnlyCollection<StageName> names, CancellationToken cancellationToken) => names.Count == 0
        ? Task.FromResult<IReadOnlyList<StageKey>>([])
        : ListAsync(
            token => KeyParameters.DescribeAsync(Ssm, names, token),
            token => ByNameAsync(names, token),
            new HashSet<StageName>(names).Contains,
            cancellationToken);

    /// <summary>One key with its value; null when there is none.</summary>
    /// <param name="name">The stage.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="StageException">It cannot be read.</exception>
    public async Task<HeldStageKey?> ReadAsync(StageName name, CancellationToken cancellationToken)
    {
        var parameter = KeyParameters.NameOf(name);
        try
        {
            var answer = await TryAsync(token => Ssm.GetParameterAsync(new GetParameterRequest { Name = parameter, WithDecryption = true }, token), "ssm:GetParameter", parameter, cancellationToken).ConfigureAwait(false);
            return Hold(answer.Parameter!, null);
        }
        catch (StageException failure) when (failure.Error.Exception is { } cause && AwsErrors.CodeOf(cause) == "ParameterNotFound")
        {
            return null;
        }
    }

    /// <summary>Keys with their values, in the order of their names. One that cannot be read is an error, and left out; one that has gone is left out.</summary>
    /// <param name="keys">The keys, as they were listed.</param>
    /// <param name="withHistory">Whether earlier versions come with those that have any.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The keys; the caller wipes each.</returns>
    public async IAsyncEnumerable<HeldStageKey> ReadAsync(IReadOnlyList<StageKey> keys, bool withHistory, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var batch in ReadAhead.Of(keys.Chunk(BatchSize), Parallelism, ReadBatchAsync, cancellationToken).ConfigureAwait(false))
        {
            foreach (var key in withHistory ? await WithHistoryAsync(batch, cancellationToken).ConfigureAwait(false) : batch)
            {
                yield return key;
            }
        }
    }

    /// <summary>All versions that Parameter Store keeps of a key, the oldest first, with their values; none when there is no such key.</summary>
    /// <param name="name">The stage.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="StageException">They cannot be read.</exception>
    public async Task<IReadOnlyList<HeldKeyVersion>> ReadVersionsAsync(StageName name, CancellationToken cancellationToken)
    {
        var parameter = KeyParameters.NameOf(name);
        var versions = new List<HeldKeyVersion>();
        var request = new GetParameterHistoryRequest { Name = parameter, WithDecryption = true, MaxResults = 50 };
        try
        {
            do
            {
                var page = await TryAsync(token => Ssm.GetParameterHistoryAsync(request, token), "ssm:GetParameterHistory", parameter, cancellationToken).ConfigureAwait(false);
                versions.AddRange((page.Parameters ?? []).Select(version => new HeldKeyVersion(version.Version ?? 0, Passphrase.From(version.Value.AsSpan()))
                {
                    Modified = TimeOf(version.LastModifiedDate),
                    ModifiedBy = version.LastModifiedUser,
                    KeyId = version.KeyId,
                    Labels = version.Labels ?? [],
                }));
                request.NextToken = page.NextToken;
            }
            while (!string.IsNullOrEmpty(request.NextToken));
        }
        catch (StageException failure) when (failure.Error.Exception is { } cause && AwsErrors.CodeOf(cause) == "ParameterNotFound")
        {
            // It has no versions.
        }
        catch
        {
            versions.ForEach(version => version.Dispose());
            throw;
        }

        return [.. versions.OrderBy(version => version.Version)];
    }

    /// <summary>The tags of keys, by parameter name; those without any are left out.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="StageException">They cannot be read.</exception>
    public async Task<IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>> ReadTagsAsync(IReadOnlyCollection<StageKey> keys, CancellationToken cancellationToken)
    {
        var tags = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);
        var byArn = keys.Where(key => key.Arn is not null).ToDictionary(key => key.Arn!, key => key.ParameterName, StringComparer.Ordinal);
        foreach (var arns in byArn.Keys.Chunk(TagBatchSize))
        {
            var answer = await TryAsync(
                token => connection.Tagging.GetResourcesAsync(new Amazon.ResourceGroupsTaggingAPI.Model.GetResourcesRequest { ResourceARNList = [.. arns] }, token),
                "tag:GetResources", "the stage keys", cancellationToken).ConfigureAwait(false);
            foreach (var found in answer.ResourceTagMappingList ?? [])
            {
                if (found.ResourceARN is { } arn && byArn.TryGetValue(arn, out var name) && found.Tags is { Count: > 0 } own)
                {
                    tags[name] = own.ToDictionary(tag => tag.Key, tag => tag.Value ?? string.Empty, StringComparer.Ordinal);
                }
            }
        }

        return tags;
    }

    /// <summary>How many parameters of the standard tier the Region has, of whatever kind.</summary>
    /// <exception cref="StageException">They cannot be listed.</exception>
    public async Task<int> CountStandardAsync(CancellationToken cancellationToken)
    {
        var request = new DescribeParametersRequest { ParameterFilters = [new ParameterStringFilter { Key = "Tier", Option = "Equals", Values = ["Standard"] }], MaxResults = 50 };
        var count = 0;
        do
        {
            var page = await TryAsync(token => Ssm.DescribeParametersAsync(request, token), "ssm:DescribeParameters", connection.Region, cancellationToken).ConfigureAwait(false);
            count += page.Parameters?.Count ?? 0;
            request.NextToken = page.NextToken;
        }
        while (!string.IsNullOrEmpty(request.NextToken));
        return count;
    }

    private static DateTimeOffset? TimeOf(DateTime? time) => time is { } known ? new DateTimeOffset(known.ToUniversalTime()) : null;

    private async Task<IReadOnlyList<StageKey>> ListAsync(
        Func<CancellationToken, IAsyncEnumerable<ParameterMetadata>> describe, Func<CancellationToken, IAsyncEnumerable<Parameter>> read, Predicate<StageName> includes, CancellationToken cancellationToken)
    {
        try
        {
            return await TryAsync(
                async token =>
                {
                    var found = new List<StageKey>();
                    await foreach (var parameter in describe(token).ConfigureAwait(false))
                    {
                        if (KeyParameters.StageOf(parameter.Name) is { } name && includes(name))
                        {
                            found.Add(ToKey(name, parameter));
                        }
                    }

                    return Sorted(found);
                },
                "ssm:DescribeParameters", KeyParameters.Root, cancellationToken).ConfigureAwait(false);
        }
        catch (StageException failure) when (failure.Error.ErrorId == "AccessDenied")
        {
            host.WriteWarning($"KMS keys, tiers, descriptions and policies of the stage keys cannot be told: {failure.Error.RecommendedAction}");
        }

        return await TryAsync(
            async token =>
            {
                var found = new List<StageKey>();
                await foreach (var parameter in read(token).ConfigureAwait(false))
                {
                    if (KeyParameters.StageOf(parameter.Name) is { } name && includes(name))
                    {
                        found.Add(ToKey(name, parameter, null));
                    }
                }

                return Sorted(found);
            },
            "ssm:GetParametersByPath", KeyParameters.Root, cancellationToken).ConfigureAwait(false);

        static IReadOnlyList<StageKey> Sorted(List<StageKey> keys) => [.. keys.OrderBy(key => key.App, StringComparer.Ordinal).ThenBy(key => key.Stage, StringComparer.Ordinal)];
    }

    // Without decryption: what is wanted are the names.
    private async IAsyncEnumerable<Parameter> ByPathAsync(StageFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var path in KeyParameters.PathsOf(filter))
        {
            var request = new GetParametersByPathRequest { Path = path, Recursive = true, MaxResults = BatchSize };
            do
            {
                var page = await Ssm.GetParametersByPathAsync(request, cancellationToken).ConfigureAwait(false);
                foreach (var parameter in page.Parameters ?? [])
                {
                    yield return parameter;
                }

                request.NextToken = page.NextToken;
            }
            while (!string.IsNullOrEmpty(request.NextToken));
        }
    }

    private async IAsyncEnumerable<Parameter> ByNameAsync(IEnumerable<StageName> names, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var some in names.Distinct().Select(KeyParameters.NameOf).Chunk(BatchSize))
        {
            var page = await Ssm.GetParametersAsync(new GetParametersRequest { Names = [.. some] }, cancellationToken).ConfigureAwait(false);
            foreach (var parameter in page.Parameters ?? [])
            {
                yield return parameter;
            }
        }
    }

    private async Task<IReadOnlyList<HeldStageKey>?> ReadBatchAsync(StageKey[] keys, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadTogetherAsync(keys, cancellationToken).ConfigureAwait(false);
        }
        catch (StageException) when (keys.Length > 1)
        {
            // One whose KMS key is gone or forbidden fails the whole batch; the others are not to blame.
        }
        catch (StageException failure)
        {
            host.WriteError(failure.Error);
            return [];
        }

        var held = new List<HeldStageKey>();
        foreach (var key in keys)
        {
            held.AddRange(await ReadBatchAsync([key], cancellationToken).ConfigureAwait(false) ?? []);
        }

        return held;
    }

    private async Task<IReadOnlyList<HeldStageKey>> ReadTogetherAsync(StageKey[] keys, CancellationToken cancellationToken)
    {
        var target = keys.Length == 1 ? keys[0].ParameterName : $"{keys[0].ParameterName} and {keys.Length - 1} more";
        var answer = await TryAsync(
            token => Ssm.GetParametersAsync(new GetParametersRequest { Names = [.. keys.Select(key => key.ParameterName)], WithDecryption = true }, token), "ssm:GetParameters", target, cancellationToken).ConfigureAwait(false);
        var found = (answer.Parameters ?? []).ToDictionary(parameter => parameter.Name!, StringComparer.Ordinal);
        foreach (var gone in keys.Where(key => !found.ContainsKey(key.ParameterName)))
        {
            host.WriteVerbose($"{gone.ParameterName} was deleted while it was read.");
        }

        return [.. keys.Where(key => found.ContainsKey(key.ParameterName)).Select(key => Hold(found[key.ParameterName], key))];
    }

    private async Task<IReadOnlyList<HeldStageKey>> WithHistoryAsync(IReadOnlyList<HeldStageKey> batch, CancellationToken cancellationToken)
    {
        await foreach (var _ in ReadAhead.Of(batch.Where(key => key.Key.Version > 1), Parallelism, AddHistoryAsync, cancellationToken).ConfigureAwait(false))
        {
        }

        return batch;
    }

    private async Task<HeldStageKey?> AddHistoryAsync(HeldStageKey key, CancellationToken cancellationToken)
    {
        try
        {
            var versions = await ReadVersionsAsync(key.Name, cancellationToken).ConfigureAwait(false);
            key.Earlier = [.. versions.Where(version => version.Version < key.Key.Version)];
            key.Labels = versions.FirstOrDefault(version => version.Version == key.Key.Version)?.Labels ?? [];
            foreach (var other in versions.Except(key.Earlier))
            {
                other.Dispose();
            }
        }
        catch (StageException failure)
        {
            host.WriteWarning($"The earlier versions of {key.Key.ParameterName} cannot be read: {failure.Error.Message} {failure.Error.RecommendedAction}");
        }

        return key;
    }

    private HeldStageKey Hold(Parameter parameter, StageKey? listed)
    {
        var name = KeyParameters.StageOf(parameter.Name) ?? throw new InvalidOperationException($"{parameter.Name} is no stage key.");
        return new HeldStageKey(ToKey(name, parameter, listed), Passphrase.From(parameter.Value.AsSpan()));
    }

    private StageKey ToKey(StageName name, ParameterMetadata parameter) => new()
    {
        App = name.App,
        Stage = name.Stage,
        ParameterName = parameter.Name!,
        Version = parameter.Version ?? 0,
        LastModified = parameter.LastModifiedDate?.ToLocalTime(),
        LastModifiedUser = parameter.LastModifiedUser,
        KeyId = parameter.KeyId,
        Tier = parameter.Tier?.Value,
        Type = parameter.Type?.Value ?? string.Empty,
        Description = parameter.Description,
        AllowedPattern = parameter.AllowedPattern,
        DataType = parameter.DataType,
        Policies = [.. (parameter.Policies ?? []).Select(policy => policy.PolicyText!)],
        Arn = parameter.ARN,
        Region = connection.Region,
        Note = parameter.Type?.Value == "SecureString" ? null : $"It is a {parameter.Type?.Value}, which whoever may read parameters reads: SST makes a SecureString.",
    };

    // What was listed is known better; the value's own version counts.
    private StageKey ToKey(StageName name, Parameter parameter, StageKey? listed) => (listed ?? ToKey(name, new ParameterMetadata { Name = parameter.Name, Type = parameter.Type })) with
    {
        Version = parameter.Version ?? 0,
        LastModified = parameter.LastModifiedDate?.ToLocalTime(),
        Type = parameter.Type?.Value ?? string.Empty,
        DataType = parameter.DataType,
        Arn = parameter.ARN,
    };

    private Task<T> TryAsync<T>(Func<CancellationToken, Task<T>> call, string action, string target, CancellationToken cancellationToken) => Retry.RunAsync(
        call, null, Patience, action, target, host, cancellationToken);
}
