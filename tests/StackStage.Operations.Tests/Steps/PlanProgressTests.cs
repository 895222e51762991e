using StackStage.Operations.Steps;
using StackStage.Operations.Tests.Harness;

namespace StackStage.Operations.Tests.Steps;

public class PlanProgressTests
{
    [Fact]
    public async Task A_plan_of_many_steps_says_how_far_it_is_in_which_wave_and_of_which_services()
    {
        var time = new InstantTime();
        var host = new RecordingHost { Time = time };
        Step Make(string service, int number, params IReadOnlyList<StepEdge> after) => new()
        {
            Identity = new StepIdentity($"{service}.thing.delete", "123456789012", "eu-central-1", $"{number}"),
            Action = "Delete thing",
            Target = $"{number}",
            After = after,
            Usual = TimeSpan.FromMinutes(10),
            RunAsync = async run =>
            {
                await StepPlace.PauseAsync(TimeSpan.FromSeconds(5), time, run.Token);
                return StepOutcome.Done;
            },
        };
        var first = Make("acm", 0);
        List<Step> steps = [first];
        for (var number = 1; number < 12; number++)
        {
            steps.Add(Make(number % 2 == 0 ? "acm" : "route53", number, steps[^1]));
        }

        await PlanRunner.RunAsync(new Plan(steps), host, default);

        var lines = host.Progress.Where(progress => !progress.Completed).Select(progress => progress.Status).ToList();
        Assert.Equal("1 done, 0 failed, 0 under way, 11 left, usually 1.9 h more; wave 2 of 12; acm 1 of 6, route53 0 of 6", lines[0]);
        Assert.StartsWith("11 done, 0 failed", lines[10], StringComparison.Ordinal);
        Assert.True(host.Progress.Last().Completed);
    }
}
