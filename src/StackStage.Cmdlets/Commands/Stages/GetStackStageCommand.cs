using System.Management.Automation;
using StackStage.Cmdlets.Completion;
using StackStage.Cmdlets.Hosting;
using StackStage.Operations.Stages;

namespace StackStage.Cmdlets.Commands.Stages;

/// <summary>Lists the stages of an SST home on AWS or on disk, or of a Pulumi backend: how big, how old, locked by whom, and with or without its key.</summary>
[Cmdlet(VerbsCommon.Get, "StackStage", DefaultParameterSetName = AwsSet, HelpUri = HelpPages.Root + "Get-StackStage.md")]
[OutputType(typeof(StageInfo))]
public sealed class GetStackStageCommand : AwsStageCmdlet
{
    private const string AwsSet = "Aws";
    private const string LocalSet = "LocalHome";
    private const string HomePathSet = "HomePath";
    private const string BackendSet = "Backend";

    /// <summary>Only these apps (Pulumi: projects); wildcards are allowed.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(AppCompleter))]
    public string[]? App { get; set; }

    /// <summary>Only these stages (Pulumi: stacks); wildcards are allowed.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(StageCompleter))]
    public string[]? Stage { get; set; }

    /// <summary>Looks in the home that SST keeps on this machine, under the folder of the user's configuration; or in -HomePath.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LocalSet)]
    [Parameter(ParameterSetName = HomePathSet)]
    public SwitchParameter LocalHome { get; set; }

    /// <summary>The folder of a local home: the one with app, lock and passphrase in it.</summary>
    [Parameter(Mandatory = true, ParameterSetName = HomePathSet)]
    [ValidateNotNullOrEmpty]
    public string? HomePath { get; set; }

    /// <summary>A Pulumi backend that you keep yourself: file://folder or s3://bucket/prefix.</summary>
    [Parameter(Mandatory = true, ParameterSetName = BackendSet)]
    [ValidateNotNullOrEmpty]
    public string? Backend { get; set; }

    private protected override async Task ProcessAsync(CmdletOutput output, CancellationToken cancellationToken)
    {
        var home = await new HomeParameters(IsOn(LocalHome), HomePath, Backend)
            .OpenAsync(() => ConnectToAccountAsync(output, cancellationToken), output, cancellationToken).ConfigureAwait(false);
        await foreach (var stage in new StageLister(home, output).ListAsync(new StageFilter(App, Stage), cancellationToken).ConfigureAwait(false))
        {
            output.WriteObject(stage);
        }
    }
}
