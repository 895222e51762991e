namespace StackStage.Operations.Steps;

/// <summary>Where the journals of runs are kept.</summary>
public interface IRunJournals
{
    /// <summary>Whether the user named the place: then a run does not begin without its journal.</summary>
    bool IsNamed { get; }

    /// <summary>
    /// The runs that did not end, of the same command, account and Region, that have a target in common with the scope;
    /// newest first. Reads only. A journal that cannot be read is warned of and left out, unless the user named the place.
    /// </summary>
    /// <param name="scope">What is about to be done. Without targets: all runs of the command in the account and Region.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="Errors.StageException">
    /// A run of these targets has a journal that is damaged in the middle, so that what it knew is not known any more
    /// (<c>JournalDamaged</c>); or, where the user named the place, it cannot be read.
    /// </exception>
    Task<IReadOnlyList<EarlierRun>> FindAsync(RunScope scope, CancellationToken cancellationToken);

    /// <summary>
    /// Begins the journal of a run, or goes on with that of an earlier one of the same targets. What other earlier runs knew
    /// of these targets is carried over, and they are relieved of them.
    /// </summary>
    /// <param name="header">The run.</param>
    /// <param name="earlier">What <see cref="FindAsync"/> found.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="Errors.StageException">
    /// Another run that is under way, of whatever command, holds one of the targets (<c>RunUnderWay</c>: says who, where and since
    /// when), or the journal cannot be written (<c>JournalNotWritable</c>).
    /// </exception>
    Task<IRunJournal> BeginAsync(RunHeader header, IReadOnlyList<EarlierRun> earlier, CancellationToken cancellationToken);
}

/// <summary>What stands at the head of a journal.</summary>
/// <param name="Scope">By what it is found again.</param>
/// <param name="Caller">The ARN of who makes the calls.</param>
/// <param name="ContinueWith">The command that continues it, as the user would type it; without secrets.</param>
/// <param name="Switches">What it was asked to do (<see cref="IOperationHost.Switches"/>); null when that is not known.</param>
public sealed record RunHeader(RunScope Scope, string Caller, string ContinueWith, string? Switches = null);

/// <summary>A run that did not end.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Began">When.</param>
/// <param name="Targets">Those of its targets that are not done and that no later run has taken over.</param>
/// <param name="Switches">What it was asked to do last; null when that is not known.</param>
/// <param name="Approved">The steps that whoever approved it knew of, and those that it discovered.</param>
/// <param name="HasBegun">Whether any step was begun.</param>
/// <param name="Facts">What it wrote down, oldest first, of <paramref name="Targets"/> only.</param>
public sealed record EarlierRun(
    string Id,
    DateTimeOffset Began,
    IReadOnlyList<string> Targets,
    string? Switches,
    IReadOnlySet<StepIdentity> Approved,
    bool HasBegun,
    IReadOnlyList<RunFact> Facts);

/// <summary>The journal of a run that is under way. Everything may be called from any thread; entries stand in the order in which they were made.</summary>
public interface IRunJournal : IAsyncDisposable
{
    /// <summary>The run's id.</summary>
    string RunId { get; }

    /// <summary>Where it is kept, as the user reads it.</summary>
    string Location { get; }

    /// <summary>What earlier runs wrote down of the scope's targets, and this journal holds now.</summary>
    IReadOnlyList<RunFact> Known { get; }

    /// <summary>Writes down steps of the plan, or steps that were discovered. Need not be durable before a step begins.</summary>
    /// <param name="steps">The steps.</param>
    /// <param name="cancellationToken">Stops it.</param>
    ValueTask PlanAsync(IReadOnlyList<PlannedStep> steps, CancellationToken cancellationToken);

    /// <summary>Says that a step begins. Durable when the task ends: no call is made before.</summary>
    /// <param name="step">The step.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="Errors.StageException">
    /// It cannot be written (<c>JournalNotWritable</c>), or another run has taken over (<c>RunTakenOver</c>): nothing more may be
    /// changed, journal or not.
    /// </exception>
    ValueTask BeginAsync(StepIdentity step, CancellationToken cancellationToken);

    /// <summary>Says what became of a step. May be written together with what comes next.</summary>
    /// <param name="step">The step.</param>
    /// <param name="state">What it came to.</param>
    /// <param name="detail">What there is to say of it, without secrets.</param>
    /// <param name="errorId">Why it failed.</param>
    /// <param name="againAt">When it is to be looked at again, if it is pending.</param>
    /// <param name="cancellationToken">Stops it.</param>
    ValueTask EndAsync(StepIdentity step, StepState state, string? detail, string? errorId, DateTimeOffset? againAt, CancellationToken cancellationToken);

    /// <summary>Writes down facts, together: all of them or none. Durable when the task ends.</summary>
    /// <param name="facts">The facts.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="Errors.StageException">They cannot be written (<c>JournalNotWritable</c>), or another run has taken over (<c>RunTakenOver</c>).</exception>
    ValueTask NoteAsync(IReadOnlyList<RunFact> facts, CancellationToken cancellationToken);

    /// <summary>
    /// Says that the run is alive although nothing happens, where nothing else says so: without it, others take a run whose
    /// journal is in a bucket for dead after 15 minutes. To be called at each look of a wait, or every few minutes; costs nothing
    /// as long as it is not needed.
    /// </summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="Errors.StageException">Another run has taken over (<c>RunTakenOver</c>): nothing more may be changed.</exception>
    ValueTask BeatAsync(CancellationToken cancellationToken) => default;

    /// <summary>Says which targets are done: nothing more of them is left to continue. When all are, the run has ended.</summary>
    /// <param name="targets">Those of the scope's targets that are done.</param>
    /// <param name="cancellationToken">Stops it.</param>
    ValueTask FinishAsync(IReadOnlyList<string> targets, CancellationToken cancellationToken);
}

/// <summary>A step as the journal shows it.</summary>
/// <param name="Identity">What it does.</param>
/// <param name="Action">In the user's words: "Delete distribution".</param>
/// <param name="Target">What it is done to, in the user's words.</param>
/// <param name="Subject">The object of the scope that it belongs to; null for what several have in common.</param>
/// <param name="After">What must come first.</param>
/// <param name="Changes">False for a step that only looks or waits.</param>
public sealed record PlannedStep(StepIdentity Identity, string Action, string Target, string? Subject, IReadOnlyList<StepIdentity> After, bool Changes);
