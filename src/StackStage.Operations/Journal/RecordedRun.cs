using StackStage.Operations.Steps;

namespace StackStage.Operations.Journal;

/// <summary>A run as its journal tells it: where it stands after the last whole line.</summary>
internal sealed class RecordedRun
{
    private readonly List<string> _targets;
    private readonly HashSet<string> _all;
    private readonly HashSet<string> _open;
    private readonly Dictionary<StepIdentity, PlannedStep> _plan = [];
    private readonly Dictionary<StepIdentity, RecordedOutcome> _steps = [];
    private readonly List<RunFact> _facts = [];
    private readonly HashSet<string> _begunBefore = new(StringComparer.Ordinal);
    private bool _begun;

    public RecordedRun(HeaderEntry header)
    {
        Header = header;
        Writer = header.Writer;
        ContinueWith = header.ContinueWith;
        Switches = header.Switches;
        Last = header.At;
        Held = header.At;
        _targets = [.. header.Scope.Targets.Distinct(StringComparer.Ordinal)];
        _all = new HashSet<string>(header.Scope.Targets, StringComparer.Ordinal);
        _open = new HashSet<string>(header.Scope.Targets, StringComparer.Ordinal);
    }

    public HeaderEntry Header { get; }

    public string Id => Header.Run;

    /// <summary>Who wrote last.</summary>
    public RunWriter Writer { get; private set; }

    /// <summary>Since when that one writes.</summary>
    public DateTimeOffset Held { get; private set; }

    public string? ContinueWith { get; private set; }

    /// <summary>What it was asked to do last.</summary>
    public string? Switches { get; private set; }

    /// <summary>When the last line was written.</summary>
    public DateTimeOffset Last { get; private set; }

    /// <summary>All targets that it ever had.</summary>
    public IReadOnlyList<string> Targets => _targets;

    /// <summary>Those that are neither done nor another run's now.</summary>
    public IReadOnlyList<string> Open => [.. _targets.Where(_open.Contains)];

    /// <summary>Whether nothing of it is left to continue.</summary>
    public bool IsEnded => _open.Count == 0;

    /// <summary>
    /// Those of the open targets that there is something to go on with: a step may have changed something, something is written
    /// down of them, or they were left waiting. Of the others nothing is left but the wish.
    /// </summary>
    public IReadOnlyList<string> Left
    {
        get
        {
            var begun = _facts.Select(fact => fact.Target).Concat(_begunBefore).ToHashSet(StringComparer.Ordinal);
            foreach (var (step, outcome) in _steps)
            {
                if (!IsBegun(outcome))
                {
                    continue;
                }

                if (_plan.GetValueOrDefault(step)?.Subject is not { } subject)
                {
                    // Several have it in common.
                    return Open;
                }

                begun.Add(subject);
            }

            return [.. Open.Where(begun.Contains)];
        }
    }

    /// <summary>The run that has taken over the last of its targets, if one has.</summary>
    public string? TakenOverBy { get; private set; }

    public IReadOnlyDictionary<StepIdentity, PlannedStep> Plan => _plan;

    public IReadOnlyDictionary<StepIdentity, RecordedOutcome> Steps => _steps;

    /// <summary>All that it wrote down of what is not done, oldest first.</summary>
    public IReadOnlyList<RunFact> Facts => _facts;

    /// <summary>Whether it works where, and for whom, a scope does.</summary>
    public bool IsIn(RunScope scope, string? endpoint) => IsIn(Header, scope, endpoint);

    public static bool IsIn(HeaderEntry header, RunScope scope, string? endpoint) =>
        header.Scope.AccountId == scope.AccountId && header.Scope.Region == scope.Region && header.Endpoint == endpoint;

    /// <summary>Which of these targets are open here.</summary>
    public IReadOnlyList<string> OpenAmong(IEnumerable<string> targets) => [.. targets.Where(_open.Contains).Distinct(StringComparer.Ordinal)];

    /// <summary>
    /// Whether this run can simply go on with these targets: all that is open is among them, and none was never its own.
    /// Those that were done meanwhile are looked at again.
    /// </summary>
    public bool CanGoOnWith(IReadOnlyList<string> targets) => !IsEnded && _open.IsSubsetOf(targets) && targets.All(_all.Contains);

    public EarlierRun ToEarlierRun()
    {
        var open = Open;
        return new EarlierRun(Id, Header.At, open, Switches, _plan.Keys.ToHashSet(), _begun, FactsOf(open));
    }

    public IReadOnlyList<RunFact> FactsOf(IReadOnlyList<string> targets)
    {
        var wanted = targets.ToHashSet(StringComparer.Ordinal);
        return [.. _facts.Where(fact => wanted.Contains(fact.Target))];
    }

    /// <summary>Whether a step is in the plan already, and no different. What comes before it is for other readers.</summary>
    public bool HasPlanned(PlannedStep step) => _plan.TryGetValue(step.Identity, out var known) && known with { After = [] } == step with { After = [] };

    /// <summary>Takes in a line of this run.</summary>
    public void Apply(JournalEntry entry)
    {
        Last = entry.At;
        switch (entry)
        {
            case ContinuedEntry continued:
                Writer = continued.Writer;
                Held = continued.At;
                ContinueWith = continued.ContinueWith;
                Switches = continued.Switches;
                _targets.AddRange(continued.Targets.Where(_all.Add));
                _open.UnionWith(continued.Targets);
                break;
            case PlanEntry plan:
                foreach (var step in plan.Steps)
                {
                    _plan[step.Identity] = step;
                }

                break;
            case BeginEntry begin:
                _begun = true;
                _steps[begin.Step] = new RecordedOutcome(begin.At);
                break;
            case EndEntry end:
                _steps[end.Step] = new RecordedOutcome(_steps.GetValueOrDefault(end.Step)?.Began, end.State, end.At, end.Detail);
                break;
            case NoteEntry note:
                _facts.AddRange(note.Facts);
                _begunBefore.UnionWith(note.Begun);
                break;
            case TakenOverEntry taken:
                Close(taken.Targets);
                TakenOverBy = taken.By;
                break;
            case FinishEntry finish:
                Close(finish.Targets);
                break;
        }
    }

    // It has been announced, and its calls may have been made; one that only waits is begun when it is left waiting.
    private static bool IsBegun(RecordedOutcome outcome) => outcome is { State: StepState.Pending } or { Began: not null, State: not (StepState.AlreadyDone or StepState.Skipped) };

    // What was known of them has done its work, or is another run's. Should they be taken up here again, they are others.
    private void Close(IReadOnlyList<string> targets)
    {
        _open.ExceptWith(targets);
        _facts.RemoveAll(fact => targets.Contains(fact.Target));
        _begunBefore.ExceptWith(targets);
    }
}
