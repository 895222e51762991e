using System.Globalization;
using System.Xml.Linq;
using StackStage.Sandbox.Protocols;
using StackStage.Sandbox.Routing;

namespace StackStage.Sandbox.Services.Route53;

internal sealed partial class Route53Service
{
    private AwsReply CreateHostedZone(SandboxCall call)
    {
        var name = DnsName.Normalize(call.Xml.Text("Name") ?? throw new AwsError("InvalidInput", "Missing Name"));
        var reference = call.Xml.Text("CallerReference") ?? throw new AwsError("InvalidInput", "Missing CallerReference");
        if (!name.TrimEnd('.').Contains('.'))
        {
            throw new AwsError("InvalidDomainName", $"{name} is not a valid domain name");
        }

        if (State(call).Zones.Values.Any(z => z.CallerReference == reference))
        {
            throw new AwsError("HostedZoneAlreadyExists", $"A hosted zone has already been created with the specified caller reference.", 409);
        }

        var vpc = call.Xml.Child("VPC");
        var config = call.Xml.Child("HostedZoneConfig");
        var zone = NewZone(call.Now, new HostedZone
        {
            Id = "Z" + World.Ids.UpperAlphanumeric(20),
            Name = name,
            CallerReference = reference,
            Comment = config?.Text("Comment"),
            Private = vpc is not null,
            Vpcs = vpc is null ? [] : [new ZoneVpc(vpc.Text("VPCRegion") ?? "us-east-1", vpc.Text("VPCId") ?? "")],
        });
        SettleDns(call.Now);
        State(call).Zones[zone.Id] = zone;
        return AwsReply.Of(new XElement("CreateHostedZoneResponse",
                ZoneXml(zone),
                ChangeInfo(AddChange(call, null), call.Now),
                DelegationSet(zone),
                VpcXml(zone.Vpcs).FirstOrDefault()), 201)
            .With("Location", $"https://route53.amazonaws.com/2013-04-01/hostedzone/{zone.Id}");
    }

    /// <summary>Gives a zone its name servers, NS and SOA records.</summary>
    private HostedZone NewZone(DateTimeOffset now, HostedZone zone)
    {
        if (zone.NameServers.Count == 0 && !zone.Private)
        {
            var seed = Convert.ToInt32(World.Ids.Hex(4), 16);
            string[] tops = ["com", "net", "org", "co.uk"];
            zone.NameServers = [.. tops.Select((top, i) => string.Create(CultureInfo.InvariantCulture, $"ns-{(seed + i * 512) % 2048}.awsdns-{(seed + i * 17) % 64:00}.{top}"))];
        }
        List<string> servers = zone.Private
            ? ["ns-0.awsdns-00.com.", "ns-512.awsdns-00.net.", "ns-1024.awsdns-00.org.", "ns-1536.awsdns-00.co.uk."]
            : [.. zone.NameServers.Select(s => s + ".")];
        zone.Records.Add(new RecordSet { Name = zone.Name, Type = "NS", Ttl = 172800, Values = servers, EffectiveAt = now });
        zone.Records.Add(new RecordSet
        {
            Name = zone.Name,
            Type = "SOA",
            Ttl = 900,
            Values = [servers[0] + " awsdns-hostmaster.amazon.com. 1 7200 900 1209600 86400"],
            EffectiveAt = now,
        });
        return zone;
    }

    private static XElement ZoneXml(HostedZone zone) => new("HostedZone",
        new XElement("Id", "/hostedzone/" + zone.Id),
        new XElement("Name", DnsName.Escape(zone.Name)),
        new XElement("CallerReference", zone.CallerReference),
        new XElement("Config",
            zone.Comment is null ? null : new XElement("Comment", zone.Comment),
            new XElement("PrivateZone", zone.Private)),
        new XElement("ResourceRecordSetCount", zone.Records.Count));

    private static XElement? DelegationSet(HostedZone zone) => zone.Private ? null : new XElement("DelegationSet",
        new XElement("NameServers", zone.NameServers.Select(s => new XElement("NameServer", s))));

    private static IEnumerable<XElement> VpcXml(IEnumerable<ZoneVpc> vpcs) =>
        vpcs.Select(v => new XElement("VPC", new XElement("VPCRegion", v.Region), new XElement("VPCId", v.Id)));

    private AwsReply GetHostedZone(SandboxCall call)
    {
        var zone = Zone(call);
        return AwsReply.Of(new XElement("GetHostedZoneResponse", ZoneXml(zone), DelegationSet(zone),
            zone.Private ? new XElement("VPCs", VpcXml(zone.Vpcs)) : null));
    }

    private AwsReply UpdateHostedZoneComment(SandboxCall call)
    {
        var zone = Zone(call);
        zone.Comment = call.Xml.Text("Comment");
        return AwsReply.Of(new XElement("UpdateHostedZoneCommentResponse", ZoneXml(zone)));
    }

