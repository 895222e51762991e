using System.Text.Json;
using Amazon.CloudFront.Model;
using StackStage.Operations.Connection;
using StackStage.Operations.Errors;
using StackStage.Operations.Steps;
using StackStage.Operations.Waiting;

namespace StackStage.Operations.Distributions.Leftovers;

/// <summary>
/// What a distribution leaves behind that is never deleted here, only named: keys and data that cannot be made again, and
/// what belongs to other services. What cannot be asked is left unsaid; it keeps nothing from being removed.
/// </summary>
internal sealed class NamedLeftovers(DistributionCalls calls, IOperationHost host)
{
    private static readonly TimeSpan AskTimeout = TimeSpan.FromSeconds(30);

    /// <summary>Adds to each target's others.</summary>
    public async Task FindAsync(IReadOnlyList<DistributionTarget> targets, CancellationToken cancellationToken)
    {
        if (targets.Count == 0)
        {
            return;
        }

        if (targets.Any(target => target.Parts!.WebAclId is not null || LogConfigs(target.Parts).Any()))
        {
            await FindSharedAsync(targets, cancellationToken).ConfigureAwait(false);
        }

        await FindPublicKeysAsync(targets, cancellationToken).ConfigureAwait(false);
        await FindKeyValueStoresAsync(targets, cancellationToken).ConfigureAwait(false);
        await FindLogDeliveryAsync(targets, cancellationToken).ConfigureAwait(false);
        foreach (var target in targets)
        {
            await FindBucketStatementsAsync(target, cancellationToken).ConfigureAwait(false);
        }
    }

    private static IEnumerable<string> LogConfigs(DistributionParts parts) =>
        parts.Behaviors.Select(behavior => behavior.RealtimeLogConfigArn).OfType<string>().Distinct(StringComparer.Ordinal);

    private static DistributionLeftover Named(string kind, string id, string? name, IReadOnlyCollection<string> users, string notDeleted) => users.Count == 0
        ? new DistributionLeftover(kind, id, name, LeftoverState.Orphaned, notDeleted)
        : new DistributionLeftover(kind, id, name, LeftoverState.Shared, $"used by {string.Join(", ", users)}");

    private async Task FindSharedAsync(IReadOnlyList<DistributionTarget> targets, CancellationToken cancellationToken)
    {
        var ids = targets.Select(target => target.Id).ToHashSet(StringComparer.Ordinal);
        if (await AskAsync<IReadOnlyList<DistributionSummary>>(async token => (await calls.ListOnceAsync(token).ConfigureAwait(false)).All, "cloudfront:ListDistributions", "the account's distributions", cancellationToken).ConfigureAwait(false) is not { } all)
        {
            return;
        }

        var others = all.Where(summary => !ids.Contains(summary.Id)).Select(summary => (summary.Id, Parts: DistributionParts.Of(summary))).ToList();
        foreach (var target in targets)
        {
            if (target.Parts!.WebAclId is { } acl)
            {
                // arn:aws:wafv2:us-east-1:<account>:global/webacl/<name>/<id>; of the first generation, an id alone.
                var name = acl.Split('/') is [.., "webacl", var named, _] ? named : null;
                target.Others.Add(Named("WebAcl", acl, name, [.. others.Where(other => other.Parts.WebAclId == acl).Select(other => other.Id)], "not deleted: it may protect other resources too"));
            }

            foreach (var config in LogConfigs(target.Parts))
            {
                target.Others.Add(Named(
                    "RealtimeLogConfig", config, config[(config.LastIndexOf('/') + 1)..], [.. others.Where(other => LogConfigs(other.Parts).Contains(config)).Select(other => other.Id)], "not deleted: 'aws cloudfront delete-realtime-log-config' does"));
            }
        }
    }

