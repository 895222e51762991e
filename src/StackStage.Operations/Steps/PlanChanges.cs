using StackStage.Operations.Errors;

namespace StackStage.Operations.Steps;

/// <summary>
/// What came into a plan since the run that it continues was approved: a mapping that somebody made meanwhile, a resource that
/// was deployed. Consent that was given in advance was not given for that.
/// </summary>
/// <remarks>
/// Nothing is new to a run that had begun nothing, and nothing where the command was asked to do something else than before:
/// whoever wrote that command consents to what it says. Steps that only look or wait are never new.
/// </remarks>
internal sealed class PlanChanges
{
    private const int Named = 5;

    private readonly Dictionary<string, (EarlierRun Run, List<Step> Steps)> _of = new(StringComparer.Ordinal);
    private readonly HashSet<Step> _steps = new(ReferenceEqualityComparer.Instance);
    private readonly bool _hasNamedPlace;

    private PlanChanges(bool hasNamedPlace) => _hasNamedPlace = hasNamedPlace;

    /// <summary>Nothing.</summary>
    public static PlanChanges None { get; } = new(false);

    /// <summary>Compares a plan with those of the runs before it.</summary>
    /// <param name="earlier">The runs that did not end, newest first.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="switches">What the command is asked to do.</param>
    /// <param name="hasNamedPlace">Whether the user named the place of the journals.</param>
    public static PlanChanges Since(IReadOnlyList<EarlierRun> earlier, Plan plan, string? switches, bool hasNamedPlace)
    {
        var changes = new PlanChanges(hasNamedPlace);
        var runs = earlier.Where(run => run.HasBegun && run.Switches == switches).ToList();
        foreach (var step in plan.Steps.Where(step => step.Changes && step.Subjects.Count > 0 && !runs.Exists(run => run.Approved.Contains(step.Identity))))
        {
            // What an object has in common with one that was not named before was asked for with that one.
            if (step.Subjects.All(subject => runs.Exists(run => run.Targets.Contains(subject))))
            {
                changes._steps.Add(step);
                foreach (var subject in step.Subjects)
                {
                    if (!changes._of.TryGetValue(subject, out var own))
                    {
                        changes._of[subject] = own = (runs.First(run => run.Targets.Contains(subject)), []);
                    }

                    own.Steps.Add(step);
                }
            }
        }

        return changes;
    }

    /// <summary>Whether a step came in since.</summary>
    public bool Contains(Step step) => _steps.Contains(step);

    /// <summary>How many steps of an object came in since.</summary>
    public int CountOf(PlanSubject subject) => _of.TryGetValue(subject.Key, out var own) ? own.Steps.Count : 0;

    /// <summary>Why nothing is done to an object that nobody was asked about.</summary>
    public StageError ErrorFor(PlanSubject subject)
    {
        var (run, steps) = _of[subject.Key];
        var named = string.Join("; ", steps.Take(Named).Select(step => $"'{step.Action}' on {step.Target}"));
        var more = steps.Count > Named ? $" and {steps.Count - Named} more" : string.Empty;
        return new StageError(
            "PlanChanged",
            StageErrorCategory.InvalidOperation,
            $"{subject.Target}: since run {run.Id} of {run.Began:u}, which this would continue, {(steps.Count == 1 ? "a step" : $"{steps.Count} steps")} came in that nobody has approved: {named}{more}. Nothing was done to it.",
            subject.Key,
            $"Look at it with -WhatIf, then run the same command once with -Confirm instead of -Confirm:$false. Or forget the earlier run, with all that it knows: Remove-StackStageRun -Id {run.Id}{(_hasNamedPlace ? ", with the same -JournalPath" : string.Empty)}.");
    }
}
