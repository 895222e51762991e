using System.Xml.Linq;

namespace StackStage.Runner.Output;

/// <summary>
/// The module's own views (StackStage.Format.ps1xml), so that a record looks here as it does in PowerShell.
/// Only views made of property names are used; the module has no others.
/// </summary>
internal sealed class FormatDefinitions
{
    private static readonly Lazy<FormatDefinitions> Module = new(Load);

    private readonly Dictionary<string, View> _views = new(StringComparer.Ordinal);

    /// <summary>The views of the module.</summary>
    public static FormatDefinitions OfModule => Module.Value;

    /// <summary>The first view for a type, which is the one PowerShell uses too; null when there is none.</summary>
    public View? For(Type type) => _views.GetValueOrDefault(type.FullName!);

    private static FormatDefinitions Load()
    {
        using var stream = typeof(FormatDefinitions).Assembly.GetManifestResourceStream("StackStage.Format.ps1xml")!;
        var definitions = new FormatDefinitions();
        foreach (var view in XDocument.Load(stream).Descendants("View"))
        {
            var parsed = view.Element("TableControl") is { } table ? new View(true, TableColumns(table)) : new View(false, ListColumns(view.Element("ListControl")!));
            foreach (var type in view.Element("ViewSelectedBy")!.Elements("TypeName"))
            {
                definitions._views.TryAdd(type.Value, parsed);
            }
        }

        return definitions;
    }

    private static List<Column> TableColumns(XElement table)
    {
        var headers = table.Element("TableHeaders")!.Elements("TableColumnHeader").ToArray();
        var items = table.Descendants("TableColumnItem").ToArray();
        return [.. items.Select((item, index) => new Column(
            headers[index].Element("Label")?.Value ?? item.Element("PropertyName")!.Value,
            item.Element("PropertyName")!.Value,
            (int?)headers[index].Element("Width"),
            headers[index].Element("Alignment")?.Value == "Right"))];
    }

    private static List<Column> ListColumns(XElement list) =>
        [.. list.Descendants("ListItem").Select(item => new Column(item.Element("Label")?.Value ?? item.Element("PropertyName")!.Value, item.Element("PropertyName")!.Value, null, false))];

    /// <summary>How records of a type are shown.</summary>
    internal sealed record View(bool IsTable, IReadOnlyList<Column> Columns);

    /// <summary>One column or list entry.</summary>
    internal sealed record Column(string Label, string Property, int? Width, bool AlignRight);
}
