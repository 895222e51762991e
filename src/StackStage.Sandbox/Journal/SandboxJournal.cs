using System.Text.Json;

namespace StackStage.Sandbox;

/// <summary>All calls that reached a sandbox, in order.</summary>
public sealed class SandboxJournal
{
    private readonly object _gate = new();
    private readonly List<JournalEntry> _entries = [];

    internal SandboxJournal() { }

    /// <summary>The calls so far.</summary>
    public IReadOnlyList<JournalEntry> Entries
    {
        get
        {
            lock (_gate)
            {
                return _entries.ToArray();
            }
        }
    }

    /// <summary>How many calls there were so far.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _entries.Count;
            }
        }
    }

    /// <summary>The calls whose operation changes something, whether or not they succeeded.</summary>
    public IReadOnlyList<JournalEntry> Changes => Where(e => !e.IsRead);

    /// <summary>The calls of one service, optionally of one operation.</summary>
    /// <param name="service">The service, as in <c>acm</c>.</param>
    /// <param name="action">The operation, as in <c>DeleteCertificate</c>.</param>
    public IReadOnlyList<JournalEntry> Of(string service, string? action = null) =>
        Where(e => string.Equals(e.Service, service, StringComparison.OrdinalIgnoreCase)
            && (action is null || string.Equals(e.Action, action, StringComparison.OrdinalIgnoreCase)));

    /// <summary>The calls that satisfy a condition.</summary>
    /// <param name="condition">The condition.</param>
    public IReadOnlyList<JournalEntry> Where(Func<JournalEntry, bool> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return [.. Entries.Where(condition)];
    }

    /// <summary>Forgets the calls so far; numbering goes on.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _entries.Clear();
        }
    }

    /// <summary>The calls as JSON lines.</summary>
    public string ToJsonLines() =>
        string.Concat(Entries.Select(e => JsonSerializer.Serialize(e, SandboxJson.Compact) + "\n"));

    /// <summary>
    /// Raised on the server's threads after a call was recorded, before its reply is sent. The sandbox answers other calls
    /// meanwhile: whoever listens may do what takes its time.
    /// </summary>
    public event Action<JournalEntry>? Recorded;

    internal void Add(JournalEntry entry)
    {
        lock (_gate)
        {
            _entries.Add(entry);
        }
    }

    internal void Tell(JournalEntry entry) => Recorded?.Invoke(entry);
}
