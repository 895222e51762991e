using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;

namespace StackStage.Snapshots.Tests;

/// <summary>A state under another key: what opened still opens and says the same, what did not is empty and listed, and nothing else changed.</summary>
public partial class ReencryptionTests
{
    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, int.MaxValue - 1).ToArbitrary();
    private static readonly PassphraseSecrets[] Known = [SecretState.Own, SecretState.Other];

    [Fact]
    public void Whatever_opened_opens_with_the_new_key_and_says_the_same()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(400), Prop.ForAll(Seeds, seed =>
        {
            var before = State.Read(SecretState.Of(seed));
            var result = StateReencryption.Of(before, Known, SecretState.New);
            var after = State.Read(State.TextOf(result.Snapshot));
            Assert.Equal(SecretState.New.Salt, after.PassphraseSalt);
            var (was, now) = (ValuesOf(before, Known), ValuesOf(after, [SecretState.New]));
            Assert.Equal(was.Select(one => one.Path), now.Select(one => one.Path));
            Assert.All(was.Zip(now), pair => Assert.True(pair.First.Value is null ? pair.Second.Value is "" or "\"\"" or "{}" or "[]" or "0" or "false" or "null" : pair.First.Value == pair.Second.Value, $"seed {seed}: {pair.First.Path}"));
            Assert.Equal(was.Count(one => one.Value is null), result.Lost.Count);
            Assert.Equal(was.Count - result.Lost.Count, result.Kept);
            Assert.Equal(result.Kept - result.Encrypted, result.OpenedBy.Sum());
        }));
    }

    [Fact]
    public void Nothing_else_changes()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(400), Prop.ForAll(Seeds, seed =>
        {
            var before = State.Read(SecretState.Of(seed));
            var result = StateReencryption.Of(before, Known, SecretState.New);
            Assert.Equal(Masked(State.TextOf(before)), Masked(State.TextOf(result.Snapshot)));
            Assert.Equal(Regex.Count(State.TextOf(before), "v1:no:envelope"), Regex.Count(State.TextOf(result.Snapshot), "v1:no:envelope"));
        }));
    }

    [Fact]
    public void A_state_under_its_own_key_is_left_as_it_is_and_goes_on_to_a_further_key_without_a_loss()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(Seeds, seed =>
        {
            var once = StateReencryption.Of(State.Read(SecretState.Of(seed)), Known, SecretState.New).Snapshot;
            var again = StateReencryption.Of(once, [SecretState.New], SecretState.New);
            Assert.False(again.Changed);
            Assert.Empty(again.Lost);
            Assert.Equal(State.TextOf(once), State.TextOf(again.Snapshot));
            var further = StateReencryption.Of(once, [SecretState.New], SecretState.Newer);
            Assert.Empty(further.Lost);
            Assert.Equal(ValuesOf(once, [SecretState.New]), ValuesOf(further.Snapshot, [SecretState.Newer]));
        }));
    }

    [SkippableFact]
    public void Known_answers_keep_what_they_say()
    {
        foreach (var item in Conformance.Read("secrets_kat.json").GetProperty("cases").EnumerateArray())
        {
            var values = item.GetProperty("values").EnumerateArray().ToList();
            using var key = PassphraseSecrets.TryOpen(item.GetProperty("stateJson").GetString()!, item.GetProperty("passphrase").GetString())!;
            var outputs = new JsonObject(values.Select((value, place) => KeyValuePair.Create($"p{place}", (JsonNode?)new JsonObject { [SecretState.Signature] = SecretState.Secret, ["ciphertext"] = value.GetProperty("ciphertext").GetString() })));
            var state = SecretState.Around(State.Bucket("a", $"\"outputs\":{outputs.ToJsonString()}"), item.GetProperty("salt").GetString()!);

            var result = StateReencryption.Of(State.Read(state), [key], SecretState.New);

            Assert.Empty(result.Lost);
            Assert.Equal(values.Select(value => value.GetProperty("plaintext").GetString()), ValuesOf(result.Snapshot, [SecretState.New]).Select(one => one.Value));
        }
    }

    [SkippableFact]
    public void A_real_checkpoint_that_nobody_can_open_is_listed_and_can_be_opened_then()
    {
        // Its secrets are kept by a service; as a passphrase's, nobody has the key of it either.
        var checkpoint = JsonNode.Parse(Conformance.ReadBytes(Path.Combine("checkpoints", "checkpoint-secrets.json")))!;
        checkpoint["checkpoint"]!["latest"]!["secrets_providers"] = new JsonObject { ["type"] = "passphrase", ["state"] = new JsonObject { ["salt"] = SecretState.Nobody.Salt } };
        var before = State.Read(checkpoint.ToJsonString());
        var result = StateReencryption.Of(before, [], SecretState.New);
        Assert.Equal(before.EnumerateSecrets().Count(secret => !secret.HasPlaintext), result.Lost.Count);
        Assert.All(result.Snapshot.EnumerateSecrets(), secret => Assert.True(SecretState.New.Opens(secret.Ciphertext!)));
    }

    [Fact]
    public void Plain_text_is_closed_up()
    {
        var plain = $$"""{"{{SecretState.Signature}}":"{{SecretState.Secret}}","plaintext":"{\"a\":\"b\u0026c\"}"}""";
        var both = $$"""{"{{SecretState.Signature}}":"{{SecretState.Secret}}","plaintext":"1","ciphertext":"rubbish"}""";
        var result = StateReencryption.Of(State.Read(SecretState.Around(State.Bucket("a", $"\"outputs\":{{\"p\":{plain},\"q\":{both}}}"), SecretState.Own.Salt)), [], SecretState.New);
        Assert.Equal((2, 2), (result.Kept, result.Encrypted));
        Assert.DoesNotContain("plaintext", State.TextOf(result.Snapshot), StringComparison.Ordinal);
        Assert.Equal(["{\"a\":\"b&c\"}", "1"], ValuesOf(result.Snapshot, [SecretState.New]).Select(one => one.Value));
    }

    [Fact]
    public void A_compressed_state_stays_compressed()
    {
        using var packed = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(SecretState.Around(State.Bucket("a", $"\"outputs\":{{\"p\":{SecretState.Envelope(SecretState.Own, "\"x\"").ToJsonString()}}}"), SecretState.Own.Salt)));
        }

        var file = StateReencryption.Of(Snapshot.Read(packed.ToArray()), Known, SecretState.New).Snapshot.ToArray();
        var after = Snapshot.Read(file);
        Assert.True(after.IsGzip);
        Assert.Equal(["\"x\""], ValuesOf(after, [SecretState.New]).Select(one => one.Value));
    }

    [Theory]
    [InlineData("""{"type":"service","state":{"url":"x"}}""", true)]
    [InlineData("null", true)]
    [InlineData("""{"type":"passphrase"}""", false)]
    [InlineData("""{"type":"passphrase","state":{"salt":7}}""", false)]
    public void A_provider_is_refused_mended_or_kept(string provider, bool isRefused)
    {
        var text = $$"""{"version":3,"deployment":{"secrets_providers":{{provider}},"resources":[{{State.Bucket("a", $"\"outputs\":{{\"p\":{SecretState.Envelope(SecretState.Own, "\"x\"").ToJsonString()}}}")}}]} }""";
        if (isRefused)
        {
            Assert.Throws<NotSupportedException>(() => StateReencryption.Of(State.Read(text), Known, SecretState.New));
            return;
        }

        var result = StateReencryption.Of(State.Read(text), Known, SecretState.New);
        Assert.Equal(SecretState.New.Salt, result.Snapshot.PassphraseSalt);
        Assert.Equal(["\"x\""], ValuesOf(result.Snapshot, [SecretState.New]).Select(one => one.Value));
    }

    [Fact]
    public void A_state_without_secrets_and_without_a_provider_stays_as_it_is()
    {
        var text = State.Checkpoint(State.RootJson);
        var result = StateReencryption.Of(State.Read(text), Known, SecretState.New);
        Assert.False(result.Changed);
        Assert.Equal(text, State.TextOf(result.Snapshot));
    }

    [Theory]

    // Which half, what kind of resource, and what else the state says of it.
    [InlineData("aws:ssm/parameter:Parameter", "inputs.value", "", SecretFate.Deploy)]
    [InlineData("aws:ssm/parameter:Parameter", "outputs.value", "", SecretFate.Refresh)]
    [InlineData("aws:ssm/parameter:Parameter", "inputs.value", """, "ignoreChanges":["value"]""", SecretFate.Refresh)]
    [InlineData("aws:rds/cluster:Cluster", "inputs.masterPassword", """, "ignoreChanges":["masterPassword"]""", SecretFate.Lost)]
    [InlineData("aws:rds/cluster:Cluster", "inputs.masterPassword", """, "ignoreChanges":["*"]""", SecretFate.Lost)]
    [InlineData("aws:rds/cluster:Cluster", "inputs.masterPassword", """, "replaceOnChanges":["masterPassword"]""", SecretFate.MayReplace)]
    [InlineData("aws:rds/cluster:Cluster", "inputs.masterPassword", "", SecretFate.Deploy)]
    [InlineData("aws:rds/cluster:Cluster", "outputs.masterPassword", """, "inputs":{"masterPassword":"x"}""", SecretFate.Deploy)]
    [InlineData("aws:rds/cluster:Cluster", "outputs.masterPassword", "", SecretFate.Lost)]
    [InlineData("aws:ecs/taskDefinition:TaskDefinition", "inputs.containerDefinitions", "", SecretFate.MayReplace)]
    [InlineData("aws:ecs/taskDefinition:TaskDefinition", "outputs.containerDefinitions", """, "inputs":{"containerDefinitions":"x"}""", SecretFate.MayReplace)]
    [InlineData("aws:sqs/queue:Queue", "outputs.tagsAll", "", SecretFate.Refresh)]
    [InlineData("aws:sqs/queue:Queue", "outputs.unheardOf", "", SecretFate.Lost)]
    [InlineData("aws:sqs/queue:Queue", "inputs.unheardOf", "", SecretFate.MayReplace)]
    [InlineData("aws:iam/accessKey:AccessKey", "outputs.secret", "", SecretFate.Lost)]
    [InlineData("random:index/randomPassword:RandomPassword", "outputs.result", "", SecretFate.Lost)]
    [InlineData("random:index/randomPassword:RandomPassword", "inputs.keepers", "", SecretFate.MayReplace)]
    [InlineData("tls:index/privateKey:PrivateKey", "outputs.privateKeyPem", "", SecretFate.Lost)]
    [InlineData("pulumi-nodejs:dynamic:Resource", "inputs.__provider", "", SecretFate.Deploy)]
    [InlineData("pulumi-nodejs:dynamic:Resource", "outputs.__provider", "", SecretFate.Deploy)]
    [InlineData("pulumi-nodejs:dynamic:Resource", "outputs.__provider", """, "delete":true""", SecretFate.Lost)]
    [InlineData("pulumi-nodejs:dynamic/x:Resource", "outputs.token", "", SecretFate.Lost)]
    [InlineData("pulumi-nodejs:dynamic:Resource", "inputs.token", "", SecretFate.MayReplace)]
    [InlineData("pulumi:providers:cloudflare", "inputs.apiToken", "", SecretFate.Deploy)]
    [InlineData("aws:sqs/queue:Queue", "outputs.unheardOf", """, "external":true""", SecretFate.Refresh)]
    [InlineData("aws:sqs/queue:Queue", "outputs.unheardOf", """, "delete":true""", SecretFate.Deploy)]
    [InlineData("aws:sqs/queue:Queue", "outputs.unheardOf", """, "custom":false""", SecretFate.Deploy)]
    [InlineData("aws:sqs/queue:Queue", "replacementTrigger", "", SecretFate.MayReplace)]
    [InlineData("aws:sqs/queue:Queue", "somewhere.else", "", SecretFate.Lost)]
    public void What_becomes_of_a_lost_value_is_told(string type, string path, string more, SecretFate expected)
    {
        var parts = path.Split('.');
        var envelope = SecretState.Envelope(SecretState.Nobody, "\"x\"").ToJsonString();
        var value = parts.Length == 1 ? $"\"{parts[0]}\":{envelope}" : $"\"{parts[0]}\":{{\"{parts[1]}\":{envelope}}}";
        var custom = more.Contains("custom", StringComparison.Ordinal) ? string.Empty : "\"custom\":true,";
        var text = SecretState.Around($$"""{"urn":"urn:pulumi:dev::shop::{{type}}::r","type":"{{type}}",{{custom}}{{value}}{{more}}}""", SecretState.Own.Salt);

        var lost = Assert.Single(StateReencryption.Of(State.Read(text), Known, SecretState.New).Lost);

        Assert.Equal((expected, path, type, 0), (lost.Fate, lost.Path, lost.Type, lost.Index));
        Assert.EndsWith(".", lost.Reason, StringComparison.Ordinal);
        Assert.Equal(type == "aws:iam/accessKey:AccessKey", lost.Reason.Contains("showed it once", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"p":"text"}""", "{}", SecretKind.Text, "\"\"")]
    [InlineData("""{"p":{"deep":1}}""", "{}", SecretKind.Map, "{}")]
    [InlineData("""{"p":[1]}""", "{}", SecretKind.List, "[]")]
    [InlineData("""{"p":1.5}""", "{}", SecretKind.Number, "0")]
    [InlineData("""{"p":true}""", "{}", SecretKind.Boolean, "false")]
    [InlineData("""{"p":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"}""", "{}", SecretKind.Unknown, "null")]
    [InlineData("""{"p":{"4dabf18193072939515e22adb298388d":"c44067f5952c0a294b673a41bacd8c17","text":"x"}}""", "{}", SecretKind.Unknown, "null")]
    [InlineData("{}", "{}", SecretKind.Unknown, "null")]
    [InlineData("{}", """{"p":"as another of the type has it"}""", SecretKind.Text, "\"\"")]
    [InlineData("{}", "SECRET", SecretKind.List, "[]")]
    public void An_empty_value_is_of_the_kind_that_the_state_tells(string inputs, string othersOutputs, SecretKind kind, string empty)
    {
        var lost = SecretState.Envelope(SecretState.Nobody, "\"x\"").ToJsonString();
        var opened = $$"""{"p":{{SecretState.Envelope(SecretState.Own, "[1]").ToJsonString()}}}""";
        var text = SecretState.Around(State.Bucket("a", $"\"inputs\":{inputs},\"outputs\":{{\"p\":{lost}}}") + "," + State.Bucket("b", $"\"outputs\":{othersOutputs.Replace("SECRET", opened, StringComparison.Ordinal)}"), SecretState.Own.Salt);

        var result = StateReencryption.Of(State.Read(text), Known, SecretState.New);

        Assert.Equal(kind, Assert.Single(result.Lost).Kind);
        Assert.Equal(empty, ValuesOf(result.Snapshot, [SecretState.New])[0].Value);
    }

    [Theory]
    [InlineData("random:index/randomBytes:RandomBytes", "outputs", "base64", SecretKind.Text)]
    [InlineData("random:index/randomInteger:RandomInteger", "outputs", "result", SecretKind.Unknown)]
    [InlineData("tls:index/privateKey:PrivateKey", "outputs", "privateKeyPem", SecretKind.Text)]
    [InlineData("aws:sqs/queue:Queue", "outputs", "tagsAll", SecretKind.Map)]
    [InlineData("pulumi-nodejs:dynamic:Resource", "inputs", "__provider", SecretKind.Text)]
    [InlineData("aws:sqs/queue:Queue", "outputs", "base64", SecretKind.Unknown)]
    public void Of_some_the_kind_is_known(string type, string half, string property, SecretKind expected)
    {
        var envelope = SecretState.Envelope(SecretState.Nobody, "\"x\"").ToJsonString();
        var text = SecretState.Around($"{{\"urn\":\"urn:pulumi:dev::shop::{type}::r\",\"type\":\"{type}\",\"custom\":true,\"{half}\":{{\"{property}\":{envelope}}}}}", SecretState.Own.Salt);
        Assert.Equal(expected, Assert.Single(StateReencryption.Of(State.Read(text), Known, SecretState.New).Lost).Kind);
    }

    [Fact]
    public void Interrupted_operations_and_configuration_are_looked_through()
    {
        var lost = SecretState.Envelope(SecretState.Nobody, "\"x\"").ToJsonString();
        var text = SecretState.Around(
            State.RootJson,
            SecretState.Own.Salt,
            $",\"pending_operations\":[{{\"resource\":{State.Bucket("a", $"\"inputs\":{{\"p\":{lost}}}")},\"type\":\"creating\"}}]",
            $$$"""{"shop:token":{"secure":"{{{SecretState.Nobody.Encrypt("x")}}}"},"shop:known":{"secure":"{{{SecretState.Own.Encrypt("bare")}}}"}}""");

        var result = StateReencryption.Of(State.Read(text), Known, SecretState.New);

        Assert.Equal([("config.shop:token", SecretFate.Deploy, false), ("inputs.p", SecretFate.Refresh, true)], result.Lost.Select(one => (one.Path, one.Fate, one.IsPending)));
        Assert.Contains("bare", ValuesOf(result.Snapshot, [SecretState.New]).Select(one => one.Value));
    }

    /// <summary>Every secret of a state, wherever it is, and what it says; null when no key opens it. An independent search through the parsed JSON.</summary>
    private static List<(string Path, string? Value)> ValuesOf(Snapshot snapshot, PassphraseSecrets[] keys)
    {
        var found = new List<(string, string?)>();
        Walk(JsonNode.Parse(snapshot.Json.Span, null, new System.Text.Json.JsonDocumentOptions { MaxDepth = 1000 }), string.Empty, isConfig: false);
        return found;

        void Walk(JsonNode? node, string path, bool isConfig)
        {
            if (node is JsonArray list)
            {
                for (var i = 0; i < list.Count; i++)
                {
                    Walk(list[i], $"{path}[{i}]", isConfig);
                }
            }
            else if (node is JsonObject members)
            {
                var isSecret = members[SecretState.Signature] is JsonValue mark && mark.ToString() == SecretState.Secret;
                if (isSecret && members["plaintext"] is { } plain)
                {
                    found.Add((path, plain.ToString()));
                }
                else if (isSecret && members["ciphertext"] is { } value)
                {
                    found.Add((path, Open(value.ToString())));
                }
                else if (isConfig && members.Count == 1 && members["secure"] is JsonValue secure && secure.GetValueKind() == System.Text.Json.JsonValueKind.String)
                {
                    found.Add((path, Open(secure.ToString())));
                }

                foreach (var (key, value) in members)
                {
                    Walk(value, $"{path}.{key}", isConfig || path == ".checkpoint" && key == "config");
                }
            }
        }

        string? Open(string value)
        {
            foreach (var key in keys)
            {
                try
                {
                    return key.Decrypt(value);
                }
                catch (Exception failure) when (failure is FormatException or AuthenticationTagMismatchException)
                {
                    // Another key, or none.
                }
            }

            return null;
        }
    }

    private static string Masked(string text) => Masks().Replace(text.Replace("\"plaintext\":", "\"ciphertext\":", StringComparison.Ordinal), "\"$1\":\"?\"");

    // Any content of a string: what is masked too much is so on both sides.
    [GeneratedRegex("\"(ciphertext|secure|salt)\":\"(?:[^\"\\\\]|\\\\.)*\"")]
    private static partial Regex Masks();
}
