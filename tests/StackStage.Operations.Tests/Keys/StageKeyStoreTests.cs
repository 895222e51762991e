using System.Text.Json.Nodes;
using Amazon.SimpleSystemsManagement.Model;
using StackStage.Operations.Keys;
using StackStage.Operations.Pacing;
using StackStage.Operations.Stages;
using StackStage.Operations.Tests.Stages;
using StackStage.Sandbox;

namespace StackStage.Operations.Tests.Keys;

public class StageKeyStoreTests
{
    private static readonly string First = KeyWorld.KeyOf("first");
    private static readonly string Second = KeyWorld.KeyOf("second");

    [Fact]
    public async Task Keys_are_listed_by_app_and_stage_without_a_value_and_without_fallbacks()
    {
        using var world = await KeyWorld.CreateAsync();
        world.PutKeys((KeyWorld.Dev, First), (new("shop", "prod"), First), (new("shop", "prod"), Second), (new("shop2", "dev"), First), (new("shop", "_fallback"), First));
        world.PutParameters(new JsonObject { ["name"] = "/sst/passphrase/odd", ["value"] = "x" }, new JsonObject { ["name"] = "/sst/passphrase/a/b/c", ["value"] = "x" });
        var before = world.Rehearsal.Sandbox.Journal.Count;

        Assert.Equal(["shop/dev", "shop/prod", "shop2/dev"], await NamesAsync(world, StageFilter.All));
        Assert.Equal(["shop/dev", "shop/prod"], await NamesAsync(world, new StageFilter(["shop"])));
        Assert.Equal(["shop/dev"], await NamesAsync(world, new StageFilter(["shop"], ["d*"])));
        Assert.Equal(["shop/_fallback"], await NamesAsync(world, new StageFilter(["shop"], ["_fallback"])));
        Assert.Equal(["shop/_fallback", "shop/dev"], await NamesAsync(world, new StageFilter(["shop"], ["dev"]), withFallback: true));
        Assert.All(world.CallsSince(before), call => Assert.Equal("DescribeParameters", call));

        var prod = (await world.Store.ListAsync([new StageName("shop", "prod"), new StageName("shop", "none")], default)).Single();
        Assert.Equal((2L, "SecureString", "Standard", "alias/aws/ssm", "text"), (prod.Version, prod.Type, prod.Tier, prod.KeyId, prod.DataType));
        Assert.Null(prod.Value);
        Assert.Null(prod.FitsState);
    }

    [Fact]
    public async Task One_stage_that_is_named_costs_one_call_however_many_there_are()
    {
        using var world = await KeyWorld.CreateAsync();
        world.PutKeys([.. Enumerable.Range(0, 120).Select(index => (new StageName("shop", $"s{index:000}"), First))]);
        var before = world.Rehearsal.Sandbox.Journal.Count;

        Assert.Equal(["shop/s077"], await NamesAsync(world, new StageFilter(["shop"], ["s077"])));

        Assert.Equal(["DescribeParameters"], world.CallsSince(before));
    }

    [Fact]
    public async Task Values_come_ten_at_a_time_and_histories_only_where_there_is_one()
    {
        using var world = await KeyWorld.CreateAsync();
        var names = Enumerable.Range(0, 25).Select(index => new StageName("shop", $"s{index:00}")).ToArray();
        world.PutKeys([.. names.Select(name => (name, KeyWorld.KeyOf(name.Stage)))]);
        world.PutKeys((names[3], Second));
        var listed = await world.Store.ListAsync(StageFilter.All, false, default);
        var before = world.Rehearsal.Sandbox.Journal.Count;

        var held = await ToListAsync(world.Store.ReadAsync(listed, withHistory: true, default));

        Assert.Equal(["GetParameterHistory", "GetParameters", "GetParameters", "GetParameters"], world.CallsSince(before).Order());
        Assert.Equal(names, held.Select(key => key.Name));
        Assert.Equal(KeyWorld.KeyOf("s07"), new string(held[7].Value.Characters));
        Assert.Equal((2L, Second), (held[3].Key.Version, new string(held[3].Value.Characters)));
        var earlier = Assert.Single(held[3].Earlier);
        Assert.Equal((1L, KeyWorld.KeyOf("s03")), (earlier.Version, new string(earlier.Value.Characters)));
        Assert.All(held.Where(key => key != held[3]), key => Assert.Empty(key.Earlier));

        held[3].Dispose();
        Assert.Throws<ObjectDisposedException>(() => new string(earlier.Value.Characters));
    }

