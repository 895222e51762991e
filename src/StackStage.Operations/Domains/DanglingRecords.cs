using System.Net.Sockets;
using System.Text.RegularExpressions;
using StackStage.Operations.Connection;
using StackStage.Operations.Dns;

namespace StackStage.Operations.Domains;

/// <summary>
/// Finds the records that a domain which is gone has left behind: of exactly its name, pointing at a name that API
/// Gateway gives to regional domains of this Region, and that no domain has any more.
/// </summary>
internal sealed partial class DanglingRecords(AwsConnection connection, DnsZones zones, IReadOnlyList<ApiDomain> living)
{
    private readonly HashSet<string> _livingTargets = living.SelectMany(domain => domain.Targets).Select(DnsNames.Normalize).ToHashSet(StringComparer.Ordinal);

    /// <summary>Looks whether a name is still answered for; null when nobody can tell. Set by tests.</summary>
    internal Func<string, CancellationToken, Task<bool?>> IsAliveAsync { get; init; } = ResolveAsync;

    /// <summary>The records to remove; those that may still be good for something are added to <paramref name="kept"/>.</summary>
    public async Task<IReadOnlyList<DnsRecord>> FindAsync(string domainName, List<KeptResource> kept, CancellationToken cancellationToken)
    {
        var found = new List<DnsRecord>();
        foreach (var zone in await zones.HoldingAsync(DnsNames.Bare(domainName), cancellationToken).ConfigureAwait(false))
        {
            foreach (var record in await zones.Calls.RecordsOfAsync(zone, domainName, cancellationToken).ConfigureAwait(false))
            {
                if (!(record.IsAlias || record.Type == "CNAME") || record.Values is not [var value] || TargetRegion(value) is not { } region)
                {
                    continue;
                }

                var target = DnsNames.Normalize(value);
                if (region != connection.Region)
                {
                    kept.Add(new KeptResource("DnsRecord", record.ToString(), $"it points at a domain in {region}; run the command for that Region"));
                }
                else if (_livingTargets.Contains(target))
                {
                    kept.Add(new KeptResource("DnsRecord", record.ToString(), "another custom domain name has what it points at"));
                }
                else if (connection.EndpointUrl is not { IsLoopback: true } && await IsAliveAsync(target, cancellationToken).ConfigureAwait(false) is not false)
                {
                    // Not of this account, and still there: then it is a domain of another account.
                    kept.Add(new KeptResource("DnsRecord", record.ToString(), "what it points at is not in this account and Region, but DNS still knows it, or could not be asked"));
                }
                else
                {
                    found.Add(record);
                }
            }
        }

        return found;
    }

    internal static string? TargetRegion(string target)
    {
        var match = RegionalName().Match(DnsNames.Normalize(target));
        return match.Success ? match.Groups[1].Value : null;
    }

    private static async Task<bool?> ResolveAsync(string name, CancellationToken cancellationToken)
    {
        if (await IsKnownAsync(name, cancellationToken).ConfigureAwait(false) is not false)
        {
            return true;
        }

        // Behind a proxy, a resolver may know nothing of the world outside: its no counts only if it knows who gave the name.
        return await IsKnownAsync($"apigateway.{TargetRegion(name)}.amazonaws.com{(name.EndsWith(".cn", StringComparison.Ordinal) ? ".cn" : string.Empty)}", cancellationToken).ConfigureAwait(false) is true ? false : null;
    }

    private static async Task<bool?> IsKnownAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return (await System.Net.Dns.GetHostAddressesAsync(name, cancellationToken).ConfigureAwait(false)).Length > 0;
        }
        catch (SocketException failure)
        {
            return failure.SocketErrorCode is SocketError.HostNotFound or SocketError.NoData ? false : null;
        }
    }

    [GeneratedRegex(@"^d-[a-z0-9]+\.execute-api\.([a-z0-9-]+)\.amazonaws\.com(\.cn)?$", RegexOptions.CultureInvariant)]
    private static partial Regex RegionalName();
}
