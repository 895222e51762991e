using StackStage.Operations.Text;

namespace StackStage.Runner.Hosting;

/// <summary>Finds the files and folders that a path with wildcards names, in every part of the path.</summary>
internal static class FileWildcard
{
    public static IReadOnlyList<string> Expand(string path)
    {
        var full = Path.GetFullPath(path);
        var root = Path.GetPathRoot(full)!;
        IEnumerable<string> found = [root];
        foreach (var part in full[root.Length..].Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries))
        {
            found = Wildcard.HasWildcard(part)
                ? found.Where(Directory.Exists).SelectMany(folder => Matching(folder, new Wildcard(part)))
                : found.Select(folder => Path.Combine(folder, part)).Where(Path.Exists);
        }

        return [.. found.Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Matching(string folder, Wildcard pattern) =>
        Directory.EnumerateFileSystemEntries(folder).Where(entry => pattern.IsMatch(Path.GetFileName(entry)));
}