    [Fact]
    public async Task A_thousand_keys_take_no_longer_than_the_quota_allows()
    {
        using var world = await KeyWorld.CreateAsync();
        world.PutKeys([.. Enumerable.Range(0, 1000).Select(index => (new StageName("big", $"s{index:0000}"), First))]);
        var listed = await world.Store.ListAsync(StageFilter.All, false, default);
        var began = world.Host.Time.GetUtcNow();

        var held = await ToListAsync(world.Store.ReadAsync(listed, withHistory: true, default));

        Assert.Equal(1000, held.Count);
        var bound = Quotas.CostOf("ssm", "GetParameters", 100);
        Assert.InRange(world.Host.Time.GetUtcNow() - began, TimeSpan.Zero, 1.1 * bound);
    }

    [Fact]
    public async Task One_key_that_may_not_be_decrypted_does_not_hide_the_others()
    {
        using var world = await KeyWorld.CreateAsync();
        var own = (await world.Connection.KeyManagement().CreateKeyAsync(new())).KeyMetadata.KeyId;
        world.PutKeys((KeyWorld.Dev, First), (new("shop", "prod"), First));
        world.PutParameters(new JsonObject { ["name"] = "/sst/passphrase/shop/mine", ["value"] = Second, ["type"] = "SecureString", ["keyId"] = own });
        await world.Connection.KeyManagement().DisableKeyAsync(own);
        var listed = await world.Store.ListAsync(StageFilter.All, false, default);

        var held = await ToListAsync(world.Store.ReadAsync(listed, false, default));

        Assert.Equal(["shop/dev", "shop/prod"], held.Select(key => key.Name.ToString()));
        var error = Assert.Single(world.Host.Errors);
        Assert.Equal(("InvalidKeyId", "/sst/passphrase/shop/mine"), (error.ErrorId, error.Target));
    }

