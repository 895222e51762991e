using System.Globalization;
using StackStage.Operations.Errors;
using StackStage.Operations.Machine;
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

    public static StageException NotAState(string path, SnapshotFormatException cause, string? wayBack = null)
    {
        return new(new StageError(
            cause.Kind switch
            {
                SnapshotFormatError.Truncated => "StateTruncated",
                SnapshotFormatError.TooLarge => "StateTooLarge",
                _ => "StateNotValid",
            },
            StageErrorCategory.InvalidData,
            $"'{path}': {cause.Message}",
            path,
            wayBack is null ? cause.RecommendedAction : $"{cause.RecommendedAction} {wayBack}".TrimStart(),
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

    public static StageException TooLarge(string path, long length) => new(new StageError(
        "StateTooLarge",
        StageErrorCategory.InvalidData,
        $"'{path}' has {(length / (double)(1L << 30)).ToString("0.0", CultureInfo.InvariantCulture)} GB; a state of more than 2 GB cannot be read.",
        path,
        "Check that this is the state and not something else. If it is, split the stack: no tool handles a state of this size well."));

    public static StageException NotRegular(string path, FileKind kind) => new(new StageError(
        "NotARegularFile",
        StageErrorCategory.InvalidArgument,
        $"'{path}' is {Describe(kind)}, not a regular file. It was not opened.",
        path,
        kind == FileKind.Pipe ? "Pipe the text itself into the cmdlet, or save it as a file first." : "Give the path of a file."));

    public static StageException DestinationIsFolder(string path) => new(new StageError(
        "DestinationIsFolder", StageErrorCategory.InvalidArgument, $"'{path}' is a folder. Nothing was written.", path, "Give the name of a file in it."));

    public static StageException ReadOnly(string path) => new(new StageError(
        "StateReadOnly",
        StageErrorCategory.PermissionDenied,
        $"'{path}' is read-only, as somebody has marked it. It is as it was.",
        path,
        $"If it may be changed: Set-ItemProperty -LiteralPath '{path.Replace("'", "''", StringComparison.Ordinal)}' -Name IsReadOnly -Value $false. Or write elsewhere with -Destination."));

    public static StageException TwoNamesOfOneFile(string path, string other) => new(new StageError(
        "DestinationIsSource",
        StageErrorCategory.InvalidArgument,
        $"'{path}' and '{other}' are two names (hard links) of one file, and would part. Nothing was written.",
        other,
        "Leave -Destination out to repair in place with a backup, or give a name that is free."));

    public static StageException LeftInBackup(string path, string backup, Exception cause) => new(new StageError(
        "StateLeftInBackup",
        StageErrorCategory.WriteError,
        $"'{path}' could not be replaced ({cause.Message.TrimEnd('.')}), and somebody holds the old state so that it could not be put back. It is whole, under the name '{backup}'.",
        path,
        $"Give it its name back before anything else: Rename-Item -LiteralPath '{backup.Replace("'", "''", StringComparison.Ordinal)}' -NewName '{Path.GetFileName(path).Replace("'", "''", StringComparison.Ordinal)}'. Then see what holds files there: an antivirus, a sync program, an editor.",
        cause));

    private static string Describe(FileKind kind) => kind switch
    {
        FileKind.Folder => "a folder",
        FileKind.Pipe => "a named pipe",
        FileKind.Socket => "a socket",
        _ => "a device",
    };
}
