using System.Globalization;
using System.Text.Json.Nodes;
using StackStage.Sandbox.Protocols;
using StackStage.Sandbox.Routing;

namespace StackStage.Sandbox.Services.ApiGatewayV2;

/// <summary>API Gateway V2: domains whose certificates AWS's hidden balancers go on holding long after the domain is gone.</summary>
internal sealed partial class ApiGatewayV2Service : SandboxService<ApiGatewayState>, ICertificateHolder, ITaggedResources
{
    public ApiGatewayV2Service()
    {
        Rest("POST", "/v2/domainnames", "CreateDomainName", CreateDomainName);
        Rest("GET", "/v2/domainnames", "GetDomainNames", GetDomainNames);
        Rest("GET", "/v2/domainnames/{domainName}", "GetDomainName", GetDomainName);
        Rest("PATCH", "/v2/domainnames/{domainName}", "UpdateDomainName", UpdateDomainName);
        Rest("DELETE", "/v2/domainnames/{domainName}", "DeleteDomainName", DeleteDomainName);
        Rest("POST", "/v2/domainnames/{domainName}/apimappings", "CreateApiMapping", CreateApiMapping);
        Rest("GET", "/v2/domainnames/{domainName}/apimappings", "GetApiMappings", GetApiMappings);
        Rest("GET", "/v2/domainnames/{domainName}/apimappings/{apiMappingId}", "GetApiMapping", GetApiMapping);
        Rest("PATCH", "/v2/domainnames/{domainName}/apimappings/{apiMappingId}", "UpdateApiMapping", UpdateApiMapping);
        Rest("DELETE", "/v2/domainnames/{domainName}/apimappings/{apiMappingId}", "DeleteApiMapping", DeleteApiMapping);
        Rest("POST", "/v2/domainnames/{domainName}/routingrules", "CreateRoutingRule", CreateRoutingRule);
        Rest("GET", "/v2/domainnames/{domainName}/routingrules", "ListRoutingRules", ListRoutingRules);
        Rest("GET", "/v2/domainnames/{domainName}/routingrules/{routingRuleId}", "GetRoutingRule", GetRoutingRule);
        Rest("PUT", "/v2/domainnames/{domainName}/routingrules/{routingRuleId}", "PutRoutingRule", PutRoutingRule);
        Rest("DELETE", "/v2/domainnames/{domainName}/routingrules/{routingRuleId}", "DeleteRoutingRule", DeleteRoutingRule);
        Rest("POST", "/v2/apis", "CreateApi", CreateApi);
        Rest("GET", "/v2/apis", "GetApis", GetApis);
        Rest("GET", "/v2/apis/{apiId}", "GetApi", GetApi);
        Rest("DELETE", "/v2/apis/{apiId}", "DeleteApi", DeleteApi);
        Rest("POST", "/v2/apis/{apiId}/stages", "CreateStage", CreateStage);
        Rest("GET", "/v2/apis/{apiId}/stages", "GetStages", GetStages);
        Rest("DELETE", "/v2/apis/{apiId}/stages/{stageName}", "DeleteStage", DeleteStage);
        Rest("GET", "/v2/tags/{resource-arn+}", "GetTags", GetTags);
        Rest("POST", "/v2/tags/{resource-arn+}", "TagResource", TagResource);
        Rest("DELETE", "/v2/tags/{resource-arn+}", "UntagResource", UntagResource);
    }

    public override string Name => "apigatewayv2";

    public override AwsProtocol Protocol => AwsProtocol.RestJson;

    public override string SigningName => "apigateway";

    public override string IamActionOf(SandboxCall call) => "apigateway:" + call.Request.Method;

    public override string ArnOf(SandboxCall call) =>
        $"arn:aws:apigateway:{call.Region}::{Uri.UnescapeDataString(call.Request.RawPath.StartsWith("/v2/", StringComparison.Ordinal) ? call.Request.RawPath[3..] : call.Request.RawPath)}";

    /// <summary>How long AWS's hidden balancer holds a certificate once the last domain is gone.</summary>
    private TimeSpan CertificateRelease => World.Setting("apigatewayv2.certificateRelease", TimeSpan.FromMinutes(20));

    private string ForeignAccount => World.Setting("apigatewayv2.foreignAccount", "392220576650");

    public static AwsError NotFound(string message) => new("NotFoundException", message, 404);

    public static AwsError BadRequest(string message) => new("BadRequestException", message);

    public static AwsError Conflict(string message) => new("ConflictException", message, 409);

    public static string DomainArn(string region, string name) => $"arn:aws:apigateway:{region}::/domainnames/{name}";

    /// <summary>The quota of one call every 30 seconds for an account: a call that is refused does not count.</summary>
    public void Spend(SandboxCall call, string action)
    {
        var calls = StateOf(call.AccountId, "us-east-1").LastCalls;
        if (calls.TryGetValue(action, out var last) && call.Now - last < World.Setting("apigatewayv2.domainQuota", TimeSpan.FromSeconds(30)))
        {
            throw ThrottlingError;
        }

        calls[action] = call.Now;
    }