    private async Task FindPublicKeysAsync(IReadOnlyList<DistributionTarget> targets, CancellationToken cancellationToken)
    {
        var kind = LeftoverKind.All.OfType<KeyGroupKind>().Single();
        var own = targets.ToDictionary(target => target, target => kind.IdsIn(target.Parts!).ToHashSet(StringComparer.Ordinal));
        if (own.Values.All(groups => groups.Count == 0)
            || await AskAsync(ListKeyGroupsAsync, kind.ListAction, "the account's key groups", cancellationToken).ConfigureAwait(false) is not { } all)
        {
            return;
        }

        foreach (var (target, groups) in own)
        {
            foreach (var key in all.Where(group => groups.Contains(group.Id)).SelectMany(group => group.KeyGroupConfig?.Items ?? []).Distinct(StringComparer.Ordinal))
            {
                var others = all.Where(group => !groups.Contains(group.Id) && group.KeyGroupConfig?.Items?.Contains(key) == true).Select(group => $"key group {group.KeyGroupConfig!.Name}");
                target.Others.Add(Named("PublicKey", key, null, [.. others], "not deleted: whoever signs with its private key may need it"));
            }
        }
    }

    private async Task<List<KeyGroup>> ListKeyGroupsAsync(CancellationToken cancellationToken)
    {
        var all = new List<KeyGroup>();
        string? marker = null;
        do
        {
            var page = (await calls.CloudFront.ListKeyGroupsAsync(new ListKeyGroupsRequest { Marker = marker }, cancellationToken).ConfigureAwait(false)).KeyGroupList;
            all.AddRange((page?.Items ?? []).Select(item => item.KeyGroup));
            marker = string.IsNullOrEmpty(page?.NextMarker) ? null : page.NextMarker;
        }
        while (marker is not null);
        return all;
    }

    private async Task FindKeyValueStoresAsync(IReadOnlyList<DistributionTarget> targets, CancellationToken cancellationToken)
    {
        var kind = LeftoverKind.All.OfType<FunctionKind>().Single();
        var own = targets.ToDictionary(target => target, target => kind.IdsIn(target.Parts!).ToHashSet(StringComparer.Ordinal));
        if (own.Values.All(functions => functions.Count == 0)
            || await AskAsync(ListFunctionsAsync, kind.ListAction, "the account's functions", cancellationToken).ConfigureAwait(false) is not { } all)
        {
            return;
        }

        foreach (var (target, functions) in own)
        {
            foreach (var store in all.Where(function => functions.Contains(function.Name)).SelectMany(StoresOf).Distinct(StringComparer.Ordinal))
            {
                var others = all.Where(function => !functions.Contains(function.Name) && StoresOf(function).Contains(store)).Select(function => $"function {function.Name}").Distinct(StringComparer.Ordinal);
                target.Others.Add(Named("KeyValueStore", store, null, [.. others], "not deleted: its keys and values would be lost"));
            }
        }

        static IEnumerable<string> StoresOf(FunctionSummary function) => (function.FunctionConfig?.KeyValueStoreAssociations?.Items ?? []).Select(item => item.KeyValueStoreARN);
    }

    private async Task<List<FunctionSummary>> ListFunctionsAsync(CancellationToken cancellationToken)
    {
        var all = new List<FunctionSummary>();
        string? marker = null;
        do
        {
            var page = (await calls.CloudFront.ListFunctionsAsync(new ListFunctionsRequest { Marker = marker }, cancellationToken).ConfigureAwait(false)).FunctionList;
            all.AddRange(page?.Items ?? []);
            marker = string.IsNullOrEmpty(page?.NextMarker) ? null : page.NextMarker;
        }
        while (marker is not null);
        return all;
    }

