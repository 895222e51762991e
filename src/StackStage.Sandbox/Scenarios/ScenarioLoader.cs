using System.Text;
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
    private static readonly string[] Members = ["$schema", "description", "region", "settings", "faults", "services"];

    public static void Load(SandboxWorld world, SandboxFaults faults, ScenarioFiles files, bool isFirst)
    {
        var raw = new ScenarioText(files.Name, files.Main);
        RefuseOtherFiles(raw.Json, files.Name);
        var region = Text(raw, "region") ?? (isFirst ? "us-east-1" : world.HomeRegion);
        lock (world.Gate)
        {
            var now = world.Now;
            if (isFirst)
            {
                world.HomeRegion = region;
            }

            var placeholders = new ScenarioPlaceholders(world.AccountId, region, now);
            var scenario = new ScenarioText(files.Name, placeholders.Fill(files.Main));
            foreach (var (name, _) in scenario.Json)
            {
                if (!Members.Contains(name))
                {
                    throw scenario.Wrong(name, $"there is no '{name}' in a scenario. {NearNames.Hint(name, Members)}");
                }
            }

            LoadSettings(world, scenario);
            LoadFaults(world, faults, scenario);
            var sections = Object(scenario, "services");
            foreach (var (name, _) in sections)
            {
                if (world.Services.All(s => s.Name != name))
                {
                    throw scenario.Wrong("services." + name, $"the sandbox knows no service '{name}'. {NearNames.Hint(name, world.Services.Select(s => s.Name))}");
                }
            }

            foreach (var service in world.Services)
            {
                void Load(ScenarioText text, JsonObject json, string path)
                {
                    var section = new ScenarioSection
                    {
                        Text = text,
                        Json = json,
                        Path = path,
                        AccountId = world.AccountId,
                        Region = region,
                        Now = now,
                        File = file => ReadFile(files, placeholders, file),
                    };
                    service.LoadScenario(section);
                    section.CheckAllRead();
                }

                if (sections.ContainsKey(service.Name))
                {
                    var path = "services." + service.Name;
                    Load(scenario, sections[service.Name] as JsonObject ?? throw scenario.Wrong(path, "this is no object."), path);
                }

                if (files.ReadSection(service.Name) is { } bytes)
                {
                    var own = new ScenarioText(service.Name + ".json", placeholders.Fill(Encoding.UTF8.GetString(bytes)));
                    Load(own, own.Json, "");
                }
            }
        }
    }

    /// <summary>JSON of another kind is named as what it is: nothing in it would be found, and the sandbox be an empty one.</summary>
    private static void RefuseOtherFiles(JsonObject json, string file)
    {
        if (json.ContainsKey("stackStageSandbox"))
        {
            throw new InvalidDataException($"'{file}' is the state of a sandbox, not a scenario: give it as -StateFile.");
        }

        if (json["deployment"] is JsonObject || json["checkpoint"] is JsonObject || (json.ContainsKey("manifest") && json.ContainsKey("resources")))
        {
            throw new InvalidDataException(
                $"'{file}' is the state of a Pulumi or SST stack, not a scenario. Test-PulumiSnapshot examines it; to have it in a sandbox, write a scenario with a bucket that has it as an object (\"file\").");
        }
    }

    private static void LoadSettings(SandboxWorld world, ScenarioText scenario)
    {
        foreach (var (name, value) in Object(scenario, "settings"))
        {
            var text = value?.ToString() ?? "";
            if (SandboxSettings.WrongWith(name, text) is { } sentence)
            {
                throw scenario.Wrong("settings." + name, sentence);
            }

            world.Settings.TryAdd(name, text);
        }
    }

    private static void LoadFaults(SandboxWorld world, SandboxFaults faults, ScenarioText scenario)
    {
        var described = ScenarioShape.Read<List<SandboxFault>>(scenario, scenario.Json["faults"], "faults") ?? [];
        for (var i = 0; i < described.Count; i++)
        {
            var (service, action) = (described[i].Service, described[i].Action);
            var services = world.Services.Where(s => SandboxFaults.Wildcard(service, s.Name)).ToList();
            if (services.Count == 0)
            {
                throw scenario.Wrong($"faults[{i}].service", $"the sandbox knows no service '{service}'. {NearNames.Hint(service!, world.Services.Select(s => s.Name))}");
            }

            var actions = services.SelectMany(s => s.Operations).ToList();
            if (!actions.Any(a => SandboxFaults.Wildcard(action, a)))
            {
                throw scenario.Wrong($"faults[{i}].action", $"no such service has an operation '{action}'. {NearNames.Hint(action!, actions)}");
            }

            faults.Add(described[i]);
        }
    }

    private static JsonObject Object(ScenarioText text, string name) => text.Json[name] switch
    {
        null => [],
        JsonObject json => json,
        _ => throw text.Wrong(name, "this is no object."),
    };

    private static string? Text(ScenarioText text, string name) => text.Json[name] switch
    {
        null => null,
        JsonValue value when value.TryGetValue(out string? content) => content,
        _ => throw text.Wrong(name, "this is no text."),
    };

    private static byte[] ReadFile(ScenarioFiles files, ScenarioPlaceholders placeholders, string path)
    {
        var bytes = files.Read(path) ?? throw new FileNotFoundException($"The scenario refers to the file '{path}', which is not there.");
        return path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".txt", StringComparison.OrdinalIgnoreCase)
            ? Encoding.UTF8.GetBytes(placeholders.Fill(Encoding.UTF8.GetString(bytes)))
            : bytes;
    }
}
