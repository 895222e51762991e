using System.Text.Json.Nodes;

namespace StackStage.Snapshots.Tests;

/// <summary>Makes states with secrets in random places, under several keys, one of which nobody has. The same seed gives the same places.</summary>
internal sealed class SecretState
{
    public const string Signature = "4dabf18193072939515e22adb298388d";
    public const string Secret = "1b47061264138c4ac30d75fd1eb44270";

    // A derivation costs most of a second, so there is one of each.
    private static readonly Lazy<PassphraseSecrets[]> Made = new(() => [.. Enumerable.Range(0, 5).Select(key => PassphraseSecrets.Create($"key {key}"))]);

    private static readonly string[] Types = ["aws:s3:Bucket", "aws:ssm/parameter:Parameter", "random:index/randomPassword:RandomPassword", "pulumi-nodejs:dynamic:Resource", "sst:aws:Function", "pulumi:providers:aws"];
    private static readonly string[] Values = ["\"s3cr3t <&> ü\"", "\"\"", "{\"a\":[1.0,12345678901234567890]}", "[]", "17", "true", "null"];

    private readonly Random _random;

    private SecretState(int seed) => _random = new Random(seed);

    /// <summary>The key of the states' own salt.</summary>
    public static PassphraseSecrets Own => Made.Value[0];

    /// <summary>Another key that is known.</summary>
    public static PassphraseSecrets Other => Made.Value[1];

    /// <summary>A key that is known to nobody.</summary>
    public static PassphraseSecrets Nobody => Made.Value[2];

    /// <summary>A new key.</summary>
    public static PassphraseSecrets New => Made.Value[3];

    /// <summary>A newer key still.</summary>
    public static PassphraseSecrets Newer => Made.Value[4];

    /// <summary>The text of a state.</summary>
    public static string Of(int seed) => new SecretState(seed).Write();

    /// <summary>An encrypted value's envelope.</summary>
    public static JsonObject Envelope(PassphraseSecrets key, string json) => new() { [Signature] = Secret, ["ciphertext"] = key.Encrypt(json) };

    /// <summary>A checkpoint with a passphrase provider around resources.</summary>
    public static string Around(string resources, string salt, string rest = "", string config = "") =>
        $$$$$"""{"version":3,"checkpoint":{"stack":"organization/shop/dev"{{{{{(config.Length > 0 ? ",\"config\":" + config : "")}}}}},"latest":{"manifest":{"time":"2026-01-02T03:04:05Z","magic":"","version":""},"secrets_providers":{"type":"passphrase", "state":{"salt":"{{{{{salt}}}}}"}},"resources":[{{{{{resources}}}}}]{{{{{rest}}}}},"metadata":{}}}}""";

    private string Write()
    {
        var resources = Enumerable.Range(0, _random.Next(6)).Select(Resource).ToList();
        var operations = Enumerable.Range(100, _random.Next(3)).Select(place => new JsonObject { ["resource"] = Resource(place), ["type"] = "creating" }.ToJsonString()).ToList();
        var config = _random.Next(2) == 0
            ? new JsonObject { ["shop:plain"] = "x", ["shop:token"] = new JsonObject { ["secure"] = Key().Encrypt("tök \"en") }, ["shop:deep"] = new JsonObject { ["list"] = new JsonArray(new JsonObject { ["secure"] = Key().Encrypt("x") }, 1), ["secure"] = 3 } }.ToJsonString()
            : string.Empty;
        return Around(
            string.Join(_random.Next(2) == 0 ? ",\n  " : ",", resources.Select(resource => resource.ToJsonString())),
            Own.Salt,
            $",\"pending_operations\":[{string.Join(',', operations)}],\"snippets\":[{{\"uuid\":\"u\",\"v\":{Value(0)?.ToJsonString() ?? "null"}}}],\"unknown\":{{\"a\":[1.0,12345678901234567890]}}",
            config);
    }

    private JsonObject Resource(int place)
    {
        var type = Types[_random.Next(Types.Length)];
        return new JsonObject
        {
            ["urn"] = $"urn:pulumi:dev::shop::{type}::r{place}",
            ["custom"] = !type.StartsWith("sst:", StringComparison.Ordinal),
            ["type"] = type,
            ["inputs"] = new JsonObject { ["value"] = Value(0), ["other"] = Value(0) },
            ["outputs"] = new JsonObject { ["value"] = Value(0), ["tagsAll"] = Value(1), ["__provider"] = Value(2) },
        };
    }

    private JsonNode? Value(int depth) => _random.Next(depth > 3 ? 4 : 7) switch
    {
        0 => JsonNode.Parse(Values[_random.Next(Values.Length)]),
        1 or 2 => Envelope(Key(), Values[_random.Next(Values.Length)]),
        3 => new JsonObject { [Signature] = _random.Next(2) == 0 ? Secret : "c44067f5952c0a294b673a41bacd8c17", [_random.Next(3) == 0 ? "plaintext" : "hash"] = Values[_random.Next(Values.Length)] },
        4 => new JsonObject { ["a b"] = Value(depth + 1), ["ciphertext"] = "v1:no:envelope" },
        5 => new JsonArray(Value(depth + 1), Value(depth + 1)),
        _ => new JsonObject { [Signature] = Secret, ["ciphertext"] = _random.Next(2) == 0 ? "rubbish" : "v1:AAAAAAAAAAAAAAAA:AAAA" },
    };

    private PassphraseSecrets Key() => Made.Value[_random.Next(3)];
}
