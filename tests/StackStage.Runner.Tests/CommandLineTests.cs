using StackStage.Runner.Binding;
using StackStage.Runner.Catalog;

namespace StackStage.Runner.Tests;

public class CommandLineTests
{
    private static readonly CmdletDescription Repair = CmdletCatalog.Find("Repair-PulumiSnapshot");

    [Theory]
    [InlineData("-Path", "a.json")]
    [InlineData("-path", "a.json")]
    [InlineData("-Pat", "a.json")]
    [InlineData("-Path:a.json")]
    [InlineData("a.json")]
    [InlineData("--", "a.json")]
    public void A_parameter_is_given_by_name_prefix_colon_or_position(params string[] arguments) =>
        Assert.Equal(["a.json"], Values(CommandLine.Parse(Repair, arguments), "Path"));

    [Theory]
    [InlineData("-FullName", "a.json")]
    [InlineData("-LP", "a.json")]
    public void An_alias_is_a_name_too(params string[] arguments) =>
        Assert.Equal(["a.json"], Values(CommandLine.Parse(Repair, arguments), "LiteralPath"));

    [Theory]
    [InlineData("-Path", "a.json,b.json")]
    [InlineData("-Path", "a.json", "b.json")]
    [InlineData("a.json", "b.json")]
    [InlineData("-Path", "a.json", "-Path", "b.json")]
    [InlineData("-BreakCycle", "a.json", "b.json")]
    public void Several_values_come_by_comma_or_as_a_shell_writes_them(params string[] arguments) =>
        Assert.Equal(["a.json", "b.json"], Values(CommandLine.Parse(Repair, arguments), "Path"));

    [Fact]
    public void A_backquote_keeps_a_comma() => Assert.Equal(["a,b.json"], Values(CommandLine.Parse(Repair, ["-Path", "a`,b.json"]), "Path"));

    [Theory]
    [InlineData("-BreakCycle", "true")]
    [InlineData("-BreakCycle:true", "true")]
    [InlineData("-BreakCycle:$true", "true")]
    [InlineData("-BreakCycle:false", "false")]
    [InlineData("-BreakCycle:$false", "false")]
    public void A_switch_is_on_unless_it_says_otherwise(string argument, string expected) =>
        Assert.Equal([expected], Values(CommandLine.Parse(Repair, ["a.json", argument]), "BreakCycle"));

    [Fact]
    public void Common_parameters_are_understood()
    {
        var line = CommandLine.Parse(Repair, ["a.json", "-WhatIf", "-Verbose", "-Confirm:false", "-ErrorAction", "Stop", "--json"]);

        Assert.True(line.WhatIf);
        Assert.True(line.Verbose);
        Assert.False(line.Confirm);
        Assert.True(line.Json);
        Assert.Equal(MessagePreference.Stop, line.OnError);
    }

    [Theory]
    [InlineData("ParameterNotFound", "-Nonsense")]
    [InlineData("AmbiguousParameter", "-Pa")]
    [InlineData("MissingArgument", "-Destination")]
    [InlineData("MissingArgument", "-Destination", "-Force")]
    [InlineData("ParameterAlreadyBound", "-Destination", "a", "-Destination", "b")]
    [InlineData("InvalidArgument", "-Force:maybe")]
    public void What_cannot_be_meant_is_refused(string errorId, params string[] arguments) =>
        Assert.Equal(errorId, Assert.Throws<UsageException>(() => CommandLine.Parse(Repair, arguments)).ErrorId);

    [Theory]
    [InlineData("-Destnation", "Did you mean -Destination?")]
    [InlineData("-Pathh", "-Path")]
    [InlineData("--jsn", "Did you mean --json?")]
    [InlineData("--what-if", "Did you mean -WhatIf?")]
    [InlineData("-Zzzzzzzz", "See 'stackstage Repair-PulumiSnapshot -?'.")]
    public void What_is_not_there_names_what_was_meant(string argument, string expected) =>
        Assert.Contains(expected, Assert.Throws<UsageException>(() => CommandLine.Parse(Repair, ["a.json", argument])).RecommendedAction, StringComparison.Ordinal);

    [Theory]
    [InlineData("-OutVariable")]
    [InlineData("-ov")]
    [InlineData("-PipelineVariable")]
    [InlineData("-InformationAction")]
    public void A_common_parameter_that_needs_PowerShell_is_refused_by_name(string argument) =>
        Assert.Equal("ParameterNotSupported", Assert.Throws<UsageException>(() => CommandLine.Parse(Repair, ["a.json", argument, "x"])).ErrorId);

    [Fact]
    public void A_cmdlet_that_changes_nothing_has_nothing_to_preview() =>
        Assert.Equal("ParameterNotSupported", Assert.Throws<UsageException>(() => CommandLine.Parse(CmdletCatalog.Find("Get-StackStage"), ["-WhatIf"])).ErrorId);

    [Theory]
    [InlineData("shop", "demo", "-Sandbox", "shop")]
    [InlineData("shop", "demo", "shop", "-Sandbox")]
    [InlineData("shop", "empty", "-Sandbox", "empty", "shop")]
    [InlineData("shop", "empty", "shop", "-Sandbox", "empty")]
    [InlineData("shop", "nowhere", "-Sandbox:nowhere", "shop")]
    [InlineData("pr-*", "demo", "-Sandbox", "pr-*")]
    public void Sandbox_takes_a_word_only_when_it_is_a_scenario(string app, string scenario, params string[] arguments)
    {
        var line = CommandLine.Parse(CmdletCatalog.Find("Get-StackStage"), arguments);

        Assert.Equal([app], Values(line, "App"));
        Assert.Equal(scenario, line.Sandbox!.Scenario);
    }

    [Fact]
    public void A_file_after_Sandbox_that_could_be_the_state_to_work_on_is_not_guessed()
    {
        var file = Path.GetTempFileName();
        try
        {
            var failure = Assert.Throws<UsageException>(() => CommandLine.Parse(Repair, ["-Sandbox", file]));
            Assert.Equal("AmbiguousSandbox", failure.ErrorId);
            Assert.Contains($"-Sandbox:{file}", failure.RecommendedAction, StringComparison.Ordinal);
            Assert.Equal(file, CommandLine.Parse(CmdletCatalog.Find("Get-StackStage"), ["-Sandbox", file]).Sandbox!.Scenario);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void A_mistyped_scenario_does_not_become_a_name() =>
        Assert.Equal("AmbiguousSandbox", Assert.Throws<UsageException>(() => CommandLine.Parse(CmdletCatalog.Find("Get-StackStage"), ["-Sandbox", "dmeo"])).ErrorId);

    [Fact]
    public void A_negative_number_is_a_value() =>
        Assert.Equal(["-5"], Values(CommandLine.Parse(Repair, ["-Destination", "-5", "a.json"]), "Destination"));

    private static List<string> Values(CommandLine line, string parameter) => line.Values.Single(entry => entry.Key.Name == parameter).Value;
}
