using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using StackStage.Sandbox.State;

namespace StackStage.Sandbox.Scenarios;

/// <summary>
/// Puts a scenario into a world. A scenario is <c>scenario.json</c> – <c>description</c>, <c>region</c> (its home),
/// <c>settings</c>, <c>faults</c>, <c>services</c> with a section per service – and, beside it, optionally a file per
/// service (<c>acm.json</c>) with that service's section, and the files that sections refer to.
/// </summary>
internal static class ScenarioLoader
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    public static void Load(SandboxWorld world, SandboxFaults faults, ScenarioFiles files, bool isFirst)
    {
        var raw = Parse(files.Main, "scenario.json");
        var region = (string?)raw["region"] ?? (isFirst ? "us-east-1" : world.HomeRegion);
        lock (world.Gate)
        {
            var now = world.Now;
            if (isFirst)
            {
                world.HomeRegion = region;
            }

            var placeholders = new ScenarioPlaceholders(world.AccountId, region, now);
            var scenario = Parse(placeholders.Fill(files.Main), "scenario.json");
            foreach (var (name, value) in scenario["settings"] as JsonObject ?? [])
            {
                world.Settings.TryAdd(name, value!.ToString());
            }

            foreach (var fault in scenario["faults"].Deserialize<List<SandboxFault>>(SandboxJson.Compact) ?? [])
            {
                faults.Add(fault);
            }

            var sections = scenario["services"] as JsonObject ?? [];
            if (sections.Select(s => s.Key).FirstOrDefault(k => world.Services.All(s => s.Name != k)) is { } unknown)
            {
                throw new InvalidDataException($"The scenario has a section for the service '{unknown}', which the sandbox does not know.");
            }

            foreach (var service in world.Services)
            {
                var own = files.ReadSection(service.Name) is { } bytes
                    ? Parse(placeholders.Fill(Encoding.UTF8.GetString(bytes)), service.Name + ".json")
                    : null;
                foreach (var json in new[] { sections[service.Name] as JsonObject, own })
                {
                    if (json is null)
                    {
                        continue;
                    }

                    service.LoadScenario(new ScenarioSection
                    {
                        Json = json,
                        AccountId = world.AccountId,
                        Region = region,
                        Now = now,
                        File = path => ReadFile(files, placeholders, path),
                    });
                }
            }
        }
    }

    private static byte[] ReadFile(ScenarioFiles files, ScenarioPlaceholders placeholders, string path)
    {
        var bytes = files.Read(path) ?? throw new FileNotFoundException($"The scenario refers to the file '{path}', which is not there.");
        return path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".txt", StringComparison.OrdinalIgnoreCase)
            ? Encoding.UTF8.GetBytes(placeholders.Fill(Encoding.UTF8.GetString(bytes)))
            : bytes;
    }

    private static JsonObject Parse(string text, string file)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: Lenient) as JsonObject
                ?? throw new InvalidDataException($"'{file}' is not a JSON object.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"'{file}' is not valid JSON: {e.Message}", e);
        }
    }
}
