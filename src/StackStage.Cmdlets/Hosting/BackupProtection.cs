using System.Security.Cryptography.X509Certificates;
using StackStage.Operations.Connection;
using StackStage.Operations.Errors;
using StackStage.Operations.Keys.Backups;

namespace StackStage.Cmdlets.Hosting;

/// <summary>The parameters that say how a new entry of a backup is encrypted: by a password unless something else is said.</summary>
/// <param name="Password">The password, given or asked for.</param>
/// <param name="Recipient">The certificates it is for; null for none.</param>
/// <param name="KmsKeyId">The KMS key; null for none.</param>
internal sealed record BackupProtection(BackupPassword Password, object[]? Recipient, string? KmsKeyId)
{
    /// <summary>Refuses two ways at once.</summary>
    /// <exception cref="StageException">Several are given.</exception>
    public void RefuseSeveral()
    {
        var ways = new[] { Password.IsGiven, Recipient is not null, KmsKeyId is not null }.Count(isGiven => isGiven);
        if (ways > 1)
        {
            throw new StageException(new StageError(
                "SeveralEncryptions", StageErrorCategory.InvalidArgument, "-Password, -PasswordFile, -Recipient and -KmsKeyId are different ways to encrypt one entry.", null, "Give one of them. A second backup may go to the same file, encrypted in another way."));
        }
    }

    /// <summary>What the entry is encrypted with; asks for a password where nothing is given.</summary>
    /// <param name="connection">The way to the KMS key.</param>
    /// <param name="output">Asks, and resolves paths.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<KeyBackupProtection> OpenAsync(AwsConnection connection, CmdletOutput output, CancellationToken cancellationToken)
    {
        if (KmsKeyId is not null)
        {
            return KeyBackupProtection.Of(connection, KmsKeyId);
        }

        if (Recipient is null)
        {
            return KeyBackupProtection.Of(await Password.GetAsync("Password for the backup", isNew: true, output, cancellationToken).ConfigureAwait(false));
        }

        var recipients = new List<X509Certificate2>();
        foreach (var recipient in Recipient)
        {
            recipients.Add(await CertificateArgument.ResolveAsync(recipient, null, withPrivateKey: false, output, cancellationToken).ConfigureAwait(false));
        }

        return KeyBackupProtection.Of(recipients);
    }
}
