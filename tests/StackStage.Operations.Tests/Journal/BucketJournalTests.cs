using System.Diagnostics;
using Amazon.S3.Model;
using StackStage.Operations.Errors;
using StackStage.Operations.Journal;
using StackStage.Operations.Journal.Buckets;
using StackStage.Operations.Machine;
using StackStage.Operations.Steps;
using StackStage.Operations.Tests.Harness;
using static StackStage.Operations.Tests.Journal.JournalWorld;

namespace StackStage.Operations.Tests.Journal;

/// <summary>What only a bucket needs: no lock dies with a process there.</summary>
public sealed class BucketJournalTests
{
    private static readonly RunWriter Elsewhere = new(string.Empty, "bob", "runner-7", 4711, 1_767_225_600, "1.2.3");
    private static readonly RunWriter Here = Elsewhere with { User = "carol", Machine = "runner-8" };

    [Fact]
    public async Task OfARunOnAnotherMachineNothingIsKnownButThatItWrites()
    {
        using var world = await CreateAsync(InBucket);
        var sleeper = await world.Open(Elsewhere).BeginAsync(Header("a", "b"), [], default);
        await sleeper.NoteAsync([Fact("b", "1")], default);
        await PassAsync(world, 14);
        var failure = await Assert.ThrowsAsync<StageException>(() => world.Open(Here).BeginAsync(Header("b", "c"), [], default));
        Assert.Equal("RunUnderWay", failure.Error.ErrorId);
        Assert.Contains("bob on runner-7 (process 4711)", failure.Message, StringComparison.Ordinal);
        Assert.Contains("from 2026-01-01 00:15:00 UTC on", failure.Error.RecommendedAction, StringComparison.Ordinal);

        await PassAsync(world, 2);
        await using var next = await world.Open(Here).BeginAsync(Header("b", "c"), await world.Open(Here).FindAsync(Scope("b", "c"), default), default);
        Assert.Equal("1", Assert.Single(Assert.Single(await world.Open(Here).FindAsync(Scope("b", "c"), default)).Facts).Data["id"]);

        // It wakes up, and its next step is the first to hear of it: before its call.
        foreach (var call in new Func<Task>[] { () => sleeper.BeginAsync(Step("i"), default).AsTask(), () => sleeper.BeatAsync(default).AsTask(), () => sleeper.NoteAsync([Fact("a", "x")], default).AsTask() })
        {
            Assert.Equal("RunTakenOver", (await Assert.ThrowsAsync<StageException>(call)).Error.ErrorId);
        }

        // Going, it takes nothing away from who came after.
        await sleeper.DisposeAsync();
        await next.BeginAsync(Step("i"), default);
        var third = await Assert.ThrowsAsync<StageException>(() => world.Open(Elsewhere).BeginAsync(Header("b"), [], default));
        Assert.Contains("carol", third.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GoneOnWithByAnotherMachineTheFirstCannotWriteAnyMore()
    {
        using var world = await CreateAsync(InBucket);
        var sleeper = await world.Open(Elsewhere).BeginAsync(Header("a"), [], default);
        await PassAsync(world, 16);
        await using var next = await world.Open(Here).BeginAsync(Header("a"), [], default);
        Assert.Equal(sleeper.RunId, next.RunId);
        Assert.Equal("RunTakenOver", (await Assert.ThrowsAsync<StageException>(() => sleeper.BeginAsync(Step("i"), default).AsTask())).Error.ErrorId);
        await sleeper.DisposeAsync();
        Assert.Equal((RunState.Running, "carol"), (await world.Open().ListAsync(_ => true, unfinished: false, detail: false, default)).Select(run => (run.State, run.User)).Single());
    }

    [SkippableFact]
    public async Task OfAProcessOfThisMachineItIsKnownWhetherItLives()
    {
        Skip.If(OperatingSystem.IsWindows(), "sleep is not here.");
        using var world = await CreateAsync(InBucket);
        using var process = Process.Start(new ProcessStartInfo("sleep", ["600"]))!;
        var writer = Elsewhere with { Machine = Environment.MachineName, Process = process.Id, ProcessStarted = new DateTimeOffset(process.StartTime.ToUniversalTime()).ToUnixTimeSeconds(), Space = ProcessLife.Space };
        string id;
        try
        {
            var journal = await world.Open(writer).BeginAsync(Header("a"), [], default);
            id = journal.RunId;
            await journal.NoteAsync([Fact("a", "1")], default);
            Assert.Equal("RunUnderWay", (await Assert.ThrowsAsync<StageException>(() => world.Open().BeginAsync(Header("a"), [], default))).Error.ErrorId);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        // No need to wait: nothing will ever be heard of it.
        await using var next = await world.Open().BeginAsync(Header("a"), [], default);
        Assert.Equal(id, next.RunId);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AContainerOfTheSameNameIsAnotherMachine(bool isOwnNumber)
    {
        using var world = await CreateAsync(InBucket);
        var number = isOwnNumber ? Environment.ProcessId : int.MaxValue;
        var writer = Elsewhere with { Machine = Environment.MachineName, Process = number, ProcessStarted = ProcessLife.Started, Space = $"{ProcessLife.Space}1" };
        var journal = await world.Open(writer).BeginAsync(Header("a"), [], default);
        await journal.NoteAsync([Fact("a", "1")], default);

        // Its number says nothing here.
        Assert.Equal("RunUnderWay", (await Assert.ThrowsAsync<StageException>(() => world.Open().BeginAsync(Header("a"), [], default))).Error.ErrorId);
        Assert.Equal(RunState.Running, Assert.Single(await world.Open().ListAsync(_ => true, false, false, default)).State);
        await PassAsync(world, 16);
        await using var next = await world.Open().BeginAsync(Header("a"), [], default);
        Assert.Equal(journal.RunId, next.RunId);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(-20)]
    public async Task WhoIsDeadIsJudgedByTheBucketsClock(int minutesAhead)
    {
        using var world = await CreateAsync(InBucket);
        var wrong = new WrongTime(world.Time, TimeSpan.FromMinutes(minutesAhead));
        RunJournals Open() => new(world.BucketPlace(wrong), null, wrong, world.Warnings.Add) { Writer = Here };
        var journal = await world.Open(Elsewhere).BeginAsync(Header("a"), [], default);
        await journal.NoteAsync([Fact("a", "1")], default);
        await PassAsync(world, 14);
        Assert.Equal("RunUnderWay", (await Assert.ThrowsAsync<StageException>(() => Open().BeginAsync(Header("a"), [], default))).Error.ErrorId);
        Assert.Equal(RunState.Running, Assert.Single(await Open().ListAsync(_ => true, false, false, default)).State);

        await PassAsync(world, 2);
        Assert.Equal(RunState.Unfinished, Assert.Single(await Open().ListAsync(_ => true, false, false, default)).State);
        await using var next = await Open().BeginAsync(Header("a"), [], default);
        Assert.Equal(journal.RunId, next.RunId);
    }

    [Fact]
    public async Task AWaitThatBeatsIsAlive()
    {
        using var world = await CreateAsync(InBucket);
        await using var waiting = await world.Open(Elsewhere).BeginAsync(Header("a"), [], default);
        var before = Writes(world);
        for (var minute = 0; minute < 60; minute++)
        {
            await PassAsync(world, 1);
            await waiting.BeatAsync(default);
        }

        Assert.Equal("RunUnderWay", (await Assert.ThrowsAsync<StageException>(() => world.Open(Here).BeginAsync(Header("a"), [], default))).Error.ErrorId);
        Assert.InRange(Writes(world) - before, 10, 16);
        await waiting.BeginAsync(Step("i"), default);
    }

    [Fact]
    public async Task ABeatTakesAlongWhatWaitsForTheNextWrite()
    {
        using var world = await CreateAsync(InBucket);
        await using var journal = await world.Open().BeginAsync(Header("a"), [], default);
        await journal.EndAsync(Step("i"), StepState.Done, null, null, null, default);
        Assert.Empty(await StepsAsync());
        await journal.BeatAsync(default);
        Assert.Single(await StepsAsync());
        var writes = Writes(world);
        await journal.BeatAsync(default);
        Assert.Equal(writes, Writes(world));

        async Task<IReadOnlyList<StackStageRunStep>> StepsAsync() => Assert.Single(await world.Open().ListAsync(_ => true, true, true, default)).Steps;
    }

    [Fact]
    public async Task WhoHasEndedLeavesNoClaim()
    {
        using var world = await CreateAsync(InBucket);
        await using (var journal = await world.Open(Elsewhere).BeginAsync(Header("a", "b"), [], default))
        {
            Assert.Equal(2, (await KeysAsync(world)).Count(key => key.Contains("/claims/", StringComparison.Ordinal)));
            Assert.Contains(await KeysAsync(world), key => key.EndsWith(".running", StringComparison.Ordinal));
            await journal.NoteAsync([Fact("a", "1")], default);
        }

        Assert.All(await KeysAsync(world), key => Assert.Matches("^stackstage/[0-9]{8}-[0-9]{6}-[0-9a-f]{8}/[0-9]{6}[.]jsonl$", key));
        await using (var journal = await world.Open(Here).BeginAsync(Header("a", "b"), [], default))
        {
            await journal.FinishAsync(["a", "b"], default);
        }

        Assert.Contains(await KeysAsync(world), key => key.EndsWith(".ended", StringComparison.Ordinal));
    }

    [Fact]
    public async Task StepsThatBeginAtOnceShareObjects()
    {
        using var world = await CreateAsync(InBucket);
        await using var journal = await world.Open().BeginAsync(Header("a"), [], default);
        var before = Writes(world);
        await Task.WhenAll(Enumerable.Range(0, 200).Select(number => journal.BeginAsync(Step($"i-{number}"), default).AsTask()));
        Assert.InRange(Writes(world) - before, 1, 40);
    }

    [Fact]
    public async Task AWriteWhoseAnswerGotLostIsNotTakenForSomebodyElses()
    {
        using var world = await CreateAsync(InBucket);
        var bucket = new JournalBucket(world.Connection, JournalAddress.Parse("s3://journals-us/stackstage"), world.Time);
        var log = new SegmentLog(bucket, "20260101-000000-0a1b2c3d", 0, _ => Task.CompletedTask);
        await bucket.WriteAsync(SegmentLog.KeyOf("20260101-000000-0a1b2c3d", 1), "one\n"u8.ToArray(), null, default);
        await log.AppendAsync("one\n"u8.ToArray(), true, default);
        await log.AppendAsync("two\n"u8.ToArray(), true, default);
        Assert.Equal(2, (await KeysAsync(world)).Count);
        await bucket.WriteAsync(SegmentLog.KeyOf("20260101-000000-0a1b2c3d", 3), "theirs\n"u8.ToArray(), null, default);
        Assert.Equal("RunTakenOver", (await Assert.ThrowsAsync<StageException>(() => log.AppendAsync("three\n"u8.ToArray(), true, default))).Error.ErrorId);
    }

    [Fact]
    public async Task AnObjectThatIsMissingIsNoShorterJournal()
    {
        using var world = await CreateAsync(InBucket);
        await using (var journal = await world.Open().BeginAsync(Header("a"), [], default))
        {
            await journal.NoteAsync([Fact("a", "1")], default);
            await journal.NoteAsync([Fact("a", "2")], default);
        }

        var second = (await KeysAsync(world)).Single(key => key.EndsWith("000002.jsonl", StringComparison.Ordinal));
        await world.Connection.S3("us-east-1").DeleteObjectAsync(new DeleteObjectRequest { BucketName = "journals-us", Key = second });
        var failure = await Assert.ThrowsAsync<StageException>(() => world.Open().FindAsync(Scope("a"), default));
        Assert.Equal("JournalNotReadable", failure.Error.ErrorId);
        Assert.Contains("some were deleted", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ABucketThatIsNotThereOrNotOursIsSaid()
    {
        using var world = await CreateAsync(InBucket);
        var journals = RunJournals.Open("s3://not-there/x", world.Connection, world.Time, world.Warnings.Add);
        var failure = await Assert.ThrowsAsync<StageException>(() => journals.BeginAsync(Header("a"), [], default));
        Assert.Equal("JournalNotWritable", failure.Error.ErrorId);
        Assert.Contains("There is no bucket 'not-there'", failure.Message, StringComparison.Ordinal);

        var theirs = RunJournals.Open("s3://journals-us/x?owner=999988887777", world.Connection, world.Time, world.Warnings.Add);
        Assert.Equal(StageErrorCategory.PermissionDenied, (await Assert.ThrowsAsync<StageException>(() => theirs.BeginAsync(Header("a"), [], default))).Error.Category);
        Assert.Empty(await KeysAsync(world));
    }

    [Fact]
    public async Task EveryCallSaysWhoseBucketItMustBe()
    {
        using var world = await CreateAsync(InBucket);
        var theirs = new JournalBucket(world.Connection, JournalAddress.Parse("s3://journals-us/x?owner=999988887777"), world.Time);
        foreach (var call in new Func<Task>[]
        {
            () => theirs.ListAsync(string.Empty, shallow: true, default),
            () => theirs.ReadAsync("x", default),
            () => theirs.WriteAsync("x", "x"u8.ToArray(), null, default),
            () => theirs.WriteAsync("x", "x"u8.ToArray(), "\"x\"", default),
            () => theirs.DeleteAsync("x", null, default),
            () => theirs.DeleteAsync("x", "\"x\"", default),
        })
        {
            Assert.Equal("AccessDenied", (await Assert.ThrowsAsync<StageException>(call)).Error.ErrorId);
        }
    }

    [Fact]
    public async Task RunsOfAnEndpointThatStandsInForAwsAreKeptApart()
    {
        var folder = Directory.CreateTempSubdirectory("stackstage-journals").FullName;
        try
        {
            using var rehearsal = new Rehearsal();
            var connection = await rehearsal.ConnectAsync();
            await LeaveAsync(RunJournals.Open(folder, connection, TimeProvider.System, Assert.Fail), "a");
            Assert.Single(await RunJournals.Open(folder, connection, TimeProvider.System, Assert.Fail).FindAsync(Scope("a"), default));
            Assert.Empty(await RunJournals.Open(folder, null, TimeProvider.System, Assert.Fail).FindAsync(Scope("a"), default));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // The clock jumps five minutes at most.
    private static async Task PassAsync(JournalWorld world, int minutes)
    {
        for (; minutes > 0; minutes--)
        {
            await Task.Delay(TimeSpan.FromMinutes(1), world.Time);
        }
    }

    private static int Writes(JournalWorld world) => world.Rehearsal.Sandbox.Journal.Changes.Count;

    private static async Task<IReadOnlyList<string>> KeysAsync(JournalWorld world) =>
        [.. ((await world.Connection.S3("us-east-1").ListObjectsV2Async(new ListObjectsV2Request { BucketName = "journals-us" })).S3Objects ?? []).Select(found => found.Key)];

    private sealed class WrongTime(TimeProvider right, TimeSpan ahead) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => right.GetUtcNow() + ahead;
    }
}
