using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using StackStage.Operations.Stages;
using StackStage.Operations.Text;

namespace StackStage.Cmdlets.Completion;

/// <summary>Completes names of apps and stages from the home that the command line points to. Whatever goes wrong, it completes nothing.</summary>
public abstract class StageNameCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
#pragma warning disable CA1031 // An exception would spoil the user's command line.
        try
        {
            var word = (wordToComplete ?? string.Empty).Trim('\'', '"');
            var pattern = new Wildcard(word + "*");
            return [.. Choose(StageNames.In(fakeBoundParameters), fakeBoundParameters).Distinct(StringComparer.Ordinal).Where(pattern.IsMatch).Select(ToResult)];
        }
        catch (Exception)
        {
            return [];
        }
#pragma warning restore CA1031
    }

    /// <summary>The names to offer.</summary>
    private protected abstract IEnumerable<string> Choose(IEnumerable<StageName> known, IDictionary parameters);

    private static CompletionResult ToResult(string name)
    {
        var text = name.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.') ? name : $"'{name.Replace("'", "''", StringComparison.Ordinal)}'";
        return new CompletionResult(text, name, CompletionResultType.ParameterValue, name);
    }
}
