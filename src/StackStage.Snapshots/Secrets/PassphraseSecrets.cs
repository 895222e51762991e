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
/// The passphrase secrets provider: PBKDF2-HMAC-SHA256 with 1,000,000 iterations, AES-256-GCM, values of the form
/// <c>v1:nonce:ciphertext</c>. Holds the key; dispose it to wipe the key.
/// </summary>
public sealed class PassphraseSecrets : IDisposable
{
    internal PassphraseSecrets()
    {
    }

    /// <summary>The provider's state: <c>v1:salt:v1:nonce:ciphertext</c>.</summary>
    public string Salt => throw new NotImplementedException();

    /// <summary>Opens a provider's state. Returns null when the passphrase does not fit. Takes about a second of one core.</summary>
    /// <param name="salt">The state's text (<c>v1:…</c>), or the JSON object that holds it as <c>salt</c>.</param>
    /// <param name="passphrase">The passphrase; used as its UTF-8 bytes. An empty one is legal.</param>
    /// <exception cref="FormatException">The state is malformed.</exception>
    public static PassphraseSecrets? TryOpen(string salt, ReadOnlySpan<char> passphrase) => throw new NotImplementedException();

    /// <summary>Opens a provider's state with a passphrase given as its UTF-8 bytes.</summary>
    public static PassphraseSecrets? TryOpen(string salt, ReadOnlySpan<byte> passphrase) => throw new NotImplementedException();

    /// <summary>Makes a new provider's state, with a random salt, for this passphrase.</summary>
    public static PassphraseSecrets Create(ReadOnlySpan<char> passphrase) => throw new NotImplementedException();

    /// <summary>Makes a new provider's state for a passphrase given as its UTF-8 bytes.</summary>
    public static PassphraseSecrets Create(ReadOnlySpan<byte> passphrase) => throw new NotImplementedException();

    /// <summary>Decrypts <c>v1:nonce:ciphertext</c>. In a state the result is the JSON text of the value.</summary>
    /// <exception cref="FormatException">The value is malformed.</exception>
    /// <exception cref="System.Security.Cryptography.AuthenticationTagMismatchException">The value was encrypted with another key, or changed.</exception>
    public string Decrypt(string value) => throw new NotImplementedException();

    /// <summary>Encrypts a text to <c>v1:nonce:ciphertext</c> with a random nonce.</summary>
    public string Encrypt(string plaintext) => throw new NotImplementedException();

    /// <summary>Wipes the key.</summary>
    public void Dispose()
    {
    }
}
