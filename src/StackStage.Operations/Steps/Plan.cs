namespace StackStage.Operations.Steps;

/// <summary>An ordered list of steps. The list order is the order in which they are shown and asked for, unless <see cref="Step.AskedAfter"/> says otherwise.</summary>
public sealed class Plan
{
    private readonly Dictionary<string, int> _indexOf;

    /// <summary>Checks and keeps the steps.</summary>
    /// <param name="steps">The steps; each one stands after every step it names in <see cref="Step.After"/>.</param>
    /// <exception cref="ArgumentException">Two steps have the same id, or a step comes before one that it depends on.</exception>
    public Plan(IEnumerable<Step> steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        Steps = [.. steps];
        _indexOf = new Dictionary<string, int>(Steps.Count, StringComparer.Ordinal);
        for (var index = 0; index < Steps.Count; index++)
        {
            foreach (var before in Steps[index].Before)
            {
                // Requiring the list to be in order also rules out cycles and unknown ids.
                if (!_indexOf.ContainsKey(before))
                {
                    throw new ArgumentException($"Step '{Steps[index].Id}' depends on '{before}', which does not stand before it.", nameof(steps));
                }
            }

            if (!_indexOf.TryAdd(Steps[index].Id, index))
            {
                throw new ArgumentException($"Two steps are called '{Steps[index].Id}'.", nameof(steps));
            }
        }

        foreach (var step in Steps)
        {
            if (step.AskedAfter.FirstOrDefault(id => !_indexOf.ContainsKey(id)) is { } unknown)
            {
                throw new ArgumentException($"Step '{step.Id}' is to be asked for after '{unknown}', which is no step of the plan.", nameof(steps));
            }
        }
    }

    /// <summary>The steps, each one after those it depends on.</summary>
    public IReadOnlyList<Step> Steps { get; }

    /// <summary>The steps by wave: those of one wave may run together once the waves before are done.</summary>
    public IReadOnlyList<IReadOnlyList<Step>> Waves
    {
        get
        {
            var waveOf = new int[Steps.Count];
            var waves = new List<List<Step>>();
            for (var index = 0; index < Steps.Count; index++)
            {
                waveOf[index] = Steps[index].Before.Select(id => waveOf[_indexOf[id]] + 1).DefaultIfEmpty(0).Max();
                if (waveOf[index] == waves.Count)
                {
                    waves.Add([]);
                }

                waves[waveOf[index]].Add(Steps[index]);
            }

            return waves;
        }
    }

    /// <summary>The place of a step in <see cref="Steps"/>.</summary>
    /// <param name="id">A step's id.</param>
    /// <exception cref="KeyNotFoundException">The plan has no such step.</exception>
    public int IndexOf(string id) => _indexOf[id];
}
