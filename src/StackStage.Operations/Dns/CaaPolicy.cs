using StackStage.Operations.Connection;
using StackStage.Operations.Errors;
using StackStage.Operations.Steps;

namespace StackStage.Operations.Dns;

/// <summary>
/// Finds CAA records that keep Amazon from issuing a certificate, as far as they stand in hosted zones that can be
/// seen. ACM would find them only at the end, and then the request has failed for good.
/// </summary>
public sealed class CaaPolicy
{
    private static readonly string[] Amazon = ["amazon.com", "amazontrust.com", "awstrust.com", "amazonaws.com"];
    private static readonly string[] KnownTags = ["issue", "issuewild", "issuemail", "issuevmc", "iodef", "contactemail", "contactphone"];

    private readonly DnsZones _zones;

    /// <summary>Looks in these zones.</summary>
    /// <param name="zones">The zones that can be seen.</param>
    public CaaPolicy(DnsZones zones) => _zones = zones ?? throw new ArgumentNullException(nameof(zones));

    /// <summary>Looks in the zones of a connection.</summary>
    /// <param name="connection">The account that holds the zones.</param>
    /// <param name="host">Hears what is tried again.</param>
    public CaaPolicy(AwsConnection connection, IOperationHost host)
        : this(new DnsZones(connection, host))
    {
    }

    /// <summary>Why Amazon may not issue a certificate for a name, or null when nothing that can be seen forbids it.</summary>
    /// <param name="name">The name, with or without <c>*.</c></param>
    /// <param name="cancellationToken">Stops the calls.</param>
    public async Task<StageError?> FindForbiddingAsync(string name, CancellationToken cancellationToken)
    {
        var plain = DnsNames.Normalize(name);

        // The records of the name itself hold, else those of the closest name above it that has any.
        for (var at = DnsNames.Bare(plain); at is not null; at = DnsNames.ParentOf(at))
        {
            if (await _zones.TryFindPublicAsync(at, cancellationToken).ConfigureAwait(false) is not { } zone)
            {
                // Not ours to see; what stands further up may be hidden by what stands here.
                return null;
            }

            var records = (await _zones.Calls.RecordsOfAsync(zone, at, cancellationToken).ConfigureAwait(false)).Where(record => record.Type == "CAA").ToList();
            if (records.Count > 0)
            {
                var values = records.SelectMany(record => record.Values).ToList();
                return Forbids(values, plain != DnsNames.Bare(plain)) ? Error(plain, at, zone, values) : null;
            }
        }

        return null;
    }

    /// <summary>Whether CAA values keep all of Amazon's authorities from issuing.</summary>
    /// <param name="values">Values such as <c>0 issue "letsencrypt.org"</c>.</param>
    /// <param name="wildcard">Whether the certificate's name is a wildcard.</param>
    internal static bool Forbids(IEnumerable<string> values, bool wildcard)
    {
        var properties = values.Select(Parse).OfType<(int Flags, string Tag, string Issuer)>().ToList();
        if (properties.Exists(property => (property.Flags & 128) != 0 && !KnownTags.Contains(property.Tag)))
        {
            // Critical, and not understood: no authority may issue.
            return true;
        }

        var tag = wildcard && properties.Exists(property => property.Tag == "issuewild") ? "issuewild" : "issue";
        var issuers = properties.Where(property => property.Tag == tag).Select(property => property.Issuer).ToList();
        return issuers.Count > 0 && !issuers.Exists(issuer => Amazon.Contains(issuer));
    }

    private static (int Flags, string Tag, string Issuer)? Parse(string value)
    {
        var parts = value.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return parts.Length == 3 && int.TryParse(parts[0], out var flags)
            ? (flags, parts[1].ToLowerInvariant(), parts[2].Trim('"').Split(';')[0].Trim().TrimEnd('.').ToLowerInvariant())
            : null;
    }

    private static StageError Error(string name, string at, DnsZone zone, List<string> values) => new(
        "CaaForbidsAmazon",
        StageErrorCategory.InvalidOperation,
        $"The CAA records of '{at}' in zone {zone} do not let Amazon issue a certificate for '{name}': {string.Join(", ", values)}.",
        name,
        $"Add the value 0 {(values.Exists(value => value.Contains("issuewild", StringComparison.OrdinalIgnoreCase)) && name.StartsWith("*.", StringComparison.Ordinal) ? "issuewild" : "issue")} \"amazon.com\" to the CAA records of '{at}', wait for their TTL, then run the command again.");
}
