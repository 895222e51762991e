using System.Xml.Linq;
using StackStage.Sandbox.Protocols;
using StackStage.Sandbox.Routing;
using StackStage.Sandbox.State;

namespace StackStage.Sandbox.Services.Route53;

/// <summary>Route 53: zones and records as they are managed; <see cref="DnsView"/> tells how the world sees them.</summary>
internal sealed partial class Route53Service : SandboxService<Route53State>, ITaggedResources
{
    private const string Version = "/2013-04-01";

    public Route53Service()
    {
        Rest("POST", Version + "/hostedzone", "CreateHostedZone", CreateHostedZone);
        Rest("GET", Version + "/hostedzone", "ListHostedZones", ListHostedZones);
        Rest("GET", Version + "/hostedzonesbyname", "ListHostedZonesByName", ListHostedZonesByName);
        Rest("GET", Version + "/hostedzonecount", "GetHostedZoneCount", GetHostedZoneCount);
        Rest("GET", Version + "/hostedzone/{Id}", "GetHostedZone", GetHostedZone);
        Rest("POST", Version + "/hostedzone/{Id}", "UpdateHostedZoneComment", UpdateHostedZoneComment);
        Rest("DELETE", Version + "/hostedzone/{Id}", "DeleteHostedZone", DeleteHostedZone);
        Rest("GET", Version + "/hostedzone/{Id}/rrset", "ListResourceRecordSets", ListResourceRecordSets);
        Rest("POST", Version + "/hostedzone/{Id}/rrset", "ChangeResourceRecordSets", ChangeResourceRecordSets);
        Rest("GET", Version + "/change/{Id}", "GetChange", GetChange);
        Rest("GET", Version + "/tags/{ResourceType}/{ResourceId}", "ListTagsForResource", ListTagsForResource);
        Rest("POST", Version + "/tags/{ResourceType}/{ResourceId}", "ChangeTagsForResource", ChangeTagsForResource);
        Rest("POST", Version + "/tags/{ResourceType}", "ListTagsForResources", ListTagsForResources);
    }

    public override string Name => "route53";

    public override AwsProtocol Protocol => AwsProtocol.RestXml;

    public override string XmlNamespace => "https://route53.amazonaws.com/doc/2013-04-01/";

    protected override StateScope Scope => StateScope.Global;

    public override AwsError ThrottlingError => new("Throttling", "Rate exceeded");

    public override string ArnOf(SandboxCall call) => call.Resource is not { } resource ? "*"
        : call.ActionName == "GetChange" ? $"arn:aws:route53:::change/{Bare(resource)}" : $"arn:aws:route53:::hostedzone/{Bare(resource)}";

    public override string? ResourceOf(SandboxCall call) =>
        call.Labels.TryGetValue("Id", out var id) ? Bare(id) : base.ResourceOf(call);

    /// <summary>How long a change takes to reach all name servers.</summary>
    private TimeSpan InSyncAfter => World.Setting("route53.insync", TimeSpan.FromSeconds(60));

    public IEnumerable<TaggedResource> TaggedResources(string accountId, string region) =>
        region != "us-east-1" ? [] : StateOf(accountId, region).Zones.Values.Where(z => z.Tags.Count > 0)
            .Select(z => new TaggedResource("arn:aws:route53:::hostedzone/" + z.Id, z.Tags));

    private static string Bare(string id) => id[(id.LastIndexOf('/') + 1)..];

    private HostedZone Zone(SandboxCall call, string? id = null)
    {
        var bare = Bare(id ?? call.Label("Id"));
        return State(call).Zones.TryGetValue(bare, out var zone)
            ? zone
            : throw new AwsError("NoSuchHostedZone", $"No hosted zone found with ID: {bare}", 404);
    }

    private DnsChange AddChange(SandboxCall call, string? comment)
    {
        var change = new DnsChange("C" + World.Ids.UpperAlphanumeric(19), call.Now, string.IsNullOrEmpty(comment) ? null : comment);
        return State(call).Changes[change.Id] = change;
    }

    private XElement ChangeInfo(DnsChange change, DateTimeOffset now) => new("ChangeInfo",
        new XElement("Id", "/change/" + change.Id),
        new XElement("Status", now - change.SubmittedAt >= InSyncAfter ? "INSYNC" : "PENDING"),
        new XElement("SubmittedAt", AwsTime.Iso(change.SubmittedAt)),
        change.Comment is null ? null : new XElement("Comment", change.Comment));

    private AwsReply GetChange(SandboxCall call)
    {
        var id = Bare(call.Label("Id"));
        return State(call).Changes.TryGetValue(id, out var change)
            ? AwsReply.Of(new XElement("GetChangeResponse", ChangeInfo(change, call.Now)))
            : throw new AwsError("NoSuchChange", $"Could not find resource with ID: {id}", 404);
    }
}
