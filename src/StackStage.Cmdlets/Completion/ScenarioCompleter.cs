using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using StackStage.Sandbox;

namespace StackStage.Cmdlets.Completion;

/// <summary>Completes -Scenario: the built-in scenarios, then files.</summary>
public sealed class ScenarioCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var word = (wordToComplete ?? string.Empty).Trim('\'', '"');
        var names = StageSandbox.BuiltInScenarios
            .Where(name => name.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            .Select(name => new CompletionResult(name, name, CompletionResultType.ParameterValue, "built-in scenario"));
        return names.Concat(CompletionCompleters.CompleteFilename(wordToComplete ?? string.Empty));
    }
}
