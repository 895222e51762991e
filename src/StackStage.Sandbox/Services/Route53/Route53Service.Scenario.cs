using StackStage.Sandbox.Scenarios;
using StackStage.Sandbox.Services.Acm;

namespace StackStage.Sandbox.Services.Route53;

internal sealed partial class Route53Service
{
    public override void LoadScenario(ScenarioSection section)
    {
        foreach (var described in section.List<ScenarioZone>("hostedZones"))
        {
            var account = described.AccountId ?? section.AccountId;
            var zone = NewZone(DateTimeOffset.MinValue, new HostedZone
            {
                Id = described.Id ?? "Z" + World.Ids.UpperAlphanumeric(20),
                Name = DnsName.Normalize(described.Name),
                CallerReference = described.Id ?? World.Ids.Guid(),
                Comment = described.Comment,
                Private = described.Private,
                Undelegated = described.Undelegated,
                Tags = new(described.Tags, StringComparer.Ordinal),
            });
            foreach (var record in described.Records)
            {
                Add(zone, RecordOf(record));
            }
            // A record that is there twice in a scenario (two certificates of one domain) is there once.
            foreach (var domain in described.Validates)
            {
                var (name, value) = ValidationRecord.Of(account, domain);
                Add(zone, new RecordSet { Name = DnsName.Normalize(name), Type = "CNAME", Ttl = 60, Values = [value] });
            }
            StateOf(account, "us-east-1").Zones[zone.Id] = zone;
        }
    }

    private static void Add(HostedZone zone, RecordSet record)
    {
        record.EffectiveAt = DateTimeOffset.MinValue;
        zone.Records.RemoveAll(r => r.Key == record.Key);
        zone.Records.Add(record);
    }

    private static RecordSet RecordOf(ScenarioRecord described) => new()
    {
        Name = DnsName.Normalize(described.Name),
        Type = described.Type,
        SetIdentifier = described.SetIdentifier,
        Other = described.Weight is { } weight ? $"<Weight>{weight}</Weight>" : null,
        Ttl = described.Alias is null ? described.Ttl ?? 300 : null,
        Values = described.Values,
        Alias = described.Alias is null ? null : new AliasTarget(described.Alias.HostedZoneId, DnsName.Normalize(described.Alias.DnsName), described.Alias.EvaluateTargetHealth),
    };

    private sealed class ScenarioZone
    {
        public string? AccountId { get; set; }

        public string? Id { get; set; }

        public required string Name { get; set; }

        public string? Comment { get; set; }

        public bool Private { get; set; }

        public bool Undelegated { get; set; }

        public Dictionary<string, string> Tags { get; set; } = [];

        public List<ScenarioRecord> Records { get; set; } = [];

        /// <summary>Domains whose ACM validation record is in the zone.</summary>
        public List<string> Validates { get; set; } = [];
    }

    private sealed class ScenarioRecord
    {
        public required string Name { get; set; }

        public required string Type { get; set; }

        public string? SetIdentifier { get; set; }

        public int? Weight { get; set; }

        public long? Ttl { get; set; }

        public List<string> Values { get; set; } = [];

        public AliasTarget? Alias { get; set; }
    }
}
