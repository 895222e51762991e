using System.Xml.Linq;
using StackStage.Sandbox.Protocols;
using StackStage.Sandbox.Routing;

namespace StackStage.Sandbox.Services.CloudFront;

internal sealed partial class CloudFrontService
{
    private void RegisterEntities(EntityKind kind)
    {
        var path = $"{Version}/{kind.Path}";
        Rest("POST", path, "Create" + kind.Name, c => CreateEntity(c, kind));
        Rest("GET", path, "List" + kind.Plural, c => ListEntities(c, kind));
        Rest("GET", path + "/{Id}", "Get" + kind.Name, c => GetEntity(c, kind));
        Rest("GET", path + "/{Id}/config", $"Get{kind.Name}Config", c => GetEntityConfig(c, kind));
        Rest("PUT", path + "/{Id}" + (kind.UpdatesConfig ? "/config" : ""), "Update" + kind.Name, c => UpdateEntity(c, kind));
        Rest("DELETE", path + "/{Id}", "Delete" + kind.Name, c => DeleteEntity(c, kind));
        RegisterDistributionsBy(kind);
    }

    private void RegisterDistributionsBy(EntityKind kind)
    {
        if (kind.DistributionsBy is { } by)
        {
            Rest("GET", $"{Version}/{by}/{{Id}}", "List" + char.ToUpperInvariant(by[0]) + (kind.Name == EntityKind.KeyGroup ? by[1..^2] : by[1..]), c => ListUsers(c, kind));
        }
    }

    private static Entity? Find(CloudFrontState state, string kind, string id) =>
        state.Entities.GetValueOrDefault($"{kind}/{id}") ?? ManagedPolicies.Find(kind, id);

    private Entity Entity(SandboxCall call, EntityKind kind) =>
        Find(Present(call), kind.Name, call.Label("Id"))
        ?? throw new AwsError(kind.NotFound, $"The specified {kind.Words} does not exist.", 404);

    private static XElement Full(Entity entity, EntityKind kind) => new(kind.Name,
        new XElement("Id", entity.Id),
        kind.Name == EntityKind.OriginAccessIdentity ? CanonicalUser(entity) : null,
        kind.Stamp is null ? null : new XElement(kind.Stamp, AwsTime.Iso(kind.Stamp == "CreatedTime" ? entity.CreatedAt : entity.LastModified)),
        XElement.Parse(entity.Config));

