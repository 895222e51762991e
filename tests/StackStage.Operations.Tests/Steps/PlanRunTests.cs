using System.Collections.Concurrent;
using StackStage.Operations.Errors;
using StackStage.Operations.Steps;
using StackStage.Operations.Tests.Harness;
using StackStage.Sandbox;
using static StackStage.Operations.Tests.Steps.TestSteps;

namespace StackStage.Operations.Tests.Steps;

/// <summary>What a run does beyond one step after the other.</summary>
public class PlanRunTests
{
    private static readonly PlanSubject One = new("one", "Remove thing", "one");
    private static readonly PlanSubject Two = new("two", "Remove thing", "two");
    private readonly SandboxClock _clock = SandboxClock.Jumping(furthest: TimeSpan.FromDays(1));
    private readonly RecordingHost _host;

    public PlanRunTests() => _host = new RecordingHost { Time = _clock };

    [Fact]
    public async Task By_default_each_object_is_asked_for_once_with_what_it_comes_to()
    {
        var host = new RecordingHost { Asking = Asking.ForEachObject };
        var first = Step("a").With(subjects: ["one"], usual: TimeSpan.FromMinutes(5));
        var second = Step("b", first).With(subjects: ["one"], usual: TimeSpan.FromMinutes(40), destroysData: true);
        var other = Step("c").With(subjects: ["two"]);

        await PlanRunner.RunAsync(new Plan([first, second, other], [One, Two]), host, default);

        Assert.Equal(["Remove thing: one: 2 steps in 2 waves, usually 45 min, 1 of them destroys data", "do c"], host.Asked);
    }

    [Fact]
    public async Task A_no_to_one_object_does_not_touch_it_and_what_both_have_in_common_only_if_it_can()
    {
        var host = new RecordingHost { Asking = Asking.ForEachObject, Answer = question => question.Target.StartsWith("one", StringComparison.Ordinal) ? Approval.Declined : Approval.Approved };
        var a1 = Step("a1").With(subjects: ["one"]);
        var b1 = Step("b1", a1).With(subjects: ["one"]);
        var wait = Step("w1", b1).With(subjects: ["one"], changes: false);
        var a2 = Step("a2").With(subjects: ["two"]);
        var b2 = Step("b2", a2).With(subjects: ["two"]);
        var both = Step("both", wait, b2).With(subjects: ["one", "two"]);

        var results = await PlanRunner.RunAsync(new Plan([a1, b1, wait, a2, b2, both], [One, Two]), host, default);

        Assert.Equal([StepState.Declined, StepState.Declined, StepState.Skipped, StepState.Done, StepState.Done, StepState.Skipped], results.Select(result => result.State));
    }

    [Fact]
    public async Task The_record_of_an_object_comes_when_its_last_step_has_ended_and_not_when_all_have()
    {
        var ended = new List<string>();
        var slow = new TaskCompletionSource();
        var quick = Step("a").With(subjects: ["one"]);
        var late = Step("b", async _ =>
        {
            await slow.Task;
            return StepOutcome.Done;
        }).With(subjects: ["two"]);

        await PlanRunner.RunAsync(
            new Plan([quick, late], [One, Two, new PlanSubject("none", "Remove", "none")]),
            _host,
            default,
            new PlanRunOptions
            {
                SubjectEnded = (subject, results) =>
                {
                    ended.Add(subject.Key);
                    if (subject == One)
                    {
                        Assert.Equal(StepState.Done, results[quick].State);
                        slow.SetResult();
                    }
                },
            });

        Assert.Equal(["none", "one", "two"], ended);
    }

