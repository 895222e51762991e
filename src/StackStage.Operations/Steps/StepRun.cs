namespace StackStage.Operations.Steps;

/// <summary>What a step may do besides its own work while it runs.</summary>
public sealed class StepRun
{
    private readonly Action<IReadOnlyList<Step>> _discover;
    private readonly IReadOnlySet<Step> _unwanted;
    private readonly IRunJournal? _journal;

    internal StepRun(Action<IReadOnlyList<Step>> discover, IReadOnlySet<Step> unwanted, IRunJournal? journal, int attempt, CancellationToken token)
    {
        _discover = discover;
        _unwanted = unwanted;
        _journal = journal;
        Attempt = attempt;
        Token = token;
    }

    /// <summary>Ends the step at once; what was begun goes on without us.</summary>
    public CancellationToken Token { get; }

    /// <summary>How often the step ran before in this run: after "again at", or when something that held it is gone.</summary>
    public int Attempt { get; }

    /// <summary>
    /// Adds steps that nobody could know of before. They may come after any steps of the plan and after each other, and lie
    /// inside what was approved: nobody is asked for them. The step that discovers them has not ended yet; if it has to come
    /// after them, it says <see cref="StepOutcome.AfterDiscovered"/> and runs once more when they have ended.
    /// </summary>
    /// <param name="steps">The steps. One whose identity the plan has already is left out.</param>
    public void Discover(params IReadOnlyList<Step> steps) => _discover(steps);

    /// <summary>Whether the user declined another step of the plan, or one that it comes after.</summary>
    /// <param name="step">The other step.</param>
    public bool IsUnwanted(Step step) => _unwanted.Contains(step);

    /// <summary>Has facts written down, durably, before the call that makes them unknowable. Without a journal they are lost.</summary>
    /// <param name="facts">The facts; all of them are written or none.</param>
    public ValueTask NoteAsync(params IReadOnlyList<RunFact> facts) => _journal is null ? default : _journal.NoteAsync(facts, Token);
}
