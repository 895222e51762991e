using System.Xml.Linq;

namespace StackStage.AwsClients.Protocols;

/// <summary>
/// Reads members from the children of an element, by local name. As in the packages, a list without an item reads as null.
/// </summary>
internal sealed class XmlReadWire(XElement? xml) : Wire
{
    private XElement? Find(string name) => Find(xml, name);

    public static XElement? Find(XElement? parent, string name)
    {
        for (var node = parent?.FirstNode; node is not null; node = node.NextNode)
        {
            if (node is XElement e && e.Name.LocalName == name)
            {
                return e;
            }
        }

        return null;
    }

    public override string? String(string name, string? value) => Find(name)?.Value;
    public override bool? Bool(string name, bool? value) => Text.ToBool(Find(name)?.Value);
    public override int? Int(string name, int? value) => Text.ToInt(Find(name)?.Value);
    public override long? Long(string name, long? value) => Text.ToLong(Find(name)?.Value);
    public override float? Float(string name, float? value) => Text.ToFloat(Find(name)?.Value);
    public override DateTime? Time(string name, DateTime? value) => Text.ToTime(Find(name)?.Value);

    public override List<string>? Strings(string name, List<string>? value, string item = "member")
    {
        List<string>? list = null;
        foreach (var each in Items(Find(name), item))
        {
            (list ??= []).Add(each.Value);
        }

        return list;
    }

    public override Dictionary<string, string>? Map(string name, Dictionary<string, string>? value)
    {
        Dictionary<string, string>? map = null;
        foreach (var each in Items(Find(name), "entry"))
        {
            (map ??= new(StringComparer.Ordinal))[Find(each, "key")?.Value ?? ""] = Find(each, "value")?.Value ?? "";
        }

        return map;
    }

    public override T? Object<T>(string name, T? value) where T : class => Find(name) is { } e ? Read<T>(e) : null;

    public override List<T>? Objects<T>(string name, List<T>? value, string item = "member")
    {
        List<T>? list = null;
        foreach (var each in Items(Find(name), item))
        {
            (list ??= []).Add(Read<T>(each));
        }

        return list;
    }

    public override T? Payload<T>(string name, T? value) where T : class => xml is null ? null : Read<T>(xml);

    private static IEnumerable<XElement> Items(XElement? list, string item) =>
        list?.Elements().Where(e => e.Name.LocalName == item) ?? [];

    private static T Read<T>(XElement e) where T : IShape, new()
    {
        var read = new T();
        read.Walk(new XmlReadWire(e));
        if (read is IKeepsXml keeper)
        {
            keeper.Source = e;
        }

        return read;
    }
}
