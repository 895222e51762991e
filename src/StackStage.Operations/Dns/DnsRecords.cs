using StackStage.Operations.Connection;
using StackStage.Operations.Steps;

namespace StackStage.Operations.Dns;

/// <summary>Finds the records that lead to something, so that they can go before it does.</summary>
public static class DnsRecords
{
    /// <summary>
    /// The aliases and CNAMEs that point at one of <paramref name="targets"/>. With names, only those names and the
    /// wildcards above them are looked at, a call each; without, every record of every zone is.
    /// </summary>
    /// <param name="connection">The account that holds the zones.</param>
    /// <param name="targets">What they point at: <c>d123.cloudfront.net</c>, an API's regional domain name, a balancer's DNS name.</param>
    /// <param name="names">The names that may point there, such as a distribution's aliases; null for all records.</param>
    /// <param name="host">Hears what is tried again.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The records of public and private zones, by name; empty when nothing points there.</returns>
    public static Task<IReadOnlyList<DnsRecord>> FindPointingAtAsync(
        AwsConnection connection,
        IEnumerable<string> targets,
        IEnumerable<string>? names,
        IOperationHost host,
        CancellationToken cancellationToken) =>
        FindPointingAtAsync(new DnsZones(connection, host), targets, names, cancellationToken);

    /// <summary>As the other, in zones that have been listed already.</summary>
    /// <param name="zones">The zones.</param>
    /// <param name="targets">What they point at.</param>
    /// <param name="names">The names that may point there; null for all records.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<IReadOnlyList<DnsRecord>> FindPointingAtAsync(
        DnsZones zones,
        IEnumerable<string> targets,
        IEnumerable<string>? names,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(zones);
        var wanted = targets.Select(DnsNames.ToTarget).ToHashSet(StringComparer.Ordinal);
        var found = new List<DnsRecord>();
        if (wanted.Count == 0)
        {
            return found;
        }

        if (names is null)
        {
            foreach (var zone in await zones.AllAsync(cancellationToken).ConfigureAwait(false))
            {
                await foreach (var record in zones.Calls.ListAsync(zone, null, cancellationToken).ConfigureAwait(false))
                {
                    Take(record);
                }
            }
        }
        else
        {
            var looked = new HashSet<(string Zone, string Name)>();
            foreach (var name in names.Select(DnsNames.Normalize).Distinct(StringComparer.Ordinal))
            {
                foreach (var zone in await zones.HoldingAsync(DnsNames.Bare(name), cancellationToken).ConfigureAwait(false))
                {
                    foreach (var candidate in Candidates(name, zone.Name).Where(candidate => looked.Add((zone.Id, candidate))))
                    {
                        foreach (var record in await zones.Calls.RecordsOfAsync(zone, candidate, cancellationToken).ConfigureAwait(false))
                        {
                            Take(record);
                        }
                    }
                }
            }
        }

        return [.. found.OrderBy(record => record.Name, StringComparer.Ordinal).ThenBy(record => record.Zone.Id, StringComparer.Ordinal)];

        void Take(DnsRecord record)
        {
            if (record.PointsAt(wanted))
            {
                found.Add(record);
            }
        }
    }

    /// <summary>The names that none of the found records answers for, and why.</summary>
    /// <param name="zones">Where was looked.</param>
    /// <param name="names">The names that should lead to the targets.</param>
    /// <param name="found">The records that do.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<IReadOnlyList<MissingDnsRecord>> FindMissingAsync(DnsZones zones, IEnumerable<string> names, IReadOnlyList<DnsRecord> found, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(zones);
        ArgumentNullException.ThrowIfNull(found);
        var missing = new List<MissingDnsRecord>();
        foreach (var name in names.Select(DnsNames.Normalize).Distinct(StringComparer.Ordinal).Where(name => !found.Any(record => Answers(record, name))))
        {
            var holding = await zones.HoldingAsync(DnsNames.Bare(name), cancellationToken).ConfigureAwait(false);
            if (holding.Count == 0)
            {
                missing.Add(new MissingDnsRecord(name, "no hosted zone of this account holds it"));
                continue;
            }

            var others = new List<DnsRecord>();
            foreach (var zone in holding)
            {
                others.AddRange((await zones.Calls.RecordsOfAsync(zone, name, cancellationToken).ConfigureAwait(false)).Where(record => record.IsAlias || record.Type is "A" or "AAAA" or "CNAME"));
            }

            missing.Add(new MissingDnsRecord(name, others.Count == 0
                ? $"zone {string.Join(" and ", holding)} has no record of that name"
                : $"its record points elsewhere ({string.Join("; ", others)})"));
        }

        return missing;
    }

    // A wildcard's record answers for every name below it; a wildcard name is answered for by what is below it.
    private static bool Answers(DnsRecord record, string name) => record.Name == name
        || (record.Name.StartsWith("*.", StringComparison.Ordinal) && DnsNames.IsIn(DnsNames.Bare(name), record.Name[2..]))
        || (name.StartsWith("*.", StringComparison.Ordinal) && DnsNames.IsIn(record.Name, name[2..]));

    // A name may be answered by a wildcard anywhere between it and the zone's own name.
    private static IEnumerable<string> Candidates(string name, string zone)
    {
        yield return name;
        for (var above = DnsNames.ParentOf(DnsNames.Bare(name)); above is not null && DnsNames.IsIn(above, zone); above = DnsNames.ParentOf(above))
        {
            yield return "*." + above;
        }
    }
}
