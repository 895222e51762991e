using StackStage.Operations.Errors;

namespace StackStage.Operations.Keys;

/// <summary>The folder in which SST keeps a project's own things: platform code, logs, the personal stage's name.</summary>
internal static class ProjectFolder
{
    private const string Name = ".sst";

    private static readonly string[] Configurations = ["sst.config.ts", "sst.config.js", "sst.config.mts", "sst.config.mjs"];

    /// <summary>The <c>.sst</c> folder that a path means: the project's folder, or that one itself.</summary>
    /// <param name="path">The full path.</param>
    /// <exception cref="StageException">There is none, or it is none of a project.</exception>
    public static string Of(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        var folder = Path.GetFileName(full) == Name ? full : Path.Combine(full, Name);
        var project = Path.GetDirectoryName(folder)!;
        if (!Array.Exists(Configurations, file => File.Exists(Path.Combine(project, file))))
        {
            // What is deleted as a whole must be what it is taken for.
            throw StackStageResetErrors.NotASstFolder(path, $"is no SST project: there is no sst.config.ts in '{project}'");
        }

        return Directory.Exists(folder) && new DirectoryInfo(folder).LinkTarget is not null
            ? throw StackStageResetErrors.NotASstFolder(folder, "is a link, and what it leads to is left alone")
            : folder;
    }

    /// <summary>Deletes it; links in it are deleted, not followed.</summary>
    /// <returns>False when it was gone already.</returns>
    /// <exception cref="StageException">It cannot be deleted.</exception>
    public static bool Delete(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return false;
        }

        try
        {
            Directory.Delete(folder, recursive: true);
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw StackStageResetErrors.NotDeletable(folder, failure);
        }
    }
}
