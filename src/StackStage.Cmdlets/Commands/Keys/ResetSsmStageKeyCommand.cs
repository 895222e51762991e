using System.Management.Automation;
using System.Security;
using StackStage.Cmdlets.Hosting;
using StackStage.Operations.Connection;
using StackStage.Operations.Errors;
using StackStage.Operations.Keys;
using StackStage.Operations.Stages;
using StackStage.Operations.StateFiles;

namespace StackStage.Cmdlets.Commands.Keys;

/// <summary>
/// Gives a stage a new key, whether the old one is lost or known: what an old key opens keeps its value, encrypted empty values
/// take the place of the rest, and each such place is listed. The resources stay, in the state and in the cloud.
/// </summary>
[Cmdlet(VerbsCommon.Reset, "SsmStageKey", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, HelpUri = HelpPages.Root + "Reset-SsmStageKey.md")]
[OutputType(typeof(StageKeyReset))]
public sealed class ResetSsmStageKeyCommand : StageResetCmdlet
{
    private readonly List<Passphrase> _given = [];
    private BackupPassword? _password;

    /// <summary>Keys that may open the state, besides those that Parameter Store has or had.</summary>
    [Parameter]
    [ValidateNotNull]
    public SecureString[]? OldPassphrase { get; set; }

    /// <summary>A backup whose keys of the stage are tried, too: a file, or s3://bucket/prefix.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? BackupPath { get; set; }

    /// <summary>The password of the backup, or of the certificate's file.</summary>
    [Parameter]
    [ValidateNotNull]
    public SecureString? Password { get; set; }

    /// <summary>A file with that password.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? PasswordFile { get; set; }

    /// <summary>The certificate, with its private key, that opens the backup: a file, a thumbprint, or an X509Certificate2.</summary>
    [Parameter]
    [ValidateNotNull]
    public object? Certificate { get; set; }

    /// <summary>Goes on although values get lost for good, or the next deployment may replace resources because of it.</summary>
    [Parameter]
    public SwitchParameter AllowLoss { get; set; }

    /// <summary>Encrypts the kept snapshots anew, too, as far as a key opens all of them.</summary>
    [Parameter]
    public SwitchParameter History { get; set; }

    private protected override async Task BeginAsync(CmdletOutput output, CancellationToken cancellationToken)
    {
        await base.BeginAsync(output, cancellationToken).ConfigureAwait(false);
        if (BackupPath is null && (Password is not null || PasswordFile is not null || Certificate is not null))
        {
            throw new StageException(new StageError(
                "BackupPathMissing", StageErrorCategory.InvalidArgument, "-Password, -PasswordFile and -Certificate open a backup, and none is named.", null, "Name it with -BackupPath. An old stage key is given with -OldPassphrase."));
        }

        _password = new BackupPassword(Password, PasswordFile);
        _given.AddRange((OldPassphrase ?? []).Select(Passphrase.From));
    }

    private protected override async Task<object> ResetAsync(AwsConnection connection, StageHome home, StageName name, CmdletOutput output, CancellationToken cancellationToken)
    {
        using var backup = BackupPath is null ? null : await new BackupParameters(BackupPath, _password!, Certificate)
            .OpenAsync(new StageFilter([name.App], [name.Stage]), null, _ => Task.FromResult(connection), output, cancellationToken).ConfigureAwait(false);
        var request = new StageKeyResetRequest
        {
            Name = name,
            OldKeys = [.. _given.Select((key, place) => new OldStageKey($"-{nameof(OldPassphrase)} {place + 1}", key))],
            Backup = backup,
            AllowLoss = IsOn(AllowLoss),
            History = IsOn(History),
        };
        return await StageKeyResetter.ResetAsync(connection, home, request, output, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _given.ForEach(key => key.Dispose());
            _password?.Dispose();
        }

        base.Dispose(disposing);
    }
}
