using System.Security.Cryptography;

namespace StackStage.Snapshots;

/// <summary>AES-256-GCM as Pulumi and SST use it: a nonce of 12 bytes, no additional data, the tag of 16 bytes behind the ciphertext.</summary>
internal static class GcmBox
{
    public const int NonceLength = 12;

    public const int TagLength = 16;

    public static byte[] Open(ReadOnlySpan<byte> key, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> sealedText)
    {
        using var aes = new AesGcm(key, TagLength);
        var plaintext = new byte[sealedText.Length - TagLength];
        aes.Decrypt(nonce, sealedText[..^TagLength], sealedText[^TagLength..], plaintext);
        return plaintext;
    }

    public static byte[] Seal(ReadOnlySpan<byte> key, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> plaintext)
    {
        using var aes = new AesGcm(key, TagLength);
        var sealedText = new byte[plaintext.Length + TagLength];
        aes.Encrypt(nonce, plaintext, sealedText.AsSpan(0, plaintext.Length), sealedText.AsSpan(plaintext.Length));
        return sealedText;
    }
}
