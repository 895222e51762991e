using System.Text;
using System.Text.Json;
using StackStage.Operations.Errors;
using StackStage.Operations.Stages;
using StackStage.Operations.Stages.Homes;

namespace StackStage.Operations.Tests.Stages;

/// <summary>lock → read → check → back up → conditional write → read back → unlock, in every kind of home.</summary>
public class StateWritingTests
{
    private static readonly byte[] New = States.Of("shop", "dev", 9);

    public static TheoryData<string> Kinds => HomeWorld.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_state_is_replaced_with_a_backup_and_no_lock_stays(string kind)
    {
        using var world = await HomeWorld.CreateAsync(kind);
        var old = (await world.ReadAsync(world.StateKey))!;

        var backup = await ReplaceAsync(world, old, New);

        Assert.Equal(New, await world.ReadAsync(world.StateKey));
        Assert.Empty(await world.KeysAsync(world.LockFolder));
        var kept = Assert.Single(await world.KeysAsync(world.IsSst ? "snapshot/shop/dev/" : ".pulumi/backups/shop/dev/"));
        Assert.Equal(world.Store.AddressOf(kept), backup);
        Assert.Equal(old, await world.ReadAsync(kept));
        if (!world.IsSst)
        {
            Assert.Equal(old, await world.ReadAsync(world.StateKey + ".bak"));
        }
    }

