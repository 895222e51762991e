using StackStage.Operations.Machine;

namespace StackStage.Operations.Journal.Disk;

/// <summary>
/// A folder with a file <c>&lt;run&gt;.jsonl</c> for each run, and beside it, while the run is not over, <c>&lt;run&gt;.lock</c>, which
/// its process has open for itself. Who begins a run has <c>.gate</c> open meanwhile, so that two that begin at once see each other.
/// </summary>
internal sealed class FolderPlace(string folder, bool isNamed) : IJournalPlace
{
    private const string Extension = ".jsonl";
    private const string HoldExtension = ".lock";
    private const string Gate = ".gate";

    // Beginning takes milliseconds; a folder full of long journals on a slow share, seconds.
    private static readonly TimeSpan GatePatience = TimeSpan.FromSeconds(30);

    // Somebody may be looking whether the hold is taken.
    private static readonly TimeSpan HoldPatience = TimeSpan.FromSeconds(2);

    public string Description => folder;

    public string? JournalPath => isNamed ? folder : null;

    public Task<IReadOnlyList<JournalRef>> ListAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (!Directory.Exists(folder))
            {
                // What cannot be looked at is no empty folder.
                return FileNode.Of(folder)?.Kind is FileKind.Missing or FileKind.Folder or null && !File.Exists(folder)
                    ? Task.FromResult<IReadOnlyList<JournalRef>>([])
                    : throw new IOException($"'{folder}' is no folder.");
            }

            return Task.FromResult<IReadOnlyList<JournalRef>>(
            [
                .. new DirectoryInfo(folder).EnumerateFiles("*" + Extension, new EnumerationOptions { AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Directory, IgnoreInaccessible = false })
                    .Where(file => RunIds.IsOne(Path.GetFileNameWithoutExtension(file.Name)))
                    .Select(file => new JournalRef(Path.GetFileNameWithoutExtension(file.Name), file.FullName, Written: file.LastWriteTimeUtc)),
            ]);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw JournalErrors.NotReadable(folder, failure);
        }
    }

    public async Task<JournalContent?> ReadAsync(JournalRef journal, Func<ReadOnlyMemory<byte>, bool>? wanted, CancellationToken cancellationToken)
    {
        try
        {
            var written = File.GetLastWriteTimeUtc(journal.Location);
            return await JournalFile.ReadAsync(journal.Location, wanted, cancellationToken).ConfigureAwait(false) is { } bytes ? new JournalContent(journal, bytes, written) : null;
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw JournalErrors.NotReadable(journal.Location, failure);
        }
    }

    public async Task<IAsyncDisposable> EnterAsync(RunClaim run, CancellationToken cancellationToken)
    {
        try
        {
            JournalFile.MakeFolder(folder);
            return await FileHold.TakeAsync(Path.Combine(folder, Gate), GatePatience, cancellationToken).ConfigureAwait(false)
                ?? throw new IOException($"another process has '{Gate}' open and does not let go of it.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw JournalErrors.NotWritable(folder, failure);
        }
    }

    public bool IsHeld(RecordedRun run, JournalContent content) => FileHold.IsTaken(HoldOf(content.Journal.Name));

    // The runs that are under way have been looked through already, and nobody else begins one.
    public Task<IAsyncDisposable> ClaimAsync(RunClaim run, CancellationToken cancellationToken) => Task.FromResult<IAsyncDisposable>(NoHold.Instance);

    public Task<IJournalLog> CreateAsync(string run, CancellationToken cancellationToken) => OpenAsync(Path.Combine(folder, run + Extension), run, FileMode.CreateNew, 0, cancellationToken);

    public Task<IJournalLog> OpenAsync(JournalContent content, int wholeLength, CancellationToken cancellationToken) =>
        OpenAsync(content.Journal.Location, content.Journal.Name, FileMode.Open, wholeLength, cancellationToken, content.Bytes.Length);

    public async Task DeleteAsync(JournalContent content, CancellationToken cancellationToken)
    {
        try
        {
            JournalFile.MakeFolder(folder);
            using var gate = await FileHold.TakeAsync(Path.Combine(folder, Gate), GatePatience, cancellationToken).ConfigureAwait(false) ?? throw new JournalChangedException(content.Journal.Location);
            var hold = HoldOf(content.Journal.Name);
            if (FileHold.IsTaken(hold))
            {
                throw new JournalChangedException(content.Journal.Location);
            }

            File.Delete(content.Journal.Location);
            File.Delete(hold);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw JournalErrors.NotWritable(content.Journal.Location, failure);
        }
    }

    private string HoldOf(string run) => Path.Combine(folder, run + HoldExtension);

    private async Task<IJournalLog> OpenAsync(string path, string run, FileMode mode, int wholeLength, CancellationToken cancellationToken, int? readLength = null)
    {
        FileStream? hold = null;
        try
        {
            hold = await FileHold.TakeAsync(HoldOf(run), HoldPatience, cancellationToken).ConfigureAwait(false) ?? throw new JournalChangedException(path);
            return readLength is { } read && new FileInfo(path).Length != read
                ? throw new JournalChangedException(path)
                : FileLog.Open(path, mode, wholeLength, hold, HoldOf(run));
        }
        catch (Exception failure)
        {
            if (hold is not null)
            {
                await hold.DisposeAsync().ConfigureAwait(false);
            }

            if (failure is IOException or UnauthorizedAccessException)
            {
                throw JournalErrors.NotWritable(path, failure);
            }

            throw;
        }
    }
}

/// <summary>Holds nothing.</summary>
internal sealed class NoHold : IAsyncDisposable
{
    public static NoHold Instance { get; } = new();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
