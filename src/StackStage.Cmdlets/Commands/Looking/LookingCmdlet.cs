using System.Management.Automation;
using StackStage.Cmdlets.Completion;
using StackStage.Cmdlets.Hosting;
using StackStage.Operations.Looking;
using StackStage.Operations.Stages;

namespace StackStage.Cmdlets.Commands.Looking;

/// <summary>The base of the cmdlets that list what there is on AWS, with the stage that each belongs to.</summary>
public abstract class LookingCmdlet : AwsStageCmdlet
{
    // The pipeline names stages; one listing serves all of them.
    private readonly List<StageFilter> _stages = [];
    private bool _began;

    /// <summary>Only what belongs to these apps (Pulumi: projects); wildcards are allowed.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(AppCompleter))]
    public string[]? App { get; set; }

    /// <summary>Only what belongs to these stages (Pulumi: stacks); wildcards are allowed.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(StageCompleter))]
    public string[]? Stage { get; set; }

    /// <summary>Looks into the states of the account's SST home for what has no tags.</summary>
    [Parameter]
    public SwitchParameter SearchState { get; set; }

    private protected sealed override Task ProcessAsync(CmdletOutput output, CancellationToken cancellationToken)
    {
        _began = true;
        if (App is not null || Stage is not null)
        {
            _stages.Add(new StageFilter(App, Stage));
        }

        return Task.CompletedTask;
    }

    private protected sealed override async Task EndAsync(CmdletOutput output, CancellationToken cancellationToken)
    {
        if (!_began && CmdletHost.ExpectsInput)
        {
            // A pipeline that turns out to be empty names no stage; it does not mean all of them.
            return;
        }

        var connection = await ConnectAsync(output, cancellationToken).ConfigureAwait(false);
        var request = Refine(new LookingRequest { Stages = _stages.Count > 0 ? _stages : null, SearchState = IsOn(SearchState) });
        await WriteAsync(connection, request, output, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Adds what the cmdlet's own parameters say.</summary>
    private protected abstract LookingRequest Refine(LookingRequest request);

    /// <summary>Finds and writes the records.</summary>
    private protected abstract Task WriteAsync(Operations.Connection.AwsConnection connection, LookingRequest request, CmdletOutput output, CancellationToken cancellationToken);
}
