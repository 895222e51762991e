using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Amazon.KeyManagementService.Model;
using StackStage.Operations.Errors;
using StackStage.Operations.Keys;
using StackStage.Operations.Keys.Backups;
using StackStage.Operations.Pacing;
using StackStage.Operations.Stages;
using StackStage.Operations.Steps;
using StackStage.Operations.Tests.Harness;
using StackStage.Operations.Tests.Kills;
using StackStage.Operations.Tests.Stages;
using StackStage.Sandbox;

namespace StackStage.Operations.Tests.Keys;

public class KeyBackupTests
{
    private static readonly string First = KeyWorld.KeyOf("first");
    private static readonly string Second = KeyWorld.KeyOf("second");

    public static TheoryData<string> Ways => ["password", "certificate", "kms"];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Everything_deleted_comes_back_and_fits(string way)
    {
        using var world = await KeyWorld.CreateAsync();
        using var backups = new BackupWorld();
        var state = KeyWorld.StateOf(KeyWorld.Dev, Second, 3);
        world.PutKeys((KeyWorld.Dev, First), (KeyWorld.Dev, Second), (new("shop", "_fallback"), First));
        await world.PutStateAsync(KeyWorld.Dev, state);
        await world.PutSecretsAsync(KeyWorld.Dev, Second);
        await world.PutSecretsAsync(new("shop", "_fallback"), First);
        var protection = await ProtectionAsync(way, world);

        var made = (await backups.BackUpAsync(world, protection, checkState: true, include: [KeyBackupPart.Secret, KeyBackupPart.Bootstrap, KeyBackupPart.State]))!;
        Assert.Equal((way, 2, 0, 0), (made.Encryption, made.KeyCount, made.NotFitting.Count, made.Failed.Count));
        Assert.Equal(["shop/dev"], made.Stages);
        Assert.Empty(world.Host.Warnings);

        await DeleteEverythingAsync(world);
        using (var opened = await backups.OpenAsync(world))
        {
            var restored = await backups.RestoreAsync(world, opened, request => request with { Include = [KeyBackupPart.Bootstrap, KeyBackupPart.Secret, KeyBackupPart.State] });
            Assert.Empty(world.Host.Errors);
            Assert.Equal([("_fallback", StageKeyRestorationState.Restored), ("dev", StageKeyRestorationState.Restored)], restored.Select(one => (one.Stage, one.State)));
            Assert.Equal((1L, 2L, StageKeyFit.Fits), (restored[1].Version, restored[1].BackupVersion, restored[1].FitsState));
            Assert.Equal([KeyBackupPart.Secret, KeyBackupPart.State], restored[1].Included);
        }

        Assert.Equal((StageKeyFit.Fits, StageKeyFit.Fits), (await Fit(KeyWorld.Dev), (await BackupWorld.TestAsync(world, KeyWorld.Dev)).SecretFile));
        Assert.Equal(StageKeyFit.Fits, await Fit(new("shop", "_fallback")));
        Assert.Empty(world.Rehearsal.Journals.Unfinished);

        async Task<StageKeyFit> Fit(StageName name) => (await BackupWorld.TestAsync(world, name)).Result;
    }

    [Fact]
    public async Task A_parameter_comes_back_as_it_was()
    {
        using var world = await KeyWorld.CreateAsync();
        using var backups = new BackupWorld();
        var own = (await world.Connection.KeyManagement().CreateKeyAsync(new())).KeyMetadata.KeyId;
        using var first = KeyWorld.Held(First);
        using var second = KeyWorld.Held(Second);
        const string Policy = """{"Type":"NoChangeNotification","Version":"1.0","Attributes":{"After":"20","Unit":"Days"}}""";
        var write = new StageKeyWrite
        {
            Name = KeyWorld.Dev,
            Value = first,
            Tier = "Advanced",
            KeyId = own,
            Description = "mine",
            AllowedPattern = "^[A-Za-z0-9+/=]+$",
            Policies = [Policy],
            Tags = new Dictionary<string, string> { ["team"] = "a", ["cost"] = "b" },
        };
        await world.Store.PutAsync(write, default);
        await world.Store.PutAsync(write with { Value = second, ExpectedVersion = 1 }, default);
        await world.Store.LabelAsync(KeyWorld.Dev, 1, ["old"], default);
        await world.Store.LabelAsync(KeyWorld.Dev, 2, ["good"], default);
        var before = await DescribeAsync(world);
        await backups.BackUpAsync(world);
        await world.Store.DeleteAsync(KeyWorld.Dev, default);
        using var opened = await backups.OpenAsync(world);
        Assert.Contains(own, opened.Entries[0].Payload.Keys[0].KeyArn!, StringComparison.Ordinal);

        Assert.Equal(1, Assert.Single(await backups.RestoreAsync(world, opened)).Version);
        Assert.Equal(before.Replace("1 old, ", "", StringComparison.Ordinal).Replace("2 good", "1 good", StringComparison.Ordinal), await DescribeAsync(world));

        await world.Store.DeleteAsync(KeyWorld.Dev, default);
        Assert.Equal(2, Assert.Single(await backups.RestoreAsync(world, opened, request => request with { AllVersions = true })).Version);
        Assert.Equal(before, await DescribeAsync(world));
        Assert.Equal([First, Second], (await world.Store.ReadVersionsAsync(KeyWorld.Dev, default)).Select(version => new string(version.Value.Characters)));

        await world.Store.DeleteAsync(KeyWorld.Dev, default);
        await backups.RestoreAsync(world, opened, request => request with { KmsKeyId = "alias/aws/ssm" });
        Assert.Contains("alias/aws/ssm", await DescribeAsync(world), StringComparison.Ordinal);
        Assert.Empty(world.Host.Errors);
    }

