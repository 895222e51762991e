using System.Buffers.Binary;
using System.Security.Cryptography;
using StackStage.Sandbox.Protocols;
using StackStage.Sandbox.Routing;

namespace StackStage.Sandbox.Services.S3;

/// <summary>Checksums that a client sends with a body, as headers or trailers: compared, kept, given back.</summary>
internal static class S3Checksums
{
    private static readonly string[] Names =
    [
        "x-amz-checksum-crc32", "x-amz-checksum-crc32c", "x-amz-checksum-crc64nvme", "x-amz-checksum-sha1", "x-amz-checksum-sha256",
    ];

    public static Dictionary<string, string> Verify(SandboxCall call, byte[] body)
    {
        if (call.Header("Content-MD5") is { } md5)
        {
            if (!TryBase64(md5, 16))
            {
                throw new AwsError("InvalidDigest", "The Content-MD5 you specified was invalid.");
            }

            if (md5 != Convert.ToBase64String(Md5(body)))
            {
                throw new AwsError("BadDigest", "The Content-MD5 you specified did not match what we received.");
            }
        }
        var kept = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in Names)
        {
            if (call.Header(name) is not { } sent)
            {
                continue;
            }

            var actual = name switch
            {
                "x-amz-checksum-sha256" => SHA256.HashData(body),
                "x-amz-checksum-crc32" => BigEndian(Crc(body, 0xEDB88320)),
                "x-amz-checksum-crc32c" => BigEndian(Crc(body, 0x82F63B78)),
                _ => null,
            };
            if (actual is not null && Convert.ToBase64String(actual) != sent)
            {
                throw new AwsError("BadDigest", $"The {name["x-amz-checksum-".Length..].ToUpperInvariant()} you specified did not match the calculated checksum.");
            }

            kept[name] = sent;
        }
        return kept;
    }

    /// <summary>The ETag of a body that was uploaded in one piece.</summary>
    public static string ETag(byte[] body) => $"\"{Convert.ToHexString(Md5(body)).ToLowerInvariant()}\"";

#pragma warning disable CA5351 // S3's ETags are MD5.
    public static byte[] Md5(byte[] body) => MD5.HashData(body);
#pragma warning restore CA5351

    private static bool TryBase64(string text, int length)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var written) && written == length;
    }

    private static uint Crc(byte[] body, uint polynomial)
    {
        var table = new uint[256];
        for (uint i = 0; i < 256; i++)
        {
            var value = i;
            for (var bit = 0; bit < 8; bit++)
            {
                value = (value & 1) != 0 ? (value >> 1) ^ polynomial : value >> 1;
            }

            table[i] = value;
        }
        var crc = 0xFFFFFFFFu;
        foreach (var b in body)
        {
            crc = table[(crc ^ b) & 0xFF] ^ (crc >> 8);
        }

        return ~crc;
    }

    private static byte[] BigEndian(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }
}
