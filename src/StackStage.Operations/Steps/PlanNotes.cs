using StackStage.Operations.Errors;

namespace StackStage.Operations.Steps;

/// <summary>What a run of a plan tells its journal of steps; nothing where there is none.</summary>
/// <param name="journal">The journal, or null.</param>
internal sealed class PlanNotes(IRunJournal? journal)
{
    /// <summary>A step as the journal shows it.</summary>
    public static PlannedStep ToPlanned(Step step) => new(
        step.Identity, step.Action, step.Target, step.Subjects.Count == 1 ? step.Subjects[0] : null, [.. step.After.Select(edge => edge.Step.Identity)], step.Changes);

    /// <summary>Says that a step begins, durably; one that only looks changes nothing that would have to be known.</summary>
    /// <exception cref="StageException">It cannot be written.</exception>
    public ValueTask BeginAsync(Step step, CancellationToken cancellationToken) => journal is not null && step.Changes ? journal.BeginAsync(step.Identity, cancellationToken) : default;

    /// <summary>Says what a step came to. One that is held up, or waits for what it found, has come to nothing yet.</summary>
    /// <exception cref="StageException">It cannot be written.</exception>
    public ValueTask EndAsync(Step step, StepOutcome outcome) => outcome.AgainAt is null && (outcome.Obstacle is not null || outcome.WaitsForDiscovered)
        ? default
        : EndAsync(step, outcome.State, outcome.Detail, null, outcome.AgainAt);

    /// <summary>Says that a step failed.</summary>
    public async ValueTask FailAsync(Step step, StageError error)
    {
        try
        {
            await EndAsync(step, StepState.Failed, error.Message, error.ErrorId, null).ConfigureAwait(false);
        }
        catch (StageException)
        {
            // The failure itself is told; that it could not be written down is told by the next step that wants to begin.
        }
    }

    /// <summary>Says which steps were discovered.</summary>
    public async Task PlanAsync(IReadOnlyList<Step> steps)
    {
        if (journal is null)
        {
            return;
        }

        try
        {
            await journal.PlanAsync([.. steps.Select(ToPlanned)], CancellationToken.None).ConfigureAwait(false);
        }
        catch (StageException)
        {
            // What cannot be written is told by the first of them that wants to begin.
        }
    }

    private ValueTask EndAsync(Step step, StepState state, string? detail, string? errorId, DateTimeOffset? againAt) =>
        journal is null ? default : journal.EndAsync(step.Identity, state, detail, errorId, againAt, CancellationToken.None);
}
