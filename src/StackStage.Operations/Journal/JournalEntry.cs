using StackStage.Operations.Steps;

namespace StackStage.Operations.Journal;

/// <summary>One line of a journal.</summary>
/// <param name="At">When it was written.</param>
internal abstract record JournalEntry(DateTimeOffset At);

/// <summary>The first line of a run.</summary>
/// <param name="At">When the run began.</param>
/// <param name="Run">The run's id.</param>
/// <param name="Scope">By what it is found again.</param>
/// <param name="Endpoint">The endpoint that stands in for AWS; null for AWS itself.</param>
/// <param name="ContinueWith">The command that continues it; null when it was too long to be kept whole.</param>
/// <param name="Switches">What it is asked to do (<see cref="IOperationHost.Switches"/>).</param>
/// <param name="Writer">Who runs it.</param>
internal sealed record HeaderEntry(DateTimeOffset At, string Run, RunScope Scope, string? Endpoint, string? ContinueWith, string? Switches, RunWriter Writer) : JournalEntry(At);

/// <summary>Somebody goes on with the run: what follows is theirs, and whoever wrote before must not write any more.</summary>
/// <param name="At">When.</param>
/// <param name="Run">The run's id.</param>
/// <param name="Targets">The targets that are worked on now; of the header's.</param>
/// <param name="ContinueWith">The command that continues it from here.</param>
/// <param name="Switches">What it is asked to do from here.</param>
/// <param name="Writer">Who goes on.</param>
internal sealed record ContinuedEntry(DateTimeOffset At, string Run, IReadOnlyList<string> Targets, string? ContinueWith, string? Switches, RunWriter Writer) : JournalEntry(At);

/// <summary>Steps of the plan, or steps that were discovered.</summary>
/// <param name="At">When.</param>
/// <param name="Steps">The steps.</param>
internal sealed record PlanEntry(DateTimeOffset At, IReadOnlyList<PlannedStep> Steps) : JournalEntry(At);

/// <summary>A step begins: from here on its calls may have been made.</summary>
/// <param name="At">When.</param>
/// <param name="Step">The step.</param>
internal sealed record BeginEntry(DateTimeOffset At, StepIdentity Step) : JournalEntry(At);

/// <summary>What became of a step.</summary>
/// <param name="At">When.</param>
/// <param name="Step">The step.</param>
/// <param name="State">What it came to; null for a state that a newer version writes, of which nothing is known here.</param>
/// <param name="Detail">What was said of it.</param>
/// <param name="ErrorId">Why it failed.</param>
/// <param name="AgainAt">When it is to be looked at again.</param>
internal sealed record EndEntry(DateTimeOffset At, StepIdentity Step, StepState? State, string? Detail, string? ErrorId, DateTimeOffset? AgainAt) : JournalEntry(At);

/// <summary>Facts, all on one line: all of them are known or none.</summary>
/// <param name="At">When.</param>
/// <param name="Facts">The facts.</param>
/// <param name="From">The earlier run that they were carried over from; null for the run's own.</param>
internal sealed record NoteEntry(DateTimeOffset At, IReadOnlyList<RunFact> Facts, string? From = null) : JournalEntry(At)
{
    /// <summary>The targets that the earlier run left begun; empty for the run's own facts.</summary>
    public IReadOnlyList<string> Begun { get; init; } = [];
}

/// <summary>A later run has taken these targets over, with all that was known of them.</summary>
/// <param name="At">When.</param>
/// <param name="Run">The run that is relieved.</param>
/// <param name="Targets">Its targets that are no longer its.</param>
/// <param name="By">The run that has them now.</param>
internal sealed record TakenOverEntry(DateTimeOffset At, string Run, IReadOnlyList<string> Targets, string By) : JournalEntry(At);

/// <summary>Targets are done.</summary>
/// <param name="At">When.</param>
/// <param name="Targets">The targets.</param>
/// <param name="Ended">Whether none is left.</param>
internal sealed record FinishEntry(DateTimeOffset At, IReadOnlyList<string> Targets, bool Ended) : JournalEntry(At);

/// <summary>A sign of life while nothing happens.</summary>
/// <param name="At">When.</param>
internal sealed record BeatEntry(DateTimeOffset At) : JournalEntry(At);

/// <summary>Who writes a journal.</summary>
/// <param name="Caller">The ARN of who makes the calls.</param>
/// <param name="User">The user of the machine.</param>
/// <param name="Machine">The machine.</param>
/// <param name="Process">The process's number.</param>
/// <param name="ProcessStarted">When the process began, in Unix seconds; 0 where that cannot be told.</param>
/// <param name="Version">The module's version.</param>
internal sealed record RunWriter(string Caller, string User, string Machine, int Process, long ProcessStarted, string Version)
{
    /// <summary>Where the process's number means something (<see cref="Machine.ProcessLife.Space"/>); null where the machine's name has to do.</summary>
    public string? Space { get; init; }
}