    [Fact]
    public async Task A_different_value_is_left_unless_forced_and_stays_as_a_version()
    {
        using var world = await KeyWorld.CreateAsync();
        using var backups = new BackupWorld();
        world.PutKeys((KeyWorld.Dev, First));
        await world.PutStateAsync(KeyWorld.Dev, KeyWorld.StateOf(KeyWorld.Dev, First));
        await backups.BackUpAsync(world);
        world.PutKeys((KeyWorld.Dev, Second));
        using var opened = await backups.OpenAsync(world);

        Assert.Empty(await backups.RestoreAsync(world, opened));
        var error = Assert.Single(world.Host.Errors);
        Assert.Equal("StageKeyDiffers", error.ErrorId);
        Assert.Contains("does not open the stage's state", error.Message, StringComparison.Ordinal);
        Assert.Contains("-Force", error.RecommendedAction!, StringComparison.Ordinal);

        var restored = Assert.Single(await backups.RestoreAsync(world, opened, request => request with { Force = true }));
        Assert.Equal((StageKeyRestorationState.Restored, 3L, 2L), (restored.State, restored.Version, restored.PreviousVersion));
        Assert.Equal([First, Second, First], (await world.Store.ReadVersionsAsync(KeyWorld.Dev, default)).Select(version => new string(version.Value.Characters)));

        Assert.Equal(StageKeyRestorationState.Unchanged, Assert.Single(await backups.RestoreAsync(world, opened)).State);
        Assert.Equal(3, (await world.Store.ReadVersionsAsync(KeyWorld.Dev, default)).Count);
    }

    [Fact]
    public async Task Only_a_key_that_opens_the_state_is_restored_and_the_newest_of_those()
    {
        using var world = await KeyWorld.CreateAsync();
        using var backups = new BackupWorld();
        await world.PutStateAsync(KeyWorld.Dev, KeyWorld.StateOf(KeyWorld.Dev, First));
        world.PutKeys((KeyWorld.Dev, Second));
        await backups.BackUpAsync(world);
        await world.Store.DeleteAsync(KeyWorld.Dev, default);
        using (var wrong = await backups.OpenAsync(world))
        {
            Assert.Empty(await backups.RestoreAsync(world, wrong));
            Assert.Equal("StageKeyDoesNotFit", Assert.Single(world.Host.Errors).ErrorId);
            Assert.Equal(StageKeyRestorationState.Restored, Assert.Single(await backups.RestoreAsync(world, wrong, request => request with { CheckState = false })).State);
        }

        // The right one was backed up, too, and after it a wrong one again.
        world.PutKeys((KeyWorld.Dev, First));
        world.Rehearsal.Sandbox.Clock.Advance(TimeSpan.FromHours(1));
        await backups.BackUpAsync(world);
        world.PutKeys((KeyWorld.Dev, KeyWorld.KeyOf("wrong again")));
        world.Rehearsal.Sandbox.Clock.Advance(TimeSpan.FromHours(1));
        await backups.BackUpAsync(world);
        await world.Store.DeleteAsync(KeyWorld.Dev, default);
        using var opened = await backups.OpenAsync(world);
        var restored = Assert.Single(await backups.RestoreAsync(world, opened));
        Assert.Equal((StageKeyRestorationState.Restored, StageKeyFit.Fits), (restored.State, restored.FitsState));
        Assert.Equal(StageKeyFit.Fits, (await BackupWorld.TestAsync(world, KeyWorld.Dev)).Result);
        Assert.Contains(world.Host.Warnings, warning => warning.Contains("the newest does not open the state", StringComparison.Ordinal));

        var candidates = await BackupWorld.TestAsync(world, KeyWorld.Dev, new StageKeyTestRequest { Backup = opened });
        Assert.Equal([(StageKeyFit.Wrong, StageKeyCandidate.Backup), (StageKeyFit.Fits, StageKeyCandidate.Backup), (StageKeyFit.Wrong, StageKeyCandidate.Backup)], candidates.Select(test => (test.Result, test.Candidate!.Value)));
    }

