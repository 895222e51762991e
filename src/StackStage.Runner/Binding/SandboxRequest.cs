using System.Globalization;
using StackStage.Cmdlets.Commands.Sandbox;
using StackStage.Runner.Catalog;
using StackStage.Sandbox;

namespace StackStage.Runner.Binding;

/// <summary>The sandbox that a command line asks for: <c>-Sandbox [scenario]</c>, <c>-SandboxState &lt;file&gt;</c>, <c>-SandboxTimeScale &lt;n&gt;</c>.</summary>
internal sealed record SandboxRequest
{
    /// <summary>The option that names the scenario.</summary>
    public const string SandboxOption = "Sandbox";

    /// <summary>The option that names the file that keeps the sandbox.</summary>
    public const string StateOption = "SandboxState";

    private const string TimeScaleOption = "SandboxTimeScale";

    public static IReadOnlyList<string> Options { get; } = [SandboxOption, StateOption, TimeScaleOption];

    public string Scenario { get; private init; } = StartStageSandboxCommand.DefaultScenario;

    // A scenario that was asked for and does not count is worth a warning; the default is not.
    private bool HasScenario { get; init; }

    public string? StateFile { get; private init; }

    public double TimeScale { get; private init; } = StartStageSandboxCommand.DefaultTimeScale;

    /// <summary>
    /// Whether a word that follows -Sandbox is its scenario, rather than the value of a parameter that would take it without a
    /// name. A scenario's name is one; a word that cannot be one is none; where both could be meant, neither is guessed.
    /// </summary>
    /// <param name="word">The word.</param>
    /// <param name="target">The parameter that would take it otherwise, or null.</param>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <exception cref="UsageException">It could be both.</exception>
    public static bool IsScenario(string word, ParameterDescription? target, CmdletDescription cmdlet)
    {
        if (target is null || StageSandbox.BuiltInScenarios.Contains(word))
        {
            return true;
        }

        if (File.Exists(word) || File.Exists(Path.Combine(word, "scenario.json")))
        {
            return !target.IsPath ? true : throw Ambiguous($"'{word}' after -Sandbox could be its scenario or -{target.Name}", word, target, cmdlet);
        }

        // A mistyped scenario must not become the name of something.
        var looksLikeOne = word.Contains('/', StringComparison.Ordinal) || word.Contains('\\', StringComparison.Ordinal) || word.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
            || NearNames.Find(word, StageSandbox.BuiltInScenarios).Count > 0;
        return looksLikeOne && !target.IsPath && !Wildcards(word) && !word.StartsWith("arn:", StringComparison.Ordinal) ? throw Ambiguous($"There is no scenario '{word}'; it could be -{target.Name}", word, target, cmdlet) : false;
    }

    /// <summary>Takes one of the options.</summary>
    /// <exception cref="UsageException">Its value is missing or cannot be used.</exception>
    public SandboxRequest With(string option, string? value)
    {
        if (option.Equals(SandboxOption, StringComparison.OrdinalIgnoreCase))
        {
            return value is null ? this : this with { Scenario = value, HasScenario = true };
        }

        if (value is null)
        {
            throw new UsageException("MissingArgument", $"-{option} needs a value.");
        }

        if (option.Equals(StateOption, StringComparison.OrdinalIgnoreCase))
        {
            return this with { StateFile = Path.GetFullPath(value) };
        }

        return double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var scale) && scale is > 0 and <= 1_000_000
            ? this with { TimeScale = scale }
            : throw new UsageException("InvalidArgument", $"-{TimeScaleOption} is a number above 0 and at most 1000000, not '{value}'.");
    }

    /// <summary>The argument that asks for the same sandbox again: the one that a file keeps, or else a new one of the scenario.</summary>
    public string ToArgument()
    {
        var (option, value) = StateFile is { } file ? (StateOption, file) : (SandboxOption, Scenario);
        return $"-{option}:'{value.Replace("'", "''", StringComparison.Ordinal)}'";
    }

    /// <summary>One sentence that says where a command runs.</summary>
    /// <param name="isRestored">Whether the sandbox goes on from its state file.</param>
    public string Describe(bool isRestored) => (StateFile, isRestored) switch
    {
        (null, _) => $"This runs in a sandbox (scenario '{Scenario}'), not on AWS.",
        (_, true) => $"This runs in the sandbox that '{StateFile}' keeps, not on AWS.",
        _ => $"This runs in a new sandbox (scenario '{Scenario}'), which '{StateFile}' keeps, not on AWS.",
    };

    /// <summary>What was asked for and does not count, or null.</summary>
    /// <param name="isRestored">Whether the sandbox goes on from its state file.</param>
    public string? DescribeIgnored(bool isRestored) => isRestored && HasScenario
        ? StartStageSandboxCommand.ScenarioNotRead(StateFile, Scenario)
        : null;

    private static bool Wildcards(string word) => word.AsSpan().IndexOfAny('*', '?', '[') >= 0;

    private static UsageException Ambiguous(string what, string word, ParameterDescription target, CmdletDescription cmdlet) => new(
        "AmbiguousSandbox", what + ".", $"Write -Sandbox:{word} for the scenario, or 'stackstage {cmdlet.Name} -{target.Name} {word} -Sandbox'.");

    public SandboxOptions ToOptions() => new()
    {
        Scenario = StageSandbox.BuiltInScenarios.Contains(Scenario) ? Scenario : Path.GetFullPath(Scenario),
        StateFile = StateFile,
        TimeScale = TimeScale,
    };
}
