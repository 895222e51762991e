using System.Text;
using StackStage.Operations.Journal;
using StackStage.Operations.Steps;
using static StackStage.Operations.Tests.Journal.JournalWorld;

namespace StackStage.Operations.Tests.Journal;

public sealed class JournalReplayTests
{
    private const string Id = "20260101-000000-0a1b2c3d";

    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly RunWriter Writer = new("arn:aws:iam::111122223333:user/alice", "alice", "host", 42, 1_767_225_600, "1.2.3");

    private static HeaderEntry Header(params string[] targets) => new(Start, Id, Scope(targets), null, "Remove-Thing a", null, Writer);

    [Fact]
    public void EveryEntryIsReadAsItWasWritten()
    {
        var step = Step("i-1") with { Birth = "2025-01-01" };
        JournalEntry[] entries =
        [
            new HeaderEntry(Start.AddTicks(1234567), Id, Scope("a", "b"), "http://127.0.0.1:4566", "Remove-Thing 'a', 'b'", "-IncludeOrphans", Writer),
            new ContinuedEntry(Start, Id, ["a"], null, string.Empty, Writer),
            new PlanEntry(Start, [new PlannedStep(step, "Delete thing", "i-1", "a", [], true), new PlannedStep(Step("i-2"), "Look", "i-2", null, [], false)]),
            new BeginEntry(Start, step),
            new EndEntry(Start, step, StepState.Failed, "it would not", "ThingBusy", Start.AddHours(1)),
            new NoteEntry(Start, [Fact("a", "x"), Fact("b", "y")], "20250101-000000-00000000"),
            new TakenOverEntry(Start, Id, ["b"], "20260102-000000-00000000"),
            new FinishEntry(Start, ["a"], true),
            new BeatEntry(Start),
        ];
        foreach (var entry in entries)
        {
            var line = JournalFormat.Write(entry, _ => 1);
            Assert.Equal((byte)'\n', line[^1]);
            Assert.Equal(1, line.Count(character => character == (byte)'\n'));

            // Written once more it is the same: nothing got lost on the way.
            Assert.Equal(Encoding.UTF8.GetString(line), Encoding.UTF8.GetString(JournalFormat.Write(JournalFormat.Read(line.AsMemory(0, line.Length - 1))!, _ => 1)));
        }
    }

    [Fact]
    public void AFactThatSaysTheSameThingTwiceIsNoEntry() => Assert.Throws<FormatException>(() => JournalFormat.Read(
        """{"type":"note","at":"2026-01-01T00:00:00.0000000Z","facts":[{"kind":"k","target":"a","data":{"x":"1","x":"2"}}]}"""u8.ToArray()));

    [Fact]
    public void NoControlCharacterReachesTheFileAndAllOfAFactComesBack()
    {
        var nasty = "a\u001b[31m\nb\0c\u0085d\u2028e\u2029f\ud800g\u009bh'\"ü漢";
        var line = JournalFormat.Write(new NoteEntry(Start, [Fact("a", nasty)]));
        Assert.DoesNotContain(Encoding.UTF8.GetString(line)[..^1], character => char.IsControl(character) || character is '\u2028' or '\u2029');
        Assert.Contains("ü漢", Encoding.UTF8.GetString(line));
        var note = Assert.IsType<NoteEntry>(JournalFormat.Read(line.AsMemory(0, line.Length - 1)));
        Assert.Equal(nasty.Replace('\ud800', '\ufffd'), note.Facts[0].Data["id"]);
    }

    [Fact]
    public void WhatIsSaidIsShortenedAndACommandIsKeptWholeOrNotAtAll()
    {
        var line = JournalFormat.Write(new EndEntry(Start, Step("i"), StepState.Failed, new string('x', 100_000), null, null));
        Assert.InRange(line.Length, 2000, 3000);
        Assert.Null(JournalFormat.Keep(new string('x', 100_000)));
        Assert.Equal("Remove-Thing a", JournalFormat.Keep("Remove-Thing a"));
    }

    [Fact]
    public void WhatANewerVersionAddsIsPassedOver()
    {
        var text = Text(Header("a"))
            + """{"type":"thought","at":"2026-01-01T00:00:00Z","of":"later"}""" + "\n"
            + Text(new BeginEntry(Start, Step("i"))).Replace("\"step\":{", "\"mood\":[1],\"step\":{\"colour\":\"red\",", StringComparison.Ordinal)
            + Text(new EndEntry(Start, Step("i"), StepState.Done, null, null, null)).Replace("\"Done\"", "\"Transcended\"", StringComparison.Ordinal);
        var replay = Read(text);
        Assert.Empty(replay.Damaged);
        Assert.Equal(Encoding.UTF8.GetByteCount(text), replay.WholeLength);
        Assert.Null(Assert.Single(replay.Runs[0].Steps).Value.State);
    }

