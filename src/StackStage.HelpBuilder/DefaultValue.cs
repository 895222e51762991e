using System.Globalization;
using System.Text.RegularExpressions;
using StackStage.Runner.Catalog;

namespace StackStage.HelpBuilder;

/// <summary>
/// What a parameter is when it is not given: what a new cmdlet has, or else what its description says
/// ("75 minutes unless given", "demo when left out").
/// </summary>
internal static partial class DefaultValue
{
    /// <summary>The default of a parameter in words; "None" when there is none.</summary>
    public static string Of(CmdletDescription cmdlet, ParameterDescription parameter, string description)
    {
        if (parameter.IsSwitch)
        {
            return "False";
        }

        return parameter.Property.GetValue(Activator.CreateInstance(cmdlet.Type)) switch
        {
            null => Said().Match(MarkdownText.Inline(description.ReplaceLineEndings(" "))) is { Success: true } said ? said.Groups[1].Value.Trim() : "None",
            Array { Length: 0 } => "None",
            IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
            var value => value.ToString()!,
        };
    }

    [GeneratedRegex(@"(?:^|[.:;,] )([^.:;,]+(?:\.\d+)?) (?:unless (?:given|said otherwise)|when left out)\b")]
    private static partial Regex Said();
}
