namespace StackStage.Operations.Distributions;

/// <summary>How long each kind of failure has been coming, so that each can have its own limit.</summary>
internal sealed class Patience(TimeProvider time)
{
    private readonly Dictionary<string, DateTimeOffset> _since = new(StringComparer.Ordinal);

    /// <summary>Whether failures of a kind may still be put up with, counted from the first of them.</summary>
    public bool Has(string kind, TimeSpan limit)
    {
        var now = time.GetUtcNow();
        _since.TryAdd(kind, now);
        return now - _since[kind] < limit;
    }

    /// <summary>Begins anew.</summary>
    public void Restore() => _since.Clear();
}
