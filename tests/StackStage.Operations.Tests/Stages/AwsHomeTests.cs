using System.Text;
using StackStage.Operations.Connection;
using StackStage.Operations.Stages;
using StackStage.Operations.Tests.Harness;
using StackStage.Sandbox;

namespace StackStage.Operations.Tests.Stages;

public class AwsHomeTests
{
    [Fact]
    public async Task The_demo_has_what_it_promises()
    {
        using var rehearsal = new Rehearsal(new SandboxOptions { Scenario = "demo" });
        var connection = await AwsConnection.OpenAsync(
            new ConnectionRequest { EndpointUrl = rehearsal.Sandbox.Endpoint, Region = rehearsal.Sandbox.Region, Credentials = new Amazon.Runtime.BasicAWSCredentials(Rehearsal.AccessKeyId, "s") }, default);
        var home = await StageHomes.OpenAwsAsync(connection, default);

        var stages = await home.ListAsync(rehearsal.Host);

        Assert.Superset(new HashSet<string> { "shop/pr-42", "shop/dev", "shop/production" }, stages.Names().ToHashSet());
        Assert.Contains(stages, stage => stage.Locked && stage.LockedBy is not null && stage.LockedSince is not null);
        Assert.Contains(stages, stage => stage.HasKey == false);
        Assert.All(stages, stage => Assert.Equal(rehearsal.Sandbox.Region, stage.Region));
        Assert.Empty(rehearsal.Host.Errors);
    }

