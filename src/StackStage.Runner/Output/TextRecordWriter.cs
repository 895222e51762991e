using System.Collections;
using System.Globalization;
using System.Reflection;

namespace StackStage.Runner.Output;

/// <summary>Writes records as a table or a list, as PowerShell would.</summary>
internal sealed class TextRecordWriter(TextWriter output, int width, string ellipsis) : IRecordWriter
{
    // Column widths come from the first rows; the rest streams with them.
    private const int Sample = 500;

    private readonly List<object> _waiting = [];
    private FormatDefinitions.View? _view;
    private Type? _type;
    private int[]? _widths;

    public void Write(object record)
    {
        if (record.GetType() != _type)
        {
            Flush();
            _type = record.GetType();
            _widths = null;
            _view = record is string || _type.IsPrimitive ? null : FormatDefinitions.OfModule.For(_type) ?? Default(_type);
        }

        if (_view is null)
        {
            output.WriteLine(Format(record));
            return;
        }

        _waiting.Add(record);
        if (_waiting.Count >= Sample)
        {
            Flush();
        }
    }

    public void Flush()
    {
        if (_waiting.Count > 0)
        {
            if (_view!.IsTable)
            {
                WriteTable(_view.Columns);
            }
            else
            {
                WriteList(_view.Columns);
            }

            _waiting.Clear();
        }

        output.Flush();
    }

    private static FormatDefinitions.View Default(Type type)
    {
        // PowerShell's rule: up to four properties make a table, more make a list.
        var columns = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetIndexParameters().Length == 0)
            .Select(property => new FormatDefinitions.Column(property.Name, property.Name, null, false)).ToArray();
        return new FormatDefinitions.View(columns.Length <= 4, columns);
    }

    private static string Format(object? value) => value switch
    {
        null => string.Empty,
        string text => text,
        DateTimeOffset time => time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        DateTime time => time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        IDictionary table => "{" + string.Join(", ", table.Keys.Cast<object>().Select(key => $"{key}={Format(table[key])}")) + "}",
        IEnumerable several => "{" + string.Join(", ", several.Cast<object?>().Select(Format)) + "}",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? string.Empty,
    };

    // As in PowerShell, a property that cannot be read is empty: what runs does not end because its outcome cannot be shown.
    private static string Value(object record, FormatDefinitions.Column column)
    {
#pragma warning disable CA1031 // A property may throw anything.
        try
        {
            return Format(column.ValueOf(record));
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return string.Empty;
        }
#pragma warning restore CA1031
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");

    private string Fit(string text, int columns, bool right)
    {
        var fitted = text.Length <= columns ? text : columns > ellipsis.Length ? text[..(columns - ellipsis.Length)] + ellipsis : text[..columns];
        return right ? fitted.PadLeft(columns) : fitted.PadRight(columns);
    }

    private void WriteTable(IReadOnlyList<FormatDefinitions.Column> columns)
    {
        var rows = _waiting.Select(record => columns.Select(column => OneLine(Value(record, column))).ToArray()).ToArray();
        if (_widths is null)
        {
            _widths = [.. columns.Select((column, index) => Math.Max(column.Label.Length, column.Width ?? rows.Max(row => row[index].Length)))];
            if (width != int.MaxValue)
            {
                // Too wide for the terminal: the last column gives way, as it has the text.
                var others = _widths[..^1].Sum() + _widths.Length - 1;
                _widths[^1] = Math.Clamp(_widths[^1], Math.Min(8, _widths[^1]), Math.Max(8, width - others));
            }
            else
            {
                // In a file or a pipe nothing is cut off.
                _widths = [.. _widths.Select((columnWidth, index) => Math.Max(columnWidth, rows.Max(row => row[index].Length)))];
            }

            output.WriteLine();
            WriteRow(columns, [.. columns.Select(column => column.Label)]);
            WriteRow(columns, [.. columns.Select(column => new string('-', column.Label.Length))]);
        }

        foreach (var row in rows)
        {
            WriteRow(columns, row);
        }
    }

    private void WriteRow(IReadOnlyList<FormatDefinitions.Column> columns, string[] row) =>
        output.WriteLine(string.Join(' ', row.Select((cell, index) => Fit(cell, _widths![index], columns[index].AlignRight))).TrimEnd());

    private void WriteList(IReadOnlyList<FormatDefinitions.Column> columns)
    {
        var label = columns.Max(column => column.Label.Length);
        foreach (var record in _waiting)
        {
            output.WriteLine();
            foreach (var column in columns)
            {
                var lines = Value(record, column).Split('\n');
                output.WriteLine($"{column.Label.PadRight(label)} : {lines[0]}".TrimEnd());
                foreach (var more in lines.Skip(1))
                {
                    output.WriteLine(new string(' ', label + 3) + more);
                }
            }
        }
    }
}
