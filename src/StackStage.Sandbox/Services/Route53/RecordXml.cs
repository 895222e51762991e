using System.Globalization;
using System.Xml.Linq;
using StackStage.Sandbox.Protocols;

namespace StackStage.Sandbox.Services.Route53;

/// <summary>Record sets on the wire.</summary>
internal static class RecordXml
{
    private static readonly string[] Known = ["Name", "Type", "SetIdentifier", "TTL", "ResourceRecords", "AliasTarget"];

    public static RecordSet Read(XElement xml)
    {
        var alias = xml.Child("AliasTarget");
        var other = xml.Elements().Where(e => !Known.Contains(e.Name.LocalName)).Select(e => e.Plain().Flat()).ToList();
        return new RecordSet
        {
            Name = DnsName.Normalize(xml.Text("Name") ?? throw Missing("name")),
            Type = xml.Text("Type") ?? throw Missing("type"),
            SetIdentifier = xml.Text("SetIdentifier"),
            Ttl = xml.Text("TTL") is { } ttl ? long.Parse(ttl, CultureInfo.InvariantCulture) : null,
            Values = xml.Child("ResourceRecords")?.Elements().Select(r => r.Text("Value") ?? "").ToList() ?? [],
            Alias = alias is null ? null : new AliasTarget(
                alias.Text("HostedZoneId") ?? "", DnsName.Normalize(alias.Text("DNSName") ?? ""), alias.Text("EvaluateTargetHealth") == "true"),
            Other = other.Count == 0 ? null : string.Concat(other),
        };
    }

    public static XElement Write(RecordSet record) => new("ResourceRecordSet",
        new XElement("Name", DnsName.Escape(record.Name)),
        new XElement("Type", record.Type),
        record.SetIdentifier is null ? null : new XElement("SetIdentifier", record.SetIdentifier),
        record.Other is null ? null : XElement.Parse($"<o>{record.Other}</o>").Elements(),
        record.Ttl is null ? null : new XElement("TTL", record.Ttl),
        record.Alias is not null ? null : new XElement("ResourceRecords",
            record.Values.Select(v => new XElement("ResourceRecord", new XElement("Value", v)))),
        record.Alias is not { } alias ? null : new XElement("AliasTarget",
            new XElement("HostedZoneId", alias.HostedZoneId),
            new XElement("DNSName", DnsName.Escape(alias.DnsName)),
            new XElement("EvaluateTargetHealth", alias.EvaluateTargetHealth)));

    private static AwsError Missing(string member) =>
        new("InvalidInput", $"1 validation error detected: Value null at 'changeBatch.changes.1.member.resourceRecordSet.{member}' failed to satisfy constraint: Member must not be null");
}
