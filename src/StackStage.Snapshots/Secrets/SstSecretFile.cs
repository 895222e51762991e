namespace StackStage.Snapshots;

/// <summary>
/// SST's file of a stage's secrets: <c>nonce (12 bytes) ‖ AES-256-GCM ciphertext ‖ tag (16 bytes)</c> over a JSON map,
/// the key being the Base64-decoded passphrase.
/// </summary>
public static class SstSecretFile
{
    /// <summary>Decrypts a file. Returns null when the passphrase does not fit.</summary>
    /// <param name="file">The file's bytes.</param>
    /// <param name="passphrase">The stage's passphrase: Base64 of 32 bytes.</param>
    /// <exception cref="FormatException">The passphrase is not Base64 of 32 bytes, or the file is too short.</exception>
    public static IReadOnlyDictionary<string, string>? TryDecrypt(ReadOnlySpan<byte> file, ReadOnlySpan<char> passphrase) => throw new NotImplementedException();

    /// <summary>Encrypts a map of secrets, with a random nonce.</summary>
    /// <exception cref="FormatException">The passphrase is not Base64 of 32 bytes.</exception>
    public static byte[] Encrypt(IReadOnlyDictionary<string, string> secrets, ReadOnlySpan<char> passphrase) => throw new NotImplementedException();
}
