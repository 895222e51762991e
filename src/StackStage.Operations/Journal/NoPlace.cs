using StackStage.Operations.Errors;

namespace StackStage.Operations.Journal;

/// <summary>The user's own folder where nobody can tell which that is: nothing is found in it, and nothing can be written.</summary>
internal sealed class NoPlace(StageException why) : IJournalPlace
{
    public string Description => "the user's own folder";

    public string? JournalPath => null;

    public Task<IReadOnlyList<JournalRef>> ListAsync(CancellationToken cancellationToken) => throw JournalErrors.NotReadable(Description, why);

    public Task<JournalContent?> ReadAsync(JournalRef journal, Func<ReadOnlyMemory<byte>, bool>? wanted, CancellationToken cancellationToken) => throw why;

    public Task<IAsyncDisposable> EnterAsync(RunClaim run, CancellationToken cancellationToken) => throw why;

    public bool IsHeld(RecordedRun run, JournalContent content) => throw why;

    public Task<IAsyncDisposable> ClaimAsync(RunClaim run, CancellationToken cancellationToken) => throw why;

    public Task<IJournalLog> CreateAsync(string run, CancellationToken cancellationToken) => throw why;

    public Task<IJournalLog> OpenAsync(JournalContent content, int wholeLength, CancellationToken cancellationToken) => throw why;

    public Task DeleteAsync(JournalContent content, CancellationToken cancellationToken) => throw why;
}
