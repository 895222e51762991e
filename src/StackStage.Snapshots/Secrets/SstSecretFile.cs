using System.Security.Cryptography;
using System.Text.Json;

namespace StackStage.Snapshots;

/// <summary>
/// SST's file of a stage's secrets: <c>nonce (12 bytes) ‖ AES-256-GCM ciphertext ‖ tag (16 bytes)</c> over a JSON map,
/// the key being the Base64-decoded passphrase.
/// </summary>
public static class SstSecretFile
{
    private const int KeyLength = 32;

    /// <summary>Decrypts a file. Returns null when the passphrase does not fit.</summary>
    /// <param name="file">The file's bytes.</param>
    /// <param name="passphrase">The stage's passphrase: Base64 of 32 bytes.</param>
    /// <exception cref="FormatException">The passphrase is not Base64 of 32 bytes, or the file is too short or holds no JSON map of strings.</exception>
    public static IReadOnlyDictionary<string, string>? TryDecrypt(ReadOnlySpan<byte> file, ReadOnlySpan<char> passphrase)
    {
        if (file.Length < GcmBox.NonceLength + GcmBox.TagLength)
        {
            throw new FormatException("The file is too short to be an SST secrets file.");
        }

        var key = KeyOf(passphrase);
        byte[]? plaintext = null;
        try
        {
            plaintext = GcmBox.Open(key, file[..GcmBox.NonceLength], file[GcmBox.NonceLength..]);
            return JsonSerializer.Deserialize<Dictionary<string, string>>(plaintext) ?? [];
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
        catch (JsonException exception)
        {
            throw new FormatException("The file's content is not a JSON map of strings.", exception);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
            CryptographicOperations.ZeroMemory(plaintext);
        }
    }

    /// <summary>Tells whether a passphrase opens a file. What it says is not kept.</summary>
    /// <param name="file">The file's bytes.</param>
    /// <param name="passphrase">The stage's passphrase. One that is not Base64 of 32 bytes opens no file.</param>
    public static PassphraseCheck Check(ReadOnlySpan<byte> file, ReadOnlySpan<char> passphrase)
    {
        if (file.Length < GcmBox.NonceLength + GcmBox.TagLength)
        {
            return PassphraseCheck.MalformedState;
        }

        byte[]? key = null;
        try
        {
            key = KeyOf(passphrase);
            CryptographicOperations.ZeroMemory(GcmBox.Open(key, file[..GcmBox.NonceLength], file[GcmBox.NonceLength..]));
            return PassphraseCheck.Fits;
        }
        catch (Exception failure) when (failure is FormatException or AuthenticationTagMismatchException)
        {
            return PassphraseCheck.DoesNotFit;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    /// <summary>Encrypts what a file says under another passphrase, byte for byte. Returns null when the first one does not open it.</summary>
    /// <param name="file">The file's bytes.</param>
    /// <param name="passphrase">The passphrase that may open it. One that is not Base64 of 32 bytes opens no file.</param>
    /// <param name="target">The passphrase to encrypt it with: Base64 of 32 bytes.</param>
    /// <exception cref="FormatException">The target is not Base64 of 32 bytes.</exception>
    public static byte[]? Reseal(ReadOnlySpan<byte> file, ReadOnlySpan<char> passphrase, ReadOnlySpan<char> target)
    {
        byte[]? key = null;
        byte[]? plaintext = null;
        var newKey = KeyOf(target);
        try
        {
            if (Check(file, passphrase) != PassphraseCheck.Fits)
            {
                return null;
            }

            key = KeyOf(passphrase);
            plaintext = GcmBox.Open(key, file[..GcmBox.NonceLength], file[GcmBox.NonceLength..]);
            var nonce = RandomNumberGenerator.GetBytes(GcmBox.NonceLength);
            return [.. nonce, .. GcmBox.Seal(newKey, nonce, plaintext)];
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
            CryptographicOperations.ZeroMemory(plaintext);
            CryptographicOperations.ZeroMemory(newKey);
        }
    }

    /// <summary>Encrypts a map of secrets, with a random nonce.</summary>
    /// <exception cref="FormatException">The passphrase is not Base64 of 32 bytes.</exception>
    public static byte[] Encrypt(IReadOnlyDictionary<string, string> secrets, ReadOnlySpan<char> passphrase)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        var key = KeyOf(passphrase);
        var plaintext = JsonSerializer.SerializeToUtf8Bytes(secrets);
        try
        {
            var nonce = RandomNumberGenerator.GetBytes(GcmBox.NonceLength);
            return [.. nonce, .. GcmBox.Seal(key, nonce, plaintext)];
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
            CryptographicOperations.ZeroMemory(plaintext);
        }
    }

    private static byte[] KeyOf(ReadOnlySpan<char> passphrase)
    {
        var text = passphrase.Trim();
        var key = new byte[KeyLength];
        Span<byte> decoded = stackalloc byte[KeyLength + 16];
        var isKey = text.Length <= 64 && Convert.TryFromBase64Chars(text, decoded, out var length) && length == KeyLength;
        if (isKey)
        {
            decoded[..KeyLength].CopyTo(key);
        }

        CryptographicOperations.ZeroMemory(decoded);
        return isKey ? key : throw new FormatException("The passphrase is not Base64 of 32 bytes, as SST makes it.");
    }
}
