using StackStage.Operations.Errors;
using StackStage.Operations.Steps;
using StackStage.Operations.Tests.Harness;
using static StackStage.Operations.Tests.Steps.TestSteps;

namespace StackStage.Operations.Tests.Steps;

public class PlanRunnerTests
{
    [Fact]
    public async Task Every_step_is_asked_for_in_plan_order_before_any_runs()
    {
        var host = new RecordingHost();
        var askedWhenRun = new List<int>();
        var plan = new Plan(new[] { "a", "b", "c" }.Select(id => Step(id, () => { askedWhenRun.Add(host.Asked.Count); return StepOutcome.Done; })));

        var results = await PlanRunner.RunAsync(plan, host, CancellationToken.None, new PlanRunOptions { ThrottleLimit = 1 });

        Assert.Equal(["do a", "do b", "do c"], host.Asked);
        Assert.All(askedWhenRun, asked => Assert.Equal(3, asked));
        Assert.All(results, result => Assert.Equal(StepState.Done, result.State));
    }

    [Fact]
    public async Task Steps_without_an_order_between_them_run_side_by_side()
    {
        using var both = new Barrier(2);
        Task<StepOutcome> Meet() => Task.Run(() => both.SignalAndWait(TimeSpan.FromSeconds(30)) ? StepOutcome.Done : throw new TimeoutException());
        var plan = new Plan([Step("a", _ => Meet()), Step("b", _ => Meet())]);

        var results = await PlanRunner.RunAsync(plan, new RecordingHost(), CancellationToken.None);

        Assert.All(results, result => Assert.Equal(StepState.Done, result.State));
    }

    [Fact]
    public async Task A_failure_stops_only_what_depends_on_it()
    {
        var host = new RecordingHost();
        var bad = Step("bad", Boom);
        var plan = new Plan([bad, Step("after", bad), Step("beside")]);

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

        Assert.Equal(["do empty", "do remove", "do mark", "do delete"], host.Asked);
        Assert.Equal(["mark", "empty", "remove", "delete"], ran);
        Assert.All(results, result => Assert.Equal(StepState.Done, result.State));
    }

    [Fact]
    public async Task A_no_to_what_matters_asks_for_nothing_that_only_served_it()
    {
        var host = new RecordingHost { Answer = question => question.Target == "remove" ? Approval.Declined : Approval.Approved };
        var ran = new List<string>();
        var results = await PlanRunner.RunAsync(Marked(ran), host, CancellationToken.None);

        Assert.Equal(["do empty", "do remove"], host.Asked);
        Assert.Equal(["empty"], ran);
        Assert.Equal([StepState.Skipped, StepState.Done, StepState.Declined, StepState.Skipped], results.Select(result => result.State));
    }

    [Fact]
    public async Task A_declined_step_is_no_obstacle_where_only_an_approved_one_must_be_done()
    {
        var host = new RecordingHost { Answer = question => question.Target == "mark" ? Approval.Declined : Approval.Approved };
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
        Func<StepOutcome> Run(string id) => () =>
        {
            ran.Add(id);
            return StepOutcome.Done;
        };
        var askedFirst = new List<Step>();
        var marking = Step("mark", mark ?? Run("mark")).With(askedAfter: askedFirst);
        var empty = Step("empty", Run("empty"), new StepEdge(marking, StepCondition.SucceededIfWanted));
        var remove = Step("remove", Run("remove"), empty, new StepEdge(marking, StepCondition.SucceededIfWanted));
        askedFirst.Add(remove);
        return new Plan([marking, empty, remove, Step("delete", Run("delete"), remove, marking)]);
    }

    private static StepOutcome Boom() => throw new StageException(new StageError("Boom", StageErrorCategory.ResourceBusy, "It is held."));

    [Fact]
    public async Task What_must_only_have_ended_may_have_failed()
    {
        var bad = Step("bad", Boom);
        var plan = new Plan([bad, Step("next", new StepEdge(bad, StepCondition.Ended))]);

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
        var host = new RecordingHost { Answer = question => question.Target == "a" ? Approval.Declined : Approval.Approved };
        var a = Step("a", () => throw new InvalidOperationException());
        var plan = new Plan([a, Step("b", () => throw new InvalidOperationException(), a), Step("c")]);

        var results = await PlanRunner.RunAsync(plan, host, CancellationToken.None);

        Assert.Equal(["do a", "do c"], host.Asked);
        Assert.Equal([StepState.Declined, StepState.Skipped, StepState.Done], results.Select(result => result.State));
    }

    [Fact]
    public async Task A_preview_shows_every_step_and_runs_none()
    {
        var host = new RecordingHost { Answer = _ => Approval.Previewed };
        var a = Step("a", () => throw new InvalidOperationException());
        var plan = new Plan([a, Step("b", () => throw new InvalidOperationException(), a)]);

        var results = await PlanRunner.RunAsync(plan, host, CancellationToken.None);

        Assert.Equal(["do a", "do b"], host.Asked);
        Assert.All(results, result => Assert.Equal(StepState.Previewed, result.State));
    }

    [Fact]
    public async Task What_depends_on_a_pending_step_is_pending_too()
    {
        var a = Step("a", () => StepOutcome.Pending("still deploying"));
        var plan = new Plan([a, Step("b", () => throw new InvalidOperationException(), a)]);

        var results = await PlanRunner.RunAsync(plan, new RecordingHost(), CancellationToken.None);

        Assert.All(results, result => Assert.Equal(StepState.Pending, result.State));
        Assert.Contains("run the command again", results[1].Detail!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stop_cancels_what_runs_and_begins_nothing_more()
    {
        using var stop = new CancellationTokenSource();
        var began = false;
        var a = Step("a", async run => { await stop.CancelAsync(); await Task.Delay(Timeout.Infinite, run.Token); return StepOutcome.Done; });
        var plan = new Plan([a, Step("b", () => { began = true; return StepOutcome.Done; }, a)]);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => PlanRunner.RunAsync(plan, new RecordingHost(), stop.Token));

        Assert.False(began);
    }
}
