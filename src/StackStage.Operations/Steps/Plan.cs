using StackStage.Operations.Text;

namespace StackStage.Operations.Steps;

/// <summary>An ordered list of steps. The list order is the order in which they are shown and asked for, unless <see cref="Step.AskedAfter"/> says otherwise.</summary>
public sealed class Plan
{
    private readonly Dictionary<Step, int> _indexOf;
    private readonly Dictionary<string, PlanSubject> _subjects;
    private readonly Dictionary<string, List<Step>> _stepsOf;
    private readonly Lazy<int[]> _waveOf;

    /// <summary>Checks and keeps the steps.</summary>
    /// <param name="steps">The steps; each one stands after every step it names in <see cref="Step.After"/>.</param>
    /// <param name="subjects">The objects that the user named; none where each step is asked for.</param>
    /// <param name="facts">What must be written down before the first call, because nothing tells it afterwards; by subject.</param>
    /// <exception cref="ArgumentException">Two steps are the same, a step comes before one that it depends on, or belongs to an unknown subject.</exception>
    public Plan(IEnumerable<Step> steps, IEnumerable<PlanSubject>? subjects = null, IEnumerable<RunFact>? facts = null)
    {
        ArgumentNullException.ThrowIfNull(steps);
        Steps = [.. steps];
        Subjects = [.. subjects ?? []];
        Facts = [.. facts ?? []];
        _indexOf = new Dictionary<Step, int>(Steps.Count, ReferenceEqualityComparer.Instance);
        var identities = new HashSet<StepIdentity>(Steps.Count);
        _subjects = Subjects.ToDictionary(subject => subject.Key, StringComparer.Ordinal);
        _stepsOf = Subjects.ToDictionary(subject => subject.Key, _ => new List<Step>(), StringComparer.Ordinal);
        _waveOf = new Lazy<int[]>(FindWaves);
        for (var index = 0; index < Steps.Count; index++)
        {
            var step = Steps[index];
            foreach (var edge in step.After)
            {
                // Requiring the list to be in order also rules out circles and steps of another plan.
                if (!_indexOf.ContainsKey(edge.Step))
                {
                    throw new ArgumentException($"Step '{step.Action} {step.Target}' depends on '{edge.Step.Action} {edge.Step.Target}', which does not stand before it.", nameof(steps));
                }
            }

            if (!identities.Add(step.Identity))
            {
                throw new ArgumentException($"Two steps do the same: {step.Identity}.", nameof(steps));
            }

            foreach (var key in step.Subjects)
            {
                if (!_stepsOf.TryGetValue(key, out var own))
                {
                    throw new ArgumentException($"Step '{step.Action} {step.Target}' belongs to '{key}', which is no object of the plan.", nameof(steps));
                }

                own.Add(step);
            }

            _indexOf[step] = index;
        }

        foreach (var step in Steps)
        {
            if (step.AskedAfter.FirstOrDefault(other => !_indexOf.ContainsKey(other)) is { } unknown)
            {
                throw new ArgumentException($"Step '{step.Action} {step.Target}' is to be asked for after '{unknown.Action} {unknown.Target}', which is no step of the plan.", nameof(steps));
            }
        }
    }

    /// <summary>The steps, each one after those it depends on.</summary>
    public IReadOnlyList<Step> Steps { get; }

    /// <summary>The objects that the user named.</summary>
    public IReadOnlyList<PlanSubject> Subjects { get; }

    /// <summary>What must be written down before the first call.</summary>
    public IReadOnlyList<RunFact> Facts { get; }

    /// <summary>The steps by wave: those of one wave may run together once the waves before are done.</summary>
    public IReadOnlyList<IReadOnlyList<Step>> Waves
    {
        get
        {
            var waves = new List<List<Step>>();
            for (var index = 0; index < Steps.Count; index++)
            {
                if (_waveOf.Value[index] == waves.Count)
                {
                    waves.Add([]);
                }

                waves[_waveOf.Value[index]].Add(Steps[index]);
            }

            return waves;
        }
    }

    /// <summary>The place of a step in <see cref="Steps"/>.</summary>
    /// <param name="step">A step of this plan.</param>
    /// <exception cref="KeyNotFoundException">The plan has no such step.</exception>
    public int IndexOf(Step step) => _indexOf[step];

    /// <summary>The object with a key.</summary>
    /// <param name="key">A subject's key.</param>
    public PlanSubject SubjectOf(string key) => _subjects[key];

    /// <summary>The steps of one object, in plan order.</summary>
    /// <param name="subject">An object of this plan.</param>
    public IReadOnlyList<Step> StepsOf(PlanSubject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return _stepsOf[subject.Key];
    }

    /// <summary>How long steps usually take when nothing but their order holds them up: the longest way through them.</summary>
    /// <param name="steps">Steps of this plan, in plan order.</param>
    public static TimeSpan UsualTimeOf(IEnumerable<Step> steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        var ends = new Dictionary<Step, TimeSpan>(ReferenceEqualityComparer.Instance);
        foreach (var step in steps)
        {
            ends[step] = step.After.Select(edge => ends.GetValueOrDefault(edge.Step)).DefaultIfEmpty(TimeSpan.Zero).Max() + step.Usual;
        }

        return ends.Values.DefaultIfEmpty(TimeSpan.Zero).Max();
    }

    /// <summary>What is asked for an object as a whole: how many steps, how long, what is lost.</summary>
    internal ApprovalQuestion QuestionFor(PlanSubject subject, int news = 0)
    {
        var own = StepsOf(subject);
        var waves = own.Select(step => _waveOf.Value[IndexOf(step)]).Distinct().Count();
        var usual = UsualTimeOf(own);
        var data = own.Count(step => step.DestroysData);
        var time = usual < TimeSpan.FromMinutes(1) ? string.Empty : $", usually {Durations.Describe(usual)}";
        var loss = data == 0 ? string.Empty : $", {data} of them {(data == 1 ? "destroys" : "destroy")} data";
        var since = news == 0 ? string.Empty : $", {news} of them new since the run that this continues";
        return new ApprovalQuestion(subject.Action, $"{subject.Target}: {own.Count} steps in {waves} {(waves == 1 ? "wave" : "waves")}{time}{loss}{since}");
    }

    private int[] FindWaves()
    {
        var waveOf = new int[Steps.Count];
        for (var index = 0; index < Steps.Count; index++)
        {
            waveOf[index] = Steps[index].After.Select(edge => waveOf[_indexOf[edge.Step]] + 1).DefaultIfEmpty(0).Max();
        }

        return waveOf;
    }
}
