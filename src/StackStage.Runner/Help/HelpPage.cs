namespace StackStage.Runner.Help;

/// <summary>One page of docs/en-US, taken apart by its headings.</summary>
internal sealed class HelpPage
{
    private const string ResourcePrefix = "help/";
    private const string Extension = ".md";

    private readonly Dictionary<string, string> _sections = new(StringComparer.OrdinalIgnoreCase);

    private HelpPage(string name, string content)
    {
        Name = name;
        Content = content;
    }

    /// <summary>The page's name: the cmdlet's, or the topic's.</summary>
    public string Name { get; }

    /// <summary>The whole page, as it is.</summary>
    public string Content { get; }

    /// <summary>Parameter descriptions, by name.</summary>
    public Dictionary<string, string> Parameters { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Examples: title, code, and the text after the code.</summary>
    public List<(string Title, string Code, string Remarks)> Examples { get; } = [];

    /// <summary>The names of the pages that this program carries.</summary>
    public static IEnumerable<string> Names => typeof(HelpPage).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(ResourcePrefix, StringComparison.Ordinal))
        .Select(name => name[ResourcePrefix.Length..^Extension.Length]).Order(StringComparer.Ordinal);

    public string this[string section] => _sections.GetValueOrDefault(section, string.Empty);

    /// <summary>Reads a page from its file.</summary>
    public static HelpPage Read(string path) => Parse(Path.GetFileNameWithoutExtension(path), File.ReadAllText(path));

    /// <summary>Reads the page of that name that this program carries; null when there is none.</summary>
    public static HelpPage? Find(string name)
    {
        using var stream = typeof(HelpPage).Assembly.GetManifestResourceStream(ResourcePrefix + name + Extension);
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        return Parse(name, reader.ReadToEnd());
    }

    private static HelpPage Parse(string name, string content)
    {
        var page = new HelpPage(name, content);
        var section = string.Empty;
        var subsection = string.Empty;
        var body = new List<string>();
        var inCode = false;
        foreach (var line in content.ReplaceLineEndings("\n").Split('\n').Append("## "))
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
