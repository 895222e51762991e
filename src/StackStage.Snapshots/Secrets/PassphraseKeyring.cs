using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace StackStage.Snapshots;

/// <summary>
/// A passphrase and the keys that were derived from it. A derivation takes most of a second of one core, so each salt costs
/// one, however many states and secrets share it. Dispose it to wipe passphrase and keys. Safe to use from several threads.
/// </summary>
public sealed class PassphraseKeyring : IDisposable
{
    private readonly byte[] _passphrase;
    private readonly ConcurrentDictionary<string, Lazy<byte[]>> _keys = new(StringComparer.Ordinal);
    private bool _isDisposed;

    /// <summary>Takes a passphrase.</summary>
    /// <param name="passphrase">The passphrase; used as its UTF-8 bytes. An empty one is legal.</param>
    public PassphraseKeyring(ReadOnlySpan<char> passphrase)
    {
        _passphrase = new byte[Encoding.UTF8.GetByteCount(passphrase)];
        Encoding.UTF8.GetBytes(passphrase, _passphrase);
    }

    /// <summary>How many keys were derived.</summary>
    public int Derivations => _keys.Count;

    /// <summary>Opens a provider's state. Returns null when the passphrase does not fit.</summary>
    /// <param name="salt">The state's text (<c>v1:salt:v1:nonce:ciphertext</c>), or the JSON object that holds it as <c>salt</c>.</param>
    /// <returns>The secrets, with a copy of the key, for the caller to dispose.</returns>
    /// <exception cref="FormatException">The state is malformed.</exception>
    public PassphraseSecrets? TryOpen(string salt)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        var state = PassphraseState.Parse(salt);

        // By the salt alone: states that share it may still have sentinels of their own.
        var key = _keys.GetOrAdd(Convert.ToBase64String(state.Salt), _ => new Lazy<byte[]>(() => PassphraseSecrets.DeriveKey(_passphrase, state.Salt))).Value;
        return PassphraseSecrets.TryOpen(state, [.. key]);
    }

    /// <summary>Wipes the passphrase and the keys.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        CryptographicOperations.ZeroMemory(_passphrase);
        foreach (var key in _keys.Values.Where(key => key.IsValueCreated))
        {
            CryptographicOperations.ZeroMemory(key.Value);
        }
    }
}
