using System.Text.Json.Serialization;

namespace StackStage.Sandbox.Services.Route53;

/// <summary>What an account has in Route 53.</summary>
internal sealed class Route53State
{
    public Dictionary<string, HostedZone> Zones { get; set; } = new(StringComparer.Ordinal);

    public Dictionary<string, DnsChange> Changes { get; set; } = new(StringComparer.Ordinal);
}

internal sealed class HostedZone
{
    public string Id { get; set; } = "";

    /// <summary>Lower case, with the final dot.</summary>
    public string Name { get; set; } = "";

    public string CallerReference { get; set; } = "";

    public string? Comment { get; set; }

    public bool Private { get; set; }

    /// <summary>Whether the world's resolvers never find this zone: its parent delegates elsewhere, or nowhere.</summary>
    public bool Undelegated { get; set; }

    public List<ZoneVpc> Vpcs { get; set; } = [];

    public List<string> NameServers { get; set; } = [];

    public Dictionary<string, string> Tags { get; set; } = new(StringComparer.Ordinal);

    public List<RecordSet> Records { get; set; } = [];
}

internal sealed record ZoneVpc(string Region, string Id);

/// <summary>A record set. Names are kept unescaped, in lower case, with the final dot.</summary>
internal sealed class RecordSet
{
    public string Name { get; set; } = "";

    public string Type { get; set; } = "";

    public string? SetIdentifier { get; set; }

    public long? Ttl { get; set; }

    public List<string> Values { get; set; } = [];

    public AliasTarget? Alias { get; set; }

    /// <summary>Everything else that was sent (weight, geolocation, health check), as XML.</summary>
    public string? Other { get; set; }

    /// <summary>From when resolvers see it.</summary>
    public DateTimeOffset EffectiveAt { get; set; }

    [JsonIgnore]
    public (string Name, string Type, string? SetIdentifier) Key => (Name, Type, SetIdentifier);

    /// <summary>Whether another has the same content; a DELETE must name a record exactly.</summary>
    public bool SameAs(RecordSet other) =>
        Ttl == other.Ttl && Equals(Alias, other.Alias) && (Other ?? "") == (other.Other ?? "")
        && Values.Order(StringComparer.Ordinal).SequenceEqual(other.Values.Order(StringComparer.Ordinal), StringComparer.Ordinal);
}

internal sealed record AliasTarget(string HostedZoneId, string DnsName, bool EvaluateTargetHealth);

internal sealed record DnsChange(string Id, DateTimeOffset SubmittedAt, string? Comment);
