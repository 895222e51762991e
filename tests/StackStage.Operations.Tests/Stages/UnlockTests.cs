using System.Text;
using System.Text.Json;
using StackStage.Operations.Stages;
using StackStage.Operations.Stages.Homes;
using StackStage.Operations.Steps;
using StackStage.Operations.Tests.Harness;

namespace StackStage.Operations.Tests.Stages;

public class UnlockTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public async Task A_stale_lock_goes_and_its_update_is_ended_as_sst_unlock_does()
    {
        using var world = await HomeWorld.CreateAsync(HomeWorld.SstLocal);
        var now = world.Host.Time.GetUtcNow();
        var id = UpdateId.New(world.Host.Time);
        await LockAsync(world, now.AddHours(-3), id);
        await world.PutAsync($"update/shop/dev/{id}.json", Encoding.UTF8.GetBytes($$"""{"id":"{{id}}","version":"4.17.1","command":"deploy","errors":null,"timeStarted":"2026-01-01T08:30:00Z","later":{"kept":12345678901234567890} }"""));

        var unlocked = Assert.Single(await StageUnlocker.UnlockAsync(world.Home, HomeWorld.Stage, Hour, world.Host, default));

        Assert.Equal((StageUnlockState.Removed, "deploy"), (unlocked.State, unlocked.Holder));
        Assert.InRange(unlocked.Age!.Value, TimeSpan.FromHours(3), TimeSpan.FromHours(3) + TimeSpan.FromMinutes(1));
        Assert.Empty(await world.KeysAsync("lock/"));
        using var update = JsonDocument.Parse((await world.ReadAsync($"update/shop/dev/{id}.json"))!);
        Assert.True(update.RootElement.TryGetProperty("timeCompleted", out _));
        Assert.Equal(1, update.RootElement.GetProperty("errors").GetArrayLength());
        Assert.Equal("12345678901234567890", update.RootElement.GetProperty("later").GetProperty("kept").GetRawText());
    }

    [Theory]
    [InlineData(HomeWorld.SstAws)]
    [InlineData(HomeWorld.PulumiDisk)]
    public async Task A_young_lock_is_refused_unless_it_is_forced(string kind)
    {
        using var world = await HomeWorld.CreateAsync(kind);
        await LockAsync(world, world.Host.Time.GetUtcNow().AddMinutes(-5), "f00");

        var error = await States.FailureAsync(() => StageUnlocker.UnlockAsync(world.Home, HomeWorld.Stage, Hour, world.Host, default));

        Assert.Equal("LockTooYoung", error.ErrorId);
        Assert.Single(await world.KeysAsync(world.LockFolder));
        var removed = Assert.Single(await StageUnlocker.UnlockAsync(world.Home, HomeWorld.Stage, null, world.Host, default));
        Assert.Equal((world.Home.Region, world.Home.HomePath, world.Home.Backend), (removed.Region, removed.HomePath, removed.Backend));
        Assert.True(removed.Region is not null || removed.Backend is not null);
        Assert.Empty(await world.KeysAsync(world.LockFolder));
        var none = Assert.Single(await StageUnlocker.UnlockAsync(world.Home, HomeWorld.Stage, null, world.Host, default));
        Assert.Equal((StageUnlockState.NotLocked, removed.Region, removed.Backend), (none.State, none.Region, none.Backend));
    }

    [Fact]
    public async Task A_lock_that_was_renewed_is_as_young_as_its_renewal()
    {
        using var world = await HomeWorld.CreateAsync(HomeWorld.SstAws);

        // Created long ago; written just now, as the holder does every few minutes.
        await LockAsync(world, world.Host.Time.GetUtcNow().AddDays(-1), "f00");

        Assert.Equal("LockTooYoung", (await States.FailureAsync(() => StageUnlocker.UnlockAsync(world.Home, HomeWorld.Stage, Hour, world.Host, default))).ErrorId);
    }

    [Fact]
    public async Task A_lock_that_is_renewed_while_one_is_asked_stays()
    {
        using var world = await HomeWorld.CreateAsync(HomeWorld.SstLocal);
        await LockAsync(world, world.Host.Time.GetUtcNow().AddHours(-3), "f00");
        var host = new RecordingHost
        {
            Time = world.Host.Time,
            Answer = _ =>
            {
                LockAsync(world, world.Host.Time.GetUtcNow(), "f01").GetAwaiter().GetResult();
                return Approval.Approved;
            },
        };

        var error = await States.FailureAsync(() => StageUnlocker.UnlockAsync(world.Home, HomeWorld.Stage, Hour, host, default));

        Assert.Equal("LockInUse", error.ErrorId);
        Assert.Single(await world.KeysAsync("lock/"));
    }

    [Theory]
    [InlineData(Approval.Declined)]
    [InlineData(Approval.Previewed)]
    public async Task What_is_declined_or_previewed_stays(Approval answer)
    {
        using var world = await HomeWorld.CreateAsync(HomeWorld.SstLocal);
        await LockAsync(world, world.Host.Time.GetUtcNow().AddHours(-3), "f00");
        var host = new RecordingHost { Time = world.Host.Time, Answer = _ => answer };

        Assert.Empty(await StageUnlocker.UnlockAsync(world.Home, HomeWorld.Stage, Hour, host, default));

        Assert.Single(host.Asked);
        Assert.Single(await world.KeysAsync("lock/"));
    }

    [Fact]
    public async Task No_lock_is_said_and_no_stage_is_an_error()
    {
        using var world = await HomeWorld.CreateAsync(HomeWorld.SstAws);

        Assert.Equal(StageUnlockState.NotLocked, Assert.Single(await StageUnlocker.UnlockAsync(world.Home, HomeWorld.Stage, Hour, world.Host, default)).State);
        Assert.Empty(world.Host.Asked);
        Assert.Equal("StageNotFound", (await States.FailureAsync(() => StageUnlocker.UnlockAsync(world.Home, new StageName("shop", "nope"), Hour, world.Host, default))).ErrorId);
    }

    // On disk the file is as old as the lock says.
    private static async Task LockAsync(HomeWorld world, DateTimeOffset since, string id)
    {
        var key = world.IsSst ? "lock/shop/dev.json" : world.LockFolder + "7f0e.json";
        await world.PutAsync(key, world.IsSst ? SstLock.Write(since, id, "deploy") : Encoding.UTF8.GetBytes($$"""{"pid":7,"username":"ana","hostname":"ci-3","timestamp":"{{since:O}}"}"""));
        if (world.Store is FolderStore folder)
        {
            File.SetLastWriteTimeUtc(folder.PathOf(key), since.UtcDateTime);
        }
    }
}
