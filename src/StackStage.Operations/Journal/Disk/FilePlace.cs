using StackStage.Operations.Machine;

namespace StackStage.Operations.Journal.Disk;

/// <summary>
/// A file that the user names. Runs stand in it one after the other, and one process at a time writes to it: it has the
/// file's name with <c>.lock</c> behind it open for itself.
/// </summary>
internal sealed class FilePlace(string path) : IJournalPlace
{
    private static readonly TimeSpan HoldPatience = TimeSpan.FromSeconds(2);

    private readonly string _hold = path + ".lock";
    private FileStream? _entered;

    public string Description => path;

    public string? JournalPath => path;

    public Task<IReadOnlyList<JournalRef>> ListAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<JournalRef>>(FileNode.Of(path)?.Kind == FileKind.Missing ? [] : [new JournalRef(path, path)]);

    public async Task<JournalContent?> ReadAsync(JournalRef journal, Func<ReadOnlyMemory<byte>, bool>? wanted, CancellationToken cancellationToken)
    {
        try
        {
            // The first run of the file says nothing about the last.
            return new JournalContent(journal, (await JournalFile.ReadAsync(path, null, cancellationToken).ConfigureAwait(false))!, File.GetLastWriteTimeUtc(path));
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw JournalErrors.NotReadable(path, failure);
        }
    }

    public async Task<IAsyncDisposable> EnterAsync(RunClaim run, CancellationToken cancellationToken)
    {
        try
        {
            JournalFile.MakeFolder(Path.GetDirectoryName(path)!);
            _entered = await FileHold.TakeAsync(_hold, HoldPatience, cancellationToken).ConfigureAwait(false) ?? throw await UnderWayAsync(run, cancellationToken).ConfigureAwait(false);
            return new Entrance(this);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw JournalErrors.NotWritable(path, failure);
        }
    }

    public bool IsHeld(RecordedRun run, JournalContent content) => _entered is null && FileHold.IsTaken(_hold);

    // What was taken to enter is kept for as long as the run lasts.
    public Task<IAsyncDisposable> ClaimAsync(RunClaim run, CancellationToken cancellationToken) => Task.FromResult<IAsyncDisposable>(Interlocked.Exchange(ref _entered, null)!);

    public async Task<IJournalLog> CreateAsync(string run, CancellationToken cancellationToken)
    {
        var content = await ReadAsync(new JournalRef(path, path), null, cancellationToken).ConfigureAwait(false);
        return Open(content is null ? 0 : JournalReplay.Read(content.Bytes).WholeLength, content is null ? FileMode.CreateNew : FileMode.Open);
    }

    public Task<IJournalLog> OpenAsync(JournalContent content, int wholeLength, CancellationToken cancellationToken) => Task.FromResult<IJournalLog>(Open(wholeLength, FileMode.Open));

    public async Task DeleteAsync(JournalContent content, CancellationToken cancellationToken)
    {
        try
        {
            using (var hold = await FileHold.TakeAsync(_hold, HoldPatience, cancellationToken).ConfigureAwait(false) ?? throw new JournalChangedException(path))
            {
                File.Delete(path);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw JournalErrors.NotWritable(path, failure);
        }
    }

    private FileLog Open(int wholeLength, FileMode mode)
    {
        try
        {
            return FileLog.Open(path, mode, wholeLength, null, null);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw JournalErrors.NotWritable(path, failure);
        }
    }

    private async Task<Exception> UnderWayAsync(RunClaim run, CancellationToken cancellationToken)
    {
        var content = await ReadAsync(new JournalRef(path, path), null, cancellationToken).ConfigureAwait(false);
        var runs = content is null ? [] : JournalReplay.Read(content.Bytes).Runs;
        return runs.MaxBy(known => known.Last) is { } other
            ? JournalErrors.UnderWay(run.Scope.Targets, other.Id, other.Header.Scope.Command, other.Writer, other.Held, path, null)
            : new IOException("another process has it open.");
    }

    private sealed class Entrance(FilePlace place) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            if (Interlocked.Exchange(ref place._entered, null) is { } unclaimed)
            {
                await unclaimed.DisposeAsync().ConfigureAwait(false);
            }
        }
    }
}
