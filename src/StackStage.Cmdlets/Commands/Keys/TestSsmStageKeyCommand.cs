using System.Management.Automation;
using System.Security;
using StackStage.Cmdlets.Hosting;
using StackStage.Operations.Errors;
using StackStage.Operations.Keys;
using StackStage.Operations.Keys.Backups;
using StackStage.Operations.Stages;
using StackStage.Operations.StateFiles;

namespace StackStage.Cmdlets.Commands.Keys;

/// <summary>Tells whether stage keys open the states they belong to; if not, which earlier version does, and which key an earlier state needs.</summary>
[Cmdlet(VerbsDiagnostic.Test, "SsmStageKey", DefaultParameterSetName = ParameterSet, HelpUri = HelpPages.Root + "Test-SsmStageKey.md")]
[OutputType(typeof(StageKeyTest), typeof(bool))]
public sealed class TestSsmStageKeyCommand : StageKeyCmdlet
{
    private const string ParameterSet = "Parameter";
    private const string PassphraseSet = "Passphrase";
    private const string PassphraseFileSet = "PassphraseFile";
    private const string BackupSet = "Backup";

    private Passphrase? _passphrase;
    private BackupPassword? _password;
    private OpenedKeyBackup? _backup;

    /// <summary>A key to test in place of the stage's own.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PassphraseSet)]
    [ValidateNotNull]
    public SecureString? Passphrase { get; set; }

    /// <summary>A file with a key to test in place of the stage's own.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PassphraseFileSet)]
    [ValidateNotNullOrEmpty]
    public string? PassphraseFile { get; set; }

    /// <summary>A backup whose keys are tested in place of the stage's own: a file, or s3://bucket/prefix.</summary>
    [Parameter(Mandatory = true, ParameterSetName = BackupSet)]
    [ValidateNotNullOrEmpty]
    public string? BackupPath { get; set; }

    /// <summary>The password of the backup, or of the certificate's file.</summary>
    [Parameter(ParameterSetName = BackupSet)]
    [ValidateNotNull]
    public SecureString? Password { get; set; }

    /// <summary>A file with that password.</summary>
    [Parameter(ParameterSetName = BackupSet)]
    [ValidateNotNullOrEmpty]
    public string? PasswordFile { get; set; }

    /// <summary>The certificate, with its private key, that opens the backup: a file, a thumbprint, or an X509Certificate2.</summary>
    [Parameter(ParameterSetName = BackupSet)]
    [ValidateNotNull]
    public object? Certificate { get; set; }

    /// <summary>Tests every kept state, too, and says which key opens it.</summary>
    [Parameter]
    public SwitchParameter History { get; set; }

    /// <summary>Writes true or false per test instead of the record. True: the key fits, or there is nothing to open.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    private protected override async Task BeginAsync(CmdletOutput output, CancellationToken cancellationToken)
    {
        await base.BeginAsync(output, cancellationToken).ConfigureAwait(false);
        if (Passphrase is not null)
        {
            _passphrase = Operations.StateFiles.Passphrase.From(Passphrase);
        }
        else if (PassphraseFile is not null)
        {
            var file = await output.OnPipelineThreadAsync(host => host.ResolveFiles(PassphraseFile, literal: true), cancellationToken).ConfigureAwait(false);
            _passphrase = Operations.StateFiles.Passphrase.FromFile(file[0]);
        }
    }

    private protected override Task ProcessAsync(CmdletOutput output, CancellationToken cancellationToken) => output.ReportAsync(async () =>
    {
        var filter = ToFilter();
        var connection = await ConnectToAccountAsync(output, cancellationToken).ConfigureAwait(false);
        if (BackupPath is not null && _backup is null)
        {
            // A backup that does not open is the same for all records.
            _password = new BackupPassword(Password, PasswordFile);
            try
            {
                _backup = await new BackupParameters(BackupPath, _password, Certificate).OpenAsync(StageFilter.All, null, _ => Task.FromResult(connection), output, cancellationToken).ConfigureAwait(false);
            }
            catch (StageException failure)
            {
                throw await output.OnPipelineThreadAsync(host => host.Terminate(failure.Error), cancellationToken).ConfigureAwait(false);
            }
        }

        var request = new StageKeyTestRequest { Passphrase = _passphrase, Backup = _backup, History = IsOn(History) };
        await foreach (var test in StageKeyTester.TestAsync(connection, filter, request, output, cancellationToken).ConfigureAwait(false))
        {
            output.WriteObject(IsOn(Quiet) ? test.Result is StageKeyFit.Fits or StageKeyFit.NoSecretsInState : test);
        }
    });

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _passphrase?.Dispose();
            _password?.Dispose();
            _backup?.Dispose();
        }

        base.Dispose(disposing);
    }
}