    [Fact]
    public async Task A_stage_is_described()
    {
        using var rehearsal = new Rehearsal();
        var connection = await rehearsal.BootstrapAsync();
        var state = States.Of("shop", "dev", 7);
        await connection.PutAsync("app/shop/dev.json", state);
        await connection.PutAsync("lock/shop/dev.json", Encoding.UTF8.GetBytes("""{"created":"2026-01-01T08:30:00Z","updateID":"x","runID":"","command":"deploy","ignore":true}"""));
        rehearsal.PutKeys(("shop", "dev"));

        var stage = Assert.Single(await (await StageHomes.OpenAwsAsync(connection, default)).ListAsync(rehearsal.Host));

        Assert.Equal(
            new StageInfo
            {
                App = "shop",
                Stage = "dev",
                Home = "aws",
                Region = Rehearsal.Region,
                ResourceCount = 7,
                LastUpdated = stage.LastUpdated,
                Locked = true,
                LockedBy = "deploy",
                LockedSince = new DateTimeOffset(2026, 1, 1, 8, 30, 0, TimeSpan.Zero).LocalDateTime,
                HasKey = true,
                Size = state.Length,
                Bucket = States.Bucket,
                Key = "app/shop/dev.json",
            },
            stage);
        Assert.Equal(rehearsal.Sandbox.Now.LocalDateTime, stage.LastUpdated!.Value, TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task A_sibling_app_is_neither_shown_nor_read()
    {
        using var rehearsal = new Rehearsal();
        var connection = await rehearsal.BootstrapAsync();
        foreach (var app in new[] { "shop", "shop2" })
        {
            await connection.PutAsync($"app/{app}/dev.json", States.Of(app, "dev", 1));
            rehearsal.PutKeys((app, "dev"));
        }

        var home = await StageHomes.OpenAwsAsync(connection, default);
        var before = rehearsal.Sandbox.Journal.Count;
        var stages = await home.ListAsync(rehearsal.Host, ["shop"]);

        Assert.Equal(["shop/dev"], stages.Names());
        var calls = rehearsal.Sandbox.Journal.Entries.Skip(before).ToArray();
        Assert.Single(calls, call => call.Action == "GetObject");
        Assert.Equal(["shop/dev", "shop2/dev"], (await home.ListAsync(rehearsal.Host, ["shop*"])).Names());
    }

    [Fact]
    public async Task Broken_compressed_and_vanished_states_are_listed_for_what_they_are()
    {
        using var rehearsal = new Rehearsal();
        var connection = await rehearsal.BootstrapAsync();
        await connection.PutAsync("app/shop/broken.json", Encoding.UTF8.GetBytes("{\"version\":3,\"checkpoint\":{"));
        await connection.PutAsync("app/shop/packed.json", States.Gzip(States.Of("shop", "packed", 3)));
        await connection.PutAsync("app/shop/empty.json", Encoding.UTF8.GetBytes("""{"version":3,"checkpoint":{"stack":"organization/shop/empty"}}"""));
        await connection.PutAsync("app/shop/notes.txt", [1]);
        await connection.PutAsync("app/shop/a/b.json", [1]);
        await connection.PutAsync("snapshot/shop/packed/1.json", [1]);

        var stages = await (await StageHomes.OpenAwsAsync(connection, default)).ListAsync(rehearsal.Host);

        Assert.Equal(["shop/broken", "shop/empty", "shop/packed"], stages.Names());
        Assert.Null(stages[0].ResourceCount);
        Assert.Contains("cannot be read", stages[0].Note!, StringComparison.Ordinal);
        Assert.Equal(0, stages[1].ResourceCount);
        Assert.Equal(3, stages[2].ResourceCount);
        Assert.All(stages, stage => Assert.False(stage.HasKey));
        Assert.Empty(rehearsal.Host.Errors);
    }

    [Fact]
    public async Task A_state_that_may_not_be_read_is_an_error_and_is_listed_all_the_same()
    {
        using var rehearsal = new Rehearsal();
        var connection = await rehearsal.BootstrapAsync();
        await connection.PutAsync("app/shop/dev.json", States.Of("shop", "dev", 1));
        var home = await StageHomes.OpenAwsAsync(connection, default);
        rehearsal.Sandbox.Faults.Deny("s3", "GetObject");

        var stage = Assert.Single(await home.ListAsync(rehearsal.Host));

        Assert.Null(stage.ResourceCount);
        Assert.NotNull(stage.Note);
        var error = Assert.Single(rehearsal.Host.Errors);
        Assert.Equal("AccessDenied", error.ErrorId);
        Assert.Contains("s3:GetObject", error.RecommendedAction!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_that_may_not_be_listed_are_unknown_and_not_a_failure()
    {
        using var rehearsal = new Rehearsal();
        var connection = await rehearsal.BootstrapAsync();
        await connection.PutAsync("app/shop/dev.json", States.Of("shop", "dev", 1));
        var home = await StageHomes.OpenAwsAsync(connection, default);
        rehearsal.Sandbox.Faults.Deny("ssm", "DescribeParameters");

        var stage = Assert.Single(await home.ListAsync(rehearsal.Host));

        Assert.Null(stage.HasKey);
        Assert.Equal(1, stage.ResourceCount);
        Assert.Contains("ssm:DescribeParameters", Assert.Single(rehearsal.Host.Warnings), StringComparison.Ordinal);
        Assert.Empty(rehearsal.Host.Errors);
    }

    [Fact]
    public async Task A_lock_without_sense_still_locks()
    {
        using var rehearsal = new Rehearsal();
        var connection = await rehearsal.BootstrapAsync();
        await connection.PutAsync("app/shop/dev.json", States.Of("shop", "dev", 1));
        await connection.PutAsync("lock/shop/dev.json", "oops"u8.ToArray());

        var stage = Assert.Single(await (await StageHomes.OpenAwsAsync(connection, default)).ListAsync(rehearsal.Host));

        Assert.True(stage.Locked);
        Assert.Null(stage.LockedBy);
        Assert.Contains("lock", stage.Note!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_stages_than_a_page_come_in_order()
    {
        using var rehearsal = new Rehearsal();
        var connection = await rehearsal.BootstrapAsync();
        var state = States.Of("big", "x", 2);
        const int Count = 1100;
        await Parallel.ForEachAsync(Enumerable.Range(0, Count), async (index, _) => await connection.PutAsync($"app/big/s{index:0000}.json", state));
        rehearsal.PutKeys([.. Enumerable.Range(0, 120).Select(index => ("big", $"s{index:0000}"))]);

        var stages = await (await StageHomes.OpenAwsAsync(connection, default)).ListAsync(rehearsal.Host);

        Assert.Equal(Enumerable.Range(0, Count).Select(index => $"s{index:0000}"), stages.Select(stage => stage.Stage));
        Assert.Equal(120, stages.Count(stage => stage.HasKey == true));
        Assert.All(stages, stage => Assert.Equal(2, stage.ResourceCount));
    }

    [Fact]
    public async Task Whoever_has_seen_enough_stops_the_rest()
    {
        using var rehearsal = new Rehearsal();
        var connection = await rehearsal.BootstrapAsync();
        for (var index = 0; index < 40; index++)
        {
            await connection.PutAsync($"app/shop/s{index:00}.json", States.Of("shop", "x", 1));
        }

        var home = await StageHomes.OpenAwsAsync(connection, default);
        var before = rehearsal.Sandbox.Journal.Count;
        await foreach (var _ in new StageLister(home, rehearsal.Host).ListAsync(StageFilter.All, default))
        {
            break;
        }

        Assert.InRange(rehearsal.Sandbox.Journal.Entries.Skip(before).Count(call => call.Action == "GetObject"), 1, 12);
    }

    [Fact]
    public async Task A_name_that_is_not_there_is_an_error()
    {
        using var rehearsal = new Rehearsal();
        var connection = await rehearsal.BootstrapAsync();
        await connection.PutAsync("app/shop/dev.json", States.Of("shop", "dev", 1));
        var home = await StageHomes.OpenAwsAsync(connection, default);

        Assert.Single(await home.ListAsync(rehearsal.Host, ["shop"], ["dev", "prod"]));
        Assert.Empty(await home.ListAsync(rehearsal.Host, ["shop"], ["x*"]));

        var error = Assert.Single(rehearsal.Host.Errors);
        Assert.Equal(("StageNotFound", "shop/prod"), (error.ErrorId, error.Target));
    }

    [Fact]
    public async Task An_account_without_a_home_says_what_to_do()
    {
        using var rehearsal = new Rehearsal();
        var connection = await rehearsal.ConnectAsync();

        var error = await States.FailureAsync(() => StageHomes.OpenAwsAsync(connection, default));

        Assert.Equal("SstHomeNotFound", error.ErrorId);
        Assert.Contains(Rehearsal.Region, error.Message, StringComparison.Ordinal);
        Assert.Contains("-Region", error.RecommendedAction!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("""{"asset":"x"}""")]
    public async Task A_bootstrap_without_a_bucket_is_not_valid(string value)
    {
        using var rehearsal = new Rehearsal();
        var connection = await rehearsal.ConnectAsync();
        rehearsal.PutParameter("/sst/bootstrap", value);

        Assert.Equal("SstHomeNotValid", (await States.FailureAsync(() => StageHomes.OpenAwsAsync(connection, default))).ErrorId);
    }

    [Fact]
    public async Task A_denied_bootstrap_names_the_permission()
    {
        using var rehearsal = new Rehearsal();
        var connection = await rehearsal.BootstrapAsync();
        rehearsal.Sandbox.Faults.Deny("ssm", "GetParameter");

        var error = await States.FailureAsync(() => StageHomes.OpenAwsAsync(connection, default));

        Assert.Equal("AccessDenied", error.ErrorId);
        Assert.Contains("ssm:GetParameter", error.RecommendedAction!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_denied_listing_ends_the_command()
    {
        using var rehearsal = new Rehearsal();
        var home = await StageHomes.OpenAwsAsync(await rehearsal.BootstrapAsync(), default);
        rehearsal.Sandbox.Faults.Deny("s3");

        var error = await States.FailureAsync(() => home.ListAsync(rehearsal.Host));

        Assert.Equal("AccessDenied", error.ErrorId);
        Assert.Contains("s3:ListBucket", error.RecommendedAction!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bucket_that_is_gone_is_said_to_be()
    {
        using var rehearsal = new Rehearsal();
        var connection = await rehearsal.BootstrapAsync();
        await connection.S3().DeleteBucketAsync(States.Bucket);
        var home = await StageHomes.OpenAwsAsync(connection, default);

        Assert.Equal("BucketNotFound", (await States.FailureAsync(() => home.ListAsync(rehearsal.Host))).ErrorId);
    }
}
