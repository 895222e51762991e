namespace StackStage.Operations.Journal;

/// <summary>
/// Reads the bytes of a journal. A journal that was cut off at any byte is the journal up to its last whole line; the rest is
/// torn, and is cut away before anything is written behind it.
/// </summary>
internal sealed class JournalReplay
{
    private readonly List<RecordedRun> _runs = [];
    private readonly List<int> _damaged = [];

    private JournalReplay()
    {
    }

    /// <summary>The runs, in the order in which they began. A folder and a bucket have one to a journal; a file that the user names may have had several.</summary>
    public IReadOnlyList<RecordedRun> Runs => _runs;

    /// <summary>The run that the last lines belong to; null when there is none.</summary>
    public RecordedRun? Current { get; private set; }

    /// <summary>How many bytes there are up to the end of the last line that can be read.</summary>
    public int WholeLength { get; private set; }

    /// <summary>The numbers, from 1, of lines that cannot be read although such follow as can.</summary>
    public IReadOnlyList<int> Damaged => _damaged;

    /// <summary>Reads a journal.</summary>
    /// <param name="content">Its bytes.</param>
    /// <exception cref="JournalTooNewException">It was written by a later version.</exception>
    public static JournalReplay Read(ReadOnlyMemory<byte> content)
    {
        var replay = new JournalReplay();
        var mark = content.Span.StartsWith("\uFEFF"u8) ? 3 : 0;
        var torn = new List<int>();
        for (int start = mark, number = 1; start < content.Length; number++)
        {
            var length = content.Span[start..].IndexOf((byte)'\n');
            if (length < 0)
            {
                // Without its end, a line may be anything.
                break;
            }

            var line = content.Slice(start, length);
            start += length + 1;
            if (line.Span.Trim(" \t\r"u8).IsEmpty)
            {
                continue;
            }

            try
            {
                replay.Take(JournalFormat.Read(line));
            }
            catch (FormatException)
            {
                // At the end it is what a power failure left; in the middle somebody else's doing.
                torn.Add(number);
                continue;
            }

            replay._damaged.AddRange(torn);
            torn.Clear();
            replay.WholeLength = start;
        }

        return replay;
    }

    private void Take(JournalEntry? entry)
    {
        switch (entry)
        {
            case null:
                break;
            case HeaderEntry header:
                Current = new RecordedRun(header);
                _runs.Add(Current);
                break;
            case ContinuedEntry continued:
                Current = Find(continued.Run);
                Current.Apply(continued);
                break;
            case TakenOverEntry taken:
                Find(taken.Run).Apply(taken);
                break;
            default:
                (Current ?? throw new FormatException("It belongs to no run.")).Apply(entry);
                break;
        }
    }

    private RecordedRun Find(string run) => _runs.FindLast(known => known.Id == run) ?? throw new FormatException("It belongs to a run that is not here.");
}
