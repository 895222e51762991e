using StackStage.Operations.Errors;

namespace StackStage.Cmdlets.Hosting;

/// <summary>The errors of paths that do not name a file.</summary>
internal static class FileErrors
{
    public static StageException NotFound(string path, Exception? cause = null) => new(new StageError(
        "PathNotFound", StageErrorCategory.ObjectNotFound, $"There is no file '{path}'.", path, "Check the path; wildcards must match at least one file.", cause));

    public static StageException NotAFileSystemPath(string path, string provider) => new(new StageError(
        "NotAFileSystemPath", StageErrorCategory.InvalidArgument, $"'{path}' is a path of the {provider} provider, not of the file system.", path, "Give the path of a file."));

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
}
