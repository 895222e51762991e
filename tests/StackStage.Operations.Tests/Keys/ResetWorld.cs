using System.Text;
using System.Text.Json.Nodes;
using StackStage.Operations.Connection;
using StackStage.Operations.Keys;
using StackStage.Operations.Stages;
using StackStage.Operations.StateFiles;
using StackStage.Operations.Steps;
using StackStage.Operations.Tests.Harness;
using StackStage.Operations.Tests.Stages;
using StackStage.Snapshots;

namespace StackStage.Operations.Tests.Keys;

/// <summary>The stage shop/dev with secrets of all sorts, and what its home says once a key was tried on it.</summary>
internal static class ResetWorld
{
    public static readonly string Old = KeyWorld.KeyOf("old");
    public static readonly string Wrong = KeyWorld.KeyOf("wrong");

    private const string Mark = "4dabf18193072939515e22adb298388d";
    private const string Secret = "1b47061264138c4ac30d75fd1eb44270";

    // A derivation is most of a second of a core, and what is compared is opened over and over.
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<(string Salt, string Key), Lazy<PassphraseSecrets?>> Opened = new();

    // One derivation for all tests.
    private static readonly Lazy<PassphraseSecrets> Made = new(() => PassphraseSecrets.Create(Old));

    /// <summary>What the stage's secrets say, by path; nothing that a test writes but in here.</summary>
    public static readonly IReadOnlyDictionary<string, string> Values = new Dictionary<string, string>
    {
        ["Token inputs.value"] = "\"tok3n-s3cr3t\"",
        ["Token outputs.value"] = "\"tok3n-s3cr3t\"",
        ["Password outputs.result"] = "\"passw0rd-s3cr3t\"",
        ["Task inputs.containerDefinitions"] = "\"[{\\\"env\\\":\\\"s3cr3t\\\"}]\"",
    };

    private static PassphraseSecrets? Open(string salt, string key) => Opened.GetOrAdd((salt, key), one => new Lazy<PassphraseSecrets?>(() => PassphraseSecrets.TryOpen(one.Salt, one.Key))).Value;

    public const string FileValue = "sk_live_s3cr3t";

    public static byte[] State(bool withHarm = true)
    {
        var secrets = Made.Value;
        JsonObject Envelope(string path) => new() { [Mark] = Secret, ["ciphertext"] = secrets.Encrypt(Values[path]) };
        JsonObject Resource(string type, string name, JsonObject? inputs, JsonObject? outputs) => new()
        {
            ["urn"] = $"urn:pulumi:dev::shop::{type}::{name}",
            ["custom"] = !type.StartsWith("sst:", StringComparison.Ordinal),
            ["id"] = type.StartsWith("sst:", StringComparison.Ordinal) ? null : name,
            ["type"] = type,
            ["inputs"] = inputs ?? [],
            ["outputs"] = outputs ?? [],
        };
        List<JsonObject> resources =
        [
            Resource("sst:sst:Secret", "StripeKey", null, null),
            Resource("aws:ssm/parameter:Parameter", "Token", new JsonObject { ["value"] = Envelope("Token inputs.value") }, new JsonObject { ["value"] = Envelope("Token outputs.value") }),
        ];
        if (withHarm)
        {
            resources.Add(Resource("random:index/randomPassword:RandomPassword", "Password", new JsonObject { ["length"] = 12 }, new JsonObject { ["result"] = Envelope("Password outputs.result") }));
            resources.Add(Resource("aws:ecs/taskDefinition:TaskDefinition", "Task", new JsonObject { ["containerDefinitions"] = Envelope("Task inputs.containerDefinitions") }, null));
        }

        resources.ForEach(resource =>
        {
            if (resource["id"] is null)
            {
                resource.Remove("id");
            }
        });
        return Encoding.UTF8.GetBytes(new JsonObject
        {
            ["version"] = 3,
            ["checkpoint"] = new JsonObject
            {
                ["stack"] = "organization/shop/dev",
                ["latest"] = new JsonObject
                {
                    ["manifest"] = new JsonObject { ["time"] = "2026-01-01T00:00:00Z", ["magic"] = "", ["version"] = "" },
                    ["secrets_providers"] = new JsonObject { ["type"] = "passphrase", ["state"] = new JsonObject { ["salt"] = secrets.Salt } },
                    ["resources"] = new JsonArray([.. resources]),
                    ["metadata"] = new JsonObject(),
                },
            },
        }.ToJsonString());
    }

