namespace StackStage.Operations.Pacing;

/// <summary>One operation in one Region: who waits for a turn, in the order in which they came, and what they count toward.</summary>
internal sealed class Lane
{
    // More at one time help nobody: the answers come no sooner, and all of them fail together.
    private const int MostUnderWay = 32;

    private readonly Queue<TurnRequest> _waiting = [];
    private readonly Allowance[] _allowances;
    private readonly int _most;
    private int _underWay;

    public Lane(IReadOnlyList<Quota> quotas, IEnumerable<Allowance> allowances)
    {
        _allowances = [.. allowances];
        _most = quotas.Select(quota => quota.Concurrency ?? (quota.IsOneAtATime ? 1 : MostUnderWay)).Append(MostUnderWay).Min();
        IsOneAtATime = quotas.Any(quota => quota.IsOneAtATime);
    }

    public LearntRate Rate { get; } = new();

    public bool IsOneAtATime { get; }

    /// <summary>Who is next; null when nobody waits. Those who gave up are forgotten on the way.</summary>
    public TurnRequest? Head
    {
        get
        {
            while (_waiting.TryPeek(out var head) && head.Turn.Task.IsCompleted)
            {
                _waiting.Dequeue();
            }

            return _waiting.Count > 0 ? _waiting.Peek() : null;
        }
    }

    /// <summary>When the next turn may be given; null for not before one that was given is used or over.</summary>
    public DateTimeOffset? NextAt(DateTimeOffset now)
    {
        if (_underWay >= _most)
        {
            return null;
        }

        var next = Rate.NextAt(now);
        foreach (var allowance in _allowances)
        {
            if (allowance.NextAt(now) is not { } at)
            {
                return null;
            }

            next = at > next ? at : next;
        }

        return next;
    }

    public void Enqueue(TurnRequest waiting) => _waiting.Enqueue(waiting);

    public void Take(DateTimeOffset now)
    {
        _underWay++;
        Rate.Take(now);
        foreach (var allowance in _allowances)
        {
            allowance.Take();
        }
    }

    public void GiveBack()
    {
        _underWay--;
        foreach (var allowance in _allowances)
        {
            allowance.GiveBack();
        }
    }

    public void Begin(DateTimeOffset now)
    {
        foreach (var allowance in _allowances)
        {
            allowance.Begin(now);
        }
    }

    public void End(DateTimeOffset now)
    {
        _underWay--;
        foreach (var allowance in _allowances)
        {
            allowance.End(now);
        }
    }
}

/// <summary>One who waits for a turn.</summary>
/// <param name="ticket">Its place among all who wait at the same service.</param>
internal sealed class TurnRequest(long ticket)
{
    public long Ticket => ticket;

    public TaskCompletionSource<CallTurn> Turn { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>How long the wait will be, once nobody else is before it and that is known.</summary>
    public TaskCompletionSource<TimeSpan> Expected { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
