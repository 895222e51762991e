using System.Text;
using System.Text.Json.Nodes;
using Amazon.S3.Model;
using StackStage.Operations.Connection;
using StackStage.Operations.Errors;
using StackStage.Operations.Keys;
using StackStage.Operations.Keys.Backups;
using StackStage.Operations.Stages;
using StackStage.Operations.StateFiles;
using StackStage.Operations.Steps;
using StackStage.Operations.Tests.Harness;
using StackStage.Operations.Tests.Stages;
using StackStage.Operations.Waiting;

namespace StackStage.Operations.Tests.Keys;

/// <summary>A stage is forgotten whole, only it, only after a backup, and never with resources in its state unless that was said.</summary>
public sealed class StackStageResetTests : IDisposable
{
    private static readonly string[] Others =
    [
        "app/shop/dev2.json", "secret/shop/dev2.json", "snapshot/shop/dev2/a.json", "eventlog/shop/dev2/a.json", "update/shop2/dev/a.json", "secret/shop/_fallback.json",
    ];

    private static readonly string[] Own =
    [
        "secret/shop/dev.json", "secret/shop/dev/0123456789abcdef.json", "eventlog/shop/dev/a.json", "eventlog/shop/dev/b.json", "update/shop/dev/a.json", "snapshot/shop/dev/a.json",
    ];

    private static readonly (string App, string Stage)[] Stages = [("shop", "dev"), ("shop", "dev2"), ("shop", "_fallback")];

    private readonly string _folder = Directory.CreateTempSubdirectory("stackstage-project").FullName;
    private readonly List<string> _backups = [];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_stage_goes_whole_and_nothing_else_does()
    {
        using var world = await CreateAsync(resources: false);
        var project = Project();

        var reset = await ResetAsync(world, Request() with { LocalPath = project });

        Assert.Equal(StageResetState.Done, reset.State);
        Assert.Equal(Others.Order(StringComparer.Ordinal), await ObjectsAsync(world.Connection));
        Assert.Equal(["shop/_fallback", "shop/dev2"], (await world.Store.ListAsync(StageFilter.All, true, default)).Select(key => $"{key.App}/{key.Stage}"));
        Assert.Equal(["state", "2 secrets", "key", "2 event logs", "1 update records", "1 kept snapshots", $"{Path.Combine(project, ".sst")}"], reset.Removed);
        Assert.Equal(("backup", "entry 1"), (reset.BackupPath, reset.BackupEntryId));
        Assert.False(Directory.Exists(Path.Combine(project, ".sst")));
        Assert.True(File.Exists(Path.Combine(project, "sst.config.ts")));
        Assert.Empty(world.Rehearsal.Journals.Unfinished);

        Assert.Equal("StageNotFound", (await States.FailureAsync(() => ResetAsync(world, Request()))).ErrorId);
    }

