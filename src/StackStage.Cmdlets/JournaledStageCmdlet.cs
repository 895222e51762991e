using System.Management.Automation;
using StackStage.Cmdlets.Hosting;
using StackStage.Operations.Connection;

namespace StackStage.Cmdlets;

/// <summary>The base of every cmdlet whose runs have a journal, from which the same call on goes on.</summary>
public abstract class JournaledStageCmdlet : WaitingStageCmdlet
{
    /// <summary>Where the run's journal is kept: a folder, a file whose name ends in .jsonl, or s3://bucket/prefix; without it, in a folder of the user's.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? JournalPath { get; set; }

    /// <summary>Opens the journals, and says which command continues the run.</summary>
    /// <param name="connection">The account that is worked in; its bucket, where -JournalPath names one.</param>
    /// <param name="output">Gets both.</param>
    /// <param name="parameter">The parameter that names the objects.</param>
    /// <param name="objects">The objects.</param>
    /// <param name="cancellationToken">Stops it.</param>
    private protected async Task BeginRunAsync(AwsConnection connection, CmdletOutput output, string parameter, IReadOnlyList<string> objects, CancellationToken cancellationToken)
    {
        await NameContinuationAsync(output, parameter, objects, cancellationToken).ConfigureAwait(false);
        output.Journals = await new JournalParameters(JournalPath).OpenAsync(connection, output, cancellationToken).ConfigureAwait(false);
    }
}
