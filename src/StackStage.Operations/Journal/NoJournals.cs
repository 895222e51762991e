using StackStage.Operations.Errors;
using StackStage.Operations.Steps;

namespace StackStage.Operations.Journal;

/// <summary>Journals on a machine that has no place for them: there are no earlier runs, and none can be begun.</summary>
/// <param name="reason">Why there is no place (<c>JournalNotWritable</c>).</param>
public sealed class NoJournals(StageException reason) : IRunJournals
{
    /// <inheritdoc/>
    public bool IsNamed => false;

    /// <inheritdoc/>
    public Task<IReadOnlyList<EarlierRun>> FindAsync(RunScope scope, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<EarlierRun>>([]);

    /// <inheritdoc/>
    public Task<IRunJournal> BeginAsync(RunHeader header, IReadOnlyList<EarlierRun> earlier, CancellationToken cancellationToken) => throw reason;
}
