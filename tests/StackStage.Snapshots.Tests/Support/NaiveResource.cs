using System.Text.Json;
using System.Text.Json.Nodes;

namespace StackStage.Snapshots.Tests;

/// <summary>
/// A resource as System.Text.Json reads it, and what can be said of it in the plainest way. It shares no code with the engine,
/// on purpose: what both get wrong in the same way no comparison finds.
/// </summary>
internal sealed class NaiveResource
{
    private static readonly string[] Mended = ["type", "delete", "parent", "provider", "dependencies", "protect", "retainOnDelete"];

    public NaiveResource(string raw)
    {
        Raw = raw;
        var json = JsonNode.Parse(raw)!.AsObject();
        string? Text(string name) => (string?)json[name];
        Urn = Text("urn")!;
        Type = Text("type");
        Id = Text("id");
        Parent = Text("parent");
        Provider = Text("provider");
        Created = Text("created");
        Modified = Text("modified");
        Delete = (bool?)json["delete"] == true;
        Custom = (bool?)json["custom"] == true;
        Protect = (bool?)json["protect"] == true;
        Retain = (bool?)json["retainOnDelete"] == true;
        Dependencies = [.. (json["dependencies"]?.AsArray() ?? []).Select(item => (string)item!)];
        Arn = (string?)json["outputs"]?["arn"];
        ConfiguredRegion = (string?)json["inputs"]?["region"];
        var inputs = json["inputs"]?.ToJsonString() ?? "";
        ConfiguredAccount = inputs.Contains("111111111111", StringComparison.Ordinal) ? "111111111111" : inputs.Contains("222222222222", StringComparison.Ordinal) ? "222222222222" : null;
        Core = Canonical(json, Mended);
        json["type"] = Type ?? TypeInUrn;
        Saying = Canonical(json, ["created", "modified"]);
    }

    public string Raw { get; }

    public string Urn { get; }

    public string? Type { get; }

    public string? Id { get; }

    public string? Parent { get; }

    public string? Provider { get; }

    public string? Created { get; }

    public string? Modified { get; }

    public bool Delete { get; }

    public bool Custom { get; }

    public bool Protect { get; }

    public bool Retain { get; }

    public IReadOnlyList<string> Dependencies { get; }

    public string? Arn { get; }

    public string? ConfiguredRegion { get; }

    public string? ConfiguredAccount { get; }

    /// <summary>All that no repair may ever change, times included.</summary>
    public string Core { get; }

    /// <summary>All but the times, in an order of its own: copies with the same say the same.</summary>
    public string Saying { get; }

    public string TypeInUrn => Urn.Split("::")[2].Split('$')[^1];

    public string Name => Urn.Split("::")[3];

    public string Reference => $"{Urn}::{Id}";

    public bool IsProvider => (Type ?? TypeInUrn).StartsWith("pulumi:providers:", StringComparison.Ordinal);

    /// <summary>The Region and account of its own ARN.</summary>
    public (string Region, string Account)? Place => Arn?.Split(':') is { } parts ? (parts[3], parts[4]) : null;

    /// <summary>Whether it is newer than one before it in the list.</summary>
    public bool IsNewerThan(NaiveResource first)
    {
        var modified = Modified is null || first.Modified is null ? 0 : string.CompareOrdinal(Modified, first.Modified);
        var created = Created is null || first.Created is null ? 0 : string.CompareOrdinal(Created, first.Created);
        return modified != 0 ? modified > 0 : created > 0;
    }

    /// <summary>The resources of a file.</summary>
    public static List<NaiveResource> ReadAll(ReadOnlyMemory<byte> file)
    {
        using var document = JsonDocument.Parse(file);
        var list = document.RootElement.GetProperty("checkpoint").GetProperty("latest").GetProperty("resources");
        return [.. list.EnumerateArray().Select(item => new NaiveResource(item.GetRawText()))];
    }

    /// <summary>What is wrong with a list, by the rules of Pulumi's VerifyIntegrity; null: nothing.</summary>
    public static string? WhatIsWrong(IReadOnlyList<NaiveResource> list)
    {
        var urns = new HashSet<string>();
        var live = new HashSet<string>();
        var providers = new HashSet<string>();
        foreach (var one in list)
        {
            if (string.IsNullOrEmpty(one.Type))
            {
                return $"{one.Urn} has no type";
            }

            if (one.Provider is not null && !providers.Contains(one.Provider))
            {
                return $"{one.Urn} has the unknown provider {one.Provider}";
            }

            if (one.IsProvider)
            {
                providers.Add(one.Reference);
            }

            if (one.Parent is not null && !urns.Contains(one.Parent))
            {
                return $"{one.Urn} has the unknown parent {one.Parent}";
            }

            if (one.Dependencies.FirstOrDefault(urn => !urns.Contains(urn)) is { } unknown)
            {
                return $"{one.Urn} depends on {unknown}, which is not before it";
            }

            if (!one.Delete && !live.Add(one.Urn))
            {
                return $"{one.Urn} is there twice";
            }

            urns.Add(one.Urn);
        }

        return null;
    }

    private static string Canonical(JsonObject json, string[] without) =>
        string.Join('\n', json.Where(member => !without.Contains(member.Key)).OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => $"{member.Key}={member.Value?.ToJsonString()}"));
}
