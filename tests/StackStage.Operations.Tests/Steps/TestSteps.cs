using StackStage.Operations.Steps;

namespace StackStage.Operations.Tests.Steps;

/// <summary>Steps that are only a name and what they do.</summary>
internal static class TestSteps
{
    public static Step Step(string id, params IReadOnlyList<StepEdge> after) => Step(id, () => StepOutcome.Done, after);

    public static Step Step(string id, Func<StepOutcome> run, params IReadOnlyList<StepEdge> after) => Step(id, _ => Task.FromResult(run()), after);

    public static Step Step(string id, Func<StepRun, Task<StepOutcome>> run, params IReadOnlyList<StepEdge> after) => new()
    {
        Identity = new StepIdentity("do", "123456789012", "eu-central-1", id),
        Action = "Do",
        Target = id,
        After = after,
        RunAsync = run,
    };

    /// <summary>As another, with one thing or another different.</summary>
    public static Step With(this Step step, bool changes = true, IReadOnlyList<Step>? askedAfter = null, IReadOnlyList<string>? subjects = null, TimeSpan usual = default, bool destroysData = false, Func<bool>? isAbsent = null) => new()
    {
        Identity = step.Identity,
        Action = step.Action,
        Target = step.Target,
        After = step.After,
        RunAsync = step.RunAsync,
        Changes = changes,
        AskedAfter = askedAfter ?? [],
        Subjects = subjects ?? [],
        Usual = usual,
        DestroysData = destroysData,
        IsAbsentAsync = isAbsent is null ? null : _ => Task.FromResult(isAbsent()),
    };
}
