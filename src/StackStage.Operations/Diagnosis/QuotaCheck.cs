using StackStage.Operations.Keys;
using StackStage.Operations.Stages;

namespace StackStage.Operations.Diagnosis;

/// <summary>Looks how full the quotas are that stages fill which nobody removed. An account may have been given more than AWS gives to all.</summary>
internal static class QuotaCheck
{
    // From here on it is said: the next few stages will not deploy.
    private const double Full = 0.8;

    /// <remarks>Sources: Amazon API Gateway quotas; Amazon CloudFront quotas; AWS Systems Manager quotas (Parameter Store).</remarks>
    public static async Task<IReadOnlyList<StageFinding>> LookAsync(StageHome home, LiveResources live, StageKeyStore keys, Func<Func<Task>, string, Task> tryAsync, CancellationToken cancellationToken)
    {
        var findings = new List<StageFinding>();
        var region = live.Connection.Region;
        await tryAsync(async () => Add("CustomDomains", (await live.DomainsAsync(region).ConfigureAwait(false)).Values.Count(domain => !domain.IsPrivate), 120, $"public custom domain names in {region}", "Get-StageDomain"), "custom domains").ConfigureAwait(false);
        await tryAsync(async () => Add("CachePolicies", await live.CountCachePoliciesAsync().ConfigureAwait(false), 20, "CloudFront cache policies in this account", null), "cache policies").ConfigureAwait(false);
        await tryAsync(async () => Add("KeyValueStores", await live.CountKeyValueStoresAsync().ConfigureAwait(false), 5, "CloudFront key-value stores in this account", null), "key-value stores").ConfigureAwait(false);
        await tryAsync(
            async () => Add("Parameters", await keys.CountStandardAsync(cancellationToken).ConfigureAwait(false), 10_000, $"standard parameters in {region}; past it, SST does not save the keys of new stages, and does not say so", null),
            "parameters").ConfigureAwait(false);
        return findings;

        void Add(string kind, int count, int usual, string what, string? command)
        {
            if (count >= usual * Full)
            {
                findings.Add(new StageFinding
                {
                    Severity = count >= usual ? FindingSeverity.Error : FindingSeverity.Warning,
                    Check = StageCheck.Quota,
                    Kind = kind,
                    Message = $"{count} of usually {usual} {what}.",
                    Command = command,
                    Home = home.Kind,
                    Region = region,
                });
            }
        }
    }
}
