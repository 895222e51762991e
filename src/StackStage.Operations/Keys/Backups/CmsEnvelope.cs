using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace StackStage.Operations.Keys.Backups;

/// <summary>
/// A few bytes in a CMS message (RFC 5652, enveloped-data) that only the recipients' private keys open: AES-256-CBC, its key
/// wrapped for each recipient with RSAES-OAEP and SHA-256 (RFC 3560). <c>openssl cms -decrypt -inform DER</c> opens it, too. Only this
/// one form is written and read.
/// </summary>
internal static class CmsEnvelope
{
    private const string EnvelopedData = "1.2.840.113549.1.7.3";
    private const string Data = "1.2.840.113549.1.7.1";
    private const string Aes256Cbc = "2.16.840.1.101.3.4.1.42";
    private const string RsaOaep = "1.2.840.113549.1.1.7";
    private const string Mgf1 = "1.2.840.113549.1.1.8";
    private const string Sha256 = "2.16.840.1.101.3.4.2.1";

    private static readonly Asn1Tag Zero = new(TagClass.ContextSpecific, 0);
    private static readonly Asn1Tag One = new(TagClass.ContextSpecific, 1);

    /// <summary>Puts bytes into an envelope.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="recipients">The certificates, whose keys are RSA.</param>
    /// <returns>The message, DER.</returns>
    public static byte[] Seal(ReadOnlySpan<byte> content, IReadOnlyList<X509Certificate2> recipients)
    {
        using var aes = Aes.Create();
        aes.KeySize = 256;
        var key = aes.Key;
        var iv = aes.IV;
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(EnvelopedData);
            using (writer.PushSequence(Zero))
            using (writer.PushSequence())
            {
                writer.WriteInteger(0);
                using (writer.PushSetOf())
                {
                    foreach (var recipient in recipients)
                    {
                        WriteRecipient(writer, recipient, key);
                    }
                }

                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(Data);
                    using (writer.PushSequence())
                    {
                        writer.WriteObjectIdentifier(Aes256Cbc);
                        writer.WriteOctetString(iv);
                    }

                    writer.WriteOctetString(aes.EncryptCbc(content, iv), Zero);
                }
            }
        }

        CryptographicOperations.ZeroMemory(key);
        return writer.Encode();
    }

    /// <summary>Whether an envelope is for a certificate.</summary>
    /// <exception cref="CryptographicException">It is no message of this form.</exception>
    public static bool IsFor(ReadOnlyMemory<byte> message, X509Certificate2 certificate) => Parse(message).Recipients.Any(recipient => recipient.Is(certificate));

    /// <summary>Opens an envelope.</summary>
    /// <param name="message">The message.</param>
    /// <param name="certificate">A recipient's certificate with its private key.</param>
    /// <returns>The bytes; null when the message is for others.</returns>
    /// <exception cref="CryptographicException">It is no message of this form, or the key does not open it.</exception>
    public static byte[]? TryOpen(ReadOnlyMemory<byte> message, X509Certificate2 certificate)
    {
        var (recipients, iv, encrypted) = Parse(message);
        if (recipients.FirstOrDefault(one => one.Is(certificate)) is not { } recipient)
        {
            return null;
        }

        using var rsa = certificate.GetRSAPrivateKey() ?? throw new CryptographicException("The certificate has no private RSA key.");
        var key = rsa.Decrypt(recipient.EncryptedKey, RSAEncryptionPadding.OaepSHA256);
        try
        {
            using var aes = Aes.Create();
            aes.Key = key;
            return aes.DecryptCbc(encrypted, iv);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    private static void WriteRecipient(AsnWriter writer, X509Certificate2 recipient, byte[] key)
    {
        using var rsa = recipient.GetRSAPublicKey() ?? throw new CryptographicException("The certificate's key is not RSA.");
        using (writer.PushSequence())
        {
            writer.WriteInteger(0);
            using (writer.PushSequence())
            {
                writer.WriteEncodedValue(recipient.IssuerName.RawData);
                writer.WriteInteger(recipient.SerialNumberBytes.Span);
            }

            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(RsaOaep);
                using (writer.PushSequence())
                {
                    using (writer.PushSequence(Zero))
                    {
                        WriteSha256(writer);
                    }

                    using (writer.PushSequence(One))
                    using (writer.PushSequence())
                    {
                        writer.WriteObjectIdentifier(Mgf1);
                        WriteSha256(writer);
                    }
                }
            }

            writer.WriteOctetString(rsa.Encrypt(key, RSAEncryptionPadding.OaepSHA256));
        }
    }

    private static void WriteSha256(AsnWriter writer)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(Sha256);
        }
    }

    private static (IReadOnlyList<Recipient> Recipients, byte[] Iv, byte[] Encrypted) Parse(ReadOnlyMemory<byte> message)
    {
        try
        {
            var outer = new AsnReader(message, AsnEncodingRules.DER).ReadSequence();
            Expect(outer.ReadObjectIdentifier() == EnvelopedData);
            var envelope = outer.ReadSequence(Zero).ReadSequence();
            Expect(envelope.ReadInteger() == 0);
            var recipients = new List<Recipient>();
            for (var set = envelope.ReadSetOf(); set.HasData;)
            {
                var one = set.ReadSequence();
                Expect(one.ReadInteger() == 0);
                var id = one.ReadSequence();
                var issuer = id.ReadEncodedValue().ToArray();
                var serial = id.ReadIntegerBytes().ToArray();
                Expect(one.ReadSequence().ReadObjectIdentifier() == RsaOaep);
                recipients.Add(new Recipient(issuer, serial, one.ReadOctetString()));
            }

            var content = envelope.ReadSequence();
            Expect(content.ReadObjectIdentifier() == Data);
            var algorithm = content.ReadSequence();
            Expect(algorithm.ReadObjectIdentifier() == Aes256Cbc);
            return (recipients, algorithm.ReadOctetString(), content.ReadOctetString(Zero));
        }
        catch (AsnContentException failure)
        {
            throw new CryptographicException("The CMS message is damaged.", failure);
        }

        static void Expect(bool isSo)
        {
            if (!isSo)
            {
                throw new CryptographicException("The CMS message is of another form.");
            }
        }
    }

    private sealed record Recipient(byte[] Issuer, byte[] Serial, byte[] EncryptedKey)
    {
        public bool Is(X509Certificate2 certificate) =>
            certificate.IssuerName.RawData.AsSpan().SequenceEqual(Issuer) && certificate.SerialNumberBytes.Span.SequenceEqual(Serial);
    }
}