    [Fact]
    public async Task A_key_can_become_that_of_another_stage()
    {
        using var world = await KeyWorld.CreateAsync();
        using var backups = new BackupWorld();
        world.PutKeys((KeyWorld.Dev, First), (new("shop", "prod"), Second));
        await backups.BackUpAsync(world);
        using var opened = await backups.OpenAsync(world);

        var restored = await backups.RestoreAsync(world, opened, request => request with { Filters = [new StageFilter(["shop"], ["dev"])], ToApp = "store", ToStage = "copy" });
        Assert.Equal("/sst/passphrase/store/copy", Assert.Single(restored).ParameterName);
        using var copy = await world.Store.ReadAsync(new("store", "copy"), default);
        Assert.Equal(First, new string(copy!.Value.Characters));

        Assert.Equal("SeveralStageKeys", (await States.FailureAsync(() => backups.RestoreAsync(world, opened, request => request with { ToStage = "copy" }))).ErrorId);
        Assert.Equal("StageNameNotValid", (await States.FailureAsync(() => backups.RestoreAsync(world, opened, request => request with { Filters = [new StageFilter(["shop"], ["dev"])], ToStage = "a/b" }))).ErrorId);
        await backups.RestoreAsync(world, opened, request => request with { Filters = [new StageFilter(["shop"], ["none"])] });
        Assert.Equal("StageKeyNotInBackup", Assert.Single(world.Host.Errors).ErrorId);
    }

    [Fact]
    public async Task A_backup_of_another_account_is_not_scattered_over_this_one()
    {
        using var world = await KeyWorld.CreateAsync();
        using var backups = new BackupWorld();
        world.PutKeys((KeyWorld.Dev, First));
        await backups.BackUpAsync(world);
        using var opened = await backups.OpenAsync(world);
        var elsewhere = world.Connection.In("eu-south-1");

        Assert.Equal("KeyBackupOfAnotherAccount", (await States.FailureAsync(() => BackupWorld.RestoreAsync(elsewhere, opened, world.Host, null, default))).ErrorId);
        Assert.Equal(StageKeyRestorationState.Restored, Assert.Single(await BackupWorld.RestoreAsync(elsewhere, opened, world.Host, request => request with { AllowOtherAccount = true }, default)).State);
    }

