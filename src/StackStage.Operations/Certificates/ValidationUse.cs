using System.Collections.Concurrent;
using Amazon;
using StackStage.Operations.Connection;
using StackStage.Operations.Errors;
using StackStage.Operations.Steps;

namespace StackStage.Operations.Certificates;

/// <summary>
/// Asks who else needs a validation record: it is the same for all certificates of a domain in the account, wherever
/// they are. So every enabled Region is asked, and where one cannot be asked, nobody knows, and the record stays.
/// </summary>
internal sealed class ValidationUse(AwsConnection connection, IReadOnlyCollection<string> chosenRegions, IOperationHost host)
{
    private const int AskedAtOnce = 8;

    // A Region that does not answer for this long keeps the record; it must not keep everybody waiting.
    private static readonly TimeSpan RegionTimeout = TimeSpan.FromMinutes(1);

    // Enabled in every account, for good; all that came later have to be enabled first.
    private static readonly HashSet<string> AlwaysEnabled = new(StringComparer.Ordinal)
    {
        "us-east-1", "us-east-2", "us-west-1", "us-west-2", "ca-central-1", "sa-east-1",
        "eu-central-1", "eu-west-1", "eu-west-2", "eu-west-3", "eu-north-1",
        "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1", "ap-southeast-1", "ap-southeast-2",
        "cn-north-1", "cn-northwest-1", "us-gov-east-1", "us-gov-west-1",
    };

    private static readonly HashSet<string> NotEnabledCodes = new(StringComparer.Ordinal) { "UnrecognizedClientException", "InvalidClientTokenId", "AuthFailure", "OptInRequired" };

    private readonly CertificateCalls _calls = new(connection, host, RegionTimeout);

    /// <summary>Another certificate that needs a record, or why nobody can tell; null when no other needs it.</summary>
    /// <param name="arn">The certificate that goes.</param>
    /// <param name="recordName">The record, normalized.</param>
    /// <param name="bare">The domain that it validates, without <c>*.</c></param>
    /// <param name="without">Certificates that go too.</param>
    /// <param name="own">Asks the certificate's own Region, as patiently as everything else is asked there.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="StageException">The certificate's own Region cannot be asked: then a permission is missing, and the command can be run again.</exception>
    public async Task<ValidationNeed?> FindAsync(
        CertificateArn arn, string recordName, string bare, IReadOnlySet<string> without, CertificateCalls own, CancellationToken cancellationToken)
    {
        if (await FindInAsync(own, arn.Region, arn, recordName, bare, without, cancellationToken).ConfigureAwait(false) is { } near)
        {
            return new ValidationNeed(near, null);
        }

        var needs = new ConcurrentDictionary<string, ValidationNeed>(StringComparer.Ordinal);
        var regions = RegionsFor(arn);
        var notEnabled = new ConcurrentBag<string>();
        var isKnownEverywhere = await connection.AreCredentialsKnownEverywhereAsync(cancellationToken).ConfigureAwait(false);
        await Parallel.ForEachAsync(regions.Where(region => region != arn.Region), new ParallelOptions { MaxDegreeOfParallelism = AskedAtOnce, CancellationToken = cancellationToken }, async (region, token) =>
        {
            if (!needs.IsEmpty)
            {
                return;
            }

            try
            {
                if (await FindInAsync(_calls, region, arn, recordName, bare, without, token).ConfigureAwait(false) is { } other)
                {
                    needs[region] = new ValidationNeed(other, null);
                }
            }
            catch (StageException failure) when (isKnownEverywhere && IsNotEnabled(region, failure))
            {
                notEnabled.Add(region);
            }
            catch (StageException failure)
            {
                needs[region] = new ValidationNeed(null, $"whether a certificate in {region} needs it cannot be told: {failure.Message}");
            }
        }).ConfigureAwait(false);

        // One that is known to need it says more than one that may.
        if (needs.OrderBy(need => need.Value.Certificate is null).ThenBy(need => need.Key, StringComparer.Ordinal).Select(need => need.Value).FirstOrDefault() is { } found)
        {
            return found;
        }

        var skipped = notEnabled.IsEmpty ? string.Empty : $" (not enabled in this account: {string.Join(", ", notEnabled.Order(StringComparer.Ordinal))})";
        host.WriteVerbose($"No other certificate in {string.Join(", ", regions.Except(notEnabled))} is validated by {recordName}{skipped}.");
        return null;
    }

    /// <summary>The Regions that are asked: those that were chosen, else all that there are in the partition.</summary>
    internal IReadOnlyList<string> RegionsFor(CertificateArn arn)
    {
        IEnumerable<string> others = chosenRegions.Count > 0 ? chosenRegions : AllInPartition(connection.Region);
        return [.. new[] { arn.Region, connection.Region, connection.GlobalRegion }.Concat(others).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>
    /// Whether an answer means that a Region is not enabled, where there can be no certificates. Such a Region knows nobody's
    /// credentials. A session token of STS's old, global endpoint is not known in any Region that has to be enabled, so
    /// with temporary keys only a token of the present kind tells the two apart.
    /// </summary>
    private bool IsNotEnabled(string region, StageException failure) =>
        !AlwaysEnabled.Contains(region)
        && region != connection.Region
        && failure.Error.Exception is { } cause
        && AwsErrors.CodeOf(cause) is { } code
        && NotEnabledCodes.Contains(code);

    private static IEnumerable<string> AllInPartition(string region)
    {
        var partition = RegionEndpoint.GetBySystemName(region).PartitionName;
        return RegionEndpoint.EnumerableAllRegions
            .Where(one => one.PartitionName == partition && one.SystemName.Count(letter => letter == '-') >= 2 && char.IsAsciiDigit(one.SystemName[^1]))
            .Select(one => one.SystemName)
            .Order(StringComparer.Ordinal);
    }

    private static async Task<string?> FindInAsync(CertificateCalls calls, string region, CertificateArn arn, string recordName, string bare, IReadOnlySet<string> without, CancellationToken cancellationToken)
    {
        foreach (var summary in await calls.ListAsync(region, [], cancellationToken).ConfigureAwait(false))
        {
            var other = summary.CertificateArn!;
            if (other == arn.Value || without.Contains(other) || !ValidationRecords.MayNeed(summary, bare))
            {
                continue;
            }

            // A list may still show what is gone, and may not show all names.
            if (await calls.DescribeAsync(region, other, cancellationToken).ConfigureAwait(false) is { } detail && ValidationRecords.Needs(detail, recordName, bare))
            {
                return $"{other} ({detail.DomainName})";
            }
        }

        return null;
    }
}

/// <summary>Why a validation record stays.</summary>
/// <param name="Certificate">The other certificate that needs it, when one does.</param>
/// <param name="Doubt">Why nobody can tell whether one does.</param>
internal sealed record ValidationNeed(string? Certificate, string? Doubt)
{
    public override string ToString() => Certificate is null ? Doubt! : $"{Certificate} is validated by it too";
}
