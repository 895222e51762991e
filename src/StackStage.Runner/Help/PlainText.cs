using System.Text;
using System.Text.RegularExpressions;

namespace StackStage.Runner.Help;

/// <summary>The Markdown of the help pages as text for a terminal: without its marks, and with lines that fit.</summary>
internal static partial class PlainText
{
    private const string Fence = "```";

    /// <summary>Text without marks. Code keeps every character; a link keeps its address.</summary>
    public static string Of(string markdown)
    {
        var result = new StringBuilder();
        var inCode = false;
        foreach (var line in markdown.ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.StartsWith(Fence, StringComparison.Ordinal))
            {
                inCode = !inCode;
                continue;
            }

            if (!inCode && TableRule().IsMatch(line))
            {
                continue;
            }

            result.Append(inCode ? "    " + line : Inline(Heading().Replace(line, string.Empty))).Append('\n');
        }

        return result.ToString().Trim('\n');
    }

    /// <summary>Breaks text into lines of at most that many columns, at spaces only; what stands indented stays as it is.</summary>
    /// <param name="text">The text.</param>
    /// <param name="width">The columns, the indentation included.</param>
    /// <param name="indent">How far each line is indented.</param>
    public static IEnumerable<string> Lines(string text, int width, int indent)
    {
        var margin = new string(' ', indent);
        foreach (var line in text.Split('\n'))
        {
            if (line.Length == 0)
            {
                yield return string.Empty;
                continue;
            }

            if (line.StartsWith("    ", StringComparison.Ordinal))
            {
                yield return margin + line;
                continue;
            }

            // What follows the mark of a list's entry stands below its text.
            var hanging = new string(' ', ListMark().Match(line).Length);
            var current = new StringBuilder();
            foreach (var word in line.Split(' '))
            {
                if (current.Length > 0 && current.Length + 1 + word.Length > width - indent)
                {
                    yield return margin + current.ToString().TrimEnd();
                    current.Clear().Append(hanging).Append(word);
                    continue;
                }

                current.Append(current.Length == 0 ? string.Empty : " ").Append(word);
            }

            yield return margin + current.ToString().TrimEnd();
        }
    }

    /// <summary>The first sentence of a text, on one line.</summary>
    public static string FirstSentence(string markdown)
    {
        var text = Of(markdown).ReplaceLineEndings(" ");
        return SentenceEnd().Match(text) is { Success: true } end ? text[..(end.Index + 1)] : text;
    }

    private static string Inline(string line)
    {
        // Between backquotes every character stands for itself.
        var parts = line.Split('`');
        for (var index = 0; index < parts.Length; index += 2)
        {
            parts[index] = Link().Replace(parts[index], match => match.Groups[1].Value == match.Groups[2].Value ? match.Groups[1].Value : $"{match.Groups[1].Value} ({match.Groups[2].Value})")
                .Replace("**", string.Empty, StringComparison.Ordinal);
        }

        var text = string.Concat(parts);
        return text.StartsWith('|') ? string.Join("  ", text.Trim('|', ' ').Split('|').Select(cell => cell.Trim())) : text;
    }

    [GeneratedRegex(@"\[([^\]]+)\]\(([^)]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^\|[\s|:-]*\|?$")]
    private static partial Regex TableRule();

    [GeneratedRegex("^#+ +")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\s*(?:[-*]|\d+\.)\s+")]
    private static partial Regex ListMark();

    [GeneratedRegex(@"[.!?](?=\s+\p{Lu}|\s*$)")]
    private static partial Regex SentenceEnd();
}
