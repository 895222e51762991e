using System.Management.Automation;
using StackStage.Cmdlets.Hosting;
using StackStage.Operations.Connection;
using StackStage.Operations.Journal;

namespace StackStage.Cmdlets;

/// <summary>The base of every cmdlet whose runs have a journal, from which the same call on goes on.</summary>
public abstract class JournaledStageCmdlet : WaitingStageCmdlet
{
    /// <summary>Where the run's journal is kept: a folder, a file whose name ends in .jsonl, or s3://bucket/prefix; without it, in a folder of the user's.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? JournalPath { get; set; }

    /// <summary>The journals, in the place that the parameters name.</summary>
    private protected Task<RunJournals> OpenJournalsAsync(AwsConnection connection, CmdletOutput output, CancellationToken cancellationToken) =>
        new JournalParameters(JournalPath).OpenAsync(connection, output, cancellationToken);
}
