using System.Management.Automation;
using System.Security;
using StackStage.Cmdlets.Completion;
using StackStage.Cmdlets.Hosting;
using StackStage.Operations.Keys.Backups;
using StackStage.Operations.Stages;

namespace StackStage.Cmdlets.Commands.Keys;

/// <summary>Puts stage keys back from a backup, with all that makes the parameters what they were: shows what would change, and restores only what opens the state.</summary>
[Cmdlet(VerbsData.Restore, "SsmStageKey", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, HelpUri = HelpPages.Root + "Restore-SsmStageKey.md")]
[OutputType(typeof(StageKeyRestoration))]
public sealed class RestoreSsmStageKeyCommand : JournaledStageCmdlet
{
    // AWS asks for half a minute between a delete and the same name.
    private static readonly TimeSpan UsualTimeout = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan UsualInterval = TimeSpan.FromSeconds(5);

    // What is restored together: records may name a backup, an entry and a Region each.
    private readonly Dictionary<(string Path, string? EntryId, string? Region), List<StageFilter>> _filters = [];
    private BackupPassword? _password;

    /// <summary>The backup: a file, or s3://bucket/prefix.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName")]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>Only these apps; wildcards are allowed.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(AppCompleter))]
    public string[]? App { get; set; }

    /// <summary>Only these stages; wildcards are allowed.</summary>
    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(StageCompleter))]
    public string[]? Stage { get; set; }

    /// <summary>Only this entry; without it, the newest that holds a key that fits.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EntryIdCompleter))]
    public string? EntryId { get; set; }

    /// <summary>The app that the one key becomes the key of.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AppCompleter))]
    public string? ToApp { get; set; }

    /// <summary>The stage that the one key becomes the key of.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(StageCompleter))]
    public string? ToStage { get; set; }

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

    /// <summary>Restores only a key that opens the stage's state. On; -CheckState:$false turns it off.</summary>
    [Parameter]
    public SwitchParameter CheckState { get; set; }

    /// <summary>What else is put back: the files of secrets, the bootstrap parameter, the states.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public KeyBackupPart[]? Include { get; set; }

    /// <summary>Gives a parameter that is gone its earlier versions back, too, the oldest first.</summary>
    [Parameter]
    public SwitchParameter AllVersions { get; set; }

    /// <summary>The KMS key for the parameters, in place of the one that they had.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? KmsKeyId { get; set; }

    /// <summary>Restores over a different value too, which stays as an earlier version.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Restores keys that were backed up in another account or Region, too.</summary>
    [Parameter]
    public SwitchParameter AllowOtherAccount { get; set; }

    /// <summary>The Region, such as eu-central-1; without it, the profile's, the session's or the environment's.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("RegionToCall")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public override string? Region { get => base.Region; set => base.Region = value; }

    private protected override Task ProcessAsync(CmdletOutput output, CancellationToken cancellationToken)
    {
        var group = (Path!, EntryId, Region);
        if (!_filters.TryGetValue(group, out var filters))
        {
            _filters[group] = filters = [];
        }

        filters.Add(new StageFilter(App, Stage));
        return Task.CompletedTask;
    }

    private protected override async Task EndAsync(CmdletOutput output, CancellationToken cancellationToken)
    {
        _password = new BackupPassword(Password, PasswordFile);
        foreach (var ((path, entryId, region), filters) in _filters)
        {
            Region = region;
            await output.ReportAsync(() => RestoreAsync(path, entryId, filters, output, cancellationToken)).ConfigureAwait(false);
        }
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

    private async Task RestoreAsync(string path, string? entryId, List<StageFilter> filters, CmdletOutput output, CancellationToken cancellationToken)
    {
        var connection = await ConnectToAccountAsync(output, cancellationToken).ConfigureAwait(false);
        using var backup = await new BackupParameters(path, _password!, Certificate)
            .OpenAsync(filters.Count == 1 ? filters[0] : StageFilter.All, entryId, _ => Task.FromResult(connection), output, cancellationToken).ConfigureAwait(false);
        await BeginRunAsync(connection, output, nameof(Path), [path], cancellationToken).ConfigureAwait(false);
        var request = new StageKeyRestoreRequest
        {
            Backup = backup,
            Filters = filters,
            ToApp = ToApp,
            ToStage = ToStage,
            CheckState = !CmdletHost.IsBound(nameof(CheckState)) || IsOn(CheckState),
            Force = IsOn(Force),
            AllVersions = IsOn(AllVersions),
            AllowOtherAccount = IsOn(AllowOtherAccount),
            Include = Include ?? [],
            KmsKeyId = KmsKeyId,
            Wait = ToWaitOptions(UsualTimeout, UsualInterval),
        };
        foreach (var restored in await StageKeyRestorer.RestoreAsync(connection, request, output, cancellationToken).ConfigureAwait(false))
        {
            output.WriteResult(restored);
        }
    }
}