    [Theory]
    [InlineData(HomeWorld.SstAws)]
    [InlineData(HomeWorld.SstLocal)]
    public async Task A_state_that_the_history_has_already_is_not_kept_twice(string kind)
    {
        using var world = await HomeWorld.CreateAsync(kind);
        var old = (await world.ReadAsync(world.StateKey))!;
        await world.PutAsync($"snapshot/shop/dev/{UpdateId.New(world.Host.Time)}.json", old);

        var backup = await ReplaceAsync(world, old, New);

        Assert.Equal(world.Store.AddressOf(Assert.Single(await world.KeysAsync("snapshot/shop/dev/"))), backup);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_state_that_changed_since_it_was_read_is_left_alone(string kind)
    {
        using var world = await HomeWorld.CreateAsync(kind);
        var read = (await world.ReadAsync(world.StateKey))!;
        var theirs = States.Of("shop", "dev", 4);
        await world.SetStateAsync(theirs);

        var error = await States.FailureAsync(() => ReplaceAsync(world, read, New));

        Assert.Equal("StateChanged", error.ErrorId);
        Assert.Equal(theirs, await world.ReadAsync(world.StateKey));
        Assert.Empty(await world.KeysAsync(world.LockFolder));
        Assert.Empty(await world.KeysAsync(world.IsSst ? "snapshot/" : ".pulumi/backups/"));
    }

    [Fact]
    public async Task A_conflict_says_who_wrote_last()
    {
        using var world = await HomeWorld.CreateAsync(HomeWorld.SstAws);
        await world.PutAsync($"update/shop/dev/{UpdateId.New(world.Host.Time)}.json", """{"id":"x","command":"deploy","timeStarted":"2026-01-01T08:30:00Z","errors":null}"""u8.ToArray());

        var error = await States.FailureAsync(() => ReplaceAsync(world, States.Of("shop", "dev", 1), New));

        Assert.Contains("'deploy', begun 2026-01-01", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_locked_stage_is_left_alone_and_the_holder_is_named(string kind)
    {
        using var world = await HomeWorld.CreateAsync(kind);
        var old = (await world.ReadAsync(world.StateKey))!;
        var since = world.Host.Time.GetUtcNow().AddHours(-3);
        await world.PutAsync(
            world.IsSst ? "lock/shop/dev.json" : world.LockFolder + "7f0e.json",
            world.IsSst ? SstLock.Write(since, "f00", "deploy") : Encoding.UTF8.GetBytes($$"""{"pid":7,"username":"ana","hostname":"ci-3","timestamp":"{{since:O}}"}"""));

        var error = await States.FailureAsync(() => ReplaceAsync(world, old, New));

        Assert.Equal("StageLocked", error.ErrorId);
        Assert.Contains(world.IsSst ? "'deploy'" : "ana@ci-3", error.Message, StringComparison.Ordinal);
        Assert.Contains("3 h", error.Message, StringComparison.Ordinal);
        // The line leads to this home: elsewhere there may be a stage of the same name, and a lock that is in use.
        var home = world.Home.Backend is { } backend ? $"-Backend '{backend}'" : world.Home.HomePath is { } path ? $"-HomePath '{path}'" : $"-Region {world.Home.Region}";
        Assert.EndsWith($"Unlock-StackStage -App 'shop' -Stage 'dev' {home}", error.RecommendedAction!, StringComparison.Ordinal);
        Assert.Equal(old, await world.ReadAsync(world.StateKey));
        Assert.Single(await world.KeysAsync(world.LockFolder));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Of_two_writers_exactly_one_wins(string kind)
    {
        using var world = await HomeWorld.CreateAsync(kind);
        var old = (await world.ReadAsync(world.StateKey))!;
        var contents = Enumerable.Range(10, 4).Select(count => States.Of("shop", "dev", count)).ToArray();

        var outcomes = await Task.WhenAll(contents.Select(async content =>
        {
            var home = await world.ReopenAsync();
            try
            {
                await Task.Run(() => StageStateWriter.ReplaceAsync(home, HomeWorld.Stage, old, content, "test", () => { }, world.Host, default));
                return null;
            }
            catch (StageException failure)
            {
                return failure.Error.ErrorId;
            }
        }));

        // In Pulumi's protocol, two that come at once may both give way.
        var winners = outcomes.Count(outcome => outcome is null);
        Assert.True(winners == 1 || (!world.IsSst && winners == 0), string.Join(", ", outcomes));
        Assert.All(outcomes.Where(outcome => outcome is not null), outcome => Assert.Contains(outcome, new[] { "StageLocked", "StateChanged" }));
        var now = await world.ReadAsync(world.StateKey);
        Assert.Equal(winners == 1 ? contents[Array.IndexOf(outcomes, null)] : old, now);
        Assert.Empty(await world.KeysAsync(world.LockFolder));
    }

    [Fact]
    public async Task A_lock_that_sst_wrote_over_stops_the_write()
    {
        using var world = await HomeWorld.CreateAsync(HomeWorld.SstAws);
        var old = (await world.ReadAsync(world.StateKey))!;
        var theirs = SstLock.Write(world.Host.Time.GetUtcNow(), UpdateId.New(world.Host.Time), "deploy");

        // SST looks for a lock, finds none, and writes its own over the one that came meanwhile.
        var error = await States.FailureAsync(() => StageStateWriter.ReplaceAsync(
            world.Home, HomeWorld.Stage, old, New, "test", () => world.PutAsync("lock/shop/dev.json", theirs).GetAwaiter().GetResult(), world.Host, default));

        Assert.Equal("StageLockLost", error.ErrorId);
        Assert.Equal(old, await world.ReadAsync(world.StateKey));
        Assert.Equal(theirs, await world.ReadAsync("lock/shop/dev.json"));
    }

    [Fact]
    public async Task The_lock_is_SSTs_own()
    {
        using var world = await HomeWorld.CreateAsync(HomeWorld.SstAws);

        await using var held = await world.Home.LockAsync(HomeWorld.Stage, "Repair-PulumiSnapshot", null, world.Host, default);

        using var json = JsonDocument.Parse((await world.ReadAsync("lock/shop/dev.json"))!);
        Assert.Equal(["created", "updateID", "runID", "command", "ignore"], json.RootElement.EnumerateObject().Select(member => member.Name));
        Assert.Equal("Repair-PulumiSnapshot", json.RootElement.GetProperty("command").GetString());
        Assert.True(json.RootElement.GetProperty("ignore").GetBoolean());
        Assert.Matches("^[0-9a-f]{24}$", json.RootElement.GetProperty("updateID").GetString()!);
        Assert.Equal(world.Host.Time.GetUtcNow(), UpdateId.TimeOf(held.Id)!.Value, TimeSpan.FromSeconds(1));
        Assert.Equal("Repair-PulumiSnapshot", (await world.Home.ListAsync(world.Host))[0].LockedBy);
    }

    [Fact]
    public async Task A_state_of_another_account_is_not_taken_for_ones_own()
    {
        using var world = await HomeWorld.CreateAsync(HomeWorld.SstAws);
        var before = world.Rehearsal.Sandbox.Journal.Count;

        await ReplaceAsync(world, (await world.ReadAsync(world.StateKey))!, New);

        // The sandbox checks the header; that it is sent is what matters here.
        var calls = world.Rehearsal.Sandbox.Journal.Entries.Skip(before).Where(entry => entry.Service == "s3").ToArray();
        Assert.NotEmpty(calls);
        var foreign = new BucketStore((await world.Rehearsal.ConnectAsync()).S3(), States.Bucket, owner: "999999999999");
        Assert.Equal("AccessDenied", (await States.FailureAsync(() => foreign.ReadAsync(world.StateKey, default))).ErrorId);
        Assert.Equal("AccessDenied", (await States.FailureAsync(() => foreign.WriteAsync("app/x/y.json", New, WriteCondition.IsNew, world.Host, default))).ErrorId);
    }

    [Theory]
    [InlineData(HomeWorld.SstAws)]
    [InlineData(HomeWorld.PulumiBucket)]
    public async Task Killed_after_any_call_the_state_is_old_or_new_and_whole(string kind)
    {
        int calls;
        using (var whole = await HomeWorld.CreateAsync(kind))
        {
            var before = whole.Rehearsal.Sandbox.Journal.Count;
            await ReplaceAsync(whole, (await whole.ReadAsync(whole.StateKey))!, New);
            calls = whole.Rehearsal.Sandbox.Journal.Count - before;
        }

        Assert.InRange(calls, 6, 30);
        for (var kill = 1; kill <= calls; kill++)
        {
            using var world = await HomeWorld.CreateAsync(kind);
            var old = (await world.ReadAsync(world.StateKey))!;
            world.Rehearsal.Sandbox.Faults.StopAfter(kill);
            try
            {
                await ReplaceAsync(world, old, New);
            }
            catch (StageException)
            {
                // As if the machine had gone.
            }

            world.Rehearsal.Sandbox.Faults.Clear();
            var state = (await world.ReadAsync(world.StateKey))!;
            Assert.True(state.AsSpan().SequenceEqual(old) || state.AsSpan().SequenceEqual(New), $"after call {kill} of {calls}");
            if (!state.AsSpan().SequenceEqual(old))
            {
                Assert.Contains(old, await Task.WhenAll((await world.KeysAsync(world.IsSst ? "snapshot/" : ".pulumi/backups/")).Select(async key => (await world.ReadAsync(key))!)));
            }

            // What stays is at most the lock; unlocked, the next run goes through.
            foreach (var _ in await world.Home.FindLocksAsync(HomeWorld.Stage, default))
            {
                await StageUnlocker.UnlockAsync(world.Home, HomeWorld.Stage, null, world.Host, default);
            }

            await ReplaceAsync(world, state, New);
            Assert.Equal(New, await world.ReadAsync(world.StateKey));
        }
    }

    private static Task<string?> ReplaceAsync(HomeWorld world, byte[] expected, byte[] content) =>
        StageStateWriter.ReplaceAsync(world.Home, HomeWorld.Stage, expected, content, "test", () => { }, world.Host, CancellationToken.None);
}
