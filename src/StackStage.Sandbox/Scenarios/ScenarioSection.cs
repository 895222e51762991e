using System.Text.Json.Nodes;
using StackStage.Sandbox.State;

namespace StackStage.Sandbox.Scenarios;

/// <summary>What a scenario says about one service.</summary>
internal sealed class ScenarioSection
{
    private readonly List<string> _asked = [];

    /// <summary>The file that the section is in; placeholders are filled in.</summary>
    public required ScenarioText Text { get; init; }

    /// <summary>The section.</summary>
    public required JsonObject Json { get; init; }

    /// <summary>Where the section is in its file; empty when it is the file.</summary>
    public required string Path { get; init; }

    /// <summary>The sandbox's account, for everything that names no other.</summary>
    public required string AccountId { get; init; }

    /// <summary>The scenario's home Region, for everything that names no other.</summary>
    public required string Region { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>Reads a file beside the scenario (placeholders filled in when it is text).</summary>
    public required Func<string, byte[]> File { get; init; }

    /// <summary>A list in the section as objects of a service's own type; empty when absent.</summary>
    public IReadOnlyList<T> List<T>(string name) => Value<List<T>>(name) ?? [];

    /// <summary>A member of the section as an object of a service's own type; null when absent.</summary>
    public T? Value<T>(string name)
    {
        _asked.Add(name);
        return ScenarioShape.Read<T>(Text, Json[name], PathOf(name));
    }

    /// <summary>Fails when the section has a member that its service did not ask for.</summary>
    public void CheckAllRead()
    {
        foreach (var (name, _) in Json)
        {
            if (!_asked.Contains(name))
            {
                throw Text.Wrong(PathOf(name), $"there is no '{name}' here. {NearNames.Hint(name, _asked)}");
            }
        }
    }

    private string PathOf(string name) => Path.Length == 0 ? name : Path + "." + name;
}
