using System.Security.Cryptography;
using System.Text;

namespace StackStage.Snapshots;

/// <summary>Whether a passphrase is the one a state was encrypted with.</summary>
public enum PassphraseCheck
{
    /// <summary>It is.</summary>
    Fits,

    /// <summary>It is not.</summary>
    DoesNotFit,

    /// <summary>The state's secrets are kept by another provider (<c>service</c>, <c>cloud</c>, …).</summary>
    NotPassphraseProvider,

    /// <summary>The state has no secrets provider.</summary>
    NoSecretsProvider,

    /// <summary>The provider's state is there, but is not of the form <c>v1:salt:v1:nonce:ciphertext</c>.</summary>
    MalformedState,
}

/// <summary>
/// The passphrase secrets provider (<c>pkg/secrets/passphrase</c>): PBKDF2-HMAC-SHA256 with 1,000,000 iterations, AES-256-GCM,
/// values of the form <c>v1:nonce:ciphertext</c>. Holds the key; dispose it to wipe the key. Not safe to use from several threads.
/// </summary>
public sealed class PassphraseSecrets : IDisposable
{
    private const int Iterations = 1_000_000;
    private const int KeyLength = 32;
    private const int SaltLength = 8;
    internal const string Version = "v1";

    /// <summary>What the salt's own value decrypts to, by which a passphrase is checked.</summary>
    private const string SentinelText = "pulumi";

    private readonly byte[] _key;

    private PassphraseSecrets(byte[] key, string salt)
    {
        _key = key;
        Salt = salt;
    }

    /// <summary>The provider's state: <c>v1:salt:v1:nonce:ciphertext</c>.</summary>
    public string Salt { get; }

