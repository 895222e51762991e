using System.Management.Automation;
using System.Security;
using StackStage.Cmdlets.Completion;
using StackStage.Cmdlets.Hosting;
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
public sealed class ResetSsmStageKeyCommand : AwsStageCmdlet
{
    private const string AwsHome = "aws";

    private readonly List<Passphrase> _given = [];

    /// <summary>The app. Names are case-sensitive.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AppCompleter))]
    public string? App { get; set; }

    /// <summary>The stage. Names are case-sensitive.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(StageCompleter))]
    public string? Stage { get; set; }

    /// <summary>Keys that may open the state, besides those that Parameter Store has or had.</summary>
    [Parameter]
    [ValidateNotNull]
    public SecureString[]? OldPassphrase { get; set; }

    /// <summary>Goes on although values get lost for good, or the next deployment may replace resources because of it.</summary>
    [Parameter]
    public SwitchParameter AllowLoss { get; set; }

    /// <summary>Encrypts the kept snapshots anew, too, as far as a key opens all of them.</summary>
    [Parameter]
    public SwitchParameter History { get; set; }

    /// <summary>Where the run's journal is kept: a folder, a file whose name ends in .jsonl, or s3://bucket/prefix; without it, in a folder of the user's.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? JournalPath { get; set; }

    /// <summary>The kind of the record's home. Only those on AWS have their keys in Parameter Store.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    public string? Home { get; set; }

    /// <summary>The Region, such as eu-central-1; without it, the profile's, the session's or the environment's.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("RegionToCall")]
    [ArgumentCompleter(typeof(RegionCompleter))]
    [AllowNull]
    [AllowEmptyString]
    public override string? Region { get; set; }

    private protected override Task BeginAsync(CmdletOutput output, CancellationToken cancellationToken)
    {
        RefuseEmpty(nameof(Region), nameof(Home));
        _given.AddRange((OldPassphrase ?? []).Select(Passphrase.From));
        return Task.CompletedTask;
    }

    private protected override Task ProcessAsync(CmdletOutput output, CancellationToken cancellationToken) => output.ReportAsync(async () =>
    {
        var name = new StageName(App!, Stage!);
        if (Home is { Length: > 0 } kind && kind != AwsHome)
        {
            throw new StageException(new StageError(
                "HomeNotSupported", StageErrorCategory.InvalidArgument, $"{name} is in a home of the kind '{kind}', whose keys are not in Parameter Store. Nothing was changed.", name.ToString(), "Reset-SsmStageKey is for stages of an SST home on AWS."));
        }

        var connection = await ConnectToAccountAsync(output, cancellationToken).ConfigureAwait(false);
        var home = await StageHomes.OpenAwsAsync(connection, cancellationToken).ConfigureAwait(false);
        await NameContinuationAsync(output, nameof(App), [name.App], cancellationToken).ConfigureAwait(false);
        output.Journals = await new JournalParameters(JournalPath).OpenAsync(connection, output, cancellationToken).ConfigureAwait(false);
        var request = new StageKeyResetRequest
        {
            Name = name,
            OldKeys = [.. _given.Select((key, place) => new OldStageKey($"-{nameof(OldPassphrase)} {place + 1}", key))],
            AllowLoss = IsOn(AllowLoss),
            History = IsOn(History),
        };
        output.WriteResult(await StageKeyResetter.ResetAsync(connection, home, request, output, cancellationToken).ConfigureAwait(false));
    });

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _given.ForEach(key => key.Dispose());
        }

        base.Dispose(disposing);
    }
}
