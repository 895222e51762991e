namespace StackStage.Sandbox.Tests.Support;

/// <summary>Where the sources are, for tests about them.</summary>
internal static class RepositoryRoot
{
    public static string Path { get; } = Find();

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(System.IO.Path.Combine(folder, "Cmdlets.sln")))
        {
            folder = System.IO.Path.GetDirectoryName(folder.TrimEnd(System.IO.Path.DirectorySeparatorChar)) ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return folder;
    }
}
