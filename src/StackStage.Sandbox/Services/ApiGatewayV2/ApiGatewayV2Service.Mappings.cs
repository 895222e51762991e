using System.Text.Json.Nodes;
using StackStage.Sandbox.Protocols;
using StackStage.Sandbox.Routing;

namespace StackStage.Sandbox.Services.ApiGatewayV2;

internal sealed partial class ApiGatewayV2Service
{
    private static JsonObject MappingJson(ApiMapping mapping) => new()
    {
        ["apiId"] = mapping.ApiId,
        ["apiMappingId"] = mapping.Id,
        ["apiMappingKey"] = mapping.Key,
        ["stage"] = mapping.Stage,
    };

    private static ApiMapping Mapping(SandboxCall call, ApiDomain domain) =>
        domain.Mappings.GetValueOrDefault(call.Label("apiMappingId")) ?? throw NotFound("Invalid API mapping identifier specified");

    private AwsReply CreateApiMapping(SandboxCall call)
    {
        var domain = Domain(call);
        var mapping = AddMapping(call, domain, call.Json.Str("apiId"), call.Json.Str("apiMappingKey") ?? "", call.Json.Str("stage"));
        return AwsReply.Of(MappingJson(mapping), 201);
    }

    /// <summary>Checks and adds a mapping of either version.</summary>
    public ApiMapping AddMapping(SandboxCall call, ApiDomain domain, string? apiId, string key, string? stage)
    {
        if (apiId is null || !State(call).Apis.TryGetValue(apiId, out var api))
        {
            throw NotFound("Invalid API identifier specified");
        }

        if (stage is null && api.Protocol != "REST")
        {
            throw BadRequest("Stage is required");
        }

        if (stage is not null && !api.Stages.ContainsKey(stage))
        {
            throw BadRequest("Invalid stage identifier specified");
        }

        if (domain.Mappings.Values.Any(m => m.Key == key))
        {
            throw Conflict("ApiMapping key already exists for this domain name");
        }

        if (api.Protocol == "WEBSOCKET" && domain.Mappings.Values.Any(m => State(call).Apis.GetValueOrDefault(m.ApiId)?.Protocol is "HTTP" or "REST"))
        {
            throw BadRequest("Only WebSocket APIs can be attached to a domain name that has another WebSocket API.");
        }

        var mapping = new ApiMapping { Id = World.Ids.LowerAlphanumeric(6), ApiId = apiId, Key = key, Stage = stage };
        domain.Mappings.Add(mapping.Id, mapping);
        return mapping;
    }

    private AwsReply GetApiMapping(SandboxCall call) => AwsReply.Of(MappingJson(Mapping(call, Domain(call))));

    private AwsReply GetApiMappings(SandboxCall call) => PageOf(call, "items", Domain(call).Mappings.Values, m => m.Id, MappingJson);

    private AwsReply UpdateApiMapping(SandboxCall call)
    {
        var domain = Domain(call);
        var mapping = Mapping(call, domain);
        var apiId = call.Json.Str("apiId") ?? mapping.ApiId;
        var key = call.Json.Str("apiMappingKey") ?? mapping.Key;
        if (!State(call).Apis.ContainsKey(apiId))
        {
            throw NotFound("Invalid API identifier specified");
        }

        if (domain.Mappings.Values.Any(m => m != mapping && m.Key == key))
        {
            throw Conflict("ApiMapping key already exists for this domain name");
        }

        mapping.ApiId = apiId;
        mapping.Key = key;
        mapping.Stage = call.Json.Str("stage") ?? mapping.Stage;
        return AwsReply.Of(MappingJson(mapping));
    }

    private AwsReply DeleteApiMapping(SandboxCall call)
    {
        var domain = Domain(call);
        domain.Mappings.Remove(Mapping(call, domain).Id);
        return AwsReply.Empty(204);
    }

    private static JsonObject RuleJson(SandboxCall call, ApiDomain domain, RoutingRule rule) => new()
    {
        ["actions"] = rule.Actions.DeepClone(),
        ["conditions"] = rule.Conditions.DeepClone(),
        ["priority"] = rule.Priority,
        ["routingRuleArn"] = $"arn:aws:apigateway:{call.Region}:{call.AccountId}:/domainnames/{domain.Key}/routingrules/{rule.Id}",
        ["routingRuleId"] = rule.Id,
    };

    private static RoutingRule Rule(SandboxCall call, ApiDomain domain) =>
        domain.Rules.GetValueOrDefault(call.Label("routingRuleId")) ?? throw NotFound("Invalid routing rule identifier specified");

    private AwsReply CreateRoutingRule(SandboxCall call)
    {
        var domain = Domain(call);
        if (domain.Rules.Count >= 50)
        {
            throw BadRequest("A domain name can have at most 50 routing rules.");
        }

        var rule = new RoutingRule { Id = World.Ids.LowerAlphanumeric(10) };
        Change(call, domain, rule);
        domain.Rules.Add(rule.Id, rule);
        return AwsReply.Of(RuleJson(call, domain, rule), 201);
    }

    private void Change(SandboxCall call, ApiDomain domain, RoutingRule rule)
    {
        var priority = call.Json.Int("priority") ?? throw BadRequest("Priority is required");
        if (domain.Rules.Values.Any(r => r.Id != rule.Id && r.Priority == priority))
        {
            throw Conflict($"A routing rule with priority {priority} already exists.");
        }

        rule.Priority = priority;
        rule.Actions = call.Json["actions"]?.DeepClone() as JsonArray ?? throw BadRequest("Actions are required");
        rule.Conditions = call.Json["conditions"]?.DeepClone() as JsonArray ?? [];
        if (rule.ApiIds.FirstOrDefault(id => !State(call).Apis.ContainsKey(id)) is not null)
        {
            throw NotFound("Invalid API identifier specified");
        }
    }

    private AwsReply PutRoutingRule(SandboxCall call)
    {
        var domain = Domain(call);
        var rule = Rule(call, domain);
        Change(call, domain, rule);
        return AwsReply.Of(RuleJson(call, domain, rule));
    }

    private AwsReply GetRoutingRule(SandboxCall call)
    {
        var domain = Domain(call);
        return AwsReply.Of(RuleJson(call, domain, Rule(call, domain)));
    }

    private AwsReply ListRoutingRules(SandboxCall call)
    {
        var domain = Domain(call);
        return PageOf(call, "routingRules", domain.Rules.Values, r => r.Id, r => RuleJson(call, domain, r));
    }

    private AwsReply DeleteRoutingRule(SandboxCall call)
    {
        var domain = Domain(call);
        domain.Rules.Remove(Rule(call, domain).Id);
        return AwsReply.Empty(204);
    }
}
