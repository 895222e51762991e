using System.Text.Json;
using System.Text.Json.Nodes;
using StackStage.Sandbox.Routing;

namespace StackStage.Sandbox.State;

/// <summary>A sandbox's whole state as a JSON file, written atomically.</summary>
internal static class StateFile
{
    private const int Version = 1;

    public static void Save(SandboxWorld world, SandboxFaults faults, string? scenario, string path)
    {
        var json = Export(world, faults);
        json["scenario"] = scenario;
        var full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        var temporary = full + "." + Guid.NewGuid().ToString("N")[..8] + ".tmp";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                using (var writer = new Utf8JsonWriter(stream))
                {
                    json.WriteTo(writer);
                }

                stream.Flush(flushToDisk: true);
            }
            FileReplacement.Replace(temporary, full);
        }
        catch
        {
            Forget(temporary);
            throw;
        }
    }

    /// <summary>A temporary that cannot be deleted is no reason to hide why it is left.</summary>
    private static void Forget(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It stays.
        }
    }

    public static JsonObject Export(SandboxWorld world, SandboxFaults faults)
    {
        lock (world.Gate)
        {
            var services = new JsonObject();
            foreach (var service in world.Services)
            {
                if (service.Export() is { } state)
                {
                    services[service.Name] = state;
                }
            }

            return new JsonObject
            {
                ["stackStageSandbox"] = Version,
                ["accountId"] = world.AccountId,
                ["region"] = world.HomeRegion,
                ["now"] = JsonSerializer.SerializeToNode(world.Now, SandboxJson.Compact),
                ["savedAt"] = JsonSerializer.SerializeToNode(DateTimeOffset.UtcNow, SandboxJson.Compact),
                ["ids"] = world.Ids.Counter,
                ["settings"] = JsonSerializer.SerializeToNode(world.Settings, SandboxJson.Compact),
                ["principals"] = JsonSerializer.SerializeToNode(world.Principals, SandboxJson.Compact),
                ["faults"] = JsonSerializer.SerializeToNode(faults.Export(), SandboxJson.Compact),
                ["services"] = services,
            };
        }
    }

    /// <summary>
    /// Restores a state. A running clock goes on as if it had never stopped; one driven by hand stands where it stood.
    /// </summary>
    /// <returns>The scenario that it began with, if that is known.</returns>
    public static string? Load(SandboxWorld world, SandboxFaults faults, string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            var json = JsonNode.Parse(stream, documentOptions: new() { MaxDepth = 256 }) as JsonObject;
            if ((int?)json?["stackStageSandbox"] != Version)
            {
                throw new InvalidDataException($"'{path}' is not a sandbox's state of version {Version}; it is left as it is.");
            }

            lock (world.Gate)
            {
                Import(world, faults, json!);
            }

            return (string?)json!["scenario"];
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"'{path}' is not a sandbox's state: {e.Message}", e);
        }
    }

    private static void Import(SandboxWorld world, SandboxFaults faults, JsonObject json)
    {
        world.AccountId = (string?)json["accountId"] ?? world.AccountId;
        world.HomeRegion = (string?)json["region"] ?? world.HomeRegion;
        world.Ids.Counter = (long?)json["ids"] ?? 0;
        var now = json["now"].Deserialize<DateTimeOffset>(SandboxJson.Compact);
        if (!world.Clock.IsManual)
        {
            var away = DateTimeOffset.UtcNow - json["savedAt"].Deserialize<DateTimeOffset>(SandboxJson.Compact);
            if (away > TimeSpan.Zero)
            {
                now += away * world.Clock.TimeScale;
            }
        }
        world.Clock.SetNow(now);
        foreach (var (name, value) in json["settings"].Deserialize<Dictionary<string, string>>(SandboxJson.Compact) ?? [])
        {
            world.Settings.TryAdd(name, value);
        }

        foreach (var (key, principal) in json["principals"].Deserialize<Dictionary<string, Principal>>(SandboxJson.Compact) ?? [])
        {
            world.AddPrincipal(key, principal);
        }

        faults.Import(json["faults"].Deserialize<List<SandboxFaults.Armed>>(SandboxJson.Compact) ?? []);
        var services = json["services"] as JsonObject;
        foreach (var service in world.Services)
        {
            if (services?[service.Name] is { } state)
            {
                service.Import(state);
            }
        }
    }
}
