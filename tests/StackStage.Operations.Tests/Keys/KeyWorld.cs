using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using StackStage.Operations.Connection;
using StackStage.Operations.Keys;
using StackStage.Operations.Stages;
using StackStage.Operations.StateFiles;
using StackStage.Operations.Tests.Harness;
using StackStage.Operations.Tests.Stages;
using StackStage.Sandbox;
using StackStage.Snapshots;

namespace StackStage.Operations.Tests.Keys;

/// <summary>An SST home on the sandbox with keys, and states and secrets encrypted with them.</summary>
internal sealed class KeyWorld : IDisposable
{
    public static readonly StageName Dev = new("shop", "dev");

    private KeyWorld(SandboxOptions? options) => Rehearsal = new Rehearsal(options);

    public Rehearsal Rehearsal { get; }

    public RecordingHost Host => Rehearsal.Host;

    public AwsConnection Connection { get; private set; } = null!;

    public StageKeyStore Store => new(Connection, Host);

    public static async Task<KeyWorld> CreateAsync(SandboxOptions? options = null)
    {
        var world = new KeyWorld(options);
        world.Connection = await world.Rehearsal.BootstrapAsync();
        return world;
    }

    public void Dispose() => Rehearsal.Dispose();

    /// <summary>A key as SST makes it, the same for the same words.</summary>
    public static string KeyOf(string words) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(words)));

    /// <summary>A state with a salt and so many secrets, encrypted with a key.</summary>
    public static byte[] StateOf(StageName name, string key, int secrets = 1)
    {
        using var made = PassphraseSecrets.Create(key);
        return StateOf(name, made, secrets);
    }

    public static byte[] StateOf(StageName name, PassphraseSecrets made, int secrets = 1, string? first = null)
    {
        var resources = new JsonArray([.. Enumerable.Range(0, secrets).Select(index => new JsonObject
        {
            ["urn"] = $"urn:pulumi:{name.Stage}::{name.App}::a:b:C::r{index}",
            ["custom"] = false,
            ["type"] = "a:b:C",
            ["outputs"] = new JsonObject
            {
                ["secret"] = new JsonObject
                {
                    ["4dabf18193072939515e22adb298388d"] = "1b47061264138c4ac30d75fd1eb44270",
                    ["ciphertext"] = index == 0 && first is not null ? first : made.Encrypt($"\"s3cr3t-{index}\""),
                },
            },
        })]);
        return Encoding.UTF8.GetBytes(new JsonObject
        {
            ["version"] = 3,
            ["checkpoint"] = new JsonObject
            {
                ["stack"] = $"organization/{name.App}/{name.Stage}",
                ["latest"] = new JsonObject
                {
                    ["manifest"] = new JsonObject { ["time"] = "2026-01-01T00:00:00Z", ["magic"] = "", ["version"] = "" },
                    ["secrets_providers"] = new JsonObject { ["type"] = "passphrase", ["state"] = new JsonObject { ["salt"] = made.Salt } },
                    ["resources"] = resources,
                    ["metadata"] = new JsonObject(),
                },
            },
        }.ToJsonString());
    }

    /// <summary>Puts keys as SST does; one that is named again becomes a further version.</summary>
    public void PutKeys(params (StageName Name, string Value)[] keys) => PutParameters([.. keys.Select(key => new JsonObject
    {
        ["name"] = $"/sst/passphrase/{key.Name.App}/{key.Name.Stage}",
        ["value"] = key.Value,
        ["type"] = "SecureString",
        ["description"] = StageKeyWrite.UsualDescription,
    })]);

    public void PutParameters(params JsonObject[] parameters) => Rehearsal.Sandbox.AddScenarioJson(new JsonObject
    {
        ["region"] = Rehearsal.Region,
        ["services"] = new JsonObject { ["ssm"] = new JsonObject { ["parameters"] = new JsonArray([.. parameters]) } },
    }.ToJsonString());

    public Task PutStateAsync(StageName name, byte[] state) => Connection.PutAsync($"app/{name.App}/{name.Stage}.json", state);

    public Task PutSecretsAsync(StageName name, string key) => Connection.PutAsync(
        $"secret/{name.App}/{name.Stage}.json", SstSecretFile.Encrypt(new Dictionary<string, string> { ["StripeKey"] = "sk_live_s3cr3t" }, key));

    /// <summary>The calls since a place in the sandbox's journal, as <c>action</c>.</summary>
    public string[] CallsSince(int place) => [.. Rehearsal.Sandbox.Journal.Entries.Skip(place).Select(call => call.Action)];

    public static Passphrase Held(string text) => Passphrase.From(text.AsSpan());
}
