using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Amazon.Runtime;
using StackStage.Operations.Errors;
using StackStage.Operations.Steps;
using StackStage.Operations.Tests.Harness;
using StackStage.Operations.Waiting;
using StackStage.Sandbox;

namespace StackStage.Operations.Tests.Waiting;

public class WaiterTests
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(15);

    private readonly SandboxClock _clock = SandboxClock.Jumping();
    private readonly ConcurrentQueue<(DateTimeOffset At, string[] Ids)> _looks = [];
    private readonly RecordingHost _host;
    private readonly DateTimeOffset _start;

    public WaiterTests()
    {
        _host = new RecordingHost { Time = _clock };
        _start = _clock.GetUtcNow();
    }

    [Fact]
    public async Task All_that_wait_share_one_look_per_interval()
    {
        var waiter = Make(ReachedAfter(TimeSpan.FromMinutes(5)));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 200).Select(number => waiter.WaitAsync($"E{number}", default)));

        Assert.All(outcomes, outcome => Assert.Equal(StepState.Done, outcome.State));
        Assert.InRange(_looks.Count, 15, 24);
    }

    [Fact]
    public async Task Who_comes_while_others_wait_joins_their_looks()
    {
        var waiter = Make(ReachedAfter(TimeSpan.FromMinutes(2)));
        var first = waiter.WaitAsync("first", default);
        await Task.Delay(TimeSpan.FromSeconds(40), _clock);
        var second = waiter.WaitAsync("second", default);

        await Task.WhenAll(first, second);

        Assert.Contains(_looks, look => look.Ids.Length == 2);
        Assert.Equal(_looks.Count, _looks.Select(look => look.At).Distinct().Count());
    }

    [Fact]
    public async Task Two_who_wait_for_the_same_get_the_same_answer()
    {
        var waiter = Make(ReachedAfter(TimeSpan.FromMinutes(1)));

        var outcomes = await Task.WhenAll(waiter.WaitAsync("E1", default), waiter.WaitAsync("E1", default));

        Assert.All(outcomes, outcome => Assert.Equal(StepState.Done, outcome.State));
        Assert.All(_looks, look => Assert.Equal(["E1"], look.Ids));
    }

    [Fact]
    public async Task Who_comes_after_the_end_looks_anew()
    {
        var waiter = Make(ReachedAfter(TimeSpan.Zero));
        await waiter.WaitAsync("E1", default);
        var before = _looks.Count;

        await waiter.WaitAsync("E1", default);

        Assert.Equal(before + 1, _looks.Count);
    }

    [Theory]
    [InlineData(0.0, 15.0)]
    [InlineData(1.0, 16.5)]
    public async Task Intervals_are_longer_by_a_random_part(double random, double seconds)
    {
        var waiter = new Waiter(Target(ReachedAfter(TimeSpan.FromMinutes(1))), Options(), _host, new FixedRandom(random));

        await waiter.WaitAsync("E1", default);

        var times = _looks.Select(look => look.At).ToArray();
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.Equal(seconds, (pair.Second - pair.First).TotalSeconds, 3));
    }

    [Fact]
    public async Task The_first_look_comes_after_the_delay()
    {
        var waiter = Make(ReachedAfter(TimeSpan.Zero), Options() with { Delay = TimeSpan.FromSeconds(30) });

        await waiter.WaitAsync("E1", default);

        Assert.Equal(30, (Assert.Single(_looks).At - _start).TotalSeconds, 3);
    }

    [Fact]
    public async Task A_timeout_says_the_state_and_how_to_go_on()
    {
        var waiter = Make(Always(WaitObservation.Pending("InProgress", "two edges left")));

        var failure = await Assert.ThrowsAsync<StageException>(() => waiter.WaitAsync("E1", default));

        Assert.Equal("ThingNotReadyInTime", failure.Error.ErrorId);
        Assert.Equal(StageErrorCategory.OperationTimeout, failure.Error.Category);
        Assert.Equal("90 min were not enough until thing E1 is ready: it is InProgress (two edges left).", failure.Error.Message);
        Assert.Equal("What was begun is not lost. To continue: the same command", failure.Error.RecommendedAction);
        Assert.Equal("E1", failure.Error.Target);
        Assert.Equal(TimeSpan.FromMinutes(90), _clock.GetUtcNow() - _start);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(1001)]
    public async Task Without_a_command_or_with_one_of_hundreds_of_names_the_line_is_that_of_the_resource(int? length)
    {
        _host.CommandLine = length is { } letters ? new string('x', letters) : null;
        var waiter = Make(Always(WaitObservation.Pending("InProgress")), Options() with { NoWait = true });

        Assert.Equal("InProgress; to go on: Remove-Thing -Id E1", (await waiter.WaitAsync("E1", default)).Detail);
    }

    [Fact]
    public async Task A_timeout_shorter_than_the_interval_is_kept()
    {
        var waiter = Make(Always(WaitObservation.Pending("InProgress")), Options() with { Timeout = TimeSpan.FromSeconds(5) });

        await Assert.ThrowsAsync<StageException>(() => waiter.WaitAsync("E1", default));

        Assert.Equal(TimeSpan.FromSeconds(5), _clock.GetUtcNow() - _start);
        Assert.Equal(2, _looks.Count);
    }

    [Fact]
    public async Task One_timeout_leaves_the_others_waiting()
    {
        var waiter = Make(ids => ids.ToDictionary(id => id, id => id == "slow" || _clock.GetUtcNow() - _start < TimeSpan.FromMinutes(95) ? WaitObservation.Pending("InProgress") : WaitObservation.Reached("Deployed")));
        var slow = waiter.WaitAsync("slow", default);
        await Task.Delay(TimeSpan.FromMinutes(20) / 5, _clock);
        await Task.Delay(TimeSpan.FromMinutes(20) / 5, _clock);
        var other = waiter.WaitAsync("other", default);

        await Assert.ThrowsAsync<StageException>(() => slow);
        Assert.Equal(StepState.Done, (await other).State);
    }

    [Fact]
    public async Task NoWait_looks_once_and_says_how_to_go_on()
    {
        var waiter = Make(Always(WaitObservation.Pending("InProgress")), Options() with { NoWait = true });

        var outcomes = await Task.WhenAll(waiter.WaitAsync("E1", default), waiter.WaitAsync("E2", default));

        Assert.All(outcomes, outcome => Assert.Equal(StepState.Pending, outcome.State));
        Assert.Equal("InProgress; to go on: the same command", outcomes[0].Detail);
        Assert.Equal(_start, _clock.GetUtcNow());
        Assert.InRange(_looks.Count, 1, 2);
    }

    [Fact]
    public async Task NoWait_is_done_with_what_is_there()
    {
        var waiter = Make(ReachedAfter(TimeSpan.Zero), Options() with { NoWait = true });

        Assert.Equal(StepState.Done, (await waiter.WaitAsync("E1", default)).State);
    }

    [Fact]
    public async Task Each_change_of_state_is_said_once()
    {
        var waiter = Make(ids => ids.ToDictionary(id => id, _ => (_clock.GetUtcNow() - _start).TotalMinutes switch
        {
            < 1 => WaitObservation.Pending("Created"),
            < 3 => WaitObservation.Pending("InProgress"),
            _ => WaitObservation.Reached("Deployed"),
        }));

        await waiter.WaitAsync("E1", default);

        Assert.Equal(["E1: Created after 0 s", "E1: InProgress after 1 min", "E1: Deployed after 3 min"], _host.Verbose.Select(WithoutJitter));
    }

    private static string WithoutJitter(string line) =>
        Regex.Replace(Regex.Replace(line, "after [67][0-9] s$", "after 1 min"), "after 3 min [0-9]+ s$", "after 3 min");

    [Fact]
    public async Task Progress_tells_what_since_when_what_is_usual_and_what_is_left_and_ends()
    {
        var waiter = Make(ReachedAfter(TimeSpan.FromMinutes(2)));

        await Task.WhenAll(waiter.WaitAsync("E1", default), waiter.WaitAsync("E2", default));

        var all = _host.Progress.ToArray();
        Assert.True(all[^1].Completed);
        Assert.Single(all, progress => progress.Completed);
        Assert.Single(all.Select(progress => progress.ActivityId).Distinct());
        var middle = all.First(progress => Regex.IsMatch(progress.Status, "for (1 min|6[0-9] s|7[0-4] s),"));
        Assert.StartsWith("E1 and 1 more: InProgress", middle.Status, StringComparison.Ordinal);
        Assert.EndsWith("usually 5 min", middle.Status, StringComparison.Ordinal);
        Assert.InRange(middle.PercentComplete!.Value, 20, 25);
        Assert.InRange(middle.Remaining!.Value.TotalMinutes, 3.7, 4.0);
    }

    [Fact]
    public async Task A_look_that_fails_for_a_moment_only_makes_the_wait_longer()
    {
        var failures = new Queue<Exception>([
            new AmazonServiceException("slow down", null, ErrorType.Sender, "Throttling", "r", HttpStatusCode.BadRequest),
            new AmazonServiceException("oops", null, ErrorType.Receiver, "InternalError", "r", HttpStatusCode.InternalServerError),
            new HttpRequestException("connection reset"),
        ]);
        var waiter = Make(ids => failures.TryDequeue(out var failure) ? throw failure : ids.ToDictionary(id => id, _ => WaitObservation.Reached("Deployed")));

        Assert.Equal(StepState.Done, (await waiter.WaitAsync("E1", default)).State);

        Assert.Equal(4, _looks.Count);
        Assert.Equal(3, _host.Verbose.Count(line => line.Contains("is tried again", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Throttling_without_end_is_a_timeout_of_the_wait()
    {
        var waiter = Make(_ => throw new AmazonServiceException("slow down", null, ErrorType.Sender, "Throttling", "r", HttpStatusCode.BadRequest));

        var failure = await Assert.ThrowsAsync<StageException>(() => waiter.WaitAsync("E1", default));

        Assert.Equal("ThingNotReadyInTime", failure.Error.ErrorId);
        Assert.Contains("it is unknown", failure.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_look_that_is_denied_ends_all_waits_with_the_permission_by_name()
    {
        var waiter = Make(_ => throw new AmazonServiceException("no", null, ErrorType.Sender, "AccessDenied", "r", HttpStatusCode.Forbidden));

        var waits = new[] { waiter.WaitAsync("E1", default), waiter.WaitAsync("E2", default) };

        foreach (var wait in waits)
        {
            var failure = await Assert.ThrowsAsync<StageException>(() => wait);
            Assert.Equal("AccessDenied", failure.Error.ErrorId);
            Assert.Contains("thing:ListThings", failure.Error.RecommendedAction!, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_can_never_be_reached_fails_at_once_and_alone()
    {
        var never = new StageError("ThingFailed", StageErrorCategory.InvalidOperation, "It failed.");
        var waiter = Make(ids => ids.ToDictionary(id => id, id => id == "bad" ? WaitObservation.Failed("FAILED", never) : WaitObservation.Reached("Deployed")));
        var good = waiter.WaitAsync("good", default);

        var failure = await Assert.ThrowsAsync<StageException>(() => waiter.WaitAsync("bad", default));

        Assert.Same(never, failure.Error);
        Assert.Equal(StepState.Done, (await good).State);
    }

    [Fact]
    public async Task A_bug_in_a_look_reaches_those_who_wait()
    {
        var waiter = Make(_ => throw new InvalidCastException("odd"));

        await Assert.ThrowsAsync<InvalidCastException>(() => waiter.WaitAsync("E1", default));
    }

    [Fact]
    public async Task A_stop_ends_the_wait_also_while_a_look_hangs_and_takes_the_look_along()
    {
        var ended = new TaskCompletionSource();
        var begun = new TaskCompletionSource();
        using var stop = new CancellationTokenSource();
        var target = Target(_ => throw new InvalidOperationException()) with
        {
            LookAsync = async (_, token) =>
            {
                begun.SetResult();
                try
                {
                    await Task.Delay(Timeout.Infinite, token);
                }
                finally
                {
                    ended.SetResult();
                }

                return new Dictionary<string, WaitObservation>();
            },
        };
        var wait = new Waiter(target, Options(), _host).WaitAsync("E1", stop.Token);
        await begun.Task;

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait.WaitAsync(TimeSpan.FromSeconds(30)));
        await ended.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_stop_in_the_pause_leaves_nothing_running()
    {
        using var stop = new CancellationTokenSource();
        var seen = new TaskCompletionSource();
        var still = SandboxClock.Manual();
        var waiter = new Waiter(
            Target(ids => { seen.TrySetResult(); return ids.ToDictionary(id => id, _ => WaitObservation.Pending("InProgress")); }), Options(), new RecordingHost { Time = still });
        var wait = waiter.WaitAsync("E1", stop.Token);
        await seen.Task;

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);

        await Eventually(() => still.NextTimer is null);
        var before = _looks.Count;
        still.Advance(TimeSpan.FromHours(1));
        Assert.Equal(before, _looks.Count);
    }

    [Fact]
    public async Task One_who_stops_leaves_the_others_waiting()
    {
        using var stop = new CancellationTokenSource();
        var waiter = Make(ReachedAfter(TimeSpan.FromMinutes(3)));
        var stopped = waiter.WaitAsync("E1", stop.Token);
        var other = waiter.WaitAsync("E2", default);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stopped);
        Assert.Equal(StepState.Done, (await other).State);
    }

    [Fact]
    public async Task Coming_and_going_never_makes_two_loops()
    {
        var within = 0;
        var most = 0;
        var waiter = new Waiter(
            Target(_ => throw new InvalidOperationException()) with
            {
                LookAsync = async (ids, _) =>
                {
                    most = Math.Max(most, Interlocked.Increment(ref within));
                    await Task.Yield();
                    Interlocked.Decrement(ref within);
                    return ids.ToDictionary(id => id, _ => WaitObservation.Reached("Deployed"));
                },
            },
            Options(),
            _host);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Task.Run(async () =>
        {
            for (var round = 0; round < 200; round++)
            {
                await waiter.WaitAsync($"E{number}-{round}", default);
            }
        })));

        Assert.Equal(1, most);
    }

    [Fact]
    public async Task Intervals_grow_with_the_wait_up_to_the_longest_and_meet_the_usual_end()
    {
        var growing = Options() with { Jitter = 0, LongestInterval = TimeSpan.FromMinutes(2) };
        await new Waiter(Target(ReachedAfter(TimeSpan.FromMinutes(60))), growing, _host).WaitAsync("E1", default);

        TimeSpan[] times = [.. _looks.Select(look => look.At - _start)];
        TimeSpan[] pauses = [.. times.Zip(times.Skip(1)).Select(pair => pair.Second - pair.First)];
        Assert.Equal(Poll, pauses[0]);
        Assert.Equal(TimeSpan.FromMinutes(2), pauses.Max());
        Assert.All(pauses.Zip(times), one => Assert.True(one.First <= Poll || one.First <= (one.Second / 10) + TimeSpan.FromTicks(1), $"{one.First} after {one.Second}"));
        Assert.Contains(times, time => time >= TimeSpan.FromMinutes(5) && time < TimeSpan.FromMinutes(5) + Poll);
        Assert.InRange(times[^1], TimeSpan.FromMinutes(60), TimeSpan.FromMinutes(62));
        Assert.InRange(times.Length, 40, 70);
    }

    [Fact]
    public async Task Who_joins_a_long_wait_is_looked_at_as_often_as_if_it_were_alone()
    {
        var growing = Options() with { Jitter = 0, LongestInterval = TimeSpan.FromMinutes(2) };
        var waiter = Make(ids => ids.ToDictionary(id => id, id => id == "late" && _clock.GetUtcNow() - _start > TimeSpan.FromMinutes(42) ? WaitObservation.Reached("Deployed") : WaitObservation.Pending("InProgress")), growing);
        using var stop = new CancellationTokenSource();
        var early = waiter.WaitAsync("early", stop.Token);
        for (var minute = 0; minute < 40; minute++)
        {
            await Task.Delay(TimeSpan.FromMinutes(1), _clock);
        }

        await waiter.WaitAsync("late", default);

        // The pause that was under way when it came, and its own intervals from then on.
        Assert.InRange(_clock.GetUtcNow() - _start, TimeSpan.FromMinutes(42), TimeSpan.FromMinutes(42.6));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => early);
    }

    [Fact]
    public async Task A_growing_interval_never_goes_past_the_timeout()
    {
        var waiter = Make(Always(WaitObservation.Pending("InProgress")), Options() with { LongestInterval = TimeSpan.FromMinutes(4) });

        await Assert.ThrowsAsync<StageException>(() => waiter.WaitAsync("E1", default));

        Assert.Equal(TimeSpan.FromMinutes(90), _clock.GetUtcNow() - _start);
    }

    [Fact]
    public async Task Who_waits_gives_its_place_away_and_has_it_again_afterwards()
    {
        using var places = new SemaphoreSlim(0, 1);
        using var place = StepPlace.Take(places);
        var goOn = new TaskCompletionSource();
        var waiter = new Waiter(
            Target(_ => throw new InvalidOperationException()) with
            {
                LookAsync = async (ids, _) =>
                {
                    await goOn.Task;
                    return ids.ToDictionary(id => id, _ => WaitObservation.Reached("Deployed"));
                },
            },
            Options(),
            _host);

        var wait = waiter.WaitAsync("E1", default);
        Assert.True(await places.WaitAsync(TimeSpan.FromSeconds(10)));
        goOn.SetResult();
        Assert.False(wait.IsCompleted);
        places.Release();

        Assert.Equal(StepState.Done, (await wait.WaitAsync(TimeSpan.FromSeconds(10))).State);
        Assert.Equal(0, places.CurrentCount);
    }

    [Fact]
    public async Task Five_thousand_who_wait_cost_the_looks_of_one()
    {
        var waiter = Make(ReachedAfter(TimeSpan.FromMinutes(5)));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 5000).Select(number => waiter.WaitAsync($"E{number}", default)));

        Assert.All(outcomes, outcome => Assert.Equal(StepState.Done, outcome.State));
        Assert.InRange(_looks.Count, 15, 24);
    }

    private static async Task Eventually(Func<bool> condition)
    {
        var watch = Stopwatch.StartNew();
        while (!condition() && watch.Elapsed < TimeSpan.FromSeconds(10))
        {
            await Task.Yield();
        }

        Assert.True(condition());
    }

    private static WaitOptions Options() => new() { Timeout = TimeSpan.FromMinutes(90), PollInterval = Poll };

    private static Func<IReadOnlyCollection<string>, IReadOnlyDictionary<string, WaitObservation>> Always(WaitObservation observation) =>
        ids => ids.ToDictionary(id => id, _ => observation);

    private Func<IReadOnlyCollection<string>, IReadOnlyDictionary<string, WaitObservation>> ReachedAfter(TimeSpan span) =>
        ids => ids.ToDictionary(id => id, _ => _clock.GetUtcNow() - _start >= span ? WaitObservation.Reached("Deployed") : WaitObservation.Pending("InProgress"));

    private Waiter Make(Func<IReadOnlyCollection<string>, IReadOnlyDictionary<string, WaitObservation>> look, WaitOptions? options = null) =>
        new(Target(look), options ?? Options(), _host, new Random(1));

    private WaitTarget Target(Func<IReadOnlyCollection<string>, IReadOnlyDictionary<string, WaitObservation>> look) => new()
    {
        Description = "thing {0} is ready",
        Activity = "Waiting for things",
        Usual = TimeSpan.FromMinutes(5),
        TimeoutErrorId = "ThingNotReadyInTime",
        ContinueWith = "Remove-Thing -Id {0}",
        LookAction = "thing:ListThings",
        LookAsync = (ids, _) =>
        {
            _looks.Enqueue((_clock.GetUtcNow(), [.. ids]));
            return Task.FromResult(look(ids));
        },
    };

    private sealed class FixedRandom(double value) : Random
    {
        public override double NextDouble() => value;
    }
}
