using System.Text;
using System.Text.Json;
using StackStage.Operations.Errors;
using StackStage.Operations.Journal;
using StackStage.Operations.Steps;
using static StackStage.Operations.Tests.Journal.JournalWorld;

namespace StackStage.Operations.Tests.Journal;

/// <summary>What holds wherever journals are kept.</summary>
public sealed class RunJournalsTests
{
    [Theory]
    [MemberData(nameof(JournalWorld.Kinds), MemberType = typeof(JournalWorld))]
    public async Task ARunThatDidNotEndIsGoneOnWithWhereItStood(string kind)
    {
        using var world = await CreateAsync(kind);
        string id;
        await using (var journal = await world.Open().BeginAsync(Header("a", "b"), [], default))
        {
            id = journal.RunId;
            await journal.PlanAsync([new PlannedStep(Step("i-1"), "Delete thing", "i-1", "a", [], true)], default);
            await journal.BeginAsync(Step("i-1"), default);
            await journal.NoteAsync([Fact("a", "x"), Fact("b", "y")], default);
            await journal.EndAsync(Step("i-1"), StepState.Done, "gone", null, null, default);
            await journal.BeginAsync(Step("i-2"), default);
            await journal.FinishAsync(["b"], default);
        }

        var earlier = Assert.Single(await world.Open().FindAsync(Scope("a", "b"), default));
        Assert.Equal((id, "a"), (earlier.Id, Assert.Single(earlier.Targets)));
        Assert.Equal("x", Assert.Single(earlier.Facts).Data["id"]);
        Assert.Equal(Step("i-1"), Assert.Single(earlier.Approved));
        Assert.True(earlier.HasBegun);
        Assert.Equal("-IncludeOrphans", earlier.Switches);

        await using (var journal = await world.Open().BeginAsync(Header("a"), [earlier], default))
        {
            Assert.Equal(id, journal.RunId);
            await journal.NoteAsync([Fact("a", "z")], default);
        }

        Assert.Equal(["x", "z"], Assert.Single(await world.Open().FindAsync(Scope("a"), default)).Facts.Select(fact => fact.Data["id"]));
        await using (var journal = await world.Open().BeginAsync(Header("a", "b"), [earlier], default))
        {
            Assert.Equal(id, journal.RunId);
            await journal.FinishAsync(["a", "b"], default);
        }

        Assert.Empty(await world.Open().FindAsync(Scope("a", "b"), default));
        await using (var journal = await world.Open().BeginAsync(Header("a"), [], default))
        {
            Assert.NotEqual(id, journal.RunId);
        }
    }

    [Theory]
    [MemberData(nameof(JournalWorld.Kinds), MemberType = typeof(JournalWorld))]
    public async Task OnlyRunsOfTheSameCommandAccountRegionAndTargetsAreFound(string kind)
    {
        using var world = await CreateAsync(kind);
        await LeaveAsync(world.Open(), "a");
        Assert.Single(await world.Open().FindAsync(Scope("a", "z"), default));
        Assert.Empty(await world.Open().FindAsync(Scope("z"), default));
        Assert.Empty(await world.Open().FindAsync(Scope("A"), default));
        Assert.Empty(await world.Open().FindAsync(Scope("a") with { Command = "Remove-Other" }, default));
        Assert.Empty(await world.Open().FindAsync(Scope("a") with { AccountId = "222233334444" }, default));
        Assert.Empty(await world.Open().FindAsync(Scope("a") with { Region = "us-east-1" }, default));
    }

