using System.Text;
using System.Text.RegularExpressions;

namespace StackStage.Operations.Text;

/// <summary>
/// A PowerShell wildcard pattern: <c>*</c>, <c>?</c>, <c>[a-z]</c>, and a backquote before a character that stands for itself.
/// Case does not matter. Written here because PowerShell's own WildcardPattern does nothing outside PowerShell.
/// </summary>
public sealed class Wildcard
{
    private readonly Regex _expression;

    /// <summary>Reads a pattern.</summary>
    /// <param name="pattern">The pattern; an unclosed bracket stands for itself.</param>
    public Wildcard(string pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        _expression = new Regex(Translate(pattern), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.NonBacktracking);
    }

    /// <summary>Whether a text has characters that mean something in a pattern.</summary>
    /// <param name="text">The text.</param>
    public static bool HasWildcard(string text) => text.AsSpan().IndexOfAny('*', '?', '[') >= 0;

    /// <summary>Whether the whole of <paramref name="text"/> fits the pattern.</summary>
    /// <param name="text">The text.</param>
    public bool IsMatch(string text) => _expression.IsMatch(text);

    private static string Translate(string pattern)
    {
        var result = new StringBuilder("\\A");
        for (var index = 0; index < pattern.Length; index++)
        {
            switch (pattern[index])
            {
                case '*':
                    result.Append(".*");
                    break;
                case '?':
                    result.Append('.');
                    break;
                case '`' when index + 1 < pattern.Length:
                    result.Append(Regex.Escape(pattern[++index].ToString()));
                    break;
                case '[' when pattern.IndexOf(']', index + 1) is var end && end > index + 1:
                    result.Append('[').Append(pattern[(index + 1)..end].Replace("\\", "\\\\", StringComparison.Ordinal).Replace("^", "\\^", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal)).Append(']');
                    index = end;
                    break;
                default:
                    result.Append(Regex.Escape(pattern[index].ToString()));
                    break;
            }
        }

        return result.Append("\\z").ToString();
    }
}
