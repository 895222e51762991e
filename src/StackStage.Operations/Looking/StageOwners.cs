using Amazon.ResourceGroupsTaggingAPI.Model;
using StackStage.Operations.Connection;
using StackStage.Operations.Errors;
using StackStage.Operations.Stages;
using StackStage.Operations.Steps;
using StackStage.Operations.Waiting;
using StackStage.Snapshots;

namespace StackStage.Operations.Looking;

/// <summary>Which stage a resource belongs to: by SST's tags, else by the state that has it.</summary>
internal sealed class StageOwners(AwsConnection connection, LookingRequest request, IOperationHost host)
{
    private const string AppTag = "sst:app";
    private const string StageTag = "sst:stage";
    private const int StatesAtOnce = 8;

    /// <summary>How long reading goes on that AWS refuses for now.</summary>
    public static readonly TimeSpan Patience = Planning.Patience;

    // The states are read once, when the first resource without tags is met.
    private readonly object _gate = new();
    private Task<Dictionary<string, StageName?>>? _states;

    /// <summary>The owner that tags name; null when they name none.</summary>
    public static StageName? FromTags(IReadOnlyDictionary<string, string>? tags)
    {
        var (app, stage) = (tags?.GetValueOrDefault(AppTag), tags?.GetValueOrDefault(StageTag));
        return app is null && stage is null ? null : new StageName(app ?? string.Empty, stage ?? string.Empty);
    }

    /// <summary>The owners of a kind of resource in a Region, by ARN: pages of a hundred, not a call for each resource.</summary>
    /// <param name="region">The Region; that of the global services for CloudFront.</param>
    /// <param name="type">As <c>acm:certificate</c>.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="StageException">The tags cannot be read, and the request depends on them.</exception>
    public async Task<IReadOnlyDictionary<string, StageName?>> ReadTagsAsync(string region, string type, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, StageName?>(StringComparer.Ordinal);
        try
        {
            string? next = null;
            do
            {
                var call = new GetResourcesRequest
                {
                    ResourceTypeFilters = [type],
                    TagFilters = [new TagFilter { Key = AppTag }],
                    ResourcesPerPage = 100,
                    PaginationToken = next,
                };
                var page = await Retry.RunAsync(
                    token => connection.In(region).Tagging.GetResourcesAsync(call, token), null, Patience, "tag:GetResources", $"{type} in {region}", host, cancellationToken).ConfigureAwait(false);
                foreach (var resource in page.ResourceTagMappingList ?? [])
                {
                    var tags = (resource.Tags ?? []).ToDictionary(tag => tag.Key, tag => tag.Value, StringComparer.Ordinal);
                    if (resource.ResourceARN is { } arn && FromTags(tags) is { } owner)
                    {
                        found[arn] = owner;
                    }
                }

                next = page.PaginationToken;
            }
            while (!string.IsNullOrEmpty(next));
        }
        catch (StageException failure) when (request.Stages is null)
        {
            // Without a stage to look for, the rest of the record is still worth having.
            host.WriteWarning($"App and Stage are not told by tags: {failure.Message}");
        }

        return found;
    }

    /// <summary>The owner of a resource without tags, where states are searched; null when none has it.</summary>
    /// <param name="kind">The last word of its type in a state: Distribution, DomainName, Certificate.</param>
    /// <param name="id">Its id in a state.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<StageName?> FindInStatesAsync(string kind, string id, CancellationToken cancellationToken)
    {
        if (!request.SearchState)
        {
            return null;
        }

        Task<Dictionary<string, StageName?>> states;
        lock (_gate)
        {
            states = _states ??= ReadStatesAsync(cancellationToken);
        }

        return (await states.ConfigureAwait(false)).GetValueOrDefault(Key(kind, id));
    }

    private static string Key(string kind, string id) => $"{kind} {id}";

    private async Task<Dictionary<string, StageName?>> ReadStatesAsync(CancellationToken cancellationToken)
    {
        var owners = new Dictionary<string, StageName?>(StringComparer.Ordinal);
        var home = await StageHomes.OpenAwsAsync(connection, cancellationToken).ConfigureAwait(false);
        await Parallel.ForEachAsync(
            home.FindAsync(StageFilter.All, cancellationToken),
            new ParallelOptions { MaxDegreeOfParallelism = StatesAtOnce, CancellationToken = cancellationToken },
            async (stored, token) =>
            {
                try
                {
                    if (await home.Store.ReadAsync(stored.State.Key, token).ConfigureAwait(false) is not { } content)
                    {
                        return;
                    }

                    foreach (var resource in Snapshot.Read(content.Bytes, new SnapshotReadOptions { CancellationToken = token }).Resources)
                    {
                        // What is only read belongs to somebody else.
                        if (resource is { Id: { } id, Type: { } type, External: false } && type.StartsWith("aws", StringComparison.Ordinal))
                        {
                            lock (owners)
                            {
                                owners.TryAdd(Key(type[(type.LastIndexOf(':') + 1)..], id), stored.Name);
                            }
                        }
                    }
                }
                catch (SnapshotFormatException failure)
                {
                    host.WriteWarning($"The state of {stored.Name} cannot be read, so what it has is not known: {failure.Message}");
                }
                catch (StageException failure)
                {
                    host.WriteWarning($"The state of {stored.Name} cannot be read, so what it has is not known: {failure.Message}");
                }
            }).ConfigureAwait(false);
        return owners;
    }
}
