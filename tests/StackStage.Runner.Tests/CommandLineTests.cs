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
        Assert.Equal(ErrorPreference.Stop, line.OnError);
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

    [Fact]
    public void A_negative_number_is_a_value() =>
        Assert.Equal(["-5"], Values(CommandLine.Parse(Repair, ["-Destination", "-5", "a.json"]), "Destination"));

    private static List<string> Values(CommandLine line, string parameter) => line.Values.Single(entry => entry.Key.Name == parameter).Value;
}
