using StackStage.Operations.Steps;

namespace StackStage.Operations.Journal;

/// <summary>A step of a run, as its journal tells it.</summary>
public sealed record StackStageRunStep
{
    /// <summary>What is done, in the user's words; what kind of step it is where the plan does not say.</summary>
    public required string Action { get; init; }

    /// <summary>What it is done to.</summary>
    public required string Target { get; init; }

    /// <summary>The object that it belongs to, of those that the user named; null for what several have in common.</summary>
    public string? Subject { get; init; }

    /// <summary>What it came to; null when it was begun and nothing more is known: its calls may have been made or not. Pending when it was not begun.</summary>
    public StepState? State { get; init; }

    /// <summary>When it began; null when it did not.</summary>
    public DateTimeOffset? Began { get; init; }

    /// <summary>When it ended; null when it did not.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>What was said of it.</summary>
    public string? Detail { get; init; }

    /// <summary>What kind of step it is.</summary>
    public required string Kind { get; init; }

    /// <summary>The account.</summary>
    public required string AccountId { get; init; }

    /// <summary>The Region; empty for what has none.</summary>
    public required string Region { get; init; }

    /// <summary>The ARN or physical id.</summary>
    public required string ResourceId { get; init; }

    /// <summary>What tells the resource from a later one of the same name.</summary>
    public string? Birth { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Action} {Target}: {State?.ToString() ?? "begun"}";

    // In the order of the plan; what was begun without being planned comes behind it.
    internal static IReadOnlyList<StackStageRunStep> Of(RecordedRun run) =>
    [
        .. run.Plan.Keys.Concat(run.Steps.Keys.Where(step => !run.Plan.ContainsKey(step)).OrderBy(step => run.Steps[step].Began)).Select(step => Of(run, step)),
    ];

    private static StackStageRunStep Of(RecordedRun run, StepIdentity step)
    {
        var planned = run.Plan.GetValueOrDefault(step);
        var outcome = run.Steps.GetValueOrDefault(step);
        return new StackStageRunStep
        {
            Action = StackStageRun.Clean(planned?.Action ?? step.Kind),
            Target = StackStageRun.Clean(planned?.Target ?? step.Id),
            Subject = planned?.Subject is { } target ? StackStageRun.Clean(target) : null,
            State = outcome is null ? StepState.Pending : outcome.State,
            Began = outcome?.Began,
            Ended = outcome?.Ended,
            Detail = outcome?.Detail is { } detail ? StackStageRun.Clean(detail) : null,
            Kind = StackStageRun.Clean(step.Kind),
            AccountId = StackStageRun.Clean(step.AccountId),
            Region = StackStageRun.Clean(step.Region),
            ResourceId = StackStageRun.Clean(step.Id),
            Birth = step.Birth is { } birth ? StackStageRun.Clean(birth) : null,
        };
    }
}
