using StackStage.Operations.Errors;

namespace StackStage.Cmdlets.Hosting;

/// <summary>The errors of paths that do not name a file.</summary>
internal static class FileErrors
{
    public static StageException NotFound(string path, Exception? cause = null) => new(new StageError(
        "PathNotFound", StageErrorCategory.ObjectNotFound, $"There is no file '{path}'.", path, Interrupted(path) ?? "Check the path; wildcards must match at least one file. A string from the pipeline is a path unless it begins with a brace.", cause));

    public static StageException NotAFileSystemPath(string path, string provider) => new(new StageError(
        "NotAFileSystemPath", StageErrorCategory.InvalidArgument, $"'{path}' is a path of the {provider} provider, not of the file system.", path, "Give the path of a file."));

    /// <summary>A record, such as that of a stage in a bucket, whose state is no file of this machine.</summary>
    public static StageException NoFile(string? app, string? stage, string? bucket, string? key)
    {
        var address = bucket is null || key is null ? null : $"s3://{bucket}/{key}";
        return new(new StageError(
            "StateNotAFile",
            StageErrorCategory.InvalidArgument,
            stage is null ? "The record from the pipeline names no file: its Path is empty."
            : $"The state of {(app is null ? stage : $"{app}/{stage}")} is no file on this machine{(address is null ? string.Empty : $": it is {address}")}.",
            address ?? stage,
            stage is not null ? $"Say which stage it is: -App '{app}' -Stage '{stage}', and which home. Or pipe records instead of their text: ConvertFrom-Json makes them."
            : address is null
                ? "Pipe files, paths or the text of a state, such as that of 'sst state export' or 'pulumi stack export'."
                : $"Fetch it first, and give the file: aws s3 cp {address} {key![(key!.LastIndexOf('/') + 1)..]}. Or pipe the text of 'sst state export' or 'pulumi stack export'."));
    }

    /// <summary>Leaves directories out of what a wildcard matched, and refuses one that was named itself.</summary>
    public static IReadOnlyList<string> OnlyFiles(string path, IReadOnlyList<string> found)
    {
        var files = found.Where(File.Exists).ToArray();
        if (files.Length > 0)
        {
            return files;
        }

        throw found.Any(Directory.Exists)
            ? new StageException(new StageError(
                "PathIsDirectory", StageErrorCategory.InvalidArgument, $"'{path}' is a directory, not a state file.", path, "Name the files in it, for example with a wildcard: *.json."))
            : NotFound(path);
    }

    // Where a repair was killed on Windows between two renames, only the backup is there.
    private static string? Interrupted(string path)
    {
        try
        {
            var folder = Path.GetDirectoryName(Path.GetFullPath(path));
            var prefix = Path.GetFileName(path) + ".";
            return !Directory.Exists(folder) ? null : Directory.EnumerateFiles(folder)
                .Where(file => Path.GetFileName(file).StartsWith(prefix, StringComparison.Ordinal) && file.EndsWith(".bak", StringComparison.Ordinal))
                .Max(StringComparer.Ordinal) is { } backup
                ? $"There is a backup of it: '{backup}'. If a repair was interrupted, give that its name back."
                : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
