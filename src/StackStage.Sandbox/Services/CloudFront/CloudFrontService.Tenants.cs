using System.Xml.Linq;
using StackStage.Sandbox.Protocols;
using StackStage.Sandbox.Routing;

namespace StackStage.Sandbox.Services.CloudFront;

/// <summary>Multi-tenant distributions: tenants first, then connection groups, each disabled before it goes.</summary>
internal sealed partial class CloudFrontService
{
    private void RegisterTenants()
    {
        Rest("POST", Version + "/distribution-tenant", "CreateDistributionTenant", CreateTenant);
        Rest("GET", Version + "/distribution-tenant/{Id}", "GetDistributionTenant", GetTenant);
        Rest("PUT", Version + "/distribution-tenant/{Id}", "UpdateDistributionTenant", UpdateTenant);
        Rest("DELETE", Version + "/distribution-tenant/{Id}", "DeleteDistributionTenant", DeleteTenant);
        Rest("POST", Version + "/distribution-tenants", "ListDistributionTenants", ListTenants);
        Rest("POST", Version + "/connection-group", "CreateConnectionGroup", CreateConnectionGroup);
        Rest("GET", Version + "/connection-group/{Id}", "GetConnectionGroup", GetConnectionGroup);
        Rest("PUT", Version + "/connection-group/{Id}", "UpdateConnectionGroup", UpdateConnectionGroup);
        Rest("DELETE", Version + "/connection-group/{Id}", "DeleteConnectionGroup", DeleteConnectionGroup);
        Rest("POST", Version + "/connection-groups", "ListConnectionGroups", ListConnectionGroups);
    }

    private static string TenantArn(string account, string id) => $"arn:aws:cloudfront::{account}:distribution-tenant/{id}";

    private static string ConnectionGroupArn(string account, string id) => $"arn:aws:cloudfront::{account}:connection-group/{id}";

    private static AwsError NotFound(string what) => new("EntityNotFound", $"The specified {what} does not exist.", 404);

    private DistributionTenant Tenant(SandboxCall call) => State(call).Tenants.Values
        .FirstOrDefault(t => t.Id == call.Label("Id") || t.Name == call.Label("Id") || TenantArn(call.AccountId, t.Id) == call.Label("Id"))
        ?? throw NotFound("distribution tenant");

    private static XElement TenantXml(DistributionTenant tenant, SandboxCall call, string name) => new(name,
        new XElement("Id", tenant.Id),
        new XElement("DistributionId", tenant.DistributionId),
        new XElement("Name", tenant.Name),
        new XElement("Arn", TenantArn(call.AccountId, tenant.Id)),
        new XElement("Domains", tenant.Domains.Select(d => new XElement("member", new XElement("Domain", d), new XElement("Status", "active")))),
        name == "DistributionTenant" ? TagsXml(tenant.Tags) : new XElement("ETag", tenant.ETag),
        XElement.Parse($"<o>{tenant.Other}</o>").Elements(),
        new XElement("ConnectionGroupId", tenant.ConnectionGroupId),
        new XElement("CreatedTime", AwsTime.Iso(tenant.CreatedAt)),
        new XElement("LastModifiedTime", AwsTime.Iso(tenant.LastModified)),
        new XElement("Enabled", tenant.Enabled),
        new XElement("Status", call.Now >= tenant.DeployedAt ? "Deployed" : "InProgress"));

    private static XElement TagsXml(Dictionary<string, string> tags) => new("Tags", new XElement("Items",
        tags.Select(t => new XElement("Tag", new XElement("Key", t.Key), new XElement("Value", t.Value)))));

    private AwsReply CreateTenant(SandboxCall call)
    {
        var body = Body(call);
        var distribution = Distribution(call, body.Text("DistributionId") ?? "");
        var tenant = new DistributionTenant
        {
            Id = "dt_" + World.Ids.LowerAlphanumeric(24),
            Name = body.Text("Name") ?? "",
            DistributionId = distribution.Id,
            ConnectionGroupId = body.Text("ConnectionGroupId") ?? "",
            CreatedAt = call.Now,
            Tags = TagsIn(body),
        };
        if (State(call).Tenants.Values.Any(t => t.Name == tenant.Name))
        {
            throw new AwsError("EntityAlreadyExists", "A distribution tenant of this name already exists.", 409);
        }

        if (tenant.ConnectionGroupId.Length > 0 && !State(call).ConnectionGroups.ContainsKey(tenant.ConnectionGroupId))
        {
            throw NotFound("connection group");
        }

        Apply(call, tenant, body);
        State(call).Tenants.Add(tenant.Id, tenant);
        return AwsReply.Of(TenantXml(tenant, call, "DistributionTenant"), 201).With("ETag", tenant.ETag);
    }

    private void Apply(SandboxCall call, DistributionTenant tenant, XElement body)
    {
        if (body.Child("Domains") is { } domains)
        {
            tenant.Domains = [.. domains.Below("Domain").Select(d => d.Value)];
        }

        if (body.Text("Enabled") is { } enabled)
        {
            tenant.Enabled = enabled == "true";
        }

        var other = string.Concat(body.Elements().Where(e => e.Name.LocalName is "Customizations" or "Parameters").Select(e => e.Plain().Flat()));
        if (other.Length > 0)
        {
            tenant.Other = other;
        }

        tenant.ETag = NewETag();
        tenant.LastModified = call.Now;
        tenant.DeployedAt = call.Now + Deployment;
    }

    private AwsReply GetTenant(SandboxCall call)
    {
        var tenant = Tenant(call);
        return AwsReply.Of(TenantXml(tenant, call, "DistributionTenant")).With("ETag", tenant.ETag);
    }

