using System.Text.Json;
using System.Text.Json.Nodes;

namespace StackStage.Sandbox.Scenarios;

/// <summary>What a scenario says about one service.</summary>
internal sealed class ScenarioSection
{
    /// <summary>The section; placeholders are filled in.</summary>
    public required JsonObject Json { get; init; }

    /// <summary>The sandbox's account, for everything that names no other.</summary>
    public required string AccountId { get; init; }

    /// <summary>The scenario's home Region, for everything that names no other.</summary>
    public required string Region { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>Reads a file beside the scenario (placeholders filled in when it is text).</summary>
    public required Func<string, byte[]> File { get; init; }

    /// <summary>A list in the section as objects of a service's own type; empty when absent.</summary>
    public IReadOnlyList<T> List<T>(string name) =>
        Json[name].Deserialize<List<T>>(SandboxJson.Compact) ?? [];
}
