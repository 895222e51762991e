using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using StackStage.Operations.Connection;
using StackStage.Operations.Keys;
using StackStage.Operations.Keys.Backups;
using StackStage.Operations.Pacing;
using StackStage.Operations.Stages;
using StackStage.Operations.StateFiles;
using StackStage.Sandbox;
using StackStage.Snapshots;

namespace StackStage.Benchmarks;

/// <summary>What trying a key costs, and what a backup of a thousand stages takes on the sandbox's clock.</summary>
internal static class KeyCosts
{
    private const int Stages = 1000;
    private const string Region = "eu-central-1";

    public static async Task<bool> PrintAsync()
    {
        PrintProof();
        return await PrintBackupAsync().ConfigureAwait(false);
    }

    private static void PrintProof()
    {
        using var made = PassphraseSecrets.Create("the key");
        var secrets = string.Join(',', Enumerable.Range(0, 2000).Select(index =>
            $$"""{"urn":"urn:pulumi:dev::shop::a:b:C::r{{index}}","custom":false,"type":"a:b:C","outputs":{"s":{"4dabf18193072939515e22adb298388d":"1b47061264138c4ac30d75fd1eb44270","ciphertext":"{{made.Encrypt("\"x\"")}}"} } }"""));
        var state = Snapshot.Read(Encoding.UTF8.GetBytes(
            $$$"""{"version":3,"checkpoint":{"stack":"organization/shop/dev","latest":{"secrets_providers":{"type":"passphrase","state":{"salt":"{{{made.Salt}}}"}},"resources":[{{{secrets}}}]} } }"""));
        using var key = Passphrase.From("the key");
        using var proof = new StageKeyProof(key);
        var first = Stopwatch.StartNew();
        proof.Try(state, CancellationToken.None);
        first.Stop();
        var more = Stopwatch.StartNew();
        for (var round = 0; round < 10; round++)
        {
            proof.Try(state, CancellationToken.None);
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"A key on a state with 2,000 secrets: {first.Elapsed.TotalMilliseconds:0} ms; on ten more states of the same salt: {more.Elapsed.TotalMilliseconds / 10:0} ms each. Derivations: {proof.Derivations}."));
    }

    private static async Task<bool> PrintBackupAsync()
    {
        using var sandbox = StageSandbox.Start(new SandboxOptions { Clock = SandboxClock.Jumping(), AccessKeyId = "AKIAIOSFODNN7EXAMPLE" });
        sandbox.AddScenarioJson(new JsonObject
        {
            ["region"] = Region,
            ["services"] = new JsonObject
            {
                ["ssm"] = new JsonObject
                {
                    ["parameters"] = new JsonArray([.. Enumerable.Range(0, Stages).Select(index => new JsonObject { ["name"] = $"/sst/passphrase/big/s{index:0000}", ["value"] = $"key {index}", ["type"] = "SecureString" })]),
                },
            },
        }.ToJsonString());
        var connection = await AwsConnection.OpenAsync(
            new ConnectionRequest
            {
                EndpointUrl = sandbox.Endpoint,
                Region = Region,
                Credentials = new BasicAWSCredentials("AKIAIOSFODNN7EXAMPLE", "secret"),
                Time = sandbox.Clock,
                Pacer = new CallPacer(),
            },
            CancellationToken.None).ConfigureAwait(false);
        var path = Path.Combine(Path.GetTempPath(), $"stackstage-benchmark-{Environment.ProcessId}.stagekeys");
        try
        {
            using var password = Passphrase.From("a password");
            var before = sandbox.Journal.Count;
            var began = sandbox.Now;
            var real = Stopwatch.StartNew();
            await StageKeyBackuper.BackUpAsync(
                connection,
                new StageKeyBackupRequest { Filters = [StageFilter.All], Scope = "benchmark", Address = KeyBackupAddress.Parse(path), CheckState = false },
                _ => Task.FromResult(KeyBackupProtection.Of(password)),
                new SilentHost(sandbox.Clock),
                CancellationToken.None).ConfigureAwait(false);
            var taken = sandbox.Now - began;
            var bound = Quotas.CostOf("ssm", "GetParameters", Stages / 10);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{Stages} stages backed up: {sandbox.Journal.Count - before} calls, {taken.TotalSeconds:0.00} s on the sandbox's clock (the quota's bound: {bound.TotalSeconds:0.00} s), {real.Elapsed.TotalSeconds:0.0} s on this machine."));
            return taken <= 1.1 * bound;
        }
        finally
        {
            File.Delete(path);
        }
    }
}
