using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using StackStage.Operations.Errors;
using StackStage.Operations.Steps;
using StackStage.Operations.Tests.Harness;

namespace StackStage.Operations.Tests.Steps;

public class PlanRunnerTests
{
    [Fact]
    public async Task Every_step_is_asked_for_in_plan_order_before_any_runs()
    {
        var host = new RecordingHost();
        var askedWhenRun = new List<int>();
        var plan = new Plan(new[] { "a", "b", "c" }.Select(id => Step(id, () => { askedWhenRun.Add(host.Asked.Count); return StepOutcome.Done; })));

        var results = await PlanRunner.RunAsync(plan, host, CancellationToken.None, parallelism: 1);

        Assert.Equal(["a", "b", "c"], host.Asked);
        Assert.All(askedWhenRun, asked => Assert.Equal(3, asked));
        Assert.All(results, result => Assert.Equal(StepState.Done, result.State));
    }

    [Fact]
    public async Task Steps_without_an_order_between_them_run_side_by_side()
    {
        using var both = new Barrier(2);
        Task<StepOutcome> Meet() => Task.Run(() => both.SignalAndWait(TimeSpan.FromSeconds(30)) ? StepOutcome.Done : throw new TimeoutException());
        var plan = new Plan([AsyncStep("a", Meet), AsyncStep("b", Meet)]);

        var results = await PlanRunner.RunAsync(plan, new RecordingHost(), CancellationToken.None);

        Assert.All(results, result => Assert.Equal(StepState.Done, result.State));
    }