    private AwsReply UpdateTenant(SandboxCall call)
    {
        var tenant = Tenant(call);
        CheckIfMatch(call, tenant.ETag);
        Apply(call, tenant, Body(call));
        return AwsReply.Of(TenantXml(tenant, call, "DistributionTenant")).With("ETag", tenant.ETag);
    }

    private AwsReply DeleteTenant(SandboxCall call)
    {
        var tenant = Tenant(call);
        CheckIfMatch(call, tenant.ETag);
        if (tenant.Enabled || call.Now < tenant.DeployedAt)
        {
            throw new AwsError("ResourceNotDisabled", "The distribution tenant must be disabled and deployed before it can be deleted.", 409);
        }

        State(call).Tenants.Remove(tenant.Id);
        return AwsReply.Empty(204);
    }

    private AwsReply ListTenants(SandboxCall call)
    {
        var filter = call.Request.Body.Length == 0 ? null : call.Xml.Child("AssociationFilter");
        return PostedList(call, "ListDistributionTenantsResult", "DistributionTenantList",
            State(call).Tenants.Values.Where(t => (filter?.Text("DistributionId") ?? t.DistributionId) == t.DistributionId
                && (filter?.Text("ConnectionGroupId") ?? t.ConnectionGroupId) == t.ConnectionGroupId),
            t => t.Id, t => TenantXml(t, call, "DistributionTenantSummary"));
    }

    private static AwsReply PostedList<T>(SandboxCall call, string root, string list, IEnumerable<T> all, Func<T, string> key, Func<T, XElement> summary)
    {
        var body = call.Request.Body.Length == 0 ? null : call.Xml;
        var size = body?.Text("MaxItems") is { } text ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : 100;
        var (page, next) = Pages.After(all, key, body?.Text("Marker"), size);
        return AwsReply.Of(new XElement(root, next is null ? null : new XElement("NextMarker", next), new XElement(list, page.Select(summary))));
    }

    private ConnectionGroup ConnectionGroup(SandboxCall call) => State(call).ConnectionGroups.Values
        .FirstOrDefault(g => g.Id == call.Label("Id") || g.Name == call.Label("Id")) ?? throw NotFound("connection group");

    private static XElement ConnectionGroupXml(ConnectionGroup group, SandboxCall call, string name) => new(name,
        new XElement("Id", group.Id),
        new XElement("Name", group.Name),
        new XElement("Arn", ConnectionGroupArn(call.AccountId, group.Id)),
        new XElement("RoutingEndpoint", group.RoutingEndpoint),
        new XElement("CreatedTime", AwsTime.Iso(group.CreatedAt)),
        new XElement("LastModifiedTime", AwsTime.Iso(group.LastModified)),
        name == "ConnectionGroup" ? TagsXml(group.Tags) : new XElement("ETag", group.ETag),
        new XElement("Enabled", group.Enabled),
        new XElement("Status", call.Now >= group.DeployedAt ? "Deployed" : "InProgress"),
        new XElement("IsDefault", false));

    private void Change(SandboxCall call, ConnectionGroup group, XElement body)
    {
        if (body.Text("Enabled") is { } enabled)
        {
            group.Enabled = enabled == "true";
        }

        group.ETag = NewETag();
        group.LastModified = call.Now;
        group.DeployedAt = call.Now + Deployment;
    }

    private AwsReply CreateConnectionGroup(SandboxCall call)
    {
        var body = Body(call);
        var group = new ConnectionGroup
        {
            Id = "cg_" + World.Ids.LowerAlphanumeric(24),
            Name = body.Text("Name") ?? "",
            RoutingEndpoint = "d" + World.Ids.LowerAlphanumeric(13) + ".cloudfront.net",
            CreatedAt = call.Now,
            Tags = TagsIn(body),
        };
        if (State(call).ConnectionGroups.Values.Any(g => g.Name == group.Name))
        {
            throw new AwsError("EntityAlreadyExists", "A connection group of this name already exists.", 409);
        }

        Change(call, group, body);
        State(call).ConnectionGroups.Add(group.Id, group);
        return AwsReply.Of(ConnectionGroupXml(group, call, "ConnectionGroup"), 201).With("ETag", group.ETag);
    }

    private AwsReply GetConnectionGroup(SandboxCall call)
    {
        var group = ConnectionGroup(call);
        return AwsReply.Of(ConnectionGroupXml(group, call, "ConnectionGroup")).With("ETag", group.ETag);
    }

    private AwsReply UpdateConnectionGroup(SandboxCall call)
    {
        var group = ConnectionGroup(call);
        CheckIfMatch(call, group.ETag);
        Change(call, group, Body(call));
        return AwsReply.Of(ConnectionGroupXml(group, call, "ConnectionGroup")).With("ETag", group.ETag);
    }

    private AwsReply DeleteConnectionGroup(SandboxCall call)
    {
        var group = ConnectionGroup(call);
        CheckIfMatch(call, group.ETag);
        if (group.Enabled || call.Now < group.DeployedAt)
        {
            throw new AwsError("ResourceNotDisabled", "The connection group must be disabled and deployed before it can be deleted.", 409);
        }

        if (State(call).Tenants.Values.Any(t => t.ConnectionGroupId == group.Id))
        {
            throw new AwsError("CannotDeleteEntityWhileInUse", "The connection group still has distribution tenants.", 409);
        }

        State(call).ConnectionGroups.Remove(group.Id);
        return AwsReply.Empty(204);
    }

    private AwsReply ListConnectionGroups(SandboxCall call) => PostedList(call, "ListConnectionGroupsResult", "ConnectionGroups",
        State(call).ConnectionGroups.Values, g => g.Id, g => ConnectionGroupXml(g, call, "ConnectionGroupSummary"));
}
