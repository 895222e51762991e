using StackStage.Operations.Stages;
using StackStage.Operations.Stages.Homes;
using StackStage.Snapshots;

namespace StackStage.Operations.Tests.Stages;

/// <summary>A lock that lasts a run, and a state that is written while the run goes on.</summary>
public class RunningStateTests
{
    public static TheoryData<string> Kinds => HomeWorld.Kinds;

    [Theory]
    [InlineData(HomeWorld.SstAws)]
    [InlineData(HomeWorld.PulumiBucket)]
    public async Task A_lock_that_is_held_for_long_stays_young_as_long_as_somebody_works(string kind)
    {
        using var world = await HomeWorld.CreateAsync(kind);
        await using var held = await world.Home.LockAsync(HomeWorld.Stage, "Remove-StackStage", null, world.Host, default);
        var key = Assert.Single(await world.Home.FindLocksAsync(HomeWorld.Stage, default)).Key;
        var content = await world.ReadAsync(key);
        var writes = Puts(world);

        // Nothing is due yet.
        await held.KeepAsync(default);
        Assert.Equal(writes, Puts(world));

        for (var half = 1; half <= 5; half++)
        {
            world.Rehearsal.Sandbox.Clock.Advance(TimeSpan.FromMinutes(30));
            await held.KeepAsync(default);
            await held.KeepAsync(default);
        }

        Assert.Equal(writes + 5, Puts(world));
        Assert.Equal(content, await world.ReadAsync(key));
        Assert.Equal("LockTooYoung", (await States.FailureAsync(() => StageUnlocker.UnlockAsync(world.Home, HomeWorld.Stage, TimeSpan.FromMinutes(20), world.Host, default))).ErrorId);

        // Who no longer works is taken for gone.
        world.Rehearsal.Sandbox.Clock.Advance(TimeSpan.FromHours(2));
        var error = await States.FailureAsync(() => world.Home.LockAsync(HomeWorld.Stage, "another", null, world.Host, default));
        Assert.Equal("StageLocked", error.ErrorId);
        Assert.Contains("last heard of 2 h ago", error.Message, StringComparison.Ordinal);
        Assert.Contains("perhaps killed", error.RecommendedAction!, StringComparison.Ordinal);
        Assert.Equal(StageUnlockState.Removed, Assert.Single(await StageUnlocker.UnlockAsync(world.Home, HomeWorld.Stage, TimeSpan.FromHours(1), world.Host, default)).State);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_lock_that_somebody_took_over_is_not_renewed_and_not_released(string kind)
    {
        using var world = await HomeWorld.CreateAsync(kind);
        var held = await world.Home.LockAsync(HomeWorld.Stage, "Remove-StackStage", null, world.Host, default);
        var key = (await world.Home.FindLocksAsync(HomeWorld.Stage, default))[0].Key;
        var theirs = SstLock.Write(world.Host.Time.GetUtcNow(), UpdateId.New(world.Host.Time), "deploy");
        await world.PutAsync(key, theirs);

        Assert.Equal("StageLockLost", (await States.FailureAsync(() => held.RenewAsync(default))).ErrorId);
        Assert.Equal("StageLockLost", (await States.FailureAsync(() => held.RenewAsync(default))).ErrorId);
        await held.DisposeAsync();

        Assert.Equal(theirs, await world.ReadAsync(key));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_lock_that_was_removed_is_not_written_anew(string kind)
    {
        using var world = await HomeWorld.CreateAsync(kind);
        await using var held = await world.Home.LockAsync(HomeWorld.Stage, "Remove-StackStage", null, world.Host, default);
        await StageUnlocker.UnlockAsync(world.Home, HomeWorld.Stage, null, world.Host, default);

        Assert.Equal("StageLockLost", (await States.FailureAsync(() => held.RenewAsync(default))).ErrorId);
        Assert.Empty(await world.Home.FindLocksAsync(HomeWorld.Stage, default));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_same_run_continued_takes_up_its_own_lock_and_nobody_elses(string kind)
    {
        using var world = await HomeWorld.CreateAsync(kind);

        // Killed: nobody disposes of it.
        var left = await world.Home.LockAsync(HomeWorld.Stage, "Remove-StackStage", null, world.Host, default);
        var before = Assert.Single(await world.Home.FindLocksAsync(HomeWorld.Stage, default));

        Assert.Equal("StageLocked", (await States.FailureAsync(async () => await LockAsync(null))).ErrorId);
        Assert.Equal("StageLocked", (await States.FailureAsync(async () => await LockAsync(UpdateId.New(world.Host.Time)))).ErrorId);
        var adopted = await LockAsync(left.Id);

        Assert.Equal(left.Id, adopted.Id);
        Assert.Equal(before.Bytes, Assert.Single(await world.Home.FindLocksAsync(HomeWorld.Stage, default)).Bytes);
        await adopted.ConfirmAsync(default);
        await adopted.DisposeAsync();
        Assert.Empty(await world.Home.FindLocksAsync(HomeWorld.Stage, default));

        // When it is gone, it is taken anew.
        await using var anew = await LockAsync(left.Id);
        Assert.NotEqual(left.Id, anew.Id);
        Assert.Single(await world.Home.FindLocksAsync(HomeWorld.Stage, default));

        async Task<HomeLock> LockAsync(string? ownId) => await (await world.ReopenAsync()).LockAsync(HomeWorld.Stage, "Remove-StackStage", ownId, world.Host, default);
    }

    [Fact]
    public async Task Changes_are_written_every_fifty_and_every_five_seconds()
    {
        using var world = await HomeWorld.CreateAsync(HomeWorld.SstAws, 200);
        var synced = 0;
        await using var state = await OpenAsync(world, () => synced++);
        var names = new Queue<string>(Enumerable.Range(0, 200).Select(index => $"r{index}"));

        // Forty-nine wait, the fiftieth takes them along.
        for (var index = 0; index < 49; index++)
        {
            await state.AddAsync(names.Dequeue(), default);
        }

        Assert.Equal(200, await CountAsync(world));
        await state.AddAsync(names.Dequeue(), default);
        Assert.Equal((150, 1), (await CountAsync(world), synced));

        // One waits for five seconds, if anybody looks.
        await state.AddAsync(names.Dequeue(), default);
        world.Rehearsal.Sandbox.Clock.Advance(TimeSpan.FromSeconds(4));
        await state.TickAsync(default);
        Assert.Equal((150, 1), (await CountAsync(world), synced));
        world.Rehearsal.Sandbox.Clock.Advance(TimeSpan.FromSeconds(1));
        await state.TickAsync(default);
        Assert.Equal((149, 2), (await CountAsync(world), synced));

        // What is left is written at the end; and nothing twice.
        await state.AddAsync(names.Dequeue(), default);
        await state.FlushAsync(default);
        await state.FlushAsync(default);
        Assert.Equal((148, 3), (await CountAsync(world), synced));

        // One backup for the whole run: the state before it.
        var kept = Assert.Single(await world.KeysAsync("snapshot/shop/dev/"));
        Assert.Equal(States.Of("shop", "dev", 200), await world.ReadAsync(kept));
        await state.DisposeAsync();
        Assert.Empty(await world.KeysAsync(world.LockFolder));
    }

    [Fact]
    public async Task Without_the_journal_the_state_stays_and_the_changes_wait()
    {
        using var world = await HomeWorld.CreateAsync(HomeWorld.SstAws, 5);
        var isBroken = true;
        await using var state = await OpenAsync(world, () => _ = isBroken ? throw new IOException("the journal's disk is full") : 0);

        await state.AddAsync("r1", default);
        await Assert.ThrowsAsync<IOException>(() => state.FlushAsync(default));
        Assert.Equal(5, await CountAsync(world));

        isBroken = false;
        await state.FlushAsync(default);
        Assert.Equal(4, await CountAsync(world));
    }

    [Fact]
    public async Task Somebody_elses_write_ends_it()
    {
        using var world = await HomeWorld.CreateAsync(HomeWorld.SstAws, 5);
        await using var state = await OpenAsync(world, () => { });
        var theirs = States.Of("shop", "dev", 2);
        await world.SetStateAsync(theirs);

        await state.AddAsync("r1", default);
        Assert.Equal("StateChanged", (await States.FailureAsync(() => state.FlushAsync(default))).ErrorId);
        Assert.Equal(theirs, await world.ReadAsync(world.StateKey));
    }

    [Fact]
    public async Task After_a_write_of_which_the_answer_was_lost_it_goes_on()
    {
        int calls;
        using (var whole = await HomeWorld.CreateAsync(HomeWorld.SstAws, 5))
        {
            await using var state = await OpenAsync(whole, () => { });
            await state.AddAsync("r1", default);
            var before = whole.Rehearsal.Sandbox.Journal.Count;
            await state.FlushAsync(default);
            calls = whole.Rehearsal.Sandbox.Journal.Count - before;
        }

        for (var kill = 1; kill <= calls; kill++)
        {
            using var world = await HomeWorld.CreateAsync(HomeWorld.SstAws, 5);
            await using var state = await OpenAsync(world, () => { });
            await state.AddAsync("r1", default);
            world.Rehearsal.Sandbox.Faults.StopAfter(kill);
            await Record.ExceptionAsync(() => state.FlushAsync(default));
            world.Rehearsal.Sandbox.Faults.Clear();

            await state.AddAsync("r2", default);
            await state.FlushAsync(default);
            Assert.Equal(["r0", "r3", "r4"], Snapshot.Read((await world.ReadAsync(world.StateKey))!).Resources.Select(resource => resource.Name));
        }
    }

    private static int Puts(HomeWorld world) => world.Rehearsal.Sandbox.Journal.Entries.Count(entry => entry.Action == "PutObject");

    private static async Task<int> CountAsync(HomeWorld world) => Snapshot.Read((await world.ReadAsync(world.StateKey))!).Resources.Count;

    private static async Task<RunningState<string>> OpenAsync(HomeWorld world, Action syncJournal) => new(
        await LockedState.OpenAsync(world.Home, HomeWorld.Stage, "Remove-StackStage", null, world.Host, default),
        (snapshot, names) => SnapshotEdit.PlanRemoval(snapshot, [.. snapshot.Resources.Where(resource => names.Contains(resource.Name)).Select(resource => resource.Index)]).Apply(),
        _ =>
        {
            syncJournal();
            return Task.CompletedTask;
        },
        world.Host);
}
