using System.Management.Automation;
using System.Security;
using StackStage.Cmdlets.Hosting;
using StackStage.Operations.Errors;
using StackStage.Operations.Keys.Backups;
using StackStage.Operations.Stages;

namespace StackStage.Cmdlets.Commands.Keys;

/// <summary>Adds stage keys to a backup, always encrypted: a file, or objects of a bucket. Says done when what was written reads back.</summary>
[Cmdlet(VerbsData.Backup, "SsmStageKey", DefaultParameterSetName = PathSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low, HelpUri = HelpPages.Root + "Backup-SsmStageKey.md")]
[OutputType(typeof(StageKeyBackup))]
public sealed class BackupSsmStageKeyCommand : StageKeyCmdlet
{
    private const string PathSet = "Path";
    private const string DestinationSet = "Destination";

    // What is backed up together, by Region; records may name one each.
    private readonly Dictionary<string, List<StageFilter>> _filters = new(StringComparer.Ordinal);
    private BackupPassword? _password;
    private BackupProtection? _protection;

    /// <summary>The file. One that is there gets another entry; none in it is ever changed.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSet)]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>The bucket and prefix, s3://bucket/prefix, under which the entry becomes an object of its own.</summary>
    [Parameter(Mandatory = true, ParameterSetName = DestinationSet)]
    [ValidateNotNullOrEmpty]
    public string? Destination { get; set; }

    /// <summary>The KMS key that S3 encrypts the object with; without it, S3's own.</summary>
    [Parameter(ParameterSetName = DestinationSet)]
    [ValidateNotNullOrEmpty]
    public string? SseKmsKeyId { get; set; }

    /// <summary>What else is backed up: the files of secrets, the bootstrap parameter, the states.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public KeyBackupPart[]? Include { get; set; }

    /// <summary>The password that the entry is encrypted with.</summary>
    [Parameter]
    [ValidateNotNull]
    public SecureString? Password { get; set; }

    /// <summary>A file with the password.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? PasswordFile { get; set; }

    /// <summary>The certificates that the entry is encrypted for, without a password: files, thumbprints, or X509Certificate2 objects. Their keys are RSA.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public object[]? Recipient { get; set; }

    /// <summary>The KMS key that the entry is encrypted with, without a password: an id, an ARN or an alias.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? KmsKeyId { get; set; }

    /// <summary>Keeps this many of the entries that the same command made, and drops the older ones; without it, all stay.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? Keep { get; set; }

    /// <summary>Tries each key on its stage's state, and warns of those that do not open it. On; -CheckState:$false turns it off.</summary>
    [Parameter]
    public SwitchParameter CheckState { get; set; }

    private protected override async Task BeginAsync(CmdletOutput output, CancellationToken cancellationToken)
    {
        await base.BeginAsync(output, cancellationToken).ConfigureAwait(false);
        _password = new BackupPassword(Password, PasswordFile);
        _protection = new BackupProtection(_password, Recipient, KmsKeyId);
        _protection.RefuseSeveral();
    }

    private protected override Task ProcessAsync(CmdletOutput output, CancellationToken cancellationToken) => output.ReportAsync(() =>
    {
        var filter = ToFilter();
        var region = Region ?? string.Empty;
        if (!_filters.TryGetValue(region, out var filters))
        {
            _filters[region] = filters = [];
        }

        filters.Add(filter);
        return Task.CompletedTask;
    });

    private protected override async Task EndAsync(CmdletOutput output, CancellationToken cancellationToken)
    {
        // A pipeline that turns out to be empty names no stage; it does not mean all of them.
        foreach (var (region, filters) in _filters)
        {
            Region = region.Length == 0 ? null : region;
            await output.ReportAsync(async () =>
            {
                var connection = await ConnectToAccountAsync(output, cancellationToken).ConfigureAwait(false);
                var request = new StageKeyBackupRequest
                {
                    Filters = filters,
                    Scope = ScopeOf(filters),
                    Address = await BackupParameters.AddressOfAsync(Destination is null ? Path! : RefuseOther(Destination), output, cancellationToken).ConfigureAwait(false),
                    Include = Include ?? [],
                    CheckState = IsOnUnlessOff(CheckState, nameof(CheckState)),
                    Keep = Keep,
                    Encryption = new KeyBackupEncryption(SseKmsKeyId),
                };
                if (await StageKeyBackuper.BackUpAsync(connection, request, token => _protection!.OpenAsync(connection, output, token), output, cancellationToken).ConfigureAwait(false) is { } backup)
                {
                    output.WriteResult(backup);
                }
            }).ConfigureAwait(false);
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

    private static string RefuseOther(string destination) => KeyBackupAddress.IsBucket(destination) ? destination : throw new StageException(new StageError(
        "KeyBackupPathNotValid", StageErrorCategory.InvalidArgument, $"-Destination is s3://bucket/prefix, and '{destination}' is none.", destination, "Give a file with -Path."));

    // The same command has the same words, also when the stages that the pipeline brings come and go.
    private string ScopeOf(List<StageFilter> filters) => CmdletHost.ExpectsInput
        ? $"pipeline: {string.Join(',', filters.SelectMany(filter => filter.AppNames() ?? ["*"]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))}"
        : $"app {string.Join(',', App ?? ["*"])}, stage {string.Join(',', Stage ?? ["*"])}";
}
