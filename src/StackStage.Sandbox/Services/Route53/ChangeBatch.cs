using System.Net;
using System.Net.Sockets;
using StackStage.Sandbox.Protocols;

namespace StackStage.Sandbox.Services.Route53;

/// <summary>A batch of changes: all of it happens or nothing does.</summary>
internal sealed class ChangeBatch(HostedZone zone, DateTimeOffset effectiveAt)
{
    private readonly List<RecordSet> _records = [.. zone.Records];
    private readonly Dictionary<(string, string, string?), string> _seen = [];
    private readonly List<string> _messages = [];

    /// <summary>What is wrong with the batch.</summary>
    public IReadOnlyList<string> Messages => _messages;

    /// <summary>Applies the changes to the zone, or throws InvalidChangeBatch with every message and changes nothing.</summary>
    public void Apply(IEnumerable<(string Action, RecordSet Record)> changes)
    {
        foreach (var (action, record) in changes)
        {
            Try(action, record);
        }

        if (_messages.Count == 0)
        {
            CheckWhole();
        }

        if (_messages.Count > 0)
        {
            throw Invalid(_messages);
        }

        zone.Records = _records;
    }

    public static AwsError Invalid(IEnumerable<string> messages) =>
        new("InvalidChangeBatch", "[" + string.Join(", ", messages) + "]");

    private void Try(string action, RecordSet record)
    {
        record.EffectiveAt = effectiveAt;
        var name = DnsName.Escape(record.Name);
        var set = $"[name='{name}', type='{record.Type}'{(record.SetIdentifier is { } id ? $", set identifier='{id}'" : "")}]";
        var existing = _records.Find(r => r.Key == record.Key);
        var before = _seen.GetValueOrDefault(record.Key);
        _seen[record.Key] = action;
        if (before is not null && !(before == "DELETE" && action is "CREATE" or "UPSERT"))
        {
            _messages.Add($"The request contains an invalid set of changes for a resource record set '{record.Type} {name}'");
            return;
        }
        switch (action)
        {
            case "DELETE" when existing is null:
                _messages.Add($"Tried to delete resource record set {set} but it was not found");
                break;
            case "DELETE" when !existing.SameAs(record):
                _messages.Add($"Tried to delete resource record set {set} but the values provided do not match the current values");
                break;
            case "DELETE" when record.Name == zone.Name && record.Type == "SOA":
                _messages.Add("A HostedZone must contain exactly one SOA record.");
                break;
            case "DELETE" when record.Name == zone.Name && record.Type == "NS":
                _messages.Add("A HostedZone must contain at least one NS record for the zone itself.");
                break;
            case "DELETE":
                _records.Remove(existing);
                break;
            case "CREATE" when existing is not null:
                _messages.Add($"Tried to create resource record set {set} but it already exists");
                break;
            case "CREATE" or "UPSERT":
                CheckContent(record, name);
                // What resolvers see already goes on being seen.
                if (existing is not null && existing.SameAs(record))
                {
                    record.EffectiveAt = existing.EffectiveAt;
                }

                if (existing is not null)
                {
                    _records.Remove(existing);
                }

                _records.Add(record);
                break;
            default:
                throw new AwsError("InvalidInput", $"1 validation error detected: Value '{action}' at 'changeBatch.changes.1.member.action' failed to satisfy constraint: Member must satisfy enum value set: [CREATE, DELETE, UPSERT]");
        }
    }

