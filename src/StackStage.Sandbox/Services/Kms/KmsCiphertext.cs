using System.Security.Cryptography;
using System.Text;
using StackStage.Sandbox.Protocols;

namespace StackStage.Sandbox.Services.Kms;

/// <summary>
/// Ciphertexts: a version, the ARN of the key, nonce, AES-256-GCM, tag. The encryption context is authenticated and not in it.
/// </summary>
internal static class KmsCiphertext
{
    private const int NonceSize = 12;
    private const int TagSize = 16;

    public static byte[] Seal(KmsKey key, byte[] plaintext, IReadOnlyDictionary<string, string> context) =>
        Seal(key, plaintext, context, RandomNumberGenerator.GetBytes(NonceSize));

    /// <summary>The same for the same plaintext and context: Parameter Store shows one ciphertext for one version.</summary>
    public static byte[] SealStable(KmsKey key, byte[] plaintext, IReadOnlyDictionary<string, string> context)
    {
        var input = Associated(key.Arn, context).Concat(plaintext).ToArray();
        return Seal(key, plaintext, context, HMACSHA256.HashData(key.Material, input)[..NonceSize]);
    }

    private static byte[] Seal(KmsKey key, byte[] plaintext, IReadOnlyDictionary<string, string> context, byte[] nonce)
    {
        var arn = Encoding.ASCII.GetBytes(key.Arn);
        var blob = new byte[2 + arn.Length + NonceSize + plaintext.Length + TagSize];
        blob[0] = 1;
        blob[1] = (byte)arn.Length;
        arn.CopyTo(blob, 2);
        var rest = blob.AsSpan(2 + arn.Length);
        nonce.CopyTo(rest);
        using var aes = new AesGcm(key.Material, TagSize);
        aes.Encrypt(nonce, plaintext, rest.Slice(NonceSize, plaintext.Length), rest[^TagSize..], Associated(key.Arn, context));
        return blob;
    }

    /// <summary>The ARN of the key that a ciphertext was made with.</summary>
    public static string KeyArn(byte[] blob)
    {
        if (blob.Length < 2 || blob[0] != 1 || blob.Length < 2 + blob[1] + NonceSize + TagSize)
        {
            throw Invalid();
        }

        return Encoding.ASCII.GetString(blob, 2, blob[1]);
    }

    public static byte[] Open(KmsKey key, byte[] blob, IReadOnlyDictionary<string, string> context)
    {
        var rest = blob.AsSpan(2 + blob[1]);
        var plaintext = new byte[rest.Length - NonceSize - TagSize];
        using var aes = new AesGcm(key.Material, TagSize);
        try
        {
            aes.Decrypt(rest[..NonceSize], rest[NonceSize..^TagSize], rest[^TagSize..], plaintext, Associated(key.Arn, context));
        }
        catch (AuthenticationTagMismatchException)
        {
            throw Invalid();
        }
        return plaintext;
    }

    public static AwsError Invalid() => new("InvalidCiphertextException", "");

    private static byte[] Associated(string arn, IReadOnlyDictionary<string, string> context)
    {
        var text = new StringBuilder(arn);
        foreach (var (name, value) in context.OrderBy(c => c.Key, StringComparer.Ordinal))
        {
            text.Append('\n').Append(name.Length).Append(':').Append(name).Append(value.Length).Append(':').Append(value);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
