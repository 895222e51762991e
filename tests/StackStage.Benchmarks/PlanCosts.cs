using System.Diagnostics;
using System.Globalization;
using StackStage.Operations.Steps;

namespace StackStage.Benchmarks;

/// <summary>What the road itself costs: processor time of a plan whose steps do nothing.</summary>
internal static class PlanCosts
{
    private const int Runs = 5;

    public static async Task PrintAsync()
    {
        Console.WriteLine("Processor time of the whole process while a plan runs (asking, order, places, results), five runs after one to warm up:");
        await PrintAsync("20,000 steps in 400 chains", () => Chains(400, 50)).ConfigureAwait(false);
        await PrintAsync("20,000 steps that all come after one and before one", () => Fan(20_000)).ConfigureAwait(false);
        await PrintAsync("5,000 waits at the same time, each looked at six times", () => Waits(5_000, 6)).ConfigureAwait(false);
    }

    private static async Task PrintAsync(string name, Func<IReadOnlyList<Step>> make)
    {
        var times = new List<double>();
        for (var run = 0; run <= Runs; run++)
        {
            var plan = new Plan(make());
            using var process = Process.GetCurrentProcess();
            var before = process.TotalProcessorTime;
            await PlanRunner.RunAsync(plan, new SilentHost(TimeProvider.System), CancellationToken.None).ConfigureAwait(false);
            process.Refresh();
            if (run > 0)
            {
                times.Add((process.TotalProcessorTime - before).TotalSeconds);
            }
        }

        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name}: {times[Runs / 2]:0.00} s ({times[0]:0.00} to {times[^1]:0.00})"));
    }

    private static List<Step> Chains(int chains, int links)
    {
        var steps = new List<Step>();
        for (var chain = 0; chain < chains; chain++)
        {
            Step? before = null;
            for (var link = 0; link < links; link++)
            {
                steps.Add(before = Make($"{chain}/{link}", _ => Task.FromResult(StepOutcome.Done), before is null ? [] : [before]));
            }
        }

        return steps;
    }

    private static List<Step> Fan(int count)
    {
        var first = Make("first", _ => Task.FromResult(StepOutcome.Done));
        var middle = Enumerable.Range(0, count).Select(number => Make($"m{number}", _ => Task.FromResult(StepOutcome.Done), first)).ToList();
        return [first, .. middle, Make("last", _ => Task.FromResult(StepOutcome.Done), [.. middle.Select(step => new StepEdge(step, StepCondition.Ended))])];
    }

    private static List<Step> Waits(int count, int looks) =>
        [.. Enumerable.Range(0, count).Select(number => Make($"w{number}", run => Task.FromResult(run.Attempt < looks ? StepOutcome.Again(TimeProvider.System.GetUtcNow() + TimeSpan.FromMilliseconds(20), "not yet") : StepOutcome.Done)))];

    private static Step Make(string id, Func<StepRun, Task<StepOutcome>> run, params IReadOnlyList<StepEdge> after) => new()
    {
        Identity = new StepIdentity("do", "123456789012", "eu-central-1", id),
        Action = "Do",
        Target = id,
        After = after,
        RunAsync = run,
    };
}