    [Fact]
    public void AnIncompatibleFormatIsRefused() =>
        Assert.Equal(2, Assert.Throws<JournalTooNewException>(() => Read(Text(Header("a")).Replace("\"format\":1", "\"format\":2", StringComparison.Ordinal))).Version);

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("{\"type\":\"header\"")]
    [InlineData("\0\0\0\0\0\0")]
    [InlineData("{\"type\":\"beat\",\"at\":\"2026-01-01T00:00:00Z\"}\n")]
    public void WithoutAHeaderThereIsNoRun(string text)
    {
        var replay = Read(text);
        Assert.Empty(replay.Runs);
        Assert.Equal(0, replay.WholeLength);
    }

    [Fact]
    public void LineEndsOfWindowsAndAByteOrderMarkDoNoHarm()
    {
        var replay = Read("\ufeff" + (Text(Header("a")) + Text(new NoteEntry(Start, [Fact("a", "x")]))).Replace("\n", "\r\n", StringComparison.Ordinal));
        Assert.Empty(replay.Damaged);
        Assert.Single(replay.Runs[0].Facts);
    }

    [Fact]
    public void GarbageAtTheEndIsTornAndGarbageInTheMiddleIsDamage()
    {
        var whole = Text(Header("a")) + Text(new BeginEntry(Start, Step("i")));
        foreach (var garbage in new[] { "\0\0\0\0\n", "{\"type\":\n", "[]\n", "\"x\"\n", "{\"type\":\"note\",\"at\":\"yesterday\",\"facts\":[]}\n", "{\"type\":\"begin\",\"at\":\"2026-01-01T00:00:00Z\"}\n" })
        {
            var torn = Read(whole + garbage + garbage);
            Assert.Empty(torn.Damaged);
            Assert.Equal(whole.Length, torn.WholeLength);
            Assert.Equal([3, 4], Read(whole + garbage + garbage + Text(new BeatEntry(Start))).Damaged);
        }
    }

    [Fact]
    public void ACharacterCutInTwoIsTorn()
    {
        var bytes = Encoding.UTF8.GetBytes(Text(Header("a")) + Text(new NoteEntry(Start, [Fact("a", "漢")])));
        var cut = Array.LastIndexOf(bytes, (byte)0xE6) + 2;
        byte[] torn = [.. bytes[..cut], (byte)'"', (byte)'\n'];
        var replay = JournalReplay.Read(torn);
        Assert.Empty(replay.Runs[0].Facts);
        Assert.Empty(replay.Damaged);

        // Closed as if it were whole, it still is no text.
        byte[] closed = [.. bytes[..cut], .. Encoding.UTF8.GetBytes("\"}}]}\n")];
        Assert.Empty(JournalReplay.Read(closed).Runs[0].Facts);
    }

    [Fact]
    public void WhatIsDoneOrTakenOverIsNotOpenAndWhatIsContinuedIsAgain()
    {
        var run = Read(Text(Header("a", "b", "c")) + Text(new FinishEntry(Start, ["a"], false)) + Text(new TakenOverEntry(Start, Id, ["b"], "other"))).Runs[0];
        Assert.Equal(["c"], run.Open);
        Assert.Equal("other", run.TakenOverBy);
        Assert.True(run.CanGoOnWith(["a", "c"]));
        Assert.False(run.CanGoOnWith(["a"]));
        Assert.False(run.CanGoOnWith(["c", "d"]));
        run.Apply(new ContinuedEntry(Start, Id, ["a", "c"], null, null, Writer));
        Assert.Equal(["a", "c"], run.Open);
        run.Apply(new FinishEntry(Start, ["a", "c"], true));
        Assert.True(run.IsEnded);
        Assert.False(run.CanGoOnWith([]));
    }

    [Fact]
    public void AHundredThousandEntriesCostTenTimesTenThousand()
    {
        var small = Allocated(10_000);
        var large = Allocated(100_000);
        Assert.InRange(large, small, small * 11);
    }

    private static long Allocated(int entries)
    {
        using var content = new MemoryStream();
        content.Write(JournalFormat.Write(Header("a")));
        for (var number = 0; number < entries / 2; number++)
        {
            content.Write(JournalFormat.Write(new BeginEntry(Start, Step($"i-{number % 100}"))));
            content.Write(JournalFormat.Write(new EndEntry(Start, Step($"i-{number % 100}"), StepState.Done, "done", null, null)));
        }

        var bytes = content.ToArray();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var replay = JournalReplay.Read(bytes);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(100, replay.Runs[0].Steps.Count);
        Assert.Equal(bytes.Length, replay.WholeLength);
        return allocated;
    }

    private static string Text(JournalEntry entry) => Encoding.UTF8.GetString(JournalFormat.Write(entry, _ => 1));

    private static JournalReplay Read(string text) => JournalReplay.Read(Encoding.UTF8.GetBytes(text));
}
