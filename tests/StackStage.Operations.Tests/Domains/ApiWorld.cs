using System.Text.Json;
using System.Text.Json.Nodes;
using StackStage.Operations.Domains;
using StackStage.Operations.Steps;
using StackStage.Operations.Tests.Harness;
using StackStage.Operations.Waiting;
using StackStage.Sandbox;

namespace StackStage.Operations.Tests.Domains;

/// <summary>Describes an account with custom domain names, as a scenario for the sandbox.</summary>
internal sealed class ApiWorld
{
    public const string Account = "123456789012";
    public const string Other = "999988887777";

    /// <summary>Something of the account's own that no service of the sandbox knows better than ACM.</summary>
    public const string OwnHolder = $"arn:aws:apprunner:{Rehearsal.Region}:{Account}:service/shop/0123456789abcdef";

    private readonly JsonArray _certificates = [];
    private readonly JsonArray _apis = [];
    private readonly JsonArray _domains = [];
    private readonly Dictionary<string, JsonArray> _zones = new(StringComparer.Ordinal);

    public ApiWorld()
    {
        Api("http1", "HTTP");
        Api("http2", "HTTP");
        Api("rest1", "REST");
        Api("ws1", "WEBSOCKET");
    }

    public static string Target(string name, string region = Rehearsal.Region) => $"d-{name.Replace(".", "", StringComparison.Ordinal).Replace("*", "w", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal)}.execute-api.{region}.amazonaws.com";

    public static string Arn(int number, string region = Rehearsal.Region) => $"arn:aws:acm:{region}:{Account}:certificate/{new Guid(number, 0, 0, new byte[8])}";

    public ApiWorld Api(string id, string protocol)
    {
        _apis.Add(new JsonObject { ["id"] = id, ["name"] = id, ["protocol"] = protocol, ["stages"] = new JsonArray("prod") });
        return this;
    }

    public ApiWorld Certificate(int number, string domainName, string region = Rehearsal.Region, string[]? names = null, string? heldBy = null, string? keyAlgorithm = null)
    {
        var certificate = new JsonObject { ["arn"] = Arn(number, region), ["domainName"] = domainName, ["region"] = region, ["keyAlgorithm"] = keyAlgorithm };
        certificate["subjectAlternativeNames"] = new JsonArray([.. (names ?? []).Select(name => JsonValue.Create(name))]);
        if (heldBy is not null)
        {
            certificate["holders"] = new JsonArray(new JsonObject { ["arn"] = heldBy });
        }

        _certificates.Add(certificate);
        return this;
    }

    /// <param name="name">The domain.</param>
    /// <param name="certificate">Its certificate, or null for the ARN in <paramref name="change"/>.</param>
    /// <param name="mappings"><c>path=api</c>.</param>
    /// <param name="rules">APIs, a rule for each.</param>
    /// <param name="change">What else.</param>
    public ApiWorld Domain(string name, string certificate, string[]? mappings = null, string[]? rules = null, Action<JsonObject>? change = null)
    {
        var domain = new JsonObject
        {
            ["name"] = name,
            ["certificateArn"] = certificate,
            ["target"] = Target(name),
            ["mappings"] = new JsonArray([.. (mappings ?? []).Select((mapping, index) => new JsonObject
            {
                ["id"] = $"m{index}{name.Length}",
                ["key"] = mapping.Split('=')[0],
                ["apiId"] = mapping.Split('=')[1],
                ["stage"] = "prod",
            })]),
            ["rules"] = new JsonArray([.. (rules ?? []).Select((api, index) => new JsonObject
            {
                ["id"] = $"r{index}{name.Length}",
                ["priority"] = index + 1,
                ["actions"] = new JsonArray(new JsonObject { ["invokeApi"] = new JsonObject { ["apiId"] = api, ["stage"] = "prod" } }),
            })]),
        };
        change?.Invoke(domain);
        _domains.Add(domain);
        return this;
    }

    public ApiWorld Record(string zone, string name, string target, string type = "CNAME", int ttl = 120)
    {
        if (!_zones.TryGetValue(zone, out var records))
        {
            _zones.Add(zone, records = []);
        }

        var record = new JsonObject { ["name"] = name, ["type"] = type };
        if (type == "CNAME")
        {
            record["ttl"] = ttl;
            record["values"] = new JsonArray(target);
        }
        else
        {
            record["alias"] = new JsonObject { ["hostedZoneId"] = "Z1U9ULNL0V5AJ3", ["dnsName"] = target };
        }

        records.Add(record);
        return this;
    }

