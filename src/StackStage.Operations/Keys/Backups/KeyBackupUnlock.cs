using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Amazon.KeyManagementService.Model;
using StackStage.Operations.Connection;
using StackStage.Operations.Errors;
using StackStage.Operations.StateFiles;
using StackStage.Operations.Steps;
using StackStage.Operations.Waiting;

namespace StackStage.Operations.Keys.Backups;

/// <summary>What opens the entries of a backup. Asked for only what the entries need.</summary>
public sealed class KeyBackupUnlock
{
    // What a header may ask for: less would be weak, and more would keep a machine busy at a stranger's word.
    private const int MaxIterations = 10_000_000;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>The password; null when there is none, and nobody to ask. Asked for once.</summary>
    public Func<CancellationToken, Task<Passphrase?>> PasswordAsync { get; init; } = _ => Task.FromResult<Passphrase?>(null);

    /// <summary>A certificate with its private key; null for those of the user's and the machine's stores.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>Connects to the account whose KMS key may be used. Called only for an entry that needs it.</summary>
    public Func<CancellationToken, Task<AwsConnection>>? ConnectAsync { get; init; }

    /// <summary>Gets an entry's data key back.</summary>
    /// <returns>The key, for the caller to wipe.</returns>
    /// <exception cref="StageException">It cannot be had.</exception>
    internal async Task<byte[]> OpenAsync(KeyBackupHeader header, string address, IOperationHost host, CancellationToken cancellationToken)
    {
        try
        {
            return (string?)header.Protection["method"] switch
            {
                KeyBackupProtection.PasswordProtection.Name => await OpenPasswordAsync(header, address, cancellationToken).ConfigureAwait(false),
                KeyBackupProtection.CertificateProtection.Name => OpenCertificate(header, address),
                KeyBackupProtection.KmsProtection.Name => await OpenKmsAsync(header, address, host, cancellationToken).ConfigureAwait(false),
                var other => throw KeyBackupErrors.NotOpened(address, header.Id, $"it is encrypted in a way that is not known, '{other}'"),
            };
        }
        catch (Exception failure) when (failure is FormatException or InvalidOperationException or NullReferenceException)
        {
            throw KeyBackupErrors.Damaged(address, "an entry does not say how it is encrypted");
        }
    }

    private async Task<byte[]> OpenPasswordAsync(KeyBackupHeader header, string address, CancellationToken cancellationToken)
    {
        var iterations = (int?)header.Protection["iterations"];
        if ((string?)header.Protection["kdf"] != KeyBackupProtection.PasswordProtection.Kdf || iterations is null or < KeyBackupProtection.PasswordProtection.Iterations or > MaxIterations)
        {
            throw KeyBackupErrors.NotOpened(address, header.Id, "it asks for a derivation that this version does not do");
        }

        var salt = Convert.FromBase64String((string)header.Protection["salt"]!);
        var password = await PasswordAsync(cancellationToken).ConfigureAwait(false) ?? throw KeyBackupErrors.NoPassword(address);
        return await Task.Run(() => KeyBackupProtection.Derive(password, salt, iterations.Value), cancellationToken).ConfigureAwait(false);
    }

    private byte[] OpenCertificate(KeyBackupHeader header, string address)
    {
        var message = Convert.FromBase64String((string)header.Protection["cms"]!);
        var certificate = Certificate ?? (header.Protection["recipients"] as JsonArray ?? [])
            .Select(recipient => (string?)recipient?["thumbprint"] is { } thumbprint ? KeyBackupCertificates.Find(thumbprint, withPrivateKey: true) : null)
            .FirstOrDefault(found => found is not null);
        var recipients = KeyBackupReader.RecipientsOf(header);
        if (certificate is null)
        {
            throw KeyBackupErrors.NotOpened(address, header.Id, $"none of the certificates that it is for is in a store of this machine with its private key ({recipients}); add -Certificate");
        }

        try
        {
            return CmsEnvelope.TryOpen(message, certificate) ?? throw KeyBackupErrors.NotOpened(address, header.Id, $"the certificate '{certificate.Subject}' is none of those that it is for ({recipients})");
        }
        catch (CryptographicException failure)
        {
            throw KeyBackupErrors.NotOpened(address, header.Id, $"the certificate '{certificate.Subject}' does not open it: {failure.Message.TrimEnd('.')}");
        }
    }

    private async Task<byte[]> OpenKmsAsync(KeyBackupHeader header, string address, IOperationHost host, CancellationToken cancellationToken)
    {
        var arn = (string)header.Protection["keyArn"]!;
        var region = (string)header.Protection["region"]!;
        var sealedKey = Convert.FromBase64String((string)header.Protection["dataKey"]!);
        var context = ((JsonObject)header.Protection["context"]!).ToDictionary(pair => pair.Key, pair => (string)pair.Value!, StringComparer.Ordinal);
        var connection = ConnectAsync is null ? throw KeyBackupErrors.NotOpened(address, header.Id, "it needs KMS") : await ConnectAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var answer = await Retry.RunAsync(
                async token =>
                {
                    using var blob = new MemoryStream(sealedKey);
                    return await connection.KeyManagement(region).DecryptAsync(new DecryptRequest { KeyId = arn, CiphertextBlob = blob, EncryptionContext = context }, token).ConfigureAwait(false);
                },
                null, Patience, "kms:Decrypt", arn, host, cancellationToken).ConfigureAwait(false);
            return answer.Plaintext.ToArray();
        }
        catch (StageException failure) when (failure.Error.Exception is { } cause && AwsErrors.CodeOf(cause) is "InvalidCiphertextException" or "IncorrectKeyException")
        {
            throw KeyBackupErrors.NotOpened(address, header.Id, $"the KMS key {arn} does not open it in its encryption context");
        }
    }
}
