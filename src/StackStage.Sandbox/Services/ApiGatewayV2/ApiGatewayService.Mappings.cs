using System.Text.Json.Nodes;
using StackStage.Sandbox.Protocols;
using StackStage.Sandbox.Routing;

namespace StackStage.Sandbox.Services.ApiGatewayV2;

internal sealed partial class ApiGatewayService
{
    private const string Root = "(none)";

    /// <summary>The mappings that version 1 sees: REST APIs under at most one path part.</summary>
    private IEnumerable<ApiMapping> BasePaths(SandboxCall call, ApiDomain domain) => domain.Mappings.Values
        .Where(m => State(call).Apis.GetValueOrDefault(m.ApiId) is null or { Protocol: "REST" } && !m.Key.Contains('/'));

    private ApiMapping BasePath(SandboxCall call, ApiDomain domain)
    {
        var path = call.Label("base_path");
        return BasePaths(call, domain).FirstOrDefault(m => m.Key == (path == Root ? "" : path))
            ?? throw ApiGatewayV2Service.NotFound("Invalid base path mapping identifier specified");
    }

    private static JsonObject BasePathJson(ApiMapping mapping) => new()
    {
        ["basePath"] = mapping.Key.Length == 0 ? Root : mapping.Key,
        ["restApiId"] = mapping.ApiId,
        ["stage"] = mapping.Stage,
    };

    private AwsReply CreateBasePathMapping(SandboxCall call)
    {
        var domain = V2.Domain(call, "domain_name");
        var path = call.Json.Str("basePath") ?? "";
        if (path == Root)
        {
            path = "";
        }

        if (path.Contains('/'))
        {
            throw ApiGatewayV2Service.BadRequest("API Gateway does not support multi level base paths in this version of the API.");
        }
        // A REST API's stages are not kept here: any stage will do.
        var api = State(call).Apis.GetValueOrDefault(call.Json.Str("restApiId") ?? "");
        if (api is { Protocol: "REST" } && call.Json.Str("stage") is { } stage)
        {
            api.Stages.TryAdd(stage, new ApiStage { Name = stage, CreatedAt = call.Now });
        }

        return AwsReply.Of(BasePathJson(V2.AddMapping(call, domain, api?.Id, path, call.Json.Str("stage"))), 201);
    }

    private AwsReply GetBasePathMappings(SandboxCall call)
    {
        var domain = V2.Domain(call, "domain_name");
        return PageOf(call, BasePaths(call, domain), m => m.Id, BasePathJson);
    }

    private AwsReply GetBasePathMapping(SandboxCall call) => AwsReply.Of(BasePathJson(BasePath(call, V2.Domain(call, "domain_name"))));

    private AwsReply DeleteBasePathMapping(SandboxCall call)
    {
        var domain = V2.Domain(call, "domain_name");
        domain.Mappings.Remove(BasePath(call, domain).Id);
        return AwsReply.Empty(202);
    }

    private static JsonObject AssociationJson(AccessAssociation association) => new()
    {
        ["domainNameAccessAssociationArn"] = association.Arn,
        ["domainNameArn"] = association.DomainArn,
        ["accessAssociationSourceType"] = "VPCE",
        ["accessAssociationSource"] = association.Source,
    };

    private AwsReply CreateAssociation(SandboxCall call)
    {
        var domainArn = call.Json.Str("domainNameArn") ?? throw ApiGatewayV2Service.BadRequest("The ARN of the domain name is missing");
        var source = call.Json.Str("accessAssociationSource") ?? throw ApiGatewayV2Service.BadRequest("The access association source is missing");
        var key = domainArn[(domainArn.LastIndexOf('/') + 1)..];
        if (!V2.States.Any(s => s.Region == call.Region && s.State.Domains.GetValueOrDefault(key) is { EndpointType: "PRIVATE" }))
        {
            throw ApiGatewayV2Service.NotFound("Invalid domain name identifier specified");
        }

        var arn = $"arn:aws:apigateway:{call.Region}:{call.AccountId}:/domainnameaccessassociations/domainname/{key}/vpcesource/{source}";
        var association = new AccessAssociation(arn, domainArn, source);
        if (!State(call).AccessAssociations.TryAdd(arn, association))
        {
            throw ApiGatewayV2Service.Conflict("The domain name access association already exists.");
        }

        return AwsReply.Of(AssociationJson(association), 201);
    }

    /// <summary>One's own associations, or with OTHER_ACCOUNTS those of others with one's own domains.</summary>
    private AwsReply GetAssociations(SandboxCall call)
    {
        var all = call.Query("resourceOwner") == "OTHER_ACCOUNTS"
            ? State(call).Domains.Values.SelectMany(d => V2.AssociationsWith(ApiGatewayV2Service.DomainArn(call.Region, d.Key)))
                .Where(a => a.AccountId != call.AccountId).Select(a => a.Association)
            : State(call).AccessAssociations.Values;
        var (page, position) = Pages.ByToken(all, a => a.Arn, call.Query("position"), ApiGatewayV2Service.Size(call, "limit", 25, 500), () => ApiGatewayV2Service.BadRequest("Invalid position parameter"));
        var answer = new JsonObject { ["item"] = JsonMembers.ToArray(page, AssociationJson) };
        if (position is not null)
        {
            answer["position"] = position;
        }

        return AwsReply.Of(answer);
    }

    /// <summary>Only the account that has an association can delete it.</summary>
    private AwsReply DeleteAssociation(SandboxCall call)
    {
        var arn = call.Label("arn");
        if (State(call).AccessAssociations.Remove(arn))
        {
            return AwsReply.Empty(202);
        }

        throw V2.States.Any(s => s.State.AccessAssociations.ContainsKey(arn))
            ? new AwsError("AccessDeniedException", "Only the account that created the domain name access association can delete it.", 403)
            : ApiGatewayV2Service.NotFound("Invalid domain name access association identifier specified");
    }

    /// <summary>The owner of a private domain turns an association of another account away.</summary>
    private AwsReply RejectAssociation(SandboxCall call)
    {
        var (arn, domainArn) = (call.Query("domainNameAccessAssociationArn"), call.Query("domainNameArn"));
        if (!State(call).Domains.Values.Any(d => ApiGatewayV2Service.DomainArn(call.Region, d.Key) == domainArn))
        {
            throw ApiGatewayV2Service.NotFound("Invalid domain name identifier specified");
        }

        foreach (var (_, _, state) in V2.States)
        {
            if (arn is not null && state.AccessAssociations.GetValueOrDefault(arn)?.DomainArn == domainArn && state.AccessAssociations.Remove(arn))
            {
                return AwsReply.Empty(202);
            }
        }

        throw ApiGatewayV2Service.NotFound("Invalid domain name access association identifier specified");
    }
}
