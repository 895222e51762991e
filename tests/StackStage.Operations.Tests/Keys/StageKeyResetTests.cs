using System.Text.Json.Nodes;
using StackStage.Operations.Errors;
using StackStage.Operations.Keys;
using StackStage.Operations.Keys.Backups;
using StackStage.Operations.Stages;
using StackStage.Operations.StateFiles;
using StackStage.Operations.Steps;
using StackStage.Operations.Tests.Harness;
using StackStage.Operations.Tests.Stages;
using StackStage.Sandbox;
using StackStage.Snapshots;

namespace StackStage.Operations.Tests.Keys;

public class StageKeyResetTests
{
    [Fact]
    public async Task A_known_key_is_rotated_and_everything_says_what_it_said()
    {
        using var world = await ResetWorld.CreateAsync();
        world.PutParameters(new JsonObject { ["name"] = "/sst/passphrase/shop/dev", ["value"] = ResetWorld.Old, ["type"] = "SecureString", ["description"] = "ours", ["tier"] = "Advanced" });

        var reset = await world.ResetAsync();

        Assert.Equal((StageResetState.Done, false, 2L, 4, StageSecretsFile.Reencrypted), (reset.State, reset.Continued, reset.Version, reset.Kept, reset.SecretsFile));
        Assert.Empty(reset.Lost);
        Assert.Equal(["/sst/passphrase/shop/dev, version 1: 4"], reset.OpenedBy);
        var key = await KeyAsync(world);
        Assert.NotEqual(ResetWorld.Old, key);
        Assert.Equal(32, Convert.FromBase64String(key).Length);
        Assert.Equal(ResetWorld.Values.Values, (await ValuesAsync(world)).Select(value => value.Value));
        Assert.Equal(ResetWorld.FileValue, SstSecretFile.TryDecrypt((await ReadAsync(world, "secret/shop/dev.json"))!, key)!["StripeKey"]);
        var listed = (await world.Store.ListAsync([KeyWorld.Dev], default)).Single();
        Assert.Equal(("ours", "Advanced", "SecureString"), (listed.Description, listed.Tier, listed.Type));

        // The state as it was is history, and its key the version before.
        Assert.Equal(reset.Backup, $"s3://{States.Bucket}/{Assert.Single(await KeysAsync(world, "snapshot/"))}");
        Assert.Equal(ResetWorld.Old, new string((await world.Store.ReadVersionsAsync(KeyWorld.Dev, default))[0].Value.Characters));
        Assert.Empty(await KeysAsync(world, "rekey/"));
        Assert.Empty(await KeysAsync(world, "lock/"));
        Assert.Empty(world.Rehearsal.Journals.Unfinished);
    }

    [Fact]
    public async Task A_lost_key_is_made_as_SST_does_and_an_old_passphrase_keeps_every_value()
    {
        using var world = await ResetWorld.CreateAsync();

        var reset = await world.ResetAsync(ResetWorld.Request(ResetWorld.Wrong, ResetWorld.Old));

        Assert.Equal((StageResetState.Done, 1L, 4), (reset.State, reset.Version, reset.Kept));
        Assert.Equal(["-OldPassphrase 2: 4"], reset.OpenedBy);
        Assert.Equal(ResetWorld.Values.Values, (await ValuesAsync(world)).Select(value => value.Value));
        var made = (await world.Store.ListAsync([KeyWorld.Dev], default)).Single();
        Assert.Equal(("SecureString", StageKeyWrite.UsualDescription, "Standard"), (made.Type, made.Description, made.Tier));
    }

    [Fact]
    public async Task Where_a_deployment_made_a_wrong_key_the_version_before_opens_the_state()
    {
        using var world = await ResetWorld.CreateAsync();
        world.PutKeys((KeyWorld.Dev, ResetWorld.Old), (KeyWorld.Dev, ResetWorld.Wrong));

        var reset = await world.ResetAsync();

        Assert.Equal((StageResetState.Done, 3L), (reset.State, reset.Version));
        Assert.Equal(["/sst/passphrase/shop/dev, version 1: 4"], reset.OpenedBy);
        Assert.Equal(ResetWorld.Values.Values, (await ValuesAsync(world)).Select(value => value.Value));
    }

