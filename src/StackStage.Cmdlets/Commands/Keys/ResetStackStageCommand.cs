using System.Management.Automation;
using System.Security;
using StackStage.Cmdlets.Hosting;
using StackStage.Operations.Connection;
using StackStage.Operations.Keys;
using StackStage.Operations.Stages;

namespace StackStage.Cmdlets.Commands.Keys;

/// <summary>
/// Forgets a stage, as the last resort: backs it up, then deletes its state, secrets, key, event logs, update records and kept
/// snapshots, and the lock last. Nothing in the cloud is touched, so it refuses a stage whose state lists resources.
/// </summary>
[Cmdlet(VerbsCommon.Reset, "StackStage", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, HelpUri = HelpPages.Root + "Reset-StackStage.md")]
[OutputType(typeof(StackStageReset))]
public sealed class ResetStackStageCommand : StageResetCmdlet
{
    private BackupPassword? _password;
    private BackupProtection? _protection;

    /// <summary>Where the backup goes: a file, or s3://bucket/prefix. One that is there gets another entry.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string? BackupPath { get; set; }

    /// <summary>The password that the backup is encrypted with.</summary>
    [Parameter]
    [ValidateNotNull]
    public SecureString? Password { get; set; }

    /// <summary>A file with the password.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? PasswordFile { get; set; }

    /// <summary>The certificates that the backup is encrypted for, without a password: files, thumbprints, or X509Certificate2 objects. Their keys are RSA.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public object[]? Recipient { get; set; }

    /// <summary>The KMS key that the backup is encrypted with, without a password: an id, an ARN or an alias.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? KmsKeyId { get; set; }

    /// <summary>The project's folder on this machine; its folder .sst is deleted, too.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? LocalPath { get; set; }

    /// <summary>Forgets the stage although its state lists resources, which then nothing knows of.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override async Task BeginAsync(CmdletOutput output, CancellationToken cancellationToken)
    {
        await base.BeginAsync(output, cancellationToken).ConfigureAwait(false);
        _password = new BackupPassword(Password, PasswordFile);
        _protection = new BackupProtection(_password, Recipient, KmsKeyId);
        _protection.RefuseSeveral();
    }

    private protected override async Task<object> ResetAsync(AwsConnection connection, StageHome home, StageName name, CmdletOutput output, CancellationToken cancellationToken)
    {
        var address = await BackupParameters.AddressOfAsync(BackupPath!, output, cancellationToken).ConfigureAwait(false);
        var request = new StackStageResetRequest
        {
            Name = name,
            Force = IsOn(Force),
            LocalPath = LocalPath is null ? null : await output.OnPipelineThreadAsync(host => host.ResolveNewFile(LocalPath), cancellationToken).ConfigureAwait(false),
            BackupPath = address.Text,
            BackUpAsync = token => StageBackup.MakeAsync(connection, name, address, own => _protection!.OpenAsync(connection, output, own), output, token),
        };
        return await StackStageResetter.ResetAsync(connection, home, request, output, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _password?.Dispose();
        }

        base.Dispose(disposing);
    }
}
