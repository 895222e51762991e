using System.Globalization;
using StackStage.Operations.Errors;

namespace StackStage.Operations.Journal;

/// <summary>The errors of journals.</summary>
internal static class JournalErrors
{
    public const string NotWritableId = "JournalNotWritable";
    public const string TakenOverId = "RunTakenOver";

    // What says more than that the journal cannot be written.
    private static readonly HashSet<string> OwnIds = new(StringComparer.Ordinal)
    {
        NotWritableId, TakenOverId, "RunUnderWay", "JournalTooNew", "JournalDamaged", "JournalClaimNotReadable", "JournalPathNotValid",
    };

    /// <summary>A failure of the file system or of AWS, as one of writing the journal.</summary>
    public static StageException NotWritable(string location, Exception cause)
    {
        var known = (cause as StageException)?.Error;
        return known is not null && OwnIds.Contains(known.ErrorId) ? (StageException)cause : new StageException(new StageError(
            NotWritableId,
            known?.Category ?? (cause is UnauthorizedAccessException ? StageErrorCategory.PermissionDenied : StageErrorCategory.WriteError),
            $"The run's journal cannot be written in '{location}': {cause.Message}",
            location,
            known?.RecommendedAction ?? "Check the folder, its rights and the free space, or name another place with -JournalPath: a file, a folder, or s3://bucket/prefix.",
            cause));
    }

    public static StageException NotReadable(string location, Exception cause)
    {
        var known = (cause as StageException)?.Error;
        return new StageException(new StageError(
            "JournalNotReadable",
            known?.Category ?? (cause is UnauthorizedAccessException ? StageErrorCategory.PermissionDenied : StageErrorCategory.ReadError),
            $"The journals in '{location}' cannot be read, so it cannot be told whether a run is unfinished: {cause.Message}",
            location,
            known?.RecommendedAction ?? "Run as a user who may read it, or name another place with -JournalPath.",
            cause));
    }

    public static StageException TooNew(string location, int version) => new(new StageError(
        "JournalTooNew",
        StageErrorCategory.InvalidData,
        string.Create(CultureInfo.InvariantCulture, $"The journal '{location}' has the format {version}; this version of the module knows the formats up to {JournalFormat.Version}. It was left alone."),
        location,
        "Update the module, or let the version that wrote the journal finish its run."));

    public static StageException Damaged(string location, string run, IReadOnlyList<int> lines) => new(new StageError(
        "JournalDamaged",
        StageErrorCategory.InvalidData,
        $"The journal '{location}' has lines that cannot be read, in the middle: {Numbers(lines)}. What stood there is not known, so the run is not continued.",
        location,
        $"Put the file back from a backup, or mend or delete the lines in an editor. If what the run knew is of no use any more: Remove-StackStageRun -Id {run} -Force"));

    /// <summary>A file that the user named has other runs in it, which would go with it.</summary>
    public static StageException NotAlone(string location, string run, int count) => new(new StageError(
        "JournalHasSeveralRuns",
        StageErrorCategory.InvalidOperation,
        string.Create(CultureInfo.InvariantCulture, $"'{location}' holds {count} runs, of which {run} is one, and they cannot be deleted one by one. Nothing was changed."),
        run,
        "If none of them is needed any more, delete the file."));

    public static StageException PathNotValid(string path, string why) => new(new StageError(
        "JournalPathNotValid", StageErrorCategory.InvalidArgument, $"-JournalPath '{path}' {why}.", path, "Give a folder, a file whose name ends in .jsonl, or s3://bucket/prefix."));

    public static StageException NoDefaultFolder(string why) => new(new StageError(
        NotWritableId, StageErrorCategory.ObjectNotFound, $"Where this machine keeps the state of applications cannot be told: {why}.", null, "Set it, or name a place with -JournalPath: a file, a folder, or s3://bucket/prefix."));

    public static StageException BucketNotFound(string bucket, Exception cause) => new(new StageError(
        "BucketNotFound", StageErrorCategory.ObjectNotFound, $"There is no bucket '{bucket}', or it belongs to another partition.", bucket, "Check the name in -JournalPath, the account and -EndpointUrl.", cause));

    /// <summary>Another run is at work on the same.</summary>
    /// <param name="targets">What both want; the first few are said.</param>
    /// <param name="run">The other's id.</param>
    /// <param name="command">Its command.</param>
    /// <param name="writer">Who runs it.</param>
    /// <param name="since">Since when.</param>
    /// <param name="location">Where its journal is.</param>
    /// <param name="until">When it would be taken for dead, if nothing were heard of it; null where its process holds a lock.</param>
    public static StageException UnderWay(IReadOnlyList<string> targets, string run, string command, RunWriter writer, DateTimeOffset since, string location, DateTimeOffset? until) => new(new StageError(
        "RunUnderWay",
        StageErrorCategory.ResourceBusy,
        string.Create(CultureInfo.InvariantCulture, $"{Names(targets)}: {command} is at work on it: run {run} of {writer.User} on {writer.Machine} (process {writer.Process}), since {since.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC. Nothing was changed."),
        targets.Count == 1 ? targets[0] : run,
        until is { } time
            ? string.Create(CultureInfo.InvariantCulture, $"Wait until it ends; Get-StackStageRun -JournalPath '{location}' shows how far it is. If its process was killed, the run can be continued from {time.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC on.")
            : "Wait until it ends, or end that process; then run the command again, and it goes on where the other stood.",
        null));

    /// <summary>Somebody else has gone on with this run while it was held to be dead.</summary>
    public static StageException TakenOver(string location) => new(new StageError(
        TakenOverId,
        StageErrorCategory.ResourceBusy,
        $"Another run has taken over: somebody else has written to the journal '{location}' because nothing was heard of this run for too long. Nothing more is changed from here.",
        location,
        "Look at what the other run does with Get-StackStageRun; run the command again when it has ended."));

    private static string Names(IReadOnlyList<string> targets) => targets.Count <= 3 ? string.Join(", ", targets) : $"{string.Join(", ", targets.Take(3))} and {targets.Count - 3} more";

    private static string Numbers(IReadOnlyList<int> lines) => string.Join(", ", lines.Take(5)) + (lines.Count > 5 ? $" and {lines.Count - 5} more" : string.Empty);
}