    private AwsReply DeleteHostedZone(SandboxCall call)
    {
        var zone = Zone(call);
        if (zone.Records.Any(r => r.Name != zone.Name || r.Type is not ("NS" or "SOA")))
        {
            throw new AwsError("HostedZoneNotEmpty", "The specified hosted zone contains non-required resource record sets and so cannot be deleted.");
        }

        SettleDns(call.Now);
        State(call).Zones.Remove(zone.Id);
        return AwsReply.Of(new XElement("DeleteHostedZoneResponse", ChangeInfo(AddChange(call, null), call.Now)));
    }

    private AwsReply GetHostedZoneCount(SandboxCall call) =>
        AwsReply.Of(new XElement("GetHostedZoneCountResponse", new XElement("HostedZoneCount", State(call).Zones.Count)));

    private AwsReply ListHostedZones(SandboxCall call)
    {
        var size = MaxItems(call, 100);
        var marker = call.Query("marker");
        var zones = State(call).Zones.Values.Where(z => call.Query("hostedzonetype") != "PrivateHostedZone" || z.Private);
        // Here a page starts with the marker: NextMarker is the first zone of the next page.
        var rest = zones.OrderBy(z => z.Id, StringComparer.Ordinal)
            .Where(z => string.IsNullOrEmpty(marker) || string.CompareOrdinal(z.Id, Bare(marker)) >= 0).ToList();
        return AwsReply.Of(new XElement("ListHostedZonesResponse",
            new XElement("HostedZones", rest.Take(size).Select(ZoneXml)),
            new XElement("Marker", marker ?? ""),
            new XElement("IsTruncated", rest.Count > size),
            rest.Count > size ? new XElement("NextMarker", rest[size].Id) : null,
            new XElement("MaxItems", size)));
    }

    private AwsReply ListHostedZonesByName(SandboxCall call)
    {
        var size = MaxItems(call, 100);
        var name = call.Query("dnsname");
        var id = call.Query("hostedzoneid");
        if (id is not null && name is null)
        {
            throw new AwsError("InvalidInput", "The input is not valid: DNSName is required when HostedZoneId is given.");
        }

        var start = name is null ? "" : DnsName.SortKey(DnsName.Normalize(name));
        var rest = State(call).Zones.Values
            .OrderBy(z => DnsName.SortKey(z.Name), StringComparer.Ordinal).ThenBy(z => z.Id, StringComparer.Ordinal)
            .Where(z => string.CompareOrdinal(DnsName.SortKey(z.Name), start) is > 0 or 0
                && (id is null || DnsName.SortKey(z.Name) != start || string.CompareOrdinal(z.Id, Bare(id)) >= 0))
            .ToList();
        var next = rest.Count > size ? rest[size] : null;
        return AwsReply.Of(new XElement("ListHostedZonesByNameResponse",
            new XElement("HostedZones", rest.Take(size).Select(ZoneXml)),
            name is null ? null : new XElement("DNSName", name),
            id is null ? null : new XElement("HostedZoneId", id),
            new XElement("IsTruncated", next is not null),
            next is null ? null : new XElement("NextDNSName", DnsName.Escape(next.Name)),
            next is null ? null : new XElement("NextHostedZoneId", next.Id),
            new XElement("MaxItems", size)));
    }

    private static int MaxItems(SandboxCall call, int most)
    {
        if (call.Query("maxitems") is not { Length: > 0 } text)
        {
            return most;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size > 0
            ? Math.Min(size, most)
            : throw new AwsError("InvalidInput", $"Invalid MaxItems: '{text}'");
    }

    private AwsReply ListTagsForResource(SandboxCall call) =>
        AwsReply.Of(new XElement("ListTagsForResourceResponse", TagSet(call, call.Label("ResourceId"))));

    private AwsReply ListTagsForResources(SandboxCall call) =>
        AwsReply.Of(new XElement("ListTagsForResourcesResponse", new XElement("ResourceTagSets",
            call.Xml.Child("ResourceIds")?.Elements().Select(id => TagSet(call, id.Value)))));

    private XElement TagSet(SandboxCall call, string id)
    {
        if (call.Label("ResourceType") != "hostedzone")
        {
            throw new AwsError("NoSuchHealthCheck", $"No health check found with ID: {id}", 404);
        }

        return new XElement("ResourceTagSet",
            new XElement("ResourceType", "hostedzone"),
            new XElement("ResourceId", Bare(id)),
            new XElement("Tags", Zone(call, id).Tags.Select(t => new XElement("Tag", new XElement("Key", t.Key), new XElement("Value", t.Value)))));
    }

    private AwsReply ChangeTagsForResource(SandboxCall call)
    {
        var id = call.Label("ResourceId");
        if (call.Label("ResourceType") != "hostedzone")
        {
            throw new AwsError("NoSuchHealthCheck", $"No health check found with ID: {id}", 404);
        }

        var zone = Zone(call, id);
        foreach (var tag in call.Xml.Child("AddTags")?.Elements() ?? [])
        {
            zone.Tags[tag.Text("Key") ?? ""] = tag.Text("Value") ?? "";
        }

        foreach (var key in call.Xml.Child("RemoveTagKeys")?.Elements() ?? [])
        {
            zone.Tags.Remove(key.Value);
        }

        return AwsReply.Of(new XElement("ChangeTagsForResourceResponse"));
    }
}