    /// <summary>Opens a provider's state. Returns null when the passphrase does not fit. Takes about a second of one core.</summary>
    /// <param name="salt">The state's text (<c>v1:…</c>), or the JSON object that holds it as <c>salt</c>.</param>
    /// <param name="passphrase">The passphrase; used as its UTF-8 bytes. An empty one is legal.</param>
    /// <exception cref="FormatException">The state is malformed.</exception>
    public static PassphraseSecrets? TryOpen(string salt, ReadOnlySpan<char> passphrase)
    {
        var bytes = new byte[Encoding.UTF8.GetByteCount(passphrase)];
        try
        {
            Encoding.UTF8.GetBytes(passphrase, bytes);
            return TryOpen(salt, bytes);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    /// <summary>Opens a provider's state with a passphrase given as its UTF-8 bytes. Returns null when it does not fit.</summary>
    /// <exception cref="FormatException">The state is malformed.</exception>
    public static PassphraseSecrets? TryOpen(string salt, ReadOnlySpan<byte> passphrase)
    {
        var state = PassphraseState.Parse(salt);
        return TryOpen(state, DeriveKey(passphrase, state.Salt));
    }

    /// <summary>Opens a provider's state with the key that was derived for its salt. Returns null when it does not fit; the key is wiped then.</summary>
    internal static PassphraseSecrets? TryOpen(PassphraseState state, byte[] key)
    {
        var secrets = new PassphraseSecrets(key, state.Text);
        try
        {
            if (secrets.Decrypt(state.Sentinel) == SentinelText)
            {
                return secrets;
            }
        }
        catch (AuthenticationTagMismatchException)
        {
            // Another passphrase.
        }

        secrets.Dispose();
        return null;
    }

    /// <summary>Makes a new provider's state, with a random salt, for this passphrase.</summary>
    public static PassphraseSecrets Create(ReadOnlySpan<char> passphrase)
    {
        var bytes = new byte[Encoding.UTF8.GetByteCount(passphrase)];
        try
        {
            Encoding.UTF8.GetBytes(passphrase, bytes);
            return Create(bytes);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    /// <summary>Makes a new provider's state for a passphrase given as its UTF-8 bytes.</summary>
    public static PassphraseSecrets Create(ReadOnlySpan<byte> passphrase)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltLength);
        var key = DeriveKey(passphrase, salt);
        return new PassphraseSecrets(key, $"{Version}:{Convert.ToBase64String(salt)}:{Encrypt(key, SentinelText)}");
    }

    /// <summary>Decrypts <c>v1:nonce:ciphertext</c>. In a state the result is the JSON text of the value.</summary>
    /// <exception cref="FormatException">The value is malformed.</exception>
    /// <exception cref="AuthenticationTagMismatchException">The value was encrypted with another key, or changed.</exception>
    public string Decrypt(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var (nonce, sealedText) = SplitValue(value);
        var plaintext = GcmBox.Open(_key, nonce, sealedText);
        try
        {
            return Encoding.UTF8.GetString(plaintext);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plaintext);
        }
    }

    /// <summary>Whether <c>v1:nonce:ciphertext</c> was encrypted with this key, and is as it was. What it says is not kept.</summary>
    /// <exception cref="FormatException">The value is malformed.</exception>
    public bool Opens(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var (nonce, sealedText) = SplitValue(value);
        try
        {
            CryptographicOperations.ZeroMemory(GcmBox.Open(_key, nonce, sealedText));
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }

    /// <summary>Opens a value, and encrypts the same bytes with another key. Null when it was not encrypted with this one.</summary>
    /// <param name="value">The value. A malformed one was encrypted with none.</param>
    /// <param name="target">The other key; null to leave the value as it is.</param>
    /// <param name="kind">What kind of JSON value it is.</param>
    internal string? Reseal(string value, PassphraseSecrets? target, out SecretKind kind)
    {
        kind = SecretKind.Unknown;
        byte[] plaintext;
        try
        {
            var (nonce, sealedText) = SplitValue(value);
            plaintext = GcmBox.Open(_key, nonce, sealedText);
        }
        catch (Exception failure) when (failure is FormatException or AuthenticationTagMismatchException)
        {
            return null;
        }

        try
        {
            kind = SecretKinds.KindOf(plaintext);
            return target is null ? value : Encrypt(target._key, plaintext);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plaintext);
        }
    }

    /// <summary>Encrypts a text to <c>v1:nonce:ciphertext</c> with a random nonce.</summary>
    public string Encrypt(string plaintext)
    {
        ArgumentNullException.ThrowIfNull(plaintext);
        return Encrypt(_key, plaintext);
    }

    /// <summary>Wipes the key.</summary>
    public void Dispose() => CryptographicOperations.ZeroMemory(_key);

    private static string Encrypt(byte[] key, string plaintext)
    {
        var bytes = Encoding.UTF8.GetBytes(plaintext);
        try
        {
            return Encrypt(key, bytes);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    private static string Encrypt(byte[] key, ReadOnlySpan<byte> plaintext)
    {
        var nonce = RandomNumberGenerator.GetBytes(GcmBox.NonceLength);
        return $"{Version}:{Convert.ToBase64String(nonce)}:{Convert.ToBase64String(GcmBox.Seal(key, nonce, plaintext))}";
    }

    internal static byte[] DeriveKey(ReadOnlySpan<byte> passphrase, byte[] salt) =>
        Rfc2898DeriveBytes.Pbkdf2(passphrase, salt, Iterations, HashAlgorithmName.SHA256, KeyLength);

    internal static (byte[] Nonce, byte[] SealedText) SplitValue(string value)
    {
        var parts = value.Split(':');
        if (parts.Length != 3)
        {
            throw new FormatException("bad value: it is not 'v1:nonce:ciphertext'");
        }

        if (parts[0] != Version)
        {
            throw new FormatException($"unknown value version '{parts[0]}'");
        }

        var nonce = Convert.FromBase64String(parts[1]);
        if (nonce.Length != GcmBox.NonceLength)
        {
            throw new FormatException("bad value: nonce size is incorrect");
        }

        var sealedText = Convert.FromBase64String(parts[2]);
        if (sealedText.Length < GcmBox.TagLength)
        {
            throw new FormatException("bad value: the ciphertext is too short");
        }

        return (nonce, sealedText);
    }
}
