using System.Text;

namespace StackStage.HelpBuilder;

/// <summary>Writes an about topic as the text that Get-Help shows as it is: no marks, nothing wider than a terminal of 80 columns but code.</summary>
internal static class AboutTopic
{
    private const int Indent = 4;
    private const int Width = 79;

    /// <summary>Makes the text of a topic.</summary>
    /// <param name="name">The topic, such as about_StackStage.</param>
    /// <param name="markdown">The page in docs/en-US.</param>
    public static string Write(string name, string markdown)
    {
        var text = new StringBuilder("TOPIC\n").Append(' ', Indent).Append(name).Append('\n');
        var body = new List<string>();
        var inCode = false;
        foreach (var line in markdown.ReplaceLineEndings("\n").Split('\n').Append("## "))
        {
            inCode ^= line.StartsWith("```", StringComparison.Ordinal);
            if (inCode || !line.StartsWith('#'))
            {
                body.Add(line);
                continue;
            }

            foreach (var wrapped in MarkdownText.Lines(string.Join('\n', body), Width - Indent))
            {
                text.Append(wrapped.Length == 0 ? string.Empty : new string(' ', Indent)).Append(wrapped).Append('\n');
            }

            body.Clear();
            var heading = MarkdownText.Inline(line.TrimStart('#').Trim());
            if (heading.Length > 0 && !line.StartsWith("# ", StringComparison.Ordinal))
            {
                // A parameter's heading stands further in than a section's.
                text.Append('\n').Append(line.StartsWith("###", StringComparison.Ordinal) ? "  " + heading : heading.ToUpperInvariant()).Append('\n');
            }
        }

        return text.ToString();
    }
}
