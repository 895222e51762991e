using System.Collections.Concurrent;
using FsCheck;
using FsCheck.Fluent;
using StackStage.Operations.Errors;
using StackStage.Operations.Steps;
using StackStage.Operations.Tests.Harness;
using StackStage.Sandbox;

namespace StackStage.Operations.Tests.Steps;

/// <summary>Random plans: failures, refusals that pass, times to come again, discoveries, sleepers, and whatever edges.</summary>
public class PlanRunProperties
{
    private const int MostSteps = 14;

    [Fact]
    public void No_step_runs_before_its_edges_allow_nothing_that_could_run_is_left_and_sleepers_hold_no_place()
    {
        var property = Prop.ForAll(ArbMap.Default.ArbFor<int[]>(), ArbMap.Default.ArbFor<byte>(), (seeds, limit) => new Model(seeds, (limit % 4) + 1).Check());
        Check.One(Config.QuickThrowOnFailure.WithReplay(new Replay(new Rnd(20261121, 5), null)).WithMaxTest(250), property);
    }

    [Fact]
    public async Task The_longest_way_and_not_the_sum_of_all_waits_is_what_it_takes()
    {
        // 200 chains of five waits of a minute, with two places: each minute all two hundred wait.
        const int Chains = 200;
        const int Links = 5;
        var time = new CountedTime();
        var steps = new List<Step>();
        for (var chain = 0; chain < Chains; chain++)
        {
            Step? before = null;
            for (var link = 0; link < Links; link++)
            {
                before = TestSteps.Step($"{chain}/{link}", async run =>
                {
                    await StepPlace.PauseAsync(TimeSpan.FromMinutes(1), time, run.Token);
                    return StepOutcome.Done;
                }, before is null ? [] : [before]);
                steps.Add(before);
            }
        }

        var start = time.GetUtcNow();
        var run = PlanRunner.RunAsync(new Plan(steps), new RecordingHost { Time = time }, default, new PlanRunOptions { ThrottleLimit = 2 });
        for (var minute = 0; minute < Links; minute++)
        {
            await time.TimersAsync(Chains);
            time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.All(await run, result => Assert.Equal(StepState.Done, result.State));
        Assert.Equal(TimeSpan.FromMinutes(Links), time.GetUtcNow() - start);
    }

    /// <summary>One plan as the seeds describe it, with a naive account of what happened and what should have.</summary>
    private sealed class Model(int[] seeds, int limit)
    {
        private readonly List<Node> _nodes = [];
        private readonly ConcurrentQueue<string> _wrong = [];
        private readonly HashSet<string> _taken = [];
        private readonly object _gate = new();
        private readonly SandboxClock _clock = SandboxClock.Jumping(furthest: TimeSpan.FromDays(1));
        private int _working;

        private enum Way
        {
            Done,
            Fails,
            Skips,
            AgainTwice,
            Sleeps,
            Discovers,
            Blocked,
        }

        public bool Check()
        {
            for (var index = 0; index < Math.Min(seeds.Length, MostSteps); index++)
            {
                var random = new Random(seeds[index]);
                var before = _nodes.Where(_ => random.Next(4) == 0).Select(node => (Node: node, Condition: (StepCondition)random.Next(4))).ToList();
                _nodes.Add(new Node($"n{index}", (Way)random.Next(7), before, random.Next(5) > 0, random.Next(2) == 0, random.Next(MostSteps)));
            }

            foreach (var node in _nodes)
            {
                node.Step = Make(node);
            }

            var host = new RecordingHost { Time = _clock, Answer = question => _nodes.First(node => node.Name == question.Target).IsDeclined ? Approval.Declined : Approval.Approved };
            var results = PlanRunner.RunAsync(new Plan(_nodes.Select(node => node.Step)), host, default, new PlanRunOptions { ThrottleLimit = limit }).GetAwaiter().GetResult();
            foreach (var node in _nodes)
            {
                Judge(node, results[node.Step]);
            }

            if (!_wrong.IsEmpty)
            {
                throw new InvalidOperationException(string.Join("\n", _wrong));
            }

            return true;
        }

        private Step Make(Node node) => TestSteps.Step(node.Name, run => RunAsync(node, run), [.. node.Before.Select(edge => new StepEdge(edge.Node.Step, edge.Condition))])
            .With(changes: node.Changes, isAbsent: () => node.IsAbsentAnyway);

        private async Task<StepOutcome> RunAsync(Node node, StepRun run)
        {
            foreach (var (before, condition) in node.Before.Where(edge => !IsMet(edge.Node, edge.Condition)))
            {
                _wrong.Enqueue($"{node.Name} began although {before.Name} had not {condition}: {before.End}");
            }

            Enter(node);
            await Task.Yield();
            switch (node.Way)
            {
                case Way.Fails:
                    return Leave(node, new StepOutcome(StepState.Failed), () => throw new StageException(new StageError("Boom", StageErrorCategory.NotSpecified, "No.")));
                case Way.Skips:
                    return Leave(node, StepOutcome.Skipped("kept"));
                case Way.AgainTwice when run.Attempt < 2:
                    Exit(node);
                    return StepOutcome.Again(_clock.GetUtcNow() + TimeSpan.FromMinutes(3), "later");
                case Way.Sleeps:
                    Exit(node);
                    await StepPlace.PauseAsync(TimeSpan.FromMinutes(2), _clock, run.Token);
                    Enter(node);
                    return Leave(node, StepOutcome.Done);
                case Way.Discovers when run.Attempt == 0:
                    run.Discover(TestSteps.Step($"{node.Name}/child", () => StepOutcome.Done));
                    Exit(node);
                    return StepOutcome.AfterDiscovered;
                case Way.Blocked when !IsFree(node):
                    Exit(node);
                    return StepOutcome.Blocked(new StageError("InUse", StageErrorCategory.ResourceBusy, "Held."));
                default:
                    return Leave(node, StepOutcome.Done);
            }
        }

        private void Judge(Node node, StepResult result)
        {
            var fits = result.State switch
            {
                StepState.Done => node.Way is not (Way.Fails or Way.Skips),
                StepState.Failed => node.Way == Way.Fails || (node.Way == Way.Blocked && !IsFree(node)),
                StepState.Declined => node.IsDeclined,
                StepState.Skipped => node.Way == Way.Skips || node.Before.Exists(edge => !IsMet(edge.Node, edge.Condition)) || node.Before.Exists(edge => edge.Node.IsUnwanted),
                _ => false,
            };
            node.IsUnwanted = result.State == StepState.Declined || (result is { State: StepState.Skipped, Started: null } && node.Before.Exists(edge => edge.Node.IsUnwanted && edge.Condition is not (StepCondition.Ended or StepCondition.SucceededIfWanted)));
            if (result.State == StepState.Failed || (result.State == StepState.Skipped && !node.IsUnwanted))
            {
                // Given up, or never begun: what comes after it hears of that only now.
                node.End ??= result.State;
            }

            if (!fits)
            {
                _wrong.Enqueue($"{node.Name} ({node.Way}) is {result.State}: {result.Detail}");
            }
        }

        // What is in the way of a blocked one: another of the plan, if it takes itself away. One that waits for this very step
        // to end, however, frees it too late.
        private bool IsFree(Node node)
        {
            lock (_gate)
            {
                return node.HeldBy < _nodes.Count && _taken.Contains($"n{node.HeldBy}") && !ComesAfter(_nodes[node.HeldBy], node);
            }
        }

        private static bool ComesAfter(Node later, Node earlier) => later.Before.Exists(edge => ReferenceEquals(edge.Node, earlier) || ComesAfter(edge.Node, earlier));

        private static bool IsMet(Node before, StepCondition condition) => condition switch
        {
            StepCondition.Ended => before.End is not null || before.IsUnwantedOrSkipped,
            StepCondition.Absent => before.End == StepState.Done || before.IsAbsentAnyway,
            StepCondition.SucceededIfWanted => before.End == StepState.Done || before.IsUnwantedOrSkipped,
            _ => before.End == StepState.Done,
        };

        private void Enter(Node node)
        {
            if (node.Changes && Interlocked.Increment(ref _working) > limit)
            {
                _wrong.Enqueue($"{node.Name} works beside {limit} others.");
            }
        }

        private void Exit(Node node)
        {
            if (node.Changes)
            {
                Interlocked.Decrement(ref _working);
            }
        }

        private StepOutcome Leave(Node node, StepOutcome outcome, Func<StepOutcome>? end = null)
        {
            Exit(node);
            lock (_gate)
            {
                node.End = outcome.State;
                if (outcome.State == StepState.Done && node.Changes)
                {
                    _taken.Add(node.Name);
                }
            }

            return end is null ? outcome : end();
        }

        private sealed record Node(string Name, Way Way, List<(Node Node, StepCondition Condition)> Before, bool Changes, bool IsAbsentAnyway, int HeldBy)
        {
            public bool IsDeclined => Changes && HeldBy == 0;

            public Step Step { get; set; } = null!;

            public StepState? End { get; set; }

            public bool IsUnwanted { get; set; }

            // Never began: declined, or what it needed was not done.
            public bool IsUnwantedOrSkipped => End is null;
        }
    }
}
