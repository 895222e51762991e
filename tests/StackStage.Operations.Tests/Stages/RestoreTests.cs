using System.Text;
using FsCheck;
using FsCheck.Fluent;
using StackStage.Operations.Stages;
using StackStage.Operations.Stages.Homes;
using StackStage.Operations.Steps;

namespace StackStage.Operations.Tests.Stages;

/// <summary>Going back in time: what is kept, which of it is meant, and that it can be undone.</summary>
public class RestoreTests
{
    private const int Histories = 500;

    public static TheoryData<string> Kinds => HomeWorld.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_previous_state_comes_back_and_again_undoes_it(string kind)
    {
        using var world = await HomeWorld.CreateAsync(kind, 5);
        var first = (await world.ReadAsync(world.StateKey))!;
        var second = States.Of("shop", "dev", 3);
        await ReplaceAsync(world, first, second);

        var back = (await RestoreAsync(world, SnapshotChoice.Previous))!;
        Assert.Equal(first, await world.ReadAsync(world.StateKey));
        Assert.Equal((true, 5, 2, 0), (back.Changed, back.ResourceCount, back.ComeBack.Count, back.Forgotten.Count));
        Assert.NotNull(back.Backup);

        var again = (await RestoreAsync(world, SnapshotChoice.Previous))!;
        Assert.Equal(second, await world.ReadAsync(world.StateKey));
        Assert.Equal((3, 0, 2), (again.ResourceCount, again.ComeBack.Count, again.Forgotten.Count));
        Assert.Contains(world.Host.Warnings, warning => warning.Contains("2 resources", StringComparison.Ordinal) && warning.Contains("r3, r4", StringComparison.Ordinal));
        Assert.Empty(await world.KeysAsync(world.LockFolder));
    }

