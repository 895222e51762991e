using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using StackStage.Operations.Connection;
using StackStage.Operations.Errors;
using StackStage.Operations.StateFiles;
using StackStage.Operations.Steps;
using StackStage.Operations.Waiting;

namespace StackStage.Operations.Keys.Backups;

/// <summary>What a new entry of a backup is encrypted with: a password, certificates, or a KMS key.</summary>
public abstract class KeyBackupProtection
{
    private protected KeyBackupProtection()
    {
    }

    /// <summary>The way in a word, as headers and records show it: <c>password</c>, <c>certificate</c> or <c>kms</c>.</summary>
    public abstract string Method { get; }

    /// <summary>A password: PBKDF2-HMAC-SHA256 with 600,000 rounds makes the data key of it.</summary>
    /// <param name="password">The password; stays the caller's, and must live as long as this.</param>
    /// <exception cref="StageException">It is empty.</exception>
    public static KeyBackupProtection Of(Passphrase password)
    {
        ArgumentNullException.ThrowIfNull(password);
        return password.Characters.Length == 0 ? throw KeyBackupErrors.EmptyPassword() : new PasswordProtection(password);
    }

    /// <summary>Certificates: a CMS message wraps the data key for each of them.</summary>
    /// <param name="recipients">The certificates; RSA.</param>
    /// <exception cref="StageException">One of them cannot be used.</exception>
    public static KeyBackupProtection Of(IReadOnlyList<X509Certificate2> recipients)
    {
        ArgumentNullException.ThrowIfNull(recipients);
        foreach (var recipient in recipients)
        {
            KeyBackupCertificates.EnsureRecipient(recipient);
        }

        return new CertificateProtection(recipients);
    }

    /// <summary>A KMS key, which makes the data key and keeps it, bound to an encryption context.</summary>
    /// <param name="connection">The account.</param>
    /// <param name="keyId">The KMS key: an id, an ARN or an alias.</param>
    public static KeyBackupProtection Of(AwsConnection connection, string keyId) => new KmsProtection(connection, keyId);

    /// <summary>Makes a data key, and says how to get it back.</summary>
    /// <param name="context">What a KMS key is to be bound to; not secret.</param>
    /// <param name="host">Its clock tells whether a certificate has expired.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What stands in the header, and the key, for the caller to wipe.</returns>
    /// <exception cref="StageException">KMS does not make one.</exception>
    internal abstract Task<(JsonObject Header, byte[] DataKey)> ProtectAsync(IReadOnlyDictionary<string, string> context, IOperationHost host, CancellationToken cancellationToken);

    /// <summary>PBKDF2 over a password.</summary>
    internal static byte[] Derive(Passphrase password, byte[] salt, int iterations)
    {
        var bytes = new byte[Encoding.UTF8.GetByteCount(password.Characters)];
        Encoding.UTF8.GetBytes(password.Characters, bytes);
        try
        {
            return Rfc2898DeriveBytes.Pbkdf2(bytes, salt, iterations, HashAlgorithmName.SHA256, KeyBackupFormat.KeyLength);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    internal sealed class PasswordProtection(Passphrase password) : KeyBackupProtection
    {
        public const string Name = "password";
        public const string Kdf = "PBKDF2-HMAC-SHA256";
        public const int Iterations = 600_000;

        private const int SaltLength = 16;

        public override string Method => Name;

        internal override async Task<(JsonObject Header, byte[] DataKey)> ProtectAsync(IReadOnlyDictionary<string, string> context, IOperationHost host, CancellationToken cancellationToken)
        {
            var salt = RandomNumberGenerator.GetBytes(SaltLength);
            var key = await Task.Run(() => Derive(password, salt, Iterations), cancellationToken).ConfigureAwait(false);
            return (new JsonObject { ["method"] = Name, ["kdf"] = Kdf, ["iterations"] = Iterations, ["salt"] = Convert.ToBase64String(salt) }, key);
        }
    }

    internal sealed class CertificateProtection(IReadOnlyList<X509Certificate2> recipients) : KeyBackupProtection
    {
        public const string Name = "certificate";

        public override string Method => Name;

        internal override Task<(JsonObject Header, byte[] DataKey)> ProtectAsync(IReadOnlyDictionary<string, string> context, IOperationHost host, CancellationToken cancellationToken)
        {
            foreach (var expired in recipients.Where(one => one.NotAfter < host.Time.GetUtcNow().LocalDateTime))
            {
                host.WriteWarning($"The certificate '{expired.Subject}' expired on {expired.NotAfter:yyyy-MM-dd}. It is used all the same; make sure that its private key is still kept.");
            }

            var key = RandomNumberGenerator.GetBytes(KeyBackupFormat.KeyLength);
            return Task.FromResult((
                new JsonObject
                {
                    ["method"] = Name,
                    ["cms"] = Convert.ToBase64String(CmsEnvelope.Seal(key, recipients)),
                    ["recipients"] = new JsonArray([.. recipients.Select(one => new JsonObject { ["subject"] = one.Subject, ["thumbprint"] = one.Thumbprint })]),
                },
                key));
        }
    }

    internal sealed class KmsProtection(AwsConnection connection, string keyId) : KeyBackupProtection
    {
        public const string Name = "kms";

        private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

        public override string Method => Name;

        internal override async Task<(JsonObject Header, byte[] DataKey)> ProtectAsync(IReadOnlyDictionary<string, string> context, IOperationHost host, CancellationToken cancellationToken)
        {
            // An ARN says its Region itself.
            var region = keyId.Split(':') is ["arn", _, "kms", { Length: > 0 } named, ..] ? named : connection.Region;
            var answer = await Retry.RunAsync(
                token => connection.KeyManagement(region).GenerateDataKeyAsync(new GenerateDataKeyRequest { KeyId = keyId, KeySpec = DataKeySpec.AES_256, EncryptionContext = new(context) }, token),
                null, Patience, "kms:GenerateDataKey", keyId, host, cancellationToken).ConfigureAwait(false);
            return (
                new JsonObject
                {
                    ["method"] = Name,
                    ["keyArn"] = answer.KeyId,
                    ["region"] = region,
                    ["dataKey"] = Convert.ToBase64String(answer.CiphertextBlob.ToArray()),
                    ["context"] = new JsonObject(context.Select(pair => KeyValuePair.Create<string, JsonNode?>(pair.Key, pair.Value))),
                },
                answer.Plaintext.ToArray());
        }
    }
}
