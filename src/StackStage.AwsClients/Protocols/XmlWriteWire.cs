using System.Xml.Linq;

namespace StackStage.AwsClients.Protocols;

/// <summary>
/// Writes members into an element. The element may hold members already (a copy of what came): one that says the
/// same is left as it stands, one that changed is changed in place, a new one goes behind the member before it,
/// and everything unknown stays where it is.
/// </summary>
internal sealed class XmlWriteWire(XElement target) : Wire
{
    private readonly XNamespace _ns = target.Name.Namespace;
    private XElement? _last;

    /// <summary>The element that is the whole body, when a member is.</summary>
    public XElement? Body { get; private set; }

    public override string? String(string name, string? value)
    {
        Scalar(name, value, came => came == value);
        return value;
    }

    public override bool? Bool(string name, bool? value)
    {
        Scalar(name, Text.Of(value), came => Text.ToBool(came) == value);
        return value;
    }

    public override int? Int(string name, int? value)
    {
        Scalar(name, Text.Of(value), came => Text.ToInt(came) == value);
        return value;
    }

    public override long? Long(string name, long? value)
    {
        Scalar(name, Text.Of(value), came => Text.ToLong(came) == value);
        return value;
    }

    public override float? Float(string name, float? value)
    {
        Scalar(name, Text.Of(value), came => Text.ToFloat(came) == value);
        return value;
    }

    public override DateTime? Time(string name, DateTime? value)
    {
        Scalar(name, Text.Of(value), came => Text.ToTime(came) == value?.ToUniversalTime());
        return value;
    }

    public override List<string>? Strings(string name, List<string>? value, string item = "member")
    {
        List(name, item, value?.ConvertAll(text => new XElement(_ns + item, text)));
        return value;
    }

    public override Dictionary<string, string>? Map(string name, Dictionary<string, string>? value) =>
        throw new NotSupportedException("No request of these services sends a map as XML.");

    public override T? Object<T>(string name, T? value) where T : class
    {
        var came = Find(name);
        if (value is null)
        {
            came?.Remove();
            return value;
        }
        var written = Write(_ns + name, value);
        if (came is null)
        {
            Insert(written);
        }
        else
        {
            came.ReplaceWith(written);
            _last = written;
        }
        return value;
    }

    public override List<T>? Objects<T>(string name, List<T>? value, string item = "member")
    {
        List(name, item, value?.ConvertAll(each => Write(_ns + item, each)));
        return value;
    }

    public override T? Payload<T>(string name, T? value) where T : class
    {
        if (value is not null)
        {
            Body = Write(_ns + name, value);
        }

        return value;
    }

    private static XElement Write(XName name, IShape value)
    {
        var element = value is IKeepsXml { Source: { } source } ? Copy(source, name) : new XElement(name);
        value.Walk(new XmlWriteWire(element));
        return element;
    }

    /// <summary>A copy in the request's namespace (some servers answer without one).</summary>
    private static XElement Copy(XElement source, XName name)
    {
        var from = source.Name.Namespace;
        var copy = new XElement(source);
        foreach (var e in copy.DescendantsAndSelf())
        {
            if (e.Name.Namespace == from)
            {
                e.Name = name.Namespace + e.Name.LocalName;
            }

            e.Attributes().Where(a => a.IsNamespaceDeclaration && a.Name.LocalName == "xmlns").Remove();
        }
        copy.Name = name;
        return copy;
    }

    private XElement? Find(string name) => XmlReadWire.Find(target, name);

    private void Insert(XElement element)
    {
        if (_last is null)
        {
            target.AddFirst(element);
        }
        else
        {
            _last.AddAfterSelf(element);
        }

        _last = element;
    }

    private void Scalar(string name, string? text, Func<string, bool> same)
    {
        var came = Find(name);
        if (came is null)
        {
            if (text is not null)
            {
                Insert(new XElement(_ns + name, text));
            }

            return;
        }
        if (same(came.Value))
        {
            _last = came;
        }
        else if (text is null)
        {
            came.Remove();
        }
        else
        {
            came.Value = text;
            _last = came;
        }
    }

    private void List(string name, string item, List<XElement>? items)
    {
        var came = Find(name);
        var before = came?.Elements().Where(e => e.Name.LocalName == item).ToList() ?? [];
        if (items is null)
        {
            // An empty list reads as null, so null says nothing about an element that has no items.
            if (before.Count > 0)
            {
                came!.Remove();
            }
            else
            {
                _last = came ?? _last;
            }

            return;
        }
        if (came is null)
        {
            Insert(new XElement(_ns + name, items));
            return;
        }
        for (var i = 0; i < Math.Min(before.Count, items.Count); i++)
        {
            before[i].ReplaceWith(items[i]);
        }

        foreach (var gone in before.Skip(items.Count))
        {
            gone.Remove();
        }

        if (items.Count > before.Count)
        {
            var added = items.Skip(before.Count);
            if (before.Count > 0)
            {
                items[before.Count - 1].AddAfterSelf(added);
            }
            else
            {
                came.Add(added);
            }
        }
        _last = came;
    }
}