    [Fact]
    public async Task A_failure_stops_only_what_depends_on_it()
    {
        var host = new RecordingHost();
        var plan = new Plan([
            Step("bad", () => throw new StageException(new StageError("Boom", StageErrorCategory.ResourceBusy, "It is held."))),
            Step("after", () => StepOutcome.Done, "bad"),
            Step("beside", () => StepOutcome.Done),
        ]);

        var results = await PlanRunner.RunAsync(plan, host, CancellationToken.None);

        Assert.Equal([StepState.Failed, StepState.Skipped, StepState.Done], results.Select(result => result.State));
        Assert.Equal("Boom", Assert.Single(host.Errors).ErrorId);
        Assert.Contains("failed", results[1].Detail!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_question_that_matters_comes_first_and_the_step_that_runs_first_is_asked_for_after_it()
    {
        var host = new RecordingHost();
        var ran = new List<string>();
        var results = await PlanRunner.RunAsync(Marked(ran), host, CancellationToken.None);

        Assert.Equal(["empty", "remove", "mark", "delete"], host.Asked);
        Assert.Equal(["mark", "empty", "remove", "delete"], ran);
        Assert.All(results, result => Assert.Equal(StepState.Done, result.State));
    }

    [Fact]
    public async Task A_no_to_what_matters_asks_for_nothing_that_only_served_it()
    {
        var host = new RecordingHost { Answer = step => step.Id == "remove" ? Approval.Declined : Approval.Approved };
        var ran = new List<string>();
        var results = await PlanRunner.RunAsync(Marked(ran), host, CancellationToken.None);

        Assert.Equal(["empty", "remove"], host.Asked);
        Assert.Equal(["empty"], ran);
        Assert.Equal([StepState.Skipped, StepState.Done, StepState.Declined, StepState.Skipped], results.Select(result => result.State));
    }

    [Fact]
    public async Task A_declined_step_is_no_obstacle_where_only_an_approved_one_must_be_done()
    {
        var host = new RecordingHost { Answer = step => step.Id == "mark" ? Approval.Declined : Approval.Approved };
        var ran = new List<string>();
        var results = await PlanRunner.RunAsync(Marked(ran), host, CancellationToken.None);

        Assert.Equal(["empty", "remove"], ran);
        Assert.Equal([StepState.Declined, StepState.Done, StepState.Done, StepState.Skipped], results.Select(result => result.State));
    }

    [Fact]
    public async Task A_failed_step_is_an_obstacle_there_too()
    {
        var ran = new List<string>();
        var results = await PlanRunner.RunAsync(
            Marked(ran, () => throw new StageException(new StageError("Boom", StageErrorCategory.ResourceBusy, "No."))), new RecordingHost(), CancellationToken.None);

        Assert.Empty(ran);
        Assert.Equal([StepState.Failed, StepState.Skipped, StepState.Skipped, StepState.Skipped], results.Select(result => result.State));
    }

    private static Plan Marked(List<string> ran, Func<StepOutcome>? mark = null)
    {
        Func<CancellationToken, Task<StepOutcome>> Run(string id) => _ =>
        {
            ran.Add(id);
            return Task.FromResult(StepOutcome.Done);
        };
        return new Plan([
            new Step { Id = "mark", Action = "Mark", Target = "certificate", AskedAfter = ["remove"], RunAsync = mark is null ? Run("mark") : _ => Task.FromResult(mark()) },
            new Step { Id = "empty", Action = "Empty", Target = "domain", AfterIfApproved = ["mark"], RunAsync = Run("empty") },
            new Step { Id = "remove", Action = "Remove", Target = "domain", After = ["empty"], AfterIfApproved = ["mark"], RunAsync = Run("remove") },
            new Step { Id = "delete", Action = "Delete", Target = "certificate", After = ["remove", "mark"], RunAsync = Run("delete") },
        ]);
    }

    [Fact]
    public async Task What_must_only_have_ended_may_have_failed()
    {
        var plan = new Plan([
            Step("bad", () => throw new StageException(new StageError("Boom", StageErrorCategory.ResourceBusy, "It is held."))),
            new Step { Id = "next", Action = "Do", Target = "next", AfterEnded = ["bad"], RunAsync = _ => Task.FromResult(StepOutcome.Done) },
        ]);

        var results = await PlanRunner.RunAsync(plan, new RecordingHost(), CancellationToken.None);

        Assert.Equal([StepState.Failed, StepState.Done], results.Select(result => result.State));
        Assert.True(results[1].Started >= results[0].Finished);
        Assert.Equal(2, plan.Waves.Count);
    }

    [Fact]
    public async Task An_unexpected_exception_becomes_an_error_that_names_the_step()
    {
        var host = new RecordingHost();

        await PlanRunner.RunAsync(new Plan([Step("x", () => throw new InvalidCastException("odd"))]), host, CancellationToken.None);

        var error = Assert.Single(host.Errors);
        Assert.Equal("StepFailed", error.ErrorId);
        Assert.Contains("Do x failed: odd", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_no_the_dependents_are_neither_asked_for_nor_run()
    {
        var host = new RecordingHost { Answer = step => step.Id == "a" ? Approval.Declined : Approval.Approved };
        var plan = new Plan([Step("a", () => throw new InvalidOperationException()), Step("b", () => throw new InvalidOperationException(), "a"), Step("c", () => StepOutcome.Done)]);

        var results = await PlanRunner.RunAsync(plan, host, CancellationToken.None);

        Assert.Equal(["a", "c"], host.Asked);
        Assert.Equal([StepState.Declined, StepState.Skipped, StepState.Done], results.Select(result => result.State));
    }

    [Fact]
    public async Task A_preview_shows_every_step_and_runs_none()
    {
        var host = new RecordingHost { Answer = _ => Approval.Previewed };
        var plan = new Plan([Step("a", () => throw new InvalidOperationException()), Step("b", () => throw new InvalidOperationException(), "a")]);

        var results = await PlanRunner.RunAsync(plan, host, CancellationToken.None);

        Assert.Equal(["a", "b"], host.Asked);
        Assert.All(results, result => Assert.Equal(StepState.Previewed, result.State));
    }

    [Fact]
    public async Task What_depends_on_a_pending_step_is_pending_too()
    {
        var plan = new Plan([Step("a", () => StepOutcome.Pending("still deploying")), Step("b", () => throw new InvalidOperationException(), "a")]);

        var results = await PlanRunner.RunAsync(plan, new RecordingHost(), CancellationToken.None);

        Assert.All(results, result => Assert.Equal(StepState.Pending, result.State));
        Assert.Contains("run the command again", results[1].Detail!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stop_cancels_what_runs_and_begins_nothing_more()
    {
        using var stop = new CancellationTokenSource();
        var began = false;
        var plan = new Plan([
            new Step { Id = "a", Action = "Wait", Target = "a", RunAsync = async token => { await stop.CancelAsync(); await Task.Delay(Timeout.Infinite, token); return StepOutcome.Done; } },
            Step("b", () => { began = true; return StepOutcome.Done; }, "a"),
        ]);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => PlanRunner.RunAsync(plan, new RecordingHost(), stop.Token));

        Assert.False(began);
    }

    [Fact]
    public void No_step_runs_before_all_it_depends_on_succeeded_whatever_the_graph_and_whatever_fails()
    {
        // Each number is one step: its bits choose what it depends on among the steps before it, and how it ends.
        var property = Prop.ForAll(ArbMap.Default.ArbFor<ushort[]>(), seeds =>
        {
            var done = new HashSet<string>();
            var violations = 0;
            var steps = seeds.Take(12).Select((seed, index) =>
            {
                var after = Enumerable.Range(0, index).Where(before => (seed >> (before % 10) & 1) == 1).Select(before => before.ToString(CultureInfo.InvariantCulture)).ToArray();
                var id = index.ToString(CultureInfo.InvariantCulture);
                return Step(
                    id,
                    () =>
                    {
                        lock (done)
                        {
                            violations += after.Count(before => !done.Contains(before));
                            if (seed >> 13 == 0)
                            {
                                throw new StageException(new StageError("Failed", StageErrorCategory.NotSpecified, id));
                            }

                            done.Add(id);
                        }

                        return StepOutcome.Done;
                    },
                    after);
            });
            var plan = new Plan(steps);
            var results = PlanRunner.RunAsync(plan, new RecordingHost(), CancellationToken.None, parallelism: 4).GetAwaiter().GetResult();
            var consistent = results.Select((result, index) => result.State switch
            {
                StepState.Done => plan.Steps[index].After.All(id => results[plan.IndexOf(id)].Succeeded),
                StepState.Skipped => plan.Steps[index].After.Any(id => !results[plan.IndexOf(id)].Succeeded),
                StepState.Failed => true,
                _ => false,
            });
            return violations == 0 && consistent.All(fits => fits);
        });
        Check.One(Config.QuickThrowOnFailure.WithReplay(new Replay(new Rnd(20261120, 7), null)).WithMaxTest(300), property);
    }

    private static Step Step(string id, Func<StepOutcome> run, params string[] after) => AsyncStep(id, () => Task.FromResult(run()), after);

    private static Step AsyncStep(string id, Func<Task<StepOutcome>> run, params string[] after) => new()
    {
        Id = id,
        Action = "Do",
        Target = id,
        After = after,
        RunAsync = _ => run(),
    };
}
