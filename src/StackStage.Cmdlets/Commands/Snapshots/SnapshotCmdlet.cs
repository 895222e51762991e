using System.Management.Automation;
using StackStage.Cmdlets.Hosting;

namespace StackStage.Cmdlets.Commands.Snapshots;

/// <summary>The base of cmdlets that take whole states, as many as there are.</summary>
public abstract class SnapshotCmdlet : StateFileCmdlet
{
    /// <summary>State files; wildcards are allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string[]? Path { get; set; }

    /// <summary>State files whose names are taken as they are: those of Get-ChildItem.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string[]? LiteralPath { get; set; }

    /// <summary>What comes through the pipeline: a state's text (whole, or line by line) or bytes; or paths. A string is a text if its first character is a brace. A text is answered with text, and no file is touched.</summary>
    [Parameter(Mandatory = true, ParameterSetName = InputObjectSet, ValueFromPipeline = true)]
    [SnapshotContentTransformation]
    public SnapshotContent? InputObject { get; set; }

    private protected sealed override Task ProcessAsync(CmdletOutput output, CancellationToken cancellationToken) =>
        ForEachStateAsync(Path, LiteralPath, InputObject, isLiteral: false, output, state => TakeAsync(state, output, cancellationToken), cancellationToken);

    private protected sealed override async Task EndAsync(CmdletOutput output, CancellationToken cancellationToken)
    {
        await EndPipedAsync(output, state => TakeAsync(state, output, cancellationToken)).ConfigureAwait(false);
        await FinishAsync(output, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Does what is left when all states were taken.</summary>
    private protected virtual Task FinishAsync(CmdletOutput output, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Does the cmdlet's work on one state.</summary>
    private protected abstract Task TakeAsync(StateReference state, CmdletOutput output, CancellationToken cancellationToken);
}
