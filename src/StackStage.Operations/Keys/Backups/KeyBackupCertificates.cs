using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using StackStage.Operations.Errors;
using StackStage.Operations.StateFiles;

namespace StackStage.Operations.Keys.Backups;

/// <summary>Finds the certificates that backups are encrypted for, and those that open them.</summary>
public static class KeyBackupCertificates
{
    private static readonly StoreLocation[] Locations = [StoreLocation.CurrentUser, StoreLocation.LocalMachine];

    /// <summary>Reads a certificate from a file.</summary>
    /// <param name="path">The full path of a .cer, .crt, .pem, .pfx or .p12 file; one with a private key holds it in the same file.</param>
    /// <param name="password">What a .pfx file, or an encrypted key in a .pem file, is protected with; null for nothing.</param>
    /// <exception cref="StageException">It is none, or the password does not fit.</exception>
    public static X509Certificate2 Read(string path, Passphrase? password)
    {
        try
        {
            var bytes = File.ReadAllBytes(path);
            if (!bytes.AsSpan().StartsWith("-----"u8) && bytes.AsSpan().IndexOf("-----BEGIN "u8) < 0)
            {
                return new X509Certificate2(bytes, password is null ? null : new string(password.Characters), Flags);
            }

            var pem = System.Text.Encoding.UTF8.GetString(bytes);
            CryptographicOperations.ZeroMemory(bytes);
            return !pem.Contains("PRIVATE KEY-----", StringComparison.Ordinal) ? X509Certificate2.CreateFromPem(pem)
                : pem.Contains("ENCRYPTED PRIVATE KEY-----", StringComparison.Ordinal) ? X509Certificate2.CreateFromEncryptedPem(pem, pem, password is null ? default : password.Characters)
                : X509Certificate2.CreateFromPem(pem, pem);
        }
        catch (CryptographicException failure)
        {
            throw KeyBackupErrors.Certificate(path, $"{failure.Message.TrimEnd('.')}{(password is null ? " (if it is protected by a password, give that)" : string.Empty)}", failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw KeyBackupErrors.Certificate(path, failure.Message.TrimEnd('.'), failure);
        }
    }

    /// <summary>Finds a certificate by its thumbprint, in the user's store and in the machine's.</summary>
    /// <param name="thumbprint">The thumbprint.</param>
    /// <param name="withPrivateKey">Whether its private key must be there, too.</param>
    /// <returns>The certificate; null when it is in neither.</returns>
    public static X509Certificate2? Find(string thumbprint, bool withPrivateKey)
    {
        foreach (var location in Locations)
        {
            using var store = new X509Store(StoreName.My, location);
            try
            {
                store.Open(OpenFlags.ReadOnly | OpenFlags.OpenExistingOnly);
            }
            catch (CryptographicException)
            {
                // There is none: Linux has no machine store of one's own certificates.
                continue;
            }

            if (store.Certificates.Find(X509FindType.FindByThumbprint, thumbprint, validOnly: false).FirstOrDefault(one => !withPrivateKey || one.HasPrivateKey) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>Refuses a certificate that a data key cannot be wrapped for.</summary>
    internal static void EnsureRecipient(X509Certificate2 certificate)
    {
        using var rsa = certificate.GetRSAPublicKey() ?? throw KeyBackupErrors.Certificate(certificate.Subject, "its key is not RSA");
        if (rsa.KeySize < 2048)
        {
            throw KeyBackupErrors.Certificate(certificate.Subject, $"its key of {rsa.KeySize} bits is too short");
        }

        const X509KeyUsageFlags Encrypts = X509KeyUsageFlags.KeyEncipherment | X509KeyUsageFlags.DataEncipherment;
        if (certificate.Extensions.OfType<X509KeyUsageExtension>().FirstOrDefault() is { } usage && (usage.KeyUsages & Encrypts) == 0)
        {
            throw KeyBackupErrors.Certificate(certificate.Subject, "it is not for encryption (key usage)");
        }
    }

    // Where the platform can, the private key never touches the disk.
    private static X509KeyStorageFlags Flags => OperatingSystem.IsMacOS() ? X509KeyStorageFlags.DefaultKeySet : X509KeyStorageFlags.EphemeralKeySet;
}
