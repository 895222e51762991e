using StackStage.Operations.Errors;
using StackStage.Operations.Steps;
using static StackStage.Operations.Tests.Journal.JournalWorld;

namespace StackStage.Operations.Tests.Journal;

/// <summary>Killed at any write, nothing that was said to be durable is lost, and the targets can be gone on with at once.</summary>
public sealed class JournalKillTests
{
    private static readonly double[] Parts = [0, 0.4, 0.999, 1];

    [Theory]
    [MemberData(nameof(JournalWorld.Kinds), MemberType = typeof(JournalWorld))]
    public async Task KilledAtAnyWriteNothingIsLost(string kind)
    {
        var killed = 0;
        foreach (var part in Parts)
        {
            for (var at = 1; ; at++)
            {
                using var world = await CreateAsync(kind);
                var kill = new StoppingPlace.Kill(at, part);
                var known = new Knowledge();
                try
                {
                    await LiveAsync(world, kill, known);
                }
                catch (Exception failure) when (failure is OperationCanceledException or StageException)
                {
                    Assert.True(kill.IsDead, failure.ToString());
                }

                if (!kill.IsDead)
                {
                    break;
                }

                killed++;
                await CheckAsync(world, known, $"{kind}, killed at write {at} after {part} of it");
            }
        }

        Assert.True(killed > 40, $"Only {killed} writes.");
    }

    // Two runs that overlap, and a third that has what the first had left.
    private static async Task LiveAsync(JournalWorld world, StoppingPlace.Kill kill, Knowledge known)
    {
        await RunAsync(["a", "b"], async journal =>
        {
            await journal.PlanAsync([new PlannedStep(Step("i-a"), "Delete thing", "i-a", "a", [], true)], default);
            await journal.BeginAsync(Step("i-a"), default);
            await NoteAsync(journal, "a", "1");
            await NoteAsync(journal, "b", "2");
            await journal.EndAsync(Step("i-a"), StepState.Done, null, null, null, default);
        });
        await RunAsync(["b", "c"], async journal =>
        {
            await NoteAsync(journal, "c", "3");
            await FinishAsync(journal, "b");
        });
        await RunAsync(["a"], async journal =>
        {
            await NoteAsync(journal, "a", "4");
            await FinishAsync(journal, "a");
        });

        async Task RunAsync(string[] targets, Func<IRunJournal, Task> work)
        {
            var journals = world.Open(around: place => new StoppingPlace(place, kill));
            var earlier = await journals.FindAsync(Scope(targets), default);
            await using var journal = await journals.BeginAsync(Header(targets), earlier, default);
            await work(journal);
        }

        async Task NoteAsync(IRunJournal journal, string target, string value)
        {
            await journal.NoteAsync([Fact(target, value)], default);
            known.Facts.Add((target, value));
        }

        async Task FinishAsync(IRunJournal journal, string target)
        {
            // Once it is on its way it may have arrived.
            known.MaybeDone.Add(target);
            await journal.FinishAsync([target], default);
            known.Done.Add(target);
        }
    }

    private static async Task CheckAsync(JournalWorld world, Knowledge known, string when)
    {
        string[] all = ["a", "b", "c"];
        world.Warnings.Clear();
        var journals = world.Open();
        var earlier = await journals.FindAsync(Scope(all), default);
        Expect(earlier, when);
        await using (var journal = await journals.BeginAsync(Header(all), earlier, default))
        {
            await journal.BeginAsync(Step("i-next"), default);
        }

        // Whatever there was is one run's now.
        var after = await world.Open().FindAsync(Scope(all), default);
        Assert.True(after.Count == 1, $"{when}: {after.Count} runs are left.");
        Expect(after, when + ", and gone on with");
        await using (var journal = await world.Open().BeginAsync(Header(all), after, default))
        {
            Assert.Equal(after[0].Id, journal.RunId);
            await journal.FinishAsync(all, default);
        }

        Assert.Empty(await world.Open().FindAsync(Scope(all), default));
        Assert.Empty(world.Warnings);

        void Expect(IReadOnlyList<EarlierRun> runs, string at)
        {
            var found = runs.SelectMany(run => run.Facts).Select(fact => (fact.Target, fact.Data["id"])).ToHashSet();
            foreach (var fact in known.Facts.Where(fact => !known.MaybeDone.Contains(fact.Target)))
            {
                Assert.True(found.Contains(fact), $"{at}: {fact} is lost.");
            }

            Assert.False(runs.SelectMany(run => run.Targets).Any(known.Done.Contains) && at == when, $"{at}: what is done is not.");
        }
    }

    private sealed class Knowledge
    {
        public List<(string Target, string Value)> Facts { get; } = [];

        public HashSet<string> Done { get; } = [];

        public HashSet<string> MaybeDone { get; } = [];
    }
}