    [Fact]
    public async Task A_key_of_a_backup_keeps_every_value()
    {
        using var world = await ResetWorld.CreateAsync();
        world.PutKeys((KeyWorld.Dev, ResetWorld.Old));
        using var password = KeyWorld.Held("correct horse");
        var folder = Directory.CreateTempSubdirectory("stackstage-reset");
        try
        {
            var address = KeyBackupAddress.Parse(Path.Combine(folder.FullName, "backup.json"));
            await StageBackup.MakeAsync(world.Connection, KeyWorld.Dev, address, _ => Task.FromResult(KeyBackupProtection.Of(password)), world.Host, default);
            await world.Store.DeleteAsync(KeyWorld.Dev, default);
            using var backup = await KeyBackupReader.OpenAsync(address, _ => Task.FromResult(world.Connection), StageFilter.All, null, new KeyBackupUnlock { PasswordAsync = _ => Task.FromResult<Passphrase?>(password) }, world.Host, default);

            var reset = await world.ResetAsync(ResetWorld.Request() with { Backup = backup });

            Assert.Equal((StageResetState.Done, 4), (reset.State, reset.Kept));
            Assert.Matches("^backup entry .+, version 1: 4$", Assert.Single(reset.OpenedBy));
            Assert.Equal(ResetWorld.Values.Values, (await ValuesAsync(world)).Select(value => value.Value));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Without_any_key_it_says_place_by_place_what_would_be_lost_and_refuses()
    {
        using var world = await ResetWorld.CreateAsync();
        var before = await ObjectsAsync(world);
        var calls = world.Rehearsal.Sandbox.Journal.Count;

        var error = await States.FailureAsync(() => world.ResetAsync());

        Assert.Equal("StageKeyResetLoses", error.ErrorId);
        Assert.Contains("1 would be lost for good, and 1 may", error.Message, StringComparison.Ordinal);
        Assert.All(new[] { "Password: no key opens outputs.result", "Task: no key opens inputs.containerDefinitions", "Token: no key opens inputs.value", "Token: no key opens outputs.value" },
            place => Assert.Contains(world.Host.Warnings, warning => warning.Contains(place, StringComparison.Ordinal)));
        Assert.Empty(world.Host.Asked);
        Assert.DoesNotContain(world.CallsSince(calls), call => call.StartsWith("Put", StringComparison.Ordinal) || call.StartsWith("Delete", StringComparison.Ordinal));
        Assert.Equal(before, await ObjectsAsync(world));
    }

    [Fact]
    public async Task With_AllowLoss_empty_values_take_the_place_and_the_secrets_file_is_kept_aside()
    {
        using var world = await ResetWorld.CreateAsync();
        var file = await ReadAsync(world, "secret/shop/dev.json");

        var reset = await world.ResetAsync(ResetWorld.Request() with { AllowLoss = true });

        Assert.Equal((StageResetState.Done, StageSecretsFile.KeptAside, 0), (reset.State, reset.SecretsFile, reset.Kept));
        Assert.Equal(
            [("Token", "inputs.value", SecretFate.Deploy), ("Token", "outputs.value", SecretFate.Refresh), ("Password", "outputs.result", SecretFate.Lost), ("Task", "inputs.containerDefinitions", SecretFate.MayReplace)],
            reset.Lost.Select(lost => (lost.Urn!.Split("::")[^1], lost.Path, lost.Fate)));
        Assert.Equal(["\"\"", "\"\"", "\"\"", "\"\""], (await ValuesAsync(world)).Select(value => value.Value));
        Assert.Equal(["StripeKey"], reset.SecretsToSet);
        Assert.Null(await ReadAsync(world, "secret/shop/dev.json"));
        Assert.Equal(file, await ReadAsync(world, reset.KeptAside!.Replace($"s3://{States.Bucket}/", string.Empty, StringComparison.Ordinal)));
        Assert.Contains(world.Host.Warnings, warning => warning.Contains("set again: StripeKey", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_refresh_or_a_deployment_fills_in_needs_no_switch()
    {
        using var world = await ResetWorld.CreateAsync(withHarm: false, withFile: false);
        Assert.Equal((StageResetState.Done, 2), ((await world.ResetAsync()) is var reset ? reset.State : default, reset.Lost.Count));
        Assert.Equal(StageSecretsFile.None, reset.SecretsFile);
    }

    [Fact]
    public async Task A_preview_changes_nothing_and_lists_every_place()
    {
        using var world = await ResetWorld.CreateAsync();
        world.Host.Answer = _ => Approval.Previewed;
        var before = await ObjectsAsync(world);

        var reset = await world.ResetAsync(ResetWorld.Request() with { AllowLoss = true });

        Assert.Equal(StageResetState.Previewed, reset.State);
        Assert.Equal(["prepare", "put", "swap", "secret", "clean"], world.Host.Asked.Select(asked => asked.Split(' ')[0].Split('.')[^1]));
        Assert.All(reset.Lost, lost => Assert.Contains(world.Host.Warnings, warning => warning.Contains($"{lost.Urn}: no key opens {lost.Path};", StringComparison.Ordinal)));
        Assert.Equal(before, await ObjectsAsync(world));
        Assert.Empty(await world.Store.ListAsync([KeyWorld.Dev], default));
        Assert.Empty(world.Rehearsal.Journals.Entries);
    }

    [Fact]
    public async Task Kept_snapshots_that_a_key_opens_go_to_the_new_key_and_others_stay()
    {
        using var world = await ResetWorld.CreateAsync();
        world.PutKeys((KeyWorld.Dev, ResetWorld.Old));
        var foreign = KeyWorld.StateOf(KeyWorld.Dev, ResetWorld.Wrong);
        await world.Connection.PutAsync("snapshot/shop/dev/f00000000000000000000001.json", ResetWorld.State());
        await world.Connection.PutAsync("snapshot/shop/dev/f00000000000000000000002.json", foreign);
        await world.Connection.PutAsync("snapshot/shop/dev/f00000000000000000000003.json", "rubbish"u8.ToArray());

        var reset = await world.ResetAsync(ResetWorld.Request() with { History = true });

        // Also the state as it was a moment ago.
        Assert.Equal((StageResetState.Done, 2), (reset.State, reset.Snapshots));
        Assert.Equal(["f00000000000000000000002", "f00000000000000000000003"], reset.SnapshotsLeft);
        using var key = KeyWorld.Held(await KeyAsync(world));
        Assert.Equal(ResetWorld.Values.Values, ResetWorld.ValuesOf((await ReadAsync(world, "snapshot/shop/dev/f00000000000000000000001.json"))!, key).Select(value => value.Value));
        Assert.Equal(foreign, await ReadAsync(world, "snapshot/shop/dev/f00000000000000000000002.json"));
    }

    [Theory]
    [InlineData("ParameterLimitExceeded")]
    [InlineData("AccessDeniedException")]
    public async Task Where_the_key_cannot_be_written_the_old_state_stays_and_the_next_run_starts_anew(string code)
    {
        using var world = await ResetWorld.CreateAsync();
        var before = await ReadAsync(world, "app/shop/dev.json");
        world.Rehearsal.Sandbox.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.Error, Service = "ssm", Action = "PutParameter", Code = code, Message = "No.", Status = 400 });

        var failed = await world.ResetAsync(ResetWorld.Request(ResetWorld.Old));

        Assert.Equal((StageResetState.Incomplete, null), (failed.State, failed.Version));
        Assert.Single(world.Host.Errors);
        Assert.Equal(before, await ReadAsync(world, "app/shop/dev.json"));
        Assert.Empty(await KeysAsync(world, "lock/"));

        world.Rehearsal.Sandbox.Faults.Clear();
        var reset = await world.ResetAsync(ResetWorld.Request(ResetWorld.Old));
        Assert.Equal((StageResetState.Done, false, 1L), (reset.State, reset.Continued, reset.Version));
        Assert.Equal(ResetWorld.Values.Values, (await ValuesAsync(world)).Select(value => value.Value));
        Assert.Empty(await KeysAsync(world, "rekey/"));
    }

    [Theory]
    [InlineData("app/shop/dev.json", "StateChanged")]
    [InlineData("secret/shop/dev.json", "StageKeyResetConflict")]
    [InlineData(null, "StageKeyChanged")]
    public async Task What_somebody_else_changes_while_the_question_is_open_is_left_to_them(string? key, string errorId)
    {
        using var world = await ResetWorld.CreateAsync();
        world.PutKeys((KeyWorld.Dev, ResetWorld.Old));
        world.Host.Answer = question =>
        {
            if (question.Step?.Kind == "stage.rekey.prepare")
            {
                if (key is null)
                {
                    world.PutKeys((KeyWorld.Dev, ResetWorld.Wrong));
                }
                else
                {
                    world.Connection.PutAsync(key, key.StartsWith("app", StringComparison.Ordinal) ? States.Of("shop", "dev", 2) : ResetWorld.SecretFile(ResetWorld.Wrong)).GetAwaiter().GetResult();
                }
            }

            return Approval.Approved;
        };

        var reset = await world.ResetAsync();

        Assert.Equal(StageResetState.Incomplete, reset.State);
        Assert.Equal(errorId, Assert.Single(world.Host.Errors).ErrorId);
        Assert.Empty(await KeysAsync(world, "rekey/"));
        Assert.Empty(await KeysAsync(world, "lock/"));
        Assert.Equal(key is null ? 2 : 1, (await world.Store.ReadVersionsAsync(KeyWorld.Dev, default)).Count);
    }

    [Fact]
    public async Task Of_two_at_once_exactly_one_wins_and_the_other_says_so()
    {
        using var world = await ResetWorld.CreateAsync();
        world.PutKeys((KeyWorld.Dev, ResetWorld.Old));
        StageKeyReset? second = null;
        var others = new RecordingHost { Time = world.Host.Time, Journals = new MemoryJournals(world.Host.Time) };
        var host = new ActingHost(world.Host, said => said.StartsWith("The state as it was before", StringComparison.Ordinal), () => second = world.ResetAsync(host: others).GetAwaiter().GetResult());

        var first = await world.ResetAsync(host: host);

        Assert.Equal((StageResetState.Done, 2L), (first.State, first.Version));
        Assert.Equal(StageResetState.Incomplete, second!.State);
        Assert.Equal("StageLocked", Assert.Single(others.Errors).ErrorId);
        Assert.Contains("Reset-SsmStageKey", others.Errors.Single().Message, StringComparison.Ordinal);
        Assert.Equal(ResetWorld.Values.Values, (await ValuesAsync(world)).Select(value => value.Value));
    }

    [Fact]
    public async Task A_reset_that_stopped_behind_the_key_goes_on_without_a_journal_too_once_the_lock_is_removed()
    {
        using var world = await ResetWorld.CreateAsync();
        var without = new RecordingHost { Time = world.Host.Time };
        void StopBehindKey(JournalEntry call)
        {
            if (call.Action == "PutParameter")
            {
                world.Rehearsal.Sandbox.Faults.StopAfter(0);
            }
        }

        world.Rehearsal.Sandbox.Journal.Recorded += StopBehindKey;
        await world.ResetAsync(ResetWorld.Request(ResetWorld.Old), without);
        world.Rehearsal.Sandbox.Journal.Recorded -= StopBehindKey;
        world.Rehearsal.Sandbox.Faults.Clear();
        await ResetWorld.AssertReadableAsync(world, ResetWorld.Old);
        Assert.Equal("StageLocked", (await OnlyErrorAsync(world)).ErrorId);
        await StageUnlocker.UnlockAsync(await StageHomes.OpenAwsAsync(world.Connection, default), KeyWorld.Dev, null, world.Host, default);

        // Nobody says the old passphrase again: what was made of it is beside the state.
        var reset = await world.ResetAsync();

        Assert.Equal((StageResetState.Done, true, 1L, 4), (reset.State, reset.Continued, reset.Version, reset.Kept));
        Assert.Equal(ResetWorld.Values.Values, (await ValuesAsync(world)).Select(value => value.Value));
        var now = await KeyAsync(world);
        Assert.Equal(ResetWorld.FileValue, SstSecretFile.TryDecrypt((await ReadAsync(world, "secret/shop/dev.json"))!, now)!["StripeKey"]);
    }

    [Fact]
    public async Task A_stage_without_a_state_or_with_an_unreadable_one_or_another_provider_is_refused()
    {
        using var world = await KeyWorld.CreateAsync();
        Assert.Equal("StageNotFound", (await States.FailureAsync(() => world.ResetAsync())).ErrorId);
        await world.PutStateAsync(KeyWorld.Dev, "{\"version\":3,"u8.ToArray());
        Assert.Equal("StateNotReadable", (await States.FailureAsync(() => world.ResetAsync())).ErrorId);
        await world.PutStateAsync(KeyWorld.Dev, """{"version":3,"checkpoint":{"latest":{"secrets_providers":{"type":"service"},"resources":[]} } }"""u8.ToArray());
        Assert.Equal("SecretsProviderNotSupported", (await States.FailureAsync(() => world.ResetAsync())).ErrorId);
        Assert.Equal("HomeNotSupported", (await States.FailureAsync(async () =>
        {
            using var other = await HomeWorld.CreateAsync(HomeWorld.SstLocal);
            await StageKeyResetter.ResetAsync(world.Connection, other.Home, ResetWorld.Request(), world.Host, default);
        })).ErrorId);
    }

    [Fact]
    public async Task No_stream_and_no_journal_says_a_secret()
    {
        using var world = await ResetWorld.CreateAsync();
        world.PutKeys((KeyWorld.Dev, ResetWorld.Old));
        await world.ResetAsync(ResetWorld.Request(ResetWorld.Wrong) with { History = true });
        await world.ResetAsync();
        var said = string.Join('\n', [.. world.Host.Verbose, .. world.Host.Warnings, .. world.Host.Asked, .. world.Host.Errors.Select(error => error.ToString()), .. world.Host.Progress.Select(progress => progress.ToString()), .. world.Rehearsal.Journals.Entries]);
        foreach (var secret in new[] { ResetWorld.Old, ResetWorld.Wrong, await KeyAsync(world), "tok3n", "passw0rd", ResetWorld.FileValue })
        {
            Assert.DoesNotContain(secret, said, StringComparison.Ordinal);
        }
    }

    private static async Task<StageError> OnlyErrorAsync(KeyWorld world)
    {
        var host = new RecordingHost { Time = world.Host.Time };
        await world.ResetAsync(host: host);
        return Assert.Single(host.Errors);
    }

    private static async Task<string> KeyAsync(KeyWorld world)
    {
        using var key = await world.Store.ReadAsync(KeyWorld.Dev, default);
        return new string(key!.Value.Characters);
    }

    private static async Task<IReadOnlyList<(string Name, string Value)>> ValuesAsync(KeyWorld world)
    {
        using var key = KeyWorld.Held(await KeyAsync(world));
        return ResetWorld.ValuesOf((await ReadAsync(world, "app/shop/dev.json"))!, key);
    }

    private static async Task<byte[]?> ReadAsync(KeyWorld world, string key) => (await (await StageHomes.OpenAwsAsync(world.Connection, default)).Store.ReadAsync(key, default))?.Bytes;

    private static async Task<List<string>> KeysAsync(KeyWorld world, string prefix)
    {
        var keys = new List<string>();
        await foreach (var found in (await StageHomes.OpenAwsAsync(world.Connection, default)).Store.ListAsync(prefix, default))
        {
            keys.Add(found.Key);
        }

        return keys;
    }

    private static async Task<List<string>> ObjectsAsync(KeyWorld world)
    {
        var objects = new List<string>();
        foreach (var key in await KeysAsync(world, string.Empty))
        {
            objects.Add($"{key} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData((await ReadAsync(world, key))!))}");
        }

        return objects;
    }
}
