using System.Collections;

namespace StackStage.Operations.Steps;

/// <summary>What became of each step of a plan, in plan order; those that were discovered come last. Filled while the plan runs.</summary>
public sealed class PlanResults : IReadOnlyList<StepResult>
{
    private readonly Dictionary<Step, int> _places = new(ReferenceEqualityComparer.Instance);
    private readonly List<StepResult?> _results = [];

    /// <summary>How many steps there are.</summary>
    public int Count => _results.Count;

    /// <inheritdoc/>
    public StepResult this[int index] => _results[index] ?? throw new InvalidOperationException("The step has not ended.");

    /// <summary>What became of a step.</summary>
    /// <param name="step">A step of the plan that has ended.</param>
    /// <exception cref="KeyNotFoundException">The plan has no such step.</exception>
    public StepResult this[Step step] => this[_places[step]];

    /// <summary>What became of some steps.</summary>
    /// <param name="steps">Steps of the plan that have ended.</param>
    public IReadOnlyList<StepResult> Of(IEnumerable<Step> steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        return [.. steps.Select(step => this[step])];
    }

    /// <summary>Whether a step was done or found done; false when there is no such step.</summary>
    /// <param name="step">A step of the plan, or null.</param>
    public bool HasSucceeded(Step? step) => step is not null && _places.TryGetValue(step, out var place) && _results[place] is { Succeeded: true };

    /// <inheritdoc/>
    public IEnumerator<StepResult> GetEnumerator() => _results.OfType<StepResult>().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal void Add(Step step)
    {
        _places[step] = _results.Count;
        _results.Add(null);
    }

    /// <summary>Another object for a step that is there.</summary>
    internal void AddName(Step step, Step known) => _places[step] = _places[known];

    internal void Set(Step step, StepResult result) => _results[_places[step]] = result;
}
