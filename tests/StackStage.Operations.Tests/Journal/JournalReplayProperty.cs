using FsCheck;
using FsCheck.Fluent;
using StackStage.Operations.Journal;
using StackStage.Operations.Steps;
using static StackStage.Operations.Tests.Journal.JournalWorld;

namespace StackStage.Operations.Tests.Journal;

/// <summary>Whatever is written, and wherever it is cut off, what is read is what the entries that are whole say.</summary>
public sealed class JournalReplayProperty
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly RunWriter Writer = new("arn", "alice", "host", 42, 1_767_225_600, "1.2.3");
    private const string Characters = "a\n\r\"\\{}é漢\u0000\u2028 ,";

    private static readonly string[] Targets = ["a", "b", "ü漢", "d"];

    [Fact]
    public void ACutJournalIsAPrefix() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue).Two().ToArbitrary(),
        seeds => Check(new Random(seeds.Item1), seeds.Item2)).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(4711, 4713));

    private static void Check(Random random, int cutSeed)
    {
        var entries = Enumerable.Range(0, random.Next(1, 40)).Select(number => Next(random, number)).Prepend(new HeaderEntry(Start, "r", Scope(Targets), null, "x", null, Writer)).ToArray();
        var lines = entries.Select(entry => JournalFormat.Write(entry, _ => 1)).ToArray();
        var bytes = lines.SelectMany(line => line).ToArray();
        var cut = new Random(cutSeed).Next(bytes.Length + 1);

        // The naive model: entries one by one, as long as they are whole.
        var facts = new List<(string Target, string Id)>();
        var open = new List<string>();
        var steps = new Dictionary<string, StepState?>();
        var whole = 0;
        foreach (var (entry, line) in entries.Zip(lines))
        {
            if (whole + line.Length > cut)
            {
                break;
            }

            whole += line.Length;
            switch (entry)
            {
                case HeaderEntry header:
                    open = [.. header.Scope.Targets];
                    break;
                case ContinuedEntry continued:
                    open = [.. Targets.Where(target => open.Contains(target) || continued.Targets.Contains(target))];
                    break;
                case NoteEntry note:
                    facts.AddRange(note.Facts.Select(fact => (fact.Target, fact.Data["id"])));
                    break;
                case BeginEntry begin:
                    steps[begin.Step.Id] = null;
                    break;
                case EndEntry end:
                    steps[end.Step.Id] = end.State;
                    break;
                case FinishEntry finish:
                    open.RemoveAll(finish.Targets.Contains);
                    facts.RemoveAll(fact => finish.Targets.Contains(fact.Target));
                    break;
                case TakenOverEntry taken:
                    open.RemoveAll(taken.Targets.Contains);
                    facts.RemoveAll(fact => taken.Targets.Contains(fact.Target));
                    break;
            }
        }

        var replay = JournalReplay.Read(bytes.AsMemory(0, cut));
        Assert.Equal(whole, replay.WholeLength);
        Assert.Empty(replay.Damaged);
        Assert.Equal(whole == 0 ? 0 : 1, replay.Runs.Count);
        if (whole > 0)
        {
            var run = replay.Runs[0];
            Assert.Equal(open, run.Open);
            Assert.Equal(facts, run.Facts.Select(fact => (fact.Target, fact.Data["id"])));
            Assert.Equal(steps, run.Steps.ToDictionary(step => step.Key.Id, step => step.Value.State));
        }

        // Cut to what is whole and written on, the journal is sound again.
        var more = JournalFormat.Write(new NoteEntry(Start, [Fact("a", "later")]));
        var mended = JournalReplay.Read(bytes[..replay.WholeLength].Concat(whole == 0 ? lines[0] : []).Concat(more).ToArray());
        Assert.Empty(mended.Damaged);
        Assert.Equal(facts.Append(("a", "later")), mended.Runs[0].Facts.Select(fact => (fact.Target, fact.Data["id"])));
    }

    private static JournalEntry Next(Random random, int number)
    {
        var at = Start.AddSeconds(number);
        var some = Targets.Where(_ => random.Next(3) == 0).ToArray();
        return random.Next(9) switch
        {
            0 => new BeginEntry(at, Step($"i-{random.Next(4)}")),
            1 => new EndEntry(at, Step($"i-{random.Next(4)}"), (StepState)random.Next(8), Noise(random), null, null),
            2 => new NoteEntry(at, [.. some.Select(target => Fact(target, Noise(random)))]),
            3 => new FinishEntry(at, some, false),
            4 => new TakenOverEntry(at, "r", some, "other"),
            5 => new ContinuedEntry(at, "r", some, "x", "y", Writer),
            6 => new PlanEntry(at, [new PlannedStep(Step(Noise(random)), Noise(random), Noise(random), null, [], true)]),
            7 => new NoteEntry(at, [Fact(Targets[random.Next(4)], Noise(random))]),
            _ => new BeatEntry(at),
        };
    }

    private static string Noise(Random random) => string.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => Characters[random.Next(Characters.Length)]));
}