    public Rehearsal Start() => new(ToOptions());

    public SandboxOptions ToOptions()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "stackstage-domains", Guid.NewGuid().ToString("N"))).FullName;
        File.WriteAllText(Path.Combine(folder, "scenario.json"), ToJson());
        return new SandboxOptions { Scenario = Path.Combine(folder, "scenario.json") };
    }

    /// <summary>The scenario itself; added to a sandbox that runs, it takes the place of what has the same names.</summary>
    public string ToJson()
    {
        var scenario = new JsonObject
        {
            ["description"] = "Custom domain names.",
            ["region"] = Rehearsal.Region,
            ["settings"] = new JsonObject { ["apigatewayv2.refuseDomainWithMappings"] = "1" },
            ["services"] = new JsonObject
            {
                ["acm"] = new JsonObject { ["certificates"] = _certificates.DeepClone() },
                ["apigatewayv2"] = new JsonObject { ["apis"] = _apis.DeepClone(), ["domains"] = _domains.DeepClone() },
                ["route53"] = new JsonObject
                {
                    ["hostedZones"] = new JsonArray([.. _zones.Select((zone, index) => new JsonObject { ["id"] = $"Z{index}", ["name"] = zone.Key, ["records"] = zone.Value.DeepClone() })]),
                },
            },
        };
        return scenario.ToJsonString();
    }

    /// <summary>A private domain, and who reaches it.</summary>
    public static ApiWorld Private(params (string Account, string Endpoint)[] consumers) => new ApiWorld()
        .Certificate(1, "api.internal")
        .Domain("api.internal", Arn(1), ["v1=rest1"], ["rest1"], domain =>
        {
            domain["endpointType"] = "PRIVATE";
            domain["id"] = "abcd1234";
            domain["accessedBy"] = new JsonArray([.. consumers.Select(consumer => new JsonObject { ["accountId"] = consumer.Account, ["vpcEndpointId"] = consumer.Endpoint })]);
        });

    public static ApiDomainRemovalRequest All(params string[] names) => new()
    {
        DomainNames = names,
        RemoveDnsRecord = true,
        RemoveCertificate = true,
        Wait = Patient,
    };

    public static WaitOptions Patient { get; } = new() { Timeout = TimeSpan.FromMinutes(75), PollInterval = TimeSpan.FromMinutes(4), Jitter = 0 };

    public static async Task<IReadOnlyList<ApiDomainRemoval>> RunAsync(Rehearsal rehearsal, ApiDomainRemovalRequest request, IOperationHost? host = null) =>
        await ApiDomainRemover.RemoveAsync(await rehearsal.ConnectAsync(), request, host ?? rehearsal.Host, CancellationToken.None);

    /// <summary>What is there, without times: domains with what hangs on them, certificates, records.</summary>
    public static string Describe(Rehearsal rehearsal)
    {
        using var state = JsonDocument.Parse(rehearsal.Sandbox.ExportState());
        var lines = new List<string>();
        Walk(state.RootElement, string.Empty, lines);
        return string.Join('\n', lines.Order(StringComparer.Ordinal));
    }

    private static void Walk(JsonElement element, string path, List<string> lines)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in element.EnumerateObject())
            {
                var here = $"{path}/{member.Name}";
                if (member.Name is "certificates" or "domains" or "apis" or "mappings" or "rules" or "accessAssociations" && member.Value.ValueKind == JsonValueKind.Object)
                {
                    lines.AddRange(member.Value.EnumerateObject().Select(one => $"{member.Name} {one.Name}"));
                }

                if (member.Name == "records" && member.Value.ValueKind == JsonValueKind.Array)
                {
                    lines.AddRange(member.Value.EnumerateArray().Select(one => $"record {one.GetProperty("type")} {one.GetProperty("name")}"));
                }
                else
                {
                    Walk(member.Value, here, lines);
                }
            }
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var one in element.EnumerateArray())
            {
                Walk(one, path, lines);
            }
        }
    }
}
