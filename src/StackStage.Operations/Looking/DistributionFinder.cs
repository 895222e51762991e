using System.Runtime.CompilerServices;
using Amazon.CloudFront.Model;
using StackStage.Operations.Connection;
using StackStage.Operations.Distributions;
using StackStage.Operations.Errors;
using StackStage.Operations.Stages;
using StackStage.Operations.Steps;
using StackStage.Operations.Waiting;

namespace StackStage.Operations.Looking;

/// <summary>Lists CloudFront distributions. The service is global: there is one list for all Regions.</summary>
public static class DistributionFinder
{
    /// <summary>The distributions, those of an app and stage together.</summary>
    /// <param name="connection">The account.</param>
    /// <param name="request">Which.</param>
    /// <param name="host">Hears of warnings, and of names that are not there.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="StageException">The distributions cannot be listed.</exception>
    public static IAsyncEnumerable<StageDistribution> FindAsync(AwsConnection connection, LookingRequest request, IOperationHost host, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(host);
        return Planning.ThroughoutAsync(ReadAllAsync(connection, request, host, cancellationToken), cancellationToken);
    }

    private static async IAsyncEnumerable<StageDistribution> ReadAllAsync(
        AwsConnection connection, LookingRequest request, IOperationHost host, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await connection.EnsureReadyAsync(cancellationToken).ConfigureAwait(false);

        var (ids, aliases) = (new NameFilter(request.Ids), new NameFilter(request.Names));
        var owners = new StageOwners(connection, request, host);
        var calls = new DistributionCalls(connection, new WaitOptions { Timeout = StageOwners.Patience, PollInterval = TimeSpan.Zero }, host);
        var all = await calls.ListAsync(cancellationToken).ConfigureAwait(false);
        var chosen = all.Where(one => ids.Fits(one.Id, one.ARN) && aliases.Fits(one.Aliases?.Items ?? [])).ToList();
        ids.Report(host, "DistributionNotFound", "distribution", "this account");
        aliases.Report(host, "AliasNotFound", "distribution with the alias", "this account");
        if (chosen.Count == 0)
        {
            yield break;
        }

        var tagged = await owners.ReadTagsAsync(connection.GlobalRegion, "cloudfront:distribution", cancellationToken).ConfigureAwait(false);
        var found = new List<StageDistribution>();
        foreach (var one in chosen)
        {
            var owner = tagged.GetValueOrDefault(one.ARN) ?? await owners.FindInStatesAsync("Distribution", one.Id, cancellationToken).ConfigureAwait(false);
            if (request.Wants(owner))
            {
                found.Add(ToRecord(one, owner));
            }
        }

        foreach (var one in found.OrderBy(one => one.App is null).ThenBy(one => one.App, StringComparer.Ordinal).ThenBy(one => one.Stage, StringComparer.Ordinal).ThenBy(one => one.Id, StringComparer.Ordinal))
        {
            yield return one;
        }
    }

    private static StageDistribution ToRecord(DistributionSummary one, StageName? owner) => new()
    {
        App = NullIfEmpty(owner?.App),
        Stage = NullIfEmpty(owner?.Stage),
        Id = one.Id,
        DomainName = one.DomainName,
        Aliases = one.Aliases?.Items ?? [],
        Enabled = one.Enabled == true,
        Status = one.Status,
        Staging = one.Staging == true,
        Comment = NullIfEmpty(one.Comment),
        CertificateArn = NullIfEmpty(one.ViewerCertificate?.ACMCertificateArn),
        WebAclArn = NullIfEmpty(one.WebACLId),
        LastModified = one.LastModifiedTime?.ToLocalTime(),
        Arn = one.ARN,
    };

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