    [Fact]
    public async Task A_full_quota_is_seen_before_anything_is_written()
    {
        using var world = await KeyWorld.CreateAsync();
        using var backups = new BackupWorld();
        world.PutKeys((KeyWorld.Dev, First));
        await backups.BackUpAsync(world);
        await world.Store.DeleteAsync(KeyWorld.Dev, default);
        world.PutParameters([.. Enumerable.Range(0, 9_999).Select(index => new JsonObject { ["name"] = $"/other/p{index}", ["value"] = "x" })]);
        using var opened = await backups.OpenAsync(world);

        var error = await States.FailureAsync(() => backups.RestoreAsync(world, opened));

        Assert.Equal("ParameterLimitExceeded", error.ErrorId);
        Assert.Contains("10000 of 10,000", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(world.Rehearsal.Sandbox.Journal.Entries, call => call.Action == "PutParameter");
    }

    [Fact]
    public async Task What_was_deleted_a_moment_ago_is_waited_for_and_left_pending_with_NoWait()
    {
        using var world = await KeyWorld.CreateAsync();
        using var backups = new BackupWorld();
        world.PutKeys((KeyWorld.Dev, First));
        await backups.BackUpAsync(world);
        using var opened = await backups.OpenAsync(world);
        await world.Store.DeleteAsync(KeyWorld.Dev, default);

        Assert.Equal(StageKeyRestorationState.Pending, Assert.Single(await backups.RestoreAsync(world, opened, request => request with { Wait = request.Wait with { NoWait = true } })).State);
        var began = world.Host.Time.GetUtcNow();
        Assert.Equal(StageKeyRestorationState.Restored, Assert.Single(await backups.RestoreAsync(world, opened)).State);
        Assert.InRange(world.Host.Time.GetUtcNow() - began, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(45));
        Assert.Empty(world.Host.Errors);
    }

    [Fact]
    public async Task A_preview_and_a_no_change_nothing()
    {
        using var world = await KeyWorld.CreateAsync();
        using var backups = new BackupWorld();
        world.PutKeys((KeyWorld.Dev, First));
        world.Host.Answer = _ => Approval.Previewed;
        Assert.Null(await backups.BackUpAsync(world));
        Assert.False(File.Exists(backups.File));
        world.Host.Answer = _ => Approval.Approved;
        await backups.BackUpAsync(world);
        await world.Store.DeleteAsync(KeyWorld.Dev, default);
        using var opened = await backups.OpenAsync(world);
        foreach (var answer in new[] { Approval.Previewed, Approval.Declined })
        {
            world.Host.Answer = _ => answer;
            Assert.Equal(StageKeyRestorationState.NotRestored, Assert.Single(await backups.RestoreAsync(world, opened)).State);
        }

        Assert.DoesNotContain(world.Rehearsal.Sandbox.Journal.Entries, call => call.Action == "PutParameter");
    }

    [Fact]
    public async Task A_key_that_does_not_fit_is_backed_up_and_warned_of()
    {
        using var world = await KeyWorld.CreateAsync();
        using var backups = new BackupWorld();
        world.PutKeys((KeyWorld.Dev, Second), (new("shop", "prod"), First));
        await world.PutStateAsync(KeyWorld.Dev, KeyWorld.StateOf(KeyWorld.Dev, First));
        await world.PutStateAsync(new("shop", "prod"), KeyWorld.StateOf(new("shop", "prod"), First));

        var made = (await backups.BackUpAsync(world, checkState: true))!;

        Assert.Equal(["shop/dev"], made.NotFitting);
        Assert.Contains("shop/dev does not open its state", Assert.Single(world.Host.Warnings), StringComparison.Ordinal);
        Assert.Equal([StageKeyFit.Wrong, StageKeyFit.Fits], (await backups.ListAsync(world)).Select(item => item.FitsState!.Value));
    }

    [Fact]
    public async Task One_key_that_cannot_be_read_does_not_keep_the_others_out()
    {
        using var world = await KeyWorld.CreateAsync();
        using var backups = new BackupWorld();
        var own = (await world.Connection.KeyManagement().CreateKeyAsync(new())).KeyMetadata.KeyId;
        world.PutKeys((KeyWorld.Dev, First));
        world.PutParameters(new JsonObject { ["name"] = "/sst/passphrase/shop/mine", ["value"] = Second, ["type"] = "SecureString", ["keyId"] = own });
        await world.Connection.KeyManagement().DisableKeyAsync(own);

        var made = (await backups.BackUpAsync(world))!;

        Assert.Equal((1, "shop/mine"), (made.KeyCount, Assert.Single(made.Failed)));
        Assert.Equal("InvalidKeyId", Assert.Single(world.Host.Errors).ErrorId);
        await Assert.ThrowsAsync<StageException>(() => backups.BackUpAsync(world, filter: new StageFilter(["none*"])));
        Assert.Null(await backups.BackUpAsync(world, filter: new StageFilter(["shop"], ["none"])));
        Assert.Single((await backups.ListAsync(world)).Select(item => item.EntryId).Distinct());
    }

    [Fact]
    public async Task Running_again_adds_an_entry_and_Keep_drops_old_ones_of_the_same_words_only()
    {
        using var world = await KeyWorld.CreateAsync();
        using var backups = new BackupWorld();
        world.PutKeys((KeyWorld.Dev, First));
        var ids = new List<string>();
        for (var run = 0; run < 4; run++)
        {
            ids.Add((await backups.BackUpAsync(world, run == 1 ? KeyBackupProtection.Of([BackupWorld.Certificate]) : null, scope: run == 0 ? "other" : "test"))!.EntryId);
            world.Rehearsal.Sandbox.Clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal(Enumerable.Reverse(ids), await IdsAsync());
        var last = (await backups.BackUpAsync(world, keep: 2))!;
        Assert.Equal(2, last.Dropped);
        Assert.Equal([last.EntryId, ids[3], ids[0]], await IdsAsync());
        using var opened = await backups.OpenAsync(world);
        Assert.Equal(3, opened.Entries.Count);

        async Task<IEnumerable<string>> IdsAsync() => (await backups.ListAsync(world)).Select(item => item.EntryId);
    }

    [Fact]
    public async Task The_file_is_its_owners_alone()
    {
        using var world = await KeyWorld.CreateAsync();
        using var backups = new BackupWorld();
        world.PutKeys((KeyWorld.Dev, First));
        await backups.BackUpAsync(world);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(backups.File));
        File.SetUnixFileMode(backups.File, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        await backups.BackUpAsync(world);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(backups.File));
        Assert.Equal([backups.File], Directory.GetFiles(Path.GetDirectoryName(backups.File)!));
    }

    [Fact]
    public async Task Two_writers_at_once_both_have_their_entry()
    {
        using var world = await KeyWorld.CreateAsync();
        using var backups = new BackupWorld();
        world.PutKeys((KeyWorld.Dev, First));

        var made = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => backups.BackUpAsync(world, KeyBackupProtection.Of([BackupWorld.Certificate])))));

        Assert.Equal(made.Select(one => one!.EntryId).Order(), (await backups.ListAsync(world)).Select(item => item.EntryId).Order());
    }

    [Fact]
    public async Task A_file_that_is_no_backup_is_left_alone()
    {
        using var world = await KeyWorld.CreateAsync();
        using var backups = new BackupWorld();
        world.PutKeys((KeyWorld.Dev, First));
        await File.WriteAllTextAsync(backups.File, "my notes");

        Assert.Equal("NotAKeyBackup", (await States.FailureAsync(() => backups.BackUpAsync(world))).ErrorId);
        Assert.Equal("my notes", await File.ReadAllTextAsync(backups.File));
        Assert.Equal("KeyBackupNotFound", (await States.FailureAsync(() => backups.ListAsync(world, path: backups.File + "2"))).ErrorId);
    }

    [Fact]
    public async Task A_bucket_gets_an_object_for_each_entry_encrypted_by_S3_too()
    {
        using var world = await KeyWorld.CreateAsync();
        using var backups = new BackupWorld();
        world.PutKeys((KeyWorld.Dev, First));
        const string Url = "s3://sst-state-abcdefghijkl/backups/keys";
        var first = (await backups.BackUpAsync(world, path: Url))!;
        world.Rehearsal.Sandbox.Clock.Advance(TimeSpan.FromHours(1));
        await StackStage.Operations.Tests.Stages.States.PutAsync(world.Connection, "backups/keys/deeper/x.stagekeys", [1]);
        var second = (await backups.BackUpAsync(world, path: Url))!;

        Assert.Equal($"{Url}/{second.EntryId}.stagekeys", second.Path);
        var head = await world.Connection.S3().GetObjectMetadataAsync("sst-state-abcdefghijkl", $"backups/keys/{first.EntryId}.stagekeys");
        Assert.Equal("AES256", head.ServerSideEncryptionMethod.Value);
        Assert.Equal([second.EntryId, first.EntryId], (await backups.ListAsync(world, path: Url)).Select(item => item.EntryId));
        Assert.Equal(first.EntryId, Assert.Single(await backups.ListAsync(world, path: first.Path)).EntryId);

        var third = (await backups.BackUpAsync(world, path: Url, keep: 1))!;
        Assert.Equal(2, third.Dropped);
        await world.Store.DeleteAsync(KeyWorld.Dev, default);
        using var opened = await backups.OpenAsync(world, path: Url);
        Assert.Equal(StageKeyRestorationState.Restored, Assert.Single(await backups.RestoreAsync(world, opened)).State);
    }

    [Fact]
    public async Task Nothing_but_what_it_was_encrypted_with_opens_it()
    {
        using var world = await KeyWorld.CreateAsync();
        using var backups = new BackupWorld();
        world.PutKeys((KeyWorld.Dev, First));
        using var wrong = KeyWorld.Held("wrong");
        using var other = BackupWorld.NewCertificate("CN=other");

        await backups.BackUpAsync(world);
        Assert.Equal("KeyBackupNotOpened", await WhyAsync(BackupWorld.UnlockOf(world, wrong)));
        Assert.Equal("PasswordRequired", await WhyAsync(new KeyBackupUnlock()));
        File.Delete(backups.File);

        await backups.BackUpAsync(world, KeyBackupProtection.Of([BackupWorld.Certificate]));
        Assert.Equal("KeyBackupNotOpened", await WhyAsync(BackupWorld.UnlockOf(world, certificate: other)));
        Assert.Equal("KeyBackupNotOpened", await WhyAsync(new KeyBackupUnlock()));
        File.Delete(backups.File);

        await backups.BackUpAsync(world, await ProtectionAsync("kms", world));
        world.Rehearsal.Sandbox.Faults.Deny("kms", "Decrypt");
        Assert.Equal("AccessDenied", await WhyAsync(BackupWorld.UnlockOf(world)));
        world.Rehearsal.Sandbox.Faults.Clear();
        Assert.Null(await WhyAsync(BackupWorld.UnlockOf(world)));

        async Task<string?> WhyAsync(KeyBackupUnlock unlock)
        {
            try
            {
                using var opened = await backups.OpenAsync(world, unlock);
                return null;
            }
            catch (StageException failure)
            {
                return failure.Error.ErrorId;
            }
        }
    }

    [Fact]
    public async Task A_data_key_that_KMS_does_not_give_leaves_the_backup_as_it_was()
    {
        using var world = await KeyWorld.CreateAsync();
        using var backups = new BackupWorld();
        world.PutKeys((KeyWorld.Dev, First));
        var kms = await ProtectionAsync("kms", world);
        world.Rehearsal.Sandbox.Faults.Deny("kms", "GenerateDataKey");

        var error = await States.FailureAsync(() => backups.BackUpAsync(world, kms));

        Assert.Equal("AccessDenied", error.ErrorId);
        Assert.Contains("kms:GenerateDataKey", error.RecommendedAction!, StringComparison.Ordinal);
        Assert.False(File.Exists(backups.File));
    }

    [Fact]
    public async Task A_KMS_entry_is_bound_to_its_context()
    {
        using var world = await KeyWorld.CreateAsync();
        using var backups = new BackupWorld();
        world.PutKeys((KeyWorld.Dev, First));
        await backups.BackUpAsync(world, await ProtectionAsync("kms", world));
        var section = KeyBackupFormat.Split(await File.ReadAllBytesAsync(backups.File), "x").Single();
        var header = KeyBackupHeader.Parse(section.Header.Span, "x");
        header.Protection["context"]!["stackstage:region"] = "us-east-1";

        var error = await States.FailureAsync(() => BackupWorld.UnlockOf(world).OpenAsync(header, "x", world.Host, default));

        Assert.Equal("KeyBackupNotOpened", error.ErrorId);
        Assert.Contains("encryption context", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_certificate_that_cannot_be_used_is_refused()
    {
        using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var elliptic = new CertificateRequest("CN=ec", ecdsa, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UtcNow.AddYears(1));
        using var small = BackupWorld.NewCertificate("CN=small", 1024);
        using var signing = BackupWorld.NewCertificate("CN=signing", usage: X509KeyUsageFlags.DigitalSignature);
        foreach (var certificate in new[] { elliptic, small, signing })
        {
            Assert.Equal("CertificateNotUsable", Assert.Throws<StageException>(() => KeyBackupProtection.Of([certificate])).Error.ErrorId);
        }

        using var wrapping = BackupWorld.NewCertificate("CN=wrapping", usage: X509KeyUsageFlags.KeyEncipherment);
        Assert.Equal("certificate", KeyBackupProtection.Of([wrapping]).Method);
        Assert.Equal("PasswordEmpty", Assert.Throws<StageException>(() => KeyBackupProtection.Of(KeyWorld.Held(""))).Error.ErrorId);
    }

    [Fact]
    public async Task A_thousand_stages_take_no_longer_than_the_quota_allows()
    {
        using var world = await KeyWorld.CreateAsync();
        using var backups = new BackupWorld();
        world.PutKeys([.. Enumerable.Range(0, 1000).Select(index => (new StageName("big", $"s{index:0000}"), KeyWorld.KeyOf($"{index}")))]);
        world.PutKeys(Enumerable.Range(0, 30).Select(index => (new StageName("big", $"s{index:0000}"), KeyWorld.KeyOf($"new {index}"))).ToArray());
        var before = world.Rehearsal.Sandbox.Journal.Count;
        var began = world.Host.Time.GetUtcNow();

        var made = (await backups.BackUpAsync(world, checkState: true))!;

        Assert.Equal(1000, made.KeyCount);
        Assert.InRange(world.Host.Time.GetUtcNow() - began, TimeSpan.Zero, 1.1 * Quotas.CostOf("ssm", "GetParameters", 100));
        var calls = world.CallsSince(before).GroupBy(call => call).ToDictionary(group => group.Key, group => group.Count());
        Assert.Equal((100, 30, 20, 10), (calls["GetParameters"], calls["GetParameterHistory"], calls["DescribeParameters"], calls["GetResources"]));
        using var opened = await backups.OpenAsync(world);
        Assert.Equal(30, opened.Entries[0].Payload.Keys.Count(key => key.Versions.Count == 2));
    }

    [Fact]
    public async Task A_restoration_that_is_killed_anywhere_is_finished_by_the_same_command()
    {
        using var backups = new BackupWorld();
        using (var world = await KeyWorld.CreateAsync())
        {
            world.PutKeys((KeyWorld.Dev, First), (KeyWorld.Dev, Second), (new("shop", "prod"), First));
            world.Rehearsal.Sandbox.AddScenarioJson("""{"region":"eu-central-1","services":{"ssm":{"parameters":[{"name":"/sst/passphrase/shop/tagged","value":"dGFnZ2Vk","type":"SecureString","tags":{"team":"a"},"labels":["good"]}]}}}""");
            await world.PutStateAsync(KeyWorld.Dev, KeyWorld.StateOf(KeyWorld.Dev, Second));
            await world.PutSecretsAsync(KeyWorld.Dev, Second);
            await backups.BackUpAsync(world, KeyBackupProtection.Of([BackupWorld.Certificate]), include: [KeyBackupPart.Secret, KeyBackupPart.State]);
        }

        var scenario = new KillScenario
        {
            Name = "Restore-SsmStageKey",
            World = async () =>
            {
                var rehearsal = new Rehearsal();
                await rehearsal.BootstrapAsync();
                rehearsal.PutKeys(("shop", "prod"));
                return rehearsal;
            },
            Operation = async (connection, host, token) =>
            {
                using var opened = await KeyBackupReader.OpenAsync(
                    KeyBackupAddress.Parse(backups.File), _ => Task.FromResult(connection), StageFilter.All, null, new KeyBackupUnlock { Certificate = BackupWorld.Certificate }, host, token);
                await BackupWorld.RestoreAsync(connection, opened, host, request => request with { Force = true, AllVersions = true, CheckState = false, Include = [KeyBackupPart.Secret, KeyBackupPart.State] }, token);
            },
            Describe = rehearsal =>
            {
                // What is there may never be half: a key is the old one, or the new one.
                var connection = rehearsal.ConnectAsync().GetAwaiter().GetResult();
                var store = new StageKeyStore(connection, rehearsal.Host);
                var text = new StringBuilder();
                foreach (var stage in new[] { "dev", "prod", "tagged" })
                {
                    text.Append(stage);
                    foreach (var version in store.ReadVersionsAsync(new("shop", stage), default).GetAwaiter().GetResult().DistinctBy(version => new string(version.Value.Characters)))
                    {
                        text.Append($" {new string(version.Value.Characters)} {string.Join('+', version.Labels)}");
                    }

                    text.AppendLine();
                }

                var listed = store.ListAsync(StageFilter.All, false, default).GetAwaiter().GetResult();
                foreach (var (name, tags) in store.ReadTagsAsync(listed, default).GetAwaiter().GetResult())
                {
                    text.AppendLine($"{name} {string.Join(',', tags)}");
                }

                var home = StageHomes.OpenAwsAsync(connection, default).GetAwaiter().GetResult();
                foreach (var key in new[] { "app/shop/dev.json", "secret/shop/dev.json", "lock/shop/dev.json" })
                {
                    var bytes = home.Store.ReadAsync(key, default).GetAwaiter().GetResult()?.Bytes;
                    text.AppendLine($"{key} {(bytes is null ? "none" : key.StartsWith("lock", StringComparison.Ordinal) ? "locked" : Convert.ToHexString(SHA256.HashData(bytes)))}");
                }

                return text.Replace("lock/shop/dev.json locked", "lock/shop/dev.json none").ToString();
            },
        };
        await KillTest.AtCallsAsync(scenario, KilledJournal.Memory, every: 4, offset: 2);
        await KillTest.AtWritesAsync(scenario, every: 6);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_backup_that_is_killed_anywhere_is_what_it_was_or_has_one_entry_more(bool isBucket)
    {
        for (var kill = 1; ; kill++)
        {
            using var world = await KeyWorld.CreateAsync();
            using var backups = new BackupWorld();
            world.PutKeys((KeyWorld.Dev, First), (KeyWorld.Dev, Second), (new("shop", "prod"), First));
            await world.PutSecretsAsync(KeyWorld.Dev, Second);
            var path = isBucket ? $"s3://{StackStage.Operations.Tests.Stages.States.Bucket}/backups" : backups.File;
            await BackUpAsync(world);
            world.Rehearsal.Sandbox.Clock.Advance(TimeSpan.FromHours(1));
            var before = world.Rehearsal.Sandbox.Journal.Count;
            world.Rehearsal.Sandbox.Faults.StopAfter(kill);
            var isWhole = false;
            try
            {
                isWhole = await BackUpAsync(world) is not null;
            }
            catch (StageException)
            {
                // It was killed.
            }

            world.Rehearsal.Sandbox.Faults.Clear();
            using var opened = await backups.OpenAsync(world, path: path);
            Assert.InRange(opened.Entries.Count, isWhole ? 2 : 1, 2);
            Assert.All(opened.Entries, entry => Assert.Equal(2, entry.Payload.Keys.Count));
            Assert.Equal(opened.Entries.Count + 1, await CountAfterAsync(world));
            if (isWhole)
            {
                Assert.True(kill > 5);
                return;
            }

            Task<StageKeyBackup?> BackUpAsync(KeyWorld one) => backups.BackUpAsync(one, KeyBackupProtection.Of([BackupWorld.Certificate]), path: path, include: [KeyBackupPart.Secret]);

            async Task<int> CountAfterAsync(KeyWorld one)
            {
                await BackUpAsync(one);
                using var again = await backups.OpenAsync(one, path: path);
                return again.Entries.Count;
            }
        }
    }

    [Fact]
    public async Task What_does_not_read_back_is_not_called_done()
    {
        using var world = await KeyWorld.CreateAsync();
        using var backups = new BackupWorld();
        world.PutKeys((KeyWorld.Dev, First));
        var url = $"s3://{StackStage.Operations.Tests.Stages.States.Bucket}/backups";
        world.Rehearsal.Sandbox.Journal.Recorded += entry =>
        {
            // Somebody who may write there takes it away before it is read back.
            if (entry.Action == "PutObject")
            {
                world.Rehearsal.Sandbox.Faults.Add(new SandboxFault { Kind = SandboxFaultKind.Error, Service = "s3", Action = "GetObject", Code = "NoSuchKey", Status = 404, Message = "gone" });
            }
        };

        Assert.Equal("KeyBackupNotVerified", (await States.FailureAsync(() => backups.BackUpAsync(world, path: url))).ErrorId);
    }

    [Fact]
    public async Task Of_two_who_restore_different_values_at_once_one_wins_and_the_other_says_so()
    {
        using var world = await KeyWorld.CreateAsync();
        using var backups = new BackupWorld();
        world.PutKeys((KeyWorld.Dev, First));
        await backups.BackUpAsync(world);
        world.PutKeys((KeyWorld.Dev, Second));
        using var opened = await backups.OpenAsync(world);
        var raced = 0;
        world.Rehearsal.Sandbox.Journal.Recorded += entry =>
        {
            // The other one comes when the question has been answered: between the step's own look and its write.
            if (entry.Action == "GetParameter" && Interlocked.Increment(ref raced) == 2)
            {
                world.PutKeys((KeyWorld.Dev, KeyWorld.KeyOf("the other's")));
            }
        };

        var restored = Assert.Single(await backups.RestoreAsync(world, opened, request => request with { Force = true, CheckState = false }));

        Assert.Equal(StageKeyRestorationState.NotRestored, restored.State);
        Assert.Equal("StageKeyChanged", Assert.Single(world.Host.Errors).ErrorId);
        Assert.Contains(await world.Store.ReadVersionsAsync(KeyWorld.Dev, default), version => new string(version.Value.Characters) == KeyWorld.KeyOf("the other's"));
    }

    private static async Task<KeyBackupProtection> ProtectionAsync(string way, KeyWorld world) => way switch
    {
        "certificate" => KeyBackupProtection.Of([BackupWorld.Certificate, BackupWorld.NewCertificate("CN=second")]),
        "kms" => KeyBackupProtection.Of(world.Connection, (await world.Connection.KeyManagement().CreateKeyAsync(new CreateKeyRequest())).KeyMetadata.Arn),
        _ => KeyBackupProtection.Of(BackupWorld.Password),
    };

    private static async Task DeleteEverythingAsync(KeyWorld world)
    {
        foreach (var stage in new[] { "dev", "_fallback" })
        {
            Assert.True(await world.Store.DeleteAsync(new("shop", stage), default));
        }

        await world.Connection.SystemsManager.DeleteParameterAsync(new() { Name = "/sst/bootstrap" });
        var s3 = world.Connection.S3();
        foreach (var found in (await s3.ListObjectsV2Async(new() { BucketName = StackStage.Operations.Tests.Stages.States.Bucket })).S3Objects)
        {
            await s3.DeleteObjectAsync(StackStage.Operations.Tests.Stages.States.Bucket, found.Key);
        }
    }

    private static async Task<string> DescribeAsync(KeyWorld world)
    {
        var key = (await world.Store.ListAsync([KeyWorld.Dev], default)).Single();
        var tags = (await world.Store.ReadTagsAsync([key], default)).GetValueOrDefault(key.ParameterName);
        var versions = await world.Store.ReadVersionsAsync(KeyWorld.Dev, default);
        return $"{key.Type} {key.Tier} {key.DataType} {key.Description} {key.AllowedPattern} {key.KeyId} [{string.Join(';', key.Policies)}] [{string.Join(';', (tags ?? new Dictionary<string, string>()).OrderBy(tag => tag.Key))}] {string.Join(", ", versions.Select(version => $"{version.Version} {string.Join('+', version.Labels)}"))}";
    }
}
