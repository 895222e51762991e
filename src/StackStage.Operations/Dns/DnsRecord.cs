using Amazon.Route53.Model;

namespace StackStage.Operations.Dns;

/// <summary>A record set as it was found.</summary>
public sealed record DnsRecord
{
    // What resolvers are told for an alias to CloudFront, API Gateway or a load balancer.
    private static readonly TimeSpan AliasTtl = TimeSpan.FromSeconds(60);

    internal DnsRecord(DnsZone zone, ResourceRecordSet source)
    {
        Zone = zone;
        Source = source;
        Name = DnsNames.Normalize(source.Name);
        Type = source.Type.Value;
        SetIdentifier = source.SetIdentifier;
        IsAlias = source.AliasTarget is not null;
        Values = IsAlias ? [DnsNames.Normalize(source.AliasTarget!.DNSName)] : [.. (source.ResourceRecords ?? []).Select(value => value.Value)];
        Ttl = source.TTL is { } seconds ? TimeSpan.FromSeconds(seconds) : AliasTtl;
    }

    /// <summary>The hosted zone it stands in.</summary>
    public DnsZone Zone { get; }

    /// <summary>Its name, normalized.</summary>
    public string Name { get; }

    /// <summary>Its type, such as <c>A</c> or <c>CNAME</c>.</summary>
    public string Type { get; }

    /// <summary>What tells it apart from others of its name and type, or null.</summary>
    public string? SetIdentifier { get; }

    /// <summary>Whether it is an alias.</summary>
    public bool IsAlias { get; }

    /// <summary>Its values; for an alias, the target's name.</summary>
    public IReadOnlyList<string> Values { get; }

    /// <summary>How long resolvers may keep it.</summary>
    public TimeSpan Ttl { get; }

    /// <summary>The record set exactly as Route 53 gave it; a deletion must name it so.</summary>
    internal ResourceRecordSet Source { get; }

    /// <summary>Name and type, as an id.</summary>
    internal string Key => SetIdentifier is null ? $"{Name} {Type}" : $"{Name} {Type} {SetIdentifier}";

    /// <inheritdoc/>
    public override string ToString() => SetIdentifier is null
        ? $"{Type} {Name} -> {string.Join(", ", Values)}"
        : $"{Type} {Name} [{SetIdentifier}] -> {string.Join(", ", Values)}";

    /// <summary>Whether it is an alias or a CNAME of one of these targets.</summary>
    /// <param name="targets">Names in the form of <see cref="DnsNames.ToTarget"/>.</param>
    internal bool PointsAt(IReadOnlySet<string> targets) => (IsAlias || Type == "CNAME") && Values.Any(value => targets.Contains(DnsNames.ToTarget(value)));

    /// <summary>Whether another record leads to the same place.</summary>
    internal bool LeadsWhere(DnsRecord other) => IsAlias == other.IsAlias
        && Values.Select(Comparable).Order(StringComparer.Ordinal).SequenceEqual(other.Values.Select(other.Comparable).Order(StringComparer.Ordinal), StringComparer.Ordinal);

    private string Comparable(string value) => IsAlias || Type == "CNAME" ? DnsNames.ToTarget(value) : value;
}
