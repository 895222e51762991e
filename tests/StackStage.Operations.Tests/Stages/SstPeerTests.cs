using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using StackStage.Operations.Keys;
using StackStage.Operations.Keys.Backups;
using StackStage.Operations.Stages;
using StackStage.Operations.Stages.Homes;
using StackStage.Operations.StateFiles;
using StackStage.Operations.Tests.Harness;
using StackStage.Operations.Tests.Keys;
using StackStage.Snapshots;
using StackStage.Tests.Shared;

namespace StackStage.Operations.Tests.Stages;

/// <summary>
/// SST itself at the same home: it keeps out of our way and we out of its, and each reads what the other wrote. It is used when
/// 'sst' and 'bun' are on PATH, and STACKSTAGE_SST_APP (with a local home) or STACKSTAGE_SST_APP_AWS (with one on AWS) names the
/// folder of any app in which 'sst state list' has been run once: what that downloads is taken from there, and nothing is downloaded here. Its AWS is the sandbox.
/// </summary>
public sealed class SstPeerTests : IDisposable
{
    private static readonly StageName Stage = new("shop", "dev");

    private readonly string _folder = Directory.CreateTempSubdirectory("stackstage-sst").FullName;
    private readonly RecordingHost _host = new();
    private Rehearsal? _rehearsal;
    private StageHome _home = null!;

    private string AppFolder => Path.Combine(_folder, "app");

    private string HomeFolder => Path.Combine(_folder, ".config", "sst", "state");