    [Fact]
    public async Task One_resource_is_told_of_as_one()
    {
        using var world = await HomeWorld.CreateAsync(HomeWorld.SstAws, 3);
        await ReplaceAsync(world, (await world.ReadAsync(world.StateKey))!, States.Of("shop", "dev", 2));

        await RestoreAsync(world, SnapshotChoice.Previous);
        await RestoreAsync(world, SnapshotChoice.Previous);

        Assert.Contains(world.Host.Warnings, warning => warning.StartsWith("1 resource comes back into the state.", StringComparison.Ordinal));
        Assert.Contains(world.Host.Warnings, warning => warning.Contains(" lists 1 resource that the one of ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_history_of_an_SST_home_tells_update_command_and_soundness()
    {
        using var world = await HomeWorld.CreateAsync(HomeWorld.SstAws, 4);
        var present = (await world.ReadAsync(world.StateKey))!;
        var now = world.Host.Time.GetUtcNow();
        var ids = new[] { 1, 2, 3 }.Select(hours => IdAt(now.AddHours(-hours))).ToArray();
        await world.PutAsync($"snapshot/shop/dev/{ids[0]}.json", present);
        await world.PutAsync($"update/shop/dev/{ids[0]}.json", """{"id":"x","command":"deploy","timeStarted":"2026-01-01T08:30:00Z"}"""u8.ToArray());
        await world.PutAsync($"snapshot/shop/dev/{ids[1]}.json", "{\"version\":3,\"check"u8.ToArray());
        await world.PutAsync($"snapshot/shop/dev/{ids[2]}.json", Broken());
        await world.PutAsync($"snapshot/shop/dev2/{ids[2]}.json", present);

        var listed = (await ListAsync(world)).Where(kept => kept.Source == StageSnapshotSource.Snapshot).ToArray();

        Assert.Equal(ids, listed.Select(kept => kept.SnapshotId));
        Assert.Equal(("deploy", 4, true, true, SnapshotKey.None), (listed[0].Command, listed[0].ResourceCount, listed[0].Sound, listed[0].IsPresent, listed[0].NeedsKey));
        Assert.Equal(now.AddHours(-1).LocalDateTime, listed[0].Time!.Value, TimeSpan.FromSeconds(1));
        Assert.Equal((null, false, SnapshotKey.Unknown), (listed[1].ResourceCount, listed[1].Sound, listed[1].NeedsKey));
        Assert.NotNull(listed[1].Note);
        Assert.Equal((2, false), (listed[2].ResourceCount, listed[2].Sound));
        Assert.Contains("duplicate resource", listed[2].Note!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Versions_of_a_bucket_are_history_too_and_bring_back_a_state_that_was_deleted()
    {
        using var world = await HomeWorld.CreateAsync(HomeWorld.SstAws, 4);
        var lost = (await world.Store.ReadAsync(world.StateKey, default))!;
        await world.Store.DeleteAsync(world.StateKey, lost.Tag, default);

        var kept = Assert.Single(await ListAsync(world));
        Assert.Equal((StageSnapshotSource.Version, 4, false), (kept.Source, kept.ResourceCount, kept.IsPresent));
        var back = (await RestoreAsync(world, SnapshotChoice.Of(kept.SnapshotId, kept.Source)))!;

        Assert.Equal(lost.Bytes, await world.ReadAsync(world.StateKey));
        Assert.Null(back.Backup);
    }

    [Fact]
    public async Task What_is_not_kept_is_an_error_and_nothing_is_written()
    {
        using var world = await HomeWorld.CreateAsync(HomeWorld.SstAws);
        foreach (var choice in new[] { SnapshotChoice.Previous, SnapshotChoice.LastSound, SnapshotChoice.Of("nope") })
        {
            var error = await States.FailureAsync(() => RestoreAsync(world, choice));
            Assert.Equal("SnapshotNotFound", error.ErrorId);
            Assert.Contains("Get-StackStageSnapshot -App 'shop' -Stage 'dev'", error.RecommendedAction!, StringComparison.Ordinal);
        }

        var unknown = await States.FailureAsync(() => StageRestorer.RestoreAsync(world.Home, new StageName("shop", "nope"), SnapshotChoice.Previous, "test", Yes, world.Host, default));
        Assert.Equal("StageNotFound", unknown.ErrorId);
    }

    [Fact]
    public async Task A_state_that_Pulumi_would_not_load_or_that_needs_another_key_is_asked_for()
    {
        using var world = await HomeWorld.CreateAsync(HomeWorld.SstAws);
        await world.SetStateAsync(WithSalt("v1:AAAAAAAAAAA=:v1:A:B"));
        await world.PutAsync("snapshot/shop/dev/broken.json", Broken());
        await world.PutAsync("snapshot/shop/dev/cut.json", "{"u8.ToArray());
        await world.PutAsync("snapshot/shop/dev/key.json", WithSalt("v1:BBBBBBBBBBA=:v1:A:B"));
        var before = await world.ReadAsync(world.StateKey);
        foreach (var (id, word) in new[] { ("broken", "duplicate"), ("cut", "cannot be read"), ("key", "salt") })
        {
            var asked = new List<string>();
            var restored = await StageRestorer.RestoreAsync(
                world.Home, HomeWorld.Stage, SnapshotChoice.Of(id, StageSnapshotSource.Snapshot), "test", (question, _) => { asked.Add(question); return Task.FromResult(false); }, world.Host, default);

            Assert.Null(restored);
            Assert.Contains(word, Assert.Single(asked), StringComparison.Ordinal);
            Assert.Contains(world.Host.Warnings, warning => warning.Contains(word, StringComparison.Ordinal));
            Assert.Equal(before, await world.ReadAsync(world.StateKey));
        }
    }

    [Fact]
    public async Task A_preview_of_what_is_not_sound_says_so_and_asks_nothing()
    {
        using var world = await HomeWorld.CreateAsync(HomeWorld.SstAws);
        await world.PutAsync("snapshot/shop/dev/broken.json", Broken());
        world.Host.Answer = _ => Approval.Previewed;

        Assert.Null(await StageRestorer.RestoreAsync(world.Home, HomeWorld.Stage, SnapshotChoice.Of("broken"), "test", (_, _) => throw new InvalidOperationException("asked"), world.Host, default));

        Assert.Contains(world.Host.Warnings, warning => warning.StartsWith("Pulumi would not load that state", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_healthy_state_with_the_same_key_is_not_asked_about()
    {
        using var world = await HomeWorld.CreateAsync(HomeWorld.SstAws);
        await world.PutAsync("snapshot/shop/dev/fine.json", States.Of("shop", "dev", 8));

        var restored = await StageRestorer.RestoreAsync(world.Home, HomeWorld.Stage, SnapshotChoice.Of("fine"), "test", (_, _) => throw new InvalidOperationException("asked"), world.Host, default);

        Assert.Equal(8, restored!.ResourceCount);
        Assert.StartsWith("Restore the state of 2026-01-01 00:00:00", Assert.Single(world.Host.Asked), StringComparison.Ordinal);
    }

    [Fact]
    public void The_last_sound_snapshot_is_the_one_a_naive_oracle_names()
    {
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
        {
            CheckHistoryAsync(seed).GetAwaiter().GetResult();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Histories).WithReplay(20261121, 7));
    }

    // On disk, where 500 histories cost little; the choosing is the same in every home.
    private static async Task CheckHistoryAsync(int seed)
    {
        var random = new Random(seed);
        using var world = await HomeWorld.CreateAsync(HomeWorld.SstLocal, null);
        var contents = Enumerable.Range(0, random.Next(1, 8)).Select(_ => Generate(random)).ToList();
        var present = random.Next(3) == 0 ? Generate(random) : contents[0];
        await world.SetStateAsync(present.Bytes);
        var now = world.Host.Time.GetUtcNow();
        for (var age = 0; age < contents.Count; age++)
        {
            await world.PutAsync($"snapshot/shop/dev/{IdAt(now.AddMinutes(-age - 1))}.json", contents[age].Bytes);
        }

        // The oracle knows what it made, and reads nothing.
        var expected = contents.FirstOrDefault(made => made.IsSound && made.Count > 0
            && !made.Bytes.AsSpan().SequenceEqual(present.Bytes)
            && (made.Salt is null || present.Salt is null || made.Salt == present.Salt));

        if (expected is null)
        {
            Assert.Equal("SnapshotNotFound", (await States.FailureAsync(() => RestoreAsync(world, SnapshotChoice.LastSound))).ErrorId);
            Assert.Equal(present.Bytes, await world.ReadAsync(world.StateKey));
        }
        else
        {
            await RestoreAsync(world, SnapshotChoice.LastSound);
            Assert.Equal(expected.Bytes, await world.ReadAsync(world.StateKey));
        }
    }

    private static Made Generate(Random random)
    {
        var count = random.Next(0, 4);
        var salt = random.Next(3) switch { 0 => null, 1 => "v1:AAAAAAAAAAA=:v1:A:B", _ => "v1:BBBBBBBBBBA=:v1:A:B" };
        var whole = WithSalt(salt, count, random.Next(100));
        switch (random.Next(6))
        {
            case 0:
                return new Made(whole[..random.Next(1, whole.Length - 1)], false, 0, null);
            case 1:
                return new Made([], false, 0, null);
            case 2:
                return new Made(Broken(salt), false, 2, salt);
            default:
                var bytes = random.Next(3) == 0 ? States.Gzip(whole) : whole;
                return new Made(bytes, true, count, salt);
        }
    }

    private static byte[] Broken(string? salt = null) => WithResources(
        """{"urn":"urn:pulumi:dev::shop::a:b:C::r","custom":false,"type":"a:b:C"},{"urn":"urn:pulumi:dev::shop::a:b:C::r","custom":false,"type":"a:b:C"}""", salt);

    private static byte[] WithSalt(string? salt, int count = 2, int tag = 0) => WithResources(
        string.Join(',', Enumerable.Range(0, count).Select(index => $$"""{"urn":"urn:pulumi:dev::shop::a:b:C::r{{index}}","custom":false,"type":"a:b:C","outputs":{"tag":{{tag}} } }""")), salt);

    private static byte[] WithResources(string resources, string? salt)
    {
        var secrets = salt is null ? string.Empty : $$$""" "secrets_providers":{"type":"passphrase","state":{"salt":"{{{salt}}}"} },""";
        return Encoding.UTF8.GetBytes(
            $$$"""{"version":3,"checkpoint":{"stack":"organization/shop/dev","latest":{"manifest":{"time":"2026-01-01T00:00:00Z","magic":"","version":""},{{{secrets}}}"resources":[{{{resources}}}],"metadata":{} } } }""");
    }

    private static string IdAt(DateTimeOffset time) => (~time.ToUnixTimeMilliseconds() & 0xFFFF_FFFF_FFFF).ToString("x12", System.Globalization.CultureInfo.InvariantCulture) + "0123456789ab";

    private static Task<bool> Yes(string question, CancellationToken cancellationToken) => Task.FromResult(true);

    private static Task<StageRestoration?> RestoreAsync(HomeWorld world, SnapshotChoice choice) =>
        StageRestorer.RestoreAsync(world.Home, HomeWorld.Stage, choice, "test", Yes, world.Host, default);

    private static Task<string?> ReplaceAsync(HomeWorld world, byte[] expected, byte[] content) =>
        StageStateWriter.ReplaceAsync(world.Home, HomeWorld.Stage, expected, content, "test", () => { }, world.Host, default);

    private static async Task<List<StageSnapshot>> ListAsync(HomeWorld world)
    {
        var found = new List<StageSnapshot>();
        await foreach (var kept in new StageHistory(world.Home, world.Host).ListAsync(HomeWorld.Stage, null, default))
        {
            found.Add(kept);
        }

        return found;
    }

    private sealed record Made(byte[] Bytes, bool IsSound, int Count, string? Salt);
}
