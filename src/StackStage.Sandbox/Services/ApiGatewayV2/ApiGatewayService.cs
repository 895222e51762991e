using System.Text.Json.Nodes;
using StackStage.Sandbox.Protocols;
using StackStage.Sandbox.Routing;

namespace StackStage.Sandbox.Services.ApiGatewayV2;

/// <summary>
/// API Gateway's version 1, as far as it looks at the same domains: REST APIs, base path mappings, private domains. All
/// state is <see cref="ApiGatewayV2Service"/>'s.
/// </summary>
internal sealed partial class ApiGatewayService : SandboxService
{
    public ApiGatewayService()
    {
        Rest("POST", "/domainnames", "CreateDomainName", CreateDomainName);
        Rest("GET", "/domainnames", "GetDomainNames", GetDomainNames);
        Rest("GET", "/domainnames/{domain_name}", "GetDomainName", c => AwsReply.Of(DomainJson(c, V2.Domain(c, "domain_name"))));
        Rest("DELETE", "/domainnames/{domain_name}", "DeleteDomainName", DeleteDomainName);
        Rest("POST", "/domainnames/{domain_name}/basepathmappings", "CreateBasePathMapping", CreateBasePathMapping);
        Rest("GET", "/domainnames/{domain_name}/basepathmappings", "GetBasePathMappings", GetBasePathMappings);
        Rest("GET", "/domainnames/{domain_name}/basepathmappings/{base_path}", "GetBasePathMapping", GetBasePathMapping);
        Rest("DELETE", "/domainnames/{domain_name}/basepathmappings/{base_path}", "DeleteBasePathMapping", DeleteBasePathMapping);
        Rest("POST", "/restapis", "CreateRestApi", CreateRestApi);
        Rest("GET", "/restapis", "GetRestApis", GetRestApis);
        Rest("GET", "/restapis/{restapi_id}", "GetRestApi", c => AwsReply.Of(RestApiJson(RestApi(c))));
        Rest("DELETE", "/restapis/{restapi_id}", "DeleteRestApi", DeleteRestApi);
        Rest("POST", "/domainnameaccessassociations", "CreateDomainNameAccessAssociation", CreateAssociation);
        Rest("GET", "/domainnameaccessassociations", "GetDomainNameAccessAssociations", GetAssociations);
        Rest("DELETE", "/domainnameaccessassociations/{arn+}", "DeleteDomainNameAccessAssociation", DeleteAssociation);
        Rest("POST", "/rejectdomainnameaccessassociations", "RejectDomainNameAccessAssociation", RejectAssociation);
    }

    public override string Name => "apigateway";

    public override AwsProtocol Protocol => AwsProtocol.RestJson;

    public override string IamActionOf(SandboxCall call) => "apigateway:" + call.Request.Method;

    public override string ArnOf(SandboxCall call) => $"arn:aws:apigateway:{call.Region}::{Uri.UnescapeDataString(call.Request.RawPath)}";

    private ApiGatewayV2Service V2 => World.Service<ApiGatewayV2Service>();

    private ApiGatewayState State(SandboxCall call) => V2.StateOf(call.AccountId, call.Region);

    /// <summary>A page in the form of version 1.</summary>
    private static AwsReply PageOf<T>(SandboxCall call, IEnumerable<T> all, Func<T, string> key, Func<T, JsonNode?> convert)
    {
        var (page, position) = Pages.ByToken(all, key, call.Query("position"), ApiGatewayV2Service.Size(call, "limit", 25, 500), () => ApiGatewayV2Service.BadRequest("Invalid position parameter"));
        var answer = new JsonObject { ["item"] = JsonMembers.ToArray(page, convert) };
        if (position is not null)
        {
            answer["position"] = position;
        }

        return AwsReply.Of(answer);
    }

    private static JsonObject DomainJson(SandboxCall call, ApiDomain domain)
    {
        var json = new JsonObject
        {
            ["domainName"] = domain.Name,
            ["domainNameArn"] = ApiGatewayV2Service.DomainArn(call.Region, domain.Key),
            ["domainNameStatus"] = call.Now >= domain.AvailableAt ? "AVAILABLE" : "UPDATING",
            ["securityPolicy"] = domain.SecurityPolicy,
            ["endpointConfiguration"] = new JsonObject { ["types"] = new JsonArray(domain.EndpointType), ["ipAddressType"] = domain.IpAddressType },
            ["routingMode"] = domain.RoutingMode.Replace("API_MAPPING", "BASE_PATH_MAPPING", StringComparison.Ordinal),
            ["tags"] = ApiGatewayV2Service.TagsJson(domain.Tags),
        };
        if (domain.Id is not null)
        {
            json["domainNameId"] = domain.Id;
        }

        if (domain.MutualTls is not null)
        {
            json["mutualTlsAuthentication"] = domain.MutualTls.DeepClone();
        }

        if (domain.EndpointType == "REGIONAL")
        {
            json["regionalDomainName"] = domain.Target;
            json["regionalHostedZoneId"] = ApiGatewayV2Service.TargetZone(domain, call.Region);
            json["regionalCertificateArn"] = domain.CertificateArn;
        }
        else
        {
            json["certificateArn"] = domain.CertificateArn;
            if (domain.EndpointType == "EDGE")
            {
                json["distributionDomainName"] = domain.Target;
                json["distributionHostedZoneId"] = "Z2FDTNDATAQYW2";
            }
        }
        return json;
    }

