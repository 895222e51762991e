using System.Reflection;
using System.Text;

namespace StackStage.Sandbox.Scenarios;

/// <summary>A scenario's files: a folder on disk, a single file, or a folder that is built in.</summary>
internal sealed class ScenarioFiles
{
    private readonly string? _directory;
    private readonly string? _single;
    private readonly string? _embedded;

    private readonly string? _text;

    private ScenarioFiles(string? directory, string? single, string? embedded, string? text = null)
    {
        _directory = directory;
        _single = single;
        _embedded = embedded;
        _text = text;
    }

    /// <summary>A scenario that is given as JSON and has no files.</summary>
    public static ScenarioFiles OfText(string json) => new(null, "scenario.json", null, json);

    private static Assembly Here => typeof(ScenarioFiles).Assembly;

    /// <summary>The scenarios that are built in.</summary>
    public static IReadOnlyList<string> BuiltIn =>
        [.. Here.GetManifestResourceNames().Where(n => n.EndsWith("/scenario.json", StringComparison.Ordinal))
            .Select(n => n[..^"/scenario.json".Length]).Order(StringComparer.Ordinal)];

    /// <summary>Finds a scenario by its path or its built-in name.</summary>
    public static ScenarioFiles Open(string nameOrPath)
    {
        if (BuiltIn.Contains(nameOrPath))
        {
            return new ScenarioFiles(null, null, nameOrPath);
        }

        if (File.Exists(nameOrPath))
        {
            return new ScenarioFiles(Path.GetDirectoryName(Path.GetFullPath(nameOrPath)), Path.GetFileName(nameOrPath), null);
        }

        if (File.Exists(Path.Combine(nameOrPath, "scenario.json")))
        {
            return new ScenarioFiles(Path.GetFullPath(nameOrPath), null, null);
        }

        throw new FileNotFoundException(
            $"There is no scenario '{nameOrPath}': it is neither built in ({string.Join(", ", BuiltIn)}) nor a file, nor a folder with a scenario.json.");
    }

    /// <summary>What the scenario's own file is called.</summary>
    public string Name => _single ?? "scenario.json";

    /// <summary>The scenario itself.</summary>
    public string Main => _text ?? Encoding.UTF8.GetString(Read(_single ?? "scenario.json") ?? throw new FileNotFoundException("scenario.json is missing."));

    /// <summary>A file beside the scenario, or null.</summary>
    public byte[]? Read(string relative)
    {
        if (_embedded is not null)
        {
            using var stream = Here.GetManifestResourceStream(_embedded + "/" + relative);
            if (stream is null)
            {
                return null;
            }

            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return copy.ToArray();
        }
        if (_directory is null)
        {
            return null;
        }

        var path = Path.Combine(_directory, relative);
        return File.Exists(path) ? File.ReadAllBytes(path) : null;
    }

    /// <summary>A service's own file (<c>acm.json</c>); a scenario that is a single file has none.</summary>
    public byte[]? ReadSection(string service) => _single is null ? Read(service + ".json") : null;
}
