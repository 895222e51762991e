using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using StackStage.Operations.Text;

namespace StackStage.Cmdlets.Completion;

/// <summary>One thing that may be typed here.</summary>
/// <param name="Text">What is typed.</param>
/// <param name="Shown">What the list shows, and what it is found by too: of an ARN, the name behind it. Null for the text.</param>
/// <param name="ToolTip">What it is; null for the text.</param>
internal sealed record Suggestion(string Text, string? Shown = null, string? ToolTip = null);

/// <summary>
/// The base of every completer. Whatever goes wrong, it completes nothing: an exception, or null in place of an empty
/// list, and PowerShell would offer the names of files.
/// </summary>
public abstract class NameCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
#pragma warning disable CA1031 // An exception would spoil the user's command line.
        try
        {
            var word = (wordToComplete ?? string.Empty).Trim('\'', '"');
            var pattern = new Wildcard(word + "*");
            return [.. Suggest(fakeBoundParameters)
                .Where(one => one.Text.Length > 0 && (pattern.IsMatch(one.Text) || (one.Shown is not null && pattern.IsMatch(one.Shown))))
                .DistinctBy(one => one.Text, StringComparer.Ordinal)
                .Select(ToResult)];
        }
        catch (Exception)
        {
            return [];
        }
#pragma warning restore CA1031
    }

    /// <summary>All that may be typed here, for what is typed so far.</summary>
    /// <param name="parameters">The command's other parameters.</param>
    private protected abstract IEnumerable<Suggestion> Suggest(IDictionary parameters);

    private static CompletionResult ToResult(Suggestion one)
    {
        var plain = one.Text.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.' or '/' or ':') && one.Text[0] != '-';
        var text = plain ? one.Text : $"'{one.Text.Replace("'", "''", StringComparison.Ordinal)}'";
        return new CompletionResult(text, one.Shown ?? one.Text, CompletionResultType.ParameterValue, one.ToolTip ?? one.Text);
    }
}
