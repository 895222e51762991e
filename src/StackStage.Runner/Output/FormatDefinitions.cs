using System.Text.RegularExpressions;
using System.Xml.Linq;
using StackStage.Operations.Text;

namespace StackStage.Runner.Output;

/// <summary>
/// The module's own views (StackStage.Format.ps1xml), so that a record looks here as it does in PowerShell.
/// A column is a property, or of a list its text, its lines or its length; the module has no others.
/// </summary>
internal sealed partial class FormatDefinitions
{
    private static readonly Lazy<FormatDefinitions> Module = new(Load);

    private readonly Dictionary<string, View> _views = new(StringComparer.Ordinal);

    /// <summary>The views of the module.</summary>
    public static FormatDefinitions OfModule => Module.Value;

    /// <summary>The first view for a type, or for the nearest one that it is made from, which is the one PowerShell uses too; null when there is none.</summary>
    public View? For(Type type) => _views.TryGetValue(type.FullName!, out var view) ? view : type.BaseType is { } basis ? For(basis) : null;

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
        return [.. items.Select((item, index) => ToColumn(item, headers[index].Element("Label")?.Value, (int?)headers[index].Element("Width"), headers[index].Element("Alignment")?.Value == "Right"))];
    }

    private static List<Column> ListColumns(XElement list) =>
        [.. list.Descendants("ListItem").Select(item => ToColumn(item, item.Element("Label")?.Value, null, false))];

    private static Column ToColumn(XElement item, string? label, int? width, bool alignRight)
    {
        if (item.Element("PropertyName")?.Value is { } property)
        {
            return new Column(label ?? property, property, width, alignRight);
        }

        var script = ListText().Match(item.Element("ScriptBlock")!.Value);
        return script.Success
            ? new Column(label ?? script.Groups[1].Value, script.Groups[1].Value, width, alignRight, script.Groups[2].Value)
            : throw new InvalidDataException($"'{item.Element("ScriptBlock")!.Value}' is more than a view of this module may do.");
    }

    [GeneratedRegex(@"^\$_\.(\w+)\.(ToLines|ToString|Count)(?:\(\))?$")]
    private static partial Regex ListText();

    /// <summary>How records of a type are shown.</summary>
    internal sealed record View(bool IsTable, IReadOnlyList<Column> Columns);

    /// <summary>One column or list entry.</summary>
    /// <param name="Label">Its heading.</param>
    /// <param name="Property">The property it shows.</param>
    /// <param name="Width">Its width in a table; null for what is left.</param>
    /// <param name="AlignRight">Whether it stands to the right.</param>
    /// <param name="ListForm">Of a list, what is shown: ToLines, ToString or Count.</param>
    internal sealed record Column(string Label, string Property, int? Width, bool AlignRight, string? ListForm = null)
    {
        /// <summary>What a record shows here.</summary>
        public object? ValueOf(object record)
        {
            var value = record.GetType().GetProperty(Property)?.GetValue(record);
            return ListForm switch
            {
                "ToLines" => (value as IReadableList)?.ToLines(),
                "ToString" => value?.ToString(),
                "Count" => (value as IReadableList)?.Count,
                _ => value,
            };
        }
    }
}