    private void CheckContent(RecordSet record, string name)
    {
        var zoneName = DnsName.Escape(zone.Name);
        if (!DnsName.IsIn(record.Name, zone.Name))
        {
            _messages.Add($"RRSet with DNS name {name} is not permitted in zone {zoneName}");
        }

        if (record is { Alias: null, Values.Count: 0 })
        {
            throw new AwsError("InvalidInput", $"Invalid request: Expected exactly one of [AliasTarget, all of [TTL, and ResourceRecords], or TrafficPolicyInstanceId], but found none in Change with [Action=CREATE, Name={name}, Type={record.Type}, SetIdentifier={record.SetIdentifier ?? "null"}]");
        }

        if (record is { Alias: null, Ttl: null })
        {
            throw new AwsError("InvalidInput", $"Invalid request: Missing field 'TTL' in Change with [Action=CREATE, Name={name}, Type={record.Type}, SetIdentifier={record.SetIdentifier ?? "null"}]");
        }

        if (record.Alias is not null && (record.Ttl is not null || record.Values.Count > 0))
        {
            throw new AwsError("InvalidInput", $"Invalid request: Expected exactly one of [AliasTarget, all of [TTL, and ResourceRecords], or TrafficPolicyInstanceId], but found more than one in Change with [Action=CREATE, Name={name}, Type={record.Type}, SetIdentifier={record.SetIdentifier ?? "null"}]");
        }

        foreach (var twice in record.Values.GroupBy(v => v, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            _messages.Add($"Duplicate Resource Record: '{twice.Key}'");
        }

        foreach (var value in record.Values)
        {
            if (Problem(record.Type, value) is { } problem)
            {
                _messages.Add($"Invalid Resource Record: 'FATAL problem: {problem} encountered with '{value}''");
            }
        }

        if (record is { Type: "CNAME", Values.Count: > 1 })
        {
            _messages.Add($"The CNAME record set {name} has more than one resource record.");
        }

        if (record.Type == "CNAME" && record.Name == zone.Name)
        {
            _messages.Add($"RRSet of type CNAME with DNS name {name} is not permitted at apex in zone {zoneName}");
        }
    }

    /// <summary>Rules on what may stand beside what, once all changes are made.</summary>
    private void CheckWhole()
    {
        var zoneName = DnsName.Escape(zone.Name);
        foreach (var cname in _records.Where(r => r.Type == "CNAME"))
        {
            if (_records.Find(r => r.Name == cname.Name && r.Type != "CNAME") is not { } beside)
            {
                continue;
            }

            var name = DnsName.Escape(cname.Name);
            _messages.Add(_seen.ContainsKey(cname.Key)
                ? $"RRSet of type CNAME with DNS name {name} is not permitted as it conflicts with other records with the same DNS name in zone {zoneName}"
                : $"RRSet of type {beside.Type} with DNS name {name} is not permitted because a conflicting RRSet of type CNAME with the same DNS name already exists in zone {zoneName}");
        }
        foreach (var mixed in _records.GroupBy(r => (r.Name, r.Type)).Where(g => g.Count() > 1 && g.Any(r => r.SetIdentifier is null)))
        {
            _messages.Add($"RRSet with DNS name {DnsName.Escape(mixed.Key.Name)}, type {mixed.Key.Type}, SetIdentifier {mixed.Select(r => r.SetIdentifier).FirstOrDefault(s => s is not null)} cannot be created because a non multivalue answer rrset exists with the same name and type.");
        }
    }

    private static string? Problem(string type, string value) => type switch
    {
        "A" when !(IPAddress.TryParse(value, out var v4) && v4.AddressFamily == AddressFamily.InterNetwork && value.Count(c => c == '.') == 3) =>
            "ARRDATAIllegalIPv4Address (Value is not a valid IPv4 address)",
        "AAAA" when !(IPAddress.TryParse(value, out var v6) && v6.AddressFamily == AddressFamily.InterNetworkV6) =>
            "AAAARRDATAIllegalIPv6Address (Value is not a valid IPv6 address)",
        "TXT" when !(value.StartsWith('"') && value.EndsWith('"') && value.Length > 1) =>
            "InvalidCharacterString (Value should be enclosed in quotation marks)",
        "CAA" when value.Split(' ').Length < 3 => "CAARRDATAIllegalField (Value should contain flags, tag and value)",
        _ => null,
    };
}
