using System.Collections.Concurrent;
using Amazon.CertificateManager.Model;
using Amazon.CloudControlApi.Model;
using Amazon.CloudFront.Model;
using Amazon.ResourceGroupsTaggingAPI.Model;
using StackStage.Operations.Certificates;
using StackStage.Operations.Connection;
using StackStage.Operations.Distributions;
using StackStage.Operations.Domains;
using StackStage.Operations.Stages;
using StackStage.Operations.Steps;
using StackStage.Operations.Waiting;

namespace StackStage.Operations.Diagnosis;

/// <summary>What there is in AWS, listed once for all stages that are looked at.</summary>
internal sealed class LiveResources(AwsConnection connection, IOperationHost host, CancellationToken cancellationToken)
{
    private const string AppTag = "sst:app";
    private const string StageTag = "sst:stage";

    private readonly ConcurrentDictionary<string, Lazy<Task<IReadOnlyDictionary<string, CertificateSummary>>>> _certificates = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<Task<IReadOnlyDictionary<string, ApiDomain>>>> _domains = new(StringComparer.Ordinal);
    private readonly Lazy<Task<IReadOnlyDictionary<string, DistributionSummary>>> _distributions = new(async () =>
        (await new DistributionCalls(connection, new WaitOptions { Timeout = Planning.Patience, PollInterval = TimeSpan.Zero }, host).ListAsync(cancellationToken).ConfigureAwait(false)).ToDictionary(one => one.Id, StringComparer.Ordinal));

    private readonly Lazy<Task<ILookup<StageName, string>>> _tagged = new(() => ReadTagsAsync(connection, host, cancellationToken));

    public AwsConnection Connection => connection;

    /// <summary>The certificates of a Region, by ARN.</summary>
    public Task<IReadOnlyDictionary<string, CertificateSummary>> CertificatesAsync(string region) => _certificates.GetOrAdd(
        region,
        key => new(async () => (await new CertificateCalls(connection, host, Planning.Patience).ListAsync(key, [], cancellationToken).ConfigureAwait(false))
            .Where(one => one.CertificateArn is not null).ToDictionary(one => one.CertificateArn!, StringComparer.Ordinal))).Value;

    /// <summary>The custom domain names of a Region, by name and id.</summary>
    public Task<IReadOnlyDictionary<string, ApiDomain>> DomainsAsync(string region) => _domains.GetOrAdd(
        region,
        key => new(async () => (await Reader(key).ListAsync(cancellationToken).ConfigureAwait(false)).ToDictionary(one => one.Key, StringComparer.Ordinal))).Value;

    /// <summary>What a domain leads to; null when it is gone meanwhile.</summary>
    public Task<DomainContent?> ContentOfAsync(ApiDomain domain, string region) => Reader(region).ReadContentAsync(domain, cancellationToken);

    /// <summary>The distributions, by id.</summary>
    public Task<IReadOnlyDictionary<string, DistributionSummary>> DistributionsAsync() => _distributions.Value;

    /// <summary>The ARNs of what SST's tags give to stages, in the connection's Region and that of the global services.</summary>
    public Task<ILookup<StageName, string>> TaggedAsync() => _tagged.Value;

    /// <summary>How many cache policies of the account's own there are.</summary>
    public async Task<int> CountCachePoliciesAsync()
    {
        var count = 0;
        string? marker = null;
        do
        {
            var request = new ListCachePoliciesRequest { Type = "custom", Marker = marker };
            var page = await CallAsync(token => connection.CloudFront.ListCachePoliciesAsync(request, token), "cloudfront:ListCachePolicies").ConfigureAwait(false);
            count += page.CachePolicyList?.Items?.Count ?? 0;
            marker = page.CachePolicyList?.NextMarker;
        }
        while (!string.IsNullOrEmpty(marker));
        return count;
    }

    /// <summary>How many key-value stores there are.</summary>
    public async Task<int> CountKeyValueStoresAsync()
    {
        var count = 0;
        string? next = null;
        do
        {
            var request = new ListResourcesRequest { TypeName = "AWS::CloudFront::KeyValueStore", NextToken = next };
            var page = await CallAsync(token => connection.In(connection.GlobalRegion).CloudControl.ListResourcesAsync(request, token), "cloudformation:ListResources").ConfigureAwait(false);
            count += page.ResourceDescriptions?.Count ?? 0;
            next = page.NextToken;
        }
        while (!string.IsNullOrEmpty(next));
        return count;
    }

    private static async Task<ILookup<StageName, string>> ReadTagsAsync(AwsConnection connection, IOperationHost host, CancellationToken cancellationToken)
    {
        var found = new List<(StageName Name, string Arn)>();
        foreach (var region in new[] { connection.Region, connection.GlobalRegion }.Distinct(StringComparer.Ordinal))
        {
            string? next = null;
            do
            {
                var request = new GetResourcesRequest { TagFilters = [new TagFilter { Key = AppTag }, new TagFilter { Key = StageTag }], ResourcesPerPage = 100, PaginationToken = next };
                var page = await Retry.RunAsync(token => connection.In(region).Tagging.GetResourcesAsync(request, token), null, Planning.Patience, "tag:GetResources", region, host, cancellationToken).ConfigureAwait(false);
                foreach (var resource in page.ResourceTagMappingList ?? [])
                {
                    var tags = resource.Tags ?? [];
                    if (resource.ResourceARN is { } arn && tags.Find(tag => tag.Key == AppTag)?.Value is { } app && tags.Find(tag => tag.Key == StageTag)?.Value is { } stage)
                    {
                        found.Add((new StageName(app, stage), arn));
                    }
                }

                next = page.PaginationToken;
            }
            while (!string.IsNullOrEmpty(next));
        }

        return found.Distinct().ToLookup(one => one.Name, one => one.Arn);
    }

    private ApiDomainReader Reader(string region) => new(connection.In(region), host, Planning.Patience);

    private Task<T> CallAsync<T>(Func<CancellationToken, Task<T>> call, string action) => Retry.RunAsync(call, null, Planning.Patience, action, connection.Region, host, cancellationToken);
}
