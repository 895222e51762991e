using System.Management.Automation;
using StackStage.Cmdlets.Completion;
using StackStage.Cmdlets.Hosting;
using StackStage.Operations.Connection;
using StackStage.Operations.Errors;
using StackStage.Operations.Stages;

namespace StackStage.Cmdlets.Commands.Keys;

/// <summary>The base of cmdlets that reset one stage of an SST home on AWS a record, or its key. Records of Get-StackStage bind to it.</summary>
public abstract class StageResetCmdlet : AwsStageCmdlet
{
    private const string AwsHome = "aws";

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
        return Task.CompletedTask;
    }

    private protected sealed override Task ProcessAsync(CmdletOutput output, CancellationToken cancellationToken) => output.ReportAsync(async () =>
    {
        var name = new StageName(App!, Stage!);
        if (Home is { Length: > 0 } kind && kind != AwsHome)
        {
            // A stage on AWS may have the same name.
            throw new StageException(new StageError(
                "HomeNotSupported", StageErrorCategory.InvalidArgument, $"{name} is in a home of the kind '{kind}', whose keys are not in Parameter Store. Nothing was changed.", name.ToString(), "Only stages of an SST home on AWS are reset."));
        }

        var connection = await ConnectToAccountAsync(output, cancellationToken).ConfigureAwait(false);
        var home = await StageHomes.OpenAwsAsync(connection, cancellationToken).ConfigureAwait(false);
        await NameContinuationAsync(output, home, name, cancellationToken).ConfigureAwait(false);
        output.Journals = await new JournalParameters(JournalPath).OpenAsync(connection, output, cancellationToken).ConfigureAwait(false);
        output.WriteResult(await ResetAsync(connection, home, name, output, cancellationToken).ConfigureAwait(false));
    });

    /// <summary>Resets one.</summary>
    private protected abstract Task<object> ResetAsync(AwsConnection connection, StageHome home, StageName name, CmdletOutput output, CancellationToken cancellationToken);
}
