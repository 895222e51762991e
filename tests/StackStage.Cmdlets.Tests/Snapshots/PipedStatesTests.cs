using System.Text;
using StackStage.Cmdlets.Commands.Snapshots;

namespace StackStage.Cmdlets.Tests.Snapshots;

/// <summary>What strings, bytes and records from the pipeline are taken for.</summary>
public class PipedStatesTests
{
    [Fact]
    public void Lines_are_one_text() => Assert.Equal(["{\n  \"a\": [\n{\n}\n]\n}"], Read("{", "  \"a\": [", "{", "}", "]", "}"));

    [Fact]
    public void A_string_that_is_no_text_is_a_path() => Assert.Equal(["path: a.json", "path:  b*.json"], Read("a.json", " b*.json"));

    [Fact]
    public void Blank_lines_before_a_text_are_no_paths() => Assert.Equal(["{\n}"], Read("", "  ", "{", "}"));

    [Theory]
    [InlineData("\uFEFF{}")]
    [InlineData("  {}")]
    [InlineData("\n{}")]
    public void What_is_before_the_brace_does_not_matter(string text) => Assert.Equal([text], Read(text));

    [Fact]
    public void Blank_lines_alone_are_an_empty_text_and_not_nothing() => Assert.Equal([""], Read("", " "));

    [Fact]
    public void Nothing_is_nothing() => Assert.Empty(Read());

    [Fact]
    public void Texts_of_several_lines_are_a_state_each_and_so_are_whole_lines() =>
        Assert.Equal(["{\n}", "{\n\n}", "path: a.json", "{\"a\":\"}\"}", "{}"], Read("{\n}", "{\n\n}", "a.json", "{\"a\":\"}\"}", "{}"));

    [Theory]
    [InlineData("{\"a\":{}", "{}")]
    [InlineData("{}}", "{}")]
    [InlineData("{},", "{}")]
    public void A_line_that_is_no_whole_document_is_not_cut_off_from_the_next(string first, string second) => Assert.Equal([$"{first}\n{second}"], Read(first, second));

    [Fact]
    public void After_a_whole_line_what_is_no_text_belongs_to_it_and_is_not_lost() => Assert.Equal(["{}\n]"], Read("{}", "]"));

    [Fact]
    public void Bytes_are_a_state()
    {
        var state = Assert.Single(new PipedStates().Take(new SnapshotContent([1, 2])));

        Assert.Equal([1, 2], state.Content!);
    }

    [Fact]
    public void The_text_of_a_record_of_a_stage_says_what_to_do()
    {
        var states = new PipedStates();

        Assert.Empty(states.Take(new SnapshotContent("""{"App":"shop","Stage":"dev","Home":"aws","Path":null,"Bucket":"b","Key":"app/shop/dev.json"}""")));

        var error = states.End()!.Failure!;
        Assert.Equal("StateNotAFile", error.ErrorId);
        Assert.Contains("shop/dev", error.Message, StringComparison.Ordinal);
        Assert.Contains("-App 'shop' -Stage 'dev'", error.RecommendedAction!, StringComparison.Ordinal);
        Assert.Contains("ConvertFrom-Json", error.RecommendedAction!, StringComparison.Ordinal);
    }

    private static List<string> Read(params string[] strings)
    {
        var states = new PipedStates();
        var found = strings.SelectMany(text => states.Take(new SnapshotContent(text))).ToList();
        if (states.End() is { } last)
        {
            found.Add(last);
        }

        return [.. found.Select(state => state.Path is { } path ? $"path: {path}" : Encoding.UTF8.GetString(state.Content!))];
    }
}
