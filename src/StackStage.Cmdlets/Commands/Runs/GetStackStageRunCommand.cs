using System.Management.Automation;
using StackStage.Cmdlets.Completion;
using StackStage.Cmdlets.Hosting;
using StackStage.Operations.Journal;
using StackStage.Operations.Text;

namespace StackStage.Cmdlets.Commands.Runs;

/// <summary>Lists runs that changed something: when, who, what, where they stand, what is left, and the command that continues.</summary>
[Cmdlet(VerbsCommon.Get, "StackStageRun", HelpUri = HelpPages.Root + "Get-StackStageRun.md")]
[OutputType(typeof(StackStageRun))]
public sealed class GetStackStageRunCommand : RunCmdlet
{
    /// <summary>Only these runs; wildcards are allowed.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(RunIdCompleter))]
    public string[]? Id { get; set; }

    /// <summary>Only runs of which something is left, and that nobody is at work on.</summary>
    [Parameter]
    public SwitchParameter Unfinished { get; set; }

    /// <summary>With the steps of each.</summary>
    [Parameter]
    public SwitchParameter Detail { get; set; }

    private protected override async Task ProcessAsync(CmdletOutput output, CancellationToken cancellationToken)
    {
        var journals = await OpenJournalsAsync(output, cancellationToken).ConfigureAwait(false);
        var patterns = Id?.Select(id => new Wildcard(id)).ToArray();
        var found = await journals.ListAsync(run => patterns?.Any(pattern => pattern.IsMatch(run)) ?? true, IsOn(Unfinished) && Id is null, IsOn(Detail), cancellationToken).ConfigureAwait(false);
        foreach (var run in found.Where(run => !IsOn(Unfinished) || run.State == RunState.Unfinished))
        {
            output.WriteObject(run);
        }

        foreach (var id in Id ?? [])
        {
            if (!Wildcard.HasWildcard(id) && !found.Any(run => string.Equals(run.Id, id, StringComparison.OrdinalIgnoreCase)))
            {
                output.WriteError(NotFound(id, journals));
            }
        }
    }
}