    [Fact]
    public async Task Again_at_a_time_gives_the_place_away_until_then()
    {
        var began = new ConcurrentQueue<(string, TimeSpan)>();
        var start = _clock.GetUtcNow();
        var sleeper = Step("sleeper", run =>
        {
            began.Enqueue(("sleeper", _clock.GetUtcNow() - start));
            return Task.FromResult(run.Attempt < 3 ? StepOutcome.Again(_clock.GetUtcNow() + TimeSpan.FromMinutes(10), "not yet") : StepOutcome.Done);
        });
        var other = Step("other", () =>
        {
            began.Enqueue(("other", _clock.GetUtcNow() - start));
            return StepOutcome.Done;
        });

        var results = await PlanRunner.RunAsync(new Plan([sleeper, other]), _host, default, new PlanRunOptions { ThrottleLimit = 1 });

        Assert.All(results, result => Assert.Equal(StepState.Done, result.State));
        Assert.Equal([("sleeper", 0), ("other", 0), ("sleeper", 10), ("sleeper", 20), ("sleeper", 30)], began.Select(one => (one.Item1, (int)one.Item2.TotalMinutes)).OrderBy(one => one.Item2).ThenByDescending(one => one.Item1));
        Assert.Equal(TimeSpan.FromMinutes(30), results[0].Duration);
    }

    [Fact]
    public async Task Without_waiting_again_at_a_time_is_pending_and_the_run_unfinished()
    {
        var later = Step("later", () => StepOutcome.Again(_clock.GetUtcNow() + TimeSpan.FromHours(1), "not yet"));

        var results = await PlanRunner.RunAsync(new Plan([later, Step("after", later)]), _host, default, new PlanRunOptions { NoWait = true });

        Assert.Equal([StepState.Pending, StepState.Pending], results.Select(result => result.State));
        Assert.True(_host.IsUnfinished);
    }

    [Fact]
    public async Task Whoever_sleeps_inside_a_step_holds_up_nobody()
    {
        var start = _clock.GetUtcNow();
        var steps = Enumerable.Range(0, 50).Select(number => Step($"s{number}", async run =>
        {
            await StepPlace.PauseAsync(TimeSpan.FromMinutes(1), _clock, run.Token);
            return StepOutcome.Done;
        })).ToList();

        await PlanRunner.RunAsync(new Plan(steps), _host, default, new PlanRunOptions { ThrottleLimit = 2 });

        Assert.Equal(TimeSpan.FromMinutes(1), _clock.GetUtcNow() - start);
    }

    [Fact]
    public async Task What_works_never_exceeds_the_limit_even_when_sleepers_come_back_together()
    {
        var working = 0;
        var most = 0;
        async Task WorkAsync()
        {
            InterlockedMax(ref most, Interlocked.Increment(ref working));
            await Task.Yield();
            Interlocked.Decrement(ref working);
        }

        var steps = Enumerable.Range(0, 60).Select(number => Step($"s{number}", async run =>
        {
            await WorkAsync();
            await StepPlace.PauseAsync(TimeSpan.FromMinutes(1), _clock, run.Token);
            await WorkAsync();
            return StepOutcome.Done;
        })).ToList();

        await PlanRunner.RunAsync(new Plan(steps), _host, default, new PlanRunOptions { ThrottleLimit = 3 });

        Assert.InRange(most, 1, 3);
    }

    [Fact]
    public async Task What_is_in_the_way_is_tried_again_when_something_has_gone()
    {
        var taken = new HashSet<string>();
        var tries = new List<string>();
        StageError InTheWay(string what) => new("InUse", StageErrorCategory.ResourceBusy, $"{what} is in the way.");
        Step Holder(string id, string? heldBy) => Step(id, () =>
        {
            tries.Add(id);
            if (heldBy is not null && !taken.Contains(heldBy))
            {
                return StepOutcome.Blocked(InTheWay(heldBy));
            }

            taken.Add(id);
            return StepOutcome.Done;
        });

        // Three that nobody has ordered, and one that nothing frees.
        var results = await PlanRunner.RunAsync(new Plan([Holder("a", "b"), Holder("b", "c"), Holder("c", null), Holder("d", "x")]), _host, default, new PlanRunOptions { ThrottleLimit = 1 });

        Assert.Equal([StepState.Done, StepState.Done, StepState.Done, StepState.Failed], results.Select(result => result.State));
        Assert.Equal("InUse", Assert.Single(_host.Errors).ErrorId);
        Assert.Equal(["c", "b", "a"], taken);
    }

