namespace StackStage.Operations.Pacing;

/// <summary>
/// What is left of a quota. A call takes its part before it is made and counts from the moment it is made, so that one that
/// is late for its turn does not meet the next. Not safe for several threads: whoever paces has a lock.
/// </summary>
internal abstract class Allowance
{
    /// <summary>What a quota allows, and all of it.</summary>
    public static Allowance Of(Quota quota, DateTimeOffset now) => quota.Burst is { } size
        ? new BucketAllowance(size, quota.Per / quota.Count, now)
        : new WindowAllowance(quota.Count, quota.Per);

    /// <summary>When the next call may be made; null for not before one of those that took their part is made or over.</summary>
    public abstract DateTimeOffset? NextAt(DateTimeOffset now);

    /// <summary>Takes a call's part.</summary>
    public abstract void Take();

    /// <summary>Gives the part of a call back that was not made.</summary>
    public abstract void GiveBack();

    /// <summary>The call is made now.</summary>
    public abstract void Begin(DateTimeOffset now);

    /// <summary>The call is over.</summary>
    public abstract void End(DateTimeOffset now);

    /// <summary>Counts what was spent of the same quota elsewhere.</summary>
    public abstract void Add(Allowance other, DateTimeOffset now);
}

/// <summary>
/// No more than so many calls in any stretch of time of a length. Of a quota of one the time counts from the end of the
/// call: when it reached the service nobody knows.
/// </summary>
internal sealed class WindowAllowance(int count, TimeSpan length) : Allowance
{
    // When each call that was made leaves the window, oldest first.
    private readonly Queue<DateTimeOffset> _until = [];
    private readonly bool _fromEnd = count == 1;
    private int _held;

    public override DateTimeOffset? NextAt(DateTimeOffset now)
    {
        while (_until.TryPeek(out var oldest) && oldest <= now)
        {
            _until.Dequeue();
        }

        return _held + _until.Count < count ? now : _until.TryPeek(out var first) ? first : null;
    }

    public override void Take() => _held++;

    public override void GiveBack() => _held--;

    public override void Begin(DateTimeOffset now)
    {
        if (!_fromEnd)
        {
            Count(now);
        }
    }

    public override void End(DateTimeOffset now)
    {
        if (_fromEnd)
        {
            Count(now);
        }
    }

    public override void Add(Allowance other, DateTimeOffset now)
    {
        var theirs = (WindowAllowance)other;
        DateTimeOffset[] all = [.. _until.Concat(theirs._until).Concat(Enumerable.Repeat(now + length, theirs._held)).Order()];
        _until.Clear();
        foreach (var until in all)
        {
            _until.Enqueue(until);
        }
    }

    private void Count(DateTimeOffset now)
    {
        _held--;
        _until.Enqueue(now + length);
    }
}

/// <summary>A bucket of tokens that is filled again, one by one.</summary>
internal sealed class BucketAllowance(int size, TimeSpan refill, DateTimeOffset start) : Allowance
{
    // In ticks of refilling, so that nothing is lost to rounding: a token is as much as refill.
    private readonly long _full = size * refill.Ticks;
    private long _level = size * refill.Ticks;
    private DateTimeOffset _at = start;
    private int _held;

    public override DateTimeOffset? NextAt(DateTimeOffset now)
    {
        Refill(now);
        if (_level >= refill.Ticks)
        {
            return now;
        }

        return _held < size ? now + TimeSpan.FromTicks(refill.Ticks - _level) : null;
    }

    public override void Take()
    {
        _level -= refill.Ticks;
        _held++;
    }

    public override void GiveBack()
    {
        _held--;
        _level += refill.Ticks;
    }

    public override void Begin(DateTimeOffset now)
    {
        Refill(now);
        _held--;
    }

    public override void End(DateTimeOffset now)
    {
    }

    public override void Add(Allowance other, DateTimeOffset now)
    {
        var theirs = (BucketAllowance)other;
        Refill(now);
        theirs.Refill(now);
        _level -= _full - theirs._level;
    }

    // What is taken and not yet made has its place in the bucket still.
    private void Refill(DateTimeOffset now)
    {
        if (now > _at)
        {
            _level = Math.Min(_full - (_held * refill.Ticks), _level + (now - _at).Ticks);
            _at = now;
        }
    }
}