    public void Dispose()
    {
        _rehearsal?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [SkippableTheory]
    [InlineData("local")]
    [InlineData("aws")]
    public async Task It_leaves_a_stage_alone_that_is_locked_here(string kind)
    {
        var home = await BeginAsync(kind);
        var before = await StateAsync();
        var held = await home.LockAsync(Stage, "Repair-PulumiSnapshot", null, _host, default);

        var refused = Run("y\n", "state", "remove", "r1", "--stage", "dev");

        Assert.NotEqual(0, refused.ExitCode);
        Assert.Equal(before, await StateAsync());
        await held.ConfirmAsync(default);
        await held.DisposeAsync();
        Assert.Equal(0, Run("y\n", "state", "remove", "r1", "--stage", "dev").ExitCode);
        Assert.DoesNotContain("r1", await NamesAsync());
    }

    [SkippableTheory]
    [InlineData("local")]
    [InlineData("aws")]
    public async Task A_stage_that_it_has_locked_is_left_alone_here(string kind)
    {
        var home = await BeginAsync(kind);
        using var edit = await BeginEditAsync();
        var during = await StateAsync();

        var error = await States.FailureAsync(() => RenameAsync(home, "renamed"));

        Assert.Equal("StageLocked", error.ErrorId);
        Assert.Contains("by 'edit'", error.Message, StringComparison.Ordinal);
        Assert.Equal(during, await StateAsync());
        await EndEditAsync(edit);
        Assert.Contains("edited", await NamesAsync());
        await RenameAsync(home, "renamed");
        Assert.Contains("renamed", await NamesAsync());
    }

    [SkippableTheory]
    [InlineData("local")]
    [InlineData("aws")]
    public async Task It_reads_what_was_written_here(string kind)
    {
        var home = await BeginAsync(kind);

        await RenameAsync(home, "renamed");
        await ResourceFlags.SetAsync(await ReadAsync(home), _ => [1], new ResourceFlagChange { Protect = true }, _host, default);
        await AssertExportedAsync();

        await StageStateWriter.ReplaceAsync(home, Stage, await StateAsync(), SnapshotNormalizer.Normalize((await ReadAsync(home)).Snapshot), "test", () => { }, _host, default);
        await AssertExportedAsync();

        Assert.Equal(0, Run("y\n", "state", "remove", "renamed", "--stage", "dev").ExitCode);
        Assert.DoesNotContain("renamed", await NamesAsync());

        // Its copy of the state after that is history here, and can be gone back from.
        var history = new List<StageSnapshot>();
        await foreach (var kept in new StageHistory(home, _host).ListAsync(Stage, null, default))
        {
            history.Add(kept);
        }

        Assert.Equal((true, "edit", true), (history[0].IsPresent, history[0].Command, history[0].Sound));
        await StageRestorer.RestoreAsync(home, Stage, SnapshotChoice.Previous, "test", (_, _) => Task.FromResult(true), _host, default);
        Assert.Contains("renamed", await NamesAsync());
        await AssertExportedAsync();
    }

    [SkippableFact]
    public async Task It_opens_what_was_encrypted_under_a_new_key()
    {
        var home = await BeginAsync("aws");
        var connection = await _rehearsal!.ConnectAsync();
        await connection.PutAsync("app/shop/dev.json", ResetWorld.State());
        await connection.PutAsync("secret/shop/dev.json", ResetWorld.SecretFile(ResetWorld.Old));
        Assert.NotEqual(0, Run(string.Empty, "state", "export", "--decrypt", "--stage", "dev").ExitCode);

        var reset = await StageKeyResetter.ResetAsync(connection, home, ResetWorld.Request(ResetWorld.Old), _rehearsal.Host, default);

        Assert.Equal((StageResetState.Done, 4), (reset.State, reset.Kept));
        var exported = Run(string.Empty, "state", "export", "--decrypt", "--stage", "dev");
        Assert.Equal(0, exported.ExitCode);
        Assert.All(new[] { "tok3n-s3cr3t", "passw0rd-s3cr3t" }, value => Assert.Contains(value, exported.Text, StringComparison.Ordinal));
        Assert.Contains(ResetWorld.FileValue, Run(string.Empty, "secret", "list", "--stage", "dev").Text, StringComparison.Ordinal);

        // Nobody has the key of it any more: the empty values open, too.
        await new StageKeyStore(connection, _rehearsal.Host).DeleteAsync(Stage, default);
        reset = await StageKeyResetter.ResetAsync(connection, home, ResetWorld.Request() with { AllowLoss = true }, _rehearsal.Host, default);
        Assert.Equal((StageResetState.Done, 4), (reset.State, reset.Lost.Count));
        exported = Run(string.Empty, "state", "export", "--decrypt", "--stage", "dev");
        Assert.Equal(0, exported.ExitCode);
        Assert.DoesNotContain("s3cr3t", exported.Text, StringComparison.Ordinal);
        Assert.Equal(0, Run(string.Empty, "state", "list", "--stage", "dev").ExitCode);
    }

    [SkippableTheory]
    [InlineData("local")]
    [InlineData("aws")]
    public async Task Each_removes_the_others_lock_when_it_is_told_to(string kind)
    {
        var home = await BeginAsync(kind);
        var held = await home.LockAsync(Stage, "Repair-PulumiSnapshot", null, _host, default);
        Assert.Equal(0, Run(string.Empty, "unlock", "--stage", "dev").ExitCode);
        Assert.Equal("StageLockLost", (await States.FailureAsync(() => held.ConfirmAsync(default))).ErrorId);

        using var edit = await BeginEditAsync();
        edit.Kill(entireProcessTree: true);
        await edit.WaitForExitAsync();
        Assert.Single(await home.FindLocksAsync(Stage, default));
        Assert.Equal("edit", Assert.Single(await StageUnlocker.UnlockAsync(home, Stage, null, _host, default)).Holder);
        Assert.Equal(0, Run("y\n", "state", "remove", "r1", "--stage", "dev").ExitCode);
    }

    [SkippableFact]
    public async Task It_decrypts_a_state_with_a_key_that_was_restored_here()
    {
        await BeginAsync("aws");
        var connection = await _rehearsal!.ConnectAsync();
        var store = new StageKeyStore(connection, _rehearsal.Host);
        using var backups = new BackupWorld();
        using var key = KeyWorld.Held(KeyWorld.KeyOf("restored"));
        await connection.PutAsync("app/shop/dev.json", KeyWorld.StateOf(Stage, KeyWorld.KeyOf("restored"), 2));
        Assert.True(await store.DeleteAsync(Stage, default));
        await store.PutAsync(new StageKeyWrite { Name = Stage, Value = key }, default);
        await StageKeyBackuper.BackUpAsync(
            connection,
            new StageKeyBackupRequest { Filters = [StageFilter.All], Scope = "test", Address = KeyBackupAddress.Parse(backups.File) },
            _ => Task.FromResult(KeyBackupProtection.Of(BackupWorld.Password)),
            _rehearsal.Host,
            default);
        await store.DeleteAsync(Stage, default);
        Assert.NotEqual(0, Run(string.Empty, "state", "export", "--decrypt", "--stage", "dev").ExitCode);

        // With the key missing, SST may have made a wrong one.
        using var opened = await KeyBackupReader.OpenAsync(
            KeyBackupAddress.Parse(backups.File), _ => Task.FromResult(connection), StageFilter.All, null, new KeyBackupUnlock { PasswordAsync = _ => Task.FromResult<Passphrase?>(BackupWorld.Password) }, _rehearsal.Host, default);
        await BackupWorld.RestoreAsync(connection, opened, _rehearsal.Host, request => request with { Force = true }, default);

        var exported = Run(string.Empty, "state", "export", "--decrypt", "--stage", "dev");
        Assert.True(exported.ExitCode == 0, exported.Text);
        Assert.Contains("s3cr3t-0", exported.Text, StringComparison.Ordinal);
        Assert.Contains("s3cr3t-1", exported.Text, StringComparison.Ordinal);
    }

    // A home with one stage, an app that belongs to it, and what SST looks for before it starts.
    private async Task<StageHome> BeginAsync(string kind)
    {
        Skip.If(OperatingSystem.IsWindows(), "The stand-in for pulumi is a shell script.");
        Skip.If(External.Find("sst") is null || External.Find("bun") is null, "'sst' and 'bun' are not on PATH.");
        var variable = kind == "aws" ? "STACKSTAGE_SST_APP_AWS" : "STACKSTAGE_SST_APP";
        var prepared = Path.Combine(Environment.GetEnvironmentVariable(variable) ?? string.Empty, ".sst");
        Skip.IfNot(Directory.Exists(Path.Combine(prepared, "platform", "node_modules")), $"{variable} does not name an app that 'sst' has been run in.");
        var programs = Directory.CreateDirectory(Path.Combine(_folder, ".config", "sst", "bin")).FullName;
        File.CreateSymbolicLink(Path.Combine(programs, "bun"), External.Find("bun")!);
        WriteScript(Path.Combine(programs, "pulumi"), "echo v3.215.0");
        Directory.CreateDirectory(AppFolder);
        Directory.CreateSymbolicLink(Path.Combine(AppFolder, ".sst"), prepared);
        await File.WriteAllTextAsync(Path.Combine(AppFolder, "sst.config.ts"), $"export default $config({{ app() {{ return {{ name: \"shop\", home: \"{kind}\" }}; }}, async run() {{}} }});\n");
        var state = Encoding.UTF8.GetBytes(
            """{"version":3,"checkpoint":{"stack":"organization/shop/dev","latest":{"manifest":{"time":"2026-01-01T00:00:00Z","magic":"","version":""},"resources":[{"urn":"urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev","custom":false,"type":"pulumi:pulumi:Stack"},{"urn":"urn:pulumi:dev::shop::a:b:C::r0","custom":false,"type":"a:b:C","parent":"urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev"},{"urn":"urn:pulumi:dev::shop::a:b:C::r1","custom":false,"type":"a:b:C","parent":"urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev"}],"metadata":{} } } }""");
        if (kind == "aws")
        {
            _rehearsal = new Rehearsal();
            var connection = await _rehearsal.BootstrapAsync();
            _rehearsal.PutKeys(("shop", "dev"));
            await connection.PutAsync("app/shop/dev.json", state);
            _home = await StageHomes.OpenAwsAsync(connection, default);
        }
        else
        {
            Directory.CreateDirectory(Path.Combine(HomeFolder, "app", "shop"));
            await File.WriteAllBytesAsync(Path.Combine(HomeFolder, "app", "shop", "dev.json"), state);
            _home = StageHomes.OpenLocal(HomeFolder);
        }

        var listed = Run(string.Empty, "state", "list", "--stage", "dev");
        Skip.If(listed.ExitCode != 0, $"This 'sst' does not run here: {listed.Text}");
        return _home;
    }

    private async Task AssertExportedAsync()
    {
        var exported = Run(string.Empty, "state", "export", "--stage", "dev");
        Assert.Equal(0, exported.ExitCode);
        var ours = JsonNode.Parse(await StateAsync())!["checkpoint"];
        Assert.True(JsonNode.DeepEquals(ours, JsonNode.Parse(exported.Text)), exported.Text);
    }

    private async Task<byte[]> StateAsync() => (await _home.ReadStateAsync(Stage, default))!.Bytes;

    private async Task<IEnumerable<string>> NamesAsync() => Snapshot.Read(await StateAsync()).Resources.Select(resource => resource.Name);

    private Task<StateFile> ReadAsync(StageHome home) => StageState.ReadAsync(home, Stage, null, null, "Rename-PulumiResource", salvage: false, _host, default);

    private async Task RenameAsync(StageHome home, string name)
    {
        var state = await ReadAsync(home);
        await ResourceRenamer.RenameAsync(state, _ => [2], new ResourceRenaming { NewName = name }, _host, default);
    }

    // 'sst state edit' holds the lock for as long as the editor is open; this one says that it is, and waits to be told to end.
    private async Task<Process> BeginEditAsync()
    {
        var (begun, end, editor) = (Path.Combine(_folder, "begun"), Path.Combine(_folder, "end"), Path.Combine(_folder, "editor"));
        WriteScript(editor, $"echo begun > '{begun}'; read line < '{end}'; sed -i s/::r1/::edited/ \"$1\"");
        Assert.Equal(0, Finish(External.Start("mkfifo", begun, end), string.Empty).ExitCode);
        var edit = Process.Start(Prepare(editor, "state", "edit", "--stage", "dev"))!;
        _ = edit.StandardOutput.ReadToEndAsync();
        _ = edit.StandardError.ReadToEndAsync();
        Assert.Equal("begun\n", await File.ReadAllTextAsync(begun));
        return edit;
    }

    private async Task EndEditAsync(Process edit)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "end"), "\n");
        await edit.WaitForExitAsync();
        Assert.Equal(0, edit.ExitCode);
    }

    private (int ExitCode, string Text) Run(string input, params string[] arguments) => Finish(Process.Start(Prepare("false", arguments))!, input);

    private ProcessStartInfo Prepare(string editor, params string[] arguments)
    {
        var start = External.Prepare(External.Find("sst")!, arguments);
        start.WorkingDirectory = AppFolder;
        start.Environment["HOME"] = _folder;
        start.Environment.Remove("XDG_CONFIG_HOME");
        start.Environment["EDITOR"] = editor;
        start.Environment["SST_TELEMETRY_DISABLED"] = "1";

        if (_rehearsal is not null)
        {
            start.Environment["AWS_ENDPOINT_URL"] = _rehearsal.Sandbox.Endpoint.ToString();
            start.Environment["AWS_REGION"] = Rehearsal.Region;
            start.Environment["AWS_ACCESS_KEY_ID"] = Rehearsal.AccessKeyId;
            start.Environment["AWS_SECRET_ACCESS_KEY"] = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
        }

        // Nobody is there: whatever wants to download fails at once.
        start.Environment["BUN_CONFIG_REGISTRY"] = start.Environment["HTTPS_PROXY"] = "http://127.0.0.1:9";
        return start;
    }

    private static (int ExitCode, string Text) Finish(Process process, string input)
    {
        using (process)
        {
            process.StandardInput.Write(input);
            process.StandardInput.Close();
            var errors = process.StandardError.ReadToEndAsync();
            var text = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, process.ExitCode == 0 ? text : text + errors.Result);
        }
    }

    private static void WriteScript(string path, string command)
    {
        File.WriteAllText(path, $"#!/bin/sh\n{command}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
