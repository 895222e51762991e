using StackStage.Operations.Errors;
using StackStage.Snapshots;

namespace StackStage.Operations.StateFiles;

/// <summary>The errors of reading and writing state files.</summary>
internal static class StateFileErrors
{
    public static StageException NotReadable(string path, Exception cause) => new(new StageError(
        "StateNotReadable",
        cause is UnauthorizedAccessException ? StageErrorCategory.PermissionDenied : cause is FileNotFoundException or DirectoryNotFoundException ? StageErrorCategory.ObjectNotFound : StageErrorCategory.ReadError,
        $"'{path}' cannot be read: {cause.Message}",
        path,
        cause is UnauthorizedAccessException ? "Run as a user who may read the file." : "Check that the file is there and not in use.",
        cause));

    public static StageException NotWritable(string path, Exception cause) => new(new StageError(
        "StateNotWritable",
        cause is UnauthorizedAccessException ? StageErrorCategory.PermissionDenied : StageErrorCategory.WriteError,
        $"'{path}' cannot be written: {cause.Message} The state is as it was.",
        path,
        cause is UnauthorizedAccessException ? "Run as a user who may write in that folder, or write elsewhere with -Destination." : "Check the folder and the free space, or write elsewhere with -Destination.",
        cause));

    public static StageException NotAState(string path, SnapshotFormatException cause)
    {
        return new(new StageError(
            cause.Kind == SnapshotFormatError.Truncated ? "StateTruncated" : "StateNotValid",
            StageErrorCategory.InvalidData,
            $"'{path}': {cause.Message}",
            path,
            cause.RecommendedAction,
            cause));
    }

    public static StageException CommasNotMended(string path) => new(new StageError(
        "StateNotValid",
        StageErrorCategory.InvalidData,
        $"'{path}' is no sound JSON: commas are missing or too many. Nothing was changed.",
        path,
        "Mend it first with Repair-PulumiSnapshot; Test-PulumiSnapshot says where they are."));

    public static StageException OptionDoesNotFit(string path, RepairOptionException cause) => new(new StageError(
        "ProviderMapNotMatched",
        StageErrorCategory.InvalidArgument,
        $"'{path}' was not repaired and nothing was written: {cause.Message}",
        path,
        cause.RecommendedAction,
        cause));

    public static StageException ChangedMeanwhile(string path) => new(new StageError(
        "StateChanged",
        StageErrorCategory.ResourceBusy,
        $"'{path}' was changed by somebody else while it was worked on. Nothing was written.",
        path,
        "Make sure that no update is running on this stack, then run the command again."));

    public static StageException CheckFailed(string path, string what) => new(new StageError(
        "StateCheckFailed",
        StageErrorCategory.InvalidResult,
        $"The new content for '{path}' did not read back as it was meant to ({what}). Nothing was written.",
        path,
        "Check the disk. If it happens again, please report it with the output of Test-PulumiSnapshot."));
}
