namespace StackStage.HelpBuilder;

/// <summary>One page of docs/en-US, taken apart by its headings.</summary>
internal sealed class HelpPage
{
    private readonly Dictionary<string, string> _sections = new(StringComparer.OrdinalIgnoreCase);

    private HelpPage(string path) => Path = path;

    public string Path { get; }

    /// <summary>Parameter descriptions, by name.</summary>
    public Dictionary<string, string> Parameters { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Examples: title, code, and the text after the code.</summary>
    public List<(string Title, string Code, string Remarks)> Examples { get; } = [];

    public string this[string section] => _sections.GetValueOrDefault(section, string.Empty);

    public static HelpPage Read(string path)
    {
        var page = new HelpPage(path);
        var section = string.Empty;
        var subsection = string.Empty;
        var body = new List<string>();
        var inCode = false;
        foreach (var line in File.ReadLines(path).Append("## "))
        {
            inCode ^= line.StartsWith("```", StringComparison.Ordinal);
            if (inCode || !(line.StartsWith("## ", StringComparison.Ordinal) || line.StartsWith("### ", StringComparison.Ordinal) || line.StartsWith("# ", StringComparison.Ordinal)))
            {
                body.Add(line);
                continue;
            }

            page.Close(section, subsection, body);
            body.Clear();
            if (line.StartsWith("### ", StringComparison.Ordinal))
            {
                subsection = line[4..].Trim();
            }
            else
            {
                section = line.TrimStart('#').Trim();
                subsection = string.Empty;
            }
        }

        return page;
    }

    private void Close(string section, string subsection, List<string> body)
    {
        var text = string.Join('\n', body).Trim();
        if (subsection.Length == 0)
        {
            _sections[section] = text;
        }
        else if (section.Equals("PARAMETERS", StringComparison.OrdinalIgnoreCase))
        {
            Parameters[subsection.TrimStart('-')] = text;
        }
        else if (section.Equals("EXAMPLES", StringComparison.OrdinalIgnoreCase))
        {
            var parts = text.Split("```");
            var code = parts.Length > 1 ? parts[1][(parts[1].IndexOf('\n', StringComparison.Ordinal) + 1)..].TrimEnd() : string.Empty;
            Examples.Add((subsection, code, string.Concat(parts.Where((_, index) => index is 0 or > 1)).Trim()));
        }
    }
}
