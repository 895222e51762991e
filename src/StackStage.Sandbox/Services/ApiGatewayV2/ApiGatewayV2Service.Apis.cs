using System.Text.Json.Nodes;
using StackStage.Sandbox.Protocols;
using StackStage.Sandbox.Routing;

namespace StackStage.Sandbox.Services.ApiGatewayV2;

internal sealed partial class ApiGatewayV2Service
{
    private static readonly string[] Echoed =
        ["corsConfiguration", "description", "disableSchemaValidation", "disableExecuteApiEndpoint", "ipAddressType", "routeSelectionExpression", "apiKeySelectionExpression", "version"];

    /// <summary>An API of HTTP or WEBSOCKET (REST APIs are version 1's).</summary>
    private Api Api(SandboxCall call) =>
        State(call).Apis.GetValueOrDefault(call.Label("apiId")) is { Protocol: not "REST" } api ? api : throw NotFound("Invalid API identifier specified " + call.AccountId + ":" + call.Label("apiId"));

    /// <summary>Whether an API is there, in whatever account and Region.</summary>
    public bool HasApi(string id) => States.Any(s => s.State.Apis.ContainsKey(id));

    private static JsonObject ApiJson(Api api, string region)
    {
        var json = new JsonObject
        {
            ["apiEndpoint"] = $"{(api.Protocol == "WEBSOCKET" ? "wss" : "https")}://{api.Id}.execute-api.{region}.amazonaws.com",
            ["apiGatewayManaged"] = false,
            ["apiId"] = api.Id,
            ["apiKeySelectionExpression"] = "$request.header.x-api-key",
            ["createdDate"] = AwsTime.IsoSeconds(api.CreatedAt),
            ["disableExecuteApiEndpoint"] = false,
            ["ipAddressType"] = "ipv4",
            ["name"] = api.Name,
            ["protocolType"] = api.Protocol,
            ["routeSelectionExpression"] = "$request.method $request.path",
            ["tags"] = TagsJson(api.Tags),
        };
        foreach (var name in Echoed)
        {
            if (api.Sent[name] is { } sent)
            {
                json[name] = sent.DeepClone();
            }
        }

        return json;
    }

    private AwsReply CreateApi(SandboxCall call)
    {
        var api = new Api
        {
            Id = World.Ids.LowerAlphanumeric(10),
            Name = call.Json.Str("name") ?? throw BadRequest("Name is required"),
            Protocol = call.Json.Str("protocolType") is "HTTP" or "WEBSOCKET" ? call.Json.Str("protocolType")! : throw BadRequest("Invalid protocol specified"),
            CreatedAt = call.Now,
            Sent = call.Json.DeepClone().AsObject(),
            Tags = TagsIn(call.Json),
        };
        if (call.Json.Str("target") is not null)
        {
            api.Stages["$default"] = new ApiStage { Name = "$default", CreatedAt = call.Now };
        }

        State(call).Apis.Add(api.Id, api);
        return AwsReply.Of(ApiJson(api, call.Region), 201);
    }

    private AwsReply GetApi(SandboxCall call) => AwsReply.Of(ApiJson(Api(call), call.Region));

    private AwsReply GetApis(SandboxCall call) => PageOf(call, "items",
        State(call).Apis.Values.Where(a => a.Protocol != "REST"), a => a.Id, a => ApiJson(a, call.Region));

    private AwsReply DeleteApi(SandboxCall call)
    {
        var api = Api(call);
        if (DomainsWith(State(call), api.Id).Count > 0)
        {
            throw BadRequest($"Deleting API {api.Id} failed. Please remove all API mappings for the API from your custom domain names.");
        }

        State(call).Apis.Remove(api.Id);
        return AwsReply.Empty(204);
    }

    /// <summary>The domains with a mapping or routing rule to an API.</summary>
    public static IReadOnlyList<string> DomainsWith(ApiGatewayState state, string apiId, string? stage = null) =>
        [.. state.Domains.Values.Where(d => d.Mappings.Values.Any(m => m.ApiId == apiId && (stage is null || m.Stage == stage))
            || (stage is null && d.Rules.Values.Any(r => r.ApiIds.Contains(apiId)))).Select(d => d.Name)];

    private static JsonObject StageJson(ApiStage stage) => new()
    {
        ["stageName"] = stage.Name,
        ["autoDeploy"] = true,
        ["createdDate"] = AwsTime.IsoSeconds(stage.CreatedAt),
        ["lastUpdatedDate"] = AwsTime.IsoSeconds(stage.CreatedAt),
        ["routeSettings"] = new JsonObject(),
        ["stageVariables"] = new JsonObject(),
        ["tags"] = TagsJson(stage.Tags),
    };

    private AwsReply CreateStage(SandboxCall call)
    {
        var api = Api(call);
        var stage = new ApiStage { Name = call.Json.Str("stageName") ?? throw BadRequest("StageName is required"), CreatedAt = call.Now, Tags = TagsIn(call.Json) };
        if (!api.Stages.TryAdd(stage.Name, stage))
        {
            throw Conflict("Stage already exists");
        }

        return AwsReply.Of(StageJson(stage), 201);
    }

    private AwsReply GetStages(SandboxCall call) => PageOf(call, "items", Api(call).Stages.Values, s => s.Name, StageJson);

    private AwsReply DeleteStage(SandboxCall call)
    {
        var api = Api(call);
        var name = call.Label("stageName");
        if (!api.Stages.ContainsKey(name))
        {
            throw NotFound("Invalid stage identifier specified");
        }

        if (DomainsWith(State(call), api.Id, name).Count > 0)
        {
            throw BadRequest($"Deleting stage {name} failed. Please remove all API mappings for the stage from your custom domain names.");
        }

        api.Stages.Remove(name);
        return AwsReply.Empty(204);
    }
}