    // Access logs of the second version hang on a source of CloudWatch Logs that names the distribution.
    private async Task FindLogDeliveryAsync(IReadOnlyList<DistributionTarget> targets, CancellationToken cancellationToken)
    {
        var region = calls.Connection.In(calls.Connection.GlobalRegion);
        if (await AskAsync(token => CloudResources.ListAsync(region, "AWS::Logs::DeliverySource", null, "ResourceArns", token), "cloudformation:ListResources", "the account's log delivery sources", cancellationToken).ConfigureAwait(false) is not { } sources)
        {
            return;
        }

        foreach (var target in targets.Where(target => !string.IsNullOrEmpty(target.Found!.ARN)))
        {
            target.Others.AddRange(sources
                .Where(source => Names(source.Properties, target.Found!.ARN))
                .Select(source => new DistributionLeftover(
                    "LogDeliverySource", source.Identifier, source.Identifier, LeftoverState.Orphaned, "not deleted: 'aws logs delete-delivery-source' does, once its deliveries are deleted")));
        }
    }

    private async Task FindBucketStatementsAsync(DistributionTarget target, CancellationToken cancellationToken)
    {
        foreach (var (bucket, region) in target.Parts!.Origins.Select(origin => S3Origin.Of(origin.DomainName)).OfType<S3Origin>().Distinct())
        {
            var policy = await AskAsync(token => PolicyOfAsync(bucket, region, token), "s3:GetBucketPolicy", $"the policy of bucket {bucket}", cancellationToken).ConfigureAwait(false);
            var identities = target.Parts.Origins.Select(origin => origin.S3OriginConfig?.OriginAccessIdentity).OfType<string>().Where(id => id.Length > 0).Select(id => id[(id.LastIndexOf('/') + 1)..]).ToList();
            foreach (var (statement, place) in StatementsOf(policy).Select((statement, place) => (statement, place)))
            {
                if (Names(statement, target.Found!.ARN) || identities.Exists(identity => Names(statement, $"Identity {identity}")))
                {
                    var sid = statement.TryGetProperty("Sid", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : $"number {place + 1}";
                    target.Others.Add(new DistributionLeftover("BucketPolicyStatement", $"{bucket}: {sid}", null, LeftoverState.Orphaned, "not deleted: take it out of the bucket's policy when nothing else needs it"));
                }
            }
        }
    }

    private async Task<string> PolicyOfAsync(string bucket, string? region, CancellationToken cancellationToken)
    {
        try
        {
            return (await calls.Connection.S3(region).GetBucketPolicyAsync(new Amazon.S3.Model.GetBucketPolicyRequest { BucketName = bucket }, cancellationToken).ConfigureAwait(false)).Policy ?? string.Empty;
        }
        catch (Amazon.S3.AmazonS3Exception failure) when (AwsErrors.CodeOf(failure) is "NoSuchBucketPolicy" or "NoSuchBucket")
        {
            return string.Empty;
        }
    }

    private static IReadOnlyList<JsonElement> StatementsOf(string? policy)
    {
        if (string.IsNullOrWhiteSpace(policy))
        {
            return [];
        }

        try
        {
            using var document = JsonDocument.Parse(policy);
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("Statement", out var statements))
            {
                return [];
            }

            return statements.ValueKind == JsonValueKind.Array
                ? [.. statements.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.Object).Select(one => one.Clone())]
                : statements.ValueKind == JsonValueKind.Object ? [statements.Clone()] : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    // Wherever it stands: as a condition's value, a principal, in a list or alone; at the end of a text, so that E1 is not found in E12.
    private static bool Names(JsonElement element, string text) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Any(member => Names(member.Value, text)),
        JsonValueKind.Array => element.EnumerateArray().Any(item => Names(item, text)),
        JsonValueKind.String => element.GetString()!.EndsWith(text, StringComparison.Ordinal),
        _ => false,
    };

    private async Task<T?> AskAsync<T>(Func<CancellationToken, Task<T>> ask, string action, string resource, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await Retry.RunAsync(ask, null, AskTimeout, action, resource, host, cancellationToken).ConfigureAwait(false);
        }
        catch (StageException failure)
        {
            host.WriteVerbose($"Whether something is left over in {resource} cannot be told: {failure.Message}");
            return null;
        }
    }
}
