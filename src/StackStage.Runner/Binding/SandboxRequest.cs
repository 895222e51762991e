using System.Globalization;
using StackStage.Cmdlets.Commands.Sandbox;
using StackStage.Sandbox;

namespace StackStage.Runner.Binding;

/// <summary>The sandbox that a command line asks for: <c>-Sandbox [scenario]</c>, <c>-SandboxState &lt;file&gt;</c>, <c>-SandboxTimeScale &lt;n&gt;</c>.</summary>
internal sealed record SandboxRequest
{
    private const string SandboxOption = "Sandbox";
    private const string StateOption = "SandboxState";
    private const string TimeScaleOption = "SandboxTimeScale";

    public static IReadOnlyList<string> Options { get; } = [SandboxOption, StateOption, TimeScaleOption];

    public string Scenario { get; private init; } = StartStageSandboxCommand.DefaultScenario;

    public string? StateFile { get; private init; }

    public double TimeScale { get; private init; } = StartStageSandboxCommand.DefaultTimeScale;

    /// <summary>Takes one of the options.</summary>
    /// <exception cref="UsageException">Its value is missing or cannot be used.</exception>
    public SandboxRequest With(string option, string? value)
    {
        if (option.Equals(SandboxOption, StringComparison.OrdinalIgnoreCase))
        {
            return value is null ? this : this with { Scenario = value };
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

    public SandboxOptions ToOptions() => new()
    {
        Scenario = StageSandbox.BuiltInScenarios.Contains(Scenario) ? Scenario : Path.GetFullPath(Scenario),
        StateFile = StateFile,
        TimeScale = TimeScale,
    };
}
