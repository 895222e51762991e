using System.Buffers.Binary;
using System.Security.Cryptography;
using StackStage.Operations.Errors;

namespace StackStage.Operations.Keys.Backups;

/// <summary>
/// The form of a backup, version 1; about_StackStage_KeyBackup describes it for whoever writes a reader. A backup is a sequence
/// of entries, the oldest first, each of them whole in itself:
/// <code>
///   8  "SSKEYBAK"
///   4  version of the form, 1 (big-endian, as all numbers)
///   4  length H of the header
///   8  length P of the sealed payload
///   H  header: JSON in UTF-8, readable by anybody
///  12  nonce
///   P  AES-256-GCM of the payload (JSON in UTF-8), with the tag of 16 bytes at its end; all bytes of the entry before the
///      nonce are additional data
///  32  SHA-256 of all bytes of the entry before it
/// </code>
/// The hash tells damage without a key, the tag tells forgery with it.
/// </summary>
internal static class KeyBackupFormat
{
    public const int Version = 1;
    public const int KeyLength = 32;

    private const int FixedLength = 24;
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int HashLength = 32;

    // More than the names of any number of stages; what is longer is no header.
    private const int MaxHeaderLength = 64 * 1024 * 1024;

    // AES-GCM of the framework works on one array.
    private const int MaxPayloadLength = 1_500_000_000;

    private static ReadOnlySpan<byte> Magic => "SSKEYBAK"u8;

    /// <summary>Seals an entry.</summary>
    /// <param name="header">The header.</param>
    /// <param name="payload">The payload.</param>
    /// <param name="key">The data key.</param>
    /// <exception cref="StageException">It would be too large.</exception>
    public static byte[] Seal(ReadOnlySpan<byte> header, ReadOnlySpan<byte> payload, ReadOnlySpan<byte> key)
    {
        if (header.Length > MaxHeaderLength || payload.Length > MaxPayloadLength)
        {
            throw new StageException(new StageError(
                "KeyBackupTooLarge", StageErrorCategory.LimitsExceeded, $"One entry of a backup holds up to {MaxPayloadLength / 1_000_000} MB; this one would have {payload.Length / 1_000_000}. Nothing was written.", null, "Back up the states of fewer stages at a time, or leave State out of -Include."));
        }

        var entry = new byte[FixedLength + header.Length + NonceLength + payload.Length + TagLength + HashLength];
        var span = entry.AsSpan();
        Magic.CopyTo(span);
        BinaryPrimitives.WriteUInt32BigEndian(span[8..], Version);
        BinaryPrimitives.WriteUInt32BigEndian(span[12..], (uint)header.Length);
        BinaryPrimitives.WriteUInt64BigEndian(span[16..], (ulong)payload.Length + TagLength);
        header.CopyTo(span[FixedLength..]);
        var head = FixedLength + header.Length;
        var nonce = span.Slice(head, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using (var aes = new AesGcm(key, TagLength))
        {
            aes.Encrypt(nonce, payload, span.Slice(head + NonceLength, payload.Length), span.Slice(head + NonceLength + payload.Length, TagLength), span[..head]);
        }

        SHA256.HashData(span[..^HashLength], span[^HashLength..]);
        return entry;
    }

    /// <summary>Takes a backup apart, and checks that no byte of it has changed by accident.</summary>
    /// <param name="content">All of it.</param>
    /// <param name="address">What it is called.</param>
    /// <exception cref="StageException">It is none (<c>NotAKeyBackup</c>), is damaged (<c>KeyBackupDamaged</c>), or of a later form (<c>KeyBackupTooNew</c>).</exception>
    public static IReadOnlyList<Section> Split(ReadOnlyMemory<byte> content, string address)
    {
        if (content.Length < Magic.Length || !content.Span.StartsWith(Magic))
        {
            throw KeyBackupErrors.NotABackup(address);
        }

        var sections = new List<Section>();
        Span<byte> hash = stackalloc byte[HashLength];
        for (var offset = 0; offset < content.Length;)
        {
            var rest = content[offset..];
            var length = LengthOf(rest.Span, address, offset);
            var entry = rest[..length];
            SHA256.HashData(entry.Span[..^HashLength], hash);
            if (!hash.SequenceEqual(entry.Span[^HashLength..]))
            {
                throw KeyBackupErrors.Damaged(address, $"the entry at byte {offset} is not what was written");
            }

            var header = (int)BinaryPrimitives.ReadUInt32BigEndian(entry.Span[12..]);
            sections.Add(new Section(entry, header));
            offset += length;
        }

        return sections;
    }

    private static int LengthOf(ReadOnlySpan<byte> rest, string address, int offset)
    {
        if (rest.Length < FixedLength || !rest.StartsWith(Magic))
        {
            throw KeyBackupErrors.Damaged(address, $"what stands at byte {offset} is no entry");
        }

        var version = BinaryPrimitives.ReadUInt32BigEndian(rest[8..]);
        var header = BinaryPrimitives.ReadUInt32BigEndian(rest[12..]);
        var payload = BinaryPrimitives.ReadUInt64BigEndian(rest[16..]);
        if (version != Version)
        {
            throw version > Version && version < 1000 ? KeyBackupErrors.TooNew(address, version) : KeyBackupErrors.Damaged(address, $"the entry at byte {offset} has the version {version}");
        }

        if (header > MaxHeaderLength || payload is < TagLength or > MaxPayloadLength + TagLength || FixedLength + (long)header + NonceLength + (long)payload + HashLength is var length && length > rest.Length)
        {
            throw KeyBackupErrors.Damaged(address, $"the entry at byte {offset} is cut off, or says a wrong length");
        }

        return (int)length;
    }

    /// <summary>One entry, whole.</summary>
    /// <param name="Bytes">Its bytes.</param>
    /// <param name="HeaderLength">The length of its header.</param>
    internal readonly record struct Section(ReadOnlyMemory<byte> Bytes, int HeaderLength)
    {
        /// <summary>The header. What it says is not proven before the payload is opened.</summary>
        public ReadOnlyMemory<byte> Header => Bytes.Slice(FixedLength, HeaderLength);

        /// <summary>Opens the payload, which proves the header, too.</summary>
        /// <param name="key">The data key.</param>
        /// <returns>The payload, for the caller to wipe; null when the key is another one, or the entry is forged.</returns>
        public byte[]? TryOpen(ReadOnlySpan<byte> key)
        {
            var head = FixedLength + HeaderLength;
            var span = Bytes.Span;
            var sealedText = span[(head + NonceLength)..^HashLength];
            var payload = new byte[sealedText.Length - TagLength];
            using var aes = new AesGcm(key, TagLength);
            try
            {
                aes.Decrypt(span.Slice(head, NonceLength), sealedText[..^TagLength], sealedText[^TagLength..], payload, span[..head]);
                return payload;
            }
            catch (AuthenticationTagMismatchException)
            {
                return null;
            }
        }
    }
}
