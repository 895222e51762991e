using System.Management.Automation;
using System.Security;
using StackStage.Cmdlets.Completion;
using StackStage.Cmdlets.Hosting;
using StackStage.Operations.Keys.Backups;
using StackStage.Operations.Stages;

namespace StackStage.Cmdlets.Commands.Keys;

/// <summary>Lists what is in a backup of stage keys, without any value: which keys, of when, and what opens them.</summary>
[Cmdlet(VerbsCommon.Get, "SsmStageKeyBackup", HelpUri = HelpPages.Root + "Get-SsmStageKeyBackup.md")]
[OutputType(typeof(StageKeyBackupItem))]
public sealed class GetSsmStageKeyBackupCommand : AwsStageCmdlet
{
    private BackupPassword? _password;

    /// <summary>The backup: a file, or s3://bucket/prefix.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName")]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>Only these apps; wildcards are allowed.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(AppCompleter))]
    public string[]? App { get; set; }

    /// <summary>Only these stages; wildcards are allowed.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(StageCompleter))]
    public string[]? Stage { get; set; }

    /// <summary>Only this entry.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EntryIdCompleter))]
    public string? EntryId { get; set; }

    /// <summary>Opens the entries, which proves that they are what was written.</summary>
    [Parameter]
    public SwitchParameter Verify { get; set; }

    /// <summary>The password of the backup, or of the certificate's file; with it, entries are opened.</summary>
    [Parameter]
    [ValidateNotNull]
    public SecureString? Password { get; set; }

    /// <summary>A file with that password; with it, entries are opened.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? PasswordFile { get; set; }

    /// <summary>The certificate, with its private key, that opens the backup: a file, a thumbprint, or an X509Certificate2; with it, entries are opened.</summary>
    [Parameter]
    [ValidateNotNull]
    public object? Certificate { get; set; }

    private protected override Task ProcessAsync(CmdletOutput output, CancellationToken cancellationToken) => output.ReportAsync(async () =>
    {
        _password ??= new BackupPassword(Password, PasswordFile);
        var parameters = new BackupParameters(Path!, _password, Certificate);
        var unlock = IsOn(Verify) || _password.IsGiven || Certificate is not null
            ? await parameters.ToUnlockAsync(_ => ConnectToAccountAsync(output, cancellationToken), output, cancellationToken).ConfigureAwait(false)
            : null;
        var address = await BackupParameters.AddressOfAsync(Path!, output, cancellationToken).ConfigureAwait(false);
        var items = KeyBackupReader.ListAsync(address, _ => ConnectToAccountAsync(output, cancellationToken), new StageFilter(App, Stage), EntryId, unlock, output, cancellationToken);
        await foreach (var item in items.ConfigureAwait(false))
        {
            output.WriteObject(item);
        }
    });

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
