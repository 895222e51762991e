using System.Text.Json;

namespace StackStage.Snapshots.Tests;

/// <summary>The conformance tables, which lie beside the repository and are read in place.</summary>
internal static class Conformance
{
    private static readonly string? Folder = Find();

    public static JsonElement Read(string file)
    {
        using var document = JsonDocument.Parse(ReadBytes(file));
        return document.RootElement.Clone();
    }

    public static byte[] ReadBytes(string file)
    {
        Skip.If(Folder is null, "The conformance tables (shared/conformance) are not beside this repository.");
        var path = Path.Combine(Folder!, "pulumi", file);
        Skip.IfNot(File.Exists(path), $"The conformance tables have no {file}.");
        return File.ReadAllBytes(path);
    }

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "conformance");
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}
