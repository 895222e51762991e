using StackStage.Operations.Pacing;
using StackStage.Sandbox;

namespace StackStage.Operations.Tests.Pacing;

/// <summary>
/// Callers at one service, on a clock that is driven by hand and with nothing that runs beside: who comes when, how long
/// each dawdles before it makes its call and how long the call takes. What happened is written down.
/// </summary>
internal sealed class Traffic
{
    private readonly PriorityQueue<Action, (DateTimeOffset At, int Order)> _events = new();
    private readonly List<(TurnRequest Waiting, Arrival Arrival)> _waiting = [];
    private int _order;

    public Traffic(string service)
    {
        Start = Clock.GetUtcNow();
        Pace = new ServicePace(Clock, service);
    }

    public SandboxClock Clock { get; } = SandboxClock.Manual();

    public DateTimeOffset Start { get; }

    public ServicePace Pace { get; }

    public List<Made> Calls { get; } = [];

    public List<Arrival> GivenUp { get; } = [];

    /// <summary>Throttles or fails a call, or not.</summary>
    public Func<Made, Exception?> Answer { get; set; } = _ => null;

    /// <summary>Whether a call that failed is made again, and after how long.</summary>
    public Func<Made, TimeSpan?> Again { get; set; } = _ => null;

    public void Come(Arrival arrival) => At(Start + arrival.At, () =>
    {
        _waiting.Add((Pace.Enqueue(arrival.Operation, arrival.Region), arrival));
        if (arrival.GivesUpAfter is { } patience)
        {
            var mine = _waiting[^1];
            At(Clock.GetUtcNow() + patience, () =>
            {
                if (Pace.GiveUp(mine.Waiting))
                {
                    _waiting.Remove(mine);
                    GivenUp.Add(arrival);
                }
            });
        }
    });

    /// <summary>Lets it all happen.</summary>
    public void Run()
    {
        for (var steps = 0; ; steps++)
        {
            Assert.True(steps < 2_000_000, "It does not end.");
            if (_waiting.FindIndex(one => one.Waiting.Turn.Task.IsCompletedSuccessfully) is >= 0 and var index)
            {
                var (waiting, arrival) = _waiting[index];
                _waiting.RemoveAt(index);
                Given.Add(arrival);
                var turn = waiting.Turn.Task.Result;
                if (arrival.IsGivenBack)
                {
                    turn.GiveBack();
                }
                else
                {
                    At(Clock.GetUtcNow() + arrival.Dawdles, () => Make(arrival, turn));
                }

                continue;
            }

            var next = _events.TryPeek(out _, out var due) ? due.At : (DateTimeOffset?)null;
            var timer = Clock.NextTimer;
            if (next is null && timer is null)
            {
                Assert.Empty(_waiting);
                return;
            }

            var at = timer < next || next is null ? timer!.Value : next.Value;
            Clock.Advance(at > Clock.GetUtcNow() ? at - Clock.GetUtcNow() : TimeSpan.Zero);
            while (_events.TryPeek(out var happens, out due) && due.At <= Clock.GetUtcNow())
            {
                _events.Dequeue();
                happens();
            }
        }
    }

    /// <summary>Who was given a turn, in that order.</summary>
    public List<Arrival> Given { get; } = [];

    private void Make(Arrival arrival, CallTurn turn)
    {
        turn.Begin();
        var made = new Made(arrival, Clock.GetUtcNow());
        Calls.Add(made);
        var failure = Answer(made);
        At(made.At + arrival.Takes, () =>
        {
            turn.End(failure);
            if (failure is not null && Again(made) is { } pause)
            {
                Come(arrival with { At = Clock.GetUtcNow() + pause - Start });
            }
        });
    }

    private void At(DateTimeOffset at, Action happens) => _events.Enqueue(happens, (at, _order++));
}

/// <summary>One who comes.</summary>
internal sealed record Arrival(int Number, string Operation, TimeSpan At)
{
    public string Region { get; init; } = "eu-central-1";

    /// <summary>How long the call takes.</summary>
    public TimeSpan Takes { get; init; }

    /// <summary>How long from the turn to the call.</summary>
    public TimeSpan Dawdles { get; init; }

    public TimeSpan? GivesUpAfter { get; init; }

    /// <summary>Takes a turn and makes no call.</summary>
    public bool IsGivenBack { get; init; }
}

/// <summary>A call that was made.</summary>
internal sealed record Made(Arrival Who, DateTimeOffset At);
