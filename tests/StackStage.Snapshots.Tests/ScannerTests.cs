using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace StackStage.Snapshots.Tests;

/// <summary>The scanner accepts what <see cref="Utf8JsonReader"/> accepts, and nothing else.</summary>
public class ScannerTests
{
    [Theory]
    [InlineData("null")]
    [InlineData(" { \"a\" : [ 1 , -0.5e+10 , true , \"x\\u00e4\\n\" ] } ")]
    [InlineData("[[],{},[[]],{\"a\":{}}]")]
    [InlineData("[1,]")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{\"a\" 1}")]
    [InlineData("{a:1}")]
    [InlineData("[01]")]
    [InlineData("[-]")]
    [InlineData("[1.]")]
    [InlineData("[1e]")]
    [InlineData("[.5]")]
    [InlineData("[+1]")]
    [InlineData("[tru]")]
    [InlineData("[nulll]")]
    [InlineData("[\"\\x\"]")]
    [InlineData("[\"\\u12g4\"]")]
    [InlineData("[\"a\u0001\"]")]
    [InlineData("[\"a\nb\"]")]
    [InlineData("[1 2]")]
    [InlineData("{} {}")]
    [InlineData("[1}")]
    [InlineData("{\"a\":1]")]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\"abc")]
    [InlineData("[NaN]")]
    [InlineData("[1,2] // comment")]
    [InlineData("\u00a0[]")]
    public void Agrees_with_Utf8JsonReader(string text) => Compare(Encoding.UTF8.GetBytes(text));

    [Fact]
    public void Agrees_on_strings_of_every_length_with_something_special_at_every_place()
    {
        foreach (var special in new[] { "\\n", "\\u00e4", "\t", "\\", "\"", "é", "\u007f" })
        {
            for (var length = 0; length < 70; length++)
            {
                for (var place = 0; place <= length; place += 3)
                {
                    Compare(Encoding.UTF8.GetBytes($"[\"{new string('a', place)}{special}{new string('b', length - place)}\",\"x\"]"));
                }
            }
        }
    }

    [Fact]
    public void Agrees_on_random_pieces_of_JSON()
    {
        var piece = Gen.Elements("{", "}", "[", "]", ",", ":", "\"a\"", "\"", "\\", "1", "-", "0", ".5", "e3", "true", "null", " ", "\n        ", "\"\\u0041\"", "x", "\u0000", "\"k\":", "{\"k\":[1,2]}");
        var text = piece.ArrayOf().Select(string.Concat);
        Check.One(Quiet(20_000), Prop.ForAll(text.ToArbitrary(), value => Compare(Encoding.UTF8.GetBytes(value))));
    }

    [Fact]
    public void Agrees_on_damaged_documents()
    {
        var sound = Encoding.UTF8.GetBytes(State.Checkpoint(State.RootJson, State.ProviderJson, State.Bucket("a", "\"inputs\":{\"n\":[1,2.5e3,{\"x\":null}],\"s\":\"\\\"\\u003c\"}")));
        var damage = from at in Gen.Choose(0, sound.Length - 1) from with in Gen.Choose(0, 255) from cut in Gen.Choose(0, 3) select (at, with, cut);
        Check.One(Quiet(20_000), Prop.ForAll(damage.ToArbitrary(), change =>
        {
            var text = (byte[])sound.Clone();
            text[change.at] = (byte)change.with;
            Compare(change.cut == 0 ? text[..change.at] : text);
        }));
    }

    [Fact]
    public void Nesting_up_to_the_limit_is_read_and_deeper_nesting_is_a_clean_error()
    {
        static string Nested(int depth) => new string('[', depth) + new string(']', depth);
        Assert.Null(Scan(Encoding.UTF8.GetBytes(Nested(JsonScanner.MaxDepth))));
        Assert.Equal(SnapshotFormatError.TooDeep, Scan(Encoding.UTF8.GetBytes(Nested(JsonScanner.MaxDepth + 1))));
        Assert.Equal(SnapshotFormatError.TooDeep, Scan(Encoding.UTF8.GetBytes(new string('[', 5_000_000))));
    }

    private static Config Quiet(int tests) => Config.QuickThrowOnFailure.WithMaxTest(tests).WithReplay(20261120, 1).WithEndSize(40);

    private static void Compare(byte[] text)
    {
        string? expected = null;
        try
        {
            var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = JsonScanner.MaxDepth });
            while (reader.Read())
            {
            }
        }
        catch (JsonException exception)
        {
            expected = exception.Message;
        }

        var actual = Scan(text);
        Assert.True((expected is null) == (actual is null), $"{Encoding.UTF8.GetString(text)}: Utf8JsonReader says {expected ?? "sound"}, the scanner {actual?.ToString() ?? "sound"}");
    }

    private static unsafe SnapshotFormatError? Scan(byte[] text)
    {
        fixed (byte* start = text)
        {
            try
            {
                var json = new JsonScanner(start, text.Length);
                var end = json.SkipSpace(json.SkipValue(json.SkipSpace(0), 0));
                return end == text.Length ? null : SnapshotFormatError.NotJson;
            }
            catch (JsonFault fault)
            {
                return fault.Kind;
            }
        }
    }
}
