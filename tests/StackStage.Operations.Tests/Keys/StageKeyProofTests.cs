using System.Text;
using System.Text.Json;
using StackStage.Operations.Keys;
using StackStage.Snapshots;

namespace StackStage.Operations.Tests.Keys;

public class StageKeyProofTests
{
    private static readonly string Right = KeyWorld.KeyOf("right");

    [Fact]
    public void One_salt_costs_one_derivation_however_many_states_and_secrets_share_it()
    {
        using var made = PassphraseSecrets.Create(Right);
        using var key = KeyWorld.Held(Right);
        using var proof = new StageKeyProof(key);
        for (var round = 0; round < 5; round++)
        {
            var fits = proof.Try(Snapshot.Read(KeyWorld.StateOf(KeyWorld.Dev, made, 20 + round)), default);
            Assert.Equal((StageKeyFit.Fits, 20 + round), (fits.Fit, fits.Secrets));
        }

        Assert.Equal(StageKeyFit.Fits, proof.Try(SstSecretFile.Encrypt(new Dictionary<string, string> { ["a"] = "b" }, Right)));
        Assert.Equal(1, proof.Derivations);

        proof.Try(Snapshot.Read(KeyWorld.StateOf(KeyWorld.Dev, KeyWorld.KeyOf("other"))), default);
        Assert.Equal(2, proof.Derivations);
    }

    [Fact]
    public void Another_key_is_wrong_for_state_and_secrets()
    {
        using var key = KeyWorld.Held(KeyWorld.KeyOf("wrong"));
        using var proof = new StageKeyProof(key);

        Assert.Equal(StageKeyFit.Wrong, proof.Try(Snapshot.Read(KeyWorld.StateOf(KeyWorld.Dev, Right)), default).Fit);
        Assert.Equal(StageKeyFit.Wrong, proof.Try(SstSecretFile.Encrypt(new Dictionary<string, string> { ["a"] = "b" }, Right)));
        Assert.Equal(StageKeyFit.Unknown, proof.Try("short"u8));
    }

    [Fact]
    public void A_secret_under_another_key_is_found_although_the_sentinel_opens()
    {
        using var made = PassphraseSecrets.Create(Right);
        using var other = PassphraseSecrets.Create(KeyWorld.KeyOf("other"));
        using var key = KeyWorld.Held(Right);
        using var proof = new StageKeyProof(key);

        foreach (var first in new[] { other.Encrypt("\"x\""), "v1:nonsense" })
        {
            var partly = proof.Try(Snapshot.Read(KeyWorld.StateOf(KeyWorld.Dev, made, 3, first)), default);
            Assert.Equal((StageKeyFit.FitsPartly, 3), (partly.Fit, partly.Secrets));
            Assert.Equal(("urn:pulumi:dev::shop::a:b:C::r0", "outputs.secret"), (Assert.Single(partly.Closed).Urn, partly.Closed[0].Path));
        }
    }

    [Theory]
    [InlineData("""{}""", StageKeyFit.NoSecretsInState)]
    [InlineData("""{"secrets_providers":{"type":"cloud","state":{"url":"awskms://x"}}}""", StageKeyFit.Unknown)]
    [InlineData("""{"secrets_providers":{"type":"passphrase","state":{"salt":"v2:x"}}}""", StageKeyFit.Unknown)]
    [InlineData("""{"secrets_providers":{"type":"passphrase","state":{}}}""", StageKeyFit.Unknown)]
    [InlineData("""{"resources":[{"urn":"urn:pulumi:dev::shop::a:b:C::r","custom":false,"type":"a:b:C","outputs":{"s":{"4dabf18193072939515e22adb298388d":"1b47061264138c4ac30d75fd1eb44270","ciphertext":"v1:a:b"}}}]}""", StageKeyFit.Unknown)]
    public void A_state_without_a_passphrase_proves_nothing(string latest, StageKeyFit expected)
    {
        using var key = KeyWorld.Held(Right);
        using var proof = new StageKeyProof(key);
        var state = Snapshot.Read(Encoding.UTF8.GetBytes($$"""{"version":3,"checkpoint":{"stack":"organization/shop/dev","latest":{{latest}} } }"""));

        var proved = proof.Try(state, default);

        Assert.Equal(expected, proved.Fit);
        Assert.Equal(expected == StageKeyFit.Unknown, proved.Note is not null);
        Assert.Equal(0, proof.Derivations);
    }

    [Fact]
    public void A_key_in_memory_prints_nothing_and_is_wiped()
    {
        var key = KeyWorld.Held(Right);
        var copy = key.Copy();
        var memory = copy.Characters;
        Assert.True(key.Is(copy));
        Assert.False(key.Is(KeyWorld.Held(Right + "=")));
        Assert.DoesNotContain(Right, key.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Right, JsonSerializer.Serialize(key), StringComparison.Ordinal);
        Assert.Equal(Right, new System.Net.NetworkCredential("", key.ToSecureString()).Password);

        copy.Dispose();

        Assert.Equal(new string('\0', Right.Length), new string(memory));
        Assert.Throws<ObjectDisposedException>(() => copy.Is(key));
        using var held = new StageKeyProof(key);
        held.Dispose();
        Assert.Throws<ObjectDisposedException>(() => held.Try(Snapshot.Read(KeyWorld.StateOf(KeyWorld.Dev, Right)), default));
    }
}
