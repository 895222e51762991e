using StackStage.Operations.Connection;
using StackStage.Operations.Errors;
using StackStage.Operations.Steps;

namespace StackStage.Operations.Dns;

/// <summary>
/// The hosted zones that a connection can see, listed once and only when needed, and the rule which of them a name
/// belongs to: a zone that was given, else the public one with the longest matching name.
/// </summary>
public sealed class DnsZones
{
    private readonly DnsCalls _calls;
    private readonly IReadOnlyList<string> _givenIds;
    private readonly object _gate = new();
    private Task<IReadOnlyList<DnsZone>>? _given;
    private Task<IReadOnlyList<DnsZone>>? _all;

    /// <summary>Makes the zones of a connection; nothing is called yet.</summary>
    /// <param name="connection">The account that holds the zones.</param>
    /// <param name="host">Hears what is tried again.</param>
    /// <param name="hostedZoneIds">Zones that the user chose; each wins for the names that lie in it.</param>
    public DnsZones(AwsConnection connection, IOperationHost host, IEnumerable<string>? hostedZoneIds = null)
        : this(new DnsCalls(connection, host, DnsCalls.PlanningTimeout), hostedZoneIds)
    {
    }

    internal DnsZones(DnsCalls calls, IEnumerable<string>? hostedZoneIds = null)
    {
        _calls = calls;
        _givenIds = [.. (hostedZoneIds ?? []).Select(id => id[(id.LastIndexOf('/') + 1)..]).Distinct(StringComparer.Ordinal)];
    }

    internal DnsCalls Calls => _calls;

    /// <summary>The zone in which records of a name are written.</summary>
    /// <param name="name">The name.</param>
    /// <param name="cancellationToken">Stops the calls.</param>
    /// <exception cref="StageException">There is no public zone for it (<c>HostedZoneNotFound</c>), or there are several of the same name (<c>HostedZoneAmbiguous</c>).</exception>
    public async Task<DnsZone> FindAsync(string name, CancellationToken cancellationToken)
    {
        var plain = DnsNames.Bare(DnsNames.Normalize(name));
        var chosen = Longest(await GivenAsync(cancellationToken).ConfigureAwait(false), plain);
        if (chosen.Count > 0)
        {
            return chosen.Count == 1 ? chosen[0] : throw Ambiguous(plain, chosen);
        }

        var visible = await AllAsync(cancellationToken).ConfigureAwait(false);
        var found = Longest(visible.Where(zone => !zone.IsPrivate), plain);
        return found.Count switch
        {
            1 => found[0],
            0 => throw NotFound(plain, visible),
            _ => throw Ambiguous(plain, found),
        };
    }

    /// <summary>The public zone with the longest matching name, or null when there is none or more than one.</summary>
    internal async Task<DnsZone?> TryFindPublicAsync(string name, CancellationToken cancellationToken)
    {
        var chosen = Longest(await GivenAsync(cancellationToken).ConfigureAwait(false), name);
        var found = Longest((await AllAsync(cancellationToken).ConfigureAwait(false)).Where(zone => !zone.IsPrivate), name);

        // A zone deeper than the chosen one holds what the chosen one delegates.
        if (chosen.Count == 1 && (found.Count == 0 || found[0].Name.Length <= chosen[0].Name.Length))
        {
            return chosen[0];
        }

        return found.Count == 1 ? found[0] : null;
    }

    /// <summary>Every zone, public or private, that a name lies in.</summary>
    internal async Task<IReadOnlyList<DnsZone>> HoldingAsync(string name, CancellationToken cancellationToken)
    {
        var chosen = await GivenAsync(cancellationToken).ConfigureAwait(false);
        var among = chosen.Any(zone => DnsNames.IsIn(name, zone.Name)) ? chosen : await AllAsync(cancellationToken).ConfigureAwait(false);
        return [.. among.Where(zone => DnsNames.IsIn(name, zone.Name)).OrderByDescending(zone => zone.Name.Length)];
    }

    /// <summary>All zones that the connection sees.</summary>
    /// <param name="cancellationToken">Stops the calls.</param>
    public Task<IReadOnlyList<DnsZone>> AllAsync(CancellationToken cancellationToken) => OnceAsync(ref _all, () => _calls.ListZonesAsync(cancellationToken));

    private static List<DnsZone> Longest(IEnumerable<DnsZone> zones, string name)
    {
        var matching = zones.Where(zone => DnsNames.IsIn(name, zone.Name)).ToList();
        var length = matching.Select(zone => zone.Name.Length).DefaultIfEmpty(0).Max();
        matching.RemoveAll(zone => zone.Name.Length != length);
        return matching;
    }

    private static StageException NotFound(string name, IReadOnlyList<DnsZone> visible)
    {
        var hidden = visible.Where(zone => DnsNames.IsIn(name, zone.Name)).Select(zone => zone.ToString()).ToList();
        return new(new StageError(
            "HostedZoneNotFound",
            StageErrorCategory.ObjectNotFound,
            hidden.Count == 0
                ? $"No hosted zone of this account holds '{name}'."
                : $"Only private hosted zones of this account hold '{name}': {string.Join(", ", hidden)}. The public sees none of them.",
            name,
            "When another account holds the zone, name its profile with -DnsProfileName. Else create the zone, or write the record where the domain's DNS is."));
    }

    private static StageException Ambiguous(string name, IReadOnlyList<DnsZone> found) => new(new StageError(
        "HostedZoneAmbiguous",
        StageErrorCategory.InvalidArgument,
        $"Several public hosted zones hold '{name}': {string.Join(", ", found)}. Only the one that the parent domain delegates to is seen by the public.",
        name,
        "Choose one with -HostedZoneId: the one whose name servers 'nslookup -type=NS' shows for the domain."));

    private Task<IReadOnlyList<DnsZone>> GivenAsync(CancellationToken cancellationToken) => OnceAsync(ref _given, () => ReadGivenAsync(cancellationToken));

    // What was read once is kept; what failed is read again by the next who asks.
    private Task<IReadOnlyList<DnsZone>> OnceAsync(ref Task<IReadOnlyList<DnsZone>>? kept, Func<Task<IReadOnlyList<DnsZone>>> read)
    {
        lock (_gate)
        {
            return kept = kept is null or { IsFaulted: true } or { IsCanceled: true } ? read() : kept;
        }
    }

    private async Task<IReadOnlyList<DnsZone>> ReadGivenAsync(CancellationToken cancellationToken)
    {
        var read = new List<DnsZone>();
        foreach (var id in _givenIds)
        {
            read.Add(await _calls.GetZoneAsync(id, cancellationToken).ConfigureAwait(false) ?? throw new StageException(new StageError(
                "HostedZoneNotFound",
                StageErrorCategory.ObjectNotFound,
                $"This account has no hosted zone '{id}'.",
                id,
                "Check the id; when another account holds the zone, name its profile with -DnsProfileName.")));
        }

        return read;
    }
}
