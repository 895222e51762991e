namespace StackStage.Operations.Steps;

/// <summary>
/// Asks for a plan. One question for each object that the user named, with all that is to happen to it; or, in a preview and
/// when the user wants it so, one for each step in plan order. Where nobody is asked, an object is left alone into whose plan
/// something came that was not there when it was approved.
/// </summary>
internal sealed class PlanApproval
{
    private readonly Plan _plan;
    private readonly PlanChanges _changes;
    private readonly IOperationHost _host;
    private readonly StepResult?[] _answers;

    private PlanApproval(Plan plan, PlanChanges changes, IOperationHost host)
    {
        _plan = plan;
        _changes = changes;
        _host = host;
        _answers = new StepResult?[plan.Steps.Count];
    }

    /// <summary>Asks.</summary>
    /// <returns>For each step why it is not to run; null for one that is.</returns>
    public static async Task<StepResult?[]> AskAsync(Plan plan, PlanChanges changes, IOperationHost host, CancellationToken cancellationToken)
    {
        var approval = new PlanApproval(plan, changes, host);
        var asking = await host.AskingAsync(cancellationToken).ConfigureAwait(false);
        if (plan.Subjects.Count == 0 || asking is Asking.ForEachStep or Asking.Preview)
        {
            await approval.AskForStepsAsync(cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await approval.AskForSubjectsAsync(asking == Asking.Nobody, cancellationToken).ConfigureAwait(false);
        }

        return approval._answers;
    }

    internal static StepResult Result(Step step, StepState state, string? detail = null) => new(step.Identity, step.Action, step.Target, state, Detail: detail);

    private static StepResult Unwanted(Step step, StepState state, string? detail = null) => Result(step, state, detail) with { IsUnwanted = true };

    private ApprovalQuestion QuestionFor(Step step) => new(step.Action, _changes.Contains(step) ? $"{step.Target} (new since the run that this continues)" : step.Target) { Changes = step.Changes, Step = step.Identity };

    private async Task AskForSubjectsAsync(bool isUnattended, CancellationToken cancellationToken)
    {
        var answers = new Dictionary<string, Approval>(StringComparer.Ordinal);
        var refused = new HashSet<string>(StringComparer.Ordinal);
        foreach (var subject in _plan.Subjects)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (isUnattended && _changes.CountOf(subject) > 0)
            {
                answers[subject.Key] = Approval.Declined;
                continue;
            }

            var changing = _plan.StepsOf(subject).Where(step => step.Changes).Take(2).ToList();
            answers[subject.Key] = changing.Count == 0
                ? Approval.Approved
                : await _host.ApproveAsync(changing.Count == 1 ? QuestionFor(changing[0]) : _plan.QuestionFor(subject, _changes.CountOf(subject)), cancellationToken).ConfigureAwait(false);
        }

        for (var index = 0; index < _plan.Steps.Count; index++)
        {
            var step = _plan.Steps[index];
            if (step.Subjects.Count == 0)
            {
                await AskForAsync(index, cancellationToken).ConfigureAwait(false);
                continue;
            }

            // What several objects have in common is done if one of them wants it; its order says whether it can be.
            if (step.Subjects.Any(key => answers[key] == Approval.Approved))
            {
                continue;
            }

            _answers[index] = answers[step.Subjects[0]] == Approval.Previewed ? Result(step, StepState.Previewed)
                : step.Subjects.Select(_plan.SubjectOf).FirstOrDefault(subject => isUnattended && _changes.CountOf(subject) > 0) is { } changed ? Refused(step, _changes, changed, refused)
                : step.Changes ? Unwanted(step, StepState.Declined)
                : Unwanted(step, StepState.Skipped, $"not done because {_plan.SubjectOf(step.Subjects[0]).Target} was declined");
        }
    }

    // Said once for each object.
    private static StepResult Refused(Step step, PlanChanges changes, PlanSubject subject, HashSet<string> refused)
    {
        const string Why = "nobody has approved what came in since the run that this would continue";
        return changes.Contains(step) && refused.Add(subject.Key) ? Unwanted(step, StepState.Failed, Why) with { Error = changes.ErrorFor(subject) } : Unwanted(step, StepState.Skipped, Why);
    }

    private async Task AskForStepsAsync(CancellationToken cancellationToken)
    {
        var asked = new bool[_plan.Steps.Count];
        var later = new List<int>();
        for (var index = 0; index < _plan.Steps.Count; index++)
        {
            if (!IsDue(index))
            {
                later.Add(index);
                continue;
            }

            await AskAsync(index).ConfigureAwait(false);
            while (later.FindIndex(IsDue) is >= 0 and var place)
            {
                var due = later[place];
                later.RemoveAt(place);
                await AskAsync(due).ConfigureAwait(false);
            }
        }

        // Steps that are to be asked for after each other; asked all the same.
        foreach (var index in later)
        {
            await AskAsync(index).ConfigureAwait(false);
        }

        bool IsDue(int index) => _plan.Steps[index].AskedAfter.All(other => asked[_plan.IndexOf(other)]);

        Task AskAsync(int index)
        {
            asked[index] = true;
            return AskForAsync(index, cancellationToken);
        }
    }

    private async Task AskForAsync(int index, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var step = _plan.Steps[index];
        var blocking = step.After.Where(edge => edge.Condition is StepCondition.Succeeded or StepCondition.Absent).Select(edge => edge.Step).Concat(step.AskedAfter)
            .Select(other => _answers[_plan.IndexOf(other)]).FirstOrDefault(answer => answer?.State is StepState.Declined or StepState.Skipped);
        if (blocking is not null)
        {
            _answers[index] = Unwanted(step, StepState.Skipped, blocking.Detail ?? $"not done because '{blocking.Action}' on {blocking.Target} was declined");
            return;
        }

        _answers[index] = await _host.ApproveAsync(QuestionFor(step), cancellationToken).ConfigureAwait(false) switch
        {
            Approval.Declined => Unwanted(step, StepState.Declined),
            Approval.Previewed => Result(step, StepState.Previewed),
            _ => null,
        };
    }
}
