using System.Text;
using System.Text.RegularExpressions;

namespace StackStage.HelpBuilder;

/// <summary>The pages' Markdown as text for a terminal: no marks left, and lines of at most a given width where one is given.</summary>
internal static partial class MarkdownText
{
    private const int NarrowestColumn = 30;

    /// <summary>Takes the marks out of a line: code, strong text, links. A link to an address on the web keeps the address.</summary>
    public static string Inline(string text)
    {
        text = Link().Replace(text, match => match.Groups[2].Value.StartsWith("http", StringComparison.Ordinal)
            ? $"{match.Groups[1].Value} ({match.Groups[2].Value})"
            : match.Groups[1].Value);
        return Strong().Replace(text, "$1").Replace("`", string.Empty, StringComparison.Ordinal);
    }

    /// <summary>The paragraphs of a text, each on one line; every item of a list is a paragraph of its own.</summary>
    public static IEnumerable<string> Paragraphs(string text) => Blocks(text)
        .SelectMany(block => block.Kind == BlockKind.Table ? Table(block.Lines, int.MaxValue) : block.Kind == BlockKind.Code ? block.Lines : [Inline(string.Join(' ', block.Lines))])
        .DefaultIfEmpty(string.Empty);

    /// <summary>A text in lines of at most <paramref name="width"/> characters. Code stays as it is, two columns further in; a table becomes columns.</summary>
    public static IEnumerable<string> Lines(string text, int width)
    {
        var first = true;
        var previous = BlockKind.Text;
        foreach (var block in Blocks(text))
        {
            if (!first && !(block.Kind == BlockKind.Item && previous == BlockKind.Item))
            {
                yield return string.Empty;
            }

            (first, previous) = (false, block.Kind);
            var lines = block.Kind switch
            {
                BlockKind.Code => block.Lines.Select(line => line.Length == 0 ? line : "  " + line),
                BlockKind.Table => Table(block.Lines, width),
                BlockKind.Item => Wrap(Inline(string.Join(' ', block.Lines)), width, new string(' ', ItemMark().Match(block.Lines[0]).Length)),
                _ => Wrap(Inline(string.Join(' ', block.Lines)), width, string.Empty),
            };
            foreach (var line in lines)
            {
                yield return line;
            }
        }
    }

    /// <summary>Breaks a text between words; a word that is longer than a line stays whole.</summary>
    public static IEnumerable<string> Wrap(string text, int width, string hanging)
    {
        var line = new StringBuilder();
        var words = 0;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (words > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line.ToString();
                line.Clear().Append(hanging);
                words = 0;
            }

            line.Append(words++ > 0 ? " " : string.Empty).Append(word);
        }

        if (line.Length > 0)
        {
            yield return line.ToString();
        }
    }

    private static List<Block> Blocks(string text)
    {
        var blocks = new List<Block>();
        Block? open = null;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var isFence = line.StartsWith("```", StringComparison.Ordinal);
            if (open is { Kind: BlockKind.Code })
            {
                if (isFence)
                {
                    open = null;
                }
                else
                {
                    open.Lines.Add(line.TrimEnd());
                }

                continue;
            }

            var kind = isFence ? BlockKind.Code
                : line.StartsWith('|') ? BlockKind.Table
                : ItemMark().IsMatch(line) ? BlockKind.Item
                : BlockKind.Text;
            if (line.Trim().Length == 0)
            {
                open = null;
                continue;
            }

            // A line that goes on belongs to what was begun: a paragraph, an item, a table.
            if (open is null || kind is BlockKind.Code or BlockKind.Item || (kind != open.Kind && !(kind == BlockKind.Text && open.Kind == BlockKind.Item)))
            {
                blocks.Add(open = new Block(kind, []));
            }

            if (!isFence)
            {
                open.Lines.Add(line.Trim());
            }
        }

        return blocks;
    }

    // All columns but the last are as wide as their widest cell; the last takes what is left of the line.
    private static IEnumerable<string> Table(List<string> lines, int width)
    {
        var rows = lines
            .Where(line => !Ruler().IsMatch(line))
            .Select(line => line.Trim('|', ' ').Length == 0 ? [] : CellEnd().Split(line.Trim()[1..^1]).Select(cell => Inline(cell.Trim())).ToArray())
            .Where(row => row.Any(cell => cell.Length > 0))
            .ToList();
        var columns = rows.Count == 0 ? 0 : rows.Max(row => row.Length);
        var widths = Enumerable.Range(0, Math.Max(0, columns - 1)).Select(column => rows.Max(row => column < row.Length ? row[column].Length : 0)).ToArray();
        if (widths.Sum() + (2 * widths.Length) > width - NarrowestColumn)
        {
            // Too wide to stand beside each other: what the last column says goes below the others.
            foreach (var row in rows)
            {
                foreach (var line in Wrap(string.Join("  ", row.SkipLast(1).Where(cell => cell.Length > 0)), width, "  ").Concat(Wrap(row[^1], width - 4, string.Empty).Select(line => "    " + line)))
                {
                    yield return line;
                }
            }

            yield break;
        }

        foreach (var row in rows)
        {
            var lead = string.Concat(widths.Select((columnWidth, column) => (column < row.Length ? row[column] : string.Empty).PadRight(columnWidth + 2)));
            var rest = row.Length == columns ? row[^1] : string.Empty;
            var indent = new string(' ', lead.Length);
            var isFirst = true;
            foreach (var line in Wrap(rest, Math.Max(20, width - lead.Length), string.Empty).DefaultIfEmpty(string.Empty))
            {
                yield return ((isFirst ? lead : indent) + line).TrimEnd();
                isFirst = false;
            }
        }
    }

    private enum BlockKind
    {
        Text,
        Item,
        Table,
        Code,
    }

    private sealed record Block(BlockKind Kind, List<string> Lines);

    [GeneratedRegex(@"^(-|[0-9]+\.) ")]
    private static partial Regex ItemMark();

    [GeneratedRegex(@"\[([^\]]+)\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\*\*([^*]+)\*\*")]
    private static partial Regex Strong();

    [GeneratedRegex(@"^\|[\s|:-]+\|$")]
    private static partial Regex Ruler();

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex CellEnd();
}