    [Fact]
    public async Task Resources_in_the_state_are_counted_and_nothing_is_done_without_Force()
    {
        using var world = await CreateAsync(resources: true);
        var before = await ObjectsAsync(world.Connection);

        var error = await States.FailureAsync(() => ResetAsync(world, Request()));

        Assert.Equal("StageHasResources", error.ErrorId);
        Assert.Contains("lists 3 resources: Token, Password, Task", error.Message, StringComparison.Ordinal);
        Assert.Contains("'sst remove --stage dev'", error.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(before, await ObjectsAsync(world.Connection));
        Assert.Empty(_backups);

        var reset = await ResetAsync(world, Request() with { Force = true });
        Assert.Equal((StageResetState.Done, 3), (reset.State, reset.Orphaned!.Count));
        Assert.Contains(world.Host.Warnings, warning => warning.Contains("lists 3 resources that stay in the cloud", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_unreadable_state_counts_as_one_with_resources()
    {
        using var world = await CreateAsync(resources: false);
        await world.PutStateAsync(KeyWorld.Dev, "rubbish"u8.ToArray());
        Assert.Contains("cannot be read", (await States.FailureAsync(() => ResetAsync(world, Request()))).Message, StringComparison.Ordinal);
        Assert.Null((await ResetAsync(world, Request() with { Force = true })).Orphaned);
    }

    [Fact]
    public async Task A_state_without_its_key_is_not_forgotten_and_leftovers_without_either_need_no_backup()
    {
        using var world = await CreateAsync(resources: false);
        await world.Store.DeleteAsync(KeyWorld.Dev, default);
        var error = await States.FailureAsync(() => ResetAsync(world, Request()));
        Assert.Equal("StageHasNoKey", error.ErrorId);
        Assert.Contains("Reset-SsmStageKey -App 'shop' -Stage 'dev'", error.RecommendedAction, StringComparison.Ordinal);

        await world.Connection.S3().DeleteObjectAsync(States.Bucket, "app/shop/dev.json");
        Assert.Equal(StageResetState.Done, (await ResetAsync(world, Request())).State);
        Assert.Empty(_backups);
        Assert.Equal(Others.Order(StringComparer.Ordinal), await ObjectsAsync(world.Connection));
    }

    [Fact]
    public async Task A_real_backup_brings_all_of_it_back()
    {
        using var world = await KeyWorld.CreateAsync();
        await world.PutStateAsync(KeyWorld.Dev, KeyWorld.StateOf(KeyWorld.Dev, ResetWorld.Old));
        await world.Connection.PutAsync("secret/shop/dev.json", ResetWorld.SecretFile(ResetWorld.Old));
        world.PutKeys((KeyWorld.Dev, ResetWorld.Wrong), (KeyWorld.Dev, ResetWorld.Old));
        var before = await ResetWorld.DescribeAsync(world.Connection);
        using var password = KeyWorld.Held("correct horse");
        var address = KeyBackupAddress.Parse(Path.Combine(_folder, "backup.json"));

        var reset = await ResetAsync(world, Request() with
        {
            BackUpAsync = token => StageBackup.MakeAsync(world.Connection, KeyWorld.Dev, address, _ => Task.FromResult(KeyBackupProtection.Of(password)), world.Host, token),
        });

        Assert.Equal((StageResetState.Done, address.Text), (reset.State, reset.BackupPath));
        Assert.Empty(await ObjectsAsync(world.Connection));
        using var backup = await KeyBackupReader.OpenAsync(address, _ => Task.FromResult(world.Connection), StageFilter.All, null, new KeyBackupUnlock { PasswordAsync = _ => Task.FromResult<Passphrase?>(password) }, world.Host, default);
        await StageKeyRestorer.RestoreAsync(
            world.Connection,
            new StageKeyRestoreRequest { Backup = backup, Filters = [StageFilter.All], Include = [KeyBackupPart.State, KeyBackupPart.Secret], AllVersions = true, Wait = new WaitOptions { Timeout = TimeSpan.FromMinutes(5), PollInterval = TimeSpan.FromSeconds(5) } },
            world.Host,
            default);
        Assert.Equal(before, await ResetWorld.DescribeAsync(world.Connection));
    }

    [Fact]
    public async Task A_preview_names_every_step_and_changes_nothing()
    {
        using var world = await CreateAsync(resources: false);
        var before = await ObjectsAsync(world.Connection);
        world.Host.Answer = _ => Approval.Previewed;

        var reset = await ResetAsync(world, Request());

        Assert.Equal(StageResetState.Previewed, reset.State);
        Assert.Equal(["lock", "backup", "state", "secret", "key", "eventlog", "update", "snapshot", "unlock"], world.Host.Asked.Select(asked => asked.Split(' ')[0].Split('.')[^1]));
        Assert.Equal(before, await ObjectsAsync(world.Connection));
        Assert.Empty(_backups);
    }

    [Fact]
    public async Task Without_a_backup_nothing_is_deleted()
    {
        using var world = await CreateAsync(resources: false);
        var before = await ObjectsAsync(world.Connection);

        var reset = await ResetAsync(world, Request() with { BackUpAsync = _ => throw new StageException(new StageError("KeyBackupNotVerified", StageErrorCategory.InvalidResult, "It does not read back.")) });

        Assert.Equal(StageResetState.Incomplete, reset.State);
        Assert.Equal("KeyBackupNotVerified", Assert.Single(world.Host.Errors).ErrorId);
        Assert.Equal(before, await ObjectsAsync(world.Connection));
        Assert.Single(await world.Store.ListAsync([KeyWorld.Dev], default));
    }

    [Fact]
    public async Task A_state_that_somebody_writes_behind_the_backup_stays()
    {
        using var world = await CreateAsync(resources: false);
        var theirs = States.Of("shop", "dev", 4);

        var reset = await ResetAsync(world, Request() with
        {
            BackUpAsync = async _ =>
            {
                await world.PutStateAsync(KeyWorld.Dev, theirs);
                return new StackStageBackup("backup", "entry");
            },
        });

        Assert.Equal((StageResetState.Incomplete, "StageResetConflict"), (reset.State, Assert.Single(world.Host.Errors).ErrorId));
        Assert.Contains("app/shop/dev.json", await ObjectsAsync(world.Connection));
        Assert.DoesNotContain("lock/shop/dev.json", await ObjectsAsync(world.Connection));
    }

    [Fact]
    public async Task A_locked_stage_is_left_alone()
    {
        using var world = await CreateAsync(resources: false);
        await (await StageHomes.OpenAwsAsync(world.Connection, default)).LockAsync(KeyWorld.Dev, "deploy", null, world.Host, default);
        Assert.Equal(StageResetState.Incomplete, (await ResetAsync(world, Request())).State);
        Assert.Equal("StageLocked", Assert.Single(world.Host.Errors).ErrorId);
        Assert.Empty(_backups);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Only_a_projects_own_folder_is_deleted(bool isLink)
    {
        Assert.Equal("LocalPathNotValid", Assert.Throws<StageException>(() => ProjectFolder.Of(_folder)).Error.ErrorId);
        var project = Project();
        Assert.Equal(Path.Combine(project, ".sst"), ProjectFolder.Of(Path.Combine(project, ".sst")));
        if (isLink)
        {
            var other = Directory.CreateDirectory(Path.Combine(_folder, "other")).FullName;
            Directory.Delete(Path.Combine(project, ".sst"), recursive: true);
            Directory.CreateSymbolicLink(Path.Combine(project, ".sst"), other);
            Assert.Equal("LocalPathNotValid", Assert.Throws<StageException>(() => ProjectFolder.Of(project)).Error.ErrorId);
            return;
        }

        var precious = Path.Combine(_folder, "precious");
        Directory.CreateDirectory(precious);
        Directory.CreateSymbolicLink(Path.Combine(project, ".sst", "platform", "link"), precious);
        Assert.True(ProjectFolder.Delete(Path.Combine(project, ".sst")));
        Assert.True(Directory.Exists(precious));
        Assert.False(ProjectFolder.Delete(Path.Combine(project, ".sst")));
    }

    private static async Task<string[]> ObjectsAsync(AwsConnection connection) =>
        [.. ((await connection.S3().ListObjectsV2Async(new ListObjectsV2Request { BucketName = States.Bucket })).S3Objects ?? []).Select(found => found.Key).Order(StringComparer.Ordinal)];

    /// <summary>A home with a stage to forget, and with others.</summary>
    internal static Rehearsal Rehearse()
    {
        var rehearsal = new Rehearsal();
        rehearsal.PutKeys(Stages);
        rehearsal.PutParameter("/sst/bootstrap", $$"""{"version":5,"asset":"sst-asset-abcdefghijkl","state":"{{States.Bucket}}"}""");
        JsonObject[] objects = [.. Own.Concat(Others).Append("app/shop/dev.json").Select(key => new JsonObject { ["key"] = key, ["json"] = key.StartsWith("app/shop/dev.", StringComparison.Ordinal) ? JsonNode.Parse(States.Of("shop", "dev", 2)) : new JsonObject { [key] = 1 } })];
        rehearsal.Sandbox.AddScenarioJson(new JsonObject
        {
            ["region"] = Rehearsal.Region,
            ["services"] = new JsonObject { ["s3"] = new JsonObject { ["buckets"] = new JsonArray(new JsonObject { ["name"] = States.Bucket, ["objects"] = new JsonArray([.. objects]) }) } },
        }.ToJsonString());
        return rehearsal;
    }

    /// <summary>Forgets it. That it is gone already is the end of a run of which only the end was not written down.</summary>
    internal static async Task ForgetAsync(AwsConnection connection, IOperationHost host, CancellationToken cancellationToken)
    {
        var request = new StackStageResetRequest
        {
            Name = KeyWorld.Dev,
            BackupPath = "backup",
            BackUpAsync = async token =>
            {
                // It reads what it backs up, as a real one does.
                await connection.S3().GetObjectAsync(States.Bucket, "app/shop/dev.json", token);
                return new StackStageBackup("backup", "entry");
            },
        };
        try
        {
            await StackStageResetter.ResetAsync(connection, await StageHomes.OpenAwsAsync(connection, cancellationToken), request, host, cancellationToken);
        }
        catch (StageException failure) when (failure.Error.ErrorId == "StageNotFound")
        {
            Assert.Equal(Others.Order(StringComparer.Ordinal), await ObjectsAsync(connection));
        }
    }

    /// <summary>The objects of the home, and its keys.</summary>
    internal static string Describe(Rehearsal rehearsal) => Task.Run(async () =>
    {
        var connection = await rehearsal.ConnectAsync();
        var keys = await new StageKeyStore(connection, rehearsal.Host).ListAsync(StageFilter.All, true, default);
        return string.Join('\n', [.. await ObjectsAsync(connection), .. keys.Select(key => key.ParameterName)]);
    }).GetAwaiter().GetResult();

    private static async Task<KeyWorld> CreateAsync(bool resources)
    {
        var world = await KeyWorld.CreateAsync();
        await FillAsync(world.Connection, world.Rehearsal, resources ? ResetWorld.State() : States.Of("shop", "dev", 2));
        return world;
    }

    private static async Task FillAsync(AwsConnection connection, Rehearsal rehearsal, byte[] state)
    {
        rehearsal.PutKeys(Stages);
        await connection.PutAsync("app/shop/dev.json", state);
        foreach (var key in Own.Concat(Others))
        {
            await connection.PutAsync(key, Encoding.UTF8.GetBytes($"{{\"{key}\":1}}"));
        }
    }

    private static async Task<StackStageReset> ResetAsync(KeyWorld world, StackStageResetRequest request) =>
        await StackStageResetter.ResetAsync(world.Connection, await StageHomes.OpenAwsAsync(world.Connection, default), request, world.Host, default);

    private StackStageResetRequest Request() => new()
    {
        Name = KeyWorld.Dev,
        BackupPath = "backup",
        BackUpAsync = _ =>
        {
            _backups.Add($"entry {_backups.Count + 1}");
            return Task.FromResult(new StackStageBackup("backup", _backups[^1]));
        },
    };

    private string Project()
    {
        var project = Directory.CreateDirectory(Path.Combine(_folder, "shop")).FullName;
        Directory.CreateDirectory(Path.Combine(project, ".sst", "platform"));
        File.WriteAllText(Path.Combine(project, "sst.config.ts"), "export default {}");
        return project;
    }
}