    private AwsReply CreateDomainName(SandboxCall call)
    {
        V2.Spend(call, "CreateDomainName");
        var types = call.Json.Obj("endpointConfiguration")?.Strings("types") ?? [];
        var type = types.Count > 0 ? types[0] : "EDGE";
        var domain = new ApiDomain
        {
            Name = (call.Json.Str("domainName") ?? throw ApiGatewayV2Service.BadRequest("The domain name is missing")).ToLowerInvariant(),
            Id = type == "PRIVATE" ? World.Ids.LowerAlphanumeric(10) : null,
            EndpointType = type,
            CertificateArn = type == "REGIONAL" ? call.Json.Str("regionalCertificateArn") : call.Json.Str("certificateArn"),
            SecurityPolicy = call.Json.Str("securityPolicy") ?? "TLS_1_2",
            MutualTls = call.Json.Obj("mutualTlsAuthentication")?.DeepClone().AsObject(),
            Tags = ApiGatewayV2Service.TagsIn(call.Json),
        };
        V2.Add(call, domain);
        return AwsReply.Of(DomainJson(call, domain), 201);
    }

    private AwsReply GetDomainNames(SandboxCall call)
    {
        var others = call.Query("resourceOwner") == "OTHER_ACCOUNTS";
        return PageOf<ApiDomain>(call, others ? [] : State(call).Domains.Values, d => d.Key, d => DomainJson(call, d));
    }

    private AwsReply DeleteDomainName(SandboxCall call)
    {
        V2.Spend(call, "DeleteDomainName");
        V2.Remove(call, V2.Domain(call, "domain_name"));
        return AwsReply.Empty(202);
    }

    private Api RestApi(SandboxCall call) =>
        State(call).Apis.GetValueOrDefault(call.Label("restapi_id")) is { Protocol: "REST" } api
            ? api
            : throw ApiGatewayV2Service.NotFound("Invalid API identifier specified " + call.AccountId + ":" + call.Label("restapi_id"));

    private static JsonObject RestApiJson(Api api) => new()
    {
        ["id"] = api.Id,
        ["name"] = api.Name,
        ["createdDate"] = AwsTime.Epoch(api.CreatedAt),
        ["apiKeySource"] = "HEADER",
        ["endpointConfiguration"] = api.Sent["endpointConfiguration"]?.DeepClone() ?? new JsonObject { ["types"] = new JsonArray("EDGE") },
        ["disableExecuteApiEndpoint"] = false,
        ["tags"] = ApiGatewayV2Service.TagsJson(api.Tags),
    };

    private AwsReply CreateRestApi(SandboxCall call)
    {
        var api = new Api
        {
            Id = World.Ids.LowerAlphanumeric(10),
            Name = call.Json.Str("name") ?? throw ApiGatewayV2Service.BadRequest("Name is required"),
            Protocol = "REST",
            CreatedAt = call.Now,
            Sent = call.Json.DeepClone().AsObject(),
            Tags = ApiGatewayV2Service.TagsIn(call.Json),
        };
        State(call).Apis.Add(api.Id, api);
        return AwsReply.Of(RestApiJson(api), 201);
    }

    private AwsReply GetRestApis(SandboxCall call) =>
        PageOf(call, State(call).Apis.Values.Where(a => a.Protocol == "REST"), a => a.Id, RestApiJson);

    private AwsReply DeleteRestApi(SandboxCall call)
    {
        var api = RestApi(call);
        var domains = ApiGatewayV2Service.DomainsWith(State(call), api.Id);
        if (domains.Count > 0)
        {
            throw ApiGatewayV2Service.BadRequest($"Deleting RestApi {api.Id} failed. Please remove all base path mappings related to the RestApi in your domains: {string.Join(", ", domains)}");
        }

        State(call).Apis.Remove(api.Id);
        return AwsReply.Empty(202);
    }
}