    [Fact]
    public async Task What_is_absent_frees_what_comes_after_it_however_its_own_step_went()
    {
        StepOutcome Fail() => throw new StageException(new StageError("Boom", StageErrorCategory.NotSpecified, "No."));
        var gone = Step("gone", Fail).With(isAbsent: () => true);
        var there = Step("there", Fail).With(isAbsent: () => false);
        var unknown = Step("unknown", Fail);
        var plan = new Plan([gone, there, unknown, .. new[] { gone, there, unknown }.Select(before => Step("after " + before.Target, new StepEdge(before, StepCondition.Absent)))]);

        var results = await PlanRunner.RunAsync(plan, _host, default);

        Assert.Equal([StepState.Done, StepState.Skipped, StepState.Skipped], results.Skip(3).Select(result => result.State));
    }

    [Fact]
    public async Task A_step_can_find_further_ones_and_end_after_them()
    {
        var order = new ConcurrentQueue<string>();
        Step Item(int number) => Step($"item {number}", () =>
        {
            order.Enqueue($"item {number}");
            return StepOutcome.Done;
        });
        var bucket = Step("bucket", run =>
        {
            if (run.Attempt == 0)
            {
                order.Enqueue("list");
                run.Discover(Item(1), Item(2), Item(2));
                return Task.FromResult(StepOutcome.AfterDiscovered);
            }

            order.Enqueue("delete");
            return Task.FromResult(StepOutcome.Done);
        }).With(subjects: ["one"]);
        var after = Step("after", () =>
        {
            order.Enqueue("after");
            return StepOutcome.Done;
        }, bucket).With(subjects: ["one"]);
        var ended = 0;

        var results = await PlanRunner.RunAsync(new Plan([bucket, after], [One]), _host, default, new PlanRunOptions { SubjectEnded = (_, _) => ended++ });

        Assert.Equal("list", order.First());
        Assert.Equal(["delete", "after"], order.TakeLast(2));
        Assert.Equal(["bucket", "after", "item 1", "item 2"], results.Select(result => result.Target));
        Assert.Equal(1, ended);
        Assert.Equal(["do bucket", "do after"], _host.Asked);
    }

