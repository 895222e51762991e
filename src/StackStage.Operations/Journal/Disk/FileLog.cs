using StackStage.Operations.Machine;

namespace StackStage.Operations.Journal.Disk;

/// <summary>A journal that is a file.</summary>
internal sealed class FileLog : IJournalLog
{
    private readonly FileStream _stream;
    private readonly FileStream? _hold;
    private readonly string? _holdPath;
    private long _whole;
    private bool _isEnded;

    private FileLog(string path, FileStream stream, FileStream? hold, string? holdPath, long whole)
    {
        Location = path;
        _stream = stream;
        _hold = hold;
        _holdPath = holdPath;
        _whole = whole;
    }

    public string Location { get; }

    public bool WritesAtOnce => true;

    public TimeSpan? BeatEvery => null;

    /// <summary>Opens a file to write at its end.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mode">Whether it is new.</param>
    /// <param name="wholeLength">How much of it stays; the rest is torn, and is cut away.</param>
    /// <param name="hold">What keeps others from it, if it goes with the file; taken over.</param>
    /// <param name="holdPath">The hold's file, to be deleted when the run has ended.</param>
    public static FileLog Open(string path, FileMode mode, long wholeLength, FileStream? hold, string? holdPath)
    {
        JournalFile.Ensure(path);
        var stream = new FileStream(path, JournalFile.Options(mode, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete));
        try
        {
            if (stream.Length > wholeLength)
            {
                stream.SetLength(wholeLength);
            }

            stream.Position = wholeLength;
            if (mode != FileMode.Open && !OperatingSystem.IsWindows())
            {
                UnixFiles.FlushFolder(Path.GetDirectoryName(path)!);
            }

            return new FileLog(path, stream, hold, holdPath, wholeLength);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    public Task AppendAsync(ReadOnlyMemory<byte> lines, bool durable, CancellationToken cancellationToken)
    {
        try
        {
            if (_stream.Length > _whole)
            {
                // What a failure left before: no line may ever be glued to it.
                _stream.SetLength(_whole);
            }

            _stream.Position = _whole;
            _stream.Write(lines.Span);
            if (durable)
            {
                _stream.Flush(flushToDisk: true);
            }

            _whole += lines.Length;
            return Task.CompletedTask;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            try
            {
                _stream.SetLength(_whole);
            }
            catch (Exception again) when (again is IOException or UnauthorizedAccessException)
            {
                // The next write tries it once more, and a reader stops at the last whole line.
            }

            throw JournalErrors.NotWritable(Location, failure);
        }
    }

    public Task EndAsync(CancellationToken cancellationToken)
    {
        _isEnded = true;
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync().ConfigureAwait(false);
        if (_hold is null)
        {
            return;
        }

        await _hold.DisposeAsync().ConfigureAwait(false);
        if (!_isEnded)
        {
            return;
        }

        try
        {
            // Nobody goes on with a run that has ended, so nobody takes its hold any more.
            File.Delete(_holdPath!);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Somebody looks at it, on Windows; it goes when the journal is pruned.
        }
    }
}