    [Theory]
    [MemberData(nameof(JournalWorld.Kinds), MemberType = typeof(JournalWorld))]
    public async Task WhatEarlierRunsKnewIsCarriedOverAndTheyAreRelieved(string kind)
    {
        using var world = await CreateAsync(kind);
        await using (var first = await world.Open().BeginAsync(Header("a", "b"), [], default))
        {
            await first.NoteAsync([Fact("a", "1"), Fact("b", "2")], default);
        }

        await using (var second = await world.Open().BeginAsync(Header("c"), [], default))
        {
            await second.NoteAsync([Fact("c", "3")], default);
        }

        var earlier = await world.Open().FindAsync(Scope("b", "c", "d"), default);
        Assert.Equal(2, earlier.Count);
        Assert.Equal(["a, b", "c"], earlier.Select(run => string.Join(", ", run.Targets)).Order());
        string id;
        await using (var third = await world.Open().BeginAsync(Header("b", "c", "d"), earlier, default))
        {
            id = third.RunId;
        }

        var now = Assert.Single(await world.Open().FindAsync(Scope("b", "c", "d"), default));
        Assert.Equal(id, now.Id);
        Assert.Equal(["2", "3"], now.Facts.Select(fact => fact.Data["id"]).Order());
        Assert.Equal(["1"], Assert.Single(await world.Open().FindAsync(Scope("a"), default)).Facts.Select(fact => fact.Data["id"]));
        var runs = await world.Open().ListAsync(_ => true, unfinished: false, detail: false, default);
        Assert.Equal([("a, b", RunState.Unfinished, id), ("b, c, d", RunState.Unfinished, null), ("c", RunState.Finished, id)], runs.Select(run => (run.Targets.ToString(), run.State, run.TakenOverBy)).Order());
    }

    [Theory]
    [MemberData(nameof(JournalWorld.Kinds), MemberType = typeof(JournalWorld))]
    public async Task WhatWasKnownOfAnObjectThatIsDoneIsNotKnownOfALaterOneOfItsName(string kind)
    {
        using var world = await CreateAsync(kind);
        await using (var first = await world.Open().BeginAsync(Header("a", "b"), [], default))
        {
            await first.NoteAsync([Fact("a", "of the first"), Fact("b", "2")], default);
            await first.FinishAsync(["a"], default);
        }

        // A runbook's list is always the same.
        await using (var second = await world.Open().BeginAsync(Header("a", "b"), await world.Open().FindAsync(Scope("a", "b"), default), default))
        {
            Assert.Equal(["2"], second.Known.Select(fact => fact.Data["id"]));
        }

        Assert.Equal(["2"], Assert.Single(await world.Open().FindAsync(Scope("a", "b"), default)).Facts.Select(fact => fact.Data["id"]));
    }

    [Theory]
    [MemberData(nameof(JournalWorld.Kinds), MemberType = typeof(JournalWorld))]
    public async Task TheSecondOfTwoRunsAtOnceIsToldWhoHoldsTheTarget(string kind)
    {
        using var world = await CreateAsync(kind);
        await using var first = await world.Open().BeginAsync(Header("a", "b"), [], default);
        foreach (var header in new[] { Header("b"), Header("a", "b"), Header("b", "c"), new RunHeader(Scope("b") with { Command = "Remove-Other" }, "arn", "x") })
        {
            var failure = await Assert.ThrowsAsync<StageException>(async () => await world.Open().BeginAsync(header, await world.Open().FindAsync(header.Scope, default), default));
            Assert.Equal(("RunUnderWay", StageErrorCategory.ResourceBusy), (failure.Error.ErrorId, failure.Error.Category));
            Assert.Contains(first.RunId, failure.Message, StringComparison.Ordinal);
            Assert.Contains(Environment.UserName, failure.Message, StringComparison.Ordinal);
            Assert.Contains(Environment.MachineName, failure.Message, StringComparison.Ordinal);
            Assert.Contains($"process {Environment.ProcessId}", failure.Message, StringComparison.Ordinal);
        }

        // Being refused takes nothing away from the first.
        await first.BeginAsync(Step("i"), default);
        Assert.Equal(RunState.Running, Assert.Single(await world.Open().ListAsync(_ => true, unfinished: false, detail: false, default)).State);
        await first.DisposeAsync();
        await using var second = await world.Open().BeginAsync(Header("b", "c"), [], default);
        Assert.NotEqual(first.RunId, second.RunId);
    }

