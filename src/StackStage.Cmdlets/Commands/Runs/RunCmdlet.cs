using System.Management.Automation;
using StackStage.Cmdlets.Hosting;
using StackStage.Operations.Errors;
using StackStage.Operations.Journal;

namespace StackStage.Cmdlets.Commands.Runs;

/// <summary>The base of the cmdlets that look into the journals of runs. AWS is asked only for a bucket.</summary>
public abstract class RunCmdlet : AwsStageCmdlet
{
    /// <summary>Where the journals are: a folder, a file, or s3://bucket/prefix; without it, in the folder of the user's.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    public string? JournalPath { get; set; }

    /// <inheritdoc/>
    private protected override Task BeginAsync(CmdletOutput output, CancellationToken cancellationToken)
    {
        RefuseEmpty(nameof(JournalPath));
        return Task.CompletedTask;
    }

    /// <summary>The journals, in the place that the present record names.</summary>
    private protected async Task<RunJournals> OpenJournalsAsync(CmdletOutput output, CancellationToken cancellationToken)
    {
        var parameters = new JournalParameters(JournalPath);
        var connection = parameters.IsBucket ? await ConnectToAccountAsync(output, cancellationToken).ConfigureAwait(false) : null;
        return await parameters.OpenAsync(connection, output, cancellationToken).ConfigureAwait(false);
    }

    private protected static StageError NotFound(string id, RunJournals journals) => new(
        "RunNotFound",
        StageErrorCategory.ObjectNotFound,
        $"There is no run '{id}' in '{journals.Location}'.",
        id,
        "Get-StackStageRun without -Id lists what there is; -JournalPath looks in another place.");
}
