using System.Xml.Linq;

namespace StackStage.Sandbox.Services;

/// <summary>XML as it comes over the wire, whatever its namespaces.</summary>
internal static class XmlText
{
    /// <summary>The first child of a local name.</summary>
    public static XElement? Child(this XElement element, string name) =>
        element.Elements().FirstOrDefault(e => e.Name.LocalName == name);

    /// <summary>The text of the first child of a local name, null when there is none.</summary>
    public static string? Text(this XElement element, string name) => element.Child(name)?.Value;

    /// <summary>The element found by following local names; null when there is none.</summary>
    public static XElement? At(this XElement element, params string[] names)
    {
        XElement? at = element;
        foreach (var name in names)
        {
            at = at?.Child(name);
        }

        return at;
    }

    /// <summary>All elements below of a local name.</summary>
    public static IEnumerable<XElement> Below(this XElement element, string name) =>
        element.Descendants().Where(e => e.Name.LocalName == name);

    /// <summary>A copy in no namespace, everything else as it was.</summary>
    public static XElement Plain(this XElement element) => new(element.Name.LocalName,
        element.Attributes().Where(a => !a.IsNamespaceDeclaration),
        element.Nodes().Select(n => n is XElement e ? e.Plain() : n));

    /// <summary>XML as one line, for keeping.</summary>
    public static string Flat(this XElement element) => element.ToString(SaveOptions.DisableFormatting);
}
