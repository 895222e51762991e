using System.Text;
using System.Text.Json;

namespace StackStage.Snapshots.Tests;

public class SecretTests
{
    private const string Salt = "v1:fozI5u6B030=:v1:F+6ZduKKd8G0/V7L:PGMFeIzwobWRKmEAzUdaQHqC5mMRIQ==";
    private static readonly string Key = Convert.ToBase64String(Enumerable.Range(0, 32).Select(i => (byte)i).ToArray());

    [SkippableFact]
    public void Known_answers_come_out()
    {
        var table = Conformance.Read("secrets_kat.json");
        foreach (var item in table.GetProperty("cases").EnumerateArray())
        {
            using var secrets = PassphraseSecrets.TryOpen(item.GetProperty("stateJson").GetString()!, item.GetProperty("passphrase").GetString());
            Assert.NotNull(secrets);
            Assert.Equal(item.GetProperty("salt").GetString(), secrets.Salt);
            foreach (var value in item.GetProperty("values").EnumerateArray())
            {
                Assert.Equal(value.GetProperty("plaintext").GetString(), secrets.Decrypt(value.GetProperty("ciphertext").GetString()!));
            }

            foreach (var other in table.GetProperty("unknownKey").EnumerateArray())
            {
                Assert.Throws<System.Security.Cryptography.AuthenticationTagMismatchException>(() => secrets.Decrypt(other.GetProperty("ciphertext").GetString()!));
            }
        }

        using var any = PassphraseSecrets.TryOpen(Salt, "password");
        foreach (var item in table.GetProperty("negative").EnumerateArray())
        {
            if (item.TryGetProperty("value", out var value))
            {
                Assert.Throws<FormatException>(() => any!.Decrypt(value.GetString()!));
            }
            else if (item.GetProperty("expect").GetString() == "incorrect passphrase")
            {
                Assert.Null(PassphraseSecrets.TryOpen(item.GetProperty("salt").GetString()!, item.GetProperty("passphrase").GetString()));
            }
            else
            {
                Assert.Throws<FormatException>(() => PassphraseSecrets.TryOpen(item.GetProperty("salt").GetString()!, "x"));
            }
        }
    }

    [Fact]
    public void What_is_encrypted_with_a_new_key_is_decrypted_with_it()
    {
        using var created = PassphraseSecrets.Create("pässwörd 🔑");
        using var opened = PassphraseSecrets.TryOpen(created.Salt, Encoding.UTF8.GetBytes("pässwörd 🔑"));
        var value = created.Encrypt("\"s3cr3t\"");
        Assert.Equal("\"s3cr3t\"", opened!.Decrypt(value));
        Assert.NotEqual(value, created.Encrypt("\"s3cr3t\""));
    }

    [Theory]
    [InlineData($$$"""{"type":"passphrase","state":{"salt":"{{{Salt}}}"}}""", "password", PassphraseCheck.Fits)]
    [InlineData($$$"""{"type":"passphrase","state":{"salt":"{{{Salt}}}"}}""", "other", PassphraseCheck.DoesNotFit)]
    [InlineData("""{"type":"service","state":{"url":"x"}}""", "password", PassphraseCheck.NotPassphraseProvider)]
    [InlineData("""{"type":"passphrase"}""", "password", PassphraseCheck.MalformedState)]
    [InlineData("""{"type":"passphrase","state":{"salt":"v1:x"}}""", "password", PassphraseCheck.MalformedState)]
    [InlineData("null", "password", PassphraseCheck.NoSecretsProvider)]
    public void A_passphrase_is_checked_against_a_state(string provider, string passphrase, PassphraseCheck expected)
    {
        var snapshot = State.Read($$"""{"version":3,"deployment":{"secrets_providers":{{provider}},"resources":[]} }""");
        Assert.Equal(expected, snapshot.CheckPassphrase(passphrase));
    }

    [Fact]
    public void Secrets_are_found_with_their_paths()
    {
        const string Envelope = """{"4dabf18193072939515e22adb298388d":"1b47061264138c4ac30d75fd1eb44270","ciphertext":"v1:a:b"}""";
        const string Plain = """{"4dabf18193072939515e22adb298388d":"1b47061264138c4ac30d75fd1eb44270","plaintext":"\"x\""}""";
        const string Other = """{"4dabf18193072939515e22adb298388d":"c44067f5952c0a294b673a41bacd8c17","ciphertext":"no"}""";
        var secrets = State.Read(State.Checkpoint(
            State.Bucket("a"),
            State.Bucket("b", $"\"inputs\":{{\"p\":{Envelope},\"o\":{Other}}},\"outputs\":{{\"l\":[1,[{Plain}],{{\"k\":{Envelope}}}]}}"))).EnumerateSecrets().ToList();
        Assert.Equal([("inputs.p", "v1:a:b", false), ("outputs.l[1][0]", null, true), ("outputs.l[2].k", "v1:a:b", false)], secrets.Select(secret => (secret.Path, secret.Ciphertext, secret.HasPlaintext)));
        Assert.All(secrets, secret => Assert.Equal((1, State.Urn("b")), (secret.Index, secret.Urn)));
    }

    [Fact]
    public void An_SST_secrets_file_is_read_and_written()
    {
        var file = SstSecretFile.Encrypt(new Dictionary<string, string> { ["Key"] = "välue" }, Key);
        Assert.Equal("välue", SstSecretFile.TryDecrypt(file, Key)!["Key"]);
        Assert.Null(SstSecretFile.TryDecrypt(file, Convert.ToBase64String(new byte[32])));
        Assert.Throws<FormatException>(() => SstSecretFile.TryDecrypt(file, "not base64"));
        Assert.Throws<FormatException>(() => SstSecretFile.TryDecrypt(file.AsSpan(0, 20), Key));
        using var aes = new System.Security.Cryptography.AesGcm(Convert.FromBase64String(Key), 16);
        var (nonce, plaintext, tag) = (file[..12], new byte[file.Length - 28], file[^16..]);
        aes.Decrypt(nonce, file.AsSpan(12, plaintext.Length), tag, plaintext);
        Assert.Equal("välue", JsonDocument.Parse(plaintext).RootElement.GetProperty("Key").GetString());
    }

    [Fact]
    public void An_SST_secrets_file_goes_to_another_key_byte_for_byte()
    {
        var other = Convert.ToBase64String(new byte[32]);
        var file = SstSecretFile.Encrypt(new Dictionary<string, string> { ["Key"] = "välue" }, Key);
        var resealed = SstSecretFile.Reseal(file, Key, other)!;
        Assert.Equal("välue", SstSecretFile.TryDecrypt(resealed, other)!["Key"]);
        Assert.Null(SstSecretFile.TryDecrypt(resealed, Key));
        Assert.Null(SstSecretFile.Reseal(file, other, Key));
        Assert.Null(SstSecretFile.Reseal(file, "not base64", Key));
        Assert.Null(SstSecretFile.Reseal(file.AsSpan(0, 20), Key, other));
        Assert.Throws<FormatException>(() => SstSecretFile.Reseal(file, Key, "not base64"));
    }
}
