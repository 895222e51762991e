using StackStage.Operations.Stages;
using StackStage.Operations.StateFiles;
using StackStage.Operations.Steps;
using StackStage.Snapshots;

namespace StackStage.Operations.Tests.Stages;

/// <summary>Repairs and edits of a stage's state, where it is: with the safety of every write to a home.</summary>
public class StageStateTests
{
    private const string Root = "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev";
    private const string Child = "urn:pulumi:dev::shop::a:b:C::child";

    private static readonly byte[] Broken = State($$"""{"urn":"{{Child}}","custom":false,"type":"a:b:C","parent":"{{Root}}"},{"urn":"{{Root}}","custom":false,"type":"pulumi:pulumi:Stack"}""");

    public static TheoryData<string> Kinds => HomeWorld.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_repair_keeps_the_state_as_it_was_and_leaves_no_lock(string kind)
    {
        using var world = await BrokenAsync(kind);

        var (record, _) = (await RepairAsync(world, await ReadAsync(world)))!.Value;

        var repaired = Assert.IsType<StageSnapshotRepair>(record);
        Assert.Equal(("shop", "dev", true, world.Home.Region, world.Home.HomePath, world.Home.Backend), (repaired.App, repaired.Stage, repaired.Changed, repaired.Region, repaired.HomePath, repaired.Backend));
        Assert.Equal([Root, Child], Snapshot.Read((await world.ReadAsync(world.StateKey))!).Resources.Select(resource => resource.Urn));
        var kept = Assert.Single(await world.KeysAsync(world.IsSst ? "snapshot/shop/dev/" : ".pulumi/backups/shop/dev/"));
        Assert.Equal(Broken, await world.ReadAsync(kept));
        Assert.Equal(world.Store.AddressOf(kept), repaired.BackupPath);
        Assert.Empty(await world.KeysAsync(world.LockFolder));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_cannot_be_read_any_more_leads_to_the_last_sound_state(string kind)
    {
        using var world = await BrokenAsync(kind);
        await world.PutAsync(world.StateKey, """{"neither":"checkpoint nor export"}"""u8.ToArray());

        var error = await States.FailureAsync(() => ReadAsync(world));

        Assert.Equal("StateNotValid", error.ErrorId);
        Assert.Contains($"Restore-StackStageSnapshot {world.Home.ArgumentsFor(HomeWorld.Stage)} -LastSound", error.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_preview_takes_no_lock_and_writes_nothing(string kind)
    {
        using var world = await BrokenAsync(kind);
        world.Host.Answer = _ => Approval.Previewed;
        var keys = await world.KeysAsync(string.Empty);

        Assert.Null(await RepairAsync(world, await ReadAsync(world)));
        Assert.Empty((await ResourceRemover.RemoveAsync(await ReadAsync(world), _ => [0], new RemovalOptions(), world.Host, default)).Changed);

        Assert.Equal(keys, await world.KeysAsync(string.Empty));
        Assert.Equal(Broken, await world.ReadAsync(world.StateKey));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_somebody_wrote_since_it_was_read_is_left_alone(string kind)
    {
        using var world = await BrokenAsync(kind);
        var read = await ReadAsync(world);
        var theirs = States.Of("shop", "dev", 7);
        await world.SetStateAsync(theirs);

        Assert.Equal("StateChanged", (await States.FailureAsync(() => RepairAsync(world, read))).ErrorId);
        Assert.Equal(theirs, await world.ReadAsync(world.StateKey));
        Assert.Empty(await world.KeysAsync(world.LockFolder));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_entry_is_removed_and_comes_back_with_the_previous_state(string kind)
    {
        using var world = await HomeWorld.CreateAsync(kind, 3);
        var before = (await world.ReadAsync(world.StateKey))!;

        var result = await ResourceRemover.RemoveAsync(await ReadAsync(world), _ => [1], new RemovalOptions(), world.Host, default);

        var removed = Assert.IsType<StagePulumiResource>(Assert.Single(result.Changed));
        Assert.Equal(("shop", "dev", "r1", null, null), (removed.App, removed.Stage, removed.Name, removed.Path, removed.SnapshotId));
        Assert.Equal(["r0", "r2"], (await ReadAsync(world)).Snapshot.Resources.Select(resource => resource.Name));
        await StageRestorer.RestoreAsync(world.Home, HomeWorld.Stage, SnapshotChoice.Previous, "test", (_, _) => Task.FromResult(true), world.Host, default);
        Assert.Equal(before, await world.ReadAsync(world.StateKey));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_entry_is_renamed_and_flagged_where_it_is(string kind)
    {
        using var world = await HomeWorld.CreateAsync(kind, 3);

        var renamed = await ResourceRenamer.RenameAsync(await ReadAsync(world), _ => [1], new ResourceRenaming { NewName = "other" }, world.Host, default);
        var flagged = await ResourceFlags.SetAsync(await ReadAsync(world), _ => [1, 2], new ResourceFlagChange { Protect = true }, world.Host, default);

        Assert.Equal("other", Assert.IsType<StagePulumiResource>(Assert.Single(renamed.Changed)).Name);
        Assert.Equal(["other", "r2"], flagged.Changed.Select(resource => resource.Name));
        Assert.Equal([(false, "r0"), (true, "other"), (true, "r2")], (await ReadAsync(world)).Snapshot.Resources.Select(resource => (resource.Protect, resource.Name)));
        Assert.Equal(2, (await world.KeysAsync(world.IsSst ? "snapshot/shop/dev/" : ".pulumi/backups/shop/dev/")).Length);
        Assert.Empty(await world.KeysAsync(world.LockFolder));
    }

    [Fact]
    public async Task A_compressed_state_stays_compressed()
    {
        using var world = await HomeWorld.CreateAsync(HomeWorld.SstAws, null);
        await world.SetStateAsync(States.Gzip(Broken));

        Assert.NotNull(await RepairAsync(world, await ReadAsync(world)));

        var now = (await world.ReadAsync(world.StateKey))!;
        Assert.Equal([0x1F, 0x8B], now[..2]);
        Assert.Empty(Snapshot.Read(now).Verify());
    }

    [Fact]
    public async Task An_earlier_state_is_looked_at_and_never_changed()
    {
        using var world = await HomeWorld.CreateAsync(HomeWorld.SstAws, 3);
        await world.PutAsync("snapshot/shop/dev/kept.json", Broken);
        var kept = await StageState.ReadAsync(world.Home, HomeWorld.Stage, "kept", null, "test", salvage: false, world.Host, default);
        var keys = await world.KeysAsync(string.Empty);

        var fault = Assert.IsType<StageSnapshotFault>(SnapshotTester.Test(kept, null, world.Host, default)[0]);
        Assert.Equal(("kept", StageSnapshotSource.Snapshot), (fault.SnapshotId, fault.Source));
        var error = await States.FailureAsync(() => RepairAsync(world, kept));
        Assert.Equal("SnapshotNotChangeable", error.ErrorId);
        Assert.Contains($"Restore-StackStageSnapshot -App 'shop' -Stage 'dev' -Region {world.Home.Region} -SnapshotId 'kept' -Source Snapshot", error.RecommendedAction!, StringComparison.Ordinal);
        Assert.Equal("SnapshotNotChangeable", (await States.FailureAsync(() => ResourceRemover.RemoveAsync(kept, _ => [0], new RemovalOptions(), world.Host, default))).ErrorId);

        Assert.Equal(keys, await world.KeysAsync(string.Empty));
        Assert.Equal(Broken, await world.ReadAsync("snapshot/shop/dev/kept.json"));
        Assert.Empty(world.Host.Asked);
    }

    [Fact]
    public async Task An_earlier_state_is_repaired_into_a_file()
    {
        using var world = await HomeWorld.CreateAsync(HomeWorld.SstLocal, 3);
        await world.PutAsync("snapshot/shop/dev/kept.json", Broken);
        var file = Path.Combine(world.Home.HomePath!, "repaired.json");

        var (record, _) = (await SnapshotRepairer.RepairAsync(
            await StageState.ReadAsync(world.Home, HomeWorld.Stage, "kept", null, "test", salvage: false, world.Host, default),
            new SnapshotRepairRequest { Options = new RepairOptions(), Destination = file },
            world.Host,
            default))!.Value;

        Assert.Equal(file, record.Destination);
        Assert.Empty(Snapshot.Read(await File.ReadAllBytesAsync(file)).Verify());
        Assert.Equal(Broken, await world.ReadAsync("snapshot/shop/dev/kept.json"));
    }

    [Fact]
    public async Task What_is_not_there_is_an_error()
    {
        using var world = await HomeWorld.CreateAsync(HomeWorld.PulumiDisk, 3);

        Assert.Equal("StageNotFound", (await States.FailureAsync(() => StageState.ReadAsync(world.Home, new StageName("shop", "nope"), null, null, "test", false, world.Host, default))).ErrorId);
        Assert.Equal("StageNotFound", (await States.FailureAsync(() => StageState.ReadAsync(world.Home, new StageName("shop", "nope"), "x", null, "test", false, world.Host, default))).ErrorId);
        Assert.Equal("SnapshotNotFound", (await States.FailureAsync(() => StageState.ReadAsync(world.Home, HomeWorld.Stage, "x", null, "test", false, world.Host, default))).ErrorId);
    }

    [Theory]
    [InlineData(HomeWorld.SstAws)]
    [InlineData(HomeWorld.PulumiBucket)]
    public async Task Killed_after_any_call_the_state_is_old_or_new_and_whole(string kind)
    {
        int calls;
        byte[] repaired;
        using (var whole = await BrokenAsync(kind))
        {
            var before = whole.Rehearsal.Sandbox.Journal.Count;
            await RepairAsync(whole, await ReadAsync(whole));
            calls = whole.Rehearsal.Sandbox.Journal.Count - before;
            repaired = (await whole.ReadAsync(whole.StateKey))!;
        }

        for (var kill = 1; kill <= calls; kill++)
        {
            using var world = await BrokenAsync(kind);
            world.Rehearsal.Sandbox.Faults.StopAfter(kill);
            try
            {
                await RepairAsync(world, await ReadAsync(world));
            }
            catch (Errors.StageException)
            {
                // As if the machine had gone.
            }

            world.Rehearsal.Sandbox.Faults.Clear();
            var state = (await world.ReadAsync(world.StateKey))!;
            Assert.True(state.AsSpan().SequenceEqual(Broken) || state.AsSpan().SequenceEqual(repaired), $"after call {kill} of {calls}");
            if ((await world.Home.FindLocksAsync(HomeWorld.Stage, default)).Count > 0)
            {
                await StageUnlocker.UnlockAsync(world.Home, HomeWorld.Stage, null, world.Host, default);
            }

            await RepairAsync(world, await ReadAsync(world));
            Assert.Equal(repaired, await world.ReadAsync(world.StateKey));
        }
    }

    private static async Task<HomeWorld> BrokenAsync(string kind)
    {
        var world = await HomeWorld.CreateAsync(kind, null);
        await world.SetStateAsync(Broken);
        return world;
    }

    private static Task<StateFile> ReadAsync(HomeWorld world) => StageState.ReadAsync(world.Home, HomeWorld.Stage, null, null, "test", salvage: false, world.Host, default);

    private static Task<(Operations.StateFiles.SnapshotRepair Record, string? Text)?> RepairAsync(HomeWorld world, StateFile state) =>
        SnapshotRepairer.RepairAsync(state, new SnapshotRepairRequest { Options = new RepairOptions() }, world.Host, default);

    private static byte[] State(string resources) => System.Text.Encoding.UTF8.GetBytes(
        $$$"""{"version":3,"checkpoint":{"stack":"organization/shop/dev","latest":{"manifest":{"time":"2026-01-01T00:00:00Z","magic":"","version":""},"resources":[{{{resources}}}],"metadata":{} } } }""");
}