    public IEnumerable<string> HoldersOf(string certificateArn, DateTimeOffset now)
    {
        foreach (var (account, region, state) in States)
        {
            foreach (var domain in state.Domains.Values)
            {
                if (domain.CertificateArn == certificateArn || domain.OwnershipCertificateArn == certificateArn)
                {
                    yield return HiddenHolder(account, region, domain);
                }
            }

            foreach (var held in state.Held)
            {
                if (held.CertificateArn == certificateArn && held.Until > now)
                {
                    yield return held.Holder;
                }
            }
        }
    }

    /// <summary>What stands before a domain in an account of AWS's own: a balancer for regional ones, a distribution for edge ones.</summary>
    private string HiddenHolder(string account, string region, ApiDomain domain)
    {
        var hash = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(
            System.Text.Encoding.UTF8.GetBytes($"{account}/{region}/{(domain.EndpointType == "EDGE" ? domain.Name : "")}")));
        return domain.EndpointType == "EDGE"
            ? $"arn:aws:cloudfront::{ForeignAccount}:distribution/E{hash[..13]}"
            : $"arn:aws:elasticloadbalancing:{region}:{ForeignAccount}:loadbalancer/app/prod-{region.Replace("-", "", StringComparison.Ordinal)}-1-cdtls-1-{hash[0] % 10}/{hash[..16].ToLowerInvariant()}";
    }

    private void Hold(ApiGatewayState state, string account, string region, ApiDomain domain, DateTimeOffset now)
    {
        state.Held.RemoveAll(h => h.Until <= now);
        foreach (var arn in new[] { domain.CertificateArn, domain.OwnershipCertificateArn })
        {
            if (arn is not null)
            {
                state.Held.Add(new HeldCertificate(arn, HiddenHolder(account, region, domain), now + CertificateRelease));
            }
        }
    }

    public IEnumerable<TaggedResource> TaggedResources(string accountId, string region) =>
        AllTags(StateOf(accountId, region), region).Where(t => t.Tags.Count > 0).Select(t => new TaggedResource(t.Arn, t.Tags));

    private static IEnumerable<(string Arn, Dictionary<string, string> Tags)> AllTags(ApiGatewayState state, string region)
    {
        foreach (var domain in state.Domains.Values)
        {
            yield return (DomainArn(region, domain.Key), domain.Tags);
        }

        foreach (var api in state.Apis.Values)
        {
            var arn = $"arn:aws:apigateway:{region}::/{(api.Protocol == "REST" ? "restapis" : "apis")}/{api.Id}";
            yield return (arn, api.Tags);
            foreach (var stage in api.Stages.Values)
            {
                yield return ($"{arn}/stages/{stage.Name}", stage.Tags);
            }
        }
    }

    private Dictionary<string, string> TagsOf(SandboxCall call)
    {
        var arn = call.Label("resource-arn");
        return AllTags(State(call), call.Region).FirstOrDefault(t => t.Arn == arn).Tags ?? throw NotFound($"Invalid resource identifier specified: {arn}");
    }

    private AwsReply GetTags(SandboxCall call) => AwsReply.Of(new JsonObject { ["tags"] = TagsJson(TagsOf(call)) });

    private AwsReply TagResource(SandboxCall call)
    {
        var tags = TagsOf(call);
        foreach (var (key, value) in TagsIn(call.Json))
        {
            tags[key] = value;
        }

        return AwsReply.Of(new JsonObject(), 201);
    }

    private AwsReply UntagResource(SandboxCall call)
    {
        var tags = TagsOf(call);
        foreach (var (name, value) in call.Request.Query)
        {
            if (name == "tagKeys")
            {
                tags.Remove(value);
            }
        }

        return AwsReply.Empty(204);
    }

    public static JsonObject TagsJson(Dictionary<string, string> tags) =>
        new(tags.Select(t => KeyValuePair.Create(t.Key, (JsonNode?)JsonValue.Create(t.Value))));

    public static Dictionary<string, string> TagsIn(JsonObject json) =>
        (json.Obj("tags") ?? []).ToDictionary(t => t.Key, t => (string?)t.Value ?? "", StringComparer.Ordinal);

    /// <summary>A page in the form of version 2.</summary>
    private static AwsReply PageOf<T>(SandboxCall call, string list, IEnumerable<T> all, Func<T, string> key, Func<T, JsonNode?> convert)
    {
        var (page, token) = Pages.ByToken(all, key, call.Query("nextToken"), Size(call, "maxResults", 25, 500), () => BadRequest("Invalid nextToken"));
        var answer = new JsonObject { [list] = JsonMembers.ToArray(page, convert) };
        if (token is not null)
        {
            answer["nextToken"] = token;
        }

        return AwsReply.Of(answer);
    }

    public static int Size(SandboxCall call, string name, int usual, int most)
    {
        if (call.Query(name) is not { Length: > 0 } text)
        {
            return usual;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size >= 1
            ? Math.Min(size, most)
            : throw BadRequest($"Invalid {name}: {text}");
    }
}
