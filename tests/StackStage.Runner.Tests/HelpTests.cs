using StackStage.Runner.Catalog;
using StackStage.Runner.Help;

namespace StackStage.Runner.Tests;

public class HelpTests : CommandTestBase
{
    [Fact]
    public void A_question_mark_shows_synopsis_parameters_and_examples_of_the_page()
    {
        var page = HelpPage.Find("Remove-ApiCustomDomain")!;
        var shown = Run("Remove-ApiCustomDomain", "-?").Output;

        Assert.Contains("SYNOPSIS", shown, StringComparison.Ordinal);
        Assert.Contains(page.Examples[0].Code, shown, StringComparison.Ordinal);
        Assert.Contains("    -DomainName <string[]>", shown, StringComparison.Ordinal);
        Assert.Contains("also called -Name", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("DESCRIPTION", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("**", shown, StringComparison.Ordinal);
        Assert.All(shown.Split('\n').Where(line => !line.StartsWith("        ", StringComparison.Ordinal)), line => Assert.True(line.Length <= 101, line));
    }

    [Fact]
    public void Help_shows_the_whole_page_of_every_cmdlet()
    {
        foreach (var name in CmdletCatalog.Names)
        {
            var result = Run("help", name);
            Assert.Equal(0, result.ExitCode);
            Assert.Contains("DESCRIPTION", result.Output, StringComparison.Ordinal);
            Assert.Contains("NOTES", result.Output, StringComparison.Ordinal);
            Assert.Contains(HelpText.Synopsis(name).Split(' ')[0], result.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_parameter_is_described()
    {
        foreach (var cmdlet in CmdletCatalog.All)
        {
            var page = HelpPage.Find(cmdlet.Name)!;
            Assert.All(cmdlet.Parameters, parameter => Assert.True(page.Parameters.ContainsKey(parameter.Name) || HelpText.Shared.Parameters.ContainsKey(parameter.Name), $"{cmdlet.Name} -{parameter.Name}"));
        }
    }

    [Fact]
    public void Topics_are_shown_without_their_marks()
    {
        var shown = Run("help", "ABOUT_StackStage_runner").Output;

        Assert.Contains("Records on standard input", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("###", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("```", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_for_what_is_not_there_names_what_was_meant()
    {
        var result = Run("help", "Get-StakcStage");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("Did you mean Get-StackStage, Test-StackStage, Get-StackStageRun?", result.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a **bold** `*.json` word", "a bold *.json word")]
    [InlineData("see [the docs](https://x.example)", "see the docs (https://x.example)")]
    [InlineData("```powershell\nGet-X | `y`\n```", "    Get-X | `y`")]
    [InlineData("## HEAD\ntext", "HEAD\ntext")]
    [InlineData("| a | b |\n|---|---|\n| `1` | 2 |", "a  b\n1  2")]
    public void Markdown_becomes_text(string markdown, string expected) => Assert.Equal(expected, PlainText.Of(markdown));

    [Fact]
    public void Lines_break_at_spaces_and_lists_hang() =>
        Assert.Equal(["  1. one two", "     three"], PlainText.Lines("1. one two three", 14, 2));
}
