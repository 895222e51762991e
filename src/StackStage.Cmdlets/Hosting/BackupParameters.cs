using StackStage.Operations.Connection;
using StackStage.Operations.Errors;
using StackStage.Operations.Keys.Backups;
using StackStage.Operations.Stages;

namespace StackStage.Cmdlets.Hosting;

/// <summary>The parameters that say which backup is meant, and what opens it.</summary>
/// <param name="Path">A file, or s3://bucket/prefix.</param>
/// <param name="Password">The password of the backup, or of the certificate's file.</param>
/// <param name="Certificate">A certificate with its private key: a path, a thumbprint, or an object; null for those in the stores.</param>
internal sealed record BackupParameters(string Path, BackupPassword Password, object? Certificate)
{
    /// <summary>Where the backup is.</summary>
    public static async Task<KeyBackupAddress> AddressOfAsync(string path, CmdletOutput output, CancellationToken cancellationToken) =>
        KeyBackupAddress.Parse(path.Contains("://", StringComparison.Ordinal) ? path : await output.OnPipelineThreadAsync(host => host.ResolveNewFile(path), cancellationToken).ConfigureAwait(false));

    /// <summary>What opens it.</summary>
    /// <param name="connectAsync">Connects to AWS, for a KMS key.</param>
    /// <param name="output">Asks for the password.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<KeyBackupUnlock> ToUnlockAsync(Func<CancellationToken, Task<AwsConnection>> connectAsync, CmdletOutput output, CancellationToken cancellationToken)
    {
        var certificate = Certificate is null
            ? null
            : await CertificateArgument.ResolveAsync(Certificate, await Password.GetGivenAsync(output, cancellationToken).ConfigureAwait(false), withPrivateKey: true, output, cancellationToken).ConfigureAwait(false);
        return new KeyBackupUnlock
        {
            PasswordAsync = async token => await Password.GetAsync($"Password of the backup '{Path}'", isNew: false, output, token).ConfigureAwait(false),
            Certificate = certificate,
            ConnectAsync = connectAsync,
        };
    }

    /// <summary>Opens the entries that hold keys of some stages.</summary>
    /// <param name="filter">Which stages.</param>
    /// <param name="entryId">Which entry; null for all.</param>
    /// <param name="connectAsync">Connects to AWS, for a bucket or a KMS key.</param>
    /// <param name="output">Asks for the password.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="StageException">There is no backup, it is damaged, or it does not open.</exception>
    public async Task<OpenedKeyBackup> OpenAsync(StageFilter filter, string? entryId, Func<CancellationToken, Task<AwsConnection>> connectAsync, CmdletOutput output, CancellationToken cancellationToken)
    {
        var address = await AddressOfAsync(Path, output, cancellationToken).ConfigureAwait(false);
        return await KeyBackupReader.OpenAsync(address, connectAsync, filter, entryId, await ToUnlockAsync(connectAsync, output, cancellationToken).ConfigureAwait(false), output, cancellationToken).ConfigureAwait(false);
    }
}
