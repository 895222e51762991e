using System.Xml.Linq;
using StackStage.Sandbox.Protocols;
using StackStage.Sandbox.Routing;

namespace StackStage.Sandbox.Services.Route53;

internal sealed partial class Route53Service
{
    private const int LongestPage = 300;

    /// <summary>Lets every service whose resources depend on DNS catch up before records change.</summary>
    private void SettleDns(DateTimeOffset now)
    {
        foreach (var service in World.All<ISettlesWithDns>())
        {
            service.Settle(now);
        }
    }

    private AwsReply ChangeResourceRecordSets(SandboxCall call)
    {
        var zone = Zone(call);
        var batch = call.Xml.Child("ChangeBatch") ?? throw new AwsError("InvalidInput", "Missing ChangeBatch");
        var changes = (batch.Child("Changes")?.Elements() ?? [])
            .Select(c => (c.Text("Action") ?? "", RecordXml.Read(c.Child("ResourceRecordSet") ?? throw new AwsError("InvalidInput", "Missing ResourceRecordSet"))))
            .ToList();
        if (changes.Count == 0)
        {
            throw new AwsError("InvalidInput", "1 validation error detected: Value '[]' at 'changeBatch.changes' failed to satisfy constraint: Member must have length greater than or equal to 1");
        }

        if (changes.Count > 1000)
        {
            throw ChangeBatch.Invalid(["Number of records limit of 1000 exceeded."]);
        }

        SettleDns(call.Now);
        var applied = new ChangeBatch(zone, call.Now + InSyncAfter);
        try
        {
            applied.Apply(changes);
        }
        catch (AwsError error) when (error.Code == "InvalidChangeBatch" && World.Setting("route53.changeBatchMessages", 0) != 0)
        {
            throw WithMessages(error, applied.Messages, call.RequestId);
        }
        return AwsReply.Of(new XElement("ChangeResourceRecordSetsResponse", ChangeInfo(AddChange(call, batch.Text("Comment")), call.Now)));
    }

    /// <summary>The error in the form of the API reference: a root of its own with a message per fault. Today's service answers an ErrorResponse.</summary>
    private AwsError WithMessages(AwsError error, IReadOnlyList<string> messages, string requestId)
    {
        XNamespace ns = XmlNamespace;
        return new AwsError(error.Code, error.Message)
        {
            RawBody = new XElement(ns + "InvalidChangeBatch",
                new XElement(ns + "Messages", messages.Select(m => new XElement(ns + "Message", m))),
                new XElement(ns + "RequestId", requestId)).Flat(),
        };
    }

    private AwsReply ListResourceRecordSets(SandboxCall call)
    {
        var zone = Zone(call);
        var size = MaxItems(call, LongestPage);
        var (name, type, identifier) = (call.Query("name"), call.Query("type"), call.Query("identifier"));
        if (type is not null && name is null)
        {
            throw new AwsError("InvalidInput", "The input is not valid: name is required when type is given.");
        }

        if (identifier is not null && type is null)
        {
            throw new AwsError("InvalidInput", "The input is not valid: type is required when identifier is given.");
        }

        var rest = zone.Records
            .OrderBy(r => DnsName.SortKey(r.Name), StringComparer.Ordinal).ThenBy(r => r.Type, StringComparer.Ordinal).ThenBy(r => r.SetIdentifier, StringComparer.Ordinal)
            .Where(r => name is null || NotBefore(r, DnsName.SortKey(DnsName.Normalize(name)), type, identifier))
            .ToList();
        var next = rest.Count > size ? rest[size] : null;
        return AwsReply.Of(new XElement("ListResourceRecordSetsResponse",
            new XElement("ResourceRecordSets", rest.Take(size).Select(RecordXml.Write)),
            new XElement("IsTruncated", next is not null),
            next is null ? null : new XElement("NextRecordName", DnsName.Escape(next.Name)),
            next is null ? null : new XElement("NextRecordType", next.Type),
            next?.SetIdentifier is null ? null : new XElement("NextRecordIdentifier", next.SetIdentifier),
            new XElement("MaxItems", size)));
    }

    private static bool NotBefore(RecordSet record, string key, string? type, string? identifier)
    {
        var order = string.CompareOrdinal(DnsName.SortKey(record.Name), key);
        if (order != 0 || type is null)
        {
            return order >= 0;
        }

        order = string.CompareOrdinal(record.Type, type);
        if (order != 0 || identifier is null)
        {
            return order >= 0;
        }

        return string.CompareOrdinal(record.SetIdentifier ?? "", identifier) >= 0;
    }
}
