using System.Management.Automation;
using System.Security.Cryptography.X509Certificates;
using StackStage.Operations.Errors;
using StackStage.Operations.Keys.Backups;
using StackStage.Operations.StateFiles;

namespace StackStage.Cmdlets.Hosting;

/// <summary>A certificate as it is given: an object, a file's path, or a thumbprint.</summary>
internal static class CertificateArgument
{
    private const int ThumbprintLength = 40;

    /// <summary>Finds it.</summary>
    /// <param name="value">What was given.</param>
    /// <param name="password">What protects its private key in a file; null for nothing.</param>
    /// <param name="withPrivateKey">Whether its private key is needed.</param>
    /// <param name="output">Resolves the path.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="StageException">There is no such certificate, or it has no private key.</exception>
    public static async Task<X509Certificate2> ResolveAsync(object value, Passphrase? password, bool withPrivateKey, CmdletOutput output, CancellationToken cancellationToken)
    {
        var given = value is PSObject wrapped ? wrapped.BaseObject : value;
        var text = given as string ?? given.ToString() ?? string.Empty;
        var certificate = given as X509Certificate2;
        if (certificate is null)
        {
            certificate = text.Length == ThumbprintLength && text.All(char.IsAsciiHexDigit)
                ? KeyBackupCertificates.Find(text, withPrivateKey)
                : KeyBackupCertificates.Read((await output.OnPipelineThreadAsync(host => host.ResolveFiles(text, literal: true), cancellationToken).ConfigureAwait(false))[0], password);
        }

        if (certificate is null || (withPrivateKey && !certificate.HasPrivateKey))
        {
            throw new StageException(new StageError(
                "CertificateNotUsable",
                StageErrorCategory.InvalidArgument,
                certificate is null ? $"There is no certificate {text} in the stores of this user and this machine{(withPrivateKey ? " with its private key" : string.Empty)}." : $"The certificate '{certificate.Subject}' has no private key here, which alone opens a backup.",
                text,
                "Give the path of a certificate file, or the thumbprint of one in a store."));
        }

        return certificate;
    }
}