    [Fact]
    public async Task Expired_credentials_are_one_error_and_end_the_run()
    {
        var began = 0;
        var expired = new StageException(new StageError("CredentialsExpired", StageErrorCategory.AuthenticationError, "The credentials have expired.", null, "Sign in again."));
        var steps = Enumerable.Range(0, 500).Select(number => Step($"s{number}", () =>
        {
            began++;
            throw expired;
        })).ToList();

        var results = await PlanRunner.RunAsync(new Plan(steps), _host, default, new PlanRunOptions { ThrottleLimit = 1 });

        Assert.Equal("CredentialsExpired", Assert.Single(_host.Errors).ErrorId);
        Assert.InRange(began, 1, 3);
        Assert.Contains(results, result => result.State == StepState.Pending && result.Detail!.Contains("expired", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_cannot_be_announced_is_not_done_and_ends_the_run_once()
    {
        var done = 0;
        var begun = 0;
        var journals = new MemoryJournals(_clock)
        {
            Writing = entry =>
            {
                if (entry.StartsWith("begin", StringComparison.Ordinal) && ++begun > 3)
                {
                    throw new StageException(new StageError("JournalNotWritable", StageErrorCategory.WriteError, "The disk is full."));
                }
            },
        };
        var steps = Enumerable.Range(0, 50).Select(number => Step($"s{number}", () =>
        {
            done++;
            return StepOutcome.Done;
        }).With(subjects: ["one"])).ToList();
        var options = new PlanRunOptions { ThrottleLimit = 1, BeginJournalAsync = async _ => await journals.BeginAsync(new RunHeader(new RunScope("Remove-Thing", "123456789012", string.Empty, ["one"]), "alice", "Remove-Thing one"), [], default) };

        var results = await PlanRunner.RunAsync(new Plan(steps, [One]), _host, default, options);

        Assert.Equal(3, done);
        Assert.Equal("JournalNotWritable", Assert.Single(_host.Errors).ErrorId);
        Assert.InRange(results.Count(result => result.State == StepState.Failed), 1, 2);
        Assert.Equal(["one"], journals.Unfinished);
    }

    [Fact]
    public async Task A_denied_action_is_told_once_and_stops_only_what_needs_it()
    {
        StageException Denied(string action) => new(new StageError("AccessDenied", StageErrorCategory.PermissionDenied, $"{action} was denied.", null, $"Grant {action}."));
        var steps = Enumerable.Range(0, 20).Select(number => Step($"s{number}", () => (number % 4) switch
        {
            0 => throw Denied("acm:DeleteCertificate"),
            1 => throw Denied("s3:DeleteBucket"),
            _ => StepOutcome.Done,
        })).ToList();

        var results = await PlanRunner.RunAsync(new Plan(steps), _host, default);

        Assert.Equal(2, _host.Errors.Count);
        Assert.Equal(10, results.Count(result => result.State == StepState.Done));
        Assert.Equal(2, _host.Warnings.Count(warning => warning.StartsWith("4 more steps failed for the same cause", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_stop_says_what_was_done_what_was_running_and_how_to_go_on()
    {
        using var stop = new CancellationTokenSource();
        var done = Step("a");
        var running = Step("b", async run =>
        {
            await stop.CancelAsync();
            await Task.Delay(Timeout.Infinite, run.Token);
            return StepOutcome.Done;
        }, done);
        var rest = Step("c", running);
        var records = new List<string>();
        var plan = new Plan([done, running, rest, Step("d").With(subjects: ["two"])], [Two]);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => PlanRunner.RunAsync(
            plan, _host, stop.Token, new PlanRunOptions { ContinueWith = "Remove-Thing -Id a", SubjectEnded = (subject, _) => records.Add(subject.Key) }));

        Assert.Equal("Stopped: 2 of 4 steps are done. Under way: 'Do' on b. What was begun is not lost. To continue: Remove-Thing -Id a", Assert.Single(_host.Warnings));
        Assert.Equal(["two"], records);
    }

    [Fact]
    public async Task What_hears_of_an_end_and_fails_does_not_leave_steps_running_behind()
    {
        var begun = new TaskCompletionSource();
        var isOver = false;
        var running = Step("running", async run =>
        {
            begun.SetResult();
            try
            {
                await Task.Delay(Timeout.Infinite, run.Token);
            }
            finally
            {
                await Task.Yield();
                isOver = true;
            }

            return StepOutcome.Done;
        }).With(subjects: ["one"]);
        var quick = Step("quick", async _ =>
        {
            await begun.Task;
            return StepOutcome.Done;
        }).With(subjects: ["two"]);

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => PlanRunner.RunAsync(
            new Plan([running, quick], [One, Two]), _host, default, new PlanRunOptions { SubjectEnded = (_, _) => throw new InvalidOperationException("refused") }));

        Assert.Equal("refused", failure.Message);
        Assert.True(isOver);
    }

    [Fact]
    public async Task A_step_found_twice_may_be_named_by_either_object_and_both_finders_wait_for_it()
    {
        var attempts = new ConcurrentDictionary<string, int>();
        var release = new TaskCompletionSource();
        var isDone = false;
        Step Shared() => Step("shared", async _ =>
        {
            await release.Task;
            isDone = true;
            return StepOutcome.Done;
        });
        Step Finder(string name, params IReadOnlyList<StepEdge> after) => Step(name, run =>
        {
            attempts.AddOrUpdate(name, 1, (_, times) => times + 1);
            if (isDone)
            {
                return Task.FromResult(StepOutcome.Done);
            }

            var shared = Shared();
            run.Discover(shared, Step($"after shared, by {name}", () => isDone ? StepOutcome.Done : throw new InvalidOperationException("too early"), shared));
            if (attempts.Count == 2)
            {
                release.TrySetResult();
            }

            return Task.FromResult(StepOutcome.AfterDiscovered);
        }, after);
        var first = Finder("first");
        var second = Finder("second");

        var results = await PlanRunner.RunAsync(new Plan([first, second]), _host, default);

        Assert.All(results, result => Assert.Equal(StepState.Done, result.State));
        Assert.Equal(5, results.Count);
        Assert.Equal([2, 2], attempts.Values);
    }

    [Fact]
    public async Task Steps_that_wait_for_each_other_are_an_error_and_no_silent_end()
    {
        var circle = Step("circle", run =>
        {
            run.Discover(Step("circle's", again =>
            {
                again.Discover(Step("circle"));
                return Task.FromResult(StepOutcome.AfterDiscovered);
            }));
            return Task.FromResult(run.Attempt == 0 ? StepOutcome.AfterDiscovered : StepOutcome.Done);
        });

        var results = await PlanRunner.RunAsync(new Plan([circle]), _host, default).WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(2, _host.Errors.Count(error => error.ErrorId == "StepWaitsForItself"));
        Assert.All(results, result => Assert.NotEqual(StepState.Stopped, result.State));
    }

    [Fact]
    public async Task What_another_run_has_taken_over_is_let_go_at_once()
    {
        var began = new TaskCompletionSource();
        var stopped = Step("stopped", async run =>
        {
            began.SetResult();
            await Task.Delay(Timeout.Infinite, run.Token);
            return StepOutcome.Done;
        });
        var told = Step("told", async _ =>
        {
            await began.Task;
            throw new StageException(new StageError("RunTakenOver", StageErrorCategory.ResourceBusy, "Another run has taken over."));
        });

        var results = await PlanRunner.RunAsync(new Plan([stopped, told, Step("rest", told)]), _host, default).WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Equal([StepState.Stopped, StepState.Failed], results.Select(result => result.State).Take(2));
        Assert.Single(_host.Errors);
    }

    [Fact]
    public async Task A_wait_that_ended_is_a_reason_to_try_again()
    {
        var isGone = false;
        var wait = Step("wait", async run =>
        {
            await Task.Delay(TimeSpan.FromMinutes(1), _clock, run.Token);
            isGone = true;
            return StepOutcome.Done;
        }).With(changes: false);
        var held = Step("held", () => isGone ? StepOutcome.Done : StepOutcome.Blocked(new StageError("Held", StageErrorCategory.ResourceBusy, "Something is in the way.")));

        var results = await PlanRunner.RunAsync(new Plan([wait, held]), _host, default);

        Assert.All(results, result => Assert.Equal(StepState.Done, result.State));
    }

    [Fact]
    public async Task Two_flows_of_one_step_need_one_place_when_they_come_back()
    {
        var step = Step("two flows", async run =>
        {
            await Task.WhenAll(Enumerable.Range(1, 2).Select(number => StepPlace.PauseAsync(TimeSpan.FromMinutes(number), _clock, run.Token)));
            await StepPlace.AwayAsync(
                async token =>
                {
                    await StepPlace.PauseAsync(TimeSpan.FromMinutes(1), _clock, token);
                    return true;
                },
                run.Token);
            return StepOutcome.Done;
        });
        var after = Step("after", async run =>
        {
            await StepPlace.PauseAsync(TimeSpan.FromMinutes(1), _clock, run.Token);
            await StepPlace.PauseAsync(TimeSpan.FromMinutes(1), _clock, run.Token);
            return StepOutcome.Done;
        }, step);

        var results = await PlanRunner.RunAsync(new Plan([step, after]), _host, default, new PlanRunOptions { ThrottleLimit = 1 }).WaitAsync(TimeSpan.FromMinutes(1));

        Assert.All(results, result => Assert.Equal(StepState.Done, result.State));
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = Volatile.Read(ref most); value > seen; seen = Volatile.Read(ref most))
        {
            Interlocked.CompareExchange(ref most, value, seen);
        }
    }
}