    [Fact]
    public async Task Without_DescribeParameters_names_and_values_still_come()
    {
        using var world = await KeyWorld.CreateAsync();
        world.PutKeys((KeyWorld.Dev, First), (new("shop2", "dev"), First));
        world.Rehearsal.Sandbox.Faults.Deny("ssm", "DescribeParameters");

        var listed = await world.Store.ListAsync(new StageFilter(["shop"]), false, default);
        var named = await world.Store.ListAsync([KeyWorld.Dev], default);

        Assert.Equal("shop/dev", $"{Assert.Single(listed).App}/{listed[0].Stage}");
        Assert.Equal((null, null, 1L, "SecureString"), (listed[0].KeyId, listed[0].Tier, listed[0].Version, listed[0].Type));
        Assert.Single(named);
        Assert.Contains("ssm:DescribeParameters", world.Host.Warnings.First(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_is_written_as_SST_does_and_only_where_there_is_none()
    {
        using var world = await KeyWorld.CreateAsync();
        using var value = KeyWorld.Held(First);
        using var other = KeyWorld.Held(Second);

        Assert.Equal(1, await world.Store.PutAsync(new StageKeyWrite { Name = KeyWorld.Dev, Value = value, Tags = new Dictionary<string, string> { ["team"] = "a" } }, default));
        var made = (await world.Store.ListAsync([KeyWorld.Dev], default)).Single();
        Assert.Equal(("SecureString", "DO NOT DELETE STATE WILL BECOME UNRECOVERABLE", "Standard"), (made.Type, made.Description, made.Tier));
        Assert.Equal("a", (await world.Store.ReadTagsAsync([made], default))[made.ParameterName]["team"]);

        // The same again is done; another value is somebody else's.
        Assert.Equal(1, await world.Store.PutAsync(new StageKeyWrite { Name = KeyWorld.Dev, Value = value }, default));
        Assert.Equal("StageKeyChanged", (await States.FailureAsync(() => world.Store.PutAsync(new StageKeyWrite { Name = KeyWorld.Dev, Value = other }, default))).ErrorId);
    }

    [Fact]
    public async Task A_new_version_follows_the_one_that_is_expected_and_no_other()
    {
        using var world = await KeyWorld.CreateAsync();
        world.PutKeys((KeyWorld.Dev, First));
        using var value = KeyWorld.Held(Second);

        Assert.Equal("StageKeyChanged", (await States.FailureAsync(() => world.Store.PutAsync(new StageKeyWrite { Name = KeyWorld.Dev, Value = value, ExpectedVersion = 3 }, default))).ErrorId);
        Assert.Equal("StageKeyTypeDiffers", (await States.FailureAsync(() => world.Store.PutAsync(new StageKeyWrite { Name = KeyWorld.Dev, Value = value, ExpectedVersion = 1, Type = "String" }, default))).ErrorId);
        Assert.Equal(2, await world.Store.PutAsync(new StageKeyWrite { Name = KeyWorld.Dev, Value = value, ExpectedVersion = 1 }, default));
        Assert.Equal([(1L, First), (2L, Second)], (await world.Store.ReadVersionsAsync(KeyWorld.Dev, default)).Select(version => (version.Version, new string(version.Value.Characters))));
    }

    [Fact]
    public async Task Two_writers_of_one_version_do_not_both_believe_to_have_won()
    {
        using var world = await KeyWorld.CreateAsync();
        world.PutKeys((KeyWorld.Dev, First));
        using var value = KeyWorld.Held(Second);
        var raced = 0;
        world.Rehearsal.Sandbox.Journal.Recorded += entry =>
        {
            // Somebody comes in between the look and the write.
            if (entry.Action == "GetParameter" && Interlocked.Exchange(ref raced, 1) == 0)
            {
                world.PutKeys((KeyWorld.Dev, KeyWorld.KeyOf("somebody else's")));
            }
        };

        var error = await States.FailureAsync(() => world.Store.PutAsync(new StageKeyWrite { Name = KeyWorld.Dev, Value = value, ExpectedVersion = 1 }, default));

        Assert.Equal("StageKeyChanged", error.ErrorId);
        Assert.Contains("version 2 is somebody else's", error.Message, StringComparison.Ordinal);
        Assert.Equal(3, (await world.Store.ReadVersionsAsync(KeyWorld.Dev, default)).Count);
    }

    [Fact]
    public async Task An_answer_that_was_lost_is_made_up_for()
    {
        using var world = await KeyWorld.CreateAsync();
        using var value = KeyWorld.Held(First);
        world.Rehearsal.Sandbox.Faults.Add(new SandboxFault { Service = "ssm", Action = "PutParameter", Kind = SandboxFaultKind.CutAfter, Times = 1 });

        Assert.Equal(1, await world.Store.PutAsync(new StageKeyWrite { Name = KeyWorld.Dev, Value = value }, default));

        world.Rehearsal.Sandbox.Faults.Add(new SandboxFault { Service = "ssm", Action = "PutParameter", Kind = SandboxFaultKind.CutAfter, Times = 1 });
        using var other = KeyWorld.Held(Second);
        Assert.Equal(3, await world.Store.PutAsync(new StageKeyWrite { Name = KeyWorld.Dev, Value = other, ExpectedVersion = 1 }, default));
    }

    [Fact]
    public async Task A_name_that_was_just_deleted_is_waited_for()
    {
        using var world = await KeyWorld.CreateAsync();
        world.PutKeys((KeyWorld.Dev, First));
        Assert.True(await world.Store.DeleteAsync(KeyWorld.Dev, default));
        Assert.False(await world.Store.DeleteAsync(KeyWorld.Dev, default));
        using var value = KeyWorld.Held(First);
        var began = world.Host.Time.GetUtcNow();

        Assert.Equal(1, await world.Store.PutAsync(new StageKeyWrite { Name = KeyWorld.Dev, Value = value }, default));

        Assert.InRange(world.Host.Time.GetUtcNow() - began, TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Standard_parameters_are_counted()
    {
        using var world = await KeyWorld.CreateAsync();
        world.PutKeys([.. Enumerable.Range(0, 60).Select(index => (new StageName("shop", $"s{index}"), First))]);
        await world.Connection.SystemsManager.PutParameterAsync(new PutParameterRequest { Name = "/big", Value = "x", Type = "String", Tier = "Advanced" });

        // The bootstrap parameter is one, too.
        Assert.Equal(61, await world.Store.CountStandardAsync(default));
    }

    private static async Task<string[]> NamesAsync(KeyWorld world, StageFilter filter, bool withFallback = false) =>
        [.. (await world.Store.ListAsync(filter, withFallback, default)).Select(key => $"{key.App}/{key.Stage}")];

    private static async Task<List<T>> ToListAsync<T>(IAsyncEnumerable<T> source)
    {
        var list = new List<T>();
        await foreach (var item in source)
        {
            list.Add(item);
        }

        return list;
    }
}