    public static byte[] SecretFile(string key) => SstSecretFile.Encrypt(new Dictionary<string, string> { ["StripeKey"] = FileValue }, key);

    public static async Task<KeyWorld> CreateAsync(bool withHarm = true, bool withFile = true)
    {
        var world = await KeyWorld.CreateAsync();
        await world.PutStateAsync(KeyWorld.Dev, State(withHarm));
        if (withFile)
        {
            await world.Connection.PutAsync("secret/shop/dev.json", SecretFile(Old));
        }

        return world;
    }

    public static async Task<StageKeyReset> ResetAsync(this KeyWorld world, StageKeyResetRequest? request = null, IOperationHost? host = null) =>
        await ResetAsync(world.Connection, request ?? Request(), host ?? world.Host, default);

    public static async Task<StageKeyReset> ResetAsync(AwsConnection connection, StageKeyResetRequest request, IOperationHost host, CancellationToken cancellationToken) =>
        await StageKeyResetter.ResetAsync(connection, await StageHomes.OpenAwsAsync(connection, cancellationToken), request, host, cancellationToken);

    public static StageKeyResetRequest Request(params string[] old) => new() { Name = KeyWorld.Dev, OldKeys = [.. old.Select((key, place) => new OldStageKey($"-OldPassphrase {place + 1}", Passphrase.From(key.AsSpan())))] };

    /// <summary>The stage as whoever has the present key sees it: what each secret says, the objects, the versions of the key.</summary>
    public static async Task<string> DescribeAsync(AwsConnection connection)
    {
        var home = await StageHomes.OpenAwsAsync(connection, default);
        var text = new StringBuilder();
        using var key = await new StageKeyStore(connection, new RecordingHost()).ReadAsync(KeyWorld.Dev, default);
        var state = await home.ReadStateAsync(KeyWorld.Dev, default);
        text.AppendLine($"key version {key?.Key.Version}");
        foreach (var (name, value) in ValuesOf(state!.Bytes, key?.Value))
        {
            text.AppendLine($"{name} = {value}");
        }

        await foreach (var found in home.Store.ListAsync(string.Empty, default))
        {
            var content = (await home.Store.ReadAsync(found.Key, default))!.Bytes;
            var says = found.Key.StartsWith("secret/", StringComparison.Ordinal) ? $" {SstSecretFile.TryDecrypt(content, key!.Value.Characters)?["StripeKey"] ?? "closed"}"
                : found.Key.StartsWith("snapshot/", StringComparison.Ordinal) ? $" {string.Join(';', ValuesOf(content, key?.Value).Select(value => value.Value))}" : string.Empty;
            text.AppendLine((found.Key.StartsWith("snapshot/", StringComparison.Ordinal) ? "snapshot/shop/dev/*" : found.Key) + says);
        }

        return text.ToString();
    }

    /// <summary>What the secrets of a state say to whoever has a key; "closed" to others.</summary>
    public static IReadOnlyList<(string Name, string Value)> ValuesOf(byte[] state, Passphrase? key)
    {
        var snapshot = Snapshot.Read(state);
        var secrets = key is null || snapshot.PassphraseSalt is null ? null : Open(snapshot.PassphraseSalt, new string(key.Characters));
        return [.. snapshot.EnumerateSecrets().Select(secret => ($"{snapshot.Resources[secret.Index].Name} {secret.Path}", secrets is null ? "closed" : secrets.Decrypt(secret.Ciphertext!)))];
    }

    /// <summary>Whether some key that there is opens the state: any version of the parameter, or an old one that somebody has.</summary>
    public static async Task AssertReadableAsync(KeyWorld world, params string[] had)
    {
        var home = await StageHomes.OpenAwsAsync(world.Connection, default);
        var state = Snapshot.Read((await home.ReadStateAsync(KeyWorld.Dev, default))!.Bytes);
        var keys = (await world.Store.ReadVersionsAsync(KeyWorld.Dev, default)).Select(version => new string(version.Value.Characters)).Concat(had).Distinct().ToList();
        var opening = keys.Select(key => Open(state.PassphraseSalt!, key)).FirstOrDefault(opened => opened is not null);
        Assert.NotNull(opening);
        Assert.All(state.EnumerateSecrets(), secret => Assert.Contains(opening.Decrypt(secret.Ciphertext!), Values.Values));
        var file = (await home.Store.ReadAsync("secret/shop/dev.json", default))!.Bytes;
        Assert.Contains(keys, key => SstSecretFile.TryDecrypt(file, key) is not null);
    }
}