    [Theory]
    [InlineData(InFolder)]
    [InlineData(InBucket)]
    public async Task RunsOfDifferentTargetsDoNotDisturbEachOther(string kind)
    {
        using var world = await CreateAsync(kind);
        await using var first = await world.Open().BeginAsync(Header("a"), [], default);
        await using var second = await world.Open().BeginAsync(Header("b"), [], default);
        await using var elsewhere = await world.Open().BeginAsync(Header("a") with { Scope = Scope("a") with { AccountId = "222233334444" } }, [], default);
        Assert.Equal(3, (await world.Open().ListAsync(_ => true, unfinished: false, detail: false, default)).Count(run => run.State == RunState.Running));
    }

    [Theory]
    [MemberData(nameof(JournalWorld.Kinds), MemberType = typeof(JournalWorld))]
    public async Task OfManyWhoBeginAtTheSameInstantOneBegins(string kind)
    {
        for (var round = 0; round < 5; round++)
        {
            using var world = await CreateAsync(kind);
            var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
            {
                try
                {
                    return (Journal: (IRunJournal?)await world.Open().BeginAsync(Header("a", "b"), [], default), Error: (string?)null);
                }
                catch (StageException failure)
                {
                    return (Journal: null, Error: failure.Error.ErrorId);
                }
            })));
            Assert.Single(all, one => one.Journal is not null);
            Assert.All(all.Where(one => one.Journal is null), one => Assert.Equal("RunUnderWay", one.Error));
            await all.Single(one => one.Journal is not null).Journal!.DisposeAsync();
        }
    }

    [Theory]
    [MemberData(nameof(JournalWorld.Kinds), MemberType = typeof(JournalWorld))]
    public async Task WhatIsSaidToBeDurableIsThereAtOnce(string kind)
    {
        using var world = await CreateAsync(kind);
        await using var journal = await world.Open().BeginAsync(Header("a"), [], default);
        await journal.EndAsync(Step("i-0"), StepState.Done, null, null, null, default);
        await journal.BeginAsync(Step("i-1"), default);
        var seen = Assert.Single(await world.Open().FindAsync(Scope("a"), default));
        Assert.True(seen.HasBegun);
        Assert.Equal(["i-0", "i-1"], Assert.Single(await world.Open().ListAsync(_ => true, true, true, default)).Steps.Select(step => step.ResourceId));
        await journal.NoteAsync([Fact("a", "x")], default);
        Assert.Single(Assert.Single(await world.Open().FindAsync(Scope("a"), default)).Facts);
    }

    [Theory]
    [MemberData(nameof(JournalWorld.Kinds), MemberType = typeof(JournalWorld))]
    public async Task ARunIsListedWithAllThatIsKnownOfIt(string kind)
    {
        using var world = await CreateAsync(kind);
        await using (var journal = await world.Open().BeginAsync(Header("a", "b"), [], default))
        {
            await journal.PlanAsync([new PlannedStep(Step("i-1"), "Delete thing", "thing one", "a", [], true), new PlannedStep(Step("i-2"), "Delete thing", "thing two", "b", [Step("i-1")], true)], default);
            await journal.BeginAsync(Step("i-1"), default);
            await journal.EndAsync(Step("i-1"), StepState.Failed, "would\u001bnot", "ThingBusy", null, default);
            await journal.FinishAsync(["b"], default);
        }

        var run = Assert.Single(await world.Open().ListAsync(_ => true, unfinished: false, detail: true, default));
        Assert.Equal(("Remove-Thing", RunState.Unfinished, "a", "Remove-Thing a,b"), (run.Command, run.State, run.Left.ToString(), run.ContinueWith));
        Assert.Equal((Environment.UserName, Environment.MachineName, Environment.ProcessId, 2, 0), (run.User, run.Machine, run.ProcessId, run.StepCount, run.StepsDone));
        Assert.Null(run.Ended);
        Assert.Equal([("thing one", StepState.Failed, "would\ufffdnot"), ("thing two", StepState.Pending, null)], run.Steps.Select(step => (step.Target, step.State!.Value, step.Detail)));
        Assert.Empty(Assert.Single(await world.Open().ListAsync(id => id == run.Id, unfinished: false, detail: false, default)).Steps);
        Assert.Empty(await world.Open().ListAsync(id => id != run.Id, unfinished: false, detail: false, default));
    }

    [Theory]
    [MemberData(nameof(JournalWorld.Kinds), MemberType = typeof(JournalWorld))]
    public async Task ARunIsRemovedUnlessItIsUnderWay(string kind)
    {
        using var world = await CreateAsync(kind);
        string id;
        await using (var journal = await world.Open().BeginAsync(Header("a"), [], default))
        {
            id = journal.RunId;
            var failure = await Assert.ThrowsAsync<StageException>(() => world.Open().RemoveAsync(id, default));
            Assert.Equal("RunUnderWay", failure.Error.ErrorId);
        }

        Assert.False(await world.Open().RemoveAsync("20260101-000000-00000000", default));
        Assert.Single(await world.Open().ListAsync(_ => true, unfinished: false, detail: false, default));
        Assert.True(await world.Open().RemoveAsync(id, default));
        Assert.False(await world.Open().RemoveAsync(id, default));
        Assert.Empty(await world.Open().ListAsync(_ => true, unfinished: false, detail: false, default));
    }

    [Theory]
    [MemberData(nameof(JournalWorld.Kinds), MemberType = typeof(JournalWorld))]
    public async Task HundredsOfStepsAtOnceKeepEachTheirLine(string kind)
    {
        using var world = await CreateAsync(kind);
        await using (var journal = await world.Open().BeginAsync(Header("a"), [], default))
        {
            await Task.WhenAll(Enumerable.Range(0, 400).Select(number => Task.Run(async () =>
            {
                await journal.BeginAsync(Step($"i-{number}"), default);
                await journal.EndAsync(Step($"i-{number}"), StepState.Done, null, null, null, default);
            })));
        }

        var steps = Assert.Single(await world.Open().ListAsync(_ => true, true, true, default)).Steps;
        Assert.Equal(400, steps.Count);
        Assert.All(steps, step => Assert.Equal(StepState.Done, step.State));
    }

    [Theory]
    [MemberData(nameof(JournalWorld.Kinds), MemberType = typeof(JournalWorld))]
    public async Task WhatEndedAsItWasIsNotLeftToContinue(string kind)
    {
        using var world = await CreateAsync(kind);
        string id;
        await using (var journal = await world.Open().BeginAsync(Header("held", "found", "failed", "waits", "known", "done"), [], default))
        {
            id = journal.RunId;
            await journal.PlanAsync([.. new[] { "held", "found", "failed", "waits", "done" }.Select(target => new PlannedStep(Step(target), "Delete thing", target, target, [], true))], default);
            await journal.EndAsync(Step("held"), StepState.Failed, "something else holds it", "CertificateHeld", null, default);
            await journal.BeginAsync(Step("found"), default);
            await journal.EndAsync(Step("found"), StepState.AlreadyDone, null, null, null, default);
            await journal.BeginAsync(Step("failed"), default);
            await journal.EndAsync(Step("failed"), StepState.Failed, "denied", "AccessDenied", null, default);
            await journal.EndAsync(Step("waits"), StepState.Pending, "not yet", null, null, default);
            await journal.NoteAsync([Fact("known", "1")], default);
            await journal.FinishAsync(["done"], default);
        }

        var run = Assert.Single(await world.Open().ListAsync(_ => true, unfinished: true, detail: false, default));
        Assert.Equal((id, RunState.Unfinished), (run.Id, run.State));
        Assert.Equal(["failed", "waits", "known"], run.Left);

        // The next run has them, and fails before it has begun any: they are as begun as they were.
        var earlier = await world.Open().FindAsync(Scope("failed", "other"), default);
        await (await world.Open().BeginAsync(Header("failed", "other"), earlier, default)).DisposeAsync();
        var runs = await world.Open().ListAsync(_ => true, unfinished: true, detail: false, default);
        Assert.Equal(["failed", "waits, known"], runs.Select(each => each.Left.ToString()).Order());

        await (await world.Open().BeginAsync(Header("nothing"), [], default)).DisposeAsync();
        Assert.Equal(2, (await world.Open().ListAsync(_ => true, unfinished: true, detail: false, default)).Count);
        Assert.Empty(await world.Open().FindAsync(Scope("nothing"), default));
    }

    [Theory]
    [MemberData(nameof(JournalWorld.Kinds), MemberType = typeof(JournalWorld))]
    public async Task KilledBeforeItBeganAnythingARunIsNotUnfinished(string kind)
    {
        using var world = await CreateAsync(kind);
        var kill = new StoppingPlace.Kill();
        var killed = await world.Open(around: place => new StoppingPlace(place, kill)).BeginAsync(Header("a"), [], default);
        Assert.Equal(RunState.Running, Assert.Single(await world.Open().ListAsync(_ => true, unfinished: true, detail: false, default)).State);
        kill.Now();
        await killed.DisposeAsync();
        if (kind == InBucket)
        {
            world.Rehearsal.Sandbox.Clock.Advance(TimeSpan.FromMinutes(16));
        }

        Assert.Empty(await world.Open().ListAsync(_ => true, unfinished: true, detail: false, default));
        var run = Assert.Single(await world.Open().ListAsync(_ => true, unfinished: false, detail: false, default));
        Assert.Equal((RunState.Finished, 0, null), (run.State, run.Left.Count, run.ContinueWith));

        // The same again needs no second journal.
        await using var next = await world.Open().BeginAsync(Header("a"), [], default);
        Assert.Equal(killed.RunId, next.RunId);
    }

    [Theory]
    [MemberData(nameof(JournalWorld.Kinds), MemberType = typeof(JournalWorld))]
    public async Task ThePlanIsWrittenOnceForAllTicksUntilItIsAnother(string kind)
    {
        using var world = await CreateAsync(kind);
        PlannedStep[] plan = [new(Step("a"), "Wait for thing", "a", "a", [], false), new(Step("b"), "Delete thing", "b", "a", [Step("a")], true)];
        for (var tick = 0; tick < 3; tick++)
        {
            await TickAsync(plan);
        }

        Assert.Equal(1, await PlansAsync());
        await TickAsync([plan[1]]);
        Assert.Equal(1, await PlansAsync());

        // Discovered in this run, behind a step of a plan that stands further up: both have to have numbers here.
        await TickAsync(plan, new PlannedStep(Step("c"), "Delete thing", "c", "a", [Step("b")], true));
        Assert.Equal(2, await PlansAsync());
        Assert.Equal("""[1,2] [3 after 2]""", await LastPlanAsync());

        await TickAsync([plan[0], plan[1] with { Target = "b (renamed)" }]);
        Assert.Equal(3, await PlansAsync());
        var run = Assert.Single(await world.Open().ListAsync(_ => true, unfinished: false, detail: true, default));
        Assert.Equal(["a", "b (renamed)", "c"], run.Steps.Select(step => step.Target));

        async Task TickAsync(IReadOnlyList<PlannedStep> steps, PlannedStep? discovered = null)
        {
            await using var journal = await world.Open().BeginAsync(Header("a"), await world.Open().FindAsync(Scope("a"), default), default);
            await journal.PlanAsync(steps, default);
            if (discovered is not null)
            {
                await journal.PlanAsync([discovered], default);
            }

            await journal.EndAsync(Step("a"), StepState.Pending, "not yet", null, null, default);
        }

        async Task<List<JsonElement>> LinesAsync()
        {
            var journal = Assert.Single(await world.Place().ListAsync(default));
            var content = await world.Place().ReadAsync(journal, null, default);
            return [.. Encoding.UTF8.GetString(content!.Bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).Where(line => line.GetProperty("type").GetString() == "plan")];
        }

        async Task<int> PlansAsync() => (await LinesAsync()).Count;

        async Task<string> LastPlanAsync()
        {
            var steps = (await LinesAsync())[^1].GetProperty("steps").EnumerateArray().ToList();
            return $"[{string.Join(",", steps.SkipLast(1).Select(step => step.GetProperty("number").GetInt32()))}] [{steps[^1].GetProperty("number").GetInt32()} after {steps[^1].GetProperty("after")[0].GetInt32()}]";
        }
    }
}
