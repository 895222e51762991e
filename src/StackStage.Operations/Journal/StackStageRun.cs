using StackStage.Operations.Steps;
using StackStage.Operations.Text;

namespace StackStage.Operations.Journal;

/// <summary>A run, as its journal tells it.</summary>
public sealed record StackStageRun
{
    /// <summary>The run's id.</summary>
    public required string Id { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset Began { get; init; }

    /// <summary>When it ended; null while something of it is left.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>When its journal was last written to.</summary>
    public required DateTimeOffset LastWritten { get; init; }

    /// <summary>The cmdlet.</summary>
    public required string Command { get; init; }

    /// <summary>The ARN of who made the calls last.</summary>
    public required string Caller { get; init; }

    /// <summary>The user who ran it last.</summary>
    public required string User { get; init; }

    /// <summary>The machine on which it ran last.</summary>
    public required string Machine { get; init; }

    /// <summary>The number of the process that ran it last.</summary>
    public required int ProcessId { get; init; }

    /// <summary>The account.</summary>
    public required string AccountId { get; init; }

    /// <summary>The Region; empty for a global service.</summary>
    public required string Region { get; init; }

    /// <summary>The endpoint that stood in for AWS, or the sandbox; null for AWS itself.</summary>
    public string? EndpointUrl { get; init; }

    /// <summary>What the user named.</summary>
    public required IReadOnlyList<string> Targets { get => field; init => field = ReadableList.Of(value); }

    /// <summary>Where it stands.</summary>
    public required RunState State { get; init; }

    /// <summary>The targets that are not done; of a run that nobody is at work on, those of which it began something.</summary>
    public required IReadOnlyList<string> Left { get => field; init => field = ReadableList.Of(value); }

    /// <summary>How many steps were planned or begun.</summary>
    public required int StepCount { get; init; }

    /// <summary>How many of them are done.</summary>
    public required int StepsDone { get; init; }

    /// <summary>The run that took over what was left; null when none did.</summary>
    public string? TakenOverBy { get; init; }

    /// <summary>The command that continues it; null when it has ended, or was too long to be kept.</summary>
    public string? ContinueWith { get; init; }

    /// <summary>Where the journal is.</summary>
    public required string Location { get; init; }

    /// <summary>The place as -JournalPath names it; null for the user's own folder.</summary>
    public string? JournalPath { get; init; }

    /// <summary>The steps, if they were asked for; else empty.</summary>
    public required IReadOnlyList<StackStageRunStep> Steps { get => field; init => field = ReadableList.Of(value); }

    /// <inheritdoc/>
    public override string ToString() => $"{Id}: {Command} {Targets}: {State}";

    internal static StackStageRun Of(RecordedRun run, string location, string? journalPath, bool isHeld, bool isGone, bool detail)
    {
        var steps = StackStageRunStep.Of(run);
        var left = isHeld ? run.Open : isGone ? [] : run.Left;
        var state = isHeld ? RunState.Running : left.Count > 0 ? RunState.Unfinished : RunState.Finished;
        return new StackStageRun
        {
            Id = run.Id,
            Began = run.Header.At,
            Ended = state == RunState.Finished ? run.Last : null,
            LastWritten = run.Last,
            Command = Clean(run.Header.Scope.Command),
            Caller = Clean(run.Writer.Caller),
            User = Clean(run.Writer.User),
            Machine = Clean(run.Writer.Machine),
            ProcessId = run.Writer.Process,
            AccountId = Clean(run.Header.Scope.AccountId),
            Region = Clean(run.Header.Scope.Region),
            EndpointUrl = run.Header.Endpoint is { } endpoint ? Clean(endpoint) : null,
            Targets = [.. run.Targets.Select(Clean)],
            State = state,
            Left = [.. left.Select(Clean)],
            StepCount = steps.Count,
            StepsDone = steps.Count(step => step.State is StepState.Done or StepState.AlreadyDone),
            TakenOverBy = run.TakenOverBy,
            ContinueWith = state == RunState.Finished || run.ContinueWith is not { } command ? null : Clean(command),
            Location = location,
            JournalPath = journalPath,
            Steps = detail ? steps : [],
        };
    }

    // A journal may come from anywhere; what it says is shown on a terminal, and pasted into one.
    internal static string Clean(string text) => text.Any(char.IsControl) ? string.Concat(text.Select(character => char.IsControl(character) ? '\uFFFD' : character)) : text;
}
