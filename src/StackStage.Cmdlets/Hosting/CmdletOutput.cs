using StackStage.Operations.Errors;
using StackStage.Operations.Steps;

namespace StackStage.Cmdlets.Hosting;

/// <summary>The asynchronous side of a cmdlet: what work on any thread may say, brought to the pipeline thread by the <see cref="Pump"/>.</summary>
internal sealed class CmdletOutput(Pump pump, ICmdletHost host) : IOperationHost
{
    /// <inheritdoc/>
    public TimeProvider Time => host.Time;

    /// <summary>Where what is asked about lies, in a few words; null for what is on this machine.</summary>
    public Func<string>? Place { get; set; }

    /// <inheritdoc/>
    public IRunJournals? Journals { get; set; }

    /// <inheritdoc/>
    public string? CommandLine { get; set; }

    /// <inheritdoc/>
    public string? Switches { get; set; }

    /// <summary>Writes an output record.</summary>
    public void WriteObject(object value) => pump.Post(() => host.WriteObject(value));

    /// <summary>
    /// Puts what became of a resource in the pipeline, but nothing in a preview: there nothing became of it, and a script that
    /// counts records must not take the preview for the deed.
    /// </summary>
    /// <param name="value">The record.</param>
    public void WriteResult(object value) => pump.Post(() =>
    {
        if (!host.IsWhatIf)
        {
            host.WriteObject(value);
        }
    });

    /// <inheritdoc/>
    public void WriteError(StageError error) => pump.Post(() => host.WriteError(error));

    /// <inheritdoc/>
    public void WriteVerbose(string message) => pump.Post(() => host.WriteVerbose(message));

    /// <summary>Writes what only somebody who looks for a fault wants to know.</summary>
    public void WriteDebug(string message) => pump.Post(() => host.WriteDebug(message));

    /// <inheritdoc/>
    public void WriteWarning(string message) => pump.Post(() => host.WriteWarning(message));

    /// <inheritdoc/>
    public void WriteProgress(OperationProgress progress) => pump.Post(() => host.WriteProgress(progress));

    /// <summary>Runs something that only the pipeline thread may do, such as resolving a path, and waits for its result.</summary>
    public Task<T> OnPipelineThreadAsync<T>(Func<ICmdletHost, T> question, CancellationToken cancellationToken) =>
        pump.AskAsync(() => question(host), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<Asking> AskingAsync(CancellationToken cancellationToken) => new(pump.AskAsync(() => host.Asking, cancellationToken));

    /// <inheritdoc/>
    public ValueTask<Approval> ApproveAsync(ApprovalQuestion question, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        return new(pump.AskAsync(
            // What only looks or waits is part of a preview, and never asked about.
            () => question.Changes || host.IsWhatIf ? host.ShouldProcess(question.Target, question.Action, Place?.Invoke()) : Approval.Approved,
            cancellationToken));
    }

    /// <inheritdoc/>
    public void NoteUnfinished() => pump.Post(host.NoteUnfinished);

    /// <summary>Does something for one record: its failure is an error after which the next record goes on.</summary>
    public async Task ReportAsync(Func<Task> action)
    {
        try
        {
            await action().ConfigureAwait(false);
        }
        catch (StageException failure)
        {
            WriteError(failure.Error);
        }
    }

    /// <summary>Asks a question that no preference answers.</summary>
    public Task<bool> ShouldContinueAsync(string query, string caption, CancellationToken cancellationToken) =>
        pump.AskAsync(() => host.ShouldContinue(query, caption), cancellationToken);
}