    private static XElement CanonicalUser(Entity entity) =>
        new("S3CanonicalUserId", Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(entity.Id))).ToLowerInvariant());

    private AwsReply GetEntity(SandboxCall call, EntityKind kind)
    {
        var entity = Entity(call, kind);
        return AwsReply.Of(Full(entity, kind)).With("ETag", entity.ETag);
    }

    private AwsReply GetEntityConfig(SandboxCall call, EntityKind kind)
    {
        var entity = Entity(call, kind);
        return AwsReply.Of(XElement.Parse(entity.Config)).With("ETag", entity.ETag);
    }

    private AwsReply ListEntities(SandboxCall call, EntityKind kind)
    {
        var own = Present(call).Entities.Values.Where(e => e.Kind == kind.Name);
        var all = kind.HasManaged ? own.Concat(ManagedPolicies.Of(kind.Name)) : own;
        if (kind.HasManaged && call.Query("Type") is { } type)
        {
            all = all.Where(e => e.Managed == (type == "managed"));
        }

        return ListOf(call, ListName(kind), all, e => e.Id, e => Summary(e, kind), kind.FullPages);
    }

    private static string ListName(EntityKind kind) => kind.Name + "List";

    private static XElement Summary(Entity entity, EntityKind kind)
    {
        var full = Full(entity, kind);
        if (kind.Nested)
        {
            return new XElement(kind.Name + "Summary",
                kind.HasManaged ? new XElement("Type", entity.Managed ? "managed" : "custom") : null, full);
        }

        return new XElement(kind.Name + "Summary",
            full.Elements().Where(e => e.Name != kind.Config),
            full.Element(kind.Config)!.Elements().Where(e => e.Name != "CallerReference"));
    }

    private AwsReply CreateEntity(SandboxCall call, EntityKind kind)
    {
        var state = Present(call);
        var config = ConfigIn(Body(call), kind);
        if (kind.Unique is { } unique && config.Text(unique) is { } value
            && state.Entities.Values.Any(e => e.Kind == kind.Name && XElement.Parse(e.Config).Text(unique) == value))
        {
            throw new AwsError(kind.Name + "AlreadyExists", $"The {kind.Words} with the {unique} {value} already exists.", 409);
        }

        if (kind.Name == EntityKind.ContinuousDeploymentPolicy)
        {
            CheckStagingNames(call, config, null);
        }

        if (kind.Name == EntityKind.KeyGroup)
        {
            CheckPublicKeys(state, config);
        }

        var entity = Add(state, kind, NewId(kind), config, call.Now);
        return AwsReply.Of(Full(entity, kind), 201).With("ETag", entity.ETag)
            .With("Location", $"https://cloudfront.amazonaws.com/2020-05-31/{kind.Path}/{entity.Id}");
    }

    private Entity Add(CloudFrontState state, EntityKind kind, string id, XElement config, DateTimeOffset now) =>
        state.Entities[$"{kind.Name}/{id}"] = new Entity
        {
            Kind = kind.Name,
            Id = id,
            Config = config.Flat(),
            ETag = NewETag(),
            CreatedAt = now,
            LastModified = now,
            DeployedAt = now + Deployment,
        };

    private string NewId(EntityKind kind) => kind.Name switch
    {
        EntityKind.OriginAccessControl or EntityKind.OriginAccessIdentity => "E" + World.Ids.UpperAlphanumeric(13),
        EntityKind.PublicKey => "K" + World.Ids.UpperAlphanumeric(13),
        EntityKind.VpcOrigin => "vo_" + World.Ids.LowerAlphanumeric(22),
        _ => World.Ids.Guid(),
    };

    private static XElement ConfigIn(XElement body, EntityKind kind) =>
        body.Name.LocalName == kind.Config ? body.Plain()
        : body.Child(kind.Config)?.Plain() ?? throw new AwsError("MalformedXML", $"1 validation error detected: {kind.Config} is missing.");

    private AwsReply UpdateEntity(SandboxCall call, EntityKind kind)
    {
        var entity = Entity(call, kind);
        if (entity.Managed)
        {
            throw new AwsError("IllegalUpdate", $"You cannot update a managed {kind.Words}.");
        }

        CheckIfMatch(call, entity.ETag);
        var config = ConfigIn(Body(call), kind);
        if (kind.Name == EntityKind.ContinuousDeploymentPolicy)
        {
            CheckStagingNames(call, config, entity);
        }

        if (kind.Name == EntityKind.KeyGroup)
        {
            CheckPublicKeys(State(call), config);
        }

        var names = kind.Name == EntityKind.ContinuousDeploymentPolicy ? StagingNames(entity.Config) : [];
        entity.Config = config.Flat();
        entity.ETag = NewETag();
        entity.LastModified = call.Now;
        // A continuous-deployment policy lives in the distributions that it ties together: each gets a new version.
        if (kind.Name == EntityKind.ContinuousDeploymentPolicy)
        {
            foreach (var distribution in State(call).Distributions.Values)
            {
                if (names.Contains(distribution.DomainName) || StagingNames(entity.Config).Contains(distribution.DomainName)
                    || distribution.Parsed.ContinuousDeploymentPolicyId == entity.Id)
                {
                    Touch(distribution, call.Now);
                }
            }
        }

        return AwsReply.Of(Full(entity, kind)).With("ETag", entity.ETag);
    }

    private AwsReply DeleteEntity(SandboxCall call, EntityKind kind)
    {
        var entity = Entity(call, kind);
        if (entity.Managed)
        {
            throw new AwsError("IllegalDelete", $"You cannot delete a managed {kind.Words}.");
        }

        CheckIfMatch(call, entity.ETag);
        CheckUnused(call, kind, entity);
        State(call).Entities.Remove($"{kind.Name}/{entity.Id}");
        return AwsReply.Empty(204);
    }

    private void CheckUnused(SandboxCall call, EntityKind kind, Entity entity)
    {
        var used = kind.Name == EntityKind.PublicKey
            ? State(call).Entities.Values.Any(e => e.Kind == EntityKind.KeyGroup && XElement.Parse(e.Config).Below(EntityKind.PublicKey).Any(k => k.Value == entity.Id))
            : Users(State(call), kind.Name, entity.Id).Any() || State(call).Held.Exists(h => h.Kind == kind.Name && h.Id == entity.Id);
        if (used)
        {
            throw new AwsError(kind.InUse, $"The {kind.Words} {entity.Id} is still in use. Remove it from all distributions before you delete it.", 409);
        }
    }

    private static IEnumerable<Distribution> Users(CloudFrontState state, string kind, string id) =>
        state.Distributions.Values.Where(d => d.Parsed.References.Contains(new Reference(kind, id)));

    private AwsReply ListUsers(SandboxCall call, EntityKind kind)
    {
        var entity = Entity(call, kind);
        return ListOf(call, "DistributionIdList", Users(State(call), kind.Name, entity.Id), d => d.Id, d => new XElement("DistributionId", d.Id), full: true);
    }

    private void CheckStagingNames(SandboxCall call, XElement config, Entity? own)
    {
        foreach (var name in StagingNames(config.Flat()))
        {
            if (State(call).Distributions.Values.FirstOrDefault(d => d.DomainName == name) is not { } staging || !staging.Parsed.Staging)
            {
                throw new AwsError("InvalidArgument", $"The staging distribution {name} does not exist.");
            }

            if (PoliciesOver(call, staging).Any(p => p.Id != own?.Id))
            {
                throw new AwsError("StagingDistributionInUse", "A continuous deployment policy for this staging distribution already exists.", 409);
            }
        }
    }

    private static void CheckPublicKeys(CloudFrontState state, XElement config)
    {
        foreach (var key in config.At("Items")?.Elements() ?? [])
        {
            if (Find(state, EntityKind.PublicKey, key.Value) is null)
            {
                throw new AwsError("InvalidArgument", $"The specified public key does not exist: {key.Value}");
            }
        }
    }
}
